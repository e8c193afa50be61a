"""开普云 UCAP (Nanchang and its counties, Heilongjiang, Gansu, Hainan …).

How to recognise: list files `list.shtml`, `xlist.shtml`, `zfxxgk_list.shtml`, `common_zfxxgknb.shtml`,
articles `/{site}/{column}/YYYYMM/{32 hex}.shtml` [R], in pages the tags `<ucaptitle>`, `<ucapcontent>` [C].

The pager `createPageHTML('page_div', pages, 1, 'list', 'shtml', records)` counts from 1: page N is
`list_N.shtml`, page 1 `list.shtml`; a query `?page=N` has no effect [C]. TRS WCM has a function of the same
name with other arguments that counts from 0.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from harvester.platforms.base import PortalSpider
from harvester.platforms.listing import Listing, ListPage
from harvester.platforms.static_list import entries, paged

if TYPE_CHECKING:
    from scrapy.http import TextResponse

_PAGER: Final = re.compile(
    r"createPageHTML\(\s*['\"]\w+['\"]\s*,\s*(?P<pages>\d+)\s*,\s*(?P<current>\d+)\s*,"
    r"\s*['\"](?P<prefix>\w+)['\"]\s*,\s*['\"](?P<suffix>\w+)['\"]\s*(?:,\s*['\"]?(?P<records>\d+)['\"]?\s*)?\)"
)


def read_list(response: TextResponse) -> Listing:
    """A list page: its rows, and the next of the pages that the pager counts."""
    pager = _PAGER.search(response.text)
    if pager is None:
        return paged(entries(response), response, read_list)
    page = _number_in(response.url, pager) + 1
    following = None
    if page <= int(pager["pages"]):
        following = ListPage(response.urljoin(f"{pager['prefix']}_{page}.{pager['suffix']}"), read_list)
    total = int(pager["records"]) if pager["records"] else None
    return Listing(entries(response), next=following, total=total, ended=total == 0)


def _number_in(url: str, pager: re.Match[str]) -> int:
    """Which page this is: told by its file name, since copies of the pager all say 1 on some portals."""
    name = urlsplit(url).path.rpartition("/")[2]
    number = re.fullmatch(rf"{pager['prefix']}_(\d+)\.{pager['suffix']}", name)
    return int(number[1]) if number else int(pager["current"])


class UcapSpider(PortalSpider):
    """A portal on UCAP."""

    reader = staticmethod(read_list)
