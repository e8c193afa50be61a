"""The article without title, index block and boilerplate, and the files that it links to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from harvester.extraction.text import clean
from harvester.items import Attachment, Page, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_OWN: Final = ("text", "signature")
_FILE: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|txt|csv|zip|rar|7z)(?:$|[?#])", re.I)
_DOWNLOAD: Final = re.compile(r"(?:download\.jsp|downloadfile|DownloadAttachUrl|/attachment/)", re.I)


def compose(report: Report) -> None:
    """Fill `body` (one block a line, table rows as `cell | cell`) and `attachments`."""
    page = report.page
    if page is None:
        return
    report.body = "\n".join(block.text for block in page.blocks if block.inside and block.role in _OWN)
    known: set[str] = set()
    for link in _links(page):
        href = (link.get("href") or "").strip()
        if not (_FILE.search(href) or _DOWNLOAD.search(href)):
            continue
        url = urljoin(report.url or "", href)
        if url not in known:
            known.add(url)
            name = clean(link.text_content()) or clean(link.get("title") or "") or url.rsplit("/", 1)[-1]
            report.attachments.append(Attachment(url, name))


def _links(page: Page) -> Iterator[HtmlElement]:
    """The links of the article, those of its blocks that are boilerplate left out."""
    seen: set[HtmlElement] = set()
    for block in page.blocks:
        if block.inside and block.role in _OWN and block.element not in seen:
            seen.add(block.element)
            yield from block.element.iter("a")
