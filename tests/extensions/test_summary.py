"""What a person reads at the end of a run."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from crawling import OfflineSpider, crawl, report

from harvester.items import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scrapy.http import Response

    from harvester.items import Report


class Choosy(OfflineSpider):
    def parse_list(self, page: Response) -> Iterator[Report]:
        for reason in ("news", "guide", "news", "[b]"):
            self.crawler.stats.inc_value(f"harvester/skipped/{reason}")
        yield from super().parse_list(page)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    folder = tmp_path / "政府's [red] reports of a very long name that no line of eighty characters can hold"
    folder.mkdir()
    return folder / "harvest.db"


def row(text: str, name: str) -> list[str]:
    [line] = [line for line in text.splitlines() if line.startswith(name)]
    return line.split()


def test_a_sound_run(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crawl(database, report(1), report(2, page=""), spider=Choosy)
    text = capsys.readouterr().err
    assert text.startswith("offline  甲市人民政府  www.example.gov.cn\n")
    assert row(text, "found")[1] == "2"
    assert row(text, "new")[1] == "2"
    assert row(text, "unchanged")[1] == "0"
    lines = [line.rstrip() for line in text.splitlines()]
    skipped = next(number for number, line in enumerate(lines) if line.startswith("skipped"))
    assert [line.split()[:2] for line in lines[skipped : skipped + 4]] == [
        ["skipped", "4"],
        ["news", "2"],
        ["[b]", "1"],
        ["guide", "1"],
    ]
    assert lines[skipped + 4].startswith("findings")
    assert row(text, "  page_empty") == ["page_empty", "1", "the", "page", "has", "no", "text"]
    assert f"database: {database}\n" in text
    assert text.endswith("The run is sound.\n")
    assert "\x1b" not in text


def test_a_sound_run_that_lacks_a_page(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Gap(OfflineSpider):
        def parse_list(self, page: Response) -> Iterator[Report]:
            for counter in ("found", "failed"):
                self.crawler.stats.inc_value(f"harvester/{counter}")
            yield from super().parse_list(page)

    crawl(database, report(1), spider=Gap)
    assert capsys.readouterr().err.endswith(
        "The run is sound, but not complete:\n"
        "- reports that could not be had: 1 of 2; up to half may fail\n"
        "  which, and why: the table findings, code page_failed; the next run asks for them again\n"
    )


def test_the_query_works_as_it_is_printed(database: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crawl(database, report(1))
    [command] = [line for line in capsys.readouterr().err.splitlines() if line.startswith("try:")]
    shell = subprocess.run(
        ["sh", "-c", command.removeprefix("try:")], capture_output=True, text=True, check=True
    )
    assert "甲市2022年政府信息公开工作年度报告" in shell.stdout
    assert shell.stderr == ""


def test_a_run_that_is_not_sound_says_why_and_what_to_do(
    database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Lost(OfflineSpider):
        def parse_list(self, page: Response) -> Iterator[Report]:
            self.crawler.stats.inc_value("harvester/list_empty")
            self.problems.append((Finding("list_empty", "no entries"), None))
            yield from super().parse_list(page)

    crawl(database, report(1), spider=Lost)
    text = capsys.readouterr().err
    assert row(text, "  list_empty")[1] == "1"
    _, advice = text.split("The run is NOT sound:\n")
    assert advice.startswith(
        "- list pages that have lost their list: 1; reports may be missing\n  open the spider"
    )


def test_no_query_without_a_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    crawl(tmp_path / "nowhere" / "harvest.db")
    text = capsys.readouterr().err
    assert "try:" not in text
    assert "storage_failed" in text
