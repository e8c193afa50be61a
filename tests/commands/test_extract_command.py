"""`scrapy extract`."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
from crawling import PAGE
from rich.cells import cell_len
from scrapy.cmdline import execute

from harvester.extraction import extract
from harvester.snapshots import answer

URL = "http://www.example.gov.cn/zwgk/1.html"
SAVED = "https://www.haimen.gov.cn/hmsfgw/xxgkgzndbg/content/66171207-216f-4739-987c-6c6d9237acfb.html"
"""A page of the snapshots."""


def run(*arguments: str) -> int | str | None:
    with pytest.raises(SystemExit) as exit_:
        execute(["scrapy", "extract", *arguments])
    return exit_.value.code


@pytest.fixture(autouse=True)
def in_the_project(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    # Scrapy would set it for good, and with it change every test that follows in this process.
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "harvester.settings")


def test_a_file(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    page = tmp_path / "a page.html"
    page.write_text(PAGE, "utf-8")
    assert run(str(page), "--url", URL) == 0
    printed, errors = capfdbinary.readouterr()
    assert json.loads(printed) == extract(PAGE.encode(), URL).to_dict()
    assert "甲市2022年政府信息公开工作年度报告".encode() in printed
    assert b'\n  "url": "http' in printed
    assert errors == b""


def test_standard_input_without_an_address(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode("gb18030"))))
    assert run("-") == 0
    record = json.loads(capfdbinary.readouterr().out)
    assert (record["url"], record["title"]) == (None, "甲市2022年政府信息公开工作年度报告")


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / "none.html")) == 2
    printed, errors = capsys.readouterr()
    assert errors.endswith(f"error: {tmp_path / 'none.html'} cannot be read: No such file or directory\n")
    assert printed == ""


def test_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    assert "name one file" in capsys.readouterr().err


def test_reasons_for_a_person(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    assert run(str(page), "--explain", "--url", URL) == 0
    printed, errors = capfdbinary.readouterr()
    lines = printed.decode().splitlines()
    assert lines[0] == "Values, and where each was read"
    assert "标题      title        甲市2022年政府信息公开工作年度报告" in lines
    assert not any(line != line.rstrip() or "\x1b" in line for line in lines)
    assert errors == b""


def test_reasons_for_standard_input(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode("gb18030"))))
    assert run("-", "--explain") == 0
    assert "甲市2022年政府信息公开工作年度报告".encode() in capfdbinary.readouterr().out


def test_colours_are_for_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    assert run(str(page), "--explain") == 0
    assert b"\x1b[" in capfdbinary.readouterr().out


@pytest.mark.parametrize(
    ("terminal", "width"), [(60, 80), (80, 80), (96, 96), (120, 120), (200, 120), (None, 100)]
)
def test_reasons_are_as_wide_as_the_terminal(
    terminal: int | None,
    width: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"{PAGE}<p>{'公开' * 100}</p>", "utf-8")
    monkeypatch.delenv("COLUMNS", raising=False)
    if terminal:
        monkeypatch.setattr(os, "get_terminal_size", lambda *_: os.terminal_size((terminal, 24)))
    assert run(str(page), "--explain", "--url", f"http://www.example.gov.cn/{'a' * 300}.html") == 0
    assert max(map(cell_len, capfdbinary.readouterr().out.decode().splitlines())) == width


def command(*arguments: str, stdout: int | IO[bytes] = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own: Scrapy runs its event loop once in each."""
    return subprocess.run(
        [sys.executable, "-m", "scrapy", "extract", *arguments],
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )


def test_an_address_is_fetched_as_a_crawl_would(root: Path, tmp_path: Path) -> None:
    snapshots, database = root / "fixtures/portals", tmp_path / "harvest.db"
    done = command(SAVED, "-s", f"HARVESTER_SNAPSHOTS={snapshots}", "-s", f"HARVESTER_DB={database}")
    assert (done.returncode, done.stderr) == (0, b"")
    body = answer(snapshots, SAVED).body
    assert json.loads(done.stdout) == extract(body, SAVED).to_dict()
    assert not database.exists()


def test_an_address_without_a_page(root: Path) -> None:
    done = command(SAVED + "x", "--explain", "-s", f"HARVESTER_SNAPSHOTS={root / 'fixtures/portals'}")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith(f"{SAVED}x cannot be read: HTTP 404 (no page saved under ")
    assert done.stderr.decode().endswith("; the network was not asked)\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("http:///a.html",), "http:///a.html is no address: it names no host"),
        (("http://[/a.html",), "is no address"),
        (("http://www.example.gov.cn:port/",), "is no address"),
        ((URL, "--url", URL), "--url is for a saved page"),
        ((URL, "-s", "HARVESTER_SNAPSHOTS=/nowhere"), "there is no such folder of saved portals"),
        ((URL, "-s", "HARVESTER_SNAPSHOT=fixtures/portals"), "there is no setting HARVESTER_SNAPSHOT"),
        (("www.example.gov.cn/a.html",), "(a URL begins with http:// or https://)"),
        (("a.html", "b.html"), "name one file or URL"),
        (("--explian", "a.html"), "there is no option --explian"),
    ],
)
def test_a_mistake_is_named(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2
    printed, errors = capsys.readouterr()
    assert words in errors.splitlines()[-1]
    assert printed == ""


def test_the_help_says_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    words = " ".join(capsys.readouterr().out.split())
    for part in (
        "FILE|URL|-",
        "--explain",
        "--url",
        "robots.txt is obeyed",
        "Nothing is stored",
        "Exit status: 0",
    ):
        assert part in words


def test_who_reads_only_the_beginning_gets_no_complaint(root: Path, tmp_path: Path) -> None:
    page = tmp_path / "long.html"
    page.write_text("<h1>甲市的报告</h1>" + "<p>甲市公开了若干信息。</p>" * 50_000, "utf-8")
    reader = f"{sys.executable} -m scrapy extract {page} | head -1"
    done = subprocess.run(["bash", "-c", reader], cwd=root, capture_output=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == (b"{\n", b"")


def test_an_answer_that_cannot_be_written(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    with Path("/dev/full").open("wb") as full:
        done = command(str(page), stdout=full)
    assert (done.returncode, done.stderr) == (
        1,
        b"standard output cannot be written: No space left on device\n",
    )
