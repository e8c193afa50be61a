"""The title of a page, wherever and however it prints it."""

from __future__ import annotations

import pytest
from pages import through

from harvester.items import Hints

ISSUER = "云水县林业局"
REST = "2022年政府信息公开工作年度报告"
TITLE = ISSUER + REST
OTHER = TITLE.replace("2022", "2021")
SITE = "云水县人民政府门户网站"
P = "<p>\u3000\u30002022年，本局认真做好政府信息公开工作，主动公开信息若干条，群众满意度不断提高。</p>"
MENU = "<ul>" + "".join(f"<li><a href=/c{n}/>栏目{n}</a></li>" for n in range(9)) + "</ul>"
CRUMBS = "<div>当前位置：<a href=/>首页</a> &gt; <a href=/z/>政务公开</a> &gt; <a href=/n/>政府信息公开年报</a></div>"
BYLINE = "<div>发布时间：2023-01-11 来源：云水县林业局</div>"
FOOT = "<div><p>主办单位：云水县人民政府办公室</p><p>网站标识码：0000000000</p></div>"


def page(tag: str, above: str, article: str = P * 3, head: str = "", byline: str = BYLINE) -> str:
    return (
        f"<html><head><title>{tag}</title>{head}</head><body>{MENU}{CRUMBS}<div class=x1>{above}{byline}"
        f"<div class=nr>{article}</div></div>{FOOT}</body></html>"
    )


def meta(title: str) -> str:
    return f'<meta name="ArticleTitle" content="{title}">'


TAGS = (
    SITE, TITLE, f"{TITLE}_{SITE}", f"{SITE}_政府信息公开年报_{TITLE}", f"{TITLE}_政府信息公开年报_{SITE}",
    f"{SITE} - {TITLE} - 政府信息公开", f"{SITE}>>{TITLE}", f"{TITLE}--{SITE}", f"{SITE}｜{TITLE}",
    f"{ISSUER} {TITLE}", f"{TITLE} - 云水林业", "", "无标题文档", f"{SITE}-文章详情", "内容页",
)  # fmt: skip
MARKUPS = {
    "h1": "<h1>{}</h1>",
    "h2": "<h2>{}</h2>",
    "class": "<div class=title>{}</div>",
    "cell": "<table><tr><td class=title align=center>{}</td></tr></table>",
    "centred": "<p align=center><b>{}</b></p>",
    "unknown": "<div class=bt9>{}</div>",
    "inline": "<span class=q>{}</span>",
}


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("markup", MARKUPS)
def test_every_tag_with_every_markup(tag: str, markup: str) -> None:
    report = through("body", page(tag, MARKUPS[markup].format(TITLE)))
    assert report.title == TITLE
    assert TITLE not in report.body


PAGES = {
    "two lines": page(f"{TITLE}_{SITE}", f"<h1>{ISSUER}<br>{REST}</h1>"),
    "two lines that no tag confirms": page(SITE, f"<h1>{ISSUER}<br>{REST}</h1>"),
    "three paragraphs": page(
        f"{TITLE}_{SITE}", f"<p>{ISSUER}</p><p>2022年政府信息公开</p><p>工作年度报告</p>"
    ),
    "two headings": page(SITE, f"<h2>{ISSUER}</h2><h2>{REST}</h2>"),
    "two lines of the article": page(SITE, "", f"<p align=center>{ISSUER}</p><p align=center>{REST}</p>{P * 3}"),
    "a subtitle": page(SITE, f"<div>{TITLE}</div><div>——依据条例编制</div>"),
    "the document number in the heading": page(
        f"{TITLE}_{SITE}", f"<h1>{TITLE}<br><small>云林发〔2023〕5号</small></h1>"
    ),
    "the document number below": page(SITE, f"<div>{TITLE}</div><div>云林发〔2023〕5号</div>"),
    "a button in the heading": page(f"{TITLE}_{SITE}", f"<h1>{TITLE}<a href=#>【打印】</a></h1>"),
    "a date in the heading": page(f"{TITLE}_{SITE}", f"<h1>{TITLE}<i>2023-01-11</i></h1>", byline=""),
    "a column above": page(SITE, f"<h1>政府信息公开年报</h1><div>{TITLE}</div>"),
    "a column above, in a lesser heading": page(SITE, f"<h2>法定主动公开内容</h2><h3>{TITLE}</h3>"),
    "a column above, in the only heading": page(SITE, f"<h2>法定主动公开内容</h2><div>{TITLE}</div>"),
    "a column that reads like a report": page(SITE, f"<h1>云水县政府信息公开年度报告</h1><p>{TITLE}</p>"),
    "headings of a menu": page(
        f"{TITLE}-{SITE}", f"<h3>政府信息公开指南</h3><h3>法定主动公开内容</h3><p>{TITLE}</p>"
    ),
    "headings of a menu, no tag": page(
        SITE, f"<h3>政府信息公开指南</h3><h3>法定主动公开内容</h3><p>{TITLE}</p>"
    ),
    "the site's name above": page(f"{TITLE}_{SITE}", f"<h1>云水县人民政府</h1><div>{TITLE}</div>"),
    "a logo": page(SITE, f"<h1>中国·云水</h1><div>{TITLE}</div>"),
    "another page's meta tag": page(SITE, f"<h1>{TITLE}</h1>", head=meta(OTHER)),
    "another page's meta tag, printed": page(
        f"{TITLE}_{SITE}", f"<h1>{TITLE}</h1>", P * 3 + f"<p>上一篇：<a>{OTHER}</a></p>", meta(OTHER)
    ),
    "the meta tag alone": page(SITE, "", head=meta(TITLE)),
    "the site's name in the meta tag": page(SITE, f"<div>{TITLE}</div>", head=meta("云水县人民政府")),
    "cut in the tag": page(f"{TITLE[:14]}..._{SITE}", f"<div>{TITLE}</div>"),
    "cut in the index block": page(
        SITE,
        f"<table><tr><td>索引号</td><td>1-2</td><td>名称</td><td>{TITLE[:14]}...</td></tr>"
        f"<tr><td>文号</td><td></td><td>发布机构</td><td>某局</td></tr></table><div>{TITLE}</div>",
    ),
    "a heading of a column of news": page(
        SITE, f"<div><h2>热点新闻</h2><h3>云水县召开全县林业工作会议</h3></div><div>{TITLE}</div>"
    ),
    "a heading below": page(SITE, f"<div>{TITLE}</div>") + "<h2>云水县召开全县林业工作会议部署</h2>",
    "headings of its parts": page(SITE, f"<div>{TITLE}</div>", f"<h2>一、总体情况</h2>{P}<h2>总体情况如下</h2>{P}"),
    "buttons beside it": page(f"通知公告 - {SITE}", f"<div><span>{TITLE}</span><a>收藏</a></div>"),
    "a column of news as heading and tag": page("林业要闻", f"<h3>林业要闻</h3><div>{TITLE}</div>"),
    "only in the article": page(SITE, "", f"<p style='text-align:center'><strong>{TITLE}</strong></p>{P * 3}"),
    "a line with a label": page(SITE, f"<div>标题：{TITLE}</div>"),
}  # fmt: skip


def test_a_short_title_before_the_name_of_its_column() -> None:
    for above in ("<h1>停水公告</h1>", "<div>停水公告</div>", "<h3>要闻动态</h3><div>停水公告</div>"):
        assert through("metadata", page(f"停水公告_通知公告_{SITE}", above)).title == "停水公告"


def test_a_column_s_name_is_the_title_where_the_page_has_no_other() -> None:
    assert through("metadata", page(f"图片新闻_{SITE}", "<h1>图片新闻</h1>")).title == "图片新闻"
    assert through("metadata", page(f"图片新闻_{SITE}", "<a href=/p>图片新闻</a>")).title is None


@pytest.mark.parametrize("name", PAGES)
def test_the_title_is_found(name: str) -> None:
    assert through("metadata", PAGES[name]).title == TITLE


INDEX = (
    "<table><tr><td>索引号：</td><td>1-2</td><td>发布机构：</td><td>某局</td></tr>"
    "<tr><td>文号：</td><td></td><td>成文日期：</td><td>2023-01-10</td></tr></table>"
)
NEWS = (
    "云水县人民政府关于印发《云水县林业发展规划》的通知",
    "云水县林业局召开2023年全县森林防火工作会议",
    "2023年云水县统计公报",
    "县长李某到林区调研：要守住绿水青山",
    "云水县林业局开展2023-2024年度造林活动",
    "云水县2023—2025年“十四五”林业规划（征求意见稿）公示",
)


@pytest.mark.parametrize("title", NEWS)
@pytest.mark.parametrize("tag", [SITE, "", "通知公告", f"{SITE}-通知公告-{{}}", f"{{}}-通知公告-{SITE}"])
@pytest.mark.parametrize("markup", [*MARKUPS.values(), "<h2>通知公告栏目</h2><h3>{}</h3>"])
def test_pages_that_are_no_reports(title: str, tag: str, markup: str) -> None:
    printed, named = markup.format(title), tag.format(title)
    for above, byline in ((printed, BYLINE), (printed, ""), (INDEX + printed, ""), (printed, INDEX)):
        assert through("metadata", page(named, above, byline=byline)).title == title


def test_a_title_that_the_list_cut_short_is_found_whole() -> None:
    markup = page(SITE, f"<div>{TITLE}</div>")
    assert through("metadata", markup, hints=Hints(title=f"{TITLE[:14]}…")).title == TITLE
    assert through("metadata", page(SITE, ""), hints=Hints(title=TITLE)).title == TITLE


@pytest.mark.parametrize("title", [f"《{TITLE}》", f"{TITLE}（图片版）", "云水县2022-2025年规划的通知"])
def test_what_belongs_to_the_title_stays(title: str) -> None:
    assert through("metadata", page(f"{title}_{SITE}", f"<h1>{title}</h1>")).title == title
    assert through("metadata", page(SITE, f"<h1>{title}</h1>")).title == title
