"""Crawls and their findings."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from sqlite_utils.db import NotFoundError
from store_samples import Clock, dump, full_report

from harvester.items import Finding, Skipped
from harvester.store import Store, StoreError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_crawl_from_start_to_end(store: Store, path: Path, clock: Clock) -> None:
    arguments = {"kinds": "年报", "full": True, "limit": None, "bad": "\ud800"}
    crawl = store.begin_crawl("haimen", "www.example.gov.cn", arguments, "1.2")
    [row] = dump(path)["crawls"]
    assert json.loads(row.pop("arguments")) == {"kinds": "年报", "full": True, "limit": None, "bad": "\ufffd"}
    started = {
        "id": crawl,
        "spider": "haimen",
        "portal": "www.example.gov.cn",
        "version": "1.2",
        "started_at": "2026-02-01T08:00:00Z",
        "from_snapshots": 0,
    }
    counts = {"found": 0, "new": 0, "changed": 0, "unchanged": 0, "failed": 0, "skipped": 0}
    assert row == started | counts | {"finished_at": None, "close_reason": None, "sound": None}
    clock.advance(minutes=5)
    ended = {"found": 9, "new": 1, "changed": 2, "unchanged": 3, "failed": 3, "skipped": 4}
    store.finish_crawl(crawl, close_reason="finished", sound=True, counts=ended)
    [row] = dump(path)["crawls"]
    del row["arguments"]
    finish = {"finished_at": "2026-02-01T08:05:00Z", "close_reason": "finished", "sound": 1}
    assert row == started | ended | finish


def test_an_unsound_crawl(store: Store, path: Path) -> None:
    crawl = store.begin_crawl("haimen", "p", {}, "1")
    store.finish_crawl(crawl, close_reason="blocked", sound=False, counts={"found": 2})
    [row] = dump(path)["crawls"]
    assert (row["sound"], row["close_reason"], row["found"], row["new"]) == (0, "blocked", 2, 0)


def test_a_count_that_is_not_kept_is_an_error(store: Store, path: Path) -> None:
    crawl = store.begin_crawl("haimen", "p", {}, "1")
    with pytest.raises(StoreError, match="fund"):
        store.finish_crawl(crawl, close_reason="finished", sound=True, counts={"fund": 2})
    assert dump(path)["crawls"][0]["finished_at"] is None


def test_unknown_crawls_are_errors(store: Store, path: Path) -> None:
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        store.save(full_report(), 7)
    with pytest.raises(StoreError, match="FOREIGN KEY"):
        store.note(7, Finding("list_empty", ""))
    with pytest.raises(NotFoundError):
        store.finish_crawl(7, close_reason="finished", sound=True, counts={})
    assert [name for name, rows in dump(path).items() if rows] == []


def test_a_finding_of_a_crawl(store: Store, path: Path) -> None:
    crawl = store.begin_crawl("haimen", "p", {}, "1")
    store.note(crawl, Finding("list_empty", "第\0页"), "http://h/list")
    store.note(crawl, Finding("portal_blocked", "412"))
    common = {"report_id": None, "crawl_id": crawl}
    assert dump(path)["findings"] == [
        common | {"id": 1, "url": "http://h/list", "code": "list_empty", "message": "第\ufffd页"},
        common | {"id": 2, "url": None, "code": "portal_blocked", "message": "412"},
    ]


def test_a_crawl_counts_what_it_stores_as_it_goes(store: Store, path: Path) -> None:
    crawl = store.begin_crawl("haimen", "p", {}, "1")
    other = store.begin_crawl("haimen", "p", {}, "1")
    for number, body in enumerate(("甲", "甲", "乙", ""), 1):
        store.save(full_report(body=body), crawl, {"found": number, "failed": 0, "skipped": 7})
    store.save(full_report(url="http://h/", body="丙"), crawl)
    names = ("found", "new", "changed", "unchanged", "failed", "skipped")
    rows = {row["id"]: [row[name] for name in names] for row in dump(path)["crawls"]}
    assert rows == {crawl: [4, 2, 1, 1, 1, 7], other: [0] * 6}


def test_what_is_not_stored_is_not_counted(store: Store, path: Path) -> None:
    crawl = store.begin_crawl("haimen", "p", {}, "1")
    before = dump(path)
    with pytest.raises(ValueError, match="cannot be stored"):
        store.save(full_report(url=None), crawl, {"found": 1})
    with pytest.raises(StoreError):
        store.save(full_report(report_year="去年"), crawl, {"found": 1})
    assert dump(path) == before


def test_times_are_stored_in_utc(path: Path) -> None:
    beijing = timezone(timedelta(hours=8))
    with Store.open(path, now=lambda: datetime(2026, 1, 1, 7, 59, 59, 999999, beijing)) as store:
        store.save(full_report())
    assert dump(path)["reports"][0]["first_seen"] == "2025-12-31T23:59:59Z"


def test_what_was_skipped_is_one_row_a_page(store: Store, path: Path, clock: Clock) -> None:
    guide = Skipped("http://www.example.gov.cn/1.html", "信息公开指南", "guide")
    store.note_skipped("p", [guide, Skipped("http://www.example.gov.cn/2.html", "要闻\ud800", "news")])
    clock.advance(days=1)
    store.note_skipped("p", [replace(guide, url="https://www.example.gov.cn/1.html", reason="document")])
    store.note_skipped("p", [])
    rows = {row["url"]: (row["title"], row["reason"], row["last_seen"][:10]) for row in dump(path)["skipped"]}
    assert rows == {
        "https://www.example.gov.cn/1.html": ("信息公开指南", "document", "2026-02-02"),
        "http://www.example.gov.cn/2.html": ("要闻\ufffd", "news", "2026-02-01"),
    }


@pytest.mark.parametrize("saved_first", [True, False])
def test_saved_and_live_pages_do_not_share_a_database(store: Store, path: Path, saved_first: bool) -> None:
    store.begin_crawl("haimen", "p", {}, "1.2", from_snapshots=saved_first)
    store.begin_crawl("haimen", "p", {}, "1.2", from_snapshots=saved_first)
    with pytest.raises(StoreError, match="name another file with -s HARVESTER_DB=FILE"):
        store.begin_crawl("haimen", "p", {}, "1.2", from_snapshots=not saved_first)
    assert len(dump(path)["crawls"]) == 2
