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

    from harvester.items import Finding, Report

    P = ParamSpec("P")
    T = TypeVar("T")

logger = logging.getLogger(__name__)

crawl_recorded: Final = object()
"""Sent when a run is over and in the database, with `spider`, `reason` and `verdict`."""


class PortalSpider(Protocol):
    """What a run's record needs to know of its spider."""

    name: str
    portal: str
    site_name: str
    arguments: BaseModel
    problems: list[tuple[Finding, str | None]]


OUR_NAMES: Final = {"shutdown": "interrupted"}
"""Scrapy's close reason -> ours, where hers does not say what happened."""

COUNTS: Final = ("found", "new", "changed", "unchanged", "failed")
"""Counters under `harvester/` that the row of a run keeps, besides the sum of the skipped."""


class Recorder:
    """Owns the store and the one thread that uses it, so that no write ever blocks the reactor.

    The database is opened and the run recorded before the first request: a database that cannot be
    used ends the run there. When the run is over, its problems, counters and verdict are recorded.
    Spiders without a portal (those of `scrapy shell` and `scrapy fetch`) leave no record.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.stats = crawler.stats
        self.verdict: Verdict | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._store: Store | None = None
        self._crawl_id: int | None = None
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not hasattr(crawler.spidercls, "portal"):
            raise NotConfigured
        recorder = cls(crawler)
        crawler.signals.connect(recorder.spider_opened, signals.spider_opened)
        crawler.signals.connect(recorder.spider_closed, signals.spider_closed)
        return recorder

    async def spider_opened(self, spider: PortalSpider) -> None:
        try:
            await self._in_worker(self._begin, spider)
        except Exception as error:
            self.write_failed(error)
            raise CloseSpider("storage_failed") from error

    async def save(self, report: Report) -> Outcome:
        """Save one report; raises what `Store.save` raises."""
        assert self._store is not None
        return await self._in_worker(self._store.save, report, self._crawl_id)

    def storage_failed(self, error: StoreError) -> None:
        """The database cannot be written to: end the run, once."""
        self.write_failed(error)
        if self._closing is None:
            closing = self.crawler.engine.close_spider_async(reason="storage_failed")
            self._closing = asyncio.get_running_loop().create_task(closing)

    def write_failed(self, error: Exception) -> None:
        """Count a failed write and say so, with a traceback where the fault is the program's own."""
        self.stats.inc_value("harvester/write_errors")
        traceback = None if isinstance(error, StoreError) else error
        logger.critical("Not written to the database: %s", error, exc_info=traceback)

    async def spider_closed(self, spider: PortalSpider, reason: str) -> None:
        reason = OUR_NAMES.get(reason, reason)
        for finding, _ in spider.problems:
            self.stats.inc_value(f"harvester/findings/{finding.code}")
        try:
            sound = verdict(self.stats.get_stats(), reason).sound
            await self._in_worker(self._finish, spider.problems, reason, sound)
        except Exception as error:
            self.write_failed(error)
        self.verdict = verdict(self.stats.get_stats(), reason)
        self._worker.shutdown(wait=False)
        await self.crawler.signals.send_catch_log_async(
            crawl_recorded, spider=spider, reason=reason, verdict=self.verdict
        )

    async def _in_worker(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        return await asyncio.wrap_future(self._worker.submit(call, *args, **kwargs))

    def _begin(self, spider: PortalSpider) -> None:
        self._store = Store.open(self.crawler.settings["HARVESTER_DB"])
        arguments = spider.arguments.model_dump(mode="json")
        self._crawl_id = self._store.begin_crawl(spider.name, spider.portal, arguments, __version__)

    def _finish(self, problems: list[tuple[Finding, str | None]], reason: str, sound: bool) -> None:
        if self._store is None:
            return
        try:
            if self._crawl_id is None:
                return
            for finding, url in problems:
                self._store.note(self._crawl_id, finding, url)
            counts = counts_of(self.stats.get_stats())
            self._store.finish_crawl(self._crawl_id, close_reason=reason, sound=sound, counts=counts)
        finally:
            self._store.close()


def counts_of(stats: Mapping[str, Any]) -> dict[str, int]:
    """The counters of a run that its row keeps."""
    skipped = sum(count for key, count in stats.items() if key.startswith("harvester/skipped/"))
    return {name: stats.get(f"harvester/{name}", 0) for name in COUNTS} | {"skipped": skipped}
