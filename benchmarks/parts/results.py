"""What the contenders' times and answers come to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import mean
from typing import TYPE_CHECKING, Any, Final

from benchmarks.parts.contenders import CONTENDERS, Answer
from evaluation.scores import Tally, by_portal, cells, f1, leaks, squeeze

if TYPE_CHECKING:
    from collections.abc import Collection

    from evaluation.pages import Labelled

FIELDS: Final = {"title": "title", "date": "date_published", "source": "source"}
"""The fields that general extractors know too: what the results call them, and their name in the record."""

_DATE: Final = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Result:
    """One contender on one set of pages; None is what it does not give at all.

    `of_parse` is its time as a multiple of the bare decode and parse, `worst_of_parse` that of the page
    where it is largest. `fields` are `(right, labelled)` by name, and `fields_right` the share of all of
    them, in which a field that it does not give is not right. `body_f1` is the mean over portals and
    `worst_f1` the worst portal, `leaks` a count of strings that are no part of the article, `cells` a share.
    Memory is in MB: `peak_mb` of the process, `added_mb` of it by the extractor.
    """

    pages_per_second: float
    ms_per_page: float
    of_parse: float | None
    worst_of_parse: float | None
    peak_mb: float
    added_mb: float
    fields: dict[str, tuple[int, int] | None]
    fields_right: float | None
    body_f1: float | None
    worst_f1: float | None
    leaks: int | None
    cells: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a contender: seconds and answer of each page, and its memory (`Worker.finish`)."""

    times: list[float]
    answers: list[Answer]
    memory: dict[str, float]


def result(name: str, pages: list[Labelled], outcome: Outcome, parse: list[float] | None) -> Result:
    """Score the answers, and put the seconds of each page beside those of the bare parse."""
    times, answers, memory = outcome.times, outcome.answers, outcome.memory
    gives = CONTENDERS[name].gives
    counts = {shown: _field(field, pages, answers) for shown, field in FIELDS.items()}
    texts = [answer.body or "" for answer in answers]
    portals = _portals(pages, texts).values() if "body" in gives else None
    tables = sum((cells(*pair) for pair in _figures(pages, answers)), start=Tally())
    return Result(
        pages_per_second=round(len(pages) / sum(times), 1),
        ms_per_page=round(1000 * mean(times), 3),
        of_parse=round(sum(times) / sum(parse), 2) if parse else None,
        worst_of_parse=round(max(t / p for t, p in zip(times, parse, strict=True)), 2) if parse else None,
        peak_mb=round(memory["peak"], 1),
        added_mb=round(memory["added"], 1),
        fields={shown: counts[shown] if field in gives else None for shown, field in FIELDS.items()},
        fields_right=_share(counts.values()) if gives & set(FIELDS.values()) else None,
        body_f1=round(mean(portals), 4) if portals else None,
        worst_f1=round(min(portals), 4) if portals else None,
        leaks=sum(leaks(*pair).invented for pair in zip(pages, texts, strict=True)) if portals else None,
        cells=round(tables.share, 4) if "cells" in gives and tables.labelled else None,
    )


def _portals(pages: list[Labelled], texts: list[str]) -> dict[str, float]:
    return by_portal(
        (page.portal, f1(page, text, bars=False))
        for page, text in zip(pages, texts, strict=True)
        if page.body is not None
    )


def _figures(pages: list[Labelled], answers: list[Answer]) -> list[tuple[Labelled, dict[str, Any] | None]]:
    return [(page, answer.statistics) for page, answer in zip(pages, answers, strict=True)]


def _field(field: str, pages: list[Labelled], answers: list[Answer]) -> tuple[int, int]:
    """Right and labelled; without white space, and a date in any form, so that nobody loses by a habit."""
    labelled = [(page, answer) for page, answer in zip(pages, answers, strict=True) if page.fields[field]]
    right = 0
    for page, answer in labelled:
        accepted = {_plain(value) for value in (page.fields[field], *(page.alt or {}).get(field, ()))}
        right += _plain(answer.fields.get(field)) in accepted
    return right, len(labelled)


def _share(counts: Collection[tuple[int, int]]) -> float:
    return round(sum(right for right, _ in counts) / max(1, sum(labelled for _, labelled in counts)), 4)


def _plain(value: str | None) -> str:
    text = squeeze(value or "")
    date = _DATE.match(text)
    return f"{date[1]}-{int(date[2]):02}-{int(date[3]):02}" if date and len(text) <= 19 else text
