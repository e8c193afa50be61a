"""Static lists: plain pages of links, each page pointing to the next. Any portal without a CMS of note.

How to recognise: the links to the articles stand in the HTML of the column page, one to a row with its
date, under the column's own folder; a link 下一页 leads on [C: most government portals, whatever made them].

The functions here are also what the other HTML families read their rows and their next page with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from harvester.addresses import host_of, url_key
from harvester.extraction.dates import find_date
from harvester.platforms.base import PortalSpider
from harvester.platforms.listing import Entry, Listing, ListPage, Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement
    from scrapy.http import TextResponse

ROWS: Final = frozenset({"li", "tr", "dd", "dt", "p"})
"""Tags that hold one line of a list; otherwise the line is the parent of the link."""

_NAVIGATION: Final = re.compile(
    r"(?:首|尾|末|最后一?|(?:上|下|前|后)一?|第?\d+|共\d+)[页頁]\W*|返回.*|更多\W*|跳转\W*|\W*", re.I
)
_NEXT: Final = re.compile(r"(?:下一?|后一?)[页頁]\W*|next\W*", re.I)
_QUOTED_ADDRESS: Final = re.compile(r"""['"]([^'"\s]*[/.][^'"\s]*)['"]""")
_CALL: Final = re.compile(r"\b(?!void\b)[\w.$]+\s*\([^)]*\)")
_PAGE_NUMBER: Final = re.compile(r"[_-]?\d*\.\w+$")
_SPACE: Final = re.compile(r"\s+")
_SHORTEST_TITLE: Final = 4  # characters: `2018`


@dataclass(frozen=True, slots=True)
class _Row:
    """A link and where it stands; rows of one list have the same `place`."""

    entry: Entry
    place: tuple[tuple[str, str], ...]


def read_list(response: TextResponse) -> Listing:
    """A column page: its rows, and the page that 下一页 leads to."""
    return paged(entries(response), response, read_list)


def paged(rows: list[Entry], response: TextResponse, reader: Reader) -> Listing:
    """A page with these rows that is followed by 下一页, or should be."""
    following = next_page(response, reader)
    broken = None if following else _broken_next(response)
    return Listing(rows, next=following, broken=broken and f"下一页 cannot be followed: {broken}")


def entries(response: TextResponse, is_article: Callable[[str], bool] = bool) -> list[Entry]:
    """The rows of the lists on a page, in document order; an address may have several.

    A list belongs to the page when one of its links is an article under the page's own folder; menus,
    breadcrumbs, a home page served instead of the list have none. Once it belongs, all its rows count,
    also those that lead elsewhere.
    """
    rows = list(_rows(response))
    own = {row.place for row in rows if _is_below(response.url, row.entry.url) and is_article(row.entry.url)}
    return [row.entry for row in rows if row.place in own]


def next_page(response: TextResponse, reader: Reader) -> ListPage | None:
    """Where 下一页 leads; None on the last page, also where its link leads to itself."""
    for link in _next_links(response):
        if address := link_address(link):
            url = absolute(response, address)
            return ListPage(url, reader) if url and url_key(url) != url_key(response.url) else None
    return None


def _broken_next(response: TextResponse) -> str | None:
    """A malformed address of 下一页, or what it calls instead of one, as `goPage(2)`.

    None where it does nothing, as on a last page.
    """
    for link in _next_links(response):
        if address := link_address(link):
            return None if absolute(response, address) else address
        if call := _CALL.search(f"{link.get('onclick') or ''} {link.get('href') or ''}"):
            return call[0]
    return None


def _next_links(response: TextResponse) -> Iterator[HtmlElement]:
    """Whatever says 下一页 and can be clicked, in words or as a picture."""
    for link in response.xpath("//*[self::a or @onclick]"):
        said = (
            link.xpath("string()").get(""),
            *link.xpath("@title|@value|descendant-or-self::img/@alt").getall(),
        )
        if any(_NEXT.fullmatch(_SPACE.sub("", text)) for text in said):
            yield link.root


def link_address(link: HtmlElement) -> str | None:
    """Where a link leads, as written: its `href`, or the address in its script."""
    href = (link.get("href") or "").strip()
    if href and not href.startswith(("#", "javascript:")):
        return href
    scripted = _QUOTED_ADDRESS.search((link.get("onclick") or "") + href)
    return scripted[1] if scripted else None


def absolute(response: TextResponse, address: str) -> str | None:
    """An address in full; None where it is malformed, as one link of a page may be."""
    try:
        url = response.urljoin(address)
        return url if url_key(url) else None
    except ValueError:
        return None


def row_entry(link: HtmlElement, row: HtmlElement, response: TextResponse) -> Entry | None:
    """The entry that a link in a row makes; None where it leads nowhere or has no title."""
    address, text = link_address(link), _text(link)
    found = find_date(link.tail) or _date_beside(text, row) or find_date(text)
    title = _SPACE.sub(" ", link.get("title") or "").strip() or text
    if found and title.rstrip(" ])）").endswith(found[1]):
        title = title.rstrip(" ])）").removesuffix(found[1]).rstrip(" [(（")  # inside some links
    url = absolute(response, address) if address else None
    return Entry(url, title, found[0] if found else None) if url and title else None


def _date_beside(text: str, row: HtmlElement) -> tuple[str, str] | None:
    """The date of a row; a parent that holds several links is no row, and its dates are of the others."""
    if row.tag not in ROWS and len(row.findall(".//a")) > 1:
        return None
    return find_date(_text(row).replace(text, " ", 1) if text else _text(row))


def _rows(response: TextResponse) -> Iterator[_Row]:
    for link in response.xpath("//a[@href or @onclick]"):
        element: Any = link.root
        row = next((above for above in element.iterancestors() if above.tag in ROWS), element.getparent())
        entry = row_entry(element, row, response)
        if entry and len(entry.title) >= _SHORTEST_TITLE and not _NAVIGATION.fullmatch(entry.title):
            yield _Row(entry, tuple((above.tag, above.get("class", "")) for above in row.iterancestors()))


def _is_below(page: str, url: str) -> bool:
    """Whether an address lies in the folder of a list page and is none of the list's own pages."""
    folder, name = _split(page)
    other_folder, other_name = _split(url)
    return (
        host_of(url) == host_of(page)
        and other_folder.startswith(folder)
        and bool(other_name)
        and not (other_folder == folder and _PAGE_NUMBER.sub("", other_name) == _PAGE_NUMBER.sub("", name))
    )


def _split(url: str) -> tuple[str, str]:
    """The folder of an address, with its last slash, and the name of the file."""
    folder, slash, name = urlsplit(url).path.rpartition("/")
    return folder + slash, name


def _text(element: HtmlElement) -> str:
    return _SPACE.sub(" ", element.text_content()).strip()


class StaticListSpider(PortalSpider):
    """A portal whose columns are plain lists."""

    reader = staticmethod(read_list)
