"""`scrapy crawl` as a person or cron runs it: in processes of its own, against a server."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from crawling import PAGE
from scrapy.cmdline import execute

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SPIDER = """
from crawling import HOST, OfflineSpider
from scrapy import Request
from harvester.items import Page, Report


class TownSpider(OfflineSpider):
    name = "town"
    site = "http://127.0.0.1:{port}"

    async def start(self):
        for number in range({reports}):
            self.crawler.stats.inc_value("harvester/found")
            yield Request(f"{{self.site}}/{{number}}.html")

    def parse(self, response):
        yield Report(url=response.url, portal=HOST, page=Page(response.body))
"""


class Server(ThreadingHTTPServer):
    """Has the same page at every address, while it is `open`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.was_asked = threading.Event()
        self.open = threading.Event()


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        self.server.was_asked.set()
        self.server.open.wait(30)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        server.open.set()
        yield server
        server.open.set()
        server.shutdown()


@pytest.fixture
def command(
    root: Path,
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> list[str]:
    """`scrapy crawl town`, with a spider that finds three reports, into a database whose path has a space."""
    (tmp_path / "townspiders.py").write_text(
        SPIDER.format(port=server.server_port, reports=getattr(request, "param", 3))
    )
    (tmp_path / "my reports").mkdir()
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{root / 'tests'}")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "townspiders", raising=False)
    monkeypatch.chdir(root)
    # Scrapy would set it for good, and with it change every test that follows in this process.
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "harvester.settings")
    options = ["SPIDER_MODULES=townspiders", "DOWNLOAD_DELAY=0", f"HARVESTER_DB={database_of(tmp_path)}"]
    return ["scrapy", "crawl", "town", *(part for option in options for part in ("-s", option))]


def database_of(folder: Path) -> Path:
    return folder / "my reports" / "harvest.db"


def start(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", *command], stderr=subprocess.PIPE, text=True)


def query(database: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def refuse(command: list[str]) -> int | str | None:
    """Run a command that must end before it begins: then it can run in this process."""
    with pytest.raises(SystemExit) as exit_:
        execute(command)
    return exit_.value.code


def test_two_processes_fill_one_database(command: list[str], tmp_path: Path) -> None:
    runs = [start(command), start(command)]
    texts = [run.communicate(timeout=60)[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], texts
    database = database_of(tmp_path)
    assert query(database, "select count(*) from reports") == [(3,)]
    assert (
        query(database, "select close_reason, sound, new + unchanged from crawls") == [("finished", 1, 3)] * 2
    )
    assert query(database, "select sum(new) from crawls") == [(3,)]
    for text in texts:
        assert "The run is sound." in text
        assert "Spider opened" in text
        assert "Overridden settings" not in text
        assert len(text.splitlines()) < 25
        [line] = [line for line in text.splitlines() if line.startswith("try:")]
        shell = subprocess.run(["sh", "-c", line[4:]], capture_output=True, text=True, check=True)
        assert shell.stdout.count("甲市2022年政府信息公开工作年度报告") == 3


@pytest.mark.parametrize("command", [0], indirect=True)
def test_nothing_found_is_a_failure(command: list[str]) -> None:
    run = start(command)
    text = run.communicate(timeout=60)[1]
    assert run.returncode == 1
    assert "no report was found" in text


def test_an_interrupted_run_is_recorded_as_such(command: list[str], server: Server, tmp_path: Path) -> None:
    server.open.clear()
    run = start(command)
    assert server.was_asked.wait(30)
    run.send_signal(signal.SIGINT)
    assert run.stderr
    assert any("Received SIGINT" in line for line in run.stderr)
    server.open.set()
    text = run.communicate(timeout=60)[1]
    assert run.returncode == 1
    assert "the run ended early: interrupted" in text
    assert query(database_of(tmp_path), "select close_reason, sound from crawls") == [("interrupted", 0)]


def test_a_database_that_cannot_be_used(command: list[str], server: Server) -> None:
    run = start([*command, "-s", "HARVESTER_DB=/proc/none/harvest.db"])
    text = run.communicate(timeout=60)[1]
    assert run.returncode == 2
    assert text.startswith("/proc/none/harvest.db: ")
    assert len(text.splitlines()) == 1
    assert server.asked == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-a", "kind=news"], ["'kind'", "kinds=", "annual_report"]),
        (["-a", "kinds=newz"], ["'newz'", "annual_report", "news"]),
        (["-a", "kinds"], ["NAME=VALUE"]),
        (["-s", "HARVESTER_SNAPSHOTS=nowhere"], ["nowhere", "no such folder"]),
        (["village"], ["name one spider", "town"]),
    ],
)
def test_wrong_arguments(
    arguments: list[str],
    words: list[str],
    command: list[str],
    server: Server,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert refuse([*command, *arguments]) == 2
    text = capsys.readouterr().err
    assert [word for word in words if word not in text] == []
    assert "Traceback" not in text
    assert server.asked == []


def test_an_unknown_spider(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert refuse(["town2" if part == "town" else part for part in command]) == 2
    assert "no spider is called 'town2'; there is town\n" in capsys.readouterr().err
