"""Snapshots answer as their server would, and never from outside their tree."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest
from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.http import HtmlResponse, JsonResponse, Response
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from harvester.snapshots import Answer, SnapshotError, SnapshotHandler, Snapshots, answer

if TYPE_CHECKING:
    from pathlib import Path

HOST = "www.city.example"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "portals" / HOST
    (folder / "nb").mkdir(parents=True)
    (folder / "index.html").write_text("home")
    (folder / "nb" / "index.html").write_text("list")
    (folder / "nb" / "index.html@page=2").write_text("list 2")
    (folder / "nb" / "all@page=1&path=%2Fa").write_text("{}")
    (folder / "nb" / "1.json").write_text("{}")
    (folder / "nb" / "空.pdf").write_bytes(b"%PDF")
    (folder / "gone.html").write_text("moved away")
    (folder / "_responses.json").write_text(
        json.dumps(
            {
                "*": {"headers": {"Server": "nginx"}},
                "/nb/all?page=1&path=/a": {"headers": {"Content-Type": "application/json"}},
                "/old.html": {"status": 410, "file": "gone.html"},
                "/down.html": {"status": 503},
                "/out.html": {"file": "../../secret.txt"},
            }
        )
    )
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "portals" / "secret.txt").write_text("secret")
    return tmp_path / "portals"


@pytest.mark.parametrize(
    ("path", "body", "content_type"),
    [
        ("", b"home", "text/html"),
        ("/", b"home", "text/html"),
        ("/nb/", b"list", "text/html"),
        ("/nb/index.html#top", b"list", "text/html"),
        ("/nb/?page=2", b"list 2", "text/html"),
        ("/nb/all?page=1&path=/a", b"{}", "application/json"),
        ("/nb/1.json", b"{}", "application/json"),
        ("/nb/%E7%A9%BA.pdf", b"%PDF", "application/pdf"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_address_becomes_a_file(
    root: Path, scheme: str, path: str, body: bytes, content_type: str
) -> None:
    expected = Answer(200, {"Content-Type": content_type, "Server": "nginx"}, body)
    assert answer(root, f"{scheme}://{HOST}{path}") == expected


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/old.html", 410, b"moved away"),
        ("/down.html", 503, None),
        ("/nb/2.html", 404, None),
        ("/nb", 404, None),
    ],
)
def test_a_deviation_is_answered_as_it_is_written(
    root: Path, path: str, status: int, body: bytes | None
) -> None:
    saved = answer(root, f"http://{HOST}{path}")
    assert saved.status == status
    assert body is None or saved.body == body


@pytest.mark.parametrize(
    "url",
    [
        f"http://{HOST}/../secret.txt",
        f"http://{HOST}/nb/../../secret.txt",
        f"http://{HOST}/nb/..%2F..%2F..%2Fsecret.txt",
        f"http://{HOST}/%2e%2e/secret.txt",
        f"http://{HOST}//etc/passwd",
        f"http://{HOST}/out.html",
        f"http://{HOST}/_responses.json",
        f"http://{HOST}/nb/../_responses.json",
        f"http://{HOST}/%00",
        f"http://{HOST}/{'a' * 5000}",
        "http://../secret.txt",
        "http:///secret.txt",
        "http://%2e%2e/secret.txt",
        "http://other.example/",
    ],
)
def test_nothing_outside_the_tree_is_read(root: Path, url: str) -> None:
    saved = answer(root, url)
    assert saved.status == 404
    assert b"secret" not in saved.body
    assert b"root:" not in saved.body


def test_a_broken_tree_is_named(root: Path) -> None:
    (root / HOST / "_responses.json").write_text("{")
    with pytest.raises(SnapshotError, match=r"_responses\.json: not JSON"):
        answer(root, f"http://{HOST}/")


def fetch(root: Path, url: str) -> Response:
    handler = SnapshotHandler(get_crawler(settings_dict={"HARVESTER_SNAPSHOTS": str(root)}))
    return asyncio.run(handler.download_request(Request(url)))


def test_the_response_decodes_as_from_a_server(root: Path) -> None:
    (root / HOST / "nb" / "index.html").write_bytes('<meta charset="gb2312"><p>镕'.encode("gb18030"))
    page = fetch(root, f"http://{HOST}/nb/")
    assert isinstance(page, HtmlResponse)
    assert "镕" in page.text
    assert isinstance(fetch(root, f"http://{HOST}/nb/1.json"), JsonResponse)
    assert fetch(root, f"http://{HOST}/old.html").status == 410


@pytest.mark.parametrize(
    ("priority", "delay"), [("default", 0), ("addon", 0), ("project", 0), ("spider", 0), ("cmdline", 2)]
)
def test_the_add_on_overrules_delays_but_a_persons(root: Path, priority: str, delay: float) -> None:
    settings = Settings({"HARVESTER_SNAPSHOTS": str(root)})
    settings.set("DOWNLOAD_DELAY", 2, priority)
    Snapshots().update_settings(settings)
    assert settings.getfloat("DOWNLOAD_DELAY") == delay


def test_no_scheme_leads_to_the_network(root: Path) -> None:
    settings = Settings({"HARVESTER_SNAPSHOTS": str(root)})
    settings.set(
        "DOWNLOAD_HANDLERS", {"gopher": "elsewhere.Handler", "https": "elsewhere.Handler"}, "cmdline"
    )
    Snapshots().update_settings(settings)
    handlers = settings.getwithbase("DOWNLOAD_HANDLERS")
    assert {"http", "https", "ftp", "gopher"} <= set(handlers)
    assert set(handlers.values()) == {SnapshotHandler}


def test_without_the_setting_the_network_is_used() -> None:
    with pytest.raises(NotConfigured):
        Snapshots().update_settings(Settings({"HARVESTER_SNAPSHOTS": ""}))


def test_a_wrong_folder_is_an_error_before_any_request(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="no such folder"):
        Snapshots().update_settings(Settings({"HARVESTER_SNAPSHOTS": str(tmp_path / "portal")}))
    with pytest.raises(SnapshotError, match="no portal is saved there"):
        Snapshots().update_settings(Settings({"HARVESTER_SNAPSHOTS": str(tmp_path)}))
