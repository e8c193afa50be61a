"""What a title in a list promises."""

from __future__ import annotations

import pytest

from harvester.platforms.titles import is_cut, is_unclear, promise


@pytest.mark.parametrize(
    ("title", "kind", "reason"),
    [
        ("甲市2022年政府信息公开工作年度报告", "annual_report", "annual_report"),
        ("2022年", "annual_report", "annual_report"),
        ("2022 年度报告", "annual_report", "annual_report"),
        ("甲市2022年政务公开工作总结", "work_summary", "work_summary"),
        ("一图读懂甲市2022年政府信息公开工作年度报告", "news", "interpretation"),
        ("甲市政府信息公开指南", "document", "guide"),
        ("甲市2022年政府网站工作年度报表", "document", "website_report"),
        ("甲市2022年部门决算", "document", "other_report"),
        ("我市召开政务公开推进会", "news", "news"),
    ],
)
def test_promise(title: str, kind: str, reason: str) -> None:
    assert promise(title) == (kind, reason)


@pytest.mark.parametrize("title", ["甲市2022年政府信息公开工作年…", "甲市2022年...", "甲市……"])
def test_a_cut_title(title: str) -> None:
    assert is_cut(title)


def test_a_whole_title_is_not_cut() -> None:
    assert not is_cut("甲市2022年政府信息公开工作年度报告")


@pytest.mark.parametrize(
    ("title", "unclear"),
    [
        ("甲市发展和改革委员会2009…", True),
        ("甲市2009年政府信息公开工作年度报告（…", False),
        ("图解甲市…", False),
        ("甲市要闻", False),
    ],
)
def test_only_the_page_can_tell(title: str, unclear: bool) -> None:
    assert is_unclear(title) is unclear
