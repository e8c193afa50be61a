"""What a spider must declare: a wrong or missing attribute fails at construction, by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from harvester.addresses import host_of, site_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrapy import Spider


class DeclarationError(TypeError):
    """A spider is declared incompletely; the message names the spider and the attribute."""


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_host(value: object) -> bool:
    return isinstance(value, str) and bool(value) and urlsplit(f"//{value}").netloc == value


def _is_region(value: object) -> bool:
    return value is None or (isinstance(value, str) and bool(re.fullmatch(r"[1-9]\d{5}", value)))


def _is_web_address(value: object) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://")) and host_of(value) is not None


def _are_web_addresses(value: object) -> bool:
    return isinstance(value, tuple | list) and all(map(_is_web_address, value))


def _are_columns(value: object) -> bool:
    return bool(value) and _are_web_addresses(value)


_DECLARATION: Final[dict[str, tuple[Callable[[Any], bool], str]]] = {
    "name": (_is_name, "the name of the place, in pinyin"),
    "portal": (_is_host, "the portal's host, without scheme and path"),
    "site_name": (_is_name, "the portal's own name"),
    "region": (_is_region, "the GB/T 2260 code, six digits; None where the place is not known"),
    "columns": (_are_columns, "a tuple of the absolute addresses of the annual-report columns"),
    "news_columns": (_are_web_addresses, "a tuple of the absolute addresses of news columns"),
    "reader": (callable, "the family's function that reads a column page"),
}
"""Attribute -> what it must satisfy, and what it is, for people."""


def check(spidercls: type[Spider]) -> None:
    """Raise `DeclarationError` for the first attribute that a spider lacks or declares wrongly."""
    spider = f"spider {getattr(spidercls, 'name', None) or spidercls.__name__}"
    for attribute, (is_right, meaning) in _DECLARATION.items():
        if not hasattr(spidercls, attribute):
            raise DeclarationError(f"{spider}: attribute {attribute!r} is missing: {meaning}")
        value = getattr(spidercls, attribute)
        if not is_right(value):
            raise DeclarationError(f"{spider}: attribute {attribute!r} is {value!r}, should be {meaning}")
    portal, columns = getattr(spidercls, "portal", ""), getattr(spidercls, "columns", ())
    if all(site_of(column) != site_of(f"http://{portal}") for column in columns):
        raise DeclarationError(f"{spider}: no column lies on the portal {portal}")
