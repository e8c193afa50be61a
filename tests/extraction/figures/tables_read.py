"""A page of tables read up to its figures, and ways to damage a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from official_forms import Cell, Table
from pages import codes, through
from table_styles import without_groups

if TYPE_CHECKING:
    from harvester.items import Report

FORMS = (2019, 2021)


def read(markup: str) -> Report:
    return through("statistics", markup)


def own_findings(report: Report) -> list[str]:
    """Findings of the tables; that the random figures add up is not asked."""
    return [code for code in codes(report) if code not in ("check_failed", "narrative_disagrees")]


def with_row(table: Table, start: str, change: Any) -> Table:
    """The table with the row changed that a label begins."""
    return [change(row) if any(cell.text.startswith(start) for cell in row) else row for row in table]


def drop(place: int) -> Any:
    return lambda row: row[: len(row) - place] + row[len(row) - place + 1 :]


def add(place: int) -> Any:
    return lambda row: [*row[: len(row) - place], Cell("4321", label=False), *row[len(row) - place :]]


def no_groups(table: Table) -> Table:
    return without_groups(([], table, []))[1]
