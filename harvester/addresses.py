"""Addresses: when two of them name the same page."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

VOLATILE_PARAMETERS: Final = frozenset({"_", "isappinstalled", "jsessionid"})
"""Query parameters that never choose the page: against caches, of a sharing app, of a session."""

VOLATILE_ON: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    (r"/gkmlpt/content/.*/m?post_\d+\.html", frozenset({"jump"})),
    (r"/col/col\d+/(?:index\.html)?", frozenset({"uid", "pageNum"})),
)
"""Pattern of a path -> parameters that choose nothing there: gkmlpt's articles, Hanweb's columns."""

_SESSION: Final = re.compile(r";jsessionid=[^/]*", re.I)
_ESCAPE: Final = re.compile(r"%[0-9a-fA-F]{2}")
_UNRESERVED: Final = re.compile(r"[\w.~-]", re.A)
_KEPT: Final = "!#$%&'()*+,/:;=?@[]~"


def host_of(url: str | None) -> str | None:
    """The host of an address in lower case, without port; None where there is none, or no address."""
    try:
        return (urlsplit(url).hostname or None) if url else None
    except ValueError:
        return None


def site_of(url: str) -> str | None:
    """The host of a web address without `www.`, which portals add and drop at will; None for other schemes.

    Raises ValueError for a malformed address.
    """
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https"):
        return None
    return (parts.hostname or "").rstrip(".").removeprefix("www.") or None


def url_key(url: str) -> str:
    """The identity of a page: its address without what does not choose it.

    That is the scheme and `www.`, a default port, sessions, volatile parameters, the order of the query, and
    the fragment unless it is the route of a script (`#/…`, `#!…`). Escapes are made alike and never decoded:
    what an old portal escapes is GBK. Raises ValueError for a malformed address.
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    if parts.port not in (None, 80, 443):
        host = f"{host}:{parts.port}"
    path = re.sub("/{2,}", "/", _SESSION.sub("", _escaped(parts.path))) or "/"
    volatile = VOLATILE_PARAMETERS.union(
        *(names for pattern, names in VOLATILE_ON if re.search(pattern + "$", path))
    )
    pairs = (pair for pair in _escaped(parts.query).replace("+", "%20").split("&") if pair)
    query = "&".join(sorted(pair for pair in pairs if pair.partition("=")[0] not in volatile))
    route = f"#{_escaped(parts.fragment)}" if parts.fragment.startswith(("/", "!")) else ""
    return host + path + (f"?{query}" if query else "") + route


def _escaped(text: str) -> str:
    """Text with the escapes of browsers, each in its one form: `%2F`, and none where none is needed."""
    return _ESCAPE.sub(_one_form, quote(text, safe=_KEPT))


def _one_form(escape: re.Match[str]) -> str:
    character = chr(int(escape[0][1:], 16))
    return character if _UNRESERVED.fullmatch(character) else escape[0].upper()
