"""The record that flows from a spider to SQLite."""

from __future__ import annotations

import time

from harvester.items import MOST_FINDINGS, Finding, Report


def test_a_finding_is_made_once() -> None:
    report = Report(None, None)
    for message in ("甲", "乙", "甲"):
        report.find("label_unknown", message)
    assert report.findings == [Finding("label_unknown", "甲"), Finding("label_unknown", "乙")]


def test_of_very_many_findings_of_one_code_the_first_are_named() -> None:
    report = Report(None, None)
    start = time.process_time()
    for number in range(100_000):
        report.find("label_unknown", str(number))
    report.find("body_missing", "the page has no article text")
    assert time.process_time() - start < 2  # seconds; 0.4 was measured
    assert [finding.message for finding in report.findings] == [
        *map(str, range(MOST_FINDINGS - 1)),
        "and more",
        "the page has no article text",
    ]
