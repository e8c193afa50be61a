"""The article without title, index block and boilerplate, and the files that it links to."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from harvester.extraction.files import ELEMENTS, file_address, is_file_name
from harvester.extraction.text import clean
from harvester.items import Attachment, Block, Page, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_OWN: Final = ("text", "signature")
_ANNEX: Final = re.compile(r"^[【\[]?(?:相关|文件|点击)?(?:附件|下载)")
_LONGEST_ADDRESS: Final = 2_000
_LONGEST_NAME: Final = 500
_PIECES: Final = 50
"""Pieces of text in the name of a file."""

_JUST_BELOW: Final = 3
"""Lines below the article among which the heading of its files stands."""


def compose(report: Report) -> None:
    """Fill `body` (one block a line, table rows as `cell | cell`) and `attachments`."""
    page = report.page
    if page is None or page.root is None:
        return
    report.body = "\n".join(block.text for block in page.blocks if block.inside and block.role in _OWN)
    base = _base(page.root, page.url or report.url or "")
    attachments: dict[str, Attachment] = {}
    for element in (*_within(page, page.root), *_in_index(page.blocks), *_just_below(page.blocks)):
        address = file_address(element)
        if address and (url := _absolute(base, address)):
            attachments.setdefault(url, Attachment(url, _name(element) or url.rsplit("/", 1)[-1]))
    report.attachments += attachments.values()


def _base(root: Element, url: str) -> str:
    """What the page's links are relative to: its first `<base href>`, else its own address."""
    declared = next((href for base in root.iter("base") if (href := base.get("href"))), "")[:_LONGEST_ADDRESS]
    return _absolute(url, declared) or url


def _absolute(base: str, address: str) -> str | None:
    try:
        return urljoin(base, address)
    except ValueError:
        return None


def _name(element: Element) -> str:
    printed = (
        clean("".join(islice(element.itertext(), _PIECES))[:_LONGEST_NAME]) if element.tag == "a" else ""
    )
    return printed or clean(element.get("title") or "")


def _within(page: Page, root: Element) -> Iterator[Element]:
    """The links and frames of the article, those of its boilerplate left out but for a button 下载."""
    foreign = {
        link
        for block in page.blocks
        if block.role == "boilerplate" and "下载" not in block.text
        for link in block.links
    }
    article = root if page.article is None else page.article
    return (element for element in article.iter(*ELEMENTS) if element not in foreign)


def _in_index(blocks: list[Block]) -> Iterator[Element]:
    """The links of the index block, which has a row 附件下载 on some portals."""
    return (link for block in blocks if block.role == "index" for link in block.links)


def _just_below(blocks: list[Block]) -> Iterator[Element]:
    """The links of the lines right below the article that are headed 附件, 相关附件 or 文件下载.

    Without a heading those that a CMS has made of an uploaded file: a line that is its name.
    """
    end = max((n for n, block in enumerate(blocks) if block.inside), default=len(blocks)) + 1
    headed = False
    for n, block in enumerate(blocks[end:]):
        heading = bool(_ANNEX.match(block.text)) or (block.linked and is_file_name(block.text))
        if headed and not heading and not any(map(file_address, block.links)):
            return
        headed |= heading
        if headed:
            yield from block.links
        elif n + 1 == _JUST_BELOW:
            return
