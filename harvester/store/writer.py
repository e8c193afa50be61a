"""Saving a report: new, changed, unchanged, or kept as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from harvester.addresses import url_key
from harvester.store.bodies import reporting_body
from harvester.store.content import NOT_CONTENT, content_hash, storable, to_json
from harvester.store.database import insert
from harvester.store.figures import ITEM_COLUMNS, figure_fields, figure_rows, load_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlite_utils import Database

    from harvester.items import Report

Outcome = Literal["new", "changed", "unchanged", "kept"]
"""`kept`: the page came without text, and the stored report has one; nothing was written."""

LISTS: Final[dict[str, tuple[str, ...]]] = {
    "sections": ("heading", "kind", "text"),
    "attachments": ("url", "name"),
    "indicators": ("label", "unit", "value"),
    "checks": ("identity", "scope", "left", "right", "status"),
    "findings": ("code", "message"),
}
"""Key of a record that is a list -> its columns in the table of that name."""

PARTS: Final[dict[str, tuple[str, ...]]] = {
    "evidence": ("evidence", *ITEM_COLUMNS),
    "statistics": tuple(ITEM_COLUMNS),
    **{name: (name,) for name in LISTS},
}
"""Key of a record -> the tables that hold it; the evidence of a figure stands in the figure's own row."""

ROW_KEEPING: Final = frozenset({
    "id", "url_key", "content_hash", "first_seen", "last_seen", "last_changed", "first_crawl", "form",
    "reporting_body",
})  # fmt: skip
"""Columns of `reports` that are no keys of a record."""


def save_report(db: Database, report: Report, crawl_id: int | None, now: str) -> Outcome:
    """Store what the report says, and that its address was seen at `now`; in a transaction of the caller's.

    Unchanged means that values and text are: then `last_seen` moves, and of the rest only what differs,
    such as evidence where rules have improved since. Of a changed report the earlier version goes to
    `editions` first; a page without text, such as an error that calls itself 200, never replaces one
    that has it. Raises `ValueError` for a report without a usable address, or `sqlite3.Error`.
    """
    record = storable(report.to_dict())
    if not (record["url"] and record["portal"]):
        raise ValueError("a report needs its address and its portal")
    key = url_key(record["url"])
    digest = content_hash(record)
    seen = {"last_seen": now, "reporting_body": reporting_body(record["title"], record["publisher"])}
    present = _columns(record) | {"content_hash": digest, "last_changed": now} | seen
    earlier = db.execute(
        "SELECT id, content_hash, body FROM reports WHERE portal = ? AND url_key = ?", (record["portal"], key)
    ).fetchone()
    if earlier is None:
        first = {"url_key": key, "first_seen": now, "first_crawl": crawl_id}
        _put_parts(db, insert(db, "reports", present | first), record, PARTS)
        return "new"
    report_id, earlier_digest, earlier_body = earlier
    if earlier_digest == digest:
        db.table("reports").update(report_id, seen)
        _refresh(db, report_id, record)
        return "unchanged"
    if earlier_body and not record["body"]:
        return "kept"
    _keep_edition(db, report_id, crawl_id)
    db.table("reports").update(report_id, present)
    _put_parts(db, report_id, record, PARTS)
    return "changed"


def count(db: Database, crawl_id: int, outcome: Outcome, counts: Mapping[str, int]) -> None:
    """Count a report in the row of its crawl; `counts` are the row's other numbers, as they are by now."""
    column = "failed" if outcome == "kept" else outcome
    db.table("crawls").update(crawl_id, dict(counts))
    db.execute(f"UPDATE crawls SET {column} = {column} + 1 WHERE id = ?", (crawl_id,))


def load_record(db: Database, report_id: int) -> dict[str, Any]:
    """The stored report in the form of `Report.to_dict()`."""
    row = db.table("reports").get(report_id)
    record: dict[str, Any] = {name: row[name] for name in row if name not in ROW_KEEPING}
    record["statistics"], record["evidence"] = load_figures(db, report_id, row["form"])
    for field, rule, raw in db.execute(
        "SELECT field, rule, raw FROM evidence WHERE report_id = ? ORDER BY rowid", (report_id,)
    ):
        record["evidence"][field] = {"rule": rule, "raw": raw}
    for table, columns in LISTS.items():
        order = "id" if table == "findings" else "position"
        names = ", ".join(f'"{name}"' for name in columns)
        rows = db.execute(f"SELECT {names} FROM {table} WHERE report_id = ? ORDER BY {order}", (report_id,))
        record[table] = [dict(zip(columns, values, strict=True)) for values in rows]
    return record


def _columns(record: dict[str, Any]) -> dict[str, Any]:
    """The record's part in `reports`."""
    columns = {name: value for name, value in record.items() if name not in PARTS}
    return columns | {"form": (record["statistics"] or {}).get("form")}


def _keep_edition(db: Database, report_id: int, crawl_id: int | None) -> None:
    record = load_record(db, report_id)
    body = record.pop("body")
    db.execute(
        "INSERT INTO editions (report_id, record, body, content_hash, seen_from, seen_until, crawl_id)"
        " SELECT id, ?, ?, content_hash, last_changed, last_seen, ? FROM reports WHERE id = ?",
        (to_json(record), body, crawl_id, report_id),
    )


def _refresh(db: Database, report_id: int, record: dict[str, Any]) -> None:
    """Store what is not content and has changed: where the page was found, and what our rules say of it."""
    stored = load_record(db, report_id)
    stale = {name for name in NOT_CONTENT if stored[name] != record[name]}
    if columns := {name: record[name] for name in stale - PARTS.keys()}:
        db.table("reports").update(report_id, columns)
    _put_parts(db, report_id, record, stale & PARTS.keys())


def _put_parts(db: Database, report_id: int, record: dict[str, Any], names: Iterable[str]) -> None:
    """Put these parts of the record in the place of the stored ones."""
    rows = _part_rows(record)
    for table in {table: None for name in names for table in PARTS[name]}:
        db.table(table).delete_where("report_id = ?", [report_id])
        db.table(table).insert_all({"report_id": report_id, **row} for row in rows[table])


def _part_rows(record: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """The record's rows in the tables that hang on `reports`."""
    beside_figures = figure_fields(record)
    evidence = [
        {"field": field, **reason}
        for field, reason in record["evidence"].items()
        if field not in beside_figures
    ]
    lists = {
        name: [{"position": n, **row} for n, row in enumerate(record[name], 1)]
        for name in LISTS.keys() - {"findings"}
    }
    return figure_rows(record) | lists | {"evidence": evidence, "findings": record["findings"]}
