"""The table of indicators of reports before 2019."""

from __future__ import annotations

import pytest
from pages import codes, through

from harvester.items import Indicator, Report


def read(markup: str) -> Report:
    title = "<h1>某县2016年政府信息公开工作年度报告</h1>"
    return through("statistics", f'{title}<div id="zoom"><p>全文如下。</p>{markup}</div>')


def rows(*lines: str) -> str:
    cells = ("".join(f"<td>{cell.strip()}</td>" for cell in line.split("|")) for line in lines)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in cells) + "</table>"


def test_the_official_table() -> None:
    report = read(
        rows(
            "政府信息公开情况统计表",
            "统 计 指 标|单位|统计数",
            "一、主动公开情况|——|——",
            "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）|条|1,204",
            "其中：主动公开规范性文件数|条|３",
            "三、依申请公开情况||",
            "（一）收到申请数|件|0",
            "四、行政复议数量|件|",
            "七、依申请公开信息收取的费用|万元|0.35",
        )
    )
    assert report.indicators == [
        Indicator("（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条", 1204),
        Indicator("其中：主动公开规范性文件数", "条", 3),
        Indicator("（一）收到申请数", "件", 0),
        Indicator("四、行政复议数量", "件", None),
        Indicator("七、依申请公开信息收取的费用", "万元", 0.35),
    ]
    assert report.statistics is None
    assert codes(report) == []
    assert report.to_dict()["indicators"][2] == {"label": "（一）收到申请数", "unit": "件", "value": 0}


def test_a_table_of_codes() -> None:
    report = read(
        rows(
            "代码|指标名称|计量单位|数量",
            "01|主动公开信息数|条|25",
            "10|申请总数|条|4",
            "11|其中：1.当面申请数|条|x4",
        )
    )
    assert report.indicators == [
        Indicator("主动公开信息数", "条", 25),
        Indicator("申请总数", "条", 4),
        Indicator("其中：1.当面申请数", "条", None),
    ]
    assert codes(report) == ["cell_unreadable"]


def test_two_indicators_a_row() -> None:
    report = read(rows("指标|单位|数量|指标|单位|数量", "主动公开政府信息数|条|25|收到申请数|件|4"))
    assert report.indicators == [Indicator("主动公开政府信息数", "条", 25), Indicator("收到申请数", "件", 4)]


def test_without_header_the_unit_stands_in_the_label() -> None:
    report = read(
        rows(
            "主动公开政府信息数（条）|25",
            "收到申请数（单位：件）|4",
            "申请办结数（件）|4",
            "依申请公开情况|",
            "举报投诉数量|1",
        )
    )
    assert report.indicators == [
        Indicator("主动公开政府信息数", "条", 25),
        Indicator("收到申请数", "件", 4),
        Indicator("申请办结数", "件", 4),
        Indicator("举报投诉数量", None, 1),
    ]


def test_a_table_of_something_else_has_none() -> None:
    report = read(rows("本年主动公开政府信息数见下|条", "甲|5", "乙|6"))
    assert report.indicators == []


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (["指标", "单位", "2015年", "2016年"], ["主动公开政府信息数", "条", "100", "120"]),
        (["项目", "2015年", "2016年"], ["主动公开政府信息数", "100", "120"]),
    ],
)
def test_columns_of_other_years_are_no_indicators(header: list[str], row: list[str]) -> None:
    rows = [header, row, ["收到申请数", *row[1:]], ["申请办结数", *row[1:]]]
    report = through("statistics", page_of_rows(rows))
    assert report.indicators == []
    assert "row_misshapen" in codes(report)


def test_a_blank_cell_behind_the_number_moves_nothing() -> None:
    rows = [
        ["统计指标", "单位", "统计数"],
        ["主动公开政府信息数", "条", "100", ""],
        ["收到申请数", "件", "7", ""],
    ]
    found = through("statistics", page_of_rows(rows)).indicators
    assert [(one.label, one.unit, one.value) for one in found] == [
        ("主动公开政府信息数", "条", 100),
        ("收到申请数", "件", 7),
    ]


def page_of_rows(rows: list[list[str]]) -> str:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><h1>某局2015年政府信息公开工作年度报告</h1><div id=zoom><p>本局报告如下，数据真实。</p><table>{table}</table></div></body></html>"
