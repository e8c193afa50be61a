"""Which part of a page is the article: a container that its CMS is known for, else the densest one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction import titles

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from harvester.items import Block, Page

_SENTENCE: Final = re.compile(r"[。；！？]")


def unclaimed(page: Page) -> list[Block]:
    """The lines of the article that nothing else has claimed."""
    return [block for block in page.blocks if block.inside and block.role == "text"]


def find_article(page: Page) -> HtmlElement | None:
    """The element that holds the article: a container the CMS is known for, else the densest one."""
    root = page.root
    if root is None:
        return None
    sizes = _sizes(root, page.blocks)
    named = _named_containers(root)
    found: list[tuple[int, HtmlElement]] = []
    for container in vocabulary.ARTICLE_CONTAINERS:
        found += [(sizes[element], element) for element in named.get(container, ()) if element in sizes]
    if found:
        enough = max(size for size, _ in found) // 2
        return next(element for size, element in found if size > enough)
    return densest(root, _sizes(root, _below_title(page)) or sizes)


def densest(root: HtmlElement, sizes: dict[HtmlElement, int]) -> HtmlElement:
    """The deepest element that still holds nearly all sentences of the page."""
    element = root
    while True:
        best = max(element.iterchildren("*"), key=lambda child: sizes.get(child, 0), default=None)
        if best is None or sizes.get(best, 0) * 10 < sizes.get(element, 0) * 8 or not sizes.get(best, 0):
            return element
        if best.tag in ("p", "tr", "li", "tbody"):
            return element
        element = best


def _below_title(page: Page) -> list[Block]:
    """The lines below the printed title: no menu above it can pass for the article."""
    hints = [page.hints.title] if page.hints.title else []
    if (
        page.root is None
        or (title := titles.printed_title(page.root, titles.known_titles(page.root, hints))) is None
    ):
        return page.blocks
    within = set(title.iter())
    place = next((n for n, block in enumerate(page.blocks) if block.element in within), -1)
    return page.blocks[place + 1 :]


def _sizes(root: HtmlElement, blocks: list[Block]) -> dict[HtmlElement, int]:
    """Element -> characters of running text within it, links and one-word lines not counted."""
    sizes: dict[HtmlElement, int] = {}
    for block in blocks:
        if block.linked:
            continue
        weight = len(block.text) if len(block.text) > 25 or _SENTENCE.search(block.text) or block.cells else 1
        sizes[block.element] = sizes.get(block.element, 0) + weight
    for element in reversed(list(root.iter("*"))):
        parent = element.getparent()
        if parent is not None and element in sizes:
            sizes[parent] = sizes.get(parent, 0) + sizes[element]
    return sizes


def _named_containers(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    """`#id`, `.class` and tag of the known containers -> the elements that bear it."""
    wanted = frozenset(vocabulary.ARTICLE_CONTAINERS)
    named: dict[str, list[HtmlElement]] = {}
    for element in root.xpath("//*[@id or @class]"):
        names = ["#" + element.get("id", ""), *("." + name for name in element.get("class", "").split())]
        for name in names:
            if name in wanted:
                named.setdefault(name, []).append(element)
    for element in root.iter("ucapcontent"):
        named.setdefault("ucapcontent", []).append(element)
    return named
