"""A page with the answers that a person wrote down for it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

FIELDS: Final = (
    "kind", "title", "index_number", "publisher", "source", "document_number", "date_written",
    "date_published", "validity", "category", "keywords", "open_scope", "open_mode", "report_year",
    "attachments",
)  # fmt: skip
"""The fields that are labelled on every page, None where it does not say; `attachments` are addresses."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page and what must come out of it.

    `listed` is the date that the portal's list gives; `alt` are other right values by field, or by dotted
    cell; `body` is None where the article as a whole was not written down, `optional` are lines of it that
    are not scored; `has`, `lacks` and `once` are strings that stand in the article, outside it, and in it
    exactly once; `sections` are `(heading, kind)`, None where nobody wrote them down.
    """

    name: str
    portal: str
    url: str
    page: bytes
    encoding: str | None
    fields: dict[str, Any]
    statistics: dict[str, Any] | None
    body: str | None
    listed: str | None = None
    alt: dict[str, list[Any]] | None = None
    optional: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    sections: list[tuple[str, str | None]] | None = None


def digest(pages: Iterable[Labelled]) -> str:
    """A name for exactly these pages with exactly these answers, whatever their order."""
    hashes = sorted(hashlib.sha256(repr(page).encode()).hexdigest() for page in pages)
    return hashlib.sha256("".join(hashes).encode()).hexdigest()
