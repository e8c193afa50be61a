"""Pages whose list did not say what they are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from crawling import crawl, report

from harvester.items import Hints

if TYPE_CHECKING:
    from pathlib import Path

REPORT = "<html><head><title>甲市2022年政府信息公开工作年度报告</title></head><body><p>文字一段。</p></body></html>"
WANTED = Hints(wanted=("annual_report", "work_summary"))


@pytest.mark.parametrize(
    ("page", "hints", "skipped"),
    [
        (REPORT, WANTED, None),
        (REPORT.replace("年度报告", "年度报告解读"), WANTED, "interpretation"),
        (REPORT.replace("年度报告", "要闻"), WANTED, "news"),
        (REPORT.replace("年度报告", "要闻"), Hints(kind="annual_report"), None),
        ("", WANTED, None),
    ],
)
def test_the_page_decides(page: str, hints: Hints, skipped: str | None, tmp_path: Path) -> None:
    item = report(1, page=page)
    assert item.page
    item.page.hints = hints
    database = tmp_path / "harvest.db"
    run = crawl(database, item)
    with closing(sqlite3.connect(database)) as connection:
        noted = connection.execute("select url, reason from skipped").fetchall()
    assert noted == ([(item.url, skipped)] if skipped else [])
    assert run.stats["harvester/found"] == (0 if skipped else 1)
    assert run.stats.get("harvester/new", 0) == (0 if skipped else 1)
    assert {key for key in run.stats if key.startswith("harvester/skipped/")} == (
        {f"harvester/skipped/{skipped}"} if skipped else set()
    )
