"""TrueCMS (Nantong and all its districts, Lianyungang).

How to recognise: columns `/{site}/{column}/{column}.html` with articles
`/{site}/{column}/content/{uuid}.html` [R]; in the page a call
`$('#msgList').jpage({… proxyUrl:'…/truecms/messageController/getMessage.do' …})` [R].

The first rows stand hidden in `#initData`; the rest come from `proxyUrl` (spelled `TrueCMS` on some hosts) as
`;cb({"result":"<datastore>…"})`, XML in JSON in a script call [R], in which only the CDATA is sure to be
well-formed [C]. A `perpage` above the server's limit is answered with an empty list (Nantong, 50) or 404
(Rugao) [C], so the page's own `perPage` is used. Lianyungang has no such endpoint, only `#initData` [C].
"""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from lxml import html
from lxml.etree import ParserError

from harvester.platforms.base import PortalSpider
from harvester.platforms.listing import Entry, Listing, ListLostError, ListPage, each
from harvester.platforms.static_list import row_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement
    from scrapy.http import TextResponse

_SETTING: Final = r"""\b{name}\s*:\s*['"]?([^'",}}\s]+)"""
_AJAX_PARAMETERS: Final = re.compile(r"\bajaxParam\s*:\s*\{([^}]*)\}")
_PARAMETER: Final = re.compile(r"""['"]?(\w+)['"]?\s*:\s*['"]([^'"]*)['"]""")
_CDATA: Final = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.S)
_TOTAL: Final = re.compile(r"<totalrecord>\s*(\d+)")


def read_column(response: TextResponse) -> Listing:
    """A column page: the rows in `#initData`, and the first batch that they lack."""
    holder = response.xpath("//*[@id='initData']")
    script = response.text
    total = _setting(script, "totalRecord")
    if not holder and total is None:
        raise ListLostError("neither #initData nor a jpage call is on the page")
    rows, malformed = _entries("".join(holder.xpath("node()").getall()), response)
    following = _batch(script, len(rows) + malformed, response)
    return Listing(
        rows, malformed, next=following, total=None if total is None else int(total), ended=total == "0"
    )


def read_batch(response: TextResponse) -> Listing:
    """An answer of `getMessage.do`: its rows, and the batch after it. A short batch is the last [C].

    An empty one is the end after the announced total, or where none is announced.
    """
    call = response.text
    answer: str = json.loads(call[call.index("(") + 1 : call.rindex(")")])["result"]
    rows, malformed = _entries(answer, response)
    query = dict(parse_qsl(urlsplit(response.url).query, keep_blank_values=True))
    first, last = int(query["startrecord"]), int(query["endrecord"])
    size = last - first + 1
    following = None
    if len(rows) + malformed == size:
        query |= {"startrecord": str(last + 1), "endrecord": str(last + size)}
        url = f"{response.url.partition('?')[0]}?{urlencode(query)}"
        following = ListPage(url, read_batch, guessed=True)
    announced = _TOTAL.search(answer)
    total = int(announced[1]) if announced else None
    return Listing(rows, malformed, next=following, total=total, ended=total is None or first > total)


def _batch(script: str, listed: int, response: TextResponse) -> ListPage | None:
    """The request that the page's own script would make for the rows after those already listed."""
    proxy, size = _setting(script, "proxyUrl"), _setting(script, "perPage")
    if proxy is None or size is None:
        return None
    parameters = _AJAX_PARAMETERS.search(script)
    query = {
        "startrecord": listed + 1,
        "endrecord": listed + int(size),
        "perpage": size,
        "contentTemplate": "",
        **dict(_PARAMETER.findall(parameters[1] if parameters else "")),
        "callback": "cb",
    }
    return ListPage(f"{response.urljoin(proxy)}?{urlencode(query)}", read_batch, guessed=True)


def _setting(script: str, name: str) -> str | None:
    found = re.search(_SETTING.format(name=name), script)
    return found[1] if found else None


def _entries(markup: str, response: TextResponse) -> tuple[list[Entry], int]:
    """The rows in a piece of markup, each in its own CDATA or all in one list, and how many are malformed."""
    return each(_rows(markup), partial(_entry, response=response))


def _rows(markup: str) -> Iterator[HtmlElement | None]:
    records = _CDATA.findall(markup)
    for piece in records or [markup]:
        try:
            root = html.fragment_fromstring(piece, create_parent="div")
        except ParserError:
            root = None
        rows = root.xpath(".//li") if root is not None else []
        yield from rows or ([root] if records else [])


def _entry(row: HtmlElement | None, response: TextResponse) -> Entry:
    link = next(row.iter("a"), None) if row is not None else None
    entry = row_entry(link, row, response) if link is not None and row is not None else None
    if entry is None:
        raise ValueError("a row without link or title")
    return entry


class TrueCmsSpider(PortalSpider):
    """A portal on TrueCMS."""

    reader = staticmethod(read_column)
