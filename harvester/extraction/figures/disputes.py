"""Table 4 of the statutory forms: reviews and lawsuits, by their outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from harvester.extraction.figures.cells import is_blank
from harvester.extraction.figures.table_lines import (
    Head,
    Line,
    figures,
    in_order,
    name_rows,
    under,
    usual_length,
)
from harvester.extraction.figures.tables import own_rows
from harvester.forms import DISPUTE_KINDS, OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from harvester.extraction.figures.table_lines import Stream
    from harvester.extraction.figures.tables import Table
    from harvester.items import Report

_ENOUGH_HEADS: Final = 4


def read_disputes(stream: Stream, report: Report) -> dict[str, Any] | None:
    """The figures of table 4, in both forms the same; None where there is none."""
    read: dict[str, Any] = {}
    for table, lines in stream:
        if rows_of_kinds := _by_rows(lines):
            header, rows = rows_of_kinds
            if set(read).isdisjoint(rows):
                read |= _kinds(table, header, rows, report)
            continue
        for heads, below in _parts(lines):
            head, kinds = _head(heads)
            if len(head.cells) < _ENOUGH_HEADS or (read and not set(read).isdisjoint(kinds)):
                continue
            unlabelled = [line for line in below if line.role is None]
            read |= _row(table, heads, unlabelled, report)
    if not read:
        return None
    if missing := [kind for kind in DISPUTE_KINDS if kind not in read]:
        report.find("row_missing", f"disputes: {', '.join(missing)}")
    return {kind: read.get(kind, dict.fromkeys(OUTCOMES)) for kind in DISPUTE_KINDS}


def _by_rows(lines: list[Line]) -> tuple[Line, dict[str, Line]] | None:
    """The header and the rows of a table that has the five outcomes once, and a row for each kind below."""
    heads = [n for n, line in enumerate(lines) if len(_outcomes(line)) >= _ENOUGH_HEADS]
    if len(heads) != 1 or tuple(_outcomes(lines[heads[0]]).values()) != OUTCOMES:
        return None
    rows: dict[str, Line] = {}
    for line in lines[heads[0] + 1 :]:
        kind = list(line.labels.values())[-1].key if line.role == "disputes_head" else ""
        if kind in DISPUTE_KINDS and len(line.values) >= len(OUTCOMES):
            rows.setdefault(kind, line)
    return (lines[heads[0]], rows) if any(any(line.values) for line in rows.values()) else None


def _outcomes(line: Line) -> dict[int, str]:
    """The outcomes that the cells of a header name, by the number of the cell."""
    if line.role != "disputes_head":
        return {}
    return {n: label.key for n, label in line.labels.items() if label.key in OUTCOMES}


def _kinds(table: Table, header: Line, rows: dict[str, Line], report: Report) -> dict[str, Any]:
    """The figures of each kind, from its own row."""
    head = Head()
    head.add(header, _outcomes(header))
    usual = usual_length(rows.values())
    return {
        kind: figures(
            under(row, len(OUTCOMES), head, table, usual), OUTCOMES, f"disputes.{kind}", row, report
        )
        for kind, row in rows.items()
    }


def _parts(lines: list[Line]) -> Iterator[tuple[list[Line], list[Line]]]:
    """Header rows and the rows below them: once, or for each kind where the table has one below the other."""
    heads: list[Line] = []
    below: list[Line] = []
    for line in lines:
        if line.role != "disputes_head":
            below.append(line)
            continue
        if heads and any(line.role is None for line in below):
            yield heads, below
            heads = []
        heads.append(line)
        below = []
    if heads:
        yield heads, below


def _head(lines: list[Line]) -> tuple[Head, tuple[str, ...]]:
    """The cells that name outcomes, and the kinds of disputes that they are repeated for."""
    head = Head()
    labels = [label.key for line in lines for label in line.labels.values()]
    for line in lines:
        head.add(line, _outcomes(line))
    kinds = tuple(kind for kind in DISPUTE_KINDS if kind in labels)
    return head, kinds if len(head.cells) == len(kinds) * len(OUTCOMES) else DISPUTE_KINDS


def _row(table: Table, heads: list[Line], rows: list[Line], report: Report) -> dict[str, Any]:
    """The one row of figures under a header, of which `heads` are the rows."""
    head, kinds = _head(heads)
    columns = [(kind, outcome) for kind in kinds for outcome in OUTCOMES]
    read: dict[str, Any] = {kind: dict.fromkeys(OUTCOMES) for kind in kinds}
    if not (_is_ordered(head) and all(map(_has_kinds_in_order, heads))):
        report.find("table_unreadable", "disputes: its columns are not those of the form")
        return read
    if not rows:
        if not any(_is_blank_row(row, len(columns)) for one in table.elements for row in own_rows(one)):
            report.find("table_unreadable", "disputes: no row of figures under the header")
        return read
    line, *others = rows
    if len(line.row.cells) == len(columns) + 1 and line.row.cells[0] and not _has_digit(line.row.cells[0]):
        line = Line(line.row, None, {}, 1, line.row.cells[1:])  # behind a caption such as 件数
    texts = under(line, len(columns), head, table, 0 if head.spaced else len(columns) + head.trailing)
    for n, kind in enumerate(kinds):
        own = texts and texts[n * len(OUTCOMES) : (n + 1) * len(OUTCOMES)]
        read[kind] = figures(own, OUTCOMES, f"disputes.{kind}", line, report)
    strangers = [
        other.row.text
        for other in others
        if len(other.values) == len(columns) and not all(map(is_blank, other.values))
    ]
    name_rows("row_unknown", "disputes", strangers, report)
    return read


def _is_ordered(head: Head) -> bool:
    """Whether the outcomes stand in the order of the form, in each of their groups."""
    groups = [head.keys[n : n + len(OUTCOMES)] for n in range(0, len(head.cells), len(OUTCOMES))]
    return all(in_order(group, OUTCOMES) for group in groups)


def _has_kinds_in_order(line: Line) -> bool:
    """Whether the kinds that a header row names stand in the order of the form; 行政诉讼 has no key."""
    keys = [label.key or DISPUTE_KINDS[1] for label in line.labels.values() if label.role == "disputes_head"]
    places = [DISPUTE_KINDS.index(key) for key in keys if key in DISPUTE_KINDS]
    return places == sorted(places)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_blank_row(row: Element, width: int) -> bool:
    """Whether a row has that many cells and no text: it is no row of the table to the body."""
    return len(row) == width and not "".join(map(str, row.itertext())).strip()
