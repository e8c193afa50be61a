"""What the settings do, where a run of a portal would not show it."""

from __future__ import annotations

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MB = 1024 * 1024


class Large(BaseHTTPRequestHandler):
    """Answers `/30` with a page of 30 MB."""

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        size = int(self.path[1:]) * MB
        self.send_response(200)
        self.send_header("Content-Length", str(size))
        self.end_headers()
        try:
            self.wfile.write(bytes(size))
        except ConnectionError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Large) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(("size", "arrives"), [(30, True), (65, False)])
def test_a_page_of_30_mb_arrives_and_one_that_fills_the_memory_does_not(
    size: int, arrives: bool, address: str, root: Path
) -> None:
    command = [sys.executable, "-m", "scrapy", "fetch", "--nolog", f"{address}/{size}", "-s", "RETRY_TIMES=0"]
    done = subprocess.run(command, cwd=root, capture_output=True, timeout=60, check=False)
    assert (len(done.stdout) >= size * MB) == arrives
