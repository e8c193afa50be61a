"""What a title promises."""

from __future__ import annotations

import pytest

from harvester.extraction.kinds import all_kinds, classify_title, is_bare_year


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某市某局2022年政府信息公开工作年度报告", "annual_report"),
        ("2022年某市政府信息公开工作年度报告", "annual_report"),
        ("2023年度某路街道信息公开工作报告", "annual_report"),
        ("某局2022年政府信息公开工作年报", "annual_report"),
        ("某局 2020 年政府信息公开年度报告", "annual_report"),
        ("2020年政府信息公开工作情况的报告", "annual_report"),
        ("某市制度创新办公室2021年政府信息公开年度报告", "annual_report"),
        ("某区发展和改革委员会2022年政务公开总结", "work_summary"),
        ("2022年政务公开工作总结及2023年工作打算", "work_summary"),
    ],
)
def test_reports_and_summaries(title: str, kind: str) -> None:
    assert classify_title(title) == (kind, None)


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("某区2022年政府信息公开工作年度报告解读", "interpretation"),
        ("一图读懂某市2023年政府信息公开工作年度报告", "interpretation"),
        ("【图解】2023年政府信息公开年度报告", "interpretation"),
        ("政府网站工作年度报表（2022年度）", "website_report"),
        ("某局政府信息公开指南", "guide"),
        ("关于报送2022年政府信息公开工作年度报告的通知", "guide"),
        ("政府信息公开工作年度报告制度", "guide"),
        ("2022年政务公开工作要点", "guide"),
        ("某学院2022年高校信息公开年度报告", "other_report"),
        ("某局2022年度部门决算公开报告", "other_report"),
        ("以政务公开提升群众满意度", "news"),
        ("", "news"),
    ],
)
def test_what_is_no_report_and_why(title: str, reason: str) -> None:
    assert classify_title(title) == (None, reason)


@pytest.mark.parametrize(
    ("title", "bare"), [("2022年", True), ("2022年度报告", True), ("2022 年 度", True), ("2022年工作", False)]
)
def test_a_bare_year(title: str, bare: bool) -> None:
    assert is_bare_year(title) is bare


def test_the_kinds_are_closed() -> None:
    assert all_kinds() == ("annual_report", "work_summary", "document", "news")
