"""What is not the article's own text: phrases of the portal, the line of tags, and the signature (落款)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction.article import unclaimed
from harvester.extraction.dates import find_date
from harvester.extraction.text import squeeze
from harvester.items import Signature

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from harvester.items import Block, Page

_BOILERPLATE: Final = re.compile("|".join(f"(?:{phrase})" for phrase in vocabulary.BOILERPLATE))
_ENDING: Final = re.compile("|".join(f"(?:{phrase})" for phrase in vocabulary.ENDING_NOTICES))
_SENTENCE: Final = re.compile(r"[。；！？]")
_ISSUER: Final = re.compile(
    r"^[\u4e00-\u9fff（）()、·*\s]{2,60}(?:"
    + "|".join(vocabulary.ISSUER_ENDINGS)
    + r")(?:[（(][\u4e00-\u9fff]{2,12}[）)])?$"
)
_NOTE: Final = re.compile(
    r"^[（(].{2,40}[）)]$|^附件?[:：\d].{0,60}$|.{0,80}\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)$", re.I
)
_TAG_SEPARATOR: Final = re.compile(r"[,，、;；\s]+")


def mark_boilerplate(page: Page) -> None:
    """Phrases that belong to the portal, and the notice that ends the article with all after it."""
    article = unclaimed(page)
    for block in article:
        if _BOILERPLATE.fullmatch(block.text.strip()) or _is_navigation(block):
            block.role = "boilerplate"
    article = [block for block in article if block.role == "text"]
    total = left = sum(len(block.text) for block in article)
    for n, block in enumerate(article):
        if n and _ENDING.match(block.text) and (left * 10 < total * 4 or len(article) - n <= 3):
            for line in article[n:]:
                line.role = "boilerplate"
            break
        left -= len(block.text)


def _is_navigation(block: Block) -> bool:
    element: HtmlElement | None = block.element
    for _ in range(4):
        if element is None:
            return False
        if element.tag in ("nav", "footer", "header", "aside", "form"):
            return True
        element = element.getparent()
    return False


def mark_tags(page: Page) -> None:
    """The line of tags that some articles end with: all of them, or all but one, stand elsewhere too."""
    article = unclaimed(page)
    if len(article) < 3 or len(article[-1].text) > 60 or article[-1].cells:
        return
    last = article[-1]
    tags = [tag for tag in _TAG_SEPARATOR.split(last.text) if tag]
    text = "".join(squeeze(block.text) for block in page.blocks if block is not last)
    if (
        len(tags) >= 3
        and not _SENTENCE.search(last.text)
        and sum(tag in text for tag in tags) >= len(tags) - 1
    ):
        last.role = "tags"
        page.tags = last.text


def mark_signature(page: Page) -> None:
    """The last lines of an official text: who issued it, and the date (落款)."""
    article = unclaimed(page)
    end = len(article)
    while end and len(article) - end < 4 and (article[end - 1].linked or _NOTE.match(article[end - 1].text)):
        end -= 1
    if not end or article[end - 1].cells:
        return
    dated = find_date(article[end - 1].text)
    if dated is None or find_date(article[end - 1].text.replace(dated[1], "", 1)):
        return
    line = article[end - 1]
    beside = squeeze(line.text.replace(dated[1], ""))
    issuers: list[str] = []
    lines = [line]
    if beside:
        if not _ISSUER.match(beside):
            return
        issuers.append(beside)
    for block in reversed(article[max(0, end - 4) : end - 1]):
        if beside or block.cells or not _ISSUER.match(block.text) or len(block.text) > 60:
            break
        issuers.insert(0, squeeze(block.text))
        lines.insert(0, block)
    for block in lines:
        block.role = "signature"
    page.signature = Signature("、".join(issuers) or None, dated[0], " ".join(block.text for block in lines))
