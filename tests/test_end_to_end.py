"""Each portal over real sockets: the untouched spider behind a proxy that plays the portal, and its database."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from portal_server import CHALLENGE, PortalServer, truncated
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader
from walker import PORTALS
from walker import expected as expected_of

from harvester.snapshots import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["harvester.spiders"]}))
SCRAPY = (sys.executable, "-m", "scrapy")


@dataclass
class Run:
    """How a crawl ended, and what its summary says."""

    status: int
    log: str

    @property
    def summary(self) -> dict[str, int]:
        """The lines `name  number` of the summary; those below `skipped` and `findings` are indented."""
        return {name: int(number) for name, number in re.findall(r"^ {0,2}(\w+) +(\d+)\b", self.log, re.M)}


@pytest.fixture
def portals() -> Iterator[PortalServer]:
    with PortalServer(PORTALS) as server:
        yield server


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "harvest.db"


@pytest.fixture
def crawl(portals: PortalServer, database: Path, root: Path) -> Callable[..., Run]:
    """Runs `scrapy crawl` as a person would, but for the proxy and the polite delay."""

    def run(name: str, *options: str) -> Run:
        done = subprocess.run(
            [*SCRAPY, "crawl", name, *options, "-s", f"HARVESTER_DB={database}", "-s", "DOWNLOAD_DELAY=0"],
            cwd=root,
            env={**os.environ, "http_proxy": portals.address, "https_proxy": portals.address},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return Run(done.returncode, done.stderr)

    return run


def expected(name: str) -> dict[str, Any]:
    return expected_of(LOADER.load(name).portal)


def rows(database: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def problems(database: Path) -> list[tuple[str, str]]:
    return rows(database, "SELECT code, url FROM findings WHERE crawl_id IS NOT NULL ORDER BY id")


def verdicts(database: Path) -> list[tuple[str, int]]:
    return rows(database, "SELECT close_reason, sound FROM crawls ORDER BY id")


@pytest.mark.parametrize("name", sorted(LOADER.list()))
def test_a_portal_is_harvested_and_harvested_again(
    name: str, crawl: Callable[..., Run], portals: PortalServer, database: Path
) -> None:
    spidercls, known = LOADER.load(name), expected(name)
    lists, reports = known["lists"], known["reports"]
    first = crawl(name)
    assert first.status == 0, first.log
    counts = {key: first.summary.get(key) for key in ("found", "new", "changed", "unchanged", "failed")}
    assert counts == {"found": lists["found"], "new": lists["stored"]} | {
        "changed": 0,
        "unchanged": 0,
        "failed": lists["failed"],
    }
    assert {reason: first.summary.get(reason) for reason in lists["skipped"]} == lists["skipped"]
    assert first.summary["skipped"] == sum(lists["skipped"].values())
    assert lists["entries"] == lists["found"] + first.summary["skipped"]
    columns = spidercls.columns
    assert set(portals.requests.values()) == {1}
    assert {url.partition(":")[0] for url in portals.requests} == {columns[0].partition(":")[0]}
    assert portals.referers[columns[0]] == spidercls.referer

    stored = rows(database, "SELECT portal, url, kind, report_year, body <> '' FROM reports ORDER BY url")
    assert stored == sorted(
        (spidercls.portal, report["url"], report["kind"], report["report_year"], 1) for report in reports
    )

    noted = dict(rows(database, "SELECT reason, count(*) FROM skipped GROUP BY reason"))
    assert noted == {reason: n for reason, n in lists["skipped"].items() if n and reason != "duplicate"}

    before = rows(database, "SELECT * FROM editions")
    second = crawl(name)
    assert second.status == 0, second.log
    again = {key: second.summary.get(key) for key in ("found", "new", "changed", "unchanged")}
    assert again == {"found": lists["found"], "new": 0, "changed": 0, "unchanged": lists["stored"]}
    assert rows(database, "SELECT * FROM editions") == before
    assert rows(database, "SELECT count(*) FROM reports") == [(lists["stored"],)]
    assert verdicts(database) == [("finished", 1), ("finished", 1)]


def test_news_are_stored_where_they_are_asked_for(crawl: Callable[..., Run], database: Path) -> None:
    known = expected("panjin")
    skipped, news = known["lists"]["skipped"], known["news"]
    done = crawl("panjin", "-a", "kinds=news")
    unsaved = skipped["news"] + skipped["interpretation"]  # in the lists, but not in the snapshot
    assert done.status == 1
    assert f"could not be had: {unsaved} of {unsaved + news['lists']['found']}" in done.log
    assert (done.summary["found"], done.summary["failed"]) == (unsaved + news["lists"]["found"], unsaved)
    stored = rows(database, "SELECT url, kind, title FROM reports ORDER BY url")
    assert stored == sorted((report["url"], report["kind"], report["title"]) for report in news["reports"])


# --- What goes wrong ----------------------------------------------------------------------------

LIST = "http://fgw.city.example/xxgk/nb/index.html"
LATER = "http://fgw.city.example/xxgk/nb/index_1.html"


def test_a_portal_that_blocks_us_is_blocked_and_not_empty(
    crawl: Callable[..., Run], portals: PortalServer, database: Path
) -> None:
    portals.everywhere = lambda _: CHALLENGE
    done = crawl("haimen")
    assert done.status == 1
    assert {code for code, _ in problems(database)} == {"portal_blocked"}
    assert sum(portals.requests.values()) == 3  # robots.txt and one for each column
    assert verdicts(database)[0][1] == 0


def test_a_portal_that_goes_on_refusing_is_left_alone(
    crawl: Callable[..., Run], portals: PortalServer, database: Path
) -> None:
    reports = [report["url"] for report in expected("fagaiwei")["reports"]]
    portals.instead = dict.fromkeys(reports, lambda _: CHALLENGE)
    done = crawl("fagaiwei")
    assert done.status == 1
    assert verdicts(database) == [("blocked", 0)]
    assert rows(database, "SELECT count(*) FROM reports") == [(0,)]
    assert sum(portals.requests[url] for url in reports) < len(reports)


def without_rows(saved: Answer) -> Answer:
    return replace(saved, body=re.sub(rb"<li>.*?</li>", b"", saved.body))


def home_page(saved: Answer) -> Answer:
    return Answer(302, {"Location": "/"}, b"")


@pytest.mark.parametrize(
    ("url", "change"), [(LIST, lambda saved: replace(saved, body=b"")), (LATER, without_rows)]
)
def test_a_list_that_lost_its_list_fails_the_run(
    url: str,
    change: Callable[[Answer], Answer],
    crawl: Callable[..., Run],
    portals: PortalServer,
    database: Path,
) -> None:
    portals.instead[url] = change
    done = crawl("fagaiwei")
    assert done.status == 1
    assert problems(database) == [("list_empty", url)]
    assert verdicts(database) == [("finished", 0)]


def test_the_home_page_instead_of_the_list_fails_the_run(
    crawl: Callable[..., Run], portals: PortalServer, database: Path
) -> None:
    portals.instead[LATER] = home_page
    portals.instead["http://fgw.city.example/"] = lambda _: Answer(
        200,
        {"Content-Type": "text/html"},
        '<ul><li><a href="/xxgk/nb/1.html">2022年报告</a></li></ul>'.encode(),
    )
    assert crawl("fagaiwei").status == 1
    assert problems(database) == [("list_empty", LATER)]


@pytest.mark.parametrize("change", [truncated, lambda saved: replace(saved, status=500)])
def test_a_list_page_that_cannot_be_had_fails_the_run_and_keeps_the_rest(
    change: Callable[[Answer], Answer], crawl: Callable[..., Run], portals: PortalServer, database: Path
) -> None:
    portals.instead[LATER] = change
    done = crawl("fagaiwei")
    assert done.status == 1
    assert problems(database) == [("list_failed", LATER)]
    assert done.summary["new"] == done.summary["found"] > 0


def test_a_report_that_cannot_be_had_is_failed_and_the_run_is_sound(
    crawl: Callable[..., Run], portals: PortalServer, database: Path
) -> None:
    reports = expected("fagaiwei")["reports"]
    portals.instead[reports[0]["url"]] = truncated
    done = crawl("fagaiwei")
    assert done.status == 0
    assert (done.summary["failed"], done.summary["new"]) == (1, len(reports) - 1)
    assert problems(database) == [("page_failed", reports[0]["url"])]


def test_an_empty_page_leaves_the_report_that_is_stored(
    crawl: Callable[..., Run], portals: PortalServer, database: Path
) -> None:
    url = expected("fagaiwei")["reports"][0]["url"]
    crawl("fagaiwei")
    before = rows(database, f"SELECT * FROM reports WHERE url = '{url}'")
    portals.instead[url] = lambda saved: replace(saved, body=b"")
    done = crawl("fagaiwei")
    assert (done.status, done.summary["failed"], done.summary["changed"]) == (0, 1, 0)
    assert problems(database) == [("page_failed", url)]
    assert rows(database, f"SELECT * FROM reports WHERE url = '{url}'") == before


def test_a_robots_txt_that_cannot_be_had_is_named_and_nothing_else_is_asked_for(
    crawl: Callable[..., Run], portals: PortalServer, database: Path
) -> None:
    robots = "http://fgw.city.example/robots.txt"
    portals.instead[robots] = lambda _: Answer(503, {}, b"")
    assert crawl("fagaiwei").status == 1
    assert rows(database, "SELECT code, message FROM findings") == [
        ("list_failed", "robots.txt could not be had, which forbids everything: HTTP 503")
    ]
    assert set(portals.requests) == {robots}


def test_robots_txt_is_obeyed(crawl: Callable[..., Run], portals: PortalServer, database: Path) -> None:
    portals.instead["http://fgw.city.example/robots.txt"] = lambda _: Answer(
        200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /xxgk/"
    )
    assert crawl("fagaiwei").status == 1
    assert problems(database) == [("list_failed", LIST)]
    assert LIST not in portals.requests
