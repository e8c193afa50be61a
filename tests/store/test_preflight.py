"""Paths that cannot be our database: a sentence each, and not a byte changed."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from store_samples import full_report

from harvester.store import Store, StoreError
from harvester.store.migrations import SCHEMA_VERSION
from harvester.store.preflight import APPLICATION_ID, Header

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NOBODY = 65534

both = pytest.mark.parametrize("use", [Store.check, Store.open], ids=["check", "open"])


def _files(folder: Path) -> dict[str, bytes]:
    """The files of a folder; of SQLite's shared memory only that it is there: readers write to it."""
    return {file.name: b"" if file.name.endswith("-shm") else file.read_bytes() for file in folder.iterdir()}


def _refused(use: Callable[[Path], object], path: Path, match: str) -> None:
    before = _files(path.parent)
    with pytest.raises(StoreError, match=match) as caught:
        use(path)
    assert str(path) in str(caught.value)
    assert _files(path.parent) == before


def _execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_check_of_a_path_to_be_created_creates_nothing(path: Path) -> None:
    Store.check(path)
    assert list(path.parent.iterdir()) == []


def test_check_of_our_database_changes_nothing(path: Path) -> None:
    with Store.open(path) as store:
        store.save(full_report())
    before = _files(path.parent)
    assert list(before) == ["harvest.db"]
    Store.check(path)
    assert _files(path.parent) == before


def test_check_of_our_database_in_use_changes_nothing(path: Path) -> None:
    with Store.open(path) as store:
        store.save(full_report())
        before = _files(path.parent)
        assert "harvest.db-wal" in before
        Store.check(path)
        assert _files(path.parent) == before


@both
def test_a_relative_path_is_named_in_full(
    use: Callable[[str], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match=str(tmp_path / "missing" / "x.db")):
        use("missing/x.db")


@both
def test_folder_missing(use: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="its folder does not exist"):
        use(tmp_path / "missing" / "harvest.db")
    assert list(tmp_path.iterdir()) == []


@both
def test_a_folder(use: Callable[[Path], object], path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreError, match="this is a folder"):
        use(path)


@both
def test_a_device(use: Callable[[Path], object]) -> None:
    with pytest.raises(StoreError, match="not an ordinary file"):
        use(Path(os.devnull))


@both
def test_an_impossible_name(use: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="name too long"):
        use(tmp_path / ("x" * 300))


@both
@pytest.mark.parametrize("content", [b"x", b"id,title\n" * 1000, b"SQLite format 3\0", b"\0" * 4096])
def test_not_a_database(use: Callable[[Path], object], path: Path, content: bytes) -> None:
    path.write_bytes(content)
    _refused(use, path, "not a SQLite database")


@both
@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_database_of_another_program(use: Callable[[Path], object], path: Path, mode: str) -> None:
    _execute(path, f"PRAGMA journal_mode={mode}", "CREATE TABLE cookies (name)")
    _refused(use, path, "of another program")


@both
def test_a_marked_database_of_another_program(use: Callable[[Path], object], path: Path) -> None:
    _execute(path, "PRAGMA application_id=1")
    _refused(use, path, "of another program")


@both
def test_a_database_that_another_program_is_filling(use: Callable[[Path], object], path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=wal")
        connection.execute("CREATE TABLE cookies (name)")
        _refused(use, path, "of another program")


@pytest.mark.parametrize(
    "prepare", [Path.touch, lambda path: _execute(path, "VACUUM")], ids=["empty", "no tables"]
)
def test_a_database_without_tables_may_become_ours(path: Path, prepare: Callable[[Path], object]) -> None:
    prepare(path)
    Store.check(path)
    with Store.open(path) as store:
        assert store.save(full_report()) == "new"


@both
def test_a_newer_schema(use: Callable[[Path], object], path: Path) -> None:
    Store.open(path).close()
    _execute(path, f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    _refused(use, path, rf"newer harvester \(schema {SCHEMA_VERSION + 1}; this one knows {SCHEMA_VERSION}\)")


@both
def test_a_newer_schema_that_only_the_log_knows(use: Callable[[Path], object], path: Path) -> None:
    with Store.open(path) as newer:
        newer._db.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
        _refused(use, path, "newer harvester")


@both
def test_a_newer_schema_left_in_the_log_by_a_kill(
    use: Callable[[Path], object], path: Path, tmp_path: Path
) -> None:
    with Store.open(path) as newer:
        newer._db.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
        crashed = tmp_path / "crashed" / path.name
        crashed.parent.mkdir()
        for suffix in ("", "-wal", "-shm"):
            shutil.copy(f"{path}{suffix}", f"{crashed}{suffix}")
    _refused(use, crashed, "newer harvester")


@pytest.mark.parametrize("saved", [True, False])
def test_a_crawl_of_the_other_kind(path: Path, saved: bool) -> None:
    def check() -> None:
        Store.check(path, from_snapshots=saved)
        _refused(lambda path: Store.check(path, from_snapshots=not saved), path, "bear the same addresses")

    with Store.open(path) as store:
        store.begin_crawl("haimen", "p", {}, "1.2", from_snapshots=saved)
        check()
    check()


@both
def test_a_database_that_was_cut_off(use: Callable[[Path], object], path: Path) -> None:
    Store.open(path).close()
    path.write_bytes(path.read_bytes()[:8192])
    _refused(use, path, "cut off|damaged")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users can reach, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def _message_as_nobody(path: Path) -> str:
    """What `Store.open` says to a user without rights; root has them whatever the permissions are."""
    ours, theirs = multiprocessing.Pipe()

    def attempt() -> None:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        try:
            Store.open(path)
        except Exception as error:
            theirs.send((type(error).__name__, str(error)))
        else:
            theirs.send(("", "opened"))

    child = multiprocessing.get_context("fork").Process(target=attempt)
    child.start()
    assert ours.poll(30)
    kind, message = ours.recv()
    child.join(30)
    assert kind == "StoreError", message
    return message


def test_a_file_that_cannot_be_written(open_folder: Path) -> None:
    path = open_folder / "harvest.db"
    Store.open(path).close()
    open_folder.chmod(0o777)
    path.chmod(0o444)
    before = _files(open_folder)
    assert f"{path} cannot be written" in _message_as_nobody(path)
    assert _files(open_folder) == before


def test_a_file_that_cannot_be_read(open_folder: Path) -> None:
    path = open_folder / "harvest.db"
    Store.open(path).close()
    open_folder.chmod(0o777)
    path.chmod(0o000)
    assert f"{path} cannot be written" in _message_as_nobody(path)


@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_that_cannot_be_written(open_folder: Path, exists: bool) -> None:
    path = open_folder / "harvest.db"
    if exists:
        Store.open(path).close()
        path.chmod(0o666)
    open_folder.chmod(0o555)
    before = _files(open_folder)
    assert f"{open_folder} cannot be written" in _message_as_nobody(path)
    assert _files(open_folder) == before
    open_folder.chmod(0o755)


def test_header_of_our_database(path: Path) -> None:
    Store.open(path).close()
    header = Header.parse(path.read_bytes())
    assert header is not None
    assert header.application_id == APPLICATION_ID
    assert header.user_version == SCHEMA_VERSION
    assert header.page_size == 4096


def test_header_with_the_largest_pages(path: Path) -> None:
    _execute(path, "PRAGMA page_size=65536", "CREATE TABLE t (x)")
    header = Header.parse(path.read_bytes())
    assert header is not None
    assert (header.page_size, header.stated_size) == (65536, path.stat().st_size)
