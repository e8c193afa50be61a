"""Index block and byline: values go to their labels, and nothing is invented."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from pages import codes, texts, through

if TYPE_CHECKING:
    from harvester.items import Report

TITLE = "某市某局2022年政府信息公开工作年度报告"
P = "<p>2022年，本局认真做好政府信息公开工作，主动公开信息若干条，群众满意度不断提高。</p>"
ARTICLE = f'<div id="zoom">{P * 3}</div>'
FIELDS = {
    "索引号": "1/2023-1",
    "发布机构": "某局",
    "成文日期": "2023-01-11",
    "文号": "某发〔2023〕5号",
    "主题词": "公开",
}

LAYOUTS = {
    "td/td": ("<table>{}</table>", "<tr><td>{}：</td><td>{}</td></tr>"),
    "th/td": ("<table>{}</table>", "<tr><th>{}</th><td>{}</td></tr>"),
    "dl": ("<dl>{}</dl>", "<dt>{}：</dt><dd>{}</dd>"),
    "li": ("<ul>{}</ul>", "<li>{}：{}</li>"),
    "li/span": ("<ul>{}</ul>", "<li><span>{}：</span><span>{}</span></li>"),
    "li/em": ("<ul>{}</ul>", "<li><em>{}：</em>{}</li>"),
    "li/strong": ("<ul>{}</ul>", "<li><strong>{}：</strong><a>{}</a></li>"),
    "li/div": ("<ul>{}</ul>", "<li><div>{}：</div><div>{}</div></li>"),
    "div/div": ("<div>{}</div>", "<div><div>{}：</div><div>{}</div></div>"),
    "li span/p": ("<ul>{}</ul>", "<li><span>{}：</span><p>{}</p></li>"),
    "flat divs": ("<div>{}</div>", "<div>{}：</div><div>{}</div>"),
    "p": ("<div>{}</div>", "<p>{}：{}</p>"),
    "br": ("<div>{}</div>", "{}：{}<br>"),
    "spans": ("<div>{}</div>", "<span>{}：{}</span>"),
}


def index(layout: str, values: dict[str, str]) -> str:
    frame, item = LAYOUTS[layout]
    return frame.format("".join(item.format(label, value) for label, value in values.items()))


def page(above: str = "", article: str = ARTICLE, below: str = "") -> str:
    return f"<html><head><title>{TITLE}</title></head><body>{above}<h1>{TITLE}</h1>{article}{below}</body></html>"


def read(markup: str) -> Report:
    return through("body", markup)


def values(report: Report) -> dict[str, str | None]:
    return {
        "索引号": report.index_number,
        "发布机构": report.publisher,
        "成文日期": report.date_written,
        "文号": report.document_number,
        "主题词": report.keywords,
    }


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("empty", [None, *FIELDS])
def test_every_layout_with_each_value_empty(layout: str, empty: str | None) -> None:
    given = {label: "" if label == empty else value for label, value in FIELDS.items()}
    report = read(page(index(layout, given)))
    assert values(report) == {label: value or None for label, value in given.items()}
    assert report.title == TITLE
    assert len(texts(report)) == 3


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name not in ("p", "br", "flat divs")])
def test_an_empty_last_value_does_not_swallow_the_article(layout: str) -> None:
    report = read(page(article=f'<div id="zoom">{index(layout, FIELDS | {"主题词": ""})}{P * 3}</div>'))
    assert values(report) == FIELDS | {"主题词": None}
    assert len(texts(report)) == 3


@pytest.mark.parametrize("layout", ["td/td", "li", "li/span", "dl"])
def test_an_unknown_label_in_between_breaks_nothing(layout: str) -> None:
    given = {"索引号": "1/2023-1", "办文部门": "某科", "发布机构": "某局", "文号": "某发〔2023〕5号"}
    report = read(page(index(layout, given)))
    assert (report.publisher, report.document_number) == ("某局", "某发〔2023〕5号")


def test_a_heading_row_and_a_second_table_belong_to_the_block() -> None:
    first = "<table><tr><td>索引号：</td><td>1/2023-1</td></tr><tr><td colspan=2>政府信息</td></tr><tr><td>发布机构：</td><td>某局</td></tr></table>"
    second = "<table><tr><td>文号：</td><td>某发〔2023〕5号</td></tr></table>"
    report = read(page(first + second))
    assert (report.index_number, report.publisher, report.document_number) == (
        "1/2023-1",
        "某局",
        "某发〔2023〕5号",
    )


def test_labels_with_a_space_are_believed_in_company() -> None:
    lines = "<p>索引号 1/2023-1</p><p>发布机构 某局</p><p>成文日期 2023-01-11</p>"
    assert read(page(lines)).publisher == "某局"
    cells = "".join(
        f"<tr><td>{line}</td></tr>" for line in ("索引号 1/2023-1", "发布机构 某局", "成文日期 2023-01-11")
    )
    assert read(page(f"<table>{cells}</table>")).publisher == "某局"
    assert read(page("<p>名称 解释</p>")).title == TITLE


def test_a_date_of_something_else_below_the_article() -> None:
    below = "<div><p>留言时间：2025-04-27</p><p>办理时间：2025-04-28</p></div>"
    assert read(page(below=below)).date_published is None


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>名称</td><td>某公司</td></tr><tr><td>文号</td><td>某罚〔2023〕1号</td></tr><tr><td>发布机构</td><td>某县局</td></tr></table>",
        "<p>事项名称：某某许可</p><p>责任部门：市商务局</p><p>公开时间：长期</p>",
    ],
)
def test_a_table_of_data_below_the_first_text_is_no_index_block(table: str) -> None:
    report = read(page(article=f'<div id="zoom">{P}{table}{P}</div>'))
    assert (report.title, report.publisher, report.document_number) == (TITLE, None, None)
    assert "某罚〔2023〕1号" in report.body or "市商务局" in report.body


def test_lines_at_the_head_of_an_article_are_no_byline_for_any_label() -> None:
    head = "<p>事项名称：某某许可</p><p>责任部门：市商务局</p><p>公开时间：长期</p>"
    report = read(page(article=f'<div id="zoom">{head}{P * 2}</div>'))
    assert (report.publisher, report.date_published) == (None, None)
    assert "责任部门：市商务局" in report.body


def test_a_search_form_is_no_index_block() -> None:
    form = "<form><label>索引号：</label><input><label>文号：</label><input><label>发布机构：</label><select></select></form>"
    report = read(page(form))
    assert (report.index_number, report.document_number) == (None, None)


BYLINES = [
    ("<p>来源：某日报 发布时间：2023-01-20 10:00 浏览次数：5</p>", "某日报", "2023-01-20"),
    (
        "<div><span>来源：某日报</span><span>发布时间：2023-01-20 10:00</span><span>浏览次数：</span></div>",
        "某日报",
        "2023-01-20",
    ),
    ("<div><span>来源：<a></a></span><span>发布时间：2023-01-20</span></div>", None, "2023-01-20"),
    ("<p>来源：某日报 【打印】 【关闭】</p>", "某日报", None),
    ("<p>来源：某日报 2023-01-20 10:00:00</p>", "某日报", "2023-01-20"),
    ("<p>作者：张三 来源：某日报 时间：2023-01-20</p>", "某日报", "2023-01-20"),
    ("<p>发布人：李四 信息来源：某局 录入时间：2023-01-20 点击率：7</p>", "某局", "2023-01-20"),
    ("<p>2023-01-20 10:00 来源：某日报 字体：大 中 小</p>", "某日报", "2023-01-20"),
    ("<div><div>来源：</div><div>某日报</div></div><div>2023-01-20</div>", "某日报", "2023-01-20"),
    ("<p>2023-01-20 10:00:00</p>", None, "2023-01-20"),
    ("<p>[ 发布日期: 2023-01-20 ] [ 信息来源: 某日报 ] [ 浏览次数: 3 ]</p>", "某日报", "2023-01-20"),
    ("<p>来源：某日报发布时间：2023-01-20浏览次数：7</p>", "某日报", "2023-01-20"),
]


@pytest.mark.parametrize(("line", "source", "date"), BYLINES)
@pytest.mark.parametrize("place", ["between", "within"])
def test_the_byline_gives_source_and_date(
    line: str, source: str | None, date: str | None, place: str
) -> None:
    article = line + ARTICLE if place == "between" else f'<div id="zoom">{line}{P * 3}</div>'
    report = read(page(article=article))
    assert (report.source, report.date_published) == (source, date)
    assert len(texts(report)) == 3


def test_a_byline_below_the_article() -> None:
    report = read(
        page(below="<div class=bot><span>文章来源：某日报</span> <span>发布时间：2023-01-20</span></div>")
    )
    assert (report.source, report.date_published) == ("某日报", "2023-01-20")


@pytest.mark.parametrize(
    "above",
    [
        "<div>2026年3月5日 星期四</div>",
        "<div>2026-03-05</div>",
        "<ul><li><a>某镇动态</a><span>2023-02-03</span></li></ul>",
        "<ul><li>2023-02-03</li></ul>",
    ],
)
def test_a_date_above_the_title_is_not_the_articles(above: str) -> None:
    assert read(page(above)).date_published is None


def test_a_date_in_brackets_belongs_to_the_article() -> None:
    report = read(page(article=f'<div id="zoom"><p>（2023年1月10日）</p>{P * 3}</div>'))
    assert report.date_published is None
    assert report.body.startswith("（2023年1月10日）")


def test_unknown_labels_are_findings() -> None:
    report = read(page("<ul><li>索引号：1/2023-1</li><li>信息密级：公开</li><li>发布机构：某局</li></ul>"))
    assert codes(report) == ["label_unknown"]


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr>" + "<td><b>索引号</b>1</td>" * 10_000 + "</tr><tr><td>x</td></tr></table>",
        "<table>" + "<tr><td>索引号</td><td>文号</td></tr>" * 10_000 + "</table>",
        "<dl><dt>索引号</dt>" + "<dd>1</dd>" * 20_000 + "</dl>",
        "<ul>" + "<li>索引号</li><li>1</li>" * 10_000 + "</ul>",
        "".join(f"<p>索引号：{n}</p><p>文号：{n}号</p>" for n in range(10_000)),
        ("<p>" + "·" * 3_900 + "：</p>") * 200,
        ("<p>" + "来源（一" * 900 + "：</p>") * 200,
    ],
)
def test_hostile_labels_take_no_time(markup: str) -> None:
    started = time.process_time()
    assert through("layout", f"<html><body>{markup}</body></html>").page
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "pair",
    [
        "<div>来源</div><div>某局</div>",
        "<li>来源</li><li>某局</li>",
        "来源<br>某局<br>",
        "<div><p>来源</p><p>文号</p><p>分类</p></div><div><p>某局</p></div>",
    ],
)
def test_labels_without_end_in_one_element_cost_what_they_hold(pair: str) -> None:
    """Looking at all children of an element for each of them took a minute."""
    markup = f"<input><h1>{TITLE}</h1><div>{pair * 200_000}</div>"
    started = time.process_time()
    through("layout", markup)
    assert time.process_time() - started < 5
