"""Opening the database, and the one kind of transaction that writes to it."""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

from sqlite_utils import Database

from harvester.store.migrations import is_current, migrate, schema_version
from harvester.store.preflight import APPLICATION_ID, check_version

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAL_RETRY: Final = 0.02
"""Seconds between two attempts to switch to the write-ahead log."""


def connect(path: Path, busy_timeout: float) -> Database:
    """Open or create the database at `path`, which `preflight.check` has passed, and update its schema.

    Any thread may use the connection, one at a time. Raises `sqlite3.Error`, or `StoreError` where the schema
    is newer than ours.
    """
    connection = sqlite3.connect(path, timeout=busy_timeout, isolation_level=None, check_same_thread=False)
    try:
        db = Database(connection, execute_plugins=False)
        _claim(db)
        _enable_wal(db, busy_timeout)
        db.execute("PRAGMA synchronous = NORMAL")
        check_version(path, schema_version(db))
        # Before foreign keys are on: a step may rebuild a table that others point to.
        if not is_current(db):
            with immediate(db):
                migrate(db)
        db.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return db


@contextmanager
def immediate(db: Database) -> Iterator[None]:
    """One transaction that holds the write lock from its start: what it reads stays true until it writes."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


def insert(db: Database, table: str, row: dict[str, Any]) -> int:
    """Insert a row into a table with an integer key; the answer is that key."""
    return cast("int", db.table(table).insert(row).last_pk)


def _claim(db: Database) -> None:
    """Mark a new file as ours, before the write-ahead log: the mark must stand in the file's own header."""
    if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        with immediate(db):
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _enable_wal(db: Database, patience: float) -> None:
    """Switch to the write-ahead log, waiting up to `patience` seconds for others.

    SQLite's own busy timeout does not cover this step.
    """
    deadline = time.monotonic() + patience
    while True:
        try:
            db.enable_wal()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(WAL_RETRY)
        else:
            return
