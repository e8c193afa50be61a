"""The statutory tables: every figure in every style of markup, and none that is not there."""

from __future__ import annotations

import json
import random
import time
from typing import TYPE_CHECKING, Any

import pytest
from pages import codes, through
from table_styles import (
    STYLES,
    Cell,
    Table,
    elements,
    figures_of,
    kinds_as_rows,
    numbered,
    page_of,
    piped,
    rows_apart,
    rows_of,
    spaced_lines,
    table_of,
    tables_of,
    trailing_column,
    unspanned,
    with_spacers,
    without_groups,
)

if TYPE_CHECKING:
    from harvester.items import Report

FORMS = (2019, 2021)


def read(markup: str) -> Report:
    return through("statistics", markup)


def own_findings(report: Report) -> list[str]:
    """Findings of the tables; that the random figures add up is not asked."""
    return [code for code in codes(report) if code not in ("check_failed", "narrative_disagrees")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("style", STYLES)
def test_every_cell_is_right_in_every_style(style: str, form: int) -> None:
    for seed in range(3):
        expected = figures_of(form, seed)
        report = read(page_of(STYLES[style](tables_of(expected))))
        assert report.statistics == expected
        assert own_findings(report) == []


@pytest.mark.parametrize("style", STYLES)
def test_each_row_is_evidence_for_its_figures(style: str) -> None:
    expected = figures_of(2021, 5)
    report = read(page_of(STYLES[style](tables_of(expected))))
    rows = {f"{table}.{row}" for table in ("disclosure", "requests", "disputes") for row in expected[table]}
    assert {field for field in report.evidence if "." in field} == rows
    assert {report.evidence[field].rule for field in rows} == {"row_label"}


# --- What does not fit -----------------------------------------------------------------------------


def with_row(table: Table, start: str, change: Any) -> Table:
    """The table with the row changed that a label begins."""
    return [change(row) if any(cell.text.startswith(start) for cell in row) else row for row in table]


def drop(place: int) -> Any:
    return lambda row: row[: len(row) - place] + row[len(row) - place + 1 :]


def add(place: int) -> Any:
    return lambda row: [*row[: len(row) - place], Cell("4321", label=False), *row[len(row) - place :]]


def no_groups(table: Table) -> Table:
    return without_groups(([], table, []))[1]


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


@pytest.mark.parametrize("blank", ["", "—", "－", "-", "/", "无", "&nbsp;", "——"])
def test_a_blank_cell_is_null_and_never_0(blank: str) -> None:
    expected = figures_of(2019, 2)
    tables = tables_of(expected)
    rows = with_row(tables[1], "（一）予以", lambda row: [*row[:-1], Cell(blank, label=False)])
    rows = with_row(
        rows, "（六）其他", lambda row: [*row[:-7], *(Cell(blank, label=False) for _ in range(7))]
    )
    report = read(page_of((table_of(tables[0]), table_of(rows), table_of(tables[2]))))
    expected["requests"]["granted"]["total"] = None
    expected["requests"]["other"] = dict.fromkeys(expected["requests"]["other"])
    assert report.statistics == expected
    assert own_findings(report) == []


def test_blank_tables_have_no_figures_and_no_findings() -> None:
    empty = figures_of(2021, 1)
    empty = {
        name: part if name == "form" else {row: dict.fromkeys(values) for row, values in part.items()}
        for name, part in empty.items()
    }
    report = read(page_of(STYLES["th"](tables_of(empty))))
    assert report.statistics == empty
    assert own_findings(report) == []


def test_rows_that_are_missing_or_strange_are_named() -> None:
    expected = figures_of(2021, 6)
    tables = tables_of(expected)
    rows = [row for row in tables[1] if "6.属于四类" not in row[0].text]
    stranger = [Cell("（八）另行告知", 2), *(Cell(str(n), label=False) for n in range(40, 47))]
    rows = [*rows[:-1], stranger, rows[-1]]
    report = read(page_of((table_of(tables[0]), table_of(rows), table_of(tables[2]))))
    expected["requests"]["denied_process"] = dict.fromkeys(expected["requests"]["denied_process"])
    assert report.statistics == expected
    assert own_findings(report) == ["row_unknown", "row_missing"]


def test_the_first_of_two_tables_counts() -> None:
    first, second = figures_of(2021, 6), figures_of(2021, 8)
    both = tuple(
        a + b for a, b in zip(*(STYLES["plain"](tables_of(f)) for f in (first, second)), strict=True)
    )
    report = read(page_of(both))
    assert report.statistics == first
    assert set(own_findings(report)) == {"row_repeated"}
    twice = tuple(2 * table for table in STYLES["plain"](tables_of(first)))
    again = read(page_of(twice))
    assert again.statistics == first
    assert own_findings(again) == []


def test_columns_follow_their_header() -> None:
    expected = figures_of(2021, 9)
    tables = tables_of(expected)
    swapped = [[*row[:1], row[3], row[1], row[2]] if len(row) == 4 else row for row in tables[0]]
    report = read(page_of((table_of(swapped), table_of(tables[1]), table_of(tables[2]))))
    assert report.statistics == expected
    reversed_outcomes = [*tables[2][:2], tables[2][2][::-1], tables[2][3]]
    report = read(page_of((table_of(tables[0]), table_of(tables[1]), table_of(reversed_outcomes))))
    assert report.statistics
    assert {v for row in report.statistics["disputes"].values() for v in row.values()} == {None}
    assert own_findings(report) == ["table_unreadable"]


@pytest.mark.parametrize(
    ("place", "row", "order", "name"),
    [(1, 1, [0, 2, 1], "requests"), (2, 0, [1, 0], "disputes"), (2, 1, [0, 1, 2, 3, 4, 6, 5], "disputes")],
)
def test_groups_of_columns_in_another_order_are_not_read(
    place: int, row: int, order: list[int], name: str
) -> None:
    tables = list(tables_of(figures_of(2021, 1)))
    table = list(tables[place])
    assert len(table[row]) == len(order)
    table[row] = [table[row][n] for n in order]
    tables[place] = table
    report = read(page_of(tuple(map(table_of, tables))))
    assert report.statistics is not None
    assert {value for figures in report.statistics[name].values() for value in figures.values()} == {None}
    assert "table_unreadable" in own_findings(report)


def test_form_2019_may_report_any_year() -> None:
    expected = figures_of(2019, 3)
    report = read(page_of(STYLES["plain"](tables_of(expected))))
    assert report.report_year == 2023
    assert report.statistics == expected


def test_a_page_of_layout_tables_that_holds_all_in_one_table() -> None:
    expected = figures_of(2021, 4)
    long = "本机关认真贯彻落实条例，" * 60
    tables = tables_of(expected)
    text = f"<tr><td colspan=10><p>{long}</p><p>{long}</p></td></tr>"
    one = f"<table>{text}{''.join(table_of(table)[18:-8] for table in tables)}</table>"
    report = read(page_of((one, "", "")))
    assert report.statistics == expected


def test_tables_outside_the_article_or_hidden_do_not_count() -> None:
    tables = STYLES["plain"](tables_of(figures_of(2021, 4)))
    hidden = page_of(tuple(f'<div style="display:none">{table}</div>' for table in tables))
    assert read(hidden).statistics is None


def test_other_tables_are_left_alone() -> None:
    table = "<table><tr><td>行政许可</td><td>受理</td></tr><tr><td>规章</td><td>31</td></tr><tr><td>其他</td><td>5</td></tr></table>"
    report = read(page_of((table, "<table><tr><td>总计</td><td>9</td></tr></table>", "")))
    assert (report.statistics, report.indicators, own_findings(report)) == (None, [], [])


# --- Hostile -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("stray", ["form", "center", "div"])
def test_a_header_that_a_stray_element_holds_has_no_columns_to_stand_under(stray: str) -> None:
    *tables, requests, disputes = map(with_spacers, tables_of(figures_of(2021, 1)))
    header, rows = rows_of(requests[:3]), rows_of(requests[3:])
    markup = f"<table><{stray}>{header}</{stray}>{rows}</table>"
    report = read(page_of((table_of(tables[0]), markup, table_of(disputes))))
    assert "stage_failed" not in {finding.code for finding in report.findings}
    assert report.statistics is not None
    assert report.statistics["disclosure"] == figures_of(2021, 1)["disclosure"]


def test_spans_are_bounded() -> None:
    expected = figures_of(2021, 4)
    tables = STYLES["spacer_columns"](tables_of(expected))
    huge = tuple(table.replace('rowspan="22"', 'rowspan="99999" colspan="99999"') for table in tables)
    started = time.perf_counter()
    report = read(page_of(huge))
    assert time.perf_counter() - started < 1
    assert report.statistics
    assert report.statistics["disclosure"] == expected["disclosure"]
    seen = json.dumps(expected)
    assert all(
        str(v) in seen
        for row in report.statistics["requests"].values()
        for v in row.values()
        if v is not None
    )


def test_a_table_too_large_is_left_out() -> None:
    tables = STYLES["plain"](tables_of(figures_of(2021, 4)))
    bomb = "<table>" + "<tr><td>自然人</td><td>1</td></tr>" * 8_000 + "</table>"
    report = read(page_of((*tables[:2], tables[2] + bomb)))
    assert report.statistics
    assert report.statistics["disputes"]
    assert own_findings(report) == ["table_too_large"]


def test_tables_within_tables_without_end_cost_little() -> None:
    depth = 20_000
    markup = "<table><tr><td>尚未审结 二十条第 结转下年度继续" * depth
    started = time.perf_counter()
    assert read(page_of((markup, "", ""))).statistics is None
    assert time.perf_counter() - started < 2


def test_tables_of_two_forms_are_read_each_as_it_is() -> None:
    older, newer = figures_of(2019, 1), figures_of(2021, 2)
    tables = (tables_of(older)[0], *tables_of(newer)[1:])
    report = read(page_of(tuple(map(table_of, tables))))
    assert report.statistics == newer | {"form": 2019, "disclosure": older["disclosure"]}
    assert own_findings(report) == ["forms_differ"]


def test_a_thousand_flaws_are_one_finding() -> None:
    tables = tables_of(figures_of(2021, 4))
    row = tables[1][3]
    many = [[*row[:1], *(Cell(str(n), label=False) for n in range(m, m + 7))] for m in range(1_000)]
    report = read(page_of((table_of(tables[0]), table_of([*tables[1], *many]), table_of(tables[2]))))
    assert own_findings(report) == ["row_repeated"]


@pytest.mark.parametrize(
    ("header", "cell", "amount"),
    [
        ("单位：元", "50000", 5),
        ("单位：元", "3.5万元", 3.5),
        ("元", "", None),
        ("单位：万元", "50000", 50_000),
    ],
)
def test_a_number_has_the_unit_of_its_header_unless_it_has_one(
    header: str, cell: str, amount: float | None
) -> None:
    table = f"<table><tr><td>信息内容</td><td>本年收费金额（{header}）</td></tr><tr><td>行政事业性收费</td><td>{cell}</td></tr></table>"
    tables = STYLES["plain"](tables_of(figures_of(2021, 4)))
    start = tables[0].index("<tr", tables[0].index("收费金额") - 80)
    report = read(
        page_of((tables[0][: tables[0].rindex("<tr", 0, start + 1)] + "</table>" + table, *tables[1:]))
    )
    assert report.statistics
    assert report.statistics["disclosure"]["fees"] == {"amount_10k_yuan": amount}


def test_a_header_that_has_lost_its_ends_heads_nothing() -> None:
    rows = "".join(
        f"<tr><td>{label}</td><td>25</td><td>5</td></tr>"
        for label in (
            "一、本年新收政府信息公开申请数量",
            "二、上年结转政府信息公开申请数量",
            "1.属于国家秘密",
            "2.重复申请",
            "7.属于行政执法案卷",
            "四、结转下年度继续办理",
        )
    )
    table = f"<table><tr><td></td><td>商业企业</td><td>科研机构</td></tr>{rows}</table>"
    report = read(page_of(("", table, "")))
    figures = report.statistics["requests"].values() if report.statistics else ()
    assert all(value is None for row in figures for value in row.values())
    assert {"row_misshapen", "table_unreadable"} & set(own_findings(report))
