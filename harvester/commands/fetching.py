"""One live page, fetched as a crawl would: the project's settings, its robots.txt, snapshots, redirects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess

from harvester.addresses import site_of
from harvester.extraction.reading.decoding import file_kind
from harvester.platforms.answers import declared_encoding, describe
from harvester.platforms.blocking import block_reason
from harvester.platforms.redirects import astray

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from scrapy.http import Response
    from scrapy.settings import Settings

_NO_CRAWL: Final[dict[str, Any]] = {"ITEM_PIPELINES": {}, "EXTENSIONS": {}}
"""A page that somebody looks at is not stored, and there is no verdict on it."""


class FetchError(Exception):
    """The page could not be had; the message is for people."""


class OnePage(Spider):
    """Asks for one page; `response` is the answer, `problem` why there is none."""

    name = "extract"

    def __init__(self, url: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.url = url
        self.response: Response | None = None
        self.problem = "the fetch ended before there was an answer"

    async def start(self) -> AsyncIterator[Request]:
        yield Request(self.url, callback=self.keep, errback=self.fail, dont_filter=True)

    def keep(self, response: Response) -> None:
        """The answer, unless it is not the page."""
        hosts = {site_of(self.url), site_of(response.url)}
        if refusal := _refusal(response):
            self.problem = refusal
        elif elsewhere := astray(response.url, self.url, hosts):
            self.problem = elsewhere
        elif kind := file_kind(response.body):
            self.problem = f"it is no page but {kind}"
        else:
            self.response = response

    def fail(self, failure: Any) -> None:
        """Errback; an answer with an error's status may be a refusal."""
        response = getattr(failure.value, "response", None)
        self.problem = (response is not None and _refusal(response)) or describe(failure)


def fetch(url: str, settings: Settings) -> tuple[bytes, str, str | None]:
    """Body, final address and declared encoding of a page; `FetchError` where it cannot be had.

    Runs Scrapy's event loop, which a process can do once.
    """
    settings.setdict(_NO_CRAWL, priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(OnePage)
    process.crawl(crawler, url=url)
    process.start()
    spider = crawler.spider
    if not isinstance(spider, OnePage):
        raise FetchError("the fetch could not begin")
    if spider.response is None:
        raise FetchError(spider.problem)
    return spider.response.body, spider.response.url, declared_encoding(spider.response)


def _refusal(response: Response) -> str | None:
    headers = response.headers.to_string()
    reason = block_reason(response.status, headers, response.body, of_list=False)
    return f"the portal refused us: {reason}" if reason else None
