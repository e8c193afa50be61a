"""A run from its first moment to its verdict, as the database has it."""

from __future__ import annotations

import json
import logging
import sqlite3
import threading
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from crawling import HOST, OfflineSpider, crawl, report
from scrapy import Request, Spider
from scrapy.core.engine import ExecutionEngine
from scrapy.exceptions import CloseSpider, DropItem

from harvester import __version__
from harvester.extensions.recorder import Recorder
from harvester.items import Finding, Report
from harvester.pipelines.check import Check
from harvester.store import Store, StoreError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from crawling import Run
    from scrapy.http import Response

    from harvester.extensions.verdict import Reason


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "harvest.db"


def rows(database: Path, query: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query)]


def execute(database: Path, statement: str) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute(statement)


def is_sound(run: Run) -> bool:
    recorder = run.crawler.get_extension(Recorder)
    assert recorder
    assert recorder.verdict
    return recorder.verdict.sound


def reasons(run: Run) -> tuple[Reason, ...]:
    recorder = run.crawler.get_extension(Recorder)
    assert recorder
    assert recorder.verdict
    return recorder.verdict.reasons


def seen_in(threads: set[threading.Thread], method: Callable[..., Any]) -> Callable[..., Any]:
    """The method, noting the thread of every call."""

    def noting(*args: Any, **kwargs: Any) -> Any:
        threads.add(threading.current_thread())
        return method(*args, **kwargs)

    return noting


def critical(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno == logging.CRITICAL]


class Endless(OfflineSpider):
    """Goes on for as long as it is let."""

    pages = 0

    def parse_list(self, page: Response) -> Iterator[Request | Report]:
        yield from super().parse_list(page)
        self.pages += 1
        assert self.pages < 1000
        yield Request("data:,", self.parse_list, dont_filter=True)


class Careless(OfflineSpider):
    """Skips, fails and has problems with its list."""

    def parse_list(self, page: Response) -> Iterator[Report]:
        for counter in ("failed", "list_empty", "skipped/news", "skipped/news", "skipped/guide"):
            self.crawler.stats.inc_value(f"harvester/{counter}")
        self.problems.append((Finding("list_empty", "no entries"), f"http://{HOST}/list.html"))
        yield from super().parse_list(page)


def test_a_sound_run_is_recorded(database: Path) -> None:
    assert is_sound(crawl(database, report(1), report(2), kinds="news"))
    [row] = rows(database, "select * from crawls")
    assert row["spider"] == "offline"
    assert row["portal"] == HOST
    assert json.loads(row["arguments"]) == {"kinds": ["news"]}
    assert row["version"] == __version__
    assert (row["close_reason"], row["sound"]) == ("finished", 1)
    assert (row["found"], row["new"], row["failed"], row["skipped"]) == (2, 2, 0, 0)
    assert rows(database, "select distinct first_crawl from reports") == [{"first_crawl": row["id"]}]


def test_problems_and_counts_of_a_run_that_is_not_sound(database: Path) -> None:
    run = crawl(database, report(), spider=Careless)
    assert not is_sound(run)
    assert run.stats["harvester/findings/list_empty"] == 1
    [row] = rows(database, "select * from crawls")
    assert (row["sound"], row["failed"], row["skipped"]) == (0, 1, 3)
    assert rows(database, "select crawl_id, code, message, url from findings where crawl_id is not null") == [
        {
            "crawl_id": row["id"],
            "code": "list_empty",
            "message": "no entries",
            "url": f"http://{HOST}/list.html",
        }
    ]


def test_nothing_found_is_not_sound(database: Path) -> None:
    assert not is_sound(crawl(database))
    assert rows(database, "select close_reason, sound from crawls") == [
        {"close_reason": "finished", "sound": 0}
    ]


def test_an_error_in_the_spider_is_not_sound(database: Path) -> None:
    class Broken(OfflineSpider):
        def parse_list(self, page: Response) -> Iterator[Report]:
            yield from super().parse_list(page)
            raise LookupError

    run = crawl(database, report(), spider=Broken)
    assert (run.stats["harvester/new"], is_sound(run)) == (1, False)


def test_the_reason_that_a_spider_gives_is_recorded(database: Path) -> None:
    class Blocked(OfflineSpider):
        def parse_list(self, _: Response) -> Iterator[Report]:
            raise CloseSpider("blocked")

    assert not is_sound(crawl(database, spider=Blocked))
    assert rows(database, "select close_reason from crawls") == [{"close_reason": "blocked"}]


def test_a_failed_write_ends_the_run(database: Path, caplog: pytest.LogCaptureFixture) -> None:
    crawl(database, report(1))
    execute(
        database,
        "create trigger full before insert on reports when new.url like '%/2.html'"
        " begin select raise(abort, 'no space in the archive'); end",
    )
    run = crawl(database, report(1), report(2), spider=Endless)
    assert not is_sound(run)
    assert run.stats["harvester/write_errors"] >= 1
    assert run.stats["finish_reason"] == "storage_failed"
    assert run.dropped[0].url == f"http://{HOST}/2.html"
    [message] = critical(caplog)
    assert "no space in the archive" in message
    assert rows(database, "select close_reason, sound from crawls order by id desc limit 1") == [
        {"close_reason": "storage_failed", "sound": 0}
    ]


def test_a_database_that_has_failed_is_not_tried_again_and_the_run_is_closed_once(
    database: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[str | None] = []
    closed: list[str] = []
    close = ExecutionEngine.close_spider_async

    def locked(_: Store, item: Report, *args: Any) -> str:
        tried.append(item.url)
        raise StoreError("locked")

    async def closing(engine: ExecutionEngine, *, reason: str) -> None:
        closed.append(reason)
        await close(engine, reason=reason)

    monkeypatch.setattr(Store, "save", locked)
    monkeypatch.setattr(ExecutionEngine, "close_spider_async", closing)
    run = crawl(database, report(1), report(2), report(3), spider=Endless)
    assert tried == [report(1).url]
    assert closed == ["storage_failed"]
    assert run.stats["harvester/write_errors"] == len(run.dropped) >= 3
    assert critical(caplog) == ["Not written to the database: locked"]


def test_the_database_is_closed_with_the_run(database: Path) -> None:
    run = crawl(database, report())
    assert [file.name for file in database.parent.iterdir()] == [database.name]
    assert is_sound(run)


def test_a_report_that_cannot_be_stored_costs_only_itself(
    database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    bad = report(1)
    bad.url = "http://[x/"
    run = crawl(database, bad, report(2))
    assert not is_sound(run)
    assert (run.stats["harvester/new"], run.stats["harvester/write_errors"]) == (1, 1)
    assert run.stats["finish_reason"] == "finished"
    [message] = critical(caplog)
    assert "'http://[x/' cannot be stored" in message
    assert [reason.why for reason in reasons(run)] == ["writes to the database that failed: 1"]


def test_a_report_that_is_swallowed_is_lost(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def swallow(_: Check, item: Report) -> Report:
        if item.url == report(1).url:
            raise DropItem("swallowed")
        return item

    monkeypatch.setattr(Check, "process_item", swallow)
    run = crawl(database, report(1), report(2), report(3))
    assert [reason.why for reason in reasons(run)] == ["reports lost on their way to the database: 1"]
    assert rows(database, "select found, new, sound from crawls") == [{"found": 3, "new": 2, "sound": 0}]


def test_a_stage_that_breaks_down_is_counted(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: Check, item: Report) -> Report:
        raise LookupError

    monkeypatch.setattr(Check, "process_item", broken)
    run = crawl(database, report(1), report(2))
    assert run.stats["harvester/item_errors"] == 2
    assert [reason.why for reason in reasons(run)] == [
        "reports that a stage of the pipeline broke down on: 2"
    ]


def test_a_run_that_is_killed_leaves_its_counts(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "finish_crawl", lambda *_, **__: None)
    crawl(database, report(1), report(2), spider=Careless)
    [row] = rows(database, "select finished_at, found, new, failed, skipped from crawls")
    assert row == {"finished_at": None, "found": 2, "new": 2, "failed": 1, "skipped": 3}


def test_the_database_is_used_from_one_thread_that_is_not_the_crawlers(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[threading.Thread] = set()
    for name in ("begin_crawl", "save", "note", "finish_crawl", "close"):
        monkeypatch.setattr(Store, name, seen_in(threads, getattr(Store, name)))
    assert crawl(database, report(1), report(2), spider=Careless).stats["harvester/new"] == 2
    assert len(threads) == 1
    assert threading.current_thread() not in threads


def test_a_fault_of_the_program_while_saving_loses_one_report(
    database: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    save = Store.save

    def fragile(store: Store, item: Report, *args: Any) -> str:
        if item.url == f"http://{HOST}/1.html":
            raise TypeError("unheard of")
        return save(store, item, *args)

    monkeypatch.setattr(Store, "save", fragile)
    run = crawl(database, report(1), report(2))
    assert not is_sound(run)
    assert (run.stats["harvester/new"], run.stats["harvester/write_errors"]) == (1, 1)
    assert run.stats["finish_reason"] == "finished"
    [record] = [record for record in caplog.records if record.levelno == logging.CRITICAL]
    assert record.exc_info


def test_a_run_whose_end_cannot_be_recorded_is_not_sound(
    database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    crawl(database, report(1))
    execute(database, "create trigger full before update on crawls begin select raise(abort, 'no more'); end")
    assert not is_sound(crawl(database, report(1)))
    assert "no more" in critical(caplog)[0]


def test_a_spider_without_a_portal_leaves_no_record(
    database: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    class Shell(Spider):
        name = "shell"
        start_urls = ("data:,",)

        def parse(self, _: Response) -> None:
            pass

    run = crawl(database, spider=Shell)
    assert run.stats["finish_reason"] == "finished"
    assert run.stats["response_received_count"] == 1
    assert run.crawler.get_extension(Recorder) is None
    assert critical(caplog) == []
    assert capsys.readouterr().err == ""
    assert not database.exists()


def test_a_database_that_cannot_be_opened_stops_the_run_before_its_start(
    database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database.write_text("not a database, but somebody's notes")

    class Eager(OfflineSpider):
        async def start(self) -> AsyncIterator[Request]:
            raise AssertionError("the run has begun")
            yield Request("data:,")

    run = crawl(database, spider=Eager)
    assert not is_sound(run)
    assert run.stats["finish_reason"] == "storage_failed"
    assert "downloader/request_count" not in run.stats
    assert "spider_exceptions/count" not in run.stats
    [message] = critical(caplog)
    assert str(database) in message
    assert database.read_text() == "not a database, but somebody's notes"
