"""Which elements of a page lead to a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FILE: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|txt|csv|zip|rar|7z)(?:$|[?#])")
_DOWNLOAD: Final = re.compile(r"download\.jsp|downloadfile|downloadattachurl|/attachment/")
_DOCUMENT: Final = re.compile(r"\.(?:pdf|docx?|ofd)(?:$|[?#])")
_ADDRESSES: Final = {"iframe": "src", "embed": "src", "object": "data"}
ELEMENTS: Final = ("a", *_ADDRESSES)
"""Tags that can lead to a file: links, and frames that show one."""


def is_file_name(text: str) -> bool:
    """Whether a text ends as the name of a file does."""
    return _FILE.search(text.rstrip()) is not None


def file_address(element: Element) -> str | None:
    """The address, as printed, of the file that an element links to or shows; None where it is no file."""
    if element.tag == "a":
        address = (element.get("href") or "").strip()
        lower = address.lower()  # patterns that ignore case take four times as long
        return address if _FILE.search(lower) or _DOWNLOAD.search(lower) else None
    address = (element.get(_ADDRESSES[str(element.tag)]) or "").strip()
    return address if _DOCUMENT.search(address.lower()) else None
