"""What all portals have in common: columns are read as lists, entries are chosen, pages become reports.

A family contributes a reader, a pure function that says what one list page holds. The rest is here, once:
counting, choosing by kind, dropping what was seen, bounding the paging, and naming what went wrong.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING, Any, Final

import scrapy
from scrapy.exceptions import CloseSpider
from scrapy.http import Request, Response, TextResponse
from w3lib.url import safe_url_string

from harvester import arguments
from harvester.addresses import site_of, url_key
from harvester.items import Finding, Hints, Page, Report, Skipped
from harvester.platforms import declaration, titles
from harvester.platforms.answers import declared_encoding, describe
from harvester.platforms.blocking import block_reason
from harvester.platforms.listing import Entry, Listing, ListLostError, ListPage, Progress, Reader
from harvester.platforms.redirects import astray

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

MAX_PAGES: Final = 1000
"""Pages of one list; no portal has published so many, so a longer list goes in circles."""

MAX_REFUSALS: Final = 3
"""Refused requests in a row after which the crawl ends: to go on would only prolong the block."""

COUNTED_AS: Final = {"page_failed": "failed", "portal_blocked": "blocked"}
"""Finding code -> counter under `harvester/`, where the two differ."""

_OPENED: Final = re.compile(rb"<(?:html|body)\b", re.I)
_CLOSED: Final = re.compile(rb"</(?:html|body)\s*>", re.I)


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
        self.skipped: list[Skipped] = []
        self.hosts = {site_of(url) for url in (f"http://{self.portal}", *self.columns)}
        self._waiting: deque[ListPage] = deque()
        self._progress: dict[str, Progress] = {}
        self._asked: set[str] = set()  # list pages
        self._holders: dict[str, str] = {}  # key of a page -> the entry that it belongs to
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
            progress = self._progress.setdefault(start, Progress())
            fresh = progress.add(listing)
            wanted = self._choose(listing)
            self._report_progress(page, progress, listing, wanted)
            yield from map(self._page_request, wanted)
            self._waiting.extendleft(reversed(listing.lists))
            following = self._continue(listing, progress, page, start, fresh=fresh)
        if following:
            yield following
        else:
            yield from self._next_list()

    def list_failed(self, failure: Any) -> Iterator[Request]:
        """Errback of list pages; `failure` has the error as `value`, and the `request`."""
        response = getattr(failure.value, "response", None)
        if response is None or not self._is_refusal(response, of_list=True):
            self._problem("list_failed", describe(failure), failure.request.url)
        yield from self._next_list()

    def _read(self, response: Response, page: ListPage) -> Listing | None:
        """What the page holds; None, and a problem is noted, where it is not the list that it should be."""
        if self._is_refusal(response, of_list=True):
            return None
        try:
            if reason := astray(response.url, page.url, self.hosts):
                raise ListLostError(reason)
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
        if _OPENED.search(response.body) and not _CLOSED.search(response.body):
            self._problem("list_incomplete", "the page breaks off before its end", page.url)
        return listing

    def _continue(
        self, listing: Listing, progress: Progress, page: ListPage, start: str, *, fresh: bool
    ) -> Request | None:
        """The next page of a list; None at its end, and a problem is noted where that comes too soon."""
        following = listing.next
        if following and fresh and not (following.guessed and progress.complete):
            if progress.pages >= MAX_PAGES:
                self._problem("list_failed", f"still no end after {MAX_PAGES} pages", start)
                return None
            if request := self._list_request(following, start):
                return request
        if gap := progress.gap(listing, fresh=fresh):
            self._problem("list_incomplete", gap, page.url)
        return None

    def _next_list(self) -> Iterator[Request]:
        """The first page of the next list that waits, if one does."""
        while self._waiting:
            page = self._waiting.popleft()
            if request := self._list_request(page, page.url):
                yield request
                return

    def _list_request(self, page: ListPage, start: str) -> Request | None:
        """None where the page was asked for before, or lies on a host that is not this spider's."""
        if page.key in self._asked:
            return None
        self._asked.add(page.key)
        if site_of(page.url) not in self.hosts:
            self._problem("list_incomplete", "the list goes on on another host", page.url)
            return None
        return Request(
            page.url,
            callback=self.parse_list,
            errback=self.list_failed,
            cb_kwargs={"page": page, "start": start},
            headers={"Referer": self.referer} if self.referer and page.url in self.columns else None,
            priority=1,  # reports have negative ones
            dont_filter=True,
        )

    # --- Entries -------------------------------------------------------------------------------

    def _choose(self, listing: Listing) -> list[Entry]:
        """The entries whose pages to fetch; counts all rows, those left out with the reason.

        Of several rows for one article the one that says most of it speaks for it, not a picture's caption.
        """
        self._count("entries", listing.rows)
        if listing.malformed:
            self._count_skipped("malformed", listing.malformed)
        chosen = {}
        for place, entry in sorted(
            enumerate(listing.entries), key=lambda row: _telling(row[1]), reverse=True
        ):
            if reason := self._skip_reason(entry):
                self._count_skipped(reason)
                if reason != "duplicate":
                    self.skipped.append(Skipped(entry.url, entry.title, reason))
            else:
                self._count("found")
                chosen[place] = entry
        return [chosen[place] for place in sorted(chosen)]

    def _skip_reason(self, entry: Entry) -> str | None:
        """Why not to fetch an entry's page; None where it is wanted, and from then on known."""
        if site_of(entry.url) not in self.hosts:
            return "off_host"
        if any(key in self._holders for key in entry.keys):
            return "duplicate"
        kind, reason = titles.promise(entry.title)
        if kind not in self.arguments.kinds and not titles.is_unclear(entry.title):
            return reason
        self._holders |= dict.fromkeys(entry.keys, entry.url)
        return None

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
        if self._is_refusal(response, of_list=False):
            return
        if reason := self._astray(response.url, entry):
            self._problem("page_failed", reason, entry.url)
            return
        hints = Hints(
            kind=None if titles.is_unclear(entry.title) else titles.promise(entry.title)[0],
            wanted=self.arguments.kinds if titles.is_unclear(entry.title) else None,
            title=None if titles.is_cut(entry.title) else entry.title,
            date=entry.date,
            fields=dict(entry.fields),
        )
        page = Page(response.body, encoding=declared_encoding(response), hints=hints, url=response.url)
        yield Report(url=safe_url_string(entry.url), portal=self.portal, page=page)

    def _astray(self, final: str, entry: Entry) -> str | None:
        """Why the page at an address is not this entry's; None where it is, and no other's from then on."""
        if reason := astray(final, entry.url, self.hosts):
            return reason
        holder = self._holders.setdefault(url_key(final), entry.url)
        return None if holder == entry.url else f"redirected to {final}, the page of another entry: {holder}"

    def page_failed(self, failure: Any) -> None:
        """Errback of report pages."""
        response = getattr(failure.value, "response", None)
        if response is not None and self._is_refusal(response, of_list=False):
            return
        self._problem("page_failed", describe(failure), failure.request.url)

    # --- What went wrong, and counters ---------------------------------------------------------

    def _is_refusal(self, response: Response, *, of_list: bool) -> bool:
        """Whether the portal refuses us; counts it, and ends the crawl when it goes on refusing."""
        reason = block_reason(response.status, response.headers.to_string(), response.body, of_list=of_list)
        if reason is None:
            if response.status == 200:
                self._refusals = 0
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

    def _count_skipped(self, reason: str, count: int = 1) -> None:
        self._count(f"skipped/{reason}", count)

    def _report_progress(
        self, page: ListPage, progress: Progress, listing: Listing, wanted: Sequence[Entry]
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
    listing = page.reader(response)
    if not (listing.rows or listing.lists or listing.ended):
        raise ListLostError("the page has no list, or its list has no entries")
    return listing


def _telling(entry: Entry) -> tuple[bool, int, bool]:
    """How much a row says of its article: a title in full, a long one, a date."""
    return not titles.is_cut(entry.title), len(entry.title), entry.date is not None
