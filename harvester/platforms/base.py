"""What all portals have in common: columns are read as lists, entries are chosen, pages become reports.

A family contributes a reader, a pure function that says what one list page holds. The rest is here, once:
counting, choosing by kind, dropping what was seen, bounding the paging, and naming what went wrong.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urldefrag, urlsplit

import scrapy
from scrapy.exceptions import CloseSpider, IgnoreRequest
from scrapy.http import Request, Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from w3lib.encoding import http_content_type_encoding

from harvester import arguments
from harvester.addresses import host_of
from harvester.items import Finding, Hints, Page, Report
from harvester.platforms import declaration, titles
from harvester.platforms.blocking import block_reason
from harvester.platforms.listing import Entry, Listing, ListLostError, ListPage, Reader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

MAX_PAGES: Final = 1000
"""Pages of one list; no portal has published so many, so a longer list goes in circles."""

MAX_REFUSALS: Final = 3
"""Refused requests after which the crawl ends: to go on would only prolong the block."""

COUNTED_AS: Final = {"page_failed": "failed", "portal_blocked": "blocked"}
"""Finding code -> counter under `harvester/`, where the two differ."""

_HOME: Final = re.compile(r"/(?:(?:index|default)\.\w+)?")


@dataclass(slots=True)
class _Progress:
    """How far one list has been read."""

    pages: int = 0
    entries: int = 0
    keys: set[str] = field(default_factory=set)

    def has_seen(self, entries: Sequence[Entry]) -> bool:
        """Whether a page repeats what was read: some servers answer so after the last."""
        return bool(entries) and all(entry.keys <= self.keys for entry in entries)

    def add(self, entries: Sequence[Entry]) -> None:
        self.pages += 1
        self.entries += len(entries)
        self.keys.update(*(entry.keys for entry in entries))


class PortalSpider(scrapy.Spider):
    """Base of all spiders. A family sets `reader`; a portal sets everything that is only annotated here."""

    portal: str
    site_name: str
    region: str | None
    columns: Sequence[str]

    reader: Reader
    news_columns: Sequence[str] = ()
    """Read as well where `kinds` includes news."""
    referer: str | None = None
    """Sent with the request of each column, to portals that want to see one."""

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name)
        declaration.check(type(self))
        self.arguments = arguments.parse(type(self), kwargs)
        self.problems: list[tuple[Finding, str | None]] = []
        self.hosts = {_bare_host(url) for url in (f"//{self.portal}", *self.columns)}
        self._waiting: deque[ListPage] = deque()
        self._progress: dict[str, _Progress] = {}
        self._seen: set[str] = set()
        self._asked: set[str] = set()
        self._reports = 0
        self._refusals = 0

    async def start(self) -> AsyncIterator[Request]:
        """The first column; the others follow when it has been read."""
        news_columns = self.news_columns if "news" in self.arguments.kinds else ()
        self._waiting.extend(ListPage(url, self.reader) for url in (*self.columns, *news_columns))
        for request in self._next_list():
            yield request

    # --- Lists: one after another, each to its end, since they shift while one reads them ---------

    def parse_list(self, response: Response, page: ListPage, start: str) -> Iterator[Request]:
        """Read one page of the list that began at `start`: its wanted entries, then what follows."""
        listing = self._read(response, page)
        following = None
        if listing:
            progress = self._progress.setdefault(start, _Progress())
            repeated = progress.has_seen(listing.entries)
            progress.add(listing.entries)
            wanted = [entry for entry in listing.entries if self._is_wanted(entry)]
            self._report_progress(page, progress, listing, wanted)
            yield from map(self._page_request, wanted)
            self._waiting.extendleft(reversed(listing.lists))
            following = None if repeated else self._continue(listing, progress, start)
        if following:
            yield following
        else:
            yield from self._next_list()

    def list_failed(self, failure: Any) -> Iterator[Request]:
        """Errback of list pages; `failure` has the error as `value`, and the `request`."""
        response = getattr(failure.value, "response", None)
        if response is None or not self._is_refusal(response):
            self._problem("list_failed", _describe(failure), failure.request.url)
        yield from self._next_list()

    def _read(self, response: Response, page: ListPage) -> Listing | None:
        """What the page holds; None, and a problem is noted, where it is not the list that it should be."""
        if self._is_refusal(response):
            return None
        try:
            listing = read_list(response, page)
        except ListLostError as error:
            self._problem("list_empty", str(error), page.url)
            return None
        except Exception as error:
            self.logger.exception("Cannot read the list %s", page.url)
            self._problem("list_failed", f"{type(error).__name__}: {error}", page.url)
            return None
        if not listing.lists:
            self._count("list_pages")
        return listing

    def _continue(self, listing: Listing, progress: _Progress, start: str) -> Request | None:
        """The next page of a list; None at its end."""
        complete = listing.total is not None and progress.entries >= listing.total
        if listing.next is None or complete:
            if listing.total and not complete:
                self.logger.warning(
                    "%s: %d entries announced, %d listed", start, listing.total, progress.entries
                )
            return None
        if progress.pages >= MAX_PAGES:
            self._problem("list_failed", f"still no end after {MAX_PAGES} pages", start)
            return None
        return self._list_request(listing.next, start)

    def _next_list(self) -> Iterator[Request]:
        """The first page of the next list that waits, if one does."""
        while self._waiting:
            page = self._waiting.popleft()
            if request := self._list_request(page, page.url):
                yield request
                return

    def _list_request(self, page: ListPage, start: str) -> Request | None:
        """None where the page was asked for before, or lies on a host that is not this spider's."""
        url = urldefrag(page.url).url
        if url in self._asked:
            return None
        if _bare_host(url) not in self.hosts:
            self.logger.warning("A list on another host was left out: %s", url)
            return None
        self._asked.add(url)
        return Request(
            url,
            callback=self.parse_list,
            errback=self.list_failed,
            cb_kwargs={"page": page, "start": start},
            headers={"Referer": self.referer} if self.referer and page.url in self.columns else None,
            priority=1,  # reports have negative ones
            dont_filter=True,
        )

    # --- Entries -------------------------------------------------------------------------------

    def _is_wanted(self, entry: Entry) -> bool:
        """Whether to fetch an entry's page; counts the entry."""
        self._count("entries")
        reason = self._skip_reason(entry)
        if reason:
            self._count(f"skipped/{reason}")
        else:
            self._count("found")
        return not reason

    def _skip_reason(self, entry: Entry) -> str | None:
        if _bare_host(entry.url) not in self.hosts:
            return "off_host"
        if entry.keys & self._seen:
            return "duplicate"
        self._seen |= entry.keys
        kind, reason = titles.promise(entry.title)
        return None if kind in self.arguments.kinds or titles.is_unclear(entry.title) else reason

    def _page_request(self, entry: Entry) -> Request:
        self._reports += 1
        return Request(
            entry.url,
            callback=self.parse_page,
            errback=self.page_failed,
            cb_kwargs={"entry": entry},
            priority=-self._reports,  # in the order of the lists, newest first
            dont_filter=True,  # doubles are gone; a redirect to a page already asked for must not lose one
        )

    def parse_page(self, response: Response, entry: Entry) -> Iterator[Report]:
        """The report behind an entry, as it was fetched."""
        if self._is_refusal(response):
            return
        if is_home_instead(response.url, entry.url):
            self._problem(
                "page_failed", f"the home page {response.url} came instead of the report", entry.url
            )
            return
        hints = Hints(
            kind=None if titles.is_unclear(entry.title) else titles.promise(entry.title)[0],
            wanted=self.arguments.kinds if titles.is_unclear(entry.title) else None,
            title=None if titles.is_cut(entry.title) else entry.title,
            date=entry.date,
            fields=dict(entry.fields),
        )
        content_type = response.headers.get("Content-Type")
        encoding = http_content_type_encoding(content_type.decode("latin-1")) if content_type else None
        yield Report(
            url=response.url, portal=self.portal, page=Page(response.body, encoding=encoding, hints=hints)
        )

    def page_failed(self, failure: Any) -> None:
        """Errback of report pages."""
        response = getattr(failure.value, "response", None)
        if response is not None and self._is_refusal(response):
            return
        self._problem("page_failed", _describe(failure), failure.request.url)

    # --- What went wrong, and counters ---------------------------------------------------------

    def _is_refusal(self, response: Response) -> bool:
        """Whether the portal refuses us; counts it, and ends the crawl when it goes on refusing."""
        reason = block_reason(response.status, response.headers.to_string(), response.body)
        if reason is None:
            return False
        self._problem("portal_blocked", reason, response.url)
        self._refusals += 1
        if self._refusals >= MAX_REFUSALS:
            raise CloseSpider("blocked")
        return True

    def _problem(self, code: str, message: str, url: str) -> None:
        self.problems.append((Finding(code, message), url))
        self._count(COUNTED_AS.get(code, code))
        self.logger.error("%s: %s (%s)", code, message, url)

    def _count(self, name: str, count: int = 1) -> None:
        self.crawler.stats.inc_value(f"harvester/{name}", count)

    def _report_progress(
        self, page: ListPage, progress: _Progress, listing: Listing, wanted: Sequence[Entry]
    ) -> None:
        if listing.lists:
            self.logger.info("%s leads to %d lists", page.url, len(listing.lists))
            return
        self.logger.info(
            "%s page %d: %d entries%s, %d wanted%s",
            page.url,
            progress.pages,
            len(listing.entries),
            f" of {listing.total}" if listing.total is not None else "",
            len(wanted),
            f": {wanted[0].title}" + (" …" if len(wanted) > 1 else "") if wanted else "",
        )


def read_list(response: Response, page: ListPage) -> Listing:
    """What the page's reader makes of the answer; `ListLostError` where that is not the list."""
    if not isinstance(response, TextResponse):
        raise ListLostError("a binary file came instead of the list")
    if is_home_instead(response.url, page.url):
        raise ListLostError(f"the home page {response.url} came instead of the list")
    listing = page.reader(response)
    if not (listing.entries or listing.lists or listing.ended):
        raise ListLostError("the page has no list, or its list has no entries")
    return listing


def is_home_instead(url: str, asked: str) -> bool:
    """Whether a portal has sent us to a home page: what many do where a page is gone, instead of a 404."""
    return bool(_HOME.fullmatch(urlsplit(url).path)) and not _HOME.fullmatch(urlsplit(asked).path)


def _bare_host(url: str) -> str:
    """The host without `www.`, which portals add and drop at will."""
    return (host_of(url) or "").removeprefix("www.")


def _describe(failure: Any) -> str:
    """A failed request in a few words."""
    error = failure.value
    if isinstance(error, HttpError):
        return f"HTTP {error.response.status}"
    if isinstance(error, IgnoreRequest):
        return str(error) or "the request was dropped"
    return f"{type(error).__name__}: {error}"
