"""The tables of an article: their rows as printed, and where each cell stands once spans are expanded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

from harvester.extraction.reading.blocks import MAX_DEPTH, cell_text, is_hidden
from harvester.forms import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from harvester.items import Page

COLUMNS: Final = "data-columns"
"""Attribute of a row of plain text: how many cells it has, with the blank ones at its end."""
MAX_CELLS: Final = 10_000
"""Cells of an article's tables that are looked at; the three statutory tables have 300."""
_BETWEEN: Final = 5
"""Elements at most from a row up to its table."""
_MAX_TABLES: Final = 64
"""Tables of an article that are looked at where the body shows none of its own."""
_MAX_COLUMNS: Final = 256
"""Columns of the widest grid: a `colspan` that leads beyond them ends there."""


@dataclass(slots=True, eq=False)
class Row:
    """A row with text in it: the texts of its own cells in order, and the line that it is in the body."""

    cells: list[str]
    text: str
    element: Element


@dataclass(frozen=True, slots=True)
class Span:
    """Where a cell stands: its first column, from 0, and the column after its last."""

    first: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.first < other.end and other.first < self.end


@dataclass(slots=True)
class Grid:
    """A table with its spans expanded: for each `tr` the spans of its own cells, in order.

    `width` is where most rows end.
    """

    spans: dict[Element, list[Span]]
    width: int


@dataclass
class Table:
    """A table of the article: its rows that have text, and its elements, of which it mostly has one.

    `follows`: it stands right below the table before it.
    """

    elements: list[Element]
    rows: list[Row] = field(default_factory=list)
    follows: bool = False

    @cached_property
    def grid(self) -> Grid:
        """Made only where a table asks for it: rows that have the cells of their header need none."""
        return expand(*(islice(own_rows(element), MAX_CELLS) for element in self.elements))

    def has_mark(self) -> bool:
        """Whether any word of the statutory forms stands in it."""
        text = "".join("".join([row.text for row in self.rows]).split())
        return any(mark in text for mark in MARKS)


def tables_of(page: Page) -> tuple[list[Table], int]:
    """The article's tables that hold words of the forms, in order, and how many cells were not looked at.

    A table right below one of these is among them, whatever it holds: a page may cut one table into many.
    """
    rows = [block for block in page.blocks if block.cells is not None and block.inside]
    tables: list[Table] = []
    cells = left_out = 0
    below = -1  # the line right below the last of the tables
    for element, group in groupby(rows, key=lambda block: _table_above(block.element)):
        blocks = list(group)
        size = sum([len(block.cells or ()) for block in blocks])
        if element is None:
            continue
        if size > MAX_CELLS:
            left_out += size
            continue
        first, end = page.spans.get(element, (0, 0))
        table = Table(
            [element], [Row(block.cells or [], block.text, block.element) for block in blocks], first == below
        )
        if table.follows or table.has_mark():
            cells += size
            if cells > MAX_CELLS:
                left_out += size
            else:
                tables.append(table)
                below = end
    if page.plain:
        for table in tables:
            _add_blanks(table.rows)
    return tables, left_out


def _add_blanks(rows: Iterable[Row]) -> None:
    """Give rows of plain text the blank cells at their end, which their line leaves out."""
    for row in rows:
        columns = int(row.element.get(COLUMNS, 0))
        if columns <= _MAX_COLUMNS:
            row.cells = [*row.cells, *[""] * (columns - len(row.cells))]


def layout_tables_of(page: Page) -> Iterator[Table]:
    """The visible tables that hold words of the forms and are no data tables to the body.

    A table with a cell as long as an article, or with tables in its cells, is divided into lines there; its
    rows are read here from the elements. A row that holds another data table is left to that table.
    """
    article = page.root if page.article is None else page.article
    known = {_table_above(block.element) for block in page.blocks if block.cells is not None}
    cells = 0
    tables = () if article is None else (table for table in article.iter("table") if not _is_wrapper(table))
    for element in islice(tables, _MAX_TABLES):
        above = list(islice(element.iterancestors(), MAX_DEPTH))
        if (
            element in known
            or len(above) == MAX_DEPTH
            or any(is_hidden(one, page.survey.hidden) for one in (element, *above))
        ):
            continue
        table = Table([element])
        for tr in own_rows(element):
            cells += len(tr)
            if cells > MAX_CELLS:
                return
            if all(map(_is_wrapper, tr.iterdescendants("table"))):
                texts = [cell_text(cell, page.survey.hidden) for cell in tr.iterchildren("td", "th")]
                if any(texts):
                    table.rows.append(Row(texts, " | ".join(texts), tr))
        if table.has_mark():
            yield table


def own_rows(table: Element) -> Iterator[Element]:
    """The `tr` of a table, without those of tables within."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from child.iterchildren("tr")


def expand(*tables: Iterable[Element]) -> Grid:
    """Where each cell of some tables' rows stands; costs no more than the cells and `_MAX_COLUMNS` a row."""
    spans: dict[Element, list[Span]] = {}
    for rows in tables:
        hanging: dict[int, int] = {}  # column -> rows that a cell above still covers
        for row in rows:
            taken = {column for column, left in hanging.items() if left > 0}
            hanging = {column: left - 1 for column, left in hanging.items() if left > 1}
            own, column = [], 0
            for cell in row.iterchildren("td", "th"):
                while column in taken:
                    column += 1
                end = min(column + _span(cell, "colspan"), max(_MAX_COLUMNS, column))
                own.append(Span(column, end))
                if (height := _span(cell, "rowspan")) > 1:
                    hanging.update(dict.fromkeys(range(column, end), height - 1))
                column = end
            spans[row] = own
    ends = Counter(own[-1].end for own in spans.values() if own)
    return Grid(spans, ends.most_common(1)[0][0] if ends else 0)


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(int(value), 1) if value.isdecimal() and len(value) <= 6 else 1


def _table_above(row: Element) -> Element | None:
    """The table of a row; a caption has none, nor has a row that much else holds."""
    above = row.getparent() if row.tag == "tr" else None
    for _ in range(_BETWEEN):
        if above is None or above.tag == "table":
            return above
        above = above.getparent()
    return None


def _is_wrapper(table: Element) -> bool:
    """Whether a table is only there to hold the text of a cell."""
    within = table.iterdescendants("td", "th", "table")
    return next(within, None) is None or next(within, None) is None
