"""Lines that a portal prints around its articles, known by their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import portal_words

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_PHRASE: Final = 200
"""Characters that no phrase of a portal exceeds."""


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches what any of these patterns does."""
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases))


_BOILERPLATE: Final = any_of(portal_words.BOILERPLATE)


def is_phrase(text: str) -> bool:
    """Whether a line is one of the portal's own and nothing else."""
    return len(text) <= LONGEST_PHRASE and _BOILERPLATE.fullmatch(text) is not None
