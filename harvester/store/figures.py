"""The statutory figures of a report as rows of their tables, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from harvester.forms import APPLICANTS, DISCLOSURE, OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlite_utils import Database

ITEM_COLUMNS: Final[dict[str, str]] = {"requests": "item", "disclosure": "item", "disputes": "kind"}
"""Table of figures -> its column that names the printed row."""

REASON: Final = ("rule", "raw")
"""Columns for the evidence of a printed row; NULL where there is none."""


def figure_rows(record: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table, with the evidence of each printed row; `record` is a `Report.to_dict()`."""
    return {
        table: [
            {column: item, **figures, **record["evidence"].get(f"{table}.{item}", {})}
            for item, figures in _items(record, table)
        ]
        for table, column in ITEM_COLUMNS.items()
    }


def figure_fields(record: dict[str, Any]) -> set[str]:
    """The fields whose evidence stands beside the figures: `requests.new`."""
    return {f"{table}.{item}" for table in ITEM_COLUMNS for item, _ in _items(record, table)}


def load_figures(
    db: Database, report_id: int, form: int | None
) -> tuple[dict[str, Any] | None, dict[str, dict[str, str]]]:
    """The `statistics` of a stored report, and the evidence of each printed row."""
    tables: dict[str, dict[str, dict[str, Any]]] = {}
    evidence = {}
    for table, column in ITEM_COLUMNS.items():
        tables[table] = {}
        for row in db.query(f"SELECT * FROM {table} WHERE report_id = ?", (report_id,)):
            item, reason = row[column], {name: row[name] for name in REASON}
            asked = _asked(form, table, item)
            tables[table][item] = {
                name: value
                for name, value in row.items()
                if name in asked or (value is not None and name not in {"report_id", column, *REASON})
            }
            if reason["rule"] is not None:
                evidence[f"{table}.{item}"] = reason
    if form is None and not any(tables.values()):
        return None, evidence
    return {"form": form} | {table: items or None for table, items in tables.items()}, evidence


def _asked(form: int | None, table: str, item: str) -> tuple[str, ...]:
    """The columns that the form asks of an item; none where the form could not be told."""
    match table:
        case "requests":
            return APPLICANTS
        case "disputes":
            return OUTCOMES
    return DISCLOSURE[form].get(item, ()) if form in DISCLOSURE else ()


def _items(record: dict[str, Any], table: str) -> Iterable[tuple[str, dict[str, Any]]]:
    figures: dict[str, dict[str, Any]] = (record["statistics"] or {}).get(table) or {}
    return figures.items()
