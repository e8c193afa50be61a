"""Which part of a page is the article: a container that its CMS is known for, else the densest one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from harvester import portal_words, vocabulary
from harvester.extraction.dates import find_date
from harvester.extraction.labels import label_of
from harvester.extraction.layout.nearest import around_title, beside_article, picture
from harvester.extraction.layout.weights import RUNNING, Sizes, asides, is_imprint, is_portals
from harvester.extraction.text import ends_sentence, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element as Element

    from harvester.items import Block, Page

_REGISTRATION: Final = re.compile(portal_words.SITE_REGISTRATION)

_SALUTATION: Final = re.compile(r"^[^。]{3,60}[:：]$")
_PARTS: Final = frozenset(
    {"p", "tr", "tbody", "table", "li", "ul", "ol", "dl", "blockquote", "pre", "font", "span"}
)
"""Elements that are parts of an article, never the whole of it."""

_MEDIA: Final = ("img", "iframe", "embed", "object", "video", "script")
_BESIDE: Final = frozenset({"p", "h2", "h3", "h4"})
_PASTED: Final = frozenset({"section", "div"})
_APART: Final = 2
"""Levels up to which containers of one name are looked for a common parent."""

_MOST_PARTS: Final = 50
"""Elements of one name, beyond which it names no article."""

_BEGINNING: Final = 20
"""Lines that tell whether two containers hold the same."""

_LONGEST_DATE: Final = 40

LITTLE: Final = 200
"""Characters of running text below which what is densest may be no article at all."""


def unclaimed(page: Page) -> list[Block]:
    """The lines of the article that nothing else has claimed."""
    return [block for block in page.blocks if block.inside and block.role == "text"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The elements that hold the article, or its parts, and why it was they.

    `rule` is `container` or `empty_container`, of a CMS, named in `raw`; or `densest`, and `raw` names the
    containers that held too little; or `picture`, of a page without text. `first` is the line before which
    there is no article, `last` the one up to which it goes on below its container, `size` the characters of
    running text; `asides` are lines, from and up to, of the site or of its readers.
    """

    parts: list[Element]
    rule: str
    raw: str
    first: int = 0
    size: int = 0
    last: int = 0
    asides: list[tuple[int, int]] = field(default_factory=list)


def find_article(page: Page, root: Element) -> Choice:
    """Where the article is.

    A container that a CMS is known for is believed if it holds running text and not much less than the
    densest part of the page below its title, or if it stands there empty but for a picture or a frame.
    """
    first = 0 if page.title_line is None else page.title_line + 1
    if first == len(page.blocks):
        first = 0
    apart = asides(page, first)
    sizes = Sizes(page, first, apart)
    dense = densest(page, root, sizes, first)
    if sizes.of(dense) < LITTLE:
        # the portal's own sentences outweigh a short article
        sizes = Sizes(page, first, apart, portals=False)
        dense = densest(page, around_title(page, root, sizes, first), sizes, first)
        if first and (aside := beside_article(page, dense, sizes)) is not None:
            apart.append(aside)
            sizes = Sizes(page, first, apart, portals=False)
            dense = densest(page, around_title(page, root, sizes, first), sizes, first)
    most = sizes.of(dense)
    named = page.survey.named
    known = [(name, named[name]) for name in vocabulary.ARTICLE_CONTAINERS if name in named]
    passed: list[str] = []
    beside: list[Element] = []
    for name, elements in known:
        if len(elements) > _MOST_PARTS:
            continue
        parts = _parts([element for element in elements if sizes.running(element)], sizes, page)
        size = sum(map(sizes.of, parts))
        if not parts:
            continue
        within = dense in set(parts[0].iterancestors())
        if (size * 10 >= most * 4 or within) and not (within and _goes_on(page, parts[-1], dense, sizes)):
            return Choice(parts, "container", name, 0, size, asides=apart)
        passed.append(f"{name}: {size} of {most} characters")
        beside += [part for part in parts if _adjoins(page, part, dense)]
    if (empty := _without_text(known, dense, sizes)) is not None:
        return Choice([empty[1]], "empty_container", empty[0])
    if not most and first and (place := picture(page, first)) is not None:
        return Choice([place], "picture", "", first)
    if not most:
        apart += [(n, n + 1) for n, block in enumerate(page.blocks) if n >= first and is_imprint(block.text)]
    last = _goes_on_outside(page, dense)
    return Choice([*beside, dense], "densest", "; ".join(passed), first, most, last, apart)


def _goes_on_outside(page: Page, dense: Element) -> int:
    """The line up to which paragraphs made as its last one follow a part closed too early; 0 for none."""
    start, end = page.spans.get(dense, (0, 0))
    own = next((block for block in reversed(page.blocks[start:end]) if _is_paragraph(block)), None)
    if own is None:
        return 0
    make = _make(own)
    around = set(dense.iterancestors())
    n = end
    while n < len(page.blocks) and _is_paragraph(block := page.blocks[n]):
        if _make(block) != make or block.element.getparent() not in around or is_portals(block.text):
            break
        n += 1
    return n if n > end else 0


def _is_paragraph(block: Block) -> bool:
    return (
        block.element.tag == "p"
        and not block.links
        and len(block.text) > RUNNING
        and ends_sentence(block.text)
    )


def _make(block: Block) -> tuple[str | None, str | None]:
    return block.element.get("class"), block.element.get("style")


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
        if _is_pasted(best, sizes):
            break
        element = best
    while element.tag in _PARTS and (parent := element.getparent()) is not None:
        if element.tag == "table" and sizes.links(parent) > sizes.links(element):
            break
        element = parent
    while (parent := element.getparent()) is not None and _has_lines_of_its_own(page, parent, element, first):
        element = parent
    return element


def _is_pasted(part: Element, sizes: Sizes) -> bool:
    """Whether it is one of the elements without names that an editor makes of pasted text.

    A `<section>` has others beside it, a `<div>` another right before it: what follows may be the portal's.
    """
    if part.tag not in _PASTED or _is_named(part):
        return False
    before: Iterable[Element] = part.itersiblings("*", preceding=True)
    beside = chain(before, part.itersiblings("*")) if part.tag == "section" else islice(before, 1)
    return any(
        other.tag == part.tag and not _is_named(other) and sizes.of(other) > RUNNING for other in beside
    )


def _is_named(element: Element) -> bool:
    return bool(element.get("class") or element.get("id"))


def _holds_title(page: Page, element: Element, first: int) -> bool:
    """Whether an element holds the line right above the first that counts, which prints the title."""
    start, end = page.spans.get(element, (0, 0))
    return start < first <= end


def _has_chapters(parent: Element, child: Element, sizes: Sizes) -> bool:
    """Whether text stands in other elements of the same make: an article of several parts."""
    kind = child.tag, child.get("class")
    return any(
        sizes.of(other) > RUNNING
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
        return len(text) > RUNNING
    if _SALUTATION.match(text):
        return label_of(text) is None
    date = find_date(text) if len(text) <= _LONGEST_DATE else None
    return date is not None and len(text) <= len(date[1]) + 2


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
    known: list[tuple[str, list[Element]]], dense: Element, sizes: Sizes
) -> tuple[str, Element] | None:
    """A known container with a picture, a frame or a short line in it, where nothing else is an article."""
    little = sizes.of(dense) < LITTLE
    for name, elements in known:
        for element in elements[:_MOST_PARTS]:
            if sizes.running(element) or not (little or dense in element.iterancestors()):
                continue
            if next(element.iter(*_MEDIA), None) is not None or next(element.iter("a"), None) is not None:
                return name, element
    return None
