"""Tables without `<table>`: which lines are rows of figures."""

from __future__ import annotations

import time

import pytest
from pages import through

from harvester.extraction.figures.loose_rows import loose_table_of


def rows(markup: str) -> list[list[str]]:
    title = "<h1>某局2023年政府信息公开工作年度报告</h1>"
    report = through("sections", f'{title}<div id="zoom"><p>全文。</p>{markup}</div>')
    assert report.page
    return [row.cells for row in loose_table_of(report.page).rows]


@pytest.mark.parametrize(
    "markup",
    [
        "<div style='display : table-row'><div>规章</div><div>3</div></div>",
        "<div style='display:flex'><div><p>规</p><p>章</p></div><div><p>3</p></div></div>",
        "<div role='row'><span><b>规</b><i>章</i></span><span>3</span></div>",
        "<ul><li><span>规章</span><br><span>3</span></li></ul>",
        "<p>规章　3</p>",
    ],
)
def test_a_row_begins_with_a_label_of_the_forms(markup: str) -> None:
    assert [["".join(cell.split()) for cell in row] for row in rows(markup)] == [["规章", "3"]]


def test_a_blank_cell_keeps_its_place() -> None:
    assert rows("<div role=row><p>规章</p><p></p><p>3</p><p>&nbsp;</p></div>") == [["规章", "", "3", ""]]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>规章 制定</p><p>行政处罚 实施</p>",  # no figures
        "<p>2023年 1 2</p>",
        "<p>本局 制定 规章 3 件</p>",
        "<p>全年制定<b>规章</b><b>3</b>件。</p>",
        "<table><tr><td>规章</td><td>3</td></tr><tr><td>自然人</td><td>3</td></tr></table>",
    ],
)
def test_other_lines_are_no_rows(markup: str) -> None:
    assert rows(markup) == []


@pytest.mark.parametrize(
    "markup",
    [
        "<div><b>规章</b><i>3</i>" * 20_000,
        ("<div>" + "<div>规章</div>" * 40 + "</div>") * 3_000,
        "<p>规章 1 2 3 4 5 6 7</p>" * 30_000,
    ],
)
def test_many_lines_cost_little(markup: str) -> None:
    report = through("sections", f"<h1>某局2023年政府信息公开工作年度报告</h1>{markup}")
    assert report.page
    started = time.perf_counter()
    loose_table_of(report.page)
    assert time.perf_counter() - started < 0.5
