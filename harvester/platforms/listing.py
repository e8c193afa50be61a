"""What a reader says about one page of a list: its entries, and where the list goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from scrapy.http import TextResponse

from harvester.addresses import url_key


class ListLostError(Exception):
    """A reader finds that the page is not the list it should be; the message says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list; `url` is absolute, `date` ISO.

    `fields` are values that an API gives, under the names of `Report`'s fields. `post` is the CMS's own
    number of the article, by which it is known again under another address.
    """

    url: str
    title: str
    date: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    post: str | None = None

    @property
    def keys(self) -> set[str]:
        """Everything by which this article is recognised."""
        return {url_key(self.url)} | ({f"post {self.post}"} if self.post else set())


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list that is still to be fetched, and the (module-level) function that reads it."""

    url: str
    reader: Reader


@dataclass(frozen=True, slots=True)
class Listing:
    """What one list page holds.

    `next` continues this list; `lists` are other lists that the page points to; `total` is how many
    entries the portal says the whole list has. A page with neither entries nor `lists` has lost its
    list, unless `ended` says that the list is rightly empty from here on.
    """

    entries: Sequence[Entry] = ()
    next: ListPage | None = None
    lists: Sequence[ListPage] = ()
    total: int | None = None
    ended: bool = False


Reader = Callable[[TextResponse], Listing]
