"""One full report, a clock that stands still, and a look at everything a database holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from harvester.items import Attachment, Check, Evidence, Finding, Indicator, Report, Section

if TYPE_CHECKING:
    from pathlib import Path


class Clock:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.time = datetime(2026, 2, 1, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def advance(self, **units: float) -> None:
        self.time += timedelta(**units)


def full_report(**values: Any) -> Report:
    """A report with something in every field."""
    defaults: dict[str, Any] = {
        "url": "http://www.example.gov.cn/xxgk/2026/a.html",
        "portal": "www.example.gov.cn",
        "kind": "annual_report",
        "title": "某局2025年政府信息公开工作年度报告",
        "index_number": "014245746/2026-00072",
        "publisher": "某局",
        "source": "办公室",
        "document_number": "某发〔2026〕1号",
        "date_written": "2026-01-20",
        "date_published": "2026-01-21",
        "validity": "有效",
        "category": "综合政务",
        "keywords": "信息公开 年报",
        "open_scope": "面向全社会",
        "open_mode": "主动公开",
        "report_year": 2025,
        "body": "一、总体情况\n全年公开 12 条。\n甲 | 乙",
        "sections": [
            Section("一、总体情况", "overview", "全年公开 12 条。"),
            Section("附则", None, "甲 | 乙"),
        ],
        "statistics": statistics(
            2021,
            disclosure={
                "regulations": {"made": 1, "abolished": 0, "in_force": 3},
                "fees": {"amount_10k_yuan": 59237.2449},
            },
            requests={"new": applicants(7, business=2, total=9), "other_remaining": applicants(None)},
            disputes={"review": outcomes(2, 1, None, 0, 3)},
        ),
        "indicators": [Indicator("主动公开政府信息数", "条", 12), Indicator("收取的费用", "万元", None)],
        "checks": [
            Check("I3", "requests.new", 9, 9, "pass"),
            Check("I4", "disputes.review", 3, None, "n/a"),
        ],
        "evidence": {
            "title": Evidence("h1", " 某局2025年 "),
            "publisher": Evidence("signature", "某局"),
            "requests.new": Evidence("row_label", "一、本年新收 | 7 | 2 | 9"),
            "disclosure.fees": Evidence("row_label", "行政事业性收费 | 59237.2449"),
            "requests.granted": Evidence("row_label", "（一）予以公开 | 不详"),
        },
        "attachments": [Attachment("http://www.example.gov.cn/a.pdf", "全文"), Attachment("b.doc", "附表")],
        "findings": [
            Finding("table_missing", "表一"),
            Finding("heading_unknown", "附则"),
        ],
    }
    return Report(**(defaults | values))


def statistics(form: int | None, **tables: Any) -> dict[str, Any]:
    """The figures of a report; a table that is not given is not on its page."""
    return {"form": form, "disclosure": None, "requests": None, "disputes": None} | tables


def applicants(natural_person: int | None, **others: int | None) -> dict[str, int | None]:
    """A row of `requests`: blank cells but for those given."""
    columns = ("business", "research", "nonprofit", "legal_service", "other_organisation", "total")
    return {"natural_person": natural_person} | dict.fromkeys(columns) | others


def outcomes(*counts: int | None) -> dict[str, int | None]:
    """A row of `disputes`."""
    return dict(zip(("upheld", "corrected", "other", "pending", "total"), counts, strict=True))


def dump(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, except for the times of the migrations."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return {
            name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]
            for (name,) in tables
            if not name.startswith("_")
        }
