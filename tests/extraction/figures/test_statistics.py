"""The statutory tables: every figure in every style of markup, and none that is not there."""

from __future__ import annotations

import json
import time

import pytest
from official_forms import Cell, figures_of, tables_of
from table_styles import STYLES, page_of, rows_of, table_of, with_spacers
from tables_read import FORMS, own_findings, read, with_row


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
