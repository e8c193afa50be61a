"""What each rule of the cascade reads."""

from __future__ import annotations

from dataclasses import fields

import pytest
from pages import BODY, INDEX, METAS, TITLE, page, through

from harvester import vocabulary
from harvester.extraction.metadata.rules import RULES, TITLE_GUESSES
from harvester.items import Hints, Report


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        (
            page(above=INDEX.replace("<tr>", f"<tr><td>名称：</td><td>{TITLE}</td></tr><tr>", 1)),
            "index_block",
        ),
        (page(above=f"<h1>{TITLE}</h1>"), "heading"),
        (page(above=f"<ucaptitle>{TITLE}</ucaptitle>"), "heading"),
        (page(head=METAS, title="", above=f"<div>{TITLE}</div>"), "heading"),
        (page(head=METAS), "meta_tags"),
        (page(head=METAS, title=""), "unprinted_title"),
        (page(title="某市人民政府", above=f"<h1>{TITLE}</h1>"), "lone_heading"),
        (page(title="政府信息公开年报", above=f"<h1>某市人民政府</h1><h2>{TITLE}</h2>"), "lone_heading"),
        (page(title=f"某市人民政府-政府信息公开-{TITLE}"), "title_tag"),
        (page(title=f"【{TITLE}】某市人民政府"), "title_tag"),
        (page(title=f"{TITLE[:12]}…", above=f"<h1>{TITLE}</h1>"), "heading"),
        (
            page(head=METAS.replace("2022", "2021"), title="某市人民政府", above=f"<h1>{TITLE}</h1>"),
            "lone_heading",
        ),
        (page(above=f"<h1>{TITLE}</h1>") + f"<h3>{TITLE}解读</h3>", "heading"),
        (page(), "title_tag"),
        (f"{TITLE}\n\n正文一段，说明情况。\n又一段。", "first_line"),
    ],
)
def test_where_the_title_comes_from(markup: str, rule: str) -> None:
    report = through("metadata", markup)
    assert report.title == TITLE
    assert report.evidence["title"].rule == rule


def test_a_heading_of_the_site_is_no_title() -> None:
    assert through("metadata", page(above="<h1>某市人民政府</h1>")).title == TITLE


def test_of_two_labels_for_one_field_the_vocabulary_decides() -> None:
    index = INDEX.replace("</table>", "<tr><td>组配分类：</td><td>年报</td></tr></table>")
    assert through("metadata", page(above=index)).category == "综合政务"
    assert through("metadata", page(above=index.replace("主题分类", "语种"))).category == "年报"


def test_of_one_label_printed_twice_the_filled_one_counts() -> None:
    again = INDEX.replace("</table>", "<tr><td>发文字号：</td><td>某府发〔2023〕9号</td></tr></table>")
    assert through("metadata", page(above=again)).document_number == "某府发〔2023〕9号"


def test_every_field_of_the_labels_is_a_field_of_the_report() -> None:
    names = {field.name for field in fields(Report)}
    assert set(vocabulary.INDEX_LABELS) | set(vocabulary.META_TAGS) <= names


def test_the_names_of_the_rules_are_unique() -> None:
    names = [name for name, _ in (*RULES, *TITLE_GUESSES)]
    assert len(set(names)) == len(names)


def test_what_the_list_said_fills_what_the_page_does_not_say() -> None:
    hints = Hints(
        title=TITLE, date="2023-01-20", fields={"index_number": "9/2023-1", "document_number": "无"}
    )
    report = through("metadata", f"<html><body><div id=zoom>{BODY}</div></body></html>", hints=hints)
    assert (report.title, report.date_published, report.index_number) == (TITLE, "2023-01-20", "9/2023-1")
    assert report.document_number is None
    assert report.evidence["title"].rule == "list"


@pytest.mark.parametrize("generic", ["某市人民政府", "某市教育局", "某局动态"])
def test_a_title_that_only_a_plain_line_above_the_byline_prints(generic: str) -> None:
    above = (
        "<div><a href='/'>首页</a> <a href='/d/'>某局动态</a></div><div class=tt>某地举办活动周</div>"
        "<div>发布日期：2023-01-14 来源：某局</div>"
    )
    report = through("metadata", page(title=generic, above=above))
    assert (report.title, report.evidence["title"].rule) == ("某地举办活动周", "line_above_byline")


@pytest.mark.parametrize(
    "above",
    [
        "<div>某地举办活动周</div><div>——全市上下抓落实</div><div>发布日期：2023-01-14 来源：某局</div>",
        "<table><tr><td>某地举办活动周</td></tr><tr><td>发布日期：2023-01-14 来源：某局</td></tr></table>",
    ],
)
def test_a_subtitle_or_a_layout_table_does_not_hide_it(above: str) -> None:
    report = through("metadata", page(title="某市人民政府", above=above))
    assert (report.title, report.evidence["title"].rule) == ("某地举办活动周", "line_above_byline")


@pytest.mark.parametrize(
    "line",
    [
        "<a href='/d/'>某地举办活动周</a>",
        "某地举办了活动周，各界人士参加。",
        "一、某地举办活动周",
        "动态",
        "某地" * 50,
    ],
)
def test_a_line_above_the_byline_that_is_no_title(line: str) -> None:
    above = f"<div>{line}</div><div>发布日期：2023-01-14 来源：某局</div>"
    assert through("metadata", page(title="某市人民政府", above=above)).title is None


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("zwgk/202301/t20230111_123.html", "2023-01-11"),
        ("art/2023/1/11/art_1_2.html", "2023-01-11"),
        ("html/1861/2023-01-11/content-1.html", "2023-01-11"),
        ("zwgk/202301/c1.html", None),
    ],
)
def test_the_address_gives_a_date_where_nothing_else_does(path: str, date: str | None) -> None:
    url = f"http://www.example.gov.cn/{path}"
    report = through("metadata", page(), url=url)
    assert report.date_published == date
    assert ("date_published" in report.evidence) is bool(date)
    printed = through("metadata", page(above=INDEX), url=url)
    assert (printed.date_published, printed.evidence["date_published"].rule) == ("2023-01-12", "index_block")


def test_the_json_of_gkmlpt_fills_what_the_page_does_not_print() -> None:
    script = (
        "<script>window._CONFIG = { DETAIL: "
        '{"identifier": "000014349/2023-00001", "publisher": "某局", "date": 1673366400} };</script>'
    )
    url = "http://www.example.gov.cn/gkmlpt/content/3/3000/post_3000001.html"
    report = through("metadata", page(head=script), url=url)
    assert (report.index_number, report.publisher, report.date_written) == (
        "000014349/2023-00001",
        "某局",
        "2023-01-11",
    )
    assert report.evidence["publisher"].rule == "platform_data"
    assert through("metadata", page(head=script, above=INDEX), url=url).publisher == "某市某局"


def test_the_title_of_a_report_does_not_name_a_publisher() -> None:
    """The title says whom a report is about; a publisher is what the page calls one."""
    assert through("metadata", page(above=f"<h1>{TITLE}</h1>")).publisher is None
