"""Every report page of the snapshots gives the values that its author wrote down for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from harvester.extraction import STAGES
from harvester.items import Hints, Page, Report
from harvester.snapshots import answer

ROOT = Path(__file__).resolve().parent.parent
FIELDS = (
    "kind", "title", "index_number", "publisher", "source", "document_number", "date_written", "validity", "category",
    "keywords", "open_scope", "open_mode", "report_year",
)  # fmt: skip
KEYS = {
    "url", *FIELDS, "date_published", "sections", "body_has", "body_lacks", "attachments", "findings",
    "statistics", "also_at",
}  # fmt: skip
"""What an entry may say; it needs `url`, `kind`, `sections` and `body_has`, the rest is `null` or empty."""

EXPECTED = [
    pytest.param(report, id=report["url"].split("//")[1])
    for file in sorted((ROOT / "fixtures" / "expected").glob("*.json"))
    for report in json.loads(file.read_text("utf-8"))["reports"]
]


def read(expected: dict[str, Any]) -> Report:
    """The page as a crawl would read it, with the date that the portal's list gives."""
    served = answer(ROOT / "fixtures" / "portals", expected["url"])
    assert served.status == 200
    charset = served.headers.get("Content-Type", "").partition("charset=")[2] or None
    hints = Hints(date=expected.get("date_published"))
    report = Report(expected["url"], expected["url"].split("/")[2], Page(served.body, charset, hints))
    for _, stage in STAGES:
        stage(report)
    return report


def figures(report: Report) -> list[tuple[str, str, dict[str, Any]]]:
    """`(table, row, figures by column)` of the statutory tables."""
    tables = report.statistics or {}
    return [
        (name, row, values)
        for name, table in tables.items()
        if name != "form" and table
        for row, values in table.items()
    ]


def test_there_is_an_answer_for_every_portal() -> None:
    portals = {folder.name for folder in (ROOT / "fixtures" / "portals").iterdir() if folder.is_dir()}
    answers = {file.stem for file in (ROOT / "fixtures" / "expected").glob("*.json")}
    assert portals == answers, "each fixtures/portals/<host>/ has its fixtures/expected/<host>.json"
    assert {report.values[0]["url"].split("/")[2] for report in EXPECTED} == portals


@pytest.mark.parametrize("expected", EXPECTED)
def test_a_page_gives_its_values(expected: dict[str, Any]) -> None:
    assert set(expected) <= KEYS
    report = read(expected)
    fields = (*FIELDS, "date_published")
    assert {name: getattr(report, name) for name in fields} == {name: expected.get(name) for name in fields}
    assert report.statistics == expected.get("statistics")
    assert [[section.heading, section.kind] for section in report.sections] == expected["sections"]
    attachments = sorted(attachment.url for attachment in report.attachments)
    assert attachments == sorted(expected.get("attachments", []))
    assert {finding.code for finding in report.findings} == set(expected.get("findings", []))
    text = "".join(report.body.split())
    assert [words for words in expected["body_has"] if "".join(words.split()) not in text] == []
    assert [words for words in expected.get("body_lacks", []) if words in report.body] == []


@pytest.mark.parametrize("expected", EXPECTED)
def test_every_value_of_a_page_has_its_evidence(expected: dict[str, Any]) -> None:
    report = read(expected)
    filled = {name for name in (*FIELDS, "date_published") if getattr(report, name) is not None}
    filled |= {f"{table}.{row}" for table, row, _ in figures(report)}
    assert set(report.evidence) - {"body"} == filled
    assert all(
        evidence.rule and (evidence.raw or name == "body") for name, evidence in report.evidence.items()
    )


@pytest.mark.parametrize("expected", EXPECTED)
def test_every_figure_stands_in_the_row_it_was_read_from(expected: dict[str, Any]) -> None:
    report = read(expected)
    for table, row, values in figures(report):
        printed = report.evidence[f"{table}.{row}"].raw.split(" | ")
        numbers = [value for value in values.values() if value is not None]
        assert all(any(number(text) == value for text in printed) for value in numbers), (table, row)


def number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
