"""Signs that a portal refused us: challenge pages, cookie walls and firewalls.

Nothing is broken through here; a refusal is named, so that it is never taken for an empty list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

SHELL_SIZE: Final = 32 * 1024
"""Bytes: a larger body is a real page, whatever its scripts contain. The largest shell known has 7,737."""

NOTICE_LENGTH: Final = 400
"""Characters: a page with more text is no notice of a firewall, even where it speaks of one."""

NOTICES: Final[tuple[str, ...]] = (
    r"访问(?:请求)?(?:已|可能)?被(?:拦截|阻断|拒绝|禁止|限制)", r"请求(?:已|可能)?被(?:拦截|阻断|拒绝)",
    r"(?:访问|请求|操作)(?:过于|太)频繁", r"(?:安全|人机|身份|滑动|访问)验证", r"验证(?:您|你)?是(?:否)?真人",
    r"拖动滑块", r"(?:请求|提交)(?:内容)?(?:中)?(?:带有|包含|存在)(?:了)?(?:不合法|非法|危险)",
    r"(?:网站|应用)防火墙", r"安全威胁", r"potential threats? to the server",
)  # fmt: skip
"""What the notice of a firewall says (阿里云, 安全狗, 创宇盾 and others)."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """A refusal is told by its status, by a pattern in what was sent, or by both.

    `linkless`: only on a page without links.
    """

    reason: str
    status: int | None = None
    pattern: re.Pattern[str] | None = None
    linkless: bool = False


_SIGNS: Final = (
    _Sign("瑞数 challenge", pattern=re.compile(r"\$_ts\b")),
    _Sign("瑞数 challenge (HTTP 412)", status=412),
    _Sign("加速乐 challenge", pattern=re.compile(r"__jsl(?:uid|_clearance)(?:_s)?\s*=")),
    _Sign("加速乐 challenge (HTTP 521)", status=521),
    _Sign("WZWS firewall, blocked by region", status=403, pattern=re.compile(r"reason\W+GeoBL", re.I)),
    _Sign("WZWS firewall", status=403, pattern=re.compile(r"wzws", re.I)),
    _Sign("阿里云 firewall (HTTP 405)", status=405, pattern=re.compile(r"aliyun|阿里云", re.I)),
    _Sign("cookie wall (C3VK)", pattern=re.compile(r"\bC3VK\s*=")),
    _Sign("cookie wall", pattern=re.compile(r"(?s)document\.cookie\s*=.*\blocation\b"), linkless=True),
    _Sign("too many requests (HTTP 429)", status=429),
)
"""In order: the first sign that is seen names the reason."""

_NOTICE: Final = re.compile("|".join(NOTICES), re.I)
_MARKUP: Final = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>|\s+")


def block_reason(status: int, headers: bytes, body: bytes, *, of_list: bool) -> str | None:
    """Why an answer is a refusal and not a page; None where it is none. `headers` are lines as sent.

    A bare 403 is a refusal where a list was asked for (`of_list`); a single page may be forbidden to all.
    """
    shell = _text(body) if len(body) <= SHELL_SIZE else ""
    sent = shell + (headers.decode("latin-1") if status != 200 else "")
    linkless = status != 200 or "<a " not in shell.lower()
    for sign in _SIGNS:
        if (
            sign.status in (None, status)
            and (sign.pattern is None or sign.pattern.search(sent))
            and (linkless or not sign.linkless)
        ):
            return sign.reason
    if notice := _notice(shell):
        return f"firewall ({notice})"
    return "firewall (HTTP 403)" if status == 403 and of_list else None


def _notice(shell: str) -> str | None:
    """The words by which a page with little text is known as a firewall's."""
    text = _MARKUP.sub("", shell)
    found = _NOTICE.search(text) if len(text) <= NOTICE_LENGTH else None
    return found[0] if found else None


def _text(body: bytes) -> str:
    """The text of a small page; firewalls write UTF-8 or GBK, whatever the portal does."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("gb18030", "replace")
