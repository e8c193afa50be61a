"""What a person would miss in a report, as findings."""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time

import pytest
from pages import codes, through

import harvester.extraction
from harvester import vocabulary
from harvester.extraction.check import examine
from harvester.items import Hints, Report, Section

HEADINGS = [headings[0] for headings in vocabulary.SECTIONS.values()]
NUMERALS = "一二三四五六"


def report(
    *, year: int = 2022, empty: tuple[int, ...] = (), without: tuple[int, ...] = (), extra: str = ""
) -> Report:
    lines = [f"某局{year}年政府信息公开工作年度报告"]
    for n, heading in enumerate(HEADINGS):
        if n not in without:
            lines += [f"{NUMERALS[n]}、{heading}"] + ([] if n in empty else ["文字一段。"])
    lines += [extra, "某市某局", f"{year + 1}年1月20日"]
    return through("check", "\n".join(lines))


def test_a_whole_report_has_no_findings() -> None:
    assert codes(report()) == []


def test_each_empty_table_section_is_named() -> None:
    found = report(empty=(1, 2, 3))
    assert codes(found) == ["table_missing"] * 3
    assert [finding.message[0] for finding in found.findings] == ["二", "三", "四"]


def test_a_missing_heading_is_named() -> None:
    found = report(without=(4,))
    assert [(finding.code, finding.message.split(":")[0]) for finding in found.findings] == [
        ("section_missing", "problems")
    ]


def test_a_heading_outside_the_vocabulary_makes_the_vocabulary_grow() -> None:
    assert codes(report(extra="七、奇怪的标题")) == ["heading_unknown"]


def test_reports_before_the_form_need_neither() -> None:
    odd = {"without": (4,), "extra": "七、奇怪的标题"}
    assert codes(report(year=2018, **odd)) == []
    assert codes(report(year=2019, **odd)) == ["heading_unknown", "section_missing"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府信息公开工作年度报告\n本局认真工作。\n继续努力。", ["year_missing", "date_missing"]),
        ("某局召开会议推进工作\n本局认真工作。\n继续努力。", []),
        ("本局认真工作，取得成绩。", ["title_missing"]),
    ],
)
def test_what_is_missing(text: str, expected: list[str]) -> None:
    assert codes(through("check", text)) == expected


def test_a_page_that_is_not_what_the_list_promised() -> None:
    page = "某局召开会议推进工作\n本局认真工作。\n继续努力。"
    assert codes(through("check", page, hints=Hints(kind="annual_report"))) == ["kind_unexpected"]
    assert codes(through("check", page, hints=Hints(kind="news"))) == []


def test_an_unread_page_is_not_blamed_twice() -> None:
    assert codes(through("check", b"")) == ["page_empty"]


def test_every_finding_that_the_extraction_makes_is_in_the_vocabulary() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(harvester.extraction.__path__[0]).glob("*.py"))
    made = set(re.findall(r'\.find\(\s*"(\w+)"', source))
    assert made
    assert made <= set(vocabulary.FINDINGS)


def test_figures_that_stand_elsewhere_are_named() -> None:
    section = Section("二、主动公开政府信息情况", "disclosure", "本年度情况良好。详见附件统计表。")
    report = Report(None, None, kind="annual_report", report_year=2023, sections=[section])
    examine(report)
    said = [finding.message for finding in report.findings if finding.code == "table_missing"]
    assert said == ["二、主动公开政府信息情况: 详见附件统计表"]
    report = Report(None, None, kind="annual_report", report_year=2016, sections=[section])
    examine(report)
    assert "table_missing" not in codes(report)


def test_a_long_section_without_a_table_takes_no_time() -> None:
    section = Section("二、主动公开政府信息情况", "disclosure", "政见下" * 700_000)
    started = process_time()
    examine(Report(None, None, kind="annual_report", report_year=2023, sections=[section]))
    assert process_time() - started < 0.5
