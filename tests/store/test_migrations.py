"""The schema's versions, and an old file brought up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from store_samples import dump, full_report

from harvester.store import Store, StoreError, database, migrations, preflight

if TYPE_CHECKING:
    from pathlib import Path

    from sqlite_utils import Database


def _query(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def m900_add(db: Database) -> None:
    db.execute("ALTER TABLE reports ADD COLUMN extra TEXT")


def m901_fail(db: Database) -> None:
    db.execute("CREATE TABLE half (x)")
    db.execute("CREATE TABLE half (x)")


def _next_version(monkeypatch: pytest.MonkeyPatch, *steps: object) -> None:
    more = (*migrations.STEPS, *steps)
    monkeypatch.setattr(migrations, "STEPS", more)
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", len(more))
    monkeypatch.setattr(preflight, "SCHEMA_VERSION", len(more))


def test_a_new_database_has_every_step(path: Path) -> None:
    Store.open(path).close()
    assert _query(path, "PRAGMA user_version") == [(migrations.SCHEMA_VERSION,)]
    steps = _query(path, "SELECT name FROM _sqlite_migrations ORDER BY id")
    assert steps == [(step.__name__,) for step in migrations.STEPS]


def test_all_our_tables_are_strict(path: Path) -> None:
    Store.open(path).close()
    tables = _query(
        path, "SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
    )
    assert {name for name, strict in tables if not strict} == {"sqlite_schema", "_sqlite_migrations"}


def test_opening_a_current_database_writes_nothing(path: Path) -> None:
    Store.open(path).close()
    before = path.read_bytes()
    Store.open(path).close()
    assert path.read_bytes() == before


def test_a_later_version_updates_the_file_and_keeps_its_rows(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(path) as store:
        store.save(full_report())
    [before] = dump(path)["reports"]
    _next_version(monkeypatch, m900_add)
    Store.open(path).close()
    assert dump(path)["reports"] == [before | {"extra": None}]
    assert _query(path, "PRAGMA user_version") == [(migrations.SCHEMA_VERSION,)]
    assert _query(path, "SELECT 编号 FROM 年报") == [(1,)]


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(path).close()
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        _next_version(patch, m900_add, m901_fail)
        with pytest.raises(StoreError, match="half"):
            Store.open(path)
    assert path.read_bytes() == before
    with Store.open(path) as store:
        assert store.save(full_report()) == "new"


def test_a_file_updated_by_another_process_while_we_open_it_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(path).close()
    monkeypatch.setattr(database, "schema_version", lambda _: migrations.SCHEMA_VERSION + 1)
    with pytest.raises(StoreError, match="newer harvester"):
        Store.open(path)
