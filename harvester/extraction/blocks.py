"""The lines of a page in document order: paragraphs, list items, headings and table rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from harvester.extraction.labels import LABELS
from harvester.extraction.text import clean
from harvester.items import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_DEPTH: Final = 256
"""Nesting that no real page has; what stands deeper is read as one line."""

_SKIPPED: Final = frozenset({
    "script", "style", "noscript", "template", "select", "option", "head", "title", "meta", "xml", "iframe",
    "svg", "button", "textarea", "object", "embed", "canvas", "map", "audio", "video", "input",
})  # fmt: skip
_INLINE: Final = frozenset({
    "a", "abbr", "b", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
})  # fmt: skip
_HIDDEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_HIDING_CLASSES: Final = frozenset({"ng-hide", "d-none", "layui-hide"})
_SHOWING_CLASS: Final = re.compile(r"d-(?:sm|md|lg|xl|xxl)-(?!none)")
"""Bootstrap's: `d-none d-md-block` hides on small screens only."""

_SEAM: Final = "\x1f"
"""Stands where an inline element begins or ends while a line is read; no page has this character."""

_LABEL_AFTER_SEAM: Final = re.compile(
    rf"{_SEAM}([【\[]?(?:"
    + "|".join(r"\s*".join(label) for label in sorted(LABELS, key=len, reverse=True))
    + r")\s*[】\]]?\s*[:：])"
)
_LAYOUT_CELL: Final = 400
"""Characters in one cell that show a table to be there for the layout, not for data."""


def blocks_of(root: HtmlElement) -> tuple[list[Block], bool]:
    """The visible lines of a tree, and whether none of it was nested too deep.

    An element that is not inline begins and ends a line, as does `<br>`. The rows of a data table are
    one line each, cells joined by ` | `; the cells of a layout table are lines of their own.
    """
    blocks: list[Block] = []
    line = _Line(root, blocks)
    whole, depth = True, 0
    skipped: HtmlElement | None = None
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event in ("comment", "pi"):
            line.add(element.tail)
        elif event == "start":
            depth += 1
            skipped = element
            if element.tag in _SKIPPED or is_hidden(element):
                walk.skip_subtree()
            elif depth > MAX_DEPTH:
                whole = False
                line.add(element.text_content())
                walk.skip_subtree()
            elif element.tag == "table" and is_data(element):
                line.flush(element)
                blocks.extend(_rows(element))
                walk.skip_subtree()
            else:
                skipped = None
                line.enter(element)
                line.add(element.text)
        else:
            depth -= 1
            if element is not skipped:
                line.leave(element)
            line.add(element.tail)
    line.flush(root)
    return blocks, whole


def is_inline(element: HtmlElement) -> bool:
    """Whether an element goes on with the line; all of Word's (`o:p`, `st1:chsdate`) do."""
    return element.tag in _INLINE or ":" in str(element.tag)


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element's own attributes hide it."""
    style, classes = element.get("style"), element.get("class", "").split()
    return (
        bool(style and _HIDDEN.search(style))
        or (not _HIDING_CLASSES.isdisjoint(classes) and not any(map(_SHOWING_CLASS.match, classes)))
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
            if not is_inline(element):
                parts.append(" ")
            parts.append(element.text or "")
        elif element is not cell:
            if event == "end" and not is_inline(element):
                parts.append(" ")
            parts.append(element.tail or "")
    return clean("".join(parts))


class _Line:
    """The line being read: its text so far, its links, and how much of it is link text."""

    def __init__(self, owner: HtmlElement, blocks: list[Block]) -> None:
        self.owner = owner
        self.blocks = blocks
        self.parts: list[str] = []
        self.linked = self.length = self.preformatted = 0
        self.links: list[HtmlElement] = []
        self.open_links: list[HtmlElement] = []

    def enter(self, element: HtmlElement) -> None:
        """An element begins: with it a line, unless it is inline."""
        if is_inline(element):
            self.parts.append(_SEAM)
        else:
            self.flush(element)
        if element.tag == "a":
            self.links.append(element)
            self.open_links.append(element)
        self.preformatted += element.tag == "pre"

    def leave(self, element: HtmlElement) -> None:
        """An element ends: with it the line, unless it is inline."""
        if is_inline(element):
            self.parts.append(_SEAM)
        else:
            self.flush(element.getparent())
        if element.tag == "a":
            self.open_links.pop()
        self.preformatted -= element.tag == "pre"

    def add(self, text: str | None) -> None:
        """More text of the line; in `<pre>` a line ends where the text says so."""
        if not text:
            return
        first, *more = text.split("\n") if self.preformatted else [text]
        self._append(first)
        for part in more:
            self.flush(self.owner)
            self._append(part)

    def _append(self, text: str) -> None:
        self.parts.append(text)
        size = len(text.strip())
        self.length += size
        self.linked += size if self.open_links else 0

    def flush(self, following: HtmlElement | None) -> None:
        """The line is whole; what follows belongs to another element."""
        if self.length and (text := _joined(self.parts)):
            linked = self.linked * 10 >= self.length * 9
            self.blocks.append(Block(text, self.owner, linked=linked, links=self.links))
        self.parts, self.linked, self.length, self.links = [], 0, 0, self.open_links.copy()
        if following is not None:
            self.owner = following


def _joined(parts: list[str]) -> str:
    """The text of a line; where elements touch, a space goes before a label: `来源：甲` `日期：乙`."""
    text = "".join(parts)
    if ("：" in text or ":" in text) and "。" not in text:
        text = _LABEL_AFTER_SEAM.sub(r" \1", text)
    return clean(text.replace(_SEAM, ""))


def _rows(table: HtmlElement) -> list[Block]:
    blocks = []
    for row in table.iterdescendants("tr", "caption"):
        if row.tag == "caption":
            cells = [cell_text(row)]
        else:
            cells = [cell_text(cell) for cell in row if cell.tag in ("td", "th")]
        if any(cells):
            blocks.append(Block(" | ".join(cells), row, cells=cells, links=list(row.iter("a"))))
    return blocks
