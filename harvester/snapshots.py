"""Portals saved as files, and a Scrapy add-on that crawls them instead of the network.

The tree: `<root>/<host>/<path>`. A path that ends in `/` is its `index.html`. A query becomes part of
the file name after `@`, its parameters in the order of the request: `/api/all/7?page=1&sid=2` is
`api/all/7@page=1&sid=2` (a `/` in a query is written `%2F`). http and https share the tree.
`<root>/<host>/_responses.json` holds what differs from a plain 200 with a content type by suffix:

    {"/moved.html": {"status": 404, "file": "errors/404.html", "headers": {"Content-Type": "text/html"}},
     "*": {"headers": {"Server": "nginx"}}}

`file` is relative to the host's folder; `*` gives headers to every answer of the host.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, urlsplit

from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers
from scrapy.responsetypes import responsetypes
from scrapy.utils.asyncio import run_in_thread

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.settings import BaseSettings

CONTENT_TYPES: Final = {
    ".json": "application/json",
    ".xml": "text/xml",
    ".txt": "text/plain",
    ".css": "text/css",
    ".js": "application/javascript",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".zip": "application/zip",
}
"""Suffix -> content type; every other page of a portal is text/html. None has a charset."""

RESPONSES: Final = "_responses.json"
_HOST: Final = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
_NOT_FOUND: Final = b"<html><head><title>404 Not Found</title></head><body>404 Not Found</body></html>"


class SnapshotError(Exception):
    """The folder of snapshots, or a file of it, is unusable; the message is for people."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says to a request; `headers` has one value a name."""

    status: int
    headers: dict[str, str]
    body: bytes


def check(root: Path) -> None:
    """Raise `SnapshotError` unless there is a folder with a portal in it."""
    if not root.is_dir():
        raise SnapshotError(f"HARVESTER_SNAPSHOTS={root}: there is no such folder of saved portals")
    if not any(child.is_dir() for child in root.iterdir()):
        raise SnapshotError(f"HARVESTER_SNAPSHOTS={root}: no portal is saved there (expected <host>/<path>)")


def answer(root: Path, url: str) -> Answer:
    """What the portal saved under `root` says to a GET of `url`; 404 for what is not in the tree.

    Raises `SnapshotError` where the tree itself is broken. Never reads outside the host's folder.
    """
    parts = urlsplit(url)
    host, path = parts.hostname or "", parts.path or "/"
    folder = root / host
    if not _HOST.fullmatch(host) or not folder.is_dir():
        return Answer(404, {"Content-Type": "text/html"}, _NOT_FOUND)
    responses = _deviations(folder / RESPONSES)
    deviation = responses.get(path + (f"?{parts.query}" if parts.query else ""), {})
    name = deviation.get("file") or _file_name(path, parts.query)
    body = _read(folder, name)
    headers = {"Content-Type": CONTENT_TYPES.get(PurePosixPath(path).suffix.lower(), "text/html")}
    headers |= responses.get("*", {}).get("headers", {}) | deviation.get("headers", {})
    if body is None:
        return Answer(deviation.get("status", 404), headers | {"Content-Type": "text/html"}, _NOT_FOUND)
    return Answer(deviation.get("status", 200), headers, body)


def _file_name(path: str, query: str) -> str:
    name = unquote(path).removeprefix("/")
    if not name or name.endswith("/"):
        name += "index.html"
    return name + ("@" + query.replace("/", "%2F") if query else "")


def _read(folder: Path, name: str) -> bytes | None:
    """The file's bytes, or None where the folder has no such page."""
    try:
        file = (folder / name).resolve()
        if file.is_relative_to(folder.resolve()) and file.name != RESPONSES and file.is_file():
            return file.read_bytes()
    except (OSError, ValueError):  # a name too long for the file system, or with a NUL
        return None
    return None


def _deviations(file: Path) -> dict[str, dict[str, Any]]:
    if not file.is_file():
        return {}
    try:
        responses: dict[str, dict[str, Any]] = json.loads(file.read_text("utf-8"))
    except ValueError as error:
        raise SnapshotError(f"{file}: not JSON: {error}") from error
    return responses


class SnapshotHandler(BaseDownloadHandler):
    """Answers every request from the snapshots, as their server would have."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.root = Path(crawler.settings["HARVESTER_SNAPSHOTS"])

    async def download_request(self, request: Request) -> Response:
        saved = await run_in_thread(answer, self.root, request.url)
        headers = Headers(saved.headers)
        response_class = responsetypes.from_args(headers=headers, url=request.url, body=saved.body)
        return response_class(request.url, status=saved.status, headers=headers, body=saved.body)


class Snapshots:
    """Add-on: where HARVESTER_SNAPSHOTS is set, nothing is fetched from the network, and nothing waits."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Route every scheme to the snapshots; `SnapshotError` where there are none."""
        if not settings["HARVESTER_SNAPSHOTS"]:
            raise NotConfigured
        check(Path(settings["HARVESTER_SNAPSHOTS"]))
        handlers = dict.fromkeys(settings.getwithbase("DOWNLOAD_HANDLERS"), SnapshotHandler)
        settings.set("DOWNLOAD_HANDLERS", handlers, "cmdline")
        # Overrules the polite delays of the project and of spiders, but not what a person asks for.
        settings.set("DOWNLOAD_DELAY", 0, "spider")
