"""The rows of a table by what they are in the statutory forms, and the cells that stand under a header.

A row is known by its labels. Its figures are the cells behind its last label: where there are as many as the
header has columns, in their order, however the cells before them are spanned; otherwise where header and
cells stand in the expanded grid. Whatever fits neither has no figures.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from harvester.extraction.figures.cells import DIGITS, UnreadableError, figure, is_blank, is_digits
from harvester.extraction.figures.form_labels import recognise
from harvester.items import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from harvester.extraction.figures.tables import Row, Table
    from harvester.forms import Label
    from harvester.items import Report

    Figures = dict[str, int | float | None]

_HEADS: Final = frozenset({"disclosure_head", "requests_head", "disputes_head"})
_AMBIGUOUS: Final = frozenset({"either", "group"})
_LONGEST_SERIAL: Final = 4
_LONGEST_NAMED: Final = 120
_MOST_NAMED: Final = 5
_LONGEST_EVIDENCE: Final = 500
"""Characters of a row or a cell that are kept for a person to look at."""


@dataclass(slots=True)
class Line:
    """A row and its labels by the number of their cell.

    `role` is that of its labels (`forms.Role`), or None for a row that no label begins; `start` is the first
    cell after those it begins with, and `values` are the texts from there on.
    """

    row: Row
    role: str | None
    labels: dict[int, Label]
    start: int
    values: list[str]


@dataclass
class Head:
    """The cells that head the columns of figures: the row and number of each, and its column's key.

    Its empty columns are asked for when all its rows are there.
    """

    cells: list[tuple[Row, int, str]] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def add(self, line: Line, keys: dict[int, str]) -> None:
        """One more header row; `keys` are the columns that its cells stand for."""
        self.cells += [(line.row, number, key) for number, key in keys.items()]
        self.rows.append(line.row.cells[min(line.labels) :])

    @property
    def keys(self) -> list[str]:
        return [key for _, _, key in self.cells]

    @cached_property
    def trailing(self) -> int:
        """Empty columns behind the last: cells that end every row of the header and hold nothing."""
        return min([_blank_at_end(row) for row in self.rows], default=0)

    @cached_property
    def spaced(self) -> bool:
        """Whether empty cells stand among those of the header."""
        last = -self.trailing or None
        return not all(all(row[:last]) for row in self.rows)


def _blank_at_end(cells: Sequence[str]) -> int:
    return next((n for n, text in enumerate(reversed(cells)) if text), len(cells))


def lines_of(table: Table) -> list[Line]:
    """The rows of a table with what each is."""
    return [_line(row) for row in table.rows]


def _line(row: Row) -> Line:
    labels: dict[int, Label] = {}
    start = 0
    serial = True
    for number, text in enumerate(row.cells):
        if not text:
            continue
        label = _label(text)
        if label is None:
            if serial and _is_serial(text):
                serial = False
                continue
            break
        serial = False
        labels[number] = label
        start = number + 1
    if not labels:
        found = {n: label for n, text in enumerate(row.cells) if (label := _label(text))}
        if any(label.role in _HEADS for label in found.values()):
            labels, start = found, len(row.cells)
    return Line(row, _role(labels), labels, start, row.cells[start:])


def _is_serial(text: str) -> bool:
    """Whether a cell may be of the column 序号, which stands before the labels."""
    return len(text) <= _LONGEST_SERIAL and text.strip("（）()、.．").isdigit()


def _role(labels: dict[int, Label]) -> str | None:
    """What a row is by its labels: the first that is not ambiguous decides."""
    role = None
    for label in labels.values():
        if label.role not in _AMBIGUOUS:
            return label.role
        if role is None or label.role == "either":
            role = label.role
    return role


def _label(text: str) -> Label | None:
    return None if not text or text.isdigit() else recognise(text)


def usual_length(lines: Iterable[Line]) -> int:
    """How many cells stand behind the labels in most of some rows."""
    counts = Counter([len(line.values) for line in lines])
    return counts.most_common(1)[0][0] if counts else 0


def under(line: Line, width: int, head: Head, table: Table, usual: int) -> list[str] | None:
    """The texts of a row under the `width` columns of a header; None where its shape does not fit.

    `usual` is the number of cells behind the labels in most rows of the table: where empty columns keep the
    others apart, a row with as many cells as there are columns has lost some.
    """
    values = line.values
    if len(values) == width == usual:
        return values
    trailing = head.trailing
    if 0 < trailing < len(values) and not any(values[-trailing:]):
        values = values[:-trailing]
    if len(values) == width and (usual == width + trailing or not head.spaced):
        return values
    if len(values) == 1 and is_blank(values[0]):
        return [""] * width
    if len(values) > width and not head.spaced and all(values[:width]) and not any(values[width:]):
        return values[:width]
    placed = _by_place(line, head, table) if len(head.cells) == width else None
    return placed or (_between_spacers(values, width) if usual in (0, len(line.values)) else None)


def _between_spacers(values: list[str], width: int) -> list[str] | None:
    """Every other cell, where there are as many of these as columns and nothing stands between them."""
    ways = [values[first::2] for first in (0, 1) if not any(values[1 - first :: 2])]
    fitting = [texts for texts in ways if len(texts) == width]
    return fitting[0] if len(ways) == 1 and fitting else None


def _by_place(line: Line, head: Head, table: Table) -> list[str] | None:
    """The text under each cell of the header, from left to right, where every text stands under just one."""
    grid = table.grid
    spans = grid.spans.get(line.row.element, [])
    if not spans or len(spans) != len(line.row.cells):
        return None
    if not all(grid.spans.get(row.element) for row, _, _ in head.cells):
        return None  # a row that a stray element keeps from its table
    end_of_head = max(grid.spans[row.element][-1].end for row, _, _ in head.cells)
    if not spans[-1].end == end_of_head == grid.width:
        return None
    heads = sorted(
        (grid.spans[row.element][number] for row, number, _ in head.cells), key=lambda span: span.first
    )
    texts, used = [], []
    for place in heads:
        below = [n for n in range(line.start, len(spans)) if spans[n].overlaps(place)]
        printed = [n for n in below if line.row.cells[n]]
        if not below or len(printed) > 1:
            return None
        texts.append(line.row.cells[printed[0]] if printed else "")
        used += printed
    return texts if used == [n for n in range(line.start, len(spans)) if line.row.cells[n]] else None


_REQUESTS: Final = frozenset({"requests", "either", "group"})
_MAY_FOLLOW: Final[dict[str | None, frozenset[str | None]]] = {
    "disclosure_head": frozenset({"disclosure_head", "disclosure"}),
    "disclosure": frozenset({"disclosure"}),
    "requests_head": _REQUESTS | {"requests_head"},
    **dict.fromkeys(_REQUESTS, _REQUESTS),
    "disputes_head": frozenset({"disputes_head", None}),
}
"""What a row is -> what the row below it may be in the same table, if that one begins a `<table>`."""


def continues(above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether the rows of a table belong to that right above it, which has their header."""
    last = above[-1].role
    asked = below[:1] if last in _HEADS else below
    allowed = _MAY_FOLLOW.get(last, ())
    return all(line.role in allowed for line in asked)


Stream = list[tuple["Table", list[Line]]]
"""The rows of an article's tables, table by table."""


def figures(
    texts: list[str] | None, columns: Sequence[str], scope: str, line: Line, report: Report
) -> Figures:
    """A row's figures by column, with its evidence; all None where its shape did not fit, and a finding."""
    report.evidence[scope] = Evidence("row_label", line.row.text[:_LONGEST_EVIDENCE])
    if texts is None:
        report.find("row_misshapen", f"{scope}: {line.row.text[:_LONGEST_EVIDENCE]}")
        return dict.fromkeys(columns)
    if all(texts) and is_digits("".join(texts)) and max(map(len, texts)) <= DIGITS:
        return dict(zip(columns, map(int, texts), strict=True))
    values: Figures = {}
    for column, text in zip(columns, texts, strict=True):
        try:
            values[column] = figure(text, column)
        except UnreadableError:
            report.find("cell_unreadable", f"{scope}.{column}: {text[:_LONGEST_EVIDENCE]}")
            values[column] = None
    return values


def in_order(keys: Iterable[str], official: Sequence[str]) -> bool:
    """Whether keys stand in the order of the form, none of them twice."""
    places = [official.index(key) for key in keys]
    return all(earlier < later for earlier, later in pairwise(places))


def name_rows(code: str, table: str, rows: Sequence[str], report: Report) -> None:
    """One finding for all the rows, or cells, of a table that have the same flaw."""
    if rows:
        named = "; ".join([text[:_LONGEST_NAMED] for text in rows[:_MOST_NAMED]])
        more = f"; and {len(rows) - _MOST_NAMED} more" if len(rows) > _MOST_NAMED else ""
        report.find(code, f"{table}: {named}{more}")
