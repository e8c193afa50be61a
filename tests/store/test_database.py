"""Opening, transactions, and what happens when the disk or another program is in the way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from store_samples import dump, full_report

from harvester.store import Store, StoreError
from harvester.store.database import immediate
from harvester.store.errors import in_words
from harvester.store.preflight import APPLICATION_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("synchronous", 1),
        ("busy_timeout", 7000),
        ("application_id", APPLICATION_ID),
    ],
)
def test_settings(path: Path, pragma: str, value: object) -> None:
    for _ in range(2):
        with Store.open(path, busy_timeout=7) as store:
            assert store._db.execute(f"PRAGMA {pragma}").fetchone()[0] == value


def test_a_minute_is_waited_for_others(path: Path) -> None:
    with Store.open(path) as store:
        assert store._db.execute("PRAGMA busy_timeout").fetchone()[0] == 60_000


def test_closing_leaves_one_file_that_opens_again(path: Path) -> None:
    for outcome in ("new", "unchanged"):
        with Store.open(path) as store:
            assert store.save(full_report()) == outcome
        assert [file.name for file in path.parent.iterdir()] == ["harvest.db"]


def test_calls_may_come_from_another_thread(path: Path) -> None:
    store = Store.open(path)
    with ThreadPoolExecutor(max_workers=1) as worker:
        assert worker.submit(store.save, full_report()).result() == "new"
        worker.submit(store.close).result()


def test_a_transaction_is_undone_as_a_whole(store: Store) -> None:
    with pytest.raises(KeyboardInterrupt), immediate(store._db):
        store._db.execute("INSERT INTO findings (crawl_id, code, message) SELECT id, '', '' FROM crawls")
        store._db.execute("DELETE FROM crawls")
        raise KeyboardInterrupt
    assert not store._db.conn.in_transaction
    assert store.save(full_report()) == "new"


def test_a_database_locked_for_too_long(path: Path) -> None:
    with Store.open(path, busy_timeout=0.05) as store, closing(sqlite3.connect(path)) as other:
        store.save(full_report())
        before = dump(path)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=f"{path}: another program keeps the database locked"):
            store.save(full_report(body="新"))
        other.rollback()
        assert dump(path) == before
        assert store.save(full_report(body="新")) == "changed"


def test_a_new_database_locked_for_too_long(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="another program keeps the database locked"):
            Store.open(path, busy_timeout=0.05)
    assert path.read_bytes() == b""


@pytest.fixture
def newborn(path: Path) -> Iterator[sqlite3.Connection]:
    """Another process that has just claimed the file for us, and holds it, before the write-ahead log."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("BEGIN IMMEDIATE")
        yield connection


def test_the_switch_to_the_log_waits_for_others(
    path: Path, newborn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harvester.store.database.time.sleep", lambda _: newborn.rollback())
    with Store.open(path, busy_timeout=5) as store:
        assert store.save(full_report()) == "new"
    assert not newborn.in_transaction


def test_the_switch_to_the_log_does_not_wait_for_ever(path: Path, newborn: sqlite3.Connection) -> None:
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program keeps the database locked"):
        Store.open(path, busy_timeout=0.05)
    newborn.rollback()
    assert path.read_bytes() == before


def test_a_reader_does_not_stop_a_save(store: Store, path: Path) -> None:
    store.save(full_report())
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM reports").fetchone() == (1,)
        assert store.save(full_report(url="http://www.example.gov.cn/b")) == "new"
        assert reader.execute("SELECT count(*) FROM reports").fetchone() == (1,)


def test_disk_full_during_a_save(store: Store, path: Path) -> None:
    store.save(full_report())
    before = dump(path)
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match=f"{path}: the disk is full"):
        store.save(full_report(body="新" * 100_000))
    assert dump(path) == before
    assert store.save(full_report()) == "unchanged"
    store._db.execute(f"PRAGMA max_page_count = {pages + 1000}")
    assert store.save(full_report(body="新" * 100_000)) == "changed"


LIMITED = """
import resource, sys
sys.path[:0] = {path!r}
from store_samples import full_report
from harvester.store import Store, StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    with Store.open(sys.argv[1]) as store:
        store.save(full_report(body="新" * 1_000_000))
except StoreError as error:
    sys.exit(str(error))
"""


def _save_with_little_room(path: Path, room: int) -> str:
    command = [sys.executable, "-c", LIMITED.format(path=sys.path), str(path), str(room)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr


@pytest.mark.parametrize(("free", "words"), [(0, "the disk is full"), (1 << 30, "the disk refuses to read")])
def test_a_full_disk_is_called_one_where_sqlite_does_not(
    path: Path, free: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def usage(folder: Path) -> SimpleNamespace:
        asked.append(folder)
        return SimpleNamespace(free=free)

    monkeypatch.setattr("harvester.store.errors.shutil.disk_usage", usage)
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    with pytest.raises(StoreError, match=f"{path}: {words}"), in_words(path):
        raise error
    assert asked == [path.parent]


def test_no_room_for_a_new_report(path: Path) -> None:
    with Store.open(path) as store:
        store.save(full_report())
    before, content = dump(path), path.read_bytes()
    assert _save_with_little_room(path, 300_000).startswith(f"{path}: the disk ")
    assert path.read_bytes() == content
    assert dump(path) == before


@pytest.mark.parametrize("room", [0, 2048, 4096, 20_000, 60_000])
def test_no_room_for_a_new_database(path: Path, room: int) -> None:
    assert _save_with_little_room(path, room).startswith(f"{path}: the disk ")
    with Store.open(path) as store:
        assert store.save(full_report()) == "new"


def test_a_damaged_database(path: Path) -> None:
    with Store.open(path) as store:
        store.save(full_report())
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xaa" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(StoreError, match=f"{path}: the database is damaged"), Store.open(path) as store:
        store.save(full_report())
    assert path.read_bytes() == content


def test_a_closed_store_says_so(path: Path) -> None:
    store = Store.open(path)
    store.close()
    with pytest.raises(StoreError, match="closed database"):
        store.save(full_report())


CRAWL = """
import sys
sys.path[:0] = {path!r}
from collections import Counter
from store_samples import full_report
from harvester.store import Store
name, first, last = sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
print("ready", flush=True)
sys.stdin.readline()
with Store.open(sys.argv[1]) as store:
    crawl = store.begin_crawl(name, "www.example.gov.cn", {{}}, "1")
    reports = (full_report(url=f"http://www.example.gov.cn/{{n}}.html") for n in range(first, last))
    outcomes = Counter(store.save(report, crawl) for report in reports)
    store.finish_crawl(crawl, close_reason="finished", sound=True, counts=outcomes)
"""


def test_two_processes_write_to_a_database_that_is_not_there_yet(path: Path) -> None:
    def start(name: str, first: int, last: int) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", CRAWL.format(path=sys.path), str(path), name, str(first), str(last)]
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    children = [start("one", 0, 300), start("two", 150, 450)]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
    for child in children:
        _, errors = child.communicate(timeout=60)
        assert (child.returncode, errors) == (0, "")
    tables = dump(path)
    assert {row["url"] for row in tables["reports"]} == {
        f"http://www.example.gov.cn/{n}.html" for n in range(450)
    }
    assert len(tables["reports"]) == 450
    parts = ("requests", "sections", "attachments", "findings")
    assert [len(tables[name]) for name in parts] == [900] * len(parts)
    crawls = tables["crawls"]
    assert sum(crawl["new"] for crawl in crawls) == 450
    assert sum(crawl["unchanged"] for crawl in crawls) == 150
    assert [crawl["close_reason"] for crawl in crawls] == ["finished"] * 2
