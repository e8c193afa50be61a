"""A page that only a browser shows: Debian's chromium through scrapy-playwright, from a local server."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = """<!doctype html><meta charset="utf-8"><title>年报</title><ul id="list"></ul>
<script>setTimeout(() => {
  for (const year of [2022, 2023]) {
    const entry = document.createElement("li");
    entry.textContent = year + "年政府信息公开工作年度报告";
    document.getElementById("list").append(entry);
  }
}, 50)</script>"""

SPIDER = """
import scrapy
from scrapy_playwright.page import PageMethod

class Rendered(scrapy.Spider):
    name = "rendered"

    async def start(self):
        wait = PageMethod("wait_for_selector", "#list li")
        yield scrapy.Request(self.address, meta={"playwright": True, "playwright_page_methods": [wait]})

    def parse(self, response):
        yield {"entries": response.css("#list li::text").getall()}
"""

HANDLER = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"


def browser() -> str:
    """The path of a Chromium, or a skip that says how to get one."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    return path


@contextmanager
def served(page: str) -> Iterator[str]:
    """The address of a server that answers every request with this page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = page.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def test_chromium_shows_what_a_script_writes(tmp_path: Path) -> None:
    pytest.importorskip("scrapy_playwright", reason="the extra `browser` is not installed")
    launch = {
        "executable_path": browser(),
        "args": ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
    }
    settings = {
        "DOWNLOAD_HANDLERS": json.dumps({"http": HANDLER}),
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": json.dumps(launch),
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": "20000",
        "LOG_LEVEL": "WARNING",
    }
    (tmp_path / "rendered.py").write_text(SPIDER)
    options = [part for key, value in settings.items() for part in ("-s", f"{key}={value}")]
    with served(PAGE) as address:
        run = subprocess.run(
            [sys.executable, "-m", "scrapy", "runspider", "rendered.py", "-a", f"address={address}",
             "-O", "entries.json", *options],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=90,
        )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert json.loads((tmp_path / "entries.json").read_text("utf-8")) == [
        {"entries": ["2022年政府信息公开工作年度报告", "2023年政府信息公开工作年度报告"]}
    ], run.stderr
