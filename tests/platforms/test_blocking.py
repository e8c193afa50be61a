"""A refusal is named; a page, an empty list and an ordinary error are no refusals."""

from __future__ import annotations

import pytest

from harvester.platforms.blocking import block_reason

TS = b"<html><head><script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script></head><body></body></html>"
JSL = b"<script>document.cookie=('_')+('_')+('jsl_clearance_s=')+'1';location.href=location.pathname</script>"
C3VK = b"<script>document.cookie='C3VK=ab12;max-age=300';window.location.reload()</script>"


LINKED = b'<noscript><a href="/1.html">2023</a></noscript>'
ALIYUN = '<title>405</title><a href="https://errors.aliyun.com/x">您的访问被阻断</a>'.encode()


@pytest.mark.parametrize(
    ("status", "headers", "body", "reason"),
    [
        (412, b"Server: nginx\r\n", TS, "瑞数"),
        (412, b"", b"", "瑞数"),
        (200, b"", TS, "瑞数"),
        (200, b"", TS + LINKED, "瑞数"),
        (200, b"", TS + b" " * (32768 - len(TS)), "瑞数"),
        (521, b"Set-Cookie: __jsluid_s=8f2;path=/\r\n", JSL, "加速乐"),
        (521, b"", b"", "加速乐"),
        (200, b"", b"<script>document.cookie='__jsl_clearance=1'</script>" + LINKED, "加速乐"),
        (403, b"Set-Cookie: wzws_sessionid=gaZ\r\n", b"<p>403</p>", "WZWS"),
        (403, b"", b'{"reason":"GeoBL"}', "blocked by region"),
        (405, b"", ALIYUN, "阿里云"),
        (429, b"", b"", "HTTP 429"),
        (200, b"", C3VK, "C3VK"),
        (200, b"", C3VK + LINKED, "C3VK"),
        (200, b"", b"<script>document.cookie='t=1';\nlocation.reload()</script>", "cookie wall"),
        (200, b"", "<h1>您的访问被拦截</h1>".encode(), "访问被拦截"),
        (200, b"", "<h1>您的访问被拦截</h1>".encode("gbk"), "访问被拦截"),
        (200, b"", "<p>访问被阻断</p><a href=/>首页</a>".encode(), "访问被阻断"),
        (200, b"", "<title>安全验证</title>".encode(), "安全验证"),
        (403, b"", "<p>请完成 人机验证</p>".encode(), "人机验证"),
        (405, b"", "<p>您的请求过于频繁，请稍后再试</p>".encode(), "请求过于频繁"),
    ],
)
@pytest.mark.parametrize("of_list", [True, False])
def test_each_sign_is_named(status: int, headers: bytes, body: bytes, reason: str, *, of_list: bool) -> None:
    assert reason in (block_reason(status, headers, body, of_list=of_list) or "")


@pytest.mark.parametrize("body", [b"", b"<html>" + b" " * 7731, b"<a href=/>home</a>" * 3000])
def test_a_bare_403_is_a_refusal_of_a_list_only(body: bytes) -> None:
    assert block_reason(403, b"", body, of_list=True) == "firewall (HTTP 403)"
    assert block_reason(403, b"", body, of_list=False) is None


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, b"", b"<p>2023</p>"),
        (200, b"", b""),
        (404, b"Server: wts\r\n", b"<script>location.href='/'</script>"),
        (405, b"", b"<p>Method Not Allowed</p>"),
        (500, b"", b"error"),
        (200, b"Set-Cookie: __jsluid_s=8f2\r\nSet-Cookie: wzws_sessionid=1\r\n", b"<p>2023</p>"),
        (200, b"", b"<script>document.cookie='t=1';location.reload()</script>" + LINKED),
        (200, b"", TS + b" " * (32769 - len(TS))),
        (200, b"", ("<p>我局上线人机验证系统。</p>" + "全年公开信息若干条。" * 50).encode()),
        (200, b"", "<script>// 安全验证</script><p>2023</p>".encode()),
    ],
)
def test_a_page_is_no_refusal(status: int, headers: bytes, body: bytes) -> None:
    assert block_reason(status, headers, body, of_list=True) is None


def test_headers_and_bodies_of_any_bytes() -> None:
    assert block_reason(200, b"X: \xb8\xd5\r\n", b"\xff\xfe\x00", of_list=True) is None
