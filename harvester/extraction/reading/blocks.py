"""The lines of a page in document order: paragraphs, list items, headings and table rows."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from lxml import etree

from harvester.extraction.labels import LONGEST_LABEL, has_colon, length_of_label, may_begin_with_label
from harvester.extraction.text import squeeze
from harvester.items import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from lxml.etree import _Element as Element

MAX_DEPTH: Final = 200
"""Nesting that no real page has; what stands deeper is read as one line."""

_LINE, _INLINE, _SKIPPED, _TABLE, _LINK, _PREFORMATTED = range(6)
_KIND: Final[dict[object, int]] = {
    **dict.fromkeys((
        "html", "body", "div", "p", "br", "ul", "ol", "li", "dl", "dt", "dd", "tr", "td", "th", "tbody",
        "h1", "h2", "h3", "h4", "form", "center", "section", "article", "header", "footer", "nav",
    ), _LINE),
    **dict.fromkeys((
        "abbr", "b", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
        "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
        "tt", "u", "var", "wbr",
    ), _INLINE),
    **dict.fromkeys((
        "script", "style", "noscript", "template", "select", "option", "head", "title", "meta", "xml",
        "iframe", "svg", "button", "textarea", "object", "embed", "canvas", "map", "audio", "video", "input",
        etree.Comment, etree.ProcessingInstruction, etree.Entity,
    ), _SKIPPED),
    "table": _TABLE, "a": _LINK, "pre": _PREFORMATTED,
}  # fmt: skip
"""Tag -> how it is read; any other is a line, too, but for those of Word (`o:p`, `st1:chsdate`)."""

_HIDDEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)

_SET_APART: Final = re.compile(r"display\s*:\s*block\b", re.I)
"""What makes an inline element a paragraph, where it does not float beside others."""

_SEAM: Final = "\x1f"
"""Stands where an inline element begins or ends while a line is read; no page has this character."""

_LONGEST_LABELLED: Final = 1_000
"""Characters of a line beyond which it is no line of labels."""

_LAYOUT_CELL: Final = 400
"""Characters in one cell that show a table to be there for the layout, not for data."""

_REMEMBERED: Final = 1 << 12
"""Styles of which is remembered what they do: a page sets the same for all its cells."""

_MOST_LINES: Final = 50_000
"""Lines of preformatted text: what follows them is one line."""

_LINKS: Final = 3
"""Links around a line of which is known that it stands in them; no real page has more than one."""

_LONGEST_PLAIN: Final = 60
"""Characters of a line up to which it is no run of paragraphs."""

_LONGEST_HEADING: Final = 30

_INDENT: Final = re.compile(r"[\u3000\xa0](?:[ \t\r\n]?[\u3000\xa0])+[ \t\r\n]*")
_MOST_INDENTS, _MOST_LINKS = 500, 50
"""Runs of wide spaces and links of a line that are looked at; no article has more."""

_INDENT_WIDTH: Final = 4
"""Columns of an indent: two wide spaces, or four hard ones."""

_SENTENCE_END: Final = re.compile(r"[。！？；][”’）)》]?\s*$")
_HEADING: Final = re.compile(r"[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）")

_LINKED_SHARE: Final = 0.9

Spans = dict["Element", tuple[int, int]]
"""Element -> the lines it holds, from the first up to but not including the second number."""


def blocks_of(root: Element, hidden: Collection[Element] = ()) -> tuple[list[Block], Spans, bool]:
    """The visible lines of a tree, where each element's lines begin and end, and if none was nested too deep.

    An element that is not inline, by its tag or its style, begins and ends a line, as does `<br>`. The rows
    of a data table are one line each, cells joined by ` | `; the cells of a layout table are lines of their
    own. `hidden` are elements that are not shown though their own style does not say so.
    """
    reader = _Reader(root, hidden)
    reader.read(root)
    return reader.blocks, reader.spans, reader.whole


def cell_text(cell: Element, hidden: Collection[Element] = ()) -> str:
    """The text of one table cell on one line; paragraphs and `<br>` inside it become a space."""
    return _Reader(cell, hidden).cell(cell)


def is_hidden(element: Element, hidden: Collection[Element] = ()) -> bool:
    """Whether an element itself is not shown: `hidden` has it, or its style says so."""
    return element in hidden or _HIDDEN.search(element.get("style", "")) is not None


@lru_cache(_REMEMBERED)
def _kind_by_style(style: str) -> int | None:
    """How an element is read that this style hides, or that it sets apart though its tag is inline."""
    if _HIDDEN.search(style):
        return _SKIPPED
    return _LINE if _SET_APART.search(style) and "float" not in style else None


class _Reader:
    """The lines read so far, and the parts and links of the one being read.

    `link_length`: characters of the line that are link text; `uncounted`: where among the parts the text of
    an open link begins that is not counted yet.
    """

    __slots__ = (
        "blocks", "hidden", "link_length", "links", "open_links", "owner", "parts", "preformatted",
        "spans", "uncounted", "whole",
    )  # fmt: skip

    def __init__(self, owner: Element, hidden: Collection[Element]) -> None:
        self.blocks: list[Block] = []
        self.spans: Spans = {}
        self.whole = True
        self.hidden = hidden
        self.owner = owner
        self.parts: list[str] = []
        self.preformatted = 0
        self.links: list[Element] = []
        self.open_links: list[Element] = []
        self.link_length = self.uncounted = 0

    def read(self, root: Element) -> None:
        """Read the whole tree."""
        self.add(root.text)
        self.walk(root, 1)
        self.flush(root)
        self.spans[root] = 0, len(self.blocks)

    def walk(self, parent: Element, depth: int) -> None:
        """Read what an element holds besides its first text."""
        parts, add, hidden = self.parts, self.add, self.hidden
        for element in parent:
            style = element.get("style")
            if (kind := _KIND.get(element.tag)) is None or (style and _kind_by_style(style) is not None):
                kind = _kind_of(element, kind, style)
            if kind == _SKIPPED or (hidden and element in hidden):
                pass
            elif depth == MAX_DEPTH:
                self.whole = False
                add(element.xpath("string()"))
            elif kind == _LINE:
                self.enter(element, parent, depth)
            elif kind == _INLINE:
                parts.append(_SEAM)
                if text := element.text:
                    add(text)
                if len(element):
                    self.across(element, depth)
                parts.append(_SEAM)
            elif kind == _LINK:
                self.link(element, depth)
            elif kind == _TABLE:
                self.table(element, parent, depth)
            else:
                self.preformatted += 1
                self.enter(element, parent, depth)
                self.preformatted -= 1
            if (text := element.tail) and (parts or not text.isspace()):
                add(text)

    def across(self, element: Element, depth: int) -> None:
        """What stands in an inline element, which may hold whole lines all the same."""
        start = len(self.blocks)
        self.walk(element, depth + 1)
        if len(self.blocks) > start:
            self.spans[element] = start, len(self.blocks) + bool(_joined(self.parts))

    def enter(self, element: Element, parent: Element, depth: int) -> None:
        """An element that begins and ends a line."""
        if self.parts:
            self.flush(element)
        else:
            self.owner = element
        start = len(self.blocks)
        if (text := element.text) and not text.isspace():
            self.add(text)
        if len(element):
            self.walk(element, depth + 1)
        if self.parts:
            self.flush(element)
        if len(self.blocks) > start:
            self.spans[element] = start, len(self.blocks)
        self.owner = parent

    def table(self, element: Element, parent: Element, depth: int) -> None:
        """The rows of a data table; a table that is there for the layout is an element as any other."""
        self.flush(element)
        if (rows := self.rows(element)) is None:
            self.enter(element, parent, depth)
            return
        start = len(self.blocks)
        self.blocks += rows
        self.spans[element] = start, len(self.blocks)
        self.owner = parent

    def link(self, element: Element, depth: int) -> None:
        """A link, which may hold whole lines and even other links."""
        parts = self.parts
        parts.append(_SEAM)
        self.links.append(element)
        text = element.text
        if len(element) or self.open_links or self.preformatted:
            if not self.open_links:
                self.uncounted = len(parts)
            self.open_links.append(element)
            self.add(text)
            self.across(element, depth)
            if len(self.open_links) == 1:
                self.count_link_text()
            self.open_links.pop()
        elif text:  # as nearly all of them
            parts.append(text)
            self.link_length += len(squeeze(text))
        parts.append(_SEAM)

    def add(self, text: str | None) -> None:
        """More text of the line; in `<pre>` a line ends where the text says so."""
        if not text:
            return
        if self.preformatted and "\n" in text and len(self.blocks) < _MOST_LINES:
            *lines, text = text.split("\n", _MOST_LINES)
            for line in lines:
                self.parts.append(line)
                self.flush(self.owner)
        self.parts.append(text)

    def count_link_text(self) -> None:
        """Count the text of the open links up to here."""
        self.link_length += len(squeeze("".join(self.parts[self.uncounted :])))

    def flush(self, following: Element) -> None:
        """The line is whole; what follows belongs to another element."""
        if self.parts:
            if self.open_links:
                self.count_link_text()
            if text := _joined(self.parts):
                whole = len(text) - text.count(" ")  # as `link_length`, without white space
                linked = self.link_length > 0 and self.link_length >= whole * _LINKED_SHARE
                if (
                    len(text) > _LONGEST_PLAIN
                    and len(self.links) <= _MOST_LINKS
                    and len(paragraphs := _paragraphs(self.parts)) > 1
                ):
                    self.blocks += [
                        Block(paragraph, self.owner, None, linked, _within(paragraph, self.links))
                        for paragraph in paragraphs
                    ]
                else:
                    self.blocks.append(Block(text, self.owner, None, linked, self.links or []))
            self.parts.clear()
            if self.links:
                self.links = self.open_links[-_LINKS:]
                self.link_length = self.uncounted = 0
        self.owner = following

    def rows(self, table: Element) -> list[Block] | None:
        """The rows of a data table, a line each; None for a table that is there for the layout."""
        if next(table.iterdescendants("table"), None) is not None:
            return None
        blocks, count = [], 0
        has_links = next(table.iter("a"), None) is not None
        for row in table.iter("tr", "caption"):
            if row.tag == "caption":
                cells = [self.cell(row)]
            else:
                cells = []
                for cell in row:
                    if cell.tag in ("td", "th"):
                        text = self.cell(cell)
                        if len(text) > _LAYOUT_CELL and len(cell) > 1:
                            return None
                        cells.append(text)
                count += len(cells)
            if any(cells):
                links = list(row.iter("a")) if has_links else []
                blocks.append(Block(" | ".join(cells), row, cells, False, links))
        return blocks if count > 1 and not _are_paragraphs(blocks) else None

    def cell(self, cell: Element) -> str:
        """The text of one table cell on one line."""
        text = cell.text or ""
        if len(cell):
            parts = [text]
            self.inside_cell(cell, parts.append, 0)
            text = "".join(parts)
        return " ".join(text.split())

    def inside_cell(self, parent: Element, add: Callable[[str], None], depth: int) -> None:
        for element in parent:
            style = element.get("style")
            if (kind := _KIND.get(element.tag)) is None or (style and _kind_by_style(style) is not None):
                kind = _kind_of(element, kind, style)
            if kind != _SKIPPED:
                breaks = kind in (_LINE, _PREFORMATTED)
                if breaks:
                    add(" ")
                if text := element.text:
                    add(text)
                if len(element):
                    if depth < MAX_DEPTH:
                        self.inside_cell(element, add, depth + 1)
                    else:
                        self.whole = False
                        add(element.xpath("string()"))
                if breaks:
                    add(" ")
            if text := element.tail:
                add(text)


def _kind_of(element: Element, kind: int | None, style: str | None) -> int:
    """How an element is read whose tag alone does not tell it; a picture is no paragraph, however styled."""
    if kind is None:
        kind = _INLINE if ":" in str(element.tag) else _LINE
    styled = _kind_by_style(style) if style else None
    if styled == _SKIPPED or (styled == _LINE and kind == _INLINE and element.tag != "img"):
        return styled
    return kind


def _are_paragraphs(rows: list[Block]) -> bool:
    """Whether a table only stacks paragraphs: in one column, or sentences and no more than one cell a row."""
    columns = 0
    for row in rows:
        if row.cells is None or len(row.cells) - row.cells.count("") > 1:
            return False
        columns = max(columns, len(row.cells))
    return columns == 1 or any("。" in row.text and len(row.text) > _LONGEST_HEADING for row in rows)


def _paragraphs(parts: list[str]) -> list[str]:
    """The paragraphs of a line in which only runs of wide spaces, once indents, part them."""
    raw = "".join(parts).replace(_SEAM, "").strip()
    if "\u3000" not in raw and "\xa0" not in raw:
        return []
    found: list[str] = []
    start = 0
    for gap in islice(_INDENT.finditer(raw), _MOST_INDENTS):
        width = gap[0].count("\u3000") * 2 + gap[0].count("\xa0")
        above = raw[start : gap.start()]
        if width >= _INDENT_WIDTH and (
            _SENTENCE_END.search(above, max(0, len(above) - 9))
            or _HEADING.match(raw, gap.end())
            or (len(above) <= _LONGEST_HEADING and _HEADING.match(above))
        ):
            found.append(" ".join(above.split()))
            start = gap.end()
    return [*found, " ".join(raw[start:].split())]


def _within(paragraph: str, links: list[Element]) -> list[Element]:
    """Those of the links of several paragraphs whose text stands in this one."""
    text = squeeze(paragraph)
    return [link for link in links if squeeze("".join(link.itertext())) in text]


def _joined(parts: list[str]) -> str:
    """The text of a line; where elements touch, a space goes before a label: `来源：甲` `日期：乙`."""
    text = "".join(parts)
    if _SEAM in text:
        if len(text) < _LONGEST_LABELLED and has_colon(text) and "。" not in text:
            text = _set_apart(text)
        else:
            text = text.replace(_SEAM, "")
    return " ".join(text.split())


def _set_apart(text: str) -> str:
    """The pieces between seams, with a space before each that a label begins with."""
    first, *pieces = text.split(_SEAM)
    kept, within = [first], 0
    for n, piece in enumerate(pieces):
        if piece and not within:
            rest = piece if len(piece) > LONGEST_LABEL else "".join(pieces[n:])
            if may_begin_with_label(rest) and (within := length_of_label(rest)):
                kept.append(" ")
        within = max(0, within - len(piece))
        kept.append(piece)
    return "".join(kept)
