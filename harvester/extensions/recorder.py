"""The run as a row of the database: who holds the store, from the first moment to the verdict."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, ParamSpec, Protocol, TypeVar

from scrapy import signals
from scrapy.exceptions import CloseSpider, NotConfigured

from harvester import __version__
from harvester.extensions.verdict import Verdict, verdict
from harvester.store import Outcome, Store, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

    from pydantic import BaseModel
    from scrapy.crawler import Crawler

    from harvester.items import Finding, Report, Skipped

    P = ParamSpec("P")
    T = TypeVar("T")

logger = logging.getLogger(__name__)

crawl_recorded: Final = object()
"""Sent when a run is over and in the database, with `spider`, `reason` and `verdict`."""


class RecordedSpider(Protocol):
    """What a run's record needs to know of its spider."""

    name: str
    portal: str
    site_name: str
    arguments: BaseModel
    problems: list[tuple[Finding, str | None]]
    skipped: list[Skipped]


OUR_NAMES: Final = {"shutdown": "interrupted"}
"""Scrapy's close reason -> ours, where hers does not say what happened."""

STORED: Final = ("new", "changed", "unchanged")
"""Counters under `harvester/` that the store keeps in the row of a run by itself."""

COUNTS: Final = ("found", "failed", *STORED)
"""Counters under `harvester/` in the row of a run, besides the sum of the skipped."""


class Recorder:
    """Owns the store and the one thread that uses it, so that no write ever blocks the reactor.

    The database is opened and the run recorded before the first request: a database that cannot be
    used ends the run there. When the run is over, its problems, counters and verdict are recorded.
    Only a run of a portal's spider leaves a record: see `is_harvest`.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.stats = crawler.stats
        self.verdict: Verdict | None = None
        self.begun = False
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._store: Store | None = None
        self._crawl_id: int | None = None
        self._failure: StoreError | None = None
        self._closing: asyncio.Task[None] | None = None
        self._said: set[str] = set()
        self._problems: list[tuple[Finding, str | None]] = []
        self._skipped: list[Skipped] = []
        self._portal = ""
        self.repeated: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not is_harvest(crawler):
            raise NotConfigured
        recorder = cls(crawler)
        crawler.signals.connect(recorder.spider_opened, signals.spider_opened)
        crawler.signals.connect(recorder.spider_closed, signals.spider_closed)
        crawler.signals.connect(recorder.item_error, signals.item_error)
        return recorder

    async def spider_opened(self, spider: RecordedSpider) -> None:
        self._portal, self._problems, self._skipped = spider.portal, spider.problems, spider.skipped
        try:
            await self._in_worker(self._begin, spider)
        except Exception as error:
            self.write_failed(error)
            raise CloseSpider("storage_failed") from error
        finally:
            self.begun = True

    async def save(self, report: Report) -> Outcome:
        """Save one report; raises what `Store.save` raises, and after a `StoreError` that one for ever."""
        counts = counts_of(self.stats.get_stats())
        others = {name: count for name, count in counts.items() if name not in STORED}
        return await self._in_worker(self._save, report, others)

    def page_failed(self, finding: Finding, url: str | None) -> None:
        """A page was fetched, and yet is no use: a problem of the run, as one that was not fetched."""
        self._problems.append((finding, url))
        self.stats.inc_value("harvester/failed")
        logger.error("%s: %s (%s)", finding.code, finding.message, url)

    def skip(self, entry: Skipped) -> None:
        """A page was fetched to learn what it is, and is not wanted."""
        self._skipped.append(entry)

    def item_error(self) -> None:
        """A stage has broken down on a report, which is lost."""
        self.stats.inc_value("harvester/item_errors")

    def storage_failed(self, error: StoreError) -> None:
        """The database cannot be written to: end the run, once."""
        self.write_failed(error)
        if self._closing is None:
            closing = self.crawler.engine.close_spider_async(reason="storage_failed")
            self._closing = asyncio.get_running_loop().create_task(closing)

    def write_failed(self, error: Exception) -> None:
        """Count a failed write and say so once, with a traceback where the fault is the program's own."""
        self.stats.inc_value("harvester/write_errors")
        if str(error) not in self._said:
            self._said.add(str(error))
            traceback = None if isinstance(error, StoreError) else error
            logger.critical("Not written to the database: %s", error, exc_info=traceback)

    def interrupt(self) -> None:
        """Conclude a run that was interrupted while it waited for the database; waits for it in turn.

        For when the reactor has stopped, and `spider_closed` is not going to be sent.
        """
        self.verdict = verdict(self.stats.get_stats(), "interrupted")
        try:
            self._worker.submit(self._finish, "interrupted", sound=False).result()
        except StoreError as error:
            self.write_failed(error)
        self.crawler.signals.send_catch_log(
            crawl_recorded, spider=self.crawler.spider, reason="interrupted", verdict=self.verdict
        )

    async def spider_closed(self, spider: RecordedSpider, reason: str) -> None:
        reason = OUR_NAMES.get(reason, reason)
        for finding, _ in self._problems:
            self.stats.inc_value(f"harvester/findings/{finding.code}")
        try:
            sound = verdict(self.stats.get_stats(), reason).sound
            await self._in_worker(self._finish, reason, sound)
        except Exception as error:
            self.write_failed(error)
        self.verdict = verdict(self.stats.get_stats(), reason)
        self._worker.shutdown(wait=False)
        await self.crawler.signals.send_catch_log_async(
            crawl_recorded, spider=spider, reason=reason, verdict=self.verdict
        )

    async def _in_worker(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.wrap_future(self._worker.submit(call, *args, **kwargs))

    def _begin(self, spider: RecordedSpider) -> None:
        self._store = Store.open(self.crawler.settings["HARVESTER_DB"])
        self.repeated = self._store.repeated_lines(spider.portal)
        arguments = spider.arguments.model_dump(mode="json")
        self._crawl_id = self._store.begin_crawl(
            spider.name,
            spider.portal,
            arguments,
            __version__,
            from_snapshots=bool(self.crawler.settings["HARVESTER_SNAPSHOTS"]),
        )

    def _save(self, report: Report, counts: Mapping[str, int]) -> Outcome:
        # A locked database was waited for once; reports that stand in line shall not do so one by one.
        if self._failure:
            raise self._failure
        assert self._store is not None
        try:
            return self._store.save(report, self._crawl_id, counts)
        except StoreError as error:
            self._failure = error
            raise

    def _finish(self, reason: str, sound: bool) -> None:
        if self._store is None:
            return
        try:
            if self._crawl_id is None:
                return
            for finding, url in self._problems:
                self._store.note(self._crawl_id, finding, url)
            self._store.note_skipped(self._portal, self._skipped)
            counts = counts_of(self.stats.get_stats())
            self._store.finish_crawl(self._crawl_id, close_reason=reason, sound=sound, counts=counts)
        finally:
            self._store.close()


def is_harvest(crawler: Crawler) -> bool:
    """Whether a portal's spider runs as it is declared.

    `scrapy parse`, `fetch` and `check` put a start of their own in the place of the spider's, and
    `scrapy shell` does not start it.
    """
    spidercls = crawler.spidercls
    borrowed = spidercls.start.__module__.startswith("scrapy.commands.")
    return hasattr(spidercls, "portal") and crawler.crawling and not borrowed


def counts_of(stats: Mapping[str, Any]) -> dict[str, int]:
    """The counters of a run that its row keeps."""
    skipped = sum(count for key, count in stats.items() if key.startswith("harvester/skipped/"))
    return {name: stats.get(f"harvester/{name}", 0) for name in COUNTS} | {"skipped": skipped}
