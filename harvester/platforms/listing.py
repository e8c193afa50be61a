"""What a reader says about one page of a list: its entries, and where the list goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scrapy.http import TextResponse

from harvester.addresses import url_key


class ListLostError(Exception):
    """A reader finds that the page is not the list it should be; the message says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list; `url` is absolute, `date` ISO. A malformed address raises ValueError.

    `fields` are values that an API gives, under the names of `Report`'s fields. `post` is the CMS's own
    number of the article, by which it is known again under another address. `keys` is everything by which
    this article is recognised.
    """

    url: str
    title: str
    date: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    post: str | None = None
    keys: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        keys = {url_key(self.url)} | ({f"post {self.post}"} if self.post else set())
        object.__setattr__(self, "keys", frozenset(keys))


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list that is still to be fetched, and the (module-level) function that reads it.

    `guessed`: nothing says that there is such a page; it is asked for because there may be more.
    """

    url: str
    reader: Reader
    guessed: bool = False

    @property
    def key(self) -> str:
        """The identity of the page; ValueError for a malformed address."""
        return url_key(self.url)


@dataclass(frozen=True, slots=True)
class Listing:
    """What one list page holds.

    `malformed` counts the rows that make no entry. `next` continues this list; `lists` are other lists that
    the page points to; `total` is how many rows the portal says the whole list has, `exact` whether it is
    known to serve them all; `broken` is why the list cannot be read on although it goes on. A page with
    neither rows nor `lists` has lost its list, unless `ended` says that the list is rightly empty from here
    on.
    """

    entries: Sequence[Entry] = ()
    malformed: int = 0
    next: ListPage | None = None
    lists: Sequence[ListPage] = ()
    total: int | None = None
    exact: bool = True
    broken: str | None = None
    ended: bool = False

    @property
    def rows(self) -> int:
        """How many rows the page has."""
        return len(self.entries) + self.malformed


Reader = Callable[[TextResponse], Listing]


def each(articles: Iterable[Any], read: Callable[[Any], Entry]) -> tuple[list[Entry], int]:
    """The entries that `read` makes of an API's articles, and how many articles are malformed."""
    entries, malformed = [], 0
    for article in articles:
        try:
            entries.append(read(article))
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, OSError):
            malformed += 1
    return entries, malformed


@dataclass(slots=True)
class Progress:
    """How far one list has been read. `rows` counts all, `keys` knows each article once."""

    pages: int = 0
    rows: int = 0
    articles: int = 0
    total: int | None = None
    exact: bool = True
    keys: set[str] = field(default_factory=set)

    def add(self, listing: Listing) -> bool:
        """Take in one page; whether it had anything that the earlier ones had not."""
        known = self.articles
        self.pages += 1
        self.rows += listing.rows
        if listing.total is not None:
            self.total, self.exact = listing.total, listing.exact
        for entry in listing.entries:
            self.articles += entry.keys.isdisjoint(self.keys)
            self.keys |= entry.keys
        self.articles += listing.malformed
        return self.articles > known

    @property
    def complete(self) -> bool:
        """Whether as many articles were listed as there are; one that is pinned to every page counts once."""
        return self.total is not None and self.articles >= self.total

    def gap(self, listing: Listing, *, fresh: bool) -> str | None:
        """Why a list that ends with this page is not known to be whole; None where it is.

        An exact total counts rows: a portal counts an article that it lists twice twice.
        """
        if self.complete:
            return None
        if listing.broken:
            return listing.broken
        if listing.rows and not fresh:
            return "the page repeats earlier ones"
        if self.total is not None and self.exact and self.rows < self.total:
            return f"{self.total} entries announced, {self.rows} listed"
        return None
