"""The lines of a page in document order: paragraphs, list items, headings and table rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from harvester.extraction.text import clean
from harvester.items import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_DEPTH: Final = 256
"""Nesting that no real page has; what stands deeper is read as one line."""

_SKIPPED: Final = frozenset({
    "script", "style", "noscript", "template", "select", "option", "head", "iframe", "svg", "button",
    "textarea", "object", "embed", "canvas", "map", "audio", "video", "input",
})  # fmt: skip
_INLINE: Final = frozenset({
    "a", "abbr", "b", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "label", "mark", "nobr", "o:p", "q", "s", "samp", "small", "span", "st1:chsdate", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
})  # fmt: skip
_HIDDEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_HIDING_CLASSES: Final = re.compile(r"(?:^|\s)(?:ng-hide|d-none|layui-hide)(?:\s|$)")
_LAYOUT_CELL: Final = 400
"""Characters in one cell that show a table to be there for the layout, not for data."""


def blocks_of(root: HtmlElement) -> tuple[list[Block], bool]:
    """The visible lines of a tree, and whether none of it was nested too deep.

    An element that is not inline begins and ends a line, as does `<br>`. The rows of a data table are
    one line each, cells joined by ` | `; the cells of a layout table are lines of their own.
    """
    blocks: list[Block] = []
    line = _Line(root)
    whole, depth, links = True, 0, 0
    skipped: HtmlElement | None = None
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in ("comment", "pi"):
            line.add(element.tail, links)
            continue
        tag = element.tag
        if event == "start":
            depth += 1
            skipped = element
            if tag in _SKIPPED or is_hidden(element):
                walk.skip_subtree()
            elif depth > MAX_DEPTH:
                whole = False
                line.add(element.text_content(), links)
                walk.skip_subtree()
            elif tag == "table" and is_data(element):
                line.flush(blocks, element)
                blocks.extend(_rows(element))
                walk.skip_subtree()
            else:
                skipped = None
                if tag not in _INLINE:
                    line.flush(blocks, element)
                links += tag == "a"
                line.add(element.text, links)
        else:
            depth -= 1
            if element is not skipped:
                if tag not in _INLINE:
                    line.flush(blocks, element.getparent())
                links -= tag == "a"
            line.add(element.tail, links)
    line.flush(blocks, root)
    return blocks, whole


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element's own attributes hide it."""
    style, classes = element.get("style"), element.get("class")
    return (
        bool(style and _HIDDEN.search(style))
        or bool(classes and _HIDING_CLASSES.search(classes))
        or element.get("hidden") is not None
    )


def is_data(table: HtmlElement) -> bool:
    """Whether a table holds data: no table within, no cell as long as an article."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    cells = 0
    for cell in table.iterdescendants("td", "th"):
        cells += 1
        if len(cell.text_content()) > _LAYOUT_CELL and len(cell) > 1:
            return False
    return cells > 1


def cell_text(cell: HtmlElement) -> str:
    """The text of one table cell on one line; paragraphs and `<br>` inside it become a space."""
    if not len(cell):
        return clean(cell.text or "")
    parts: list[str] = []
    walk = etree.iterwalk(cell, events=("start", "end", "comment"))
    for event, element in walk:
        if event == "start":
            if element.tag in _SKIPPED or is_hidden(element):
                walk.skip_subtree()
                continue
            if element.tag not in _INLINE:
                parts.append(" ")
            parts.append(element.text or "")
        elif element is not cell:
            if event == "end" and element.tag not in _INLINE:
                parts.append(" ")
            parts.append(element.tail or "")
    return clean("".join(parts))


class _Line:
    """The line being read: its text so far, and how much of that is link text."""

    def __init__(self, owner: HtmlElement) -> None:
        self.owner = owner
        self.parts: list[str] = []
        self.linked = 0
        self.length = 0

    def add(self, text: str | None, links: int) -> None:
        if text:
            self.parts.append(text)
            size = len(text.strip())
            self.length += size
            self.linked += size if links else 0

    def flush(self, blocks: list[Block], following: HtmlElement | None) -> None:
        text = clean("".join(self.parts)) if self.parts else ""
        if text:
            blocks.append(Block(text, self.owner, linked=self.linked * 10 >= self.length * 9))
        self.parts, self.linked, self.length = [], 0, 0
        if following is not None:
            self.owner = following


def _rows(table: HtmlElement) -> list[Block]:
    blocks = []
    for row in table.iterdescendants("tr", "caption"):
        if row.tag == "caption":
            cells = [cell_text(row)]
        else:
            cells = [cell_text(cell) for cell in row if cell.tag in ("td", "th")]
        if any(cells):
            blocks.append(Block(" | ".join(cells), row, cells=cells))
    return blocks
