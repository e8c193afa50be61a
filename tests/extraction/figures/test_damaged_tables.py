"""Damaged tables: a row whose shape does not fit has no figures, and a finding."""

from __future__ import annotations

import random
from typing import Any

import pytest
from official_forms import Cell, figures_of, tables_of
from pages import codes
from table_styles import (
    STYLES,
    elements,
    kinds_as_rows,
    numbered,
    page_of,
    piped,
    rows_apart,
    spaced_lines,
    table_of,
    trailing_column,
    unspanned,
    with_spacers,
)
from tables_read import FORMS, add, drop, no_groups, own_findings, read, with_row


@pytest.mark.parametrize("change", [drop(1), drop(4), drop(7), add(0), add(3), add(7)])
@pytest.mark.parametrize("style", [list, with_spacers, unspanned, no_groups])
def test_a_row_with_a_cell_too_few_or_too_many_has_no_figures(style: Any, change: Any) -> None:
    expected = figures_of(2021, 7)
    first, second, third = tables_of(expected)
    damaged = with_row(style(second), "4.保护第三方", change)
    for parts in ((table_of(first), table_of(damaged)), (table_of(first + damaged), "")):
        report = read(page_of((*parts, table_of(third))))
        assert report.statistics is not None
        values = report.statistics["requests"]["denied_third_party"]
        assert set(values.values()) == {None}
        assert report.statistics["requests"] == expected["requests"] | {"denied_third_party": values}
        assert own_findings(report) == ["row_misshapen"]


@pytest.mark.parametrize("change", [drop(1), drop(3), drop(5), add(0), add(2), add(5)])
def test_a_row_of_one_kind_of_disputes_keeps_its_shape(change: Any) -> None:
    expected = figures_of(2021, 7)
    first, second, third = tables_of(expected)
    damaged = with_row(kinds_as_rows(third), "行政诉讼（未经", change)
    report = read(page_of((table_of(first), table_of(second), table_of(damaged))))
    assert report.statistics is not None
    values = report.statistics["disputes"]["litigation_direct"]
    assert set(values.values()) == {None}
    assert report.statistics["disputes"] == expected["disputes"] | {"litigation_direct": values}


def test_the_first_of_two_tables_of_disputes_counts() -> None:
    expected = figures_of(2021, 7)
    first, second, third = tables_of(expected)
    other = table_of(kinds_as_rows(tables_of(figures_of(2021, 8))[2]))
    report = read(
        page_of(
            (
                table_of(first),
                table_of(second),
                f"{table_of(kinds_as_rows(third))}<p>上年情况如下。</p>{other}",
            )
        )
    )
    assert report.statistics == expected


@pytest.mark.parametrize("change", [drop(1), drop(2), drop(3), add(0), add(1), add(3)])
def test_a_numbered_row_keeps_its_shape(change: Any) -> None:
    expected = figures_of(2021, 7)
    first, second, third = tables_of(expected)
    damaged = with_row(numbered(first), "行政规范性", change)
    report = read(page_of((table_of(damaged), table_of(second), table_of(third))))
    assert report.statistics is not None
    values = report.statistics["disclosure"]["normative_documents"]
    assert set(values.values()) == {None}
    assert report.statistics["disclosure"] == expected["disclosure"] | {"normative_documents": values}


@pytest.mark.parametrize("change", [drop(1), drop(4), drop(7), add(0), add(3), add(7)])
@pytest.mark.parametrize(
    "draw",
    [
        rows_apart,
        spaced_lines,
        lambda table: table_of(trailing_column(table)),
        lambda table: table_of(trailing_column(no_groups(table))),
        lambda table: elements("div", "span")((table, [], []))[0],
    ],
)
def test_such_a_row_has_no_figures_in_any_kind_of_table(draw: Any, change: Any) -> None:
    expected = figures_of(2021, 7)
    first, second, third = tables_of(expected)
    damaged = draw(with_row(second, "4.保护第三方", change))
    report = read(page_of((table_of(first), damaged, table_of(third))))
    assert report.statistics is not None
    values = report.statistics["requests"]["denied_third_party"]
    assert set(values.values()) == {None}
    assert report.statistics == expected | {"requests": expected["requests"] | {"denied_third_party": values}}
    assert own_findings(report) == ["row_misshapen"]


@pytest.mark.parametrize(
    "draw",
    [
        table_of,
        piped,
        rows_apart,
        lambda table: table_of(trailing_column(table)),
        lambda table: table_of(trailing_column(no_groups(table))),
        lambda table: elements("div role=row", "div")((table, [], []))[0],
    ],
)
def test_a_blank_cell_keeps_its_place_in_any_kind_of_table(draw: Any) -> None:
    expected = figures_of(2021, 7)
    blank = {"new": ("research", "total"), "denied_third_party": ("other_organisation", "total")}
    for row, columns in blank.items():
        expected["requests"][row] |= dict.fromkeys(columns)
    tables = tables_of(expected)
    others = [piped(table) if draw is piped else table_of(table) for table in (tables[0], tables[2])]
    report = read(page_of((others[0], draw(tables[1]), others[1])))
    assert report.statistics == expected
    assert own_findings(report) == []


def with_blanks(part: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    return {
        name: with_blanks(value, draw)
        if isinstance(value, dict)
        else (value if name == "form" or draw.random() < 0.4 else None)
        for name, value in part.items()
    }


def differing(read: Any, expected: Any) -> list[Any]:
    """The figures read that are not those expected."""
    if isinstance(expected, dict):
        return [v for key, value in (read or {}).items() for v in differing(value, expected[key])]
    return [] if read in (None, expected) else [read]


@pytest.mark.parametrize("style", STYLES)
def test_few_figures_among_blank_cells_are_right_or_null_and_named(style: str) -> None:
    for seed in range(4):
        expected = with_blanks(figures_of(2021, seed), random.Random(seed))
        report = read(page_of(STYLES[style](tables_of(expected))))
        assert differing(report.statistics, expected) == []
        assert report.statistics == expected or own_findings(report)


@pytest.mark.parametrize(("name", "place"), [("disclosure", 0), ("requests", 1), ("disputes", 2)])
def test_a_table_that_cannot_be_read_is_named(name: str, place: int) -> None:
    parts = list(STYLES["plain"](tables := tables_of(figures_of(2021, 4))))
    lines = "".join(f"<p>{cell.text}</p>" for row in tables[place] for cell in row)
    parts[place] = lines
    report = read(page_of(tuple(parts)))
    assert report.statistics is not None
    assert report.statistics[name] is None
    assert [f.message.partition(":")[0] for f in report.findings if f.code == "table_unreadable"] == [name]


@pytest.mark.parametrize("rest", ["", '<p><img src="table.png"></p>'])
def test_a_table_that_is_not_there_is_not_unreadable(rest: str) -> None:
    text = "<p>本年新收政府信息公开申请3件，结转下年度继续办理0件。</p><p>（一）予以公开</p><p>1件。</p><p>（二）部分公开</p><p>尚未审结1件</p>"
    report = read(page_of((rest, text + rest, rest)))
    assert report.statistics is None
    assert "table_unreadable" not in codes(report)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_row_of_table_2_keeps_its_shape(form: int, place: int) -> None:
    expected = figures_of(form, 3)
    tables = tables_of(expected)
    report = read(page_of((table_of(with_row(tables[0], "规章", drop(place))), *map(table_of, tables[1:]))))
    assert report.statistics is not None
    assert set(report.statistics["disclosure"].pop("regulations").values()) == {None}
    expected["disclosure"].pop("regulations")
    assert report.statistics == expected
    assert own_findings(report) == ["row_misshapen"]


@pytest.mark.parametrize("change", [drop(1), drop(9), add(0), add(15)])
def test_table_4_has_fifteen_cells_or_none(change: Any) -> None:
    tables = tables_of(figures_of(2021, 4))
    damaged = [*tables[2][:-1], change(tables[2][-1])]
    report = read(page_of((table_of(tables[0]), table_of(tables[1]), table_of(damaged))))
    assert report.statistics is not None
    assert {v for row in report.statistics["disputes"].values() for v in row.values()} == {None}
    assert own_findings(report).count("row_misshapen") == 3


@pytest.mark.parametrize("text", ["12a", "1O", "3 4", "见附件", "1,23", "2.5", "约7", "8/9", "五", "9" * 30])
def test_a_cell_that_is_no_number_is_null_and_named(text: str) -> None:
    expected = figures_of(2021, 2)
    tables = tables_of(expected)
    rows = with_row(tables[1], "2.重复申请", lambda row: [*row[:3], Cell(text, label=False), *row[4:]])
    report = read(page_of((table_of(tables[0]), table_of(rows), table_of(tables[2]))))
    expected["requests"]["rejected_repeated"]["research"] = None
    assert report.statistics == expected
    assert own_findings(report) == ["cell_unreadable"]
    assert f"requests.rejected_repeated.research: {text}" in [f.message for f in report.findings]
