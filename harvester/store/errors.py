"""What can go wrong with a database, in words."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCKED: Final = "another program keeps the database locked. Let it finish or close it, then run again."
DENIED: Final = "the database cannot be written. Check its permissions and those of its folder."
FULL: Final = "the disk is full. What was stored before is intact; free some space and run again."

NO_SPACE: Final = 1024 * 1024
"""Bytes; with less to write to, SQLite fails in ways that it does not put down to a full disk."""

ADVICE: Final[dict[int, str]] = {
    sqlite3.SQLITE_BUSY: LOCKED,
    sqlite3.SQLITE_LOCKED: LOCKED,
    sqlite3.SQLITE_READONLY: DENIED,
    sqlite3.SQLITE_PERM: DENIED,
    sqlite3.SQLITE_CANTOPEN: DENIED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: "the disk refuses to read or write. What was stored before is intact;"
    " check the disk's space, quota and health, then run again.",
    sqlite3.SQLITE_CORRUPT: "the database is damaged. Restore a backup, or save what can be read with"
    " `sqlite3 FILE .recover` and name another file.",
    sqlite3.SQLITE_NOTADB: "not a SQLite database. Name another file.",
}
"""Primary result code of SQLite -> what is wrong and what to do."""


class StoreError(Exception):
    """The database cannot be used; the message names it and says what is wrong and what to do."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn any error of SQLite inside the block into a `StoreError` about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        # Errors of the Python module itself carry no code; the low byte of a code is the primary one.
        code = getattr(error, "sqlite_errorcode", None) or 0
        code &= 0xFF
        advice = ADVICE.get(code, f"SQLite says: {error}.")
        if code == sqlite3.SQLITE_IOERR and _is_full(path):
            advice = FULL
        raise StoreError(f"{path}: {advice}") from error


def _is_full(path: Path) -> bool:
    """Whether the disk of `path` has no space left, as far as it tells."""
    try:
        return shutil.disk_usage(path.parent).free < NO_SPACE
    except OSError:
        return False
