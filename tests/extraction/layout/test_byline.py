"""The line under the title, in the forms of portals that nobody has seen."""

from __future__ import annotations

import pytest
from pages import codes, through

TITLE = "云水县林业局2022年政府信息公开工作年度报告"
SOURCE = "云水县林业局"
DAY = "2023-01-11"
P = "<p>\u3000\u30002022年，本局认真做好政府信息公开工作，主动公开信息若干条，群众满意度不断提高。</p>"
HEAD = (
    f"<html><head><title>{TITLE}_云水县人民政府</title></head><body><ul>"
    + "".join(f"<li><a href=/c{n}/>栏目{n}</a></li>" for n in range(9))
    + "</ul><div>当前位置：<a href=/>首页</a> &gt; <a href=/n/>年度报告</a></div>"
)
FOOT = "<div><p>主办单位：云水县人民政府办公室 联系电话：000-0000000</p><p>网站标识码：0000000000</p></div>"

PLACES = {
    "between": "<div class=z8><h1>{title}</h1><div class=ly>{line}</div><div class=nr>{text}</div></div>",
    "inside": "<h1>{title}</h1><div id=zoom><div>{line}</div>{text}</div>",
    "below a plain title": "<div class=z8><div>{title}</div><div>{line}</div><div class=nr>{text}</div></div>",
}


def page(line: str, place: str = "between") -> str:
    return f"{HEAD}{PLACES[place].format(title=TITLE, line=line, text=P * 3)}{FOOT}</body></html>"


BOTH = (
    "发布时间：2023-01-11 10:20:33 来源：云水县林业局 浏览次数：123 次 字体：[大 中 小]",
    "2023-01-11 来源: 云水县林业局",
    "来源：云水县林业局 | 2023年01月11日 | 作者：王某",
    "[2023-01-11] [来源：云水县林业局]",
    "发布日期：2023-01-11 信息来源：云水县林业局 访问量：<script>show(1)</script>",
    "发布日期：2023-01-11&nbsp;&nbsp;更新时间：2023-03-01&nbsp;&nbsp;来源：云水县林业局",
    "更新时间：2023-03-01 发布时间：2023-01-11 来源：云水县林业局",
    "来源：<a href=http://x.gov.cn>云水县林业局</a> 发布时间：2023-01-11",
    "来源：【云水县林业局】 发布时间：【2023-01-11】",
    "来源：云水县林业局\u3000时间：2023-01-11\u3000浏览：2023",
    "浏览次数：1203 2023-01-11 来源：云水县林业局",
    "发布时间：2023-01-11 | 来源：云水县林业局 | 【打印】【关闭】",
    "时间：2023-01-11 15:20 &nbsp; 来源：云水县林业局 &nbsp; 【字体：<a>大</a> <a>中</a> <a>小</a>】",
    "发布时间：2023年1月11日 10时20分 来源：云水县林业局",
    "<span>来源：云水县林业局</span><span>2023-01-11</span>",
    "<i>发布时间：</i><em>2023-01-11</em><i>信息来源：</i><em>云水县林业局</em>",
    "<span>发布时间：<b>2023-01-11</b></span><span>来源：<b>云水县林业局</b></span><span>点击数：<b>7</b></span>",
    "作者：王某 来源：云水县林业局 点击：[12] 日期：2023-01-11",
    "（来源：云水县林业局 发布时间：2023-01-11）",
    "【发布时间：2023-01-11】【来源：云水县林业局】【字号：大 中 小】",
    "【信息来源：云水县林业局】 【信息时间：2023-01-11 阅读次数：33 】【我要打印】【关闭】",
    "发布日期 : 2023-01-11 来源 : 云水县林业局",
    "发布日期：[2023-01-11] 来源：[云水县林业局]",
    "发布时间:2023-01-11T10:20:33 来源:云水县林业局",
    "来源：云水县林业局2023-01-11 10:20",
    "来源：云水县林业局 发布日期：20230111",
    "来源：云水县林业局 发布时间：2023-01-11 分享：",
    "发布时间 2023-01-11 来源 云水县林业局",
    "<ul><li>发布时间：2023-01-11</li><li>来源：云水县林业局</li><li>浏览：9</li></ul>",
    "<ul><li><span>发布时间</span><b>2023-01-11</b></li><li><span>信息来源</span><b>云水县林业局</b></li></ul>",
    "<table><tr><td>发布时间：2023-01-11</td><td>来源：云水县林业局</td></tr></table>",
    "<table><tr><td>发布时间：</td><td>2023-01-11</td><td>来源：</td><td>云水县林业局</td></tr></table>",
    "<div><div>发布时间</div><div>2023-01-11</div></div><div><div>来源</div><div>云水县林业局</div></div>",
    "<p>发布时间：2023-01-11</p><p>来源：云水县林业局</p><p>浏览次数：3</p>",
    "<ul><li>发布时间</li><li>2023-01-11</li><li>信息来源</li><li>云水县林业局</li><li>浏览次数</li><li>33</li></ul>",
    "发布日期 2023-01-11 | 来源 云水县林业局 | 浏览 33",
    "<i>2023-01-11 09:12</i><i>来源：云水县林业局</i><i>分享到</i>",
    "更新于2023-03-02 来源：云水县林业局 2023-01-11",
    "本文来源：云水县林业局 2023-01-11",
    "<p>来源 | 云水县林业局</p><p>时间 | 2023-01-11</p>",
    "時間：2023-01-11 信息來源：云水县林业局",
    "时间：2023-01-11来源：云水县林业局点击：[]",
    "发布时间：2023-01-11 来源：云水县林业局文章类型：原创",
    "<p>2023-01-11</p><p>分享</p><p>打印</p><p>字号</p><p>来源：云水县林业局</p>",
    "创建时间：2023-01-11 来源：云水县林业局",
    "信息提供：云水县林业局 提供时间：2023-01-11",
    "2023-01-11 | 人气：30 | 来自：云水县林业局",
    "发布：2023-01-11 来源：云水县林业局",
    "时间：2023-01-11 | 栏目：年报 | 来源：云水县林业局",
)


@pytest.mark.parametrize("line", BOTH)
@pytest.mark.parametrize("place", PLACES)
def test_date_and_source(line: str, place: str) -> None:
    report = through("body", page(line, place))
    assert (report.source, report.date_published) == (SOURCE, DAY)
    assert (report.title, report.publisher, report.date_written) == (TITLE, None, None)
    assert report.body.count("\n") == 2


@pytest.mark.parametrize(
    ("line", "source", "day"),
    [
        ("日期：2023/1/11", None, DAY),
        ("来源： 作者： 2023-01-11", None, DAY),
        ("来源： 作者： 发布时间：2023-01-11", None, DAY),
        ("来源：云水县 林业局 发布时间：2023-01-11", "云水县 林业局", DAY),
        ("来源：云水县人民政府（办公室） 发布时间：2023-01-11", "云水县人民政府（办公室）", DAY),
        ("来源：《云水日报》 发布时间：2023-01-11", "《云水日报》", DAY),
        ("来源：云水县林业局、云水县统计局 时间：2023-01-11", "云水县林业局、云水县统计局", DAY),
        ("信息来源：转载自云水县林业局 发布时间：2023-01-11", "转载自云水县林业局", DAY),
        ("来源：本站 发布时间：2023-01-11 阅读次数：9", None, DAY),
        ("发布时间：2023-01-11 浏览次数：20230302", None, DAY),
        ("<span>2023-01-11 10:20</span><span>云水县林业局</span>", SOURCE, DAY),
        ("2023年01月11日 10:20 云水县林业局", SOURCE, DAY),
        ("文章来源：云水县林业局 更新时间：2023-01-11", SOURCE, None),
        ("来源:云水县林业局    撰写时间：2023-01-11", SOURCE, None),
        ("发布时间： 来源：云水县林业局", SOURCE, None),
        ("发布时间：--- 来源：云水县林业局", SOURCE, None),
    ],
)
@pytest.mark.parametrize("place", PLACES)
def test_parts_that_are_missing_or_odd(line: str, source: str | None, day: str | None, place: str) -> None:
    report = through("body", page(line, place))
    assert (report.source, report.date_published) == (source, day)
    assert codes(report) == []
    assert report.body.count("\n") == 2


@pytest.mark.parametrize(
    "line",
    [
        "<p>发布时间：2023-01-11 来源：云水县林业局</p>",
        "<table><tr><td>字号 <a>大</a> <a>小</a> 文章来源：云水县林业局 2023-01-11 16:00</td>"
        "<td><a>打印本页</a></td></tr></table>",
    ],
)
def test_a_byline_right_above_the_title(line: str) -> None:
    markup = page("").replace("<div class=z8>", f"<div class=z8>{line}")
    report = through("metadata", markup)
    assert (report.title, report.source, report.date_published) == (TITLE, SOURCE, DAY)


@pytest.mark.parametrize(
    "line",
    ["今天日期：2023-01-11", "<a href=/2.html>某通知 发布时间：2023-01-11</a>", "征求意见时间：2023-01-11"],
)
def test_what_else_stands_above_the_title(line: str) -> None:
    markup = page("").replace("<div class=z8>", f"<div class=z8><p>{line}</p>")
    assert through("metadata", markup).date_published is None


@pytest.mark.parametrize("next_line", ["作者：王某", "各镇人民政府：", "浏览次数"])
def test_an_empty_source_does_not_take_the_next_line(next_line: str) -> None:
    report = through("metadata", page(f"<p>发布时间：2023-01-11</p><p>来源：</p><p>{next_line}</p>"))
    assert (report.source, report.date_published) == (None, DAY)


@pytest.mark.parametrize("line", ["发布时间：2023-01-11 来源：云水县林业局", "来源：云水县林业局 2023-01-11"])
def test_a_page_of_pictures(line: str) -> None:
    markup = (
        f"{HEAD}<h1>{TITLE}</h1><div>{line}</div><div class=nr><img src=/a.jpg width=900 height=2000>"
        f"<img src=/b.jpg width=900 height=2000></div>{FOOT}</body></html>"
    )
    report = through("metadata", markup)
    assert (report.title, report.source, report.date_published) == (TITLE, SOURCE, DAY)


def test_a_value_may_end_like_a_label() -> None:
    report = through("metadata", page("来源：云水阅读编辑部 发布时间：2023-01-11"))
    assert (report.source, report.date_published) == ("云水阅读编辑部", DAY)


def test_other_fields_of_a_byline() -> None:
    report = through("metadata", page("发布单位：云水县林业局 成文日期：2023-01-10 发布日期：2023-01-11"))
    assert (report.publisher, report.date_written, report.date_published) == (SOURCE, "2023-01-10", DAY)
    report = through("metadata", page("发布机构：云水县林业局 | 2023-01-11"))
    assert (report.publisher, report.date_published) == (SOURCE, DAY)


@pytest.mark.parametrize(
    "line", ["发布时间：2023-13-41 来源：某局", "日期：2023-02-30", "发布时间：2023-02-30 10:00 浏览次数：9"]
)
def test_a_date_that_no_calendar_has_is_a_finding(line: str) -> None:
    report = through("metadata", page(line))
    assert report.date_published is None
    assert codes(report) == ["date_unreadable"]


@pytest.mark.parametrize(
    "below",
    [
        "<p><a href=/1>某通知</a> 发布时间：2023-03-04</p><p><a href=/2>某公告</a> 发布时间：2023-03-05</p>",
        "<div><a href=/1>云水县林业局另一份重要的通知</a></div><div>发布时间：2023-03-04</div>",
        "<p>留言时间：2023-05-01</p><p>回复时间：2023-05-09</p>",
        "<ul><li><a href=/1>甲</a><span>2023-04-04</span></li><li><a href=/2>乙</a><span>2023-04-05</span></li></ul>",
        "<p>发布时间：2023-03-04</p><p>发布时间：2023-03-05</p><p>发布时间：2023-03-06</p>",
    ],
)
def test_dates_of_other_pages_below(below: str) -> None:
    assert through("metadata", f"{page('')}<div>{below}</div>").date_published is None


@pytest.mark.parametrize("above", ["<div>今天是2026年3月5日 星期四</div>", "<div>2026年03月05日 晴</div>"])
def test_today_is_no_date_of_the_page(above: str) -> None:
    assert through("metadata", page("").replace("<body>", f"<body>{above}")).date_published is None


@pytest.mark.parametrize(
    "line",
    [
        "联系人：王某 电话：000-0000000",
        "（来源：县统计局，时间：2022年）",
        "数据来源：县统计局",
        "活动时间：2022-05-06",
    ],
)
def test_lines_of_the_article(line: str) -> None:
    markup = f"{HEAD}<h1>{TITLE}</h1><div id=zoom>{P}<p>{line}</p>{P * 2}</div>{FOOT}"
    report = through("body", markup)
    assert (report.source, report.date_published) == (None, None)
    assert line in report.body


@pytest.mark.parametrize(
    "line",
    [
        "<p><span>来源：云水发布</span><span>时间：2023-01-11</span></p>",
        "<p><label>来源：</label>云水发布<label>时间：</label>2023-01-11 10:11<label>阅读：</label><b></b></p>",
    ],
)
def test_a_value_ends_with_its_element(line: str) -> None:
    report = through("metadata", page(line))
    assert (report.source, report.date_published) == ("云水发布", DAY)


def test_a_label_in_pieces_is_one() -> None:
    report = through("metadata", page("<b>来源：</b>云水县林业局 <b>发布</b><b>时间：</b>2023-01-11"))
    assert (report.source, report.date_published) == (SOURCE, DAY)


@pytest.mark.parametrize("line", ["供稿单位：云水县林业局 摄影：王某 发布日期：2023-01-11 阅读次数：20"])
def test_who_sent_the_text_in_is_its_source(line: str) -> None:
    assert through("metadata", page(line)).source == SOURCE


def test_below_the_text_in_the_same_container() -> None:
    line = "<div>发布人：admin 发布时间：2023-01-11 11:20:09 信息来源：云水县林业局</div>"
    markup = f"{HEAD}<div><h3>{TITLE}</h3><hr>{P * 3}<hr>{line}</div>{FOOT}</body></html>"
    report = through("body", markup)
    assert (report.source, report.date_published) == (SOURCE, DAY)
    assert "admin" not in report.body


@pytest.mark.parametrize(
    "line",
    ["项目来源：县财政 发布时间：以通知为准", "发布时间：2023-01-11 地点：县城"],
)
def test_last_lines_of_an_article_that_are_its_own(line: str) -> None:
    report = through("body", f"{HEAD}<h1>{TITLE}</h1><div id=zoom>{P * 3}<p>{line}</p></div></body></html>")
    assert report.source is None
    assert line in report.body
