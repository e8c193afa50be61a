"""Where an article stands that its mass does not show: a short one, one of short lines, a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from harvester import portal_words
from harvester.extraction.dates import find_date
from harvester.extraction.labels import label_of, length_of_label
from harvester.extraction.layout.weights import BYLINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from harvester.extraction.layout.weights import Sizes
    from harvester.items import Block, Page

_MEDIA: Final = etree.XPath("following::*[self::img or self::iframe or self::embed or self::video][1]")
_SURELY_ARTICLES: Final = etree.XPath(
    "following::*[self::img[../self::p or ../../self::p][not(../self::a)] or self::iframe or self::video][1]"
)
"""Pictures and frames below an element; icons and logos stand in no paragraph, or in a link."""

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS: Final = frozenset({"div", "section", "article", "aside"})
_LONGEST_HEADING: Final = 12
_OF_ARTICLE: Final = re.compile(portal_words.HEADINGS_WITHIN)
_LONGEST_BYLINE: Final = 200
_SHORTEST: Final = 4


def around_title(page: Page, root: Element, sizes: Sizes, first: int) -> Element:
    """The innermost part that holds both the line that prints the title and what is nearest below it.

    That is the first running text from line `first` on, which follows the title; or, if it stands closer, a
    picture, or a short line below the byline.
    """
    if not first:
        return root
    for near in _near(page, sizes, first):
        places = (near, *near.iterancestors())
        place = next((place for place in places if _holds(page, place, first - 1)), root)
        root = min(root, place, key=lambda part: _length(page, part))
    return root


def picture(page: Page, first: int) -> Element | None:
    """The part without lines that holds the first picture, film or frame below the title."""
    found = _MEDIA(page.blocks[first - 1].element)
    place = found[0].getparent() if found else None
    while place is not None and (around := place.getparent()) is not None and around not in page.spans:
        place = around
    return place


def beside_article(page: Page, around: Element, sizes: Sizes) -> tuple[int, int] | None:
    """The lines, from and up to, of the one part with a heading of its own beside a short article.

    The article is the part before it, which has no headings; where several have one, they are chapters.
    """
    parts = [part for part in around if part.tag in _BLOCKS and part in page.spans]
    place = next((n for n, part in enumerate(parts) if sizes.running(part)), None)
    if place is None or next(parts[place].iter(*_HEADINGS), None) is not None:
        return None
    headed = [(part, heading) for part in parts[place + 1 :] if (heading := _heading(page, part))]
    if len(headed) != 1:
        return None
    part, heading = headed[0]
    is_alike = part.get("class") and part.get("class") == parts[place].get("class")
    if is_alike or not sizes.running(part) or _OF_ARTICLE.search(heading):
        return None
    return page.spans[part]


def _heading(page: Page, part: Element) -> str:
    """The heading that a part with more lines begins with; "" for none."""
    start, end = page.spans[part]
    block = page.blocks[start]
    is_one = end > start + 1 and block.element.tag in _HEADINGS and len(block.text) <= _LONGEST_HEADING
    return block.text if is_one else ""


def _near(page: Page, sizes: Sizes, first: int) -> Iterator[Element]:
    """What may be the beginning of the article."""
    head: Element | None = None
    head_ends = 0
    for n in range(first, len(page.blocks)):
        block = page.blocks[n]
        if sizes.runs_at(n):
            yield block.element
            break
        if head is not None and n >= head_ends and sizes.between(n, n + 1) and _may_be_text(block):
            if not _is_in_head(page, sizes, head, n):
                yield block.element
                break
            head_ends = page.spans[head][1]
        if head is None and _is_byline(block.text):
            around = block.element.iterancestors()
            head = next((place for place in around if _holds(page, place, first - 1)), block.element)
    yield from _SURELY_ARTICLES(page.blocks[first - 1].element)


def _is_in_head(page: Page, sizes: Sizes, head: Element, n: int) -> bool:
    """Whether a line stands in the box of title and byline, and right below that one longer than its rest."""
    end = page.spans.get(head, (0, 0))[1]
    if not _holds(page, head, n) or end == len(page.blocks) or not sizes.runs_at(end):
        return False
    return len(page.blocks[end].text) > sum(len(block.text) for block in page.blocks[n:end])


def _is_byline(text: str) -> bool:
    return len(text) <= _LONGEST_BYLINE and (BYLINE.search(text) is not None or _is_date(text))


def _may_be_text(block: Block) -> bool:
    """Whether a short line is neither of an index block nor a date; a link that counts leads to a file."""
    text = block.text
    if block.linked:
        return True
    if len(text) < _SHORTEST or _is_date(text) or length_of_label(text):
        return False
    return label_of(block.cells[0] if block.cells else text) is None


def _is_date(text: str) -> bool:
    date = find_date(text)
    return date is not None and len(text) <= len(date[1]) + len(" 00:00:00")


def _holds(page: Page, place: Element, n: int) -> bool:
    start, end = page.spans.get(place, (0, 0))
    return start <= n < end


def _length(page: Page, place: Element) -> int:
    start, end = page.spans.get(place, (0, 0))
    return end - start
