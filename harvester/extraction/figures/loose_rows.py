"""Tables without `<table>`: rows of any kind of elements, one for each cell, or lines of text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from harvester.extraction.figures.cells import UnreadableError, indicator, is_blank
from harvester.extraction.figures.form_labels import recognise
from harvester.extraction.figures.tables import Row, Table
from harvester.extraction.reading.blocks import cell_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from harvester.items import Block, Page

_MOST_CELLS: Final = 40
"""Cells of a row: table 4 has fifteen, and spacers as many."""
_LINES_OF_CELL: Final = 4
"""Lines of a cell; an element with more holds rows."""
_MOST_LINES: Final = 3_000
"""Lines of an article that are looked at; the three tables have 400 cells."""
_BETWEEN: Final = 4
"""Elements at most from the first text of a row up to it."""
_LONGEST: Final = 300
"""Characters of a row."""
_ENOUGH_HEADS: Final = 2
"""Labels that make a row one of heads where it begins with something else."""
_ROW_STYLE: Final = re.compile(r"display\s*:\s*(?:table-row|(?:inline-)?flex|grid)\b", re.I)


def loose_table_of(page: Page) -> Table:
    """The rows of figures and labels of the forms in an article that stand in no `<table>`, in order.

    None, where there are labels only: headings have the words of some of them.
    """
    table = Table([])
    known: dict[Element, list[str]] = {}
    seen: set[Element] = set()
    lines = (b for b in page.blocks if b.cells is None and b.inside and len(b.text) <= _LONGEST)
    for block in islice(lines, _MOST_LINES):
        element = _row_above(block, page, known)
        if element is None:
            element, cells = block.element, block.text.split()
            if not 1 < len(cells) <= _MOST_CELLS or not _is_of_forms(cells):
                continue
        elif element in seen:
            continue
        else:
            seen.add(element)
            cells = known[element]
        table.rows.append(Row(cells, " | ".join(cells), element))
    if not any(_is_figure(text) for row in table.rows for text in row.cells):
        table.rows.clear()
    return table


def _row_above(block: Block, page: Page, known: dict[Element, list[str]]) -> Element | None:
    """The element of the row that a line begins: the first around the line that is one.

    What is around a line that has cells itself, or around an element that says it is a row, is none.
    `known` are the cells of each element asked about, none of those that are no rows.
    """
    element: Element | None = block.element
    for _ in range(_BETWEEN):
        if element is None or element is page.article or element.tag == "body":
            break
        if element not in known:
            known[element] = _row(element, page)
        if known[element]:
            return element
        if _says_so(element) or (element is block.element and len(_cells(element)) > 1):
            break
        element = element.getparent()
    return None


def _row(element: Element, page: Page) -> list[str]:
    """The cells of a row of the forms; none where the element is no such row, or holds one."""
    cells = _texts(element, page)
    if not _is_of_forms(cells) or any(_is_of_forms(_texts(cell, page)) for cell in element):
        return []
    return cells


def _says_so(element: Element) -> bool:
    return element.get("role") == "row" or _ROW_STYLE.search(element.get("style", "")) is not None


def _cells(element: Element) -> list[Element]:
    return [child for child in islice(element, _MOST_CELLS + 1) if child.tag != "br"]


def _texts(element: Element, page: Page) -> list[str]:
    """The texts of an element's cells, none where it has text besides, or one of them has many lines."""
    cells = _cells(element)
    if not 1 < len(cells) <= _MOST_CELLS:
        return []
    loose = [element.text, *(child.tail for child in islice(element, _MOST_CELLS + 1))]
    lines = (page.spans.get(cell, (0, 0)) for cell in cells)
    if any(text and not text.isspace() for text in loose) or any(b - a > _LINES_OF_CELL for a, b in lines):
        return []
    return [cell_text(cell, page.survey.hidden) for cell in cells]


def _is_of_forms(cells: list[str]) -> bool:
    """Whether a row has figures or blanks behind a label of the forms or alone, or heads several columns."""
    filled = [text for text in cells if not is_blank(text)]
    if not filled:
        return False
    figures = sum(map(_is_figure, filled))
    if figures == len(filled):
        return True
    labels = sum(recognise(text) is not None for text in filled)
    begins = recognise(filled[0]) is not None and (figures > 0 or len(filled) < len(cells))
    return begins or (figures == 0 and labels >= _ENOUGH_HEADS)


def _is_figure(text: str) -> bool:
    try:
        return indicator(text) is not None
    except UnreadableError:
        return False
