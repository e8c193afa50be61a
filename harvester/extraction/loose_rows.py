"""Tables without `<table>`: rows of any kind of elements, one for each cell, or lines of text."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from harvester.extraction.blocks import cell_text
from harvester.extraction.figures import is_blank, is_digits
from harvester.extraction.form_labels import recognise
from harvester.extraction.tables import Row, Table

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from harvester.items import Block, Page

_MOST_CELLS: Final = 40
"""Cells of a row: table 4 has fifteen, and spacers as many."""
_LINES_OF_CELL: Final = 4
"""Lines of a cell; an element with more holds rows."""
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
    seen: set[Element] = set()
    for block in page.blocks:
        if block.cells is not None or not block.inside or len(block.text) > _LONGEST:
            continue
        element = _row_above(block, page)
        if element is None:
            cells = block.text.split()
            element = block.element
        elif element in seen:
            continue
        else:
            seen.add(element)
            cells = [cell_text(cell, page.survey.hidden) for cell in _cells(element)]
        if 1 < len(cells) <= _MOST_CELLS and _is_of_forms(cells):
            table.rows.append(Row(cells, " | ".join(cells), element))
    if not any(is_digits(text) for row in table.rows for text in row.cells):
        table.rows.clear()
    return table


def _row_above(block: Block, page: Page) -> Element | None:
    """The row that a line begins: the first element above it that says so, else the first with two cells."""
    found: Element | None = None
    element: Element | None = block.element
    for _ in range(_BETWEEN):
        if element is None or element is page.article or element.tag == "body":
            break
        if _says_so(element):
            found = element
            break
        if found is None and len(_cells(element)) > 1:
            found = element
        element = element.getparent()
    return found if found is not None and _is_row(found, page) else None


def _says_so(element: Element) -> bool:
    return element.get("role") == "row" or _ROW_STYLE.search(element.get("style", "")) is not None


def _cells(element: Element) -> list[Element]:
    return [child for child in islice(element, _MOST_CELLS + 1) if child.tag != "br"]


def _is_row(element: Element, page: Page) -> bool:
    """Whether all text of an element stands in its children, and none of these holds rows."""
    cells = _cells(element)
    loose = [element.text, *(child.tail for child in islice(element, _MOST_CELLS + 1))]
    if not 1 < len(cells) <= _MOST_CELLS or any(text and not text.isspace() for text in loose):
        return False
    lines = (page.spans.get(cell, (0, 0)) for cell in cells)
    return all(end - first <= _LINES_OF_CELL for first, end in lines)


def _is_of_forms(cells: list[str]) -> bool:
    """Whether a row begins with a label of the forms, heads columns, or is all figures and blanks."""
    filled = [text for text in cells if not is_blank(text)]
    if not filled:
        return False
    figures = sum(map(is_digits, filled))
    if recognise(filled[0]) or figures == len(filled):
        return True
    return figures == 0 and sum(recognise(text) is not None for text in filled) >= _ENOUGH_HEADS
