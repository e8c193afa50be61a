"""Drives a spider without network and engine: a function answers every request, in the engine's order."""

from __future__ import annotations

import asyncio
import heapq
import json
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from scrapy.exceptions import CloseSpider
from scrapy.http import Headers, HtmlResponse, Request, Response
from scrapy.responsetypes import responsetypes
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from harvester.snapshots import answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from harvester.items import Report
    from harvester.platforms.base import PortalSpider

PORTALS = Path(__file__).resolve().parent.parent / "fixtures" / "portals"


def expected(portal: str) -> dict[str, Any]:
    """What a crawl of a portal's snapshot must give, as its author wrote it down."""
    file = PORTALS.parent / "expected" / f"{portal}.json"
    if not file.exists():
        pytest.fail(
            f"fixtures/expected/{file.name} is missing; docs/adding-a-portal.md has an example of one"
        )
    return json.loads(file.read_text("utf-8"))


@dataclass
class Walk:
    """What a crawl did: requests in order, reports, counters without `harvester/`, problems by code."""

    spider: PortalSpider
    urls: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    close_reason: str = "finished"

    @property
    def counts(self) -> dict[str, int]:
        stats = self.spider.crawler.stats.get_stats()
        return {name.removeprefix("harvester/"): value for name, value in stats.items() if value}

    @property
    def problems(self) -> list[tuple[str, str | None]]:
        return [(finding.code, url) for finding, url in self.spider.problems]

    @property
    def skipped(self) -> dict[str, int]:
        return {name[8:]: number for name, number in self.counts.items() if name.startswith("skipped/")}


def from_pages(pages: Mapping[str, str | bytes | Response]) -> Callable[[Request], Response]:
    """Answers from a table of pages; 404 for any other address."""

    def get(request: Request) -> Response:
        page = pages.get(request.url)
        if page is None:
            return HtmlResponse(request.url, status=404, body=b"not found")
        if isinstance(page, Response):
            return page
        body = page.encode() if isinstance(page, str) else page
        return HtmlResponse(request.url, body=body, encoding="utf-8")

    return get


def from_snapshots(request: Request) -> Response:
    """Answers from fixtures/portals."""
    saved = answer(PORTALS, request.url)
    headers = Headers(saved.headers)
    cls = responsetypes.from_args(headers=headers, url=request.url, body=saved.body)
    return cls(request.url, status=saved.status, headers=headers, body=saved.body)


def walk(
    spidercls: type[PortalSpider], get: Callable[[Request], Response | Exception], **arguments: Any
) -> Walk:
    """Crawl to the end. `get` may return an exception: the download that failed with it."""
    crawler = get_crawler(spidercls)
    done = Walk(spidercls.from_crawler(crawler, **arguments))
    order, queue = count(), []

    def push(request: Request) -> None:
        heapq.heappush(queue, (-request.priority, next(order), request))

    for request in asyncio.run(_all(done.spider.start())):
        push(request)
    try:
        while queue:
            request = heapq.heappop(queue)[2]
            done.urls.append(request.url)
            done.requests.append(request)
            for result in _call(request, get(request)) or ():
                if isinstance(result, Request):
                    push(result)
                else:
                    done.reports.append(result)
    except CloseSpider as closed:
        done.close_reason = closed.reason
    return done


def _call(request: Request, response: Response | Exception) -> Iterable[Request | Report] | None:
    if isinstance(response, Exception):
        error = response
    elif 200 <= response.status < 300:
        response.request = request
        return request.callback(response, **request.cb_kwargs)
    else:
        error = HttpError(response)
    failure = Failure(error)
    failure.request = request
    return request.errback(failure)


async def _all(iterator: Any) -> list[Any]:
    return [item async for item in iterator]


def page(url: str, body: str, *, title: str = "政府信息公开年报") -> HtmlResponse:
    """An HTML answer to a GET of `url`."""
    document = f"<html><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>"
    return HtmlResponse(url, body=document.encode(), encoding="utf-8", request=Request(url))
