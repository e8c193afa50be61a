"""Which part of a page is the article, in layouts that nobody has declared."""

from __future__ import annotations

import itertools
import re
import time

import pytest
from pages import codes, texts, through

TITLE = "某市某局2022年政府信息公开工作年度报告"
P = "<p>2022年，本局认真做好政府信息公开工作，主动公开信息若干条，群众满意度不断提高。</p>"
MENU = "<div class=top><a href=/>首页</a><a href=/a/>要闻</a><a href=/b/>政务公开</a></div>"
FOOT = "<div class=foot><p>主办：某市人民政府办公室 承办：某市大数据局</p><p>网站标识码：0000000000 某ICP备00000000号</p></div>"
SIGNED = "<p>某市某局</p><p>2023年1月15日</p>"


def page(article: str, title: str = TITLE) -> str:
    return (
        f"<html><head><title>{title}</title></head><body>{MENU}<h1>{title}</h1>{article}{FOOT}</body></html>"
    )


@pytest.mark.parametrize(
    "article",
    [
        f'<div class="xl-cont">{P * 4}</div>',
        f'<div class="fontzoom">字体：大 中 小</div><div class="xl-cont">{P * 4}</div>',
        f'<div class="zoom">放大</div><div class="xl-cont">{P * 4}</div>',
        f'<div class="xl-cont">{P * 4}</div><div class="article-body">热点推荐内容</div>',
        f'<form name="_newscontent_fromname"><div id="vsb_content"><div class="v_news_content">{P * 4}</div></div></form>',
        f'<form id="form1" runat="server"><div><div class="cont">{P * 4}</div></div></form>',
        f'<div class="TRS_Editor">{P * 2}</div><div class="TRS_Editor">{P[:3] + "另" + P[3:]}{P}</div>',
        f'<div class="a"><div class="TRS_Editor">{P * 2}</div></div><div class="a"><div class="TRS_Editor"><p>后半。</p>{P}</div></div>',
        f'<div id="zoom"><div id="zoom">{P * 4}</div></div>',
        f'<table><tr><td class="left">栏目</td><td class="right">{P * 3}<p>{"又有一段很长的话，" * 60}如此。</p></td></tr></table>',
        f"<article><section>{P * 4}</section></article>",
    ],
)
def test_the_whole_article_and_nothing_else(article: str) -> None:
    lines = texts(through("body", page(article)))
    assert len(lines) == 4
    assert all("。" in line for line in lines)


def test_salutation_and_signature_beside_the_densest_part_belong_to_it() -> None:
    report = through("body", page(f'<div><p>各县区人民政府：</p><div class="x">{P * 4}</div>{SIGNED}</div>'))
    assert report.body.splitlines()[0] == "各县区人民政府："
    assert report.body.splitlines()[-1] == "2023年1月15日"
    assert len(report.body.splitlines()) == 7


def test_an_article_that_is_mostly_a_table_keeps_what_stands_around_it() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>某某项目办理结果</td><td>准予许可</td></tr>" for n in range(40))
    report = through(
        "body",
        page(
            f'<div class="xl-cont"><p>公示如下，为期七天，欢迎监督。</p><table>{rows}</table>{SIGNED}</div>'
        ),
    )
    lines = report.body.splitlines()
    assert (lines[0], lines[-2], len(lines)) == ("公示如下，为期七天，欢迎监督。", "某市某局", 43)


def test_a_copy_for_mobile_devices_is_not_read_twice() -> None:
    article = f'<div class="pc"><div class="TRS_Editor">{P * 3}</div></div><div class="m"><div class="TRS_Editor">{P * 3}</div></div>'
    assert len(texts(through("body", page(article)))) == 3


@pytest.mark.parametrize(
    "content",
    ['<iframe src="a.pdf"></iframe>', "<p><img src=1.jpg></p>", "<p><img src=1.jpg></p><p>&nbsp;</p>"],
)
def test_an_article_without_text_is_empty_and_not_the_rest_of_the_page(content: str) -> None:
    hot = "<div class=hot><p>热点新闻：某市召开全市大会，部署下一阶段工作。</p></div>"
    report = through("check", page(f'<div id="zoom">{content}</div>{hot}'))
    assert report.body == ""
    assert "body_missing" in codes(report)


@pytest.mark.parametrize(
    "line",
    ['<p style="text-align:center">{}</p>', "<p align=center><strong>{}</strong></p>", "<div>{}</div>"],
)
def test_a_title_that_only_a_line_above_the_text_prints(line: str) -> None:
    parts = "".join(f"<h3>{n}、某项工作情况</h3>{P}" for n in "一二三")
    site = "<html><head><title>某某市人民政府门户网站</title></head><body>"
    for article in (f"{line.format(TITLE)}<div>{P * 4}</div>", f"{line.format(TITLE)}{parts}"):
        report = through("check", f'{site}{MENU}<div class="xl">{article}</div>{FOOT}</body></html>')
        assert (report.title, report.kind, report.report_year) == (TITLE, "annual_report", 2022)
        assert TITLE not in report.body
    assert len(report.sections) == 3


def test_a_short_notice_in_its_container_is_not_outweighed_by_the_footer() -> None:
    report = through(
        "body", page('<div id="zoom"><p>现予公布，请遵照执行，不得有误。</p></div>', "关于某事的公告")
    )
    assert report.body == "现予公布，请遵照执行，不得有误。"


def body_of(article: str) -> tuple[str, str, int]:
    """The rule that found the article, what it read, and how many lines the article has."""
    report = through("body", page(article))
    evidence = report.evidence["body"]
    return evidence.rule, evidence.raw, len(report.body.splitlines())


PARTS = [
    f"<p>{n}是认真落实各项部署，扎实推进政府信息公开，不断提高工作的质量和水平。</p>"
    for n in "一二三四五六七八"
]
TEASERS = "".join(
    f"<h4><a href=/{n}.html>某地召开第{n}次会议</a></h4><p>会议指出，要认真贯彻落实第{n}项部署，抓好各项工作，确保完成。</p>"
    for n in range(9)
)


def test_a_container_is_believed_by_its_name_unless_it_holds_too_little() -> None:
    whole = "".join(PARTS)
    assert body_of(f"<div id=zoom>{whole}</div>") == ("container", "#zoom", 8)
    assert body_of(f"<div class=q>{whole}</div>") == ("densest", "", 8)
    assert body_of(f"<div class=zoom>{TEASERS}</div><div class=q>{whole}</div>") == (
        "densest", ".zoom: 30 of 280 characters", 8,
    )  # fmt: skip
    part = f"<div id=zoom>{PARTS[0]}</div>"
    assert body_of(f"{part}<div class=q>{''.join(PARTS[1:])}</div>")[2] == 8
    assert body_of(f"<div>{part}{''.join(PARTS[1:])}</div>")[2] == 8


def test_a_short_article_is_not_joined_with_what_follows_its_container() -> None:
    assert body_of(f"<div id=zoom>{PARTS[0]}</div><p>{'本站提供各类服务，欢迎使用。' * 4}</p>")[2] == 1


def test_the_text_beside_the_title_is_the_article_though_another_column_is_long() -> None:
    column = "".join(f"<p>本局第{n}项职责是负责有关工作，承办上级交办的其他事项。</p>" for n in range(6))
    h1, whole = f"<h1>{TITLE}</h1>", "".join(PARTS)
    report = through(
        "body",
        f"<html><head><title>{TITLE}</title></head><body><div class=l><div>{h1}{whole}</div></div><div class=r>{column}</div>",
    )
    assert len(report.body.splitlines()) == 8


def test_chapters_in_elements_of_one_make_stay_together() -> None:
    report = through(
        "body",
        f"<html><head><title>{TITLE}</title></head><body><div class=m><div class=ch><h1>{TITLE}</h1>{''.join(PARTS[:5])}</div>"
        f"<div class=ch>{''.join(PARTS[5:])}</div></div>",
    )
    assert len(report.body.splitlines()) == 8


@pytest.mark.parametrize(
    "unit",
    [
        "<div class=zoom>",
        "<div><p>",
        "<div>某。",
        "<h4><a href=x>链接</a></h4><p>某。",
        "<p><img src=x>",
        "<div><h3>网站简介</h3>",
    ],
)
def test_the_article_is_found_in_linear_time(unit: str) -> None:
    started = time.process_time()
    through("body", page(f"<div class=q>{''.join(PARTS)}</div>" + unit * 18_000))
    assert time.process_time() - started < 2


# -- short articles, and pages with a picture only -------------------------------------------------

NOTICE = "<p>因检修管网，清水街今晚停水。</p>"
INTRO = "<p>本网站由某市某局主办，是发布权威信息、提供便民服务的窗口，栏目设置合理，内容更新及时，欢迎提出意见和建议。</p>"
REMARK = "<div class=u>某网友 2024-03-02 10:11</div><p>这件事情办得很好，希望今后继续坚持下去，让更多的人得到实惠，谢谢工作人员！</p>"


@pytest.mark.parametrize("heading", ["关于本站", "关于我们", "网站简介", "本网介绍"])
@pytest.mark.parametrize(
    "part", ["<div><h3>{}</h3>{}</div>", "<div><div class=h>{}</div><div>{}</div></div>"]
)
@pytest.mark.parametrize(
    "around", ["<div>{}</div>", "{}", "<div><div>来源：某局 时间：2024-05-06</div>{}</div>"]
)
def test_what_the_site_says_of_itself_outweighs_no_article(heading: str, part: str, around: str) -> None:
    report = through("body", page(around.format(NOTICE) + part.format(heading, INTRO), "停水通知一则"))
    assert report.body == "因检修管网，清水街今晚停水。"


@pytest.mark.parametrize("heading", ["网友评论", "最新评论（2）", "网友评论列表", "评论区", "全部跟帖"])
def test_what_readers_say_of_an_article_is_none(heading: str) -> None:
    remarks = f"<div class=q><h3>{heading}</h3>{REMARK}{REMARK.replace('很好', '不错')}</div>"
    report = through("body", page(f"<div>{NOTICE}{remarks}</div>", "停水通知一则"))
    assert report.body == "因检修管网，清水街今晚停水。"


def test_the_text_nearest_to_the_title_is_the_article_though_the_site_says_more_without_a_heading() -> None:
    markup = f"<div><h1>停水通知一则</h1><div>{NOTICE}</div></div><div>{INTRO}</div>"
    report = through(
        "body", f"<html><head><title>停水通知一则</title></head><body>{MENU}{markup}{FOOT}</body></html>"
    )
    assert report.body == "因检修管网，清水街今晚停水。"


OTHERS = {
    "the site": INTRO,
    "the city": "<p>某市位于平原北部，辖五县三区，历史悠久，物产丰富，交通便利，是远近闻名的旅游城市，人民安居乐业。</p>",
    "a notice": "<p>免责声明：凡本网注明来源为其他媒体的稿件，均为转载，不代表本网观点，如有侵权请联系删除。</p>",
    "a warning": "<p>温馨提示：您即将离开本网站，访问外部链接时请注意网络安全，谨防上当受骗，确认继续吗？</p>",
}
NEAREST = {
    "a short line": ("<p>清水街5月3日停水</p>", "清水街5月3日停水"),
    "names": ("<p>获奖名单如下：</p><p>张三 李四</p>", "获奖名单如下：\n张三 李四"),
    "a file": ("<p><a href=/f/a.pdf>停水区域图</a></p>", "停水区域图"),
    "pictures": ("<p><img src=1.jpg></p><p><span><img src=2.jpg></span></p>", ""),
    "a frame": ("<div><iframe src=a.pdf></iframe></div>", ""),
}


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("nearest", NEAREST)
def test_what_stands_below_the_byline_is_the_article_however_short(nearest: str, other: str) -> None:
    article, body = NEAREST[nearest]
    head = "<div><h1>停水通知一则</h1><div>发布时间：2024-05-02 来源：某局</div></div>"
    report = through(
        "body",
        f"<html><head><title>停水通知一则</title></head><body>{MENU}<div>{head}<div><div>{article}</div></div></div>"
        f"<div>{OTHERS[other]}</div>{FOOT}</body></html>",
    )
    assert report.body == body


def test_icons_beside_the_title_are_no_article() -> None:
    head = "<div><h1>停水通知一则</h1><div>发布时间：2024-05-02 <a href=/w><img src=w.png></a><i><img src=q.png></i></div></div>"
    report = through(
        "body",
        f"<html><head><title>停水通知一则</title></head><body>{MENU}{head}<div>{NOTICE}</div>{FOOT}</body></html>",
    )
    assert report.body == "因检修管网，清水街今晚停水。"


@pytest.mark.parametrize("heading", ["四、网友评论反映的问题", "网站简介和工作机制", "关于我们的建议"])
def test_headings_of_the_author_that_speak_of_such_things_stay(heading: str) -> None:
    report = through("body", page(f"<div>{P * 2}<h3>{heading}</h3>{PARTS[0]}</div>"))
    assert report.body.splitlines()[-2] == heading


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "<div><a>收藏本页面</a> <a>纠错反馈</a></div><h3>图片新闻</h3><ul><li><a href=/1>某文</a><span>2024-02-06</span></ul>",
        f"<div><h3>关于我们</h3>{INTRO}</div>",
        "<div>分享到微信朋友圈 微信 微博</div><p>长按识别二维码关注我们</p>",
    ],
)
def test_a_picture_in_no_container_that_is_known_is_an_article_without_text(rest: str) -> None:
    report = through("check", page(f"<div><p><img src=1.jpg></p></div><div>{rest}</div>", "海报：节约用水"))
    assert report.body == ""
    assert "body_missing" in codes(report)


def test_rows_that_begin_with_a_label_are_no_text() -> None:
    rows = "<tr><td>索引号</td><td>000/2024-00001</td><td>发布机构</td><td>某市某局办公室</td></tr>" * 3
    report = through("body", page(f"<table>{rows}</table><div id=zoom>{NOTICE}</div>", "停水通知一则"))
    assert report.evidence["body"].rule == "container"
    assert report.body == "因检修管网，清水街今晚停水。"


@pytest.mark.parametrize("link", ["<a>{}</a>", "<a href=/x.html>{}</a>", "<a name=t1></a><a>{}</a>"])
def test_paragraphs_that_stand_in_links_are_text_where_there_is_no_other(link: str) -> None:
    paragraphs = "".join(
        f"<p>{link.format(part[3:-4] + '各单位要结合实际抓好落实，重要情况及时报告。')}</p>" for part in PARTS
    )
    links = "<div><h3>图片新闻</h3><ul><li><a href=/1>某文</a><span>2024-02-06</span></li></ul></div>"
    report = through("body", page(f"<div>{paragraphs}</div>{links}"))
    assert len(report.body.splitlines()) == 8


def test_an_article_goes_on_below_a_container_that_ends_too_early() -> None:
    def body(rest: str) -> int:
        return len(
            through("body", page(f"<div><div>{''.join(PARTS[:7])}</div></div>{rest}")).body.splitlines()
        )

    rest = "".join(PARTS[7:])
    assert body(rest) == 8
    assert body(f"<div>{rest}</div>") == 7
    assert body(rest.replace("<p>", "<p class=x>")) == 7
    assert body(f"<h3>最新动态</h3>{rest}") == 7


WARNING = "<p>某市气象台今日九时发布大风蓝色预警，预计夜里风力渐强。</p>"
GUIDE = "<p>大风由强到弱分为几级，出门前请先看预报，远离高处的广告牌。</p>"


@pytest.mark.parametrize("article", [f"<div class=c>{WARNING}</div>", f"<div>{WARNING}</div>"])
def test_one_part_under_its_own_heading_beside_a_short_article_is_another_text(article: str) -> None:
    guide = f"<div><h5>避风常识</h5>{GUIDE}</div>"
    report = through("body", page(f"<p>来源：某市气象台</p>{article}{guide}", "大风蓝色预警"))
    assert report.body == WARNING[3:-4]


@pytest.mark.parametrize(
    "rest",
    [
        f"<div><h4>办理结果</h4>{GUIDE}</div>",
        f"<div><h4>市气象局答复</h4>{GUIDE}</div>",
        f"<div><h4>二、避风常识</h4>{GUIDE}</div>",
        f"<div class=c><h4>避风常识</h4>{GUIDE}</div>",
        f"<div><h4>避风常识</h4>{GUIDE}</div><div><h4>避雷常识</h4><p>打雷时不要在大树下停留，也不要打伞。</p></div>",
    ],
)
def test_parts_of_a_short_article_stay_under_their_headings(rest: str) -> None:
    report = through(
        "body", page(f"<p>来源：某市气象台</p><div class=c>{WARNING}</div>{rest}", "大风蓝色预警")
    )
    assert GUIDE[3:-4] in report.body.splitlines()


def test_an_empty_article_is_not_the_address_of_the_site() -> None:
    address = "<div><p>地址：某市某路1号</p><p>便民服务热线：00000</p></div>"
    byline = "<div>发布时间：2024-01-02</div>"
    report = through("check", page(f"{byline}<div><p>&nbsp;</p></div>{address}", "大风蓝色预警"))
    assert report.body == ""
    assert "body_missing" in codes(report)


def nameless(*parts: str, tag: str = "section") -> str:
    return "".join(f"<{tag}>{part}</{tag}>" for part in parts)


@pytest.mark.parametrize(
    "article",
    [
        nameless(nameless(nameless(P)), nameless(nameless(P + P), nameless(P), P * 5)),
        nameless(nameless(P * 6), nameless(nameless(P))),
        nameless(P, P * 8, tag="div"),
    ],
)
def test_an_article_pasted_in_nested_parts_without_names_is_whole(article: str) -> None:
    lines = numbered(article)
    assert texts(through("body", page(f"<div class='xl'>{lines}</div>"))) == re.findall("<p>(.*?)</p>", lines)


def numbered(markup: str) -> str:
    """The markup with a number in each paragraph, so that none says the same as another."""
    count = itertools.count(1)
    return re.sub("<p>", lambda _: f"<p>第{next(count)}段，", markup)


def test_what_follows_a_part_without_a_name_is_not_pasted() -> None:
    links = "<div>本局地处某市东部，负责全市的政府信息公开工作，欢迎监督。</div>"
    assert (
        len(texts(through("body", page(f"<div class='xl'><div>{numbered(P * 8)}</div>{links}</div>")))) == 8
    )


@pytest.mark.parametrize(
    "tools",
    ["存为书签", "某某发布", "2024年第3期", "<p>甲乙丙丁</p><p>戊己庚辛</p>", "<a>转给友邻</a> 存为书签"],
)
def test_what_stands_in_the_box_of_the_title_is_no_short_article(tools: str) -> None:
    title, text = "某县查获一批假冒的运动鞋", "近日，某县查获一批假冒的运动鞋，共计四百双，均已依法处理。"
    head = f"<div class=t><h2>{title}</h2><p>发布时间：2024-02-27</p><div>{tools}</div></div>"
    report = through(
        "body",
        f"<html><head><title>{title}</title></head><body>{MENU}<div>{head}<div><p>{text}</p></div></div>{FOOT}</body></html>",
    )
    assert report.body == text


def test_a_box_of_many_lines_below_a_title_takes_linear_time() -> None:
    lines = "<p>某某某某</p>" * 50_000
    head = f"<div><h1>停水通知一则</h1><p>发布时间：2024-05-02</p>{lines}</div><p>{'水' * 300_000}。</p>"
    started = time.process_time()
    through("layout", f"<html><head><title>停水通知一则</title></head><body>{head}</body></html>")
    assert time.process_time() - started < 2
