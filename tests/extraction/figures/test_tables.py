"""Tables of an article: which count, and where their cells stand."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from lxml.html import fromstring
from pages import through

from harvester.extraction.figures.tables import Span, expand, layout_tables_of, own_rows, tables_of

if TYPE_CHECKING:
    from harvester.items import Page


def page(markup: str) -> Page:
    report = through(
        "sections", f'<h1>某局2023年政府信息公开工作年度报告</h1><div id="zoom"><p>全文。</p>{markup}</div>'
    )
    assert report.page
    return report.page


def places(markup: str) -> list[list[tuple[int, int]]]:
    grid = expand(own_rows(fromstring(f"<table>{markup}</table>")))
    return [[(span.first, span.end) for span in spans] for spans in grid.spans.values()]


def test_spans_are_expanded() -> None:
    markup = """
        <tr><td rowspan=2 colspan=2>a<td>b<td rowspan=3>c</tr>
        <tr><th>d</th></tr>
        <tr><td>e<td>f<td>g</tr>
        <tr><td colspan=4>h</tr>"""
    assert places(markup) == [
        [(0, 2), (2, 3), (3, 4)],
        [(2, 3)],
        [(0, 1), (1, 2), (2, 3)],
        [(0, 4)],
    ]


@pytest.mark.parametrize("span", ["0", "-2", "two", "", "1.5", "٣x"])
def test_a_span_that_is_no_number_is_one(span: str) -> None:
    assert places(f'<tr><td colspan="{span}" rowspan="{span}">a<td>b</tr><tr><td>c</tr>') == [
        [(0, 1), (1, 2)],
        [(0, 1)],
    ]


def test_spans_are_bounded() -> None:
    row = '<tr><td colspan="99999" rowspan="99999">a</td><td>b</td></tr>'
    started = time.perf_counter()
    found = places(row * 2_000)
    assert time.perf_counter() - started < 2
    assert max(end for spans in found for _, end in spans) < 10_000


def test_the_usual_width_is_where_most_rows_end() -> None:
    rows = own_rows(fromstring("<table><tr><td>a<td>b<tr><td>c<td>d<tr><td>e</table>"))
    assert expand(rows).width == 2
    assert expand([]).width == 0


def test_spans_overlap_where_they_share_a_column() -> None:
    assert Span(0, 2).overlaps(Span(1, 3))
    assert not Span(0, 2).overlaps(Span(2, 3))
    assert not Span(2, 2).overlaps(Span(2, 3))


def test_only_tables_of_the_article_with_words_of_the_forms_count() -> None:
    markup = """
        <table><tr><td>自 然<br>人</td><td>5</td></tr><tr><td></td><td></td></tr></table>
        <p>其他情况：</p><table><tr><td>项目</td><td>7</td></tr></table>"""
    outside = "<table><tr><td>自然人</td><td>9</td></tr></table>"
    tables, left_out = tables_of(page(markup + "</div>" + outside))
    assert [[row.cells for row in table.rows] for table in tables] == [[["自 然 人", "5"]]]
    assert left_out == 0


def test_a_table_right_below_one_with_words_of_the_forms_may_continue_it() -> None:
    marked, other = (f"<table><tr><td>{label}</td><td>5</td></tr></table>" for label in ("自然人", "项目"))
    tables, _ = tables_of(page(other + marked + other + other + "<p>其他情况：</p>" + other + marked))
    assert [(table.rows[0].cells[0], table.follows) for table in tables] == [
        ("自然人", False), ("项目", True), ("项目", True), ("自然人", False),
    ]  # fmt: skip


def test_a_table_with_a_table_in_a_cell_is_read_from_its_elements() -> None:
    within = "<table><tr><td>3</td></tr></table>"
    markup = f"<table><tr><td>自然人</td><td>{within}</td></tr><tr><td>总计</td><td>4</td></tr></table>"
    found = page(markup)
    assert tables_of(found) == ([], 0)
    assert [[row.cells for row in table.rows] for table in layout_tables_of(found)] == [
        [["自然人", "3"], ["总计", "4"]]
    ]


def test_a_row_that_holds_a_data_table_is_left_to_that_table() -> None:
    within = "<table><tr><td>自然人</td><td>3</td></tr><tr><td>总计</td><td>3</td></tr></table>"
    found = page(f"<table><tr><td>自然人的表</td><td>{within}</td></tr></table>")
    assert [len(table.rows) for table in tables_of(found)[0]] == [2]
    assert list(layout_tables_of(found)) == []


def test_more_cells_than_any_report_has_are_not_looked_at() -> None:
    small = "<table><tr><td>自然人</td><td>5</td></tr></table>"
    large = "<table>" + "<tr><td>自然人</td><td>5</td></tr>" * 6_000 + "</table>"
    tables, left_out = tables_of(page(small + large + small))
    assert [len(table.rows) for table in tables] == [1, 1]
    assert left_out == 12_000
