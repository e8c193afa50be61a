"""The schema's versions, and an old file brought up to date."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from store_samples import applicants, dump, full_report, statistics

from harvester.store import Store, StoreError, database, migrations, preflight
from harvester.store.writer import load_record

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


EDITION: dict[str, object] = {
    "url": "http://h/a",
    "title": "旧",
    "statistics": None,
    "checks": [],
    "evidence": {},
}


@pytest.fixture
def first_version(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database as the first release left it, with a row in every table and two views of its owner's."""
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (migrations.m001_reports,))
        patch.setattr(migrations, "SCHEMA_VERSION", 1)
        patch.setattr(preflight, "SCHEMA_VERSION", 1)
        patch.setattr(migrations, "VIEWS", {"年报": "SELECT id AS 编号, title AS 标题 FROM reports"})
        with Store.open(path) as store:
            store._db.executescript("""
                INSERT INTO crawls (spider, portal, arguments, version, started_at)
                    VALUES ('example', 'h', '{}', '0.1', '2026-02-01T08:00:00Z');
                INSERT INTO reports (portal, url, url_key, kind, title, publisher, report_year, body, content_hash,
                    first_seen, last_seen, last_changed, first_crawl) VALUES
                    ('h', 'http://h/a', 'h/a', 'annual_report', '某市人民政府2024年政府信息公开工作年度报告', '某办',
                     2024, '正文', 'aa', '2026-02-01T08:00:00Z', '2026-02-02T08:00:00Z', '2026-02-02T08:00:00Z', 1),
                    ('h', 'http://h/b', 'h/b', 'news', '消息', '某局', NULL, '', 'bb',
                     '2026-02-01T08:00:00Z', '2026-02-01T08:00:00Z', '2026-02-01T08:00:00Z', 1);
                INSERT INTO evidence VALUES (1, 'title', 'heading', '某市');
                INSERT INTO sections VALUES (1, 1, '一、总体情况', 'overview', '文');
                INSERT INTO attachments VALUES (1, 1, 'http://h/a.pdf', '全文');
                INSERT INTO skipped VALUES ('h', 'h/c', 'http://h/c', '解读', 'interpretation', '2026-02-01T08:00:00Z');
                INSERT INTO findings (report_id, code, message) VALUES (1, 'table_missing', '三');
                CREATE VIEW mine AS SELECT 标题 FROM 年报;
                CREATE VIEW theirs AS SELECT count(statistics) AS figures FROM reports;
            """)
            edition = (
                1,
                json.dumps(EDITION),
                "旧文",
                "00",
                "2026-02-01T08:00:00Z",
                "2026-02-01T08:00:00Z",
                1,
            )
            store._db.execute(
                "INSERT INTO editions (report_id, record, body, content_hash, seen_from, seen_until, crawl_id)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                edition,
            )
    return path


def test_a_database_of_the_first_version_keeps_every_row(first_version: Path) -> None:
    before = dump(first_version)
    Store.open(first_version).close()
    after = dump(first_version)
    bodies = iter(("某市", "某局"))
    for row in before["reports"]:
        assert (row.pop("statistics"), row.pop("checks")) == (None, None)
        row |= {"form": None, "reporting_body": next(bodies)}
    assert {name: after[name] for name in before} == before
    assert [name for name in after.keys() - before.keys() if after[name]] == []
    assert _query(first_version, "PRAGMA foreign_key_check") == []
    assert _query(first_version, "PRAGMA integrity_check") == [("ok",)]


def test_views_that_others_made_survive_an_update(first_version: Path) -> None:
    Store.open(first_version).close()
    assert _query(first_version, "SELECT * FROM mine WHERE 标题 = '消息'") == [("消息",)]
    assert ("theirs",) in _query(first_version, "SELECT name FROM sqlite_master WHERE type = 'view'")


def test_a_report_of_the_first_version_gets_its_figures(first_version: Path) -> None:
    figures = statistics(2021, requests={"new": applicants(1)})
    report = full_report(url="http://h/a", portal="h", statistics=figures)
    with Store.open(first_version) as store:
        assert store.save(report) == "changed"
        assert load_record(store._db, 1) == report.to_dict()
    assert [row["body"] for row in dump(first_version)["editions"]] == ["旧文", "正文"]


def test_an_old_and_a_new_database_have_the_same_schema(first_version: Path, tmp_path: Path) -> None:
    Store.open(first_version).close()
    Store.open(tmp_path / "new.db").close()
    schema = "SELECT name, sql FROM sqlite_master WHERE name NOT IN ('mine', 'theirs') ORDER BY name"
    assert _query(first_version, schema) == _query(tmp_path / "new.db", schema)
