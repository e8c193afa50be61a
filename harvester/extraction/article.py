"""Which part of a page is the article: a container that its CMS is known for, else the densest one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction.dates import find_date
from harvester.extraction.labels import label_of
from harvester.extraction.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from harvester.items import Block, Page

Sizes = dict["HtmlElement", int]
"""Element -> characters of running text within it."""

_SENTENCE: Final = re.compile(r"[。；！？]")
_RUNNING: Final = 25
"""Characters from which a line counts as running text; shorter ones need a full stop."""

_IMPRINT: Final = re.compile(r"(?:主办|承办|协办|版权所有|技术支持|联系电话|联系我们|建议使用|网站地图)")
_REGISTRATION: Final = re.compile(vocabulary.SITE_REGISTRATION)
"""What the footer of a site says, which can be longer than a short article."""

_SALUTATION: Final = re.compile(r"^[^。]{3,60}[:：]$")
_PARTS: Final = frozenset(
    {"p", "tr", "tbody", "table", "li", "ul", "ol", "dl", "blockquote", "pre", "font", "span"}
)
"""Elements that are parts of an article, never the whole of it."""

_MEDIA: Final = ("img", "iframe", "embed", "object", "video", "script")
_APART: Final = 2
"""Levels up to which containers of one name are looked for a common parent."""


def unclaimed(page: Page) -> list[Block]:
    """The lines of the article that nothing else has claimed."""
    return [block for block in page.blocks if block.inside and block.role == "text"]


def find_article(page: Page) -> list[HtmlElement]:
    """The element that holds the article, or the several that hold its parts.

    A container that a CMS is known for is believed if it holds running text and not much less than the
    densest part of the page below its title, or if it stands there empty but for a picture or a frame.
    """
    if page.root is None:
        return []
    below = page.blocks[(-1 if page.title_line is None else page.title_line) + 1 :] or page.blocks
    sizes = _sizes(page.root, below)
    dense = densest(page.root, sizes, below)
    named = _named_containers(page.root)
    running = _running(page.root, below)
    for name in vocabulary.ARTICLE_CONTAINERS:
        parts = _parts([element for element in named.get(name, ()) if element in running], sizes)
        size = sum(sizes[part] for part in parts)
        if parts and (size * 10 >= sizes[dense] * 4 or dense in set(parts[0].iterancestors())):
            return parts
    textless = _without_text(named, dense)
    return [dense if textless is None else textless]


def common_ancestor(elements: Sequence[HtmlElement]) -> HtmlElement | None:
    """The innermost element that holds all of them; None for none."""
    if len(elements) < 2:
        return next(iter(elements), None)
    others = [set(element.iterancestors()) for element in elements[1:]]
    return next(place for place in elements[0].iterancestors() if all(place in around for around in others))


def densest(root: HtmlElement, sizes: Sizes, blocks: Sequence[Block]) -> HtmlElement:
    """The deepest element that holds nearly all running text, and the article's lines beside it."""
    element = root
    while True:
        best = max(element.iterchildren("*"), key=lambda child: sizes.get(child, 0), default=None)
        if best is None or sizes.get(best, 0) * 10 < sizes.get(element, 0) * 8 or not sizes.get(best, 0):
            break
        element = best
    while element.tag in _PARTS and (parent := element.getparent()) is not None:
        element = parent
    lines: dict[HtmlElement, list[Block]] = {}
    for block in blocks:
        lines.setdefault(block.element, []).append(block)
    while (parent := element.getparent()) is not None and _has_lines_of_its_own(parent, element, lines):
        element = parent
    return element


def _has_lines_of_its_own(
    parent: HtmlElement, child: HtmlElement, lines: dict[HtmlElement, list[Block]]
) -> bool:
    """Whether lines of an article stand directly beside one of its parts: salutation, text, signature."""
    beside = [
        parent,
        *(element for element in parent.iterchildren("p", "h2", "h3", "h4") if element is not child),
    ]
    return any(_is_articles(block) for element in beside for block in lines.get(element, ()))


def _is_articles(block: Block) -> bool:
    text = block.text
    if block.linked or block.cells:
        return False
    if _SENTENCE.search(text):
        return len(text) > _RUNNING
    if _SALUTATION.match(text):
        return label_of(text) is None
    date = find_date(text)
    return date is not None and len(text) <= len(date[1]) + 2


def _sizes(root: HtmlElement, blocks: Sequence[Block]) -> Sizes:
    """How much running text each element holds, links not counted and other short lines as one character."""
    sizes: Sizes = {}
    for block in blocks:
        if not block.linked:
            weight = len(block.text) if _is_running(block) or block.cells else 1
            sizes[block.element] = sizes.get(block.element, 0) + weight
    for element in reversed(list(root.iter("*"))):
        parent = element.getparent()
        if parent is not None and element in sizes:
            sizes[parent] = sizes.get(parent, 0) + sizes[element]
    sizes.setdefault(root, 0)
    return sizes


def _running(root: HtmlElement, blocks: Sequence[Block]) -> set[HtmlElement]:
    """The elements that hold running text."""
    found: set[HtmlElement] = {root}
    for block in blocks:
        element: HtmlElement | None = block.element if _is_running(block) or block.cells else None
        while element is not None and element not in found:
            found.add(element)
            element = element.getparent()
    return found


def _is_running(block: Block) -> bool:
    if _SENTENCE.search(block.text):
        return not block.linked
    is_imprint = bool(_IMPRINT.match(block.text) or _REGISTRATION.search(block.text))
    return not (block.linked or is_imprint) and len(block.text) > _RUNNING


def _named_containers(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    """`#id`, `.class` and tag of the known containers -> the elements that bear it."""
    wanted = frozenset(vocabulary.ARTICLE_CONTAINERS)
    named: dict[str, list[HtmlElement]] = {}
    for element in root.xpath("//*[@id or @class]"):
        names = ("#" + element.get("id", ""), *("." + name for name in element.get("class", "").split()))
        for name in wanted.intersection(names):
            named.setdefault(name, []).append(element)
    for name in wanted:
        if name[0] not in "#.":
            named[name] = list(root.iter(name))
    return named


def _parts(elements: list[HtmlElement], sizes: Sizes) -> list[HtmlElement]:
    """Of the containers of a name the largest, and those beside it that hold other text."""
    outer = [
        element for element in elements if not any(other in elements for other in element.iterancestors())
    ]
    if not outer:
        return []
    best = max(outer, key=lambda element: sizes.get(element, 0))
    near = list(best.iterancestors())[:_APART]
    return [
        element
        for element in outer
        if element is best
        or (_differ(element, best) and any(place in near for place in element.iterancestors()))
    ]


def _differ(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether two containers hold different text: a copy for mobile devices is no second part."""
    return fold(one.text_content())[:200] != fold(other.text_content())[:200]


def _without_text(named: dict[str, list[HtmlElement]], dense: HtmlElement) -> HtmlElement | None:
    """A known container within the dense part that has a picture, a frame or a short line in it."""
    around = set(dense.iterancestors()) | {dense}
    for name in vocabulary.ARTICLE_CONTAINERS:
        for element in named.get(name, ()):
            if around.isdisjoint(element.iterancestors()):
                continue
            if next(element.iter(*_MEDIA), None) is not None or next(element.iter("a"), None) is not None:
                return element
    return None
