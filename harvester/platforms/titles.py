"""What the title in a list promises of the page behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester.extraction.metadata.kinds import classify_title, is_bare_year

if TYPE_CHECKING:
    from harvester.items import Kind

_OTHER_KINDS: Final[dict[str, Kind]] = {
    "interpretation": "news",
    "guide": "document",
    "website_report": "document",
    "other_report": "document",
    "news": "news",
}
"""Why a title is no report's (see `classify_title`) -> the kind that its page will be of."""

_CUT: Final = re.compile(r"(?:…+|\.{2,}|。{2,})$")


def promise(title: str) -> tuple[Kind, str]:
    """The kind that a title of an annual-report column promises, and the reason to name if it is not wanted.

    A title that is only a year is a report's: the column has said the rest.
    """
    if is_bare_year(title):
        return "annual_report", "annual_report"
    kind, reason = classify_title(title)
    if kind:
        return kind, kind
    reason = reason or "news"
    return _OTHER_KINDS.get(reason, "news"), reason


def is_unclear(title: str) -> bool:
    """Whether a title was cut off before it said what it is: only the page can tell."""
    return is_cut(title) and promise(title)[1] == "news"


def is_cut(title: str) -> bool:
    """Whether a list has cut a title off to fit its line."""
    return bool(_CUT.search(title))
