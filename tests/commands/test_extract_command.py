"""`scrapy extract`."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest
from crawling import PAGE
from scrapy.cmdline import execute

from harvester.extraction import extract

if TYPE_CHECKING:
    from pathlib import Path

URL = "http://www.example.gov.cn/zwgk/1.html"


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
