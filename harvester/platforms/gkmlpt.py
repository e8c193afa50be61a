"""Guangdong's 政府信息公开目录平台 (gkmlpt).

How to recognise: `/gkmlpt/index`, articles `/gkmlpt/content/A/B/post_N.html` [R], also mounted below a path
(`/zqhjj/gkmlpt/…`); the index holds `window._CONFIG = {… SID: '755001' … TREE: [ … ], …}` [C], a script's
object of which only TREE is JSON. The column stands behind the `#` of the address, so no request carries it.

List: `GET {base}/gkmlpt/api/all/{node}?page=N&sid={sid}` [C], 100 articles a page, pages 0 and 1 the same,
after the last an empty `articles` or no JSON at all. `post_count` may promise more than is served [C].
The annual-report node is known by its name; its id differs from site to site, and often it only jumps to a
column of NFCMS [I]. https fails on many of these hosts, so the list's own scheme is kept [C].
"""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs, urlsplit

from harvester.extraction.dates import from_unix, parse_date
from harvester.platforms import nfcms
from harvester.platforms.base import PortalSpider
from harvester.platforms.listing import Entry, Listing, ListLostError, ListPage, each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scrapy.http import TextResponse

_SID: Final = re.compile(r"\bSID\s*:\s*['\"]?(\w+)")
_TREE: Final = re.compile(r"\bTREE\s*:\s*(?=\[)")
_ANNUAL_REPORTS: Final = re.compile(
    r"(?!.*(?:网站|统计|法治|企业|财政|预算|决算|审计)).*(?:年报|年度报告|年度工作报告)"
)
"""Names of nodes."""
_FIELDS: Final = {
    "identifier": "index_number",
    "document_number": "document_number",
    "publisher": "publisher",
    "keywords": "keywords",
}
"""Key of an article in the API -> field of `Report`."""


def read_index(response: TextResponse) -> Listing:
    """The index page: the list of each annual-report node of its tree."""
    sid, tree = _SID.search(response.text), _TREE.search(response.text)
    if sid is None or tree is None:
        raise ListLostError("the index has no _CONFIG with SID and TREE")
    nodes, _ = json.JSONDecoder().raw_decode(response.text, tree.end())
    leaves = list(_annual_report_leaves(nodes))
    if not leaves:
        raise ListLostError(
            "the tree has no annual-report node; its nodes: " + "、".join(node["name"] for node in nodes)
        )
    leaves.sort(key=lambda leaf: bool(leaf.get("jump_url")))  # gkmlpt's copy of a page has the index block
    return Listing(lists=[_list_of(leaf, sid[1], response) for leaf in leaves])


def read_articles(response: TextResponse) -> Listing:
    """One page of the list API."""
    page = int(parse_qs(urlsplit(response.url).query)["page"][0])
    try:
        answer = json.loads(response.text)
    except ValueError:
        if page > 1:
            return Listing(ended=True, broken="no JSON came instead of the next articles")
        raise
    count = answer.get("classify", {}).get("post_count")
    total = None if count is None else int(count)
    rows, malformed = each(answer["articles"], partial(_entry, response=response))
    url = re.sub(r"\bpage=\d+", f"page={page + 1}", response.url)
    return Listing(
        rows,
        malformed,
        next=ListPage(url, read_articles, guessed=True) if rows or malformed else None,
        total=total,
        exact=False,
        ended=page > 1 or total == 0,
    )


def _annual_report_leaves(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        children = node.get("children") or []
        if not _ANNUAL_REPORTS.match(node["name"]):
            yield from _annual_report_leaves(children)
        elif children:
            yield from _leaves(children)
        else:
            yield node


def _leaves(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        if node.get("children"):
            yield from _leaves(node["children"])
        else:
            yield node


def _list_of(leaf: dict[str, Any], sid: str, response: TextResponse) -> ListPage:
    if leaf.get("jump_url"):
        url = nfcms.keep_scheme(response.urljoin(leaf["jump_url"]), response.url)
        return ListPage(url, nfcms.read_list)
    base = response.url.partition("/gkmlpt")[0]
    return ListPage(f"{base}/gkmlpt/api/all/{leaf['id']}?page=1&sid={sid}", read_articles)


def _entry(article: dict[str, Any], response: TextResponse) -> Entry:
    url = article.get("url") or article["post_url"]
    if not url or not article["title"]:
        raise ValueError("an article without address or title")
    published = parse_date(article.get("created_at")) or _day(article.get("display_publish_time"))
    fields = {field: str(article[key]).strip() for key, field in _FIELDS.items() if article.get(key)}
    dates = {"date_written": _day(article.get("date")), "date_published": published}
    return Entry(
        url=nfcms.keep_scheme(response.urljoin(url), response.url),
        title=re.sub(r"</?em>", "", article["title"]).strip(),
        date=published,
        fields=fields | {field: day for field, day in dates.items() if day},
        post=nfcms.post_of(url) or str(article.get("id") or "") or None,
    )


def _day(seconds: object) -> str | None:
    return from_unix(seconds) if isinstance(seconds, int) and seconds > 0 else None


class GkmlptSpider(PortalSpider):
    """A portal on gkmlpt; its columns are index pages (`…/gkmlpt/index`)."""

    reader = staticmethod(read_index)
