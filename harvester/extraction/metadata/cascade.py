"""The cascade that finds metadata: named rules in order of trust, and the name of the winner is kept.

Of the candidates that the rules offer for a field the first that says anything wins. Rules that agree
confirm each other; where two that deserve trust contradict each other, a person should look.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from harvester.extraction.dates import days_between, parse_date
from harvester.extraction.layout.titles import completes, is_cut
from harvester.extraction.metadata.index_numbers import wrong_code
from harvester.extraction.metadata.kinds import describe_kind
from harvester.extraction.metadata.names import may_be_same
from harvester.extraction.metadata.rules import RULES, TITLE_GUESSES, Reading, Rule, read_page
from harvester.extraction.metadata.values import is_title, value_of
from harvester.extraction.metadata.years import describe_year
from harvester.items import Candidate, Evidence, Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harvester.items import Outcome

_DATES: Final = ("date_written", "date_published")
_NUMBERS: Final = ("index_number", "document_number")
_COMPARED: Final = frozenset(
    {"title", "index_number", "publisher", "document_number", "date_written", "date_published"}
)
"""Fields of which two values cannot both be right; a page may well have two sources or categories."""

_TRUSTED: Final = frozenset(
    {"index_block", "heading", "platform_data", "meta_tags", "byline", "signature", "address"}
)
"""Rules that read what somebody stated of this very page."""

_UNSEEN: Final = frozenset({"platform_data", "meta_tags"})
"""Rules that read what no visitor sees, and nobody misses when it is wrong."""

_MOST_CANDIDATES: Final = 100
"""Candidates that a rule can have; no index block is as long."""

_LOOSE_DAYS: Final = 31
"""Days by which the day of signing may differ from that of the index block, and the day in an address,
which often names no more than the month's folder, from that of publication."""


def describe(report: Report) -> None:
    """Fill the metadata fields of a report, its kind and its year, each with evidence."""
    page = report.page
    if page is None:
        return
    reading = read_page(report, page)
    offered = candidates(reading)
    page.candidates = [candidate for group in offered.values() for candidate in group]
    _settle(report, "title", offered.pop("title", []))
    for candidate in offered.get("document_number", ()):
        if candidate.value and is_title(candidate.value, report.title):
            candidate.value, candidate.outcome = None, "repeats_title"
    for field, group in offered.items():
        _settle(report, field, group)
    if report.index_number and (code := wrong_code(report.index_number)):
        report.find("index_number_check", f"{report.index_number}: {code}")
    mark_title(reading, report.title)
    article = [block for block in reading.article if block.role == "text"]
    describe_kind(report, article)
    describe_year(report, article)


def candidates(reading: Reading) -> dict[str, list[Candidate]]:
    """Field -> what the rules offer for it, in order of trust, none of them chosen yet."""
    offered: dict[str, list[Candidate]] = {}
    _ask(RULES, reading, offered)
    if all(candidate.value is None or is_cut(candidate.value) for candidate in offered.get("title", ())):
        _ask(TITLE_GUESSES, reading, offered)
    return offered


def _ask(rules: Iterable[Rule], reading: Reading, offered: dict[str, list[Candidate]]) -> None:
    for name, rule in rules:
        for field, printed, raw in islice(rule(reading), _MOST_CANDIDATES):
            value = value_of(field, printed)
            outcome: Outcome = "placeholder" if value is None else "differs"
            if value and field in _DATES and (value := parse_date(value)) is None:
                outcome = "unreadable"
            offered.setdefault(field, []).append(Candidate(field, name, value, raw, outcome))


def _settle(report: Report, field: str, group: list[Candidate]) -> None:
    """Give a field the value that wins, say of the others why they lost, and find contradictions."""
    winner = _winner(field, group)
    for candidate in group:
        if candidate is winner:
            break
        if candidate.outcome == "unreadable":
            report.find("date_unreadable", f"{field}: {candidate.raw[:60]}")
    if winner is None:
        return
    setattr(report, field, winner.value)
    report.evidence[field] = Evidence(winner.rule, winner.raw)
    for candidate in group:
        if candidate.outcome == "differs" and _agree(candidate, winner):
            candidate.outcome = "agrees"
    winner.outcome = "won"
    is_compared = len(group) > 1 and field in _COMPARED and winner.rule in _TRUSTED
    if is_compared and (others := _contradictions(group)):
        said = (f"{candidate.value} ({candidate.rule})" for candidate in (winner, *others))
        report.find("values_disagree", f"{field}: {', '.join(said)}")


def _winner(field: str, group: list[Candidate]) -> Candidate | None:
    """The first candidate with a value; but of a title that is cut short the first that is whole.

    A date that no visitor sees yields to two that agree on another.
    """
    readable = [candidate for candidate in group if candidate.value is not None]
    first = readable[0] if readable else None
    if first is not None and field == "title" and first.value and is_cut(first.value):
        return next((other for other in readable if completes(other.value or "", first.value)), first)
    if first is None or field not in _DATES or first.rule not in _UNSEEN:
        return first
    voters = {candidate.rule: candidate for candidate in reversed(readable) if candidate.rule != first.rule}
    votes = [candidate.value for candidate in voters.values()]
    if first.value in votes:
        return first
    for candidate in readable:
        if votes.count(candidate.value) > 1:
            first.outcome = "outvoted"
            return candidate
    return first


def _contradictions(group: list[Candidate]) -> list[Candidate]:
    """The first value of each other trusted rule, where none of its values agrees with the winner's."""
    firsts: dict[str, Candidate] = {}
    for candidate in group:
        if candidate.value is not None and candidate.rule in _TRUSTED:
            firsts.setdefault(candidate.rule, candidate)
    agreeing = {candidate.rule for candidate in group if candidate.outcome in ("won", "agrees")}
    return [candidate for rule, candidate in firsts.items() if rule not in agreeing]


def _agree(candidate: Candidate, winner: Candidate) -> bool:
    """Whether two candidates may both be right."""
    one, other = candidate.value or "", winner.value or ""
    if one == other:
        return True
    if candidate.field not in _DATES:
        return candidate.field not in _NUMBERS and may_be_same(one, other)
    is_loose = candidate.field == "date_written" or "address" in (candidate.rule, winner.rule)
    return is_loose and days_between(one, other) <= _LOOSE_DAYS


def mark_title(reading: Reading, title: str | None) -> None:
    """The title is no part of the body, also where it is printed again over two or three lines."""
    for n in (title and reading.lines_of(title)) or ():
        reading.opening[n].role = "title"
