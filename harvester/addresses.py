"""Addresses: when two of them name the same page."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

VOLATILE_PARAMETERS = frozenset({"_", "jump", "uid", "pageNum", "xxgkhide", "from", "isappinstalled"})
"""Query parameters that never choose the page, only how it is shown."""


def host_of(url: str | None) -> str | None:
    """The host of an address in lower case, without port; None where there is none."""
    return (urlsplit(url).hostname or None) if url else None


def url_key(url: str) -> str:
    """The identity of a page: its address without scheme, default port, fragment and volatile query.

    A portal that moves from http to https keeps the identity of its pages.
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").rstrip(".")
    port = parts.port
    if port and port not in (80, 443):
        host = f"{host}:{port}"
    query = urlencode(
        sorted(
            pair
            for pair in parse_qsl(parts.query, keep_blank_values=True)
            if pair[0] not in VOLATILE_PARAMETERS
        )
    )
    return f"{host}{parts.path or '/'}" + (f"?{query}" if query else "")
