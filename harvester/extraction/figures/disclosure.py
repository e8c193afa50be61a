"""Table 2 of the statutory forms: what was made, decided and charged."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from harvester.extraction.figures.cells import is_blank
from harvester.extraction.figures.table_lines import Head, figures, in_order, name_rows, under, usual_length
from harvester.forms import DISCLOSURE, FORMS, MONEY

if TYPE_CHECKING:
    from harvester.extraction.figures.table_lines import Line, Stream
    from harvester.extraction.figures.tables import Table
    from harvester.items import Report

_UNIT: Final = re.compile(r"[（(]\s*(?:单位\s*[:：]?)?\s*(亿元|万元|元)\s*[）)]")
_ENOUGH_ROWS: Final = 4
"""Rows of the form that make a table without headers table 2."""


class _Found(NamedTuple):
    line: Line
    head: Head
    table: Table


def read_disclosure(stream: Stream, report: Report) -> tuple[int | None, dict[str, Any] | None]:
    """`(form, figures)` of table 2, `(None, None)` where there is none."""
    found: dict[str, _Found] = {}
    repeated: list[str] = []
    for table, lines in stream:
        rows = _rows(table, lines)
        if any(line.role == "disclosure_head" for line in lines) or len(rows) >= _ENOUGH_ROWS:
            for item, row in rows:
                known = found.setdefault(item, row)
                if known.line.values != row.line.values:
                    repeated.append(row.line.row.text)
    if not found:
        return None, None
    form = _form(found)
    if form is None:
        report.find("table_unreadable", "disclosure: neither headers nor rows tell which form it follows")
        return None, None
    name_rows("row_repeated", "disclosure", repeated, report)
    return form, _figures(found, DISCLOSURE[form], report)


def _rows(table: Table, lines: list[Line]) -> list[tuple[str, _Found]]:
    """The rows of the form in one table, each with the header row above it."""
    rows, head = [], Head()
    for line in lines:
        if line.role == "disclosure_head":
            keys = {n: label.key for n, label in line.labels.items() if label.key}
            if keys:
                head = Head()
                head.add(line, keys)
        elif line.role == "disclosure":
            item = list(line.labels.values())[-1].key
            rows.append((item, _Found(line, head, table)))
    return rows


def _form(found: dict[str, _Found]) -> int | None:
    """The form whose headers the rows stand under; without headers, whose rows and columns they have."""
    scores = dict.fromkeys(FORMS, 0)
    for item, (line, head, _) in found.items():
        for form, rows in DISCLOSURE.items():
            if item in rows and set(rows[item]) == set(head.keys):
                scores[form] += len(found)
            elif item in rows and len(line.values) == len(rows[item]):
                scores[form] += 1
    second, first = sorted(FORMS, key=scores.__getitem__)
    return first if scores[first] > scores[second] else None


def _figures(found: dict[str, _Found], items: dict[str, tuple[str, ...]], report: Report) -> dict[str, Any]:
    """Every row of the form; one that the table lacks has no figures, one that the form lacks is named."""
    table: dict[str, Any] = {item: dict.fromkeys(columns) for item, columns in items.items()}
    alike: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    for item, row in found.items():
        if item in items:
            alike[id(row.table), len(items[item])].append(row.line)
    for item, (line, head, own_table) in found.items():
        if item in items:
            columns = _columns(head, items[item])
            usual = usual_length(alike[id(own_table), len(items[item])])
            texts = under(line, len(columns), head, own_table, usual) if columns else None
            if texts and (units := _units(head)):
                texts = [_with_unit(text, units.get(key)) for text, key in zip(texts, columns, strict=True)]
            table[item] |= figures(texts, columns or items[item], f"disclosure.{item}", line, report)
        elif not all(map(is_blank, line.values)):
            report.find("row_unknown", f"disclosure: {line.row.text}")
    if missing := [item for item in items if item not in found]:
        report.find("row_missing", f"disclosure: {', '.join(missing)}")
    return table


def _units(head: Head) -> dict[str, str]:
    """The units of money that a header prints, where they are not those of the form: （单位：元）."""
    said = {key: _UNIT.search(row.cells[number]) for row, number, key in head.cells if key in MONEY}
    return {key: unit[1] for key, unit in said.items() if unit and unit[1] != MONEY[key]}


def _with_unit(text: str, unit: str | None) -> str:
    """A number with the unit of its header, unless it has one of its own."""
    return text + unit if unit and text[-1:].isdecimal() else text


def _columns(head: Head, official: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of a row from left to right; none where its header has some of them in another order.

    The header of a row may be missing, and that above it belongs to others: the official ones then.
    """
    named = [key for key in head.keys if key in official]
    if in_order(named, official):
        return official
    return tuple(named) if set(named) == set(official) and len(named) == len(official) else ()
