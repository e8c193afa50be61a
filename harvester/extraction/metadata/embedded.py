"""What a CMS says of an article in data of its own on the page: gkmlpt's JSON, UCAP's tags."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from harvester.items import Page

_DETAIL: Final = re.compile(r"\bDETAIL\s*:\s*\{")
_VALUE: Final = re.compile(r'\s*:\s*("(?:[^"\\]|\\.)*+"|1\d{9}(?!\d))')
_MARK: Final = re.compile(r'[{}]|"(?:[^"\\]|\\.)*+"')
_GKMLPT_KEYS: Final = (
    ("title", "title"),
    ("index_number", "identifier"),
    ("publisher", "publisher"),
    ("document_number", "document_number"),
    ("date_written", "date"),
    ("date_published", "created_at"),
    ("date_published", "display_publish_time"),
    ("date_published", "first_publish_time"),
)
"""Field of `Report` -> key of an article in gkmlpt; `date` is the day of writing."""


def embedded_values(page: Page, url: str) -> Iterator[tuple[str, str, str]]:
    """`(field, value, raw)` of what the page at an address holds for its own scripts."""
    if page.root is None:
        return
    if "/gkmlpt/" in url:
        yield from _gkmlpt(page.root)
    for element in page.root.iter("publishtime"):
        printed = (element.text or "").strip()
        yield "date_published", printed, f"publishtime: {printed}"


def _gkmlpt(root: Element) -> Iterator[tuple[str, str, str]]:
    """The strings of `window._CONFIG = {… DETAIL: {…}}`, a literal of JavaScript with JSON in it."""
    for script in root.iter("script"):
        text = script.text or ""
        if "_CONFIG" not in text or (detail := _DETAIL.search(text)) is None:
            continue
        end = _end_of_object(text, detail.end())
        for field, key in _GKMLPT_KEYS:
            place = text.find(f'"{key}"', detail.end(), end)
            if place >= 0 and (value := _VALUE.match(text, place + len(key) + 2)):
                yield field, _plain(value[1]), f"{key}: {value[1]}"


def _end_of_object(text: str, start: int) -> int:
    """Where the object of JavaScript ends that is open at a place; quoted braces are none of it."""
    depth = 1
    for mark in _MARK.finditer(text, start):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if not depth:
                return mark.start()
    return len(text)


def _plain(literal: str) -> str:
    try:
        return str(json.loads(literal))
    except ValueError:
        return ""
