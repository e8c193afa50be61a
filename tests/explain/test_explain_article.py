"""What is said of the text, of what was left out of it, its parts and files."""

from __future__ import annotations

from typing import get_args

from shown import ODD, lines, under

from harvester.explain.article import LEFT_OUT
from harvester.items import Role

DROPPED = "Lines within the article"


def test_where_the_text_was_taken_from() -> None:
    shown = under(lines(ODD), "Text of the article")
    assert 'taken from  <div id="zoom">' in shown
    assert "begins      一、总体情况" in shown
    assert "ends        2023年1月10日" in shown
    assert shown[-1].startswith("Of the rest of the page: 5 lines above it, 1 line below it")


def test_a_page_without_an_article() -> None:
    assert under(lines("<html></html>"), "Text of the article") == ["none was found"]


def test_what_was_left_out_by_what_it_is() -> None:
    assert under(lines(ODD), DROPPED) == [
        "the title: 1 line",
        "  甲市2022年政府信息公开工作年度报告",
        "the portal's own words: buttons, notices, counters: 1 line",
        "  【打印本页】 【关闭窗口】",
    ]


def test_nothing_was_left_out() -> None:
    page = '<div id="zoom"><p>甲市公开了若干信息，详见下文。</p><p>另有若干。</p></div>'
    assert under(lines(page), DROPPED) == ["none"]


def test_of_very_many_lines_the_first_are_shown() -> None:
    page = (
        '<div id="zoom"><p>甲市公开了若干信息。</p>'
        + "<p>【打印本页】</p>" * 1030
        + "<p>另有若干。</p></div>"
    )
    shown = under(lines(page), DROPPED)
    assert shown[0].endswith(": 1,030 lines")
    assert (len(shown), shown[-1]) == (22, "  … and 1,010 more")


def test_the_parts_by_their_headings() -> None:
    shown = under(lines(ODD), "Parts")
    assert shown[0].split() == ["一、总体情况", "overview", "9", "characters"]
    assert shown[2].split() == ["三、收到和处理政府信息公开申请情况", "requests", "empty"]
    assert shown[5].split()[:5] == ["六、别的", "not", "a", "standard", "heading"]


def test_the_files() -> None:
    assert under(lines(ODD), "Files") == ["甲市2022年报告.pdf", "  https://www.example.gov.cn/a/b.pdf"]


def test_every_role_that_is_no_text_is_explained() -> None:
    assert set(LEFT_OUT) == set(get_args(Role)) - {"text", "signature"}
