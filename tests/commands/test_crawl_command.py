"""`scrapy crawl` as a person or cron runs it: in processes of its own, against a server."""

from __future__ import annotations

import contextlib
import json
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from crawling import HOST, PAGE
from scrapy.cmdline import execute

from harvester.extraction import extract
from harvester.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    """Has the same page at every address, while it is `open`; `robots` is a status, None hangs up."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.robots: int | None = 404
        self.was_asked = threading.Event()
        self.open = threading.Event()


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path == "/robots.txt":
            if self.server.robots:
                self.send_error(self.server.robots)
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


@pytest.mark.parametrize("robots", [503, None])
def test_a_robots_txt_that_cannot_be_had_forbids_everything(
    robots: int | None, command: list[str], server: Server
) -> None:
    server.robots = robots
    run = start([*command, "-s", "RETRY_TIMES=1"])
    text = run.communicate(timeout=60)[1]
    assert run.returncode == 1
    assert "reports lost on their way to the database: 3" in text
    assert server.asked == ["/robots.txt"] * 2


def test_a_robots_txt_that_one_does_not_obey_is_not_asked_for(command: list[str], server: Server) -> None:
    server.robots = 503
    run = start([*command, "-s", "ROBOTSTXT_OBEY=False"])
    text = run.communicate(timeout=60)[1]
    assert run.returncode == 0, text
    assert "/robots.txt" not in server.asked


def test_exported_reports_have_the_keys_of_the_record(command: list[str], tmp_path: Path) -> None:
    run = start([*command, "-O", f"{tmp_path / 'reports.json'}"])
    text = run.communicate(timeout=60)[1]
    assert run.returncode == 0, text
    exported = json.loads((tmp_path / "reports.json").read_text("utf-8"))
    assert len(exported) == 3
    for record in exported:
        expected = extract(PAGE.encode(), record["url"]).to_dict() | {"portal": HOST}
        assert list(record.items()) == list(expected.items())


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


def test_a_second_signal_forces_an_end_without_a_verdict(
    command: list[str], server: Server, tmp_path: Path
) -> None:
    server.open.clear()
    run = start(command)
    assert server.was_asked.wait(30)
    assert run.stderr
    run.send_signal(signal.SIGINT)
    assert any("Received SIGINT" in line for line in run.stderr)
    run.send_signal(signal.SIGINT)
    lines = run.communicate(timeout=20)[1].splitlines()
    assert run.returncode == 1
    assert lines[-1] == "forced: no verdict"
    assert not any("Traceback" in line for line in lines)
    assert query(database_of(tmp_path), "select close_reason, sound from crawls") == [(None, None)]


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A database that somebody else is writing to."""
    Store.open(database_of(tmp_path)).close()
    with closing(sqlite3.connect(database_of(tmp_path), isolation_level=None)) as connection:
        connection.execute("begin immediate")
        yield connection


def interrupt_while_it_waits(command: list[str]) -> subprocess.Popen[str]:
    run = start(command)
    assert run.stderr
    assert any("Crawled 0 pages" in line for line in run.stderr)
    run.send_signal(signal.SIGINT)
    assert any("Received SIGINT" in line for line in run.stderr)
    return run


def test_a_run_interrupted_while_it_waits_for_the_database(
    command: list[str], server: Server, locked: sqlite3.Connection, tmp_path: Path
) -> None:
    run = interrupt_while_it_waits(command)
    locked.rollback()
    text = run.communicate(timeout=20)[1]
    assert run.returncode == 1
    assert text.startswith("town  ")
    assert "the run ended early: interrupted" in text
    assert query(database_of(tmp_path), "select close_reason, sound from crawls") == [("interrupted", 0)]
    assert server.asked == []


def test_a_second_signal_while_it_waits_for_the_database(
    command: list[str], locked: sqlite3.Connection
) -> None:
    run = interrupt_while_it_waits(command)
    # The first may be still on its way to the place that minds the second.
    while run.poll() is None:
        run.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.wait(0.2)
    text = run.communicate(timeout=20)[1]
    assert run.returncode == 1
    assert text.splitlines()[-1] == "forced: no verdict"
    assert "Traceback" not in text


def test_a_spider_that_cannot_be_made(command: list[str], tmp_path: Path) -> None:
    with (tmp_path / "townspiders.py").open("a") as module:
        module.write("\n    def __init__(self, **arguments):\n        raise LookupError('no such town')\n")
    run = start(command)
    text = run.communicate(timeout=60)[1]
    assert run.returncode == 1
    assert "LookupError: no such town" in text
    assert "get_extension" not in text


@pytest.mark.parametrize("name", [["parse"], ["fetch"], ["shell", "-c", "response.status"]])
def test_only_a_crawl_is_recorded(
    name: list[str], command: list[str], server: Server, tmp_path: Path
) -> None:
    options = command[3:]
    run = start(["scrapy", *name, "--spider=town", *options, f"http://127.0.0.1:{server.server_port}/0.html"])
    text = run.communicate(timeout=60)[1]
    assert run.returncode == 0, text
    assert server.asked[-1] == "/0.html"
    assert not database_of(tmp_path).exists()


def test_no_port_is_opened(command: list[str], server: Server) -> None:
    server.open.clear()
    run = start(command)
    assert server.was_asked.wait(30)
    assert listening(run.pid) == []
    server.open.set()
    run.communicate(timeout=60)


def listening(pid: int) -> list[str]:
    """The local addresses that a process listens on, as Linux prints them."""
    inodes = set()
    for descriptor in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            inodes.add(str(descriptor.readlink()).removeprefix("socket:[").removesuffix("]"))
    lines = [
        line.split()
        for name in ("tcp", "tcp6")
        for line in Path(f"/proc/{pid}/net/{name}").read_text().splitlines()
    ]
    return [fields[1] for fields in lines if fields[3] == "0A" and fields[9] in inodes]


def test_a_database_that_cannot_be_used(command: list[str], server: Server) -> None:
    run = start([*command, "-s", "HARVESTER_DB=/proc/none/harvest.db"])
    text = run.communicate(timeout=60)[1]
    assert run.returncode == 2
    assert text.startswith("/proc/none/harvest.db: ")
    assert len(text.splitlines()) == 1
    assert server.asked == []


@pytest.mark.parametrize(("saved", "held"), [(True, "saved"), (False, "live")])
def test_a_database_of_pages_of_the_other_kind(
    saved: bool, held: str, command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = database_of(tmp_path)
    with Store.open(database) as store:
        store.begin_crawl("town", HOST, {}, "1.2", from_snapshots=saved)
    assert refuse([*command, *([] if saved else ["-s", "HARVESTER_SNAPSHOTS=fixtures/portals"])]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{database} holds {held} pages, and this crawl is of ")
    assert query(database, "select count(*) from crawls") == [(1,)]


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
    assert "no spider is called 'town2'. Did you mean town? There are: town\n" in capsys.readouterr().err


def test_a_setting_of_ours_that_does_not_exist(
    command: list[str], server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refuse([*command, "-s", "HARVESTER_SNAPSHOT=fixtures/portals"]) == 2
    text = capsys.readouterr().err
    assert "there is no setting HARVESTER_SNAPSHOT; ours are HARVESTER_DB, HARVESTER_SNAPSHOTS" in text
    assert server.asked == []


def test_a_wrongly_declared_spider(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "townspiders.py").write_text(
        "from harvester.platforms.static_list import StaticListSpider\n\n\n"
        "class TownSpider(StaticListSpider):\n"
        "    name = 'town'\n    portal = 'www.example.gov.cn'\n    site_name = '甲市'\n"
        "    columns = ('http://www.example.gov.cn/nb/',)\n"
    )
    assert refuse(command) == 2
    text = capsys.readouterr().err
    assert "spider town: attribute 'region' is missing" in text
    assert "Traceback" not in text


def test_a_host_that_cannot_be_reached_is_said_without_a_traceback(
    command: list[str], tmp_path: Path
) -> None:
    spider = (tmp_path / "townspiders.py").read_text()
    nowhere = re.sub(r"http://127.0.0.1:\d+", "http://127.0.0.1:9", spider)
    (tmp_path / "townspiders.py").write_text(nowhere)
    run = start([*command, "-s", "RETRY_ENABLED=False"])
    text = run.communicate(timeout=60)[1]
    assert run.returncode == 1
    assert "robotstxt" in text
    assert "Traceback" not in text
