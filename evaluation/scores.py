"""What an extraction got right: counts with the places where it went wrong.

Text is compared without white space, fields and figures exactly. Tallies add up over pages.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import zip_longest
from statistics import mean
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from evaluation.pages import Labelled

GRAM: Final = 4
"""Characters that are compared at once: two Chinese words."""

NO_CELL: Final = "no such cell"


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that came out wrong: on which page, what, what should have come out, what did."""

    page: str
    what: str
    wanted: Any
    got: Any

    def __str__(self) -> str:
        return f"{self.page}: {self.what} should be {_short(self.wanted)} and is {_short(self.got)}"


@dataclass(slots=True)
class Tally:
    """How many things there were to find and how many were, how many to leave alone and how many were not.

    `labelled` and `right` count places that have a value, `blank` places that have none and `invented`
    those of them that were given one all the same; `misses` and `inventions` say which.
    """

    labelled: int = 0
    right: int = 0
    blank: int = 0
    invented: int = 0
    misses: list[Miss] = field(default_factory=list)
    inventions: list[Miss] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Right out of labelled; 1 where nothing was."""
        return self.right / self.labelled if self.labelled else 1.0

    def find(self, miss: Miss, *, right: bool) -> None:
        """A place that has a value; `miss` says what is wrong unless it is right."""
        self.labelled += 1
        self.right += right
        if not right:
            self.misses.append(miss)

    def leave(self, invention: Miss, *, right: bool) -> None:
        """A place that has no value; `invention` says which one was made up unless it is right."""
        self.blank += 1
        self.invented += not right
        if not right:
            self.inventions.append(invention)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.labelled + other.labelled,
            self.right + other.right,
            self.blank + other.blank,
            self.invented + other.invented,
            self.misses + other.misses,
            self.inventions + other.inventions,
        )


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def fields(page: Labelled, got: Mapping[str, Any]) -> dict[str, Tally]:
    """A tally for each labelled field; `alt` values are as good, also where the page has none."""
    tallies = {}
    for name, wanted in page.fields.items():
        value = got.get(name)
        right = value == wanted or value in (page.alt or {}).get(name, ())
        tally = tallies[name] = Tally()
        (tally.leave if wanted is None else tally.find)(Miss(page.name, name, wanted, value), right=right)
    return tallies


def cells(page: Labelled, got: Mapping[str, Any] | None) -> Tally:
    """The cells of the statutory tables: a blank one is right where its table was read and left it blank.

    `labelled` counts all the cells of the page's tables, also the blank ones; `blank` those that have no
    figure, and every figure given for a table or a row that the page does not have.
    """
    wanted, found = dict(_leaves(page.statistics)), dict(_leaves(got))
    tally = Tally()
    for path, value in wanted.items():
        cell = found.pop(path, NO_CELL)
        right = cell == value or cell in (page.alt or {}).get(f"statistics.{path}", ())
        miss = Miss(page.name, f"statistics.{path}", value, cell)
        tally.find(miss, right=right)
        if value is None:
            tally.leave(miss, right=right or cell in (None, NO_CELL))
    for path, cell in found.items():
        if cell is not None:
            tally.leave(Miss(page.name, f"statistics.{path}", None, cell), right=False)
    return tally


def sections(page: Labelled, got: list[tuple[str, str | None]]) -> Tally:
    """The headings of the report with their kinds, in order; each that is too many is invented."""
    tally, wanted = Tally(), page.sections or []
    for index, (one, other) in enumerate(zip_longest(wanted, got)):
        miss = Miss(page.name, f"sections[{index}]", one, other)
        (tally.leave if one is None else tally.find)(miss, right=one == other)
    return tally


def leaks(page: Labelled, body: str) -> Tally:
    """Strings that stand outside the article: each that is in the body is invented."""
    text, tally = squeeze(body), Tally()
    for phrase in page.lacks:
        tally.leave(
            Miss(page.name, "body", f"without {phrase}", "with it"), right=squeeze(phrase) not in text
        )
    return tally


def phrases(page: Labelled, body: str) -> Tally:
    """Strings that the article has, some of them exactly once."""
    text, tally = squeeze(body), Tally()
    for phrase in page.has:
        tally.find(Miss(page.name, "body", f"with {phrase}", "without it"), right=squeeze(phrase) in text)
    for phrase in page.once:
        times = text.count(squeeze(phrase))
        tally.find(Miss(page.name, "body", f"with {phrase} once", f"{times} times"), right=times == 1)
    return tally


def f1(page: Labelled, body: str, *, bars: bool = True) -> float:
    """How far the body is the article, 0 to 1: F1 of the character 4-grams, each as often as it occurs.

    Lines that are optional are taken out of both, and without `bars` the marks between the cells of a table.
    """
    cut = _cutter(page.optional)
    wanted, got = (_grams(text if bars else text.replace("|", ""), cut) for text in (page.body or "", body))
    if not wanted or not got:
        return float(wanted == got)
    common = (wanted & got).total()
    return 2 * common / (wanted.total() + got.total())


def by_portal(values: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The mean of each portal's pages."""
    portals: dict[str, list[float]] = {}
    for portal, value in values:
        portals.setdefault(portal, []).append(value)
    return {portal: mean(portal_values) for portal, portal_values in portals.items()}


def _cutter(lines: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(filter(None, map(squeeze, lines)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _grams(text: str, cut: re.Pattern[str] | None) -> Counter[str]:
    plain = squeeze(text)
    parts = cut.split(plain) if cut else [plain]
    grams: Counter[str] = Counter()
    for part in parts:
        if part:  # what is shorter than a gram counts as one
            grams.update(part[i : i + GRAM] for i in range(max(1, len(part) - GRAM + 1)))
    return grams


def _leaves(tree: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every cell of the three tables with its dotted path, and the `form`."""
    for key, value in (tree or {}).items():
        here = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            yield from _leaves(value, here)
        elif path or key == "form":  # a table that is None has no cells
            yield here, value


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
