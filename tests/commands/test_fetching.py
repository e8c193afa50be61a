"""One live page, asked for as a crawl asks: from a server on this machine."""

from __future__ import annotations

import asyncio
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from crawling import PAGE
from portal_server import CHALLENGE
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings

from harvester.commands.fetching import OnePage

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: harvester\nDisallow: /secret/\n"),
    "/a.html": (200, {"Content-Type": "text/html; charset=GBK"}, PAGE.encode("gbk")),
    "/old.html": (301, {"Location": "/a.html"}, b""),
    "/gone.html": (302, {"Location": "/404.html"}, b""),
    "/404.html": (200, {"Content-Type": "text/html"}, PAGE.encode()),
    "/a.pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF-1.7\n\x00\xff"),
    "/wall.html": (CHALLENGE.status, CHALLENGE.headers, CHALLENGE.body),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def portal() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def ask(url: str, **changed: Any) -> OnePage:
    """The spider after its run; the reactor of production is left out, for it runs once in a process."""
    settings = Settings()
    settings.setmodule("harvester.settings")
    quick = {"TWISTED_REACTOR_ENABLED": False, "DOWNLOAD_DELAY": 0, "RETRY_TIMES": 0}
    settings.setdict({"ITEM_PIPELINES": {}, "EXTENSIONS": {}} | quick | changed, priority="cmdline")

    async def run() -> OnePage:
        runner = AsyncCrawlerRunner(settings)
        crawler = runner.create_crawler(OnePage)
        await runner.crawl(crawler, url=url)
        assert isinstance(crawler.spider, OnePage)
        return crawler.spider

    return asyncio.run(run())


@pytest.mark.parametrize("path", ["/a.html", "/old.html"])
def test_a_page_under_its_final_address(portal: str, path: str) -> None:
    response = ask(portal + path).response
    assert response is not None
    assert (response.url, response.body) == (f"{portal}/a.html", PAGE.encode("gbk"))


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/none.html", "HTTP 404"),
        ("/secret/a.html", "Forbidden by robots.txt"),
        ("/a.pdf", "it is no page but a PDF file"),
        ("/wall.html", "the portal refused us: 瑞数 challenge"),
        ("/gone.html", "redirected to a page for login or errors: {portal}/404.html"),
    ],
)
def test_what_is_no_page(portal: str, path: str, problem: str) -> None:
    spider = ask(portal + path)
    assert spider.response is None
    assert spider.problem == problem.format(portal=portal)


def test_a_host_that_cannot_be_reached() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        spider = ask(f"http://127.0.0.1:{held.getsockname()[1]}/a.html")
    assert spider.response is None
    assert spider.problem.startswith("robots.txt could not be had, which forbids everything: ")
    assert "Refused" in spider.problem
