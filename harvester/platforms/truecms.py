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
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from lxml import html
from lxml.etree import ParserError

from harvester.platforms.base import PortalSpider
from harvester.platforms.listing import Entry, Listing, ListLostError, ListPage
from harvester.platforms.static_list import row_entry

if TYPE_CHECKING:
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
    rows = _entries("".join(holder.xpath("node()").getall()), response)
    return Listing(rows, next=_batch(script, len(rows), response), total=int(total or len(rows)))


def read_batch(response: TextResponse) -> Listing:
    """An answer of `getMessage.do`: its rows, and the batch after it. A short batch is the last [C]."""
    call = response.text
    answer: str = json.loads(call[call.index("(") + 1 : call.rindex(")")])["result"]
    rows = _entries(answer, response)
    query = dict(parse_qsl(urlsplit(response.url).query, keep_blank_values=True))
    first, last = int(query["startrecord"]), int(query["endrecord"])
    size = last - first + 1
    following = None
    if len(rows) == size:
        query |= {"startrecord": str(last + 1), "endrecord": str(last + size)}
        following = ListPage(f"{response.url.partition('?')[0]}?{urlencode(query)}", read_batch)
    total = _TOTAL.search(answer)
    return Listing(rows, next=following, total=int(total[1]) if total else None)


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
    return ListPage(f"{response.urljoin(proxy)}?{urlencode(query)}", read_batch)


def _setting(script: str, name: str) -> str | None:
    found = re.search(_SETTING.format(name=name), script)
    return found[1] if found else None


def _entries(markup: str, response: TextResponse) -> list[Entry]:
    """The rows in a piece of markup, each in its own CDATA or all in one list."""
    entries = []
    for piece in _CDATA.findall(markup) or [markup]:
        try:
            root = html.fragment_fromstring(piece, create_parent="div")
        except ParserError:
            continue
        for row in root.xpath(".//li") or [root]:
            link = next(row.iter("a"), None)
            if link is not None and (entry := row_entry(link, row, response)):
                entries.append(entry)
    return entries


class TrueCmsSpider(PortalSpider):
    """A portal on TrueCMS."""

    reader = staticmethod(read_column)
