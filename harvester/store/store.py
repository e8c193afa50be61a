"""The store as the rest of the house sees it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from harvester.addresses import url_key
from harvester.store import preflight
from harvester.store.content import storable, to_json
from harvester.store.database import connect, immediate, insert
from harvester.store.errors import in_words
from harvester.store.repetition import learn, repeated_lines
from harvester.store.writer import Outcome, count, save_report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from sqlite_utils import Database

    from harvester.items import Finding, Report, Skipped

BUSY_TIMEOUT: Final = 60.0
"""Seconds to wait for another program's lock; a transaction of ours takes milliseconds."""


def utc_now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class Store:
    """One open database.

    Every method is at most one transaction, and raises `errors.StoreError` where the database fails.
    Any thread may call, but only one at a time: a crawler uses a single worker thread for all calls.
    Times are those of the clock `now`, stored in UTC to the second.
    """

    def __init__(self, path: Path, db: Database, now: Callable[[], datetime]) -> None:
        self.path = path
        self._db = db
        self._now = now

    @classmethod
    def open(
        cls, path: str | Path, *, busy_timeout: float = BUSY_TIMEOUT, now: Callable[[], datetime] = utc_now
    ) -> Self:
        """Open the database at `path`, or create it, and bring its schema up to date.

        `busy_timeout` is how long, in seconds, any call waits for another program's lock.
        Raises `StoreError`; a file that is not ours to write stays as it is, to the byte.
        """
        path = Path(path).resolve()
        preflight.check(path, busy_timeout)
        with in_words(path):
            return cls(path, connect(path, busy_timeout), now)

    @staticmethod
    def check(path: str | Path, *, from_snapshots: bool = False, busy_timeout: float = BUSY_TIMEOUT) -> None:
        """Raise `StoreError` if `open` or `begin_crawl` could not use `path`; no file is changed."""
        preflight.check(Path(path).resolve(), busy_timeout, from_snapshots=from_snapshots)

    def close(self) -> None:
        """Close the database; the last one to close it leaves a single file."""
        with in_words(self.path):
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def begin_crawl(
        self,
        spider: str,
        portal: str,
        arguments: Mapping[str, Any],
        version: str,
        *,
        from_snapshots: bool = False,
    ) -> int:
        """Record that a crawl has started; the answer is its number. `version` is harvester's.

        `StoreError` where the earlier crawls were of the other kind: see `preflight.check_origin`.
        """
        crawl = storable({"spider": spider, "portal": portal, "version": version})
        crawl |= {"arguments": to_json(storable(dict(arguments))), "started_at": self._timestamp()}
        crawl["from_snapshots"] = int(from_snapshots)
        with in_words(self.path), immediate(self._db):
            preflight.check_origin(self.path, self._db.conn, from_snapshots=from_snapshots)
            return insert(self._db, "crawls", crawl)

    def note_skipped(self, portal: str, entries: Sequence[Skipped]) -> None:
        """Store what a portal's lists showed and a crawl left out, one row a page, as it was last seen."""
        rows = {}
        for entry in entries:
            key = url_key(entry.url)
            seen = {"portal": portal, "url_key": key, "last_seen": self._timestamp()}
            rows[key] = storable(asdict(entry)) | seen
        with in_words(self.path), immediate(self._db):
            self._db.table("skipped").upsert_all(rows.values(), pk=("portal", "url_key"))

    def finish_crawl(
        self, crawl_id: int, *, close_reason: str, sound: bool, counts: Mapping[str, int]
    ) -> None:
        """Record how a crawl ended; `counts` under `found, new, changed, unchanged, failed, skipped`."""
        end = {"finished_at": self._timestamp(), "close_reason": storable(close_reason), "sound": int(sound)}
        with in_words(self.path), immediate(self._db):
            self._db.table("crawls").update(crawl_id, end | dict(counts))

    def save(
        self, report: Report, crawl_id: int | None = None, counts: Mapping[str, int] | None = None
    ) -> Outcome:
        """Store a report in one transaction and say what became of it: see `writer.save_report`.

        The row of the crawl counts it, and takes the other `counts` (`found, failed, skipped`) as they are.
        Characters that SQLite cannot hold (NUL, lone surrogates) become U+FFFD. Raises `ValueError` where
        the fault is the report's: no address, or a number that is none.
        """
        try:
            with in_words(self.path), immediate(self._db):
                outcome = save_report(self._db, report, crawl_id, self._timestamp())
                if outcome != "kept":
                    learn(self._db, report, self._timestamp())
                if crawl_id is not None:
                    count(self._db, crawl_id, outcome, counts or {})
                return outcome
        except ValueError as error:
            raise ValueError(f"{report.url!r} cannot be stored: {error}") from error

    def repeated_lines(self, portal: str) -> frozenset[str]:
        """The lines, without white space, that a portal prints around its texts: see `repetition`."""
        with in_words(self.path):
            return repeated_lines(self._db, portal)

    def note(self, crawl_id: int, finding: Finding, url: str | None = None) -> None:
        """Store a finding of the crawl itself; `url` is the page that it is about."""
        row = {"crawl_id": crawl_id, "url": url, "code": finding.code, "message": finding.message}
        with in_words(self.path), immediate(self._db):
            insert(self._db, "findings", storable(row))

    def _timestamp(self) -> str:
        return self._now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
