"""Every stage, driven by a crawl."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from crawling import crawl, report

from harvester import extraction, settings
from harvester.extraction import STAGES, extract
from harvester.pipelines import stage

if TYPE_CHECKING:
    from pathlib import Path

    from harvester.items import Report


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "harvest.db"


def break_stage(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def broken(report: Report) -> None:
        raise RuntimeError("out of ideas")

    monkeypatch.setattr(stage, "STAGES", [(n, broken if n == name else run) for n, run in STAGES])


def test_a_crawl_reads_a_page_exactly_as_extract_does(database: Path) -> None:
    item = report()
    assert item.page
    expected = extract(item.page.body, item.url or "", encoding="utf-8")
    [scraped] = crawl(database, item).items
    assert scraped.title
    assert scraped.to_dict() == expected.to_dict()


def test_the_stages_stand_in_the_settings_in_the_order_of_the_extraction() -> None:
    in_order = sorted(settings.ITEM_PIPELINES, key=settings.ITEM_PIPELINES.__getitem__)
    names = [path.split(".")[2] for path in in_order]
    assert [name for name in names if name != "select"] == [name for name, _ in extraction.STAGES] + ["store"]


@pytest.mark.parametrize("name", [name for name, _ in STAGES])
def test_a_stage_that_fails_loses_no_report(
    name: str, database: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    break_stage(monkeypatch, name)
    run = crawl(database, report(1), report(2))
    assert run.stats["harvester/new"] == 2
    assert run.stats[f"harvester/stage_errors/{name}"] == 2
    assert run.stats["harvester/findings/stage_failed"] == 2
    messages = [finding.message for finding in run.items[0].findings if finding.code == "stage_failed"]
    assert messages == [f"{name}: RuntimeError: out of ideas"]
    [first, _] = [record for record in caplog.records if record.name == stage.logger.name]
    assert first.getMessage() == f"Stage {name} failed on {run.items[0].url}"
    assert first.exc_info


def test_an_unread_page_leaves_what_the_list_said(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_stage(monkeypatch, "read")
    item = report()
    assert item.page
    item.page.hints.title = "甲市2021年政府信息公开工作年度报告"
    [scraped] = crawl(database, item).items
    assert (scraped.url, scraped.title) == (item.url, "甲市2021年政府信息公开工作年度报告")


def test_findings_are_counted_by_code(database: Path) -> None:
    run = crawl(database, report(1, page=""), report(2, page=""), report(3))
    assert run.stats["harvester/findings/page_empty"] == 2
    assert run.stats["harvester/textless"] == 2


def test_the_page_is_released(database: Path) -> None:
    [item] = crawl(database, report()).items
    assert item.page
    assert (item.page.root, item.page.body, item.page.blocks) == (None, b"", [])


def test_new_changed_and_unchanged_are_counted(database: Path) -> None:
    first = crawl(database, report(1), report(2), report(3))
    second = crawl(
        database, report(1), report(2, page="<h1>甲市2022年政府信息公开年报</h1><p>更正。</p>"), report(4)
    )
    assert first.stats["harvester/new"] == 3
    outcomes = {name: second.stats.get(f"harvester/{name}", 0) for name in ("new", "changed", "unchanged")}
    assert outcomes == {"new": 1, "changed": 1, "unchanged": 1}
    with closing(sqlite3.connect(database)) as connection:
        count = "select (select count(*) from reports), (select count(*) from editions)"
        assert connection.execute(count).fetchone() == (4, 1)


def test_a_page_that_has_lost_its_text_is_failed_and_its_report_kept(database: Path) -> None:
    crawl(database, report(1), report(2), report(3))
    run = crawl(database, report(1, page=""), report(2), report(3), report(4, page=""))
    outcomes = {name: run.stats.get(f"harvester/{name}", 0) for name in ("new", "unchanged", "failed")}
    assert outcomes == {"new": 1, "unchanged": 2, "failed": 1}
    assert run.stats["harvester/findings/page_failed"] == 1
    assert [item.url for item in run.dropped] == [report(1).url]
    with closing(sqlite3.connect(database)) as connection:
        texts = connection.execute("select body <> '' from reports order by id").fetchall()
        problems = connection.execute("select code, url, message from findings where crawl_id = 2").fetchall()
        crawls = connection.execute("select failed, sound from crawls").fetchall()
    assert texts == [(1,), (1,), (1,), (0,)]
    assert problems == [("page_failed", report(1).url, "came without text; the stored edition is kept")]
    assert crawls == [(0, 1), (1, 1)]


def test_the_log_names_reports_and_holds_none(database: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    crawl(database, report())
    assert "http://www.example.gov.cn/1.html" in caplog.text
    assert "主动公开政府信息若干条" not in caplog.text
