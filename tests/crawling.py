"""Runs a spider in the test's own process, with the project's settings, pipelines and extensions."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scrapy import Request, Spider, signals
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings

from harvester.arguments import parse
from harvester.items import Finding, Page, Report, Skipped

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from scrapy.http import Response

HOST = "www.example.gov.cn"
PAGE = """<html><head><title>甲市2022年政府信息公开工作年度报告</title></head><body>
<h1>甲市2022年政府信息公开工作年度报告</h1>
<p>一、总体情况</p><p>2022年，甲市主动公开政府信息若干条。</p>
</body></html>"""


@dataclass
class Run:
    """What is left of a run."""

    crawler: Crawler
    items: list[Report] = field(default_factory=list)
    dropped: list[Report] = field(default_factory=list)

    @property
    def stats(self) -> dict[str, Any]:
        return self.crawler.stats.get_stats()


def report(number: int = 1, page: str = PAGE) -> Report:
    """A report as a spider yields it."""
    return Report(url=f"http://{HOST}/{number}.html", portal=HOST, page=Page(page.encode(), "utf-8"))


class OfflineSpider(Spider):
    """Yields `reports` from an empty page that needs no network."""

    name = "offline"
    portal = HOST
    site_name = "甲市人民政府"
    reports: tuple[Report, ...] = ()

    def __init__(self, **arguments: Any) -> None:
        super().__init__()
        self.arguments = parse(type(self), arguments)
        self.problems: list[tuple[Finding, str | None]] = []
        self.skipped: list[Skipped] = []

    async def start(self) -> AsyncIterator[Request]:
        yield Request("data:,", self.parse_list)

    def parse_list(self, _: Response) -> Iterator[Report]:
        for item in self.reports:
            self.crawler.stats.inc_value("harvester/found")
            yield item


def crawl(database: Path, *reports: Report, spider: type[Spider] = OfflineSpider, **arguments: Any) -> Run:
    """Run a spider to its end; the reactor of production is left out, for it runs once in a process."""
    settings = Settings()
    settings.setmodule("harvester.settings")
    offline = {"http": None, "https": None}
    settings.setdict(
        {"HARVESTER_DB": str(database), "TWISTED_REACTOR_ENABLED": False, "DOWNLOAD_HANDLERS": offline},
        priority="cmdline",
    )
    spidercls = type(spider.__name__, (spider,), {"reports": reports})

    async def run() -> Run:
        runner = AsyncCrawlerRunner(settings)
        run = Run(runner.create_crawler(spidercls))

        def scraped(item: Report) -> None:
            run.items.append(item)

        def dropped(item: Report) -> None:
            run.dropped.append(item)

        run.crawler.signals.connect(scraped, signals.item_scraped)
        run.crawler.signals.connect(dropped, signals.item_dropped)
        await runner.crawl(run.crawler, **arguments)
        return run

    return asyncio.run(run())
