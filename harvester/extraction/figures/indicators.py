"""The 政府信息公开情况统计表 of reports before 2019, as a plain list of indicators."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester.extraction.figures.cells import UnreadableError, indicator, is_blank
from harvester.extraction.figures.form_labels import plain
from harvester.extraction.figures.table_lines import name_rows
from harvester.forms import INDICATOR_HEADS, INDICATOR_UNITS, INDICATORS
from harvester.items import Indicator

if TYPE_CHECKING:
    from harvester.extraction.figures.table_lines import Stream
    from harvester.extraction.figures.tables import Table
    from harvester.items import Report

_ENOUGH: Final = 3
"""Indicators of the official table that make a table without a header one."""
_LONGEST: Final = 20
_LONGEST_LABEL: Final = 200
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_UNIT_IN_LABEL: Final = re.compile(rf"[（(](?:单位[:：]?)?\s*({'|'.join(INDICATOR_UNITS)})\s*[）)]\s*[:：]?$")


def read_indicators(stream: Stream, report: Report) -> list[Indicator]:
    """The rows of the article's tables of indicators, in order, without headings that have no number."""
    return [found for table, _ in stream for found in _of_table(table, report)]


def _of_table(table: Table, report: Report) -> list[Indicator]:
    roles: list[str | None] = []
    if not any(_roles(row.cells) for row in table.rows) and _known(table) < _ENOUGH:
        return []
    found = []
    unreadable: list[str] = []
    misshapen: list[str] = []
    for row in table.rows:
        if header := _roles(row.cells):
            roles = header
            continue
        triples = _triples(row.cells, roles)
        if triples is None:
            misshapen.append(row.text)
        for label, unit, text in triples or ():
            try:
                value = indicator(text)
            except UnreadableError:
                unreadable.append(f"{label} {text}")
                value = None
            if unit or not is_blank(text):
                found.append(Indicator(label, unit, value))
    name_rows("cell_unreadable", "indicators", unreadable, report)
    name_rows("row_misshapen", "indicators", misshapen, report)
    return found


def _known(table: Table) -> int:
    """How many of the official indicators a table names."""
    text = "".join("".join([row.text for row in table.rows]).split())
    return sum(name in text for name in INDICATORS)


def _roles(cells: list[str]) -> list[str | None]:
    """What each column holds, of a header row; empty for any other row."""
    roles = [INDICATOR_HEADS.get(plain(text)) if len(text) <= _LONGEST else None for text in cells]
    return roles if {"label", "value"} <= set(roles) else []


def _triples(cells: list[str], roles: list[str | None]) -> list[tuple[str, str | None, str]] | None:
    """`(label, unit, number as printed)` of a row, two side by side where the header has each column twice.

    Without a header a row of three is label, unit, number, and a row of two has the unit in its label. None
    where a row with numbers in it fits neither: columns of other years, cells too many.
    """
    if not roles:
        roles = ["label", "unit", "value"] if len(cells) == 3 else ["label", "value"]
    extra = len(cells) - len(roles)
    if extra < 0:
        return []  # a heading across the table
    for first in (extra, 0) if extra else (0,):
        beside = cells[:first] + cells[first + len(roles) :]
        found = _read(cells[first : first + len(roles)], roles)
        if found is not None and not any(map(_has_number, beside)):
            return found
    return None if any(map(_has_number, cells)) else []


def _read(cells: list[str], roles: list[str | None]) -> list[tuple[str, str | None, str]] | None:
    """The row under a header; None where a label or unit is none."""
    found = []
    label, unit = "", None
    for text, role in zip(cells, roles, strict=True):
        if role == "label":
            label, unit = _split(text)
            if label in INDICATOR_UNITS or label[:4].isdecimal() or (label and not _HAN.search(label)):
                return None
        elif role == "unit":
            if _has_number(text):
                return None
            unit = None if is_blank(text) else text
        elif role == "value" and label:
            found.append((label, unit, text))
    return found


def _has_number(text: str) -> bool:
    return text[:1].isdecimal()


def _split(label: str) -> tuple[str, str | None]:
    """A label without the unit that it ends with, and the unit: `收到申请数（件）`."""
    match = _UNIT_IN_LABEL.search(label) if len(label) <= _LONGEST_LABEL else None
    return (label[: match.start()].strip(), match[1]) if match else (label, None)
