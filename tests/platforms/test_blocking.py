"""A refusal is named; a page, an empty list and an ordinary error are no refusals."""

from __future__ import annotations

import pytest

from harvester.platforms.blocking import SHELL_SIZE, block_reason

TS = b"<html><head><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script></head><body></body></html>"
JSL = b"<script>document.cookie=('_')+('_')+('jsl_clearance_s=')+'1';location.href=location.pathname</script>"
C3VK = b"<script>document.cookie='C3VK=ab12;max-age=300';window.location.reload()</script>"


@pytest.mark.parametrize(
    ("status", "headers", "body", "reason"),
    [
        (412, b"Server: nginx\r\n", TS, "瑞数"),
        (412, b"", b"", "瑞数"),
        (200, b"", TS, "瑞数"),
        (521, b"Set-Cookie: __jsluid_s=8f2;path=/\r\n", JSL, "加速乐"),
        (521, b"", b"", "加速乐"),
        (403, b"Set-Cookie: wzws_sessionid=gaZ\r\n", b"<p>403</p>", "WZWS"),
        (403, b"", b'{"reason":"GeoBL"}', "blocked by region"),
        (403, b"", b"<html>" + b" " * 7731, "HTTP 403"),
        (403, b"", b"<a href=/>home</a>" * 3000, "HTTP 403"),
        (200, b"", C3VK, "C3VK"),
        (200, b"", b"<script>document.cookie='t=1';\nlocation.reload()</script>", "cookie wall"),
    ],
)
def test_each_sign_is_named(status: int, headers: bytes, body: bytes, reason: str) -> None:
    assert reason in (block_reason(status, headers, body) or "")


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, b"", b"<p>2023</p>"),
        (200, b"", b""),
        (404, b"Server: wts\r\n", b"<script>location.href='/'</script>"),
        (500, b"", b"error"),
        (200, b"Set-Cookie: __jsluid_s=8f2\r\nSet-Cookie: wzws_sessionid=1\r\n", b"<p>2023</p>"),
        (200, b"", C3VK + b'<a href="/1.html">2023</a>'),
        (200, b"", TS + b" " * SHELL_SIZE),
    ],
)
def test_a_page_is_no_refusal(status: int, headers: bytes, body: bytes) -> None:
    assert block_reason(status, headers, body) is None


def test_headers_and_bodies_of_any_bytes() -> None:
    assert block_reason(200, b"X: \xb8\xd5\r\n", b"\xff\xfe\x00") is None
