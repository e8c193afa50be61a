"""What each line of a page weighs where the article is sought: running text, not the portal's words."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from harvester import portal_words
from harvester.extraction.files import file_address
from harvester.extraction.labels import has_colon, label_of
from harvester.extraction.layout.phrases import any_of, is_phrase
from harvester.extraction.text import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from harvester.items import Block, Page

RUNNING: Final = 25
"""Characters from which a line counts as running text; shorter ones need a full stop."""

_IMPRINT: Final = re.compile(portal_words.SITE_IMPRINT)
_REGISTRATION: Final = re.compile(portal_words.SITE_REGISTRATION)
BYLINE: Final = re.compile(rf"(?:{portal_words.BYLINE_WORDS})\s*[:：]")
_COUNTERS: Final = ("阅读", "浏览", "点击")
_COUNTED: Final = re.compile(
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}.{0,40}\d\s*[万千]?\+?\s*次?(?:阅读|浏览|点击)$"
)
"""A line of date, name and counter, longer than many a short article."""

_LIST_ENDING: Final = re.compile(r"\d[-/.月]\d{1,2}日?[\])）】]?$")
"""The date that a link in a list of pages ends with."""

_FOOTER: Final = re.compile(rf"{portal_words.SURE_REGISTRATION}|版权所有")
_LONGEST_IMPRINT: Final = 200

_ASIDE: Final = any_of(portal_words.ASIDE_HEADINGS)
_ENDING: Final = any_of((*portal_words.ENDING_HEADINGS, portal_words.FILES_HEADING))
_SPEAKS_OF_SITE: Final = any_of((*portal_words.ENDING_NOTICES, portal_words.SITE_SPEAKS))
_LONGEST_HEADING: Final = 20
_LONGEST_LINK: Final = 60
"""Characters that no link to another page has."""

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_ENOUGH_TEASERS: Final = 3
"""Lines between links that show them to be a list of other pages."""


class Sizes:
    """How much text each element holds, in the lines from a given one on.

    `of`: characters of running text; links, the beginnings of other pages' texts, what an earlier line has
    said and the lines `apart`, from and up to, count for nothing; other short lines, and rows that begin with
    a label, as one character. Without `portals`, the portal's phrases count for nothing, its sentences and
    links to files as one character. `running`: whether there is any running text or table row.
    """

    def __init__(
        self, page: Page, first: int, apart: Sequence[tuple[int, int]], *, portals: bool = True
    ) -> None:
        self._spans = page.spans
        weights, runs = [0] * len(page.blocks), [0] * len(page.blocks)
        seen: set[str] = set()
        last, is_new = "", True
        for n, block in enumerate(page.blocks[first:], first):
            text = block.text
            if text != last:
                last, is_new = text, text not in seen
                seen.add(text)
            if block.linked and not block.cells and len(text) <= _LONGEST_LINK:  # as most lines of a page
                weights[n] = not portals and any(map(file_address, block.links))
                continue
            is_own = portals or not (is_phrase(text) or _is_heading(text))
            if block.cells:
                is_text = label_of(block.cells[0]) is None
            else:
                is_text = not block.linked and _is_running(block)
            is_text = is_text and is_own and (portals or not _SPEAKS_OF_SITE.match(text))
            if not (is_new and is_own):
                weight = 0
            elif is_text and not block.links:  # as nearly all text
                weight = len(text)
            else:
                weight = _weight(block, is_text=is_text)
            if not (weight or portals) and block.links and any(map(file_address, block.links)):
                weight = 1
            weights[n] = weight
            runs[n] = is_text and (is_new or len(text) <= RUNNING)
        for n in teasers(page.blocks, first):
            weights[n] = 0
        for start, end in apart:
            weights[start:end] = runs[start:end] = [0] * (end - start)
        self._weights = [0, *accumulate(weights)]
        self._runs = [0, *accumulate(runs)]
        self._links = [0] * (first + 1) + list(accumulate([block.linked for block in page.blocks[first:]]))

    def of(self, element: Element) -> int:
        """Characters of running text within an element."""
        start, end = self._spans.get(element, (0, 0))
        return self._weights[end] - self._weights[start]

    def between(self, start: int, end: int) -> int:
        """Characters of running text in some lines."""
        return self._weights[end] - self._weights[start]

    def running(self, element: Element) -> bool:
        """Whether an element holds running text or the rows of a table."""
        start, end = self._spans.get(element, (0, 0))
        return self._runs[end] > self._runs[start]

    def runs_at(self, line: int) -> bool:
        """Whether a line is running text or the row of a table."""
        return self._runs[line + 1] > self._runs[line]

    def links(self, element: Element) -> int:
        """Lines within an element that are links."""
        start, end = self._spans.get(element, (0, 0))
        return self._links[end] - self._links[start]


def teasers(blocks: Sequence[Block], first: int) -> list[int]:
    """The numbers of lines that begin the text of another page: each between two lines that are links."""
    linked = [block.linked for block in blocks]
    found = [
        n
        for n in range(max(first, 1), len(blocks) - 1)
        if not linked[n]
        and len(blocks[n].text) > RUNNING
        and (linked[n + 1] or True in linked[n + 2 : n + 3])
        and (linked[n - 1] or True in linked[max(0, n - 2) : n - 1])
    ]
    return found if len(found) >= _ENOUGH_TEASERS else []


def asides(page: Page, first: int) -> list[tuple[int, int]]:
    """The lines from a heading such as 关于本站 or 网友评论 on, to the end of the part that it heads.

    Only below a title: the name of a column above one may be any of these words. A line that is neither a
    heading nor the first one of its part heads nothing.
    """
    found: list[tuple[int, int]] = []
    if not first:
        return found
    end = first
    for n, block in enumerate(page.blocks[first:], first):
        text = block.text
        if len(text) > _LONGEST_HEADING or n < end or not _ASIDE.fullmatch(text) or block.cells:
            continue
        for place in block.element.iterancestors():
            start, end_of_place = page.spans.get(place, (n, n))
            if end_of_place > n + 1:
                if first <= start == n or block.element.tag in _HEADINGS:
                    found.append((n, end := end_of_place))
                break
    return found


def _is_heading(text: str) -> bool:
    """Whether a line heads links to other pages or to files."""
    return len(text) <= _LONGEST_HEADING and _ENDING.fullmatch(text) is not None


def _weight(block: Block, *, is_text: bool) -> int:
    """What a line counts: links and the lines of a site's footer nothing."""
    if block.linked:  # a whole paragraph may lead to a page, or to nowhere
        return len(block.text) > _LONGEST_LINK and block.text.endswith("。")
    if block.links and _LIST_ENDING.search(block.text):
        return 0
    if is_text and not (block.cells and block.links):
        return len(block.text)
    return 0 if is_portals(block.text) else 1


def _is_running(block: Block) -> bool:
    """Whether a line, no link, is long or a sentence, and neither one with a link nor of a site's footer."""
    text = block.text
    if ends_sentence(text):
        return not _FOOTER.search(text) if len(text) <= _LONGEST_IMPRINT else True
    return len(text) > RUNNING and not block.links and not is_portals(text)


def is_imprint(text: str) -> bool:
    """Whether a line of a site's footer says where it is, who runs it, or how it is registered."""
    return (_IMPRINT.match(text) or _FOOTER.search(text)) is not None


def is_portals(text: str) -> bool:
    """Whether a line that is no sentence is of a site's footer, or a byline."""
    return bool(
        _IMPRINT.match(text)
        or _REGISTRATION.search(text)
        or (has_colon(text) and BYLINE.search(text))
        or (text.endswith(_COUNTERS) and _COUNTED.search(text))
    )
