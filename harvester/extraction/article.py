"""Which part of a page is the article: a container that its CMS is known for, else the densest one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction.dates import find_date
from harvester.extraction.labels import label_of
from harvester.extraction.phrases import is_phrase
from harvester.extraction.text import ends_sentence, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from harvester.items import Block, Page

_RUNNING: Final = 25
"""Characters from which a line counts as running text; shorter ones need a full stop."""

_PORTALS: Final = re.compile(
    rf"^(?:{vocabulary.SITE_IMPRINT})|{vocabulary.SITE_REGISTRATION}|(?:{vocabulary.BYLINE_WORDS})\s*[:：]"
)
_REGISTRATION: Final = re.compile(vocabulary.SITE_REGISTRATION)
"""What the footer of a site says, which can be longer than a short article."""

_LIST_ENDING: Final = re.compile(r"\d[-/.月]\d{1,2}日?[\])）】]?$")
"""The date that a link in a list of pages ends with."""

_FOOTER: Final = re.compile(rf"{vocabulary.SURE_REGISTRATION}|版权所有")
_LONGEST_IMPRINT: Final = 200

_SALUTATION: Final = re.compile(r"^[^。]{3,60}[:：]$")
_PARTS: Final = frozenset(
    {"p", "tr", "tbody", "table", "li", "ul", "ol", "dl", "blockquote", "pre", "font", "span"}
)
"""Elements that are parts of an article, never the whole of it."""

_MEDIA: Final = ("img", "iframe", "embed", "object", "video", "script")
_BESIDE: Final = frozenset({"p", "h2", "h3", "h4"})
_APART: Final = 2
"""Levels up to which containers of one name are looked for a common parent."""

_MOST_PARTS: Final = 50
"""Elements of one name, beyond which it names no article."""

_BEGINNING: Final = 20
"""Lines that tell whether two containers hold the same."""

_LONGEST_DATE: Final = 40

LITTLE: Final = 200
"""Characters of running text below which what is densest may be no article at all."""

_ENOUGH_TEASERS: Final = 3
"""Lines between links that show them to be a list of other pages."""


def unclaimed(page: Page) -> list[Block]:
    """The lines of the article that nothing else has claimed."""
    return [block for block in page.blocks if block.inside and block.role == "text"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The elements that hold the article, or its parts, and why it was they.

    `rule` is `container` or `empty_container`, of a CMS, named in `raw`; or `densest`, and `raw` names the
    containers that held too little. `first` is the line before which there is no article, `size` the
    characters of running text.
    """

    parts: list[Element]
    rule: str
    raw: str
    first: int = 0
    size: int = 0


class Sizes:
    """How much text each element holds, in the lines from a given one on.

    `of`: characters of running text; links, the beginnings of other pages' texts, and what an earlier line
    has said count for nothing, and other short lines as one character; so do, where asked, the portal's
    phrases. `running`: whether there is any
    running text or table row.
    """

    def __init__(self, page: Page, first: int, *, phrases: bool = True) -> None:
        self._spans = page.spans
        weights, runs, links = [0] * first, [0] * first, [0] * first
        seen: set[str] = set()
        last, is_new = "", True
        for block in page.blocks[first:]:
            text = block.text
            is_text = block.cells is not None or _is_running(block)
            if not phrases and is_phrase(text):
                is_text = False
            if text != last:
                last, is_new = text, text not in seen
                seen.add(text)
            weights.append(_weight(block, is_text=is_text) if is_new else 0)
            is_text = is_text and (is_new or len(text) <= _RUNNING)
            runs.append(is_text)
            links.append(block.linked)
        for n in teasers(page.blocks, first):
            weights[n] = 0
        self._weights = [0, *accumulate(weights)]
        self._runs = [0, *accumulate(runs)]
        self._links = [0, *accumulate(links)]

    def of(self, element: Element) -> int:
        """Characters of running text within an element."""
        return self.between(*self._spans.get(element, (0, 0)))

    def between(self, start: int, end: int) -> int:
        """Characters of running text in some lines."""
        return self._weights[end] - self._weights[start]

    def running(self, element: Element) -> bool:
        """Whether an element holds running text or the rows of a table."""
        start, end = self._spans.get(element, (0, 0))
        return self._runs[end] > self._runs[start]

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
        and (linked[n + 1] or True in linked[n + 2 : n + 3])
        and (linked[n - 1] or True in linked[max(0, n - 2) : n - 1])
        and len(blocks[n].text) > _RUNNING
    ]
    return found if len(found) >= _ENOUGH_TEASERS else []


def find_article(page: Page, root: Element) -> Choice:
    """Where the article is.

    A container that a CMS is known for is believed if it holds running text and not much less than the
    densest part of the page below its title, or if it stands there empty but for a picture or a frame.
    """
    first = 0 if page.title_line is None else page.title_line + 1
    if first == len(page.blocks):
        first = 0
    sizes = Sizes(page, first)
    dense = densest(page, root, sizes, first)
    if sizes.of(dense) < LITTLE:
        # the portal's own sentences outweigh a short article
        sizes = Sizes(page, first, phrases=False)
        dense = densest(page, root, sizes, first)
    most = sizes.of(dense)
    named = page.survey.named
    passed: list[str] = []
    beside: list[Element] = []
    for name in vocabulary.ARTICLE_CONTAINERS:
        elements = named.get(name, ())
        if not elements or len(elements) > _MOST_PARTS:
            continue
        parts = _parts([element for element in elements if sizes.running(element)], sizes, page)
        size = sum(map(sizes.of, parts))
        if not parts:
            continue
        within = dense in set(parts[0].iterancestors())
        if (size * 10 >= most * 4 or within) and not (within and _goes_on(page, parts[-1], dense, sizes)):
            return Choice(parts, "container", name, 0, size)
        passed.append(f"{name}: {size} of {most} characters")
        beside += [part for part in parts if _adjoins(page, part, dense)]
    if (empty := _without_text(named, dense, sizes)) is not None:
        return Choice([empty[1]], "empty_container", empty[0])
    return Choice([*beside, dense], "densest", "; ".join(passed), first, most)


def _adjoins(page: Page, part: Element, dense: Element) -> bool:
    """Whether a part stands right before the densest part, as the beginning of the same article."""
    end, start = page.spans[part][1], page.spans.get(dense, (0, 0))[0]
    return end == start and part.getparent() is dense.getparent()


def _goes_on(page: Page, part: Element, around: Element, sizes: Sizes) -> bool:
    """Whether far more of an article than a part of it holds follows at once below it."""
    end, last = page.spans[part][1], page.spans[around][1]
    until = end
    while (
        until < last and not page.blocks[until].linked and not _REGISTRATION.search(page.blocks[until].text)
    ):
        until += 1
    return sizes.between(end, until) > 2 * sizes.of(part)


def common_ancestor(elements: Sequence[Element]) -> Element | None:
    """The innermost element that holds all of them; None for none."""
    if len(elements) < 2:
        return next(iter(elements), None)
    others = [set(element.iterancestors()) for element in elements[1:]]
    return next(place for place in elements[0].iterancestors() if all(place in around for around in others))


def densest(page: Page, root: Element, sizes: Sizes, first: int) -> Element:
    """The deepest element that holds nearly all running text, and the article's lines beside it."""
    element = root
    while True:
        best = max(element, key=sizes.of, default=None)
        if best is None or not (size := sizes.of(best)):
            break
        if size * 10 < (whole := sizes.of(element)) * 8 and (
            size * 2 < whole or not _holds_title(page, best, first) or _has_chapters(element, best, sizes)
        ):
            break
        element = best
    while element.tag in _PARTS and (parent := element.getparent()) is not None:
        if element.tag == "table" and sizes.links(parent) > sizes.links(element):
            break
        element = parent
    while (parent := element.getparent()) is not None and _has_lines_of_its_own(page, parent, element, first):
        element = parent
    return element


def _holds_title(page: Page, element: Element, first: int) -> bool:
    """Whether an element holds the line right above the first that counts, which prints the title."""
    start, end = page.spans.get(element, (0, 0))
    return start < first <= end


def _has_chapters(parent: Element, child: Element, sizes: Sizes) -> bool:
    """Whether text stands in other elements of the same make: an article of several parts."""
    kind = child.tag, child.get("class")
    return any(
        sizes.of(other) > _RUNNING
        for other in parent
        if other is not child and (other.tag, other.get("class")) == kind
    )


def _has_lines_of_its_own(page: Page, parent: Element, child: Element, first: int) -> bool:
    """Whether lines of an article stand directly beside one of its parts: salutation, text, signature."""
    start, end = page.spans.get(parent, (0, 0))
    inner = page.spans.get(child, (0, 0))
    for n in (*range(max(first, start), inner[0]), *range(max(first, inner[1]), end)):
        block = page.blocks[n]
        place = block.element
        beside = place.tag in _BESIDE and place.getparent() is parent and place is not child
        if (place is parent or beside) and _is_articles(block):
            return True
    return False


def _is_articles(block: Block) -> bool:
    text = block.text
    if block.linked or block.cells:
        return False
    if ends_sentence(text):
        return len(text) > _RUNNING
    if _SALUTATION.match(text):
        return label_of(text) is None
    date = find_date(text) if len(text) <= _LONGEST_DATE else None
    return date is not None and len(text) <= len(date[1]) + 2


def _weight(block: Block, *, is_text: bool) -> int:
    """What a line counts: links and the lines of a site's footer nothing."""
    if block.linked or (block.links and _LIST_ENDING.search(block.text)):
        return 0
    if is_text and not (block.cells and block.links):
        return len(block.text)
    return 0 if _is_portals(block.text) else 1


def _is_running(block: Block) -> bool:
    """Whether a line is long or a sentence, and neither one with a link in a list nor of a site's footer."""
    if block.linked:
        return False
    text = block.text
    if ends_sentence(text):
        return not _FOOTER.search(text) if len(text) <= _LONGEST_IMPRINT else True
    return len(text) > _RUNNING and not block.links and not _is_portals(text)


def _is_portals(text: str) -> bool:
    """Whether a line that is no sentence is of a site's footer, or a byline."""
    return _PORTALS.search(text) is not None


def _parts(elements: list[Element], sizes: Sizes, page: Page) -> list[Element]:
    """Of the containers of a name the largest, and those beside it that hold other text."""
    if len(elements) < 2:
        return elements
    inner = set(elements)
    outer = [element for element in elements if inner.isdisjoint(element.iterancestors())]
    best = max(outer, key=sizes.of)
    near = list(best.iterancestors())[:_APART]
    return [
        element
        for element in outer
        if element is best
        or (any(place in near for place in element.iterancestors()) and _differ(page, element, best))
    ]


def _differ(page: Page, one: Element, other: Element) -> bool:
    """Whether two containers hold different text: a copy for mobile devices is no second part."""
    return _beginning(page, one) != _beginning(page, other)


def _beginning(page: Page, element: Element) -> str:
    start, end = page.spans[element]
    return fold("".join(block.text for block in page.blocks[start : min(end, start + _BEGINNING)]))[:200]


def _without_text(
    named: dict[str, list[Element]], dense: Element, sizes: Sizes
) -> tuple[str, Element] | None:
    """A known container with a picture, a frame or a short line in it, where nothing else is an article."""
    little = sizes.of(dense) < LITTLE
    for name in vocabulary.ARTICLE_CONTAINERS:
        for element in named.get(name, ())[:_MOST_PARTS]:
            if sizes.running(element) or not (little or dense in element.iterancestors()):
                continue
            if next(element.iter(*_MEDIA), None) is not None or next(element.iter("a"), None) is not None:
                return name, element
    return None
