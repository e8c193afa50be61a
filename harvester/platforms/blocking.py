"""Signs that a portal refused us: challenge pages, cookie walls and firewalls.

Nothing is broken through here; a refusal is named, so that it is never taken for an empty list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

SHELL_SIZE: Final = 32 * 1024
"""Bytes: a larger body is a real page, whatever its scripts contain. The largest shell known has 7,737."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """A refusal is told by its status, by a pattern in what was sent, or by both."""

    reason: str
    status: int | None = None
    pattern: re.Pattern[str] | None = None


_SIGNS: Final = (
    _Sign("瑞数 challenge", pattern=re.compile(r"\$_ts\b")),
    _Sign("瑞数 challenge (HTTP 412)", status=412),
    _Sign("加速乐 challenge", pattern=re.compile(r"__jsl(?:uid|_clearance)(?:_s)?\s*=")),
    _Sign("加速乐 challenge (HTTP 521)", status=521),
    _Sign("WZWS firewall, blocked by region", status=403, pattern=re.compile(r"reason\W+GeoBL", re.I)),
    _Sign("WZWS firewall", status=403, pattern=re.compile(r"wzws", re.I)),
    _Sign("cookie wall (C3VK)", pattern=re.compile(r"\bC3VK\s*=")),
    _Sign("cookie wall", pattern=re.compile(r"(?s)document\.cookie\s*=.*\blocation\b")),
    _Sign("firewall (HTTP 403)", status=403),
)
"""In order: the first sign that is seen names the reason."""


def block_reason(status: int, headers: bytes, body: bytes) -> str | None:
    """Why an answer is a refusal and not a page; None where it is none. `headers` are lines as sent.

    An answer 200 is a shell only where it is small and has no link to follow.
    """
    sent = ""
    if len(body) <= SHELL_SIZE and not (status == 200 and b"<a " in body.lower()):
        sent = body.decode("utf-8", "replace")
    if status != 200:
        sent += headers.decode("latin-1")
    for sign in _SIGNS:
        if sign.status in (None, status) and (sign.pattern is None or sign.pattern.search(sent)):
            return sign.reason
    return None
