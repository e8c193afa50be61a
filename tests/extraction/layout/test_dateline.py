"""The date of a line without labels, below the title of a page that nobody has seen."""

from __future__ import annotations

import pytest
from pages import through

TITLE = "云水县林业局启动苗圃改造"
DAY = "2023-01-11"
P = "<p>\u3000\u3000苗圃改造共投入若干万元，计划年底前完成全部主体工程，预计惠及周边若干农户。</p>"
MENU = "<ul>" + "".join(f"<li><a href=/c{n}/>栏目{n}</a></li>" for n in range(9)) + "</ul>"
FOOT = "<div><p>主办单位：云水县人民政府办公室</p><p>网站标识码：0000000000</p></div>"


def page(line: str, article: str = P * 3) -> str:
    return (
        f"<html><head><title>{TITLE}_云水县人民政府</title></head><body>{MENU}<div class=q7><h1>{TITLE}</h1>"
        f"{line}<div id=zoom>{article}</div></div>{FOOT}</body></html>"
    )


@pytest.mark.parametrize(
    "line",
    [
        "<div>[2023-01-11]</div>",
        "<p>云水县林业局\u30002023年1月11日</p>",
        "<p>云水发布 2023-01-11 08:00</p>",
        "<p>原创 <a href=#>云水发布</a> <em>2023-01-11 18:20</em></p>",
        "<div><span>云水发布</span><span>2023-01-11</span><span>08:00</span></div>",
        "<div><i></i>2023-01-11<i></i>1,304<i></i>云水日报</div>",
        "<div><span>云水日报</span>|<span>记者 赵某</span>|<span>2023年01月11日09:30</span></div>",
        "<div>赵某 / 2023-01-11 / 要闻</div>",
        "<div>2023-1-11 9:21:07 阅读(12) 评论(0)</div>",
        "<div>2023-01-11 星期三</div>",
        "<div>发布于 2023年1月11日 · 来源 云水日报</div>",
        "<p><time datetime='2023-01-11T19:30:00+08:00'>1月11日 19:30</time> · 云水融媒</p>",
    ],
)
def test_a_date_among_names_and_counters_below_the_title(line: str) -> None:
    report = through("body", page(line))
    assert report.date_published == DAY
    assert report.body.count("\n") == 2


@pytest.mark.parametrize("line", ["（2023年1月11日） 阅读 88 次", "[2023-01-11]", "2023-01-11 浏览：9 次"])
def test_a_date_in_the_article_stands_with_counters_only(line: str) -> None:
    report = through("body", page("", f"<p>{line}</p>{P * 3}"))
    assert report.date_published == DAY
    assert report.body.count("\n") == 2


@pytest.mark.parametrize(
    "line",
    [
        "（2023年1月11日）",
        "（2023年1月11日县人大常委会通过）",
        "2023年1月11日起施行",
        "县林业局局长 赵某 2023年1月11日 在年会上的讲话",
        "2023-01-11 至 2023-03-11",
        "公示时间：2023-01-11",
        "云水县2023年1月11日疫情通报",
        "赵某等三人于2023年1月11日发现一株古树。",
        "<ul><li>云水县召开年会 2023-01-11</li></ul>",
        "<a href=/2.html>云水县召开林业年会 2023-01-11</a>",
    ],
)
@pytest.mark.parametrize("place", ["{}", "<div id=zoom>{}</div>"])
def test_dates_of_other_things(line: str, place: str) -> None:
    assert through("metadata", page(f"<p>{line}</p>")).date_published is None
    assert through("metadata", page("", f"<p>{line}</p>{P * 3}")).date_published is None


@pytest.mark.parametrize("line", ["县林业局 赵某 2023年1月11日", "本报讯 2023-01-11 14:00 云水"])
def test_names_beside_a_date_in_the_article_are_its_own(line: str) -> None:
    report = through("body", page("", f"<p>{line}</p>{P * 3}"))
    assert report.date_published is None
    assert line in report.body
