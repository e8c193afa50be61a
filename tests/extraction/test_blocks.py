"""The lines of a page."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from harvester.extraction.blocks import blocks_of


def lines(markup: str) -> list[str]:
    return [block.text for block in blocks_of(document_fromstring(f"<html><body>{markup}</body></html>"))[0]]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("甲<br>乙<br/><br/>丙", ["甲", "乙", "丙"]),
        ("<div>甲<p>乙</p>丙</div>丁", ["甲", "乙", "丙", "丁"]),
        ("<p>甲<b>乙</b><span>丙<i>丁</i></span>戊</p>", ["甲乙丙丁戊"]),
        ("<p>\u3000\u3000甲\xa0 乙\n丙\u200b</p>", ["甲 乙 丙"]),
        ("<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]),
        ("<p>甲<!-- 乙 -->丙</p>", ["甲丙"]),
        ("<p>甲</p><script>乙</script><style>丙</style><p>丁</p>", ["甲", "丁"]),
        ("<p>甲<span style='display: none'>乙</span>丙</p>", ["甲丙"]),
        ("<div hidden><p>乙</p></div><p>甲</p>", ["甲"]),
        ("<div class='x ng-hide'><p>乙</p></div><p>甲</p>", ["甲"]),
        ("<a style='display:none'>乙</a><p>甲</p>", ["甲"]),
        ("<select><option>乙</option></select><p>甲</p>", ["甲"]),
        ("", []),
    ],
)
def test_where_a_line_begins_and_ends(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


def test_the_rows_of_a_data_table_are_a_line_each() -> None:
    markup = "<table><tr><th>项目</th><th>数量</th></tr><tr><td><p>商业</p><p>企业</p></td><td>12<br>件</td></tr></table>"
    assert lines(markup) == ["项目 | 数量", "商业 企业 | 12 件"]


def test_an_empty_cell_keeps_its_place() -> None:
    blocks, _ = blocks_of(document_fromstring("<table><tr><td>甲</td><td></td><td>丙</td></tr></table>"))
    assert [block.cells for block in blocks] == [["甲", "", "丙"]]


def test_a_layout_table_is_not_data() -> None:
    article = "<p>" + "很长的一段。" * 80 + "</p><p>第二段</p>"
    markup = f"<table><tr><td>左栏</td><td>{article}</td></tr></table>"
    assert lines(markup) == ["左栏", "很长的一段。" * 80, "第二段"]


def test_a_table_within_a_layout_table_is_data() -> None:
    markup = "<table><tr><td><p>上文</p><table><tr><td>甲</td><td>1</td></tr></table></td></tr></table>"
    assert lines(markup) == ["上文", "甲 | 1"]


def test_a_line_of_links_is_marked() -> None:
    blocks, _ = blocks_of(
        document_fromstring(
            "<div><a href='x'>首页</a> <a href='y'>要闻</a></div><p>见<a href='z'>这里</a>的说明</p>"
        )
    )
    assert [block.linked for block in blocks] == [True, False]
