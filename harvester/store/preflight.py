"""May this path be our database? Answered without creating or changing anything.

The answer is read from the 100 bytes at the head of the file (https://www.sqlite.org/fileformat.html, 1.3),
because SQLite itself would already put a write-ahead log beside a file that it opens.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from harvester.store.errors import StoreError, in_words
from harvester.store.migrations import SCHEMA_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APPLICATION_ID: Final = 0x48415256
"""`HARV`: what marks a SQLite file as ours (`PRAGMA application_id`)."""

MAGIC: Final = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of a SQLite header that tell whose file it is; sizes in bytes."""

    page_size: int
    stated_size: int | None
    user_version: int
    application_id: int

    @classmethod
    def parse(cls, head: bytes) -> Self | None:
        """The header in the first 100 bytes of a file; None where it is not SQLite's."""
        if len(head) < 100 or not head.startswith(MAGIC):
            return None

        def number(offset: int, width: int = 4) -> int:
            return int.from_bytes(head[offset : offset + width], "big")

        page_size = 65536 if number(16, 2) == 1 else number(16, 2)
        # The page count holds only if the last writer also knew of that field.
        stated = number(28) * page_size if head[24:28] == head[92:96] else None
        return cls(page_size, stated, user_version=number(60), application_id=number(68))


def check(path: Path, busy_timeout: float, *, from_snapshots: bool | None = None) -> None:
    """Raise `StoreError` unless `path` is a database of ours, or may become one.

    `path` is absolute and resolved; `busy_timeout` is in seconds. With `from_snapshots`, it must also be one
    that takes such pages: see `check_origin`. Nothing is created and no file is changed.
    """
    try:
        _check_place(path)
        if path.exists() and (head := _read_head(path)):
            _check_content(path, head, busy_timeout, from_snapshots)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}. Check the path and its permissions.") from error


def check_version(path: Path, version: int) -> None:
    """Raise `StoreError` if the schema is newer than this version of harvester knows."""
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"{path}: written by a newer harvester (schema {version}; this one knows {SCHEMA_VERSION})."
            " Upgrade harvester, or name another file."
        )


def check_origin(path: Path, connection: sqlite3.Connection, *, from_snapshots: bool) -> None:
    """Raise `StoreError` if the earlier crawls in a database were of the other kind.

    Saved pages and a portal's own never share a database, since their addresses are the same.
    """
    others = "SELECT 1 FROM crawls WHERE from_snapshots <> ? LIMIT 1"
    if connection.execute(others, (int(from_snapshots),)).fetchone():
        held, given = ("live", "saved") if from_snapshots else ("saved", "live")
        raise StoreError(
            f"{path} holds {held} pages, and this crawl is of {given} ones, which bear the same"
            " addresses: name another file with -s HARVESTER_DB=FILE."
        )


def _check_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise StoreError(f"{path}: its folder does not exist. Create {path.parent}, or name another file.")
    if path.is_dir():
        raise StoreError(f"{path}: this is a folder. Name a file in it, for example {path / 'harvest.db'}.")
    if path.exists() and not path.is_file():
        raise StoreError(f"{path}: this is not an ordinary file. Name another one.")
    # A database in use keeps its log beside it, so the folder matters even when the file is there.
    for place in (path, path.parent):
        if place.exists() and not os.access(place, os.R_OK | os.W_OK):
            raise StoreError(
                f"{path}: {place} cannot be written. Change its permissions, or name another file."
            )


def _read_head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(100)


def _check_content(path: Path, head: bytes, busy_timeout: float, from_snapshots: bool | None) -> None:
    header = Header.parse(head)
    if header is None:
        raise StoreError(f"{path}: not a SQLite database. Name another file.")
    size = path.stat().st_size
    log = path.with_name(path.name + "-wal")
    in_use = log.exists() and log.stat().st_size > 0
    if header.application_id != APPLICATION_ID:
        # One page is a database without tables; nobody's yet.
        if header.application_id or in_use or size > header.page_size:
            raise StoreError(f"{path}: a SQLite database of another program. Name another file.")
        return
    check_version(path, header.user_version)
    if not in_use and header.stated_size is not None and header.stated_size > size:
        raise StoreError(
            f"{path}: the database is cut off ({size} of {header.stated_size} bytes). Restore a backup."
        )
    if not (in_use or header.user_version):
        return
    with _reading(path, busy_timeout, in_use=in_use) as connection:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        check_version(path, version)
        if version and from_snapshots is not None:
            check_origin(path, connection, from_snapshots=from_snapshots)


@contextmanager
def _reading(path: Path, busy_timeout: float, *, in_use: bool) -> Iterator[sqlite3.Connection]:
    """The database with what still stands in the log; a read-only connection never folds that in.

    One that nobody uses is read as if it could not change, or SQLite would put a log beside it.
    """
    how = "mode=ro" if in_use else "mode=ro&immutable=1"
    with (
        in_words(path),
        closing(sqlite3.connect(f"{path.as_uri()}?{how}", uri=True, timeout=busy_timeout)) as connection,
    ):
        yield connection
