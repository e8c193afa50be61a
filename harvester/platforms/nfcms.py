"""NFCMS 南方网 (Guangdong, the columns outside gkmlpt).

How to recognise: articles `…/content/post_N.html` (`mpost_N.html` for telephones) [R], in pages the script
variables `NFCMS_SITE_ID`, `NFCMS_POST_ID` [C].

A column is a static HTML list, followed by 下一页 [I]; where its page only holds a script, that reads the
static `/postmeta/i/{column}.json` with the articles of the column [C].
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from harvester.addresses import host_of
from harvester.extraction.dates import from_unix, parse_date
from harvester.platforms.base import PortalSpider
from harvester.platforms.listing import Entry, Listing, ListPage, each
from harvester.platforms.static_list import entries, paged

if TYPE_CHECKING:
    from scrapy.http import TextResponse

_POST: Final = re.compile(r"/m?post_(\d+)\.html$")
_POSTMETA: Final = re.compile(r"""['"]([^'"\s]*/postmeta/i/\d+\.json)""")
_FIELDS: Final = {
    "EXT_zh": "document_number",
    "EXT_wh": "document_number",
    "EXT_fwdw": "publisher",
    "EXT_fbjg": "publisher",
    "source": "source",
}
"""Key of an article in postmeta -> field of `Report`."""


def read_list(response: TextResponse) -> Listing:
    """A column page: its rows and the next page, or, where it has no rows, the JSON that its script reads."""
    rows = [
        replace(entry, url=keep_scheme(entry.url, response.url), post=post_of(entry.url))
        for entry in entries(response, is_article=lambda url: post_of(url) is not None)
    ]
    postmeta = _POSTMETA.search(response.text)
    if not rows and postmeta:
        return Listing(lists=[ListPage(response.urljoin(postmeta[1]), read_postmeta)])
    return paged(rows, response, read_list)


def read_postmeta(response: TextResponse) -> Listing:
    """`/postmeta/i/{column}.json`: all articles of a column."""
    articles = json.loads(response.text)["articles"]
    return Listing(*each(articles, partial(_entry, response=response)))


def post_of(url: str) -> str | None:
    """The number of an article, the same in all its addresses; None where the address is no article's."""
    post = _POST.search(urlsplit(url).path)
    return post[1] if post else None


def keep_scheme(url: str, page: str) -> str:
    """The address with the scheme of the page that it stands on, where both are on one host."""
    if host_of(url) == host_of(page):
        return urlsplit(url)._replace(scheme=urlsplit(page).scheme).geturl()
    return url


def _entry(article: dict[str, Any], response: TextResponse) -> Entry:
    return Entry(
        url=keep_scheme(response.urljoin(article["url"]), response.url),
        title=article["title"].strip(),
        date=_day(article.get("visible_publish_time")) or _day(article.get("date")),
        fields={field: str(article[key]).strip() for key, field in _FIELDS.items() if article.get(key)},
        post=post_of(article["url"]) or str(article["id"]),
    )


def _day(value: object) -> str | None:
    """A date as text or as Unix time [U: both are described]."""
    text = str(value or "")
    return from_unix(int(text)) if re.fullmatch(r"\d{9,10}", text) else parse_date(text)


class NfcmsSpider(PortalSpider):
    """A portal on NFCMS."""

    reader = staticmethod(read_list)
