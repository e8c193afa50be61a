"""Where a redirect has led us instead of to the page that was asked for.

Many portals send a page that is gone to their home page or to an error page with a plain 200, and some
offices' pages lie behind a login.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from harvester.addresses import site_of, url_key

if TYPE_CHECKING:
    from collections.abc import Container

_HOME: Final = re.compile(r"(?P<folder>.*/)(?:(?:index|default|main)(?:\.\w+)?)?", re.I)
_NO_PAGE: Final = re.compile(
    r".*/(?:(?:\w*_)?(?:login|signin|sso|passport)|err(?:or)?(?:[_-]?page|[_-]?\d+)?|(?:page[_-]?)?(?:40[0-9]|50\d)"
    r"|(?:page[_-]?)?not[_-]?found|no[_-]?page)(?:\.\w+)?/?",
    re.I,
)
"""Names of the pages for login and errors."""


def astray(final: str, asked: str, hosts: Container[str | None]) -> str | None:
    """Where an answer comes from that is not the page `asked` for, in words; None where it is that page."""
    if url_key(final) == url_key(asked):
        return None
    if site_of(final) not in hosts:
        return f"redirected off the portal to {final}"
    path, wanted = urlsplit(final).path or "/", urlsplit(asked).path or "/"
    if _NO_PAGE.fullmatch(path) and not _NO_PAGE.fullmatch(wanted):
        return f"redirected to a page for login or errors: {final}"
    if _is_home_instead(path, wanted):
        return f"redirected to a home page: {final}"
    return None


def _is_home_instead(path: str, wanted: str) -> bool:
    """Whether a path is of a folder above what was wanted, or of one beside it, and not its own folder's."""
    home, asked = _HOME.fullmatch(path), _HOME.fullmatch(wanted)
    if home is None or path.startswith(wanted.rstrip("/") + "/"):
        return False
    if asked is None:
        return True
    return asked["folder"] != home["folder"] and asked["folder"].startswith(home["folder"])
