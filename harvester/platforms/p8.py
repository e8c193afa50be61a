"""国微CMS (PHP168 "P8"), as in Panjin.

How to recognise: cookies `sftms_P8SESSION`, `sftms_site` [C]; columns `/html/{column}/`, articles
`/html/{column}/YYYY-MM-DD/content-{id}.html` [R]; on departments' hosts
`/YYYY_MM/DD_HH/content-{id}.html` [C].
The file name of a column's later pages is not known [U], so the link 下一页 is followed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from harvester.extraction.dates import parse_date
from harvester.platforms.base import PortalSpider
from harvester.platforms.static_list import entries, paged

if TYPE_CHECKING:
    from scrapy.http import TextResponse

    from harvester.platforms.listing import Listing

_ARTICLE: Final = re.compile(r"/(\d{4}-\d\d-\d\d|\d{4}_\d\d/\d\d_\d\d)/content-(\d+)\.html$")


def read_list(response: TextResponse) -> Listing:
    """A column page. Where a row has no date, the one in the address is taken."""
    rows = [
        entry if entry.date else replace(entry, date=_date_in(entry.url))
        for entry in entries(response, is_article=lambda url: bool(_ARTICLE.search(urlsplit(url).path)))
    ]
    return paged(rows, response, read_list)


def _date_in(url: str) -> str | None:
    article = _ARTICLE.search(urlsplit(url).path)
    return parse_date(re.sub(r"[_/]", "-", article[1])[:10]) if article else None


class P8Spider(PortalSpider):
    """A portal on 国微CMS."""

    reader = staticmethod(read_list)
