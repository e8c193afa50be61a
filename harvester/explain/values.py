"""The values of a report, where each was read, and what other rules read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from harvester.explain.text import BAD, DIM, grid, heading, printed
from harvester.store.views import CHINESE_COLUMNS
from harvester.vocabulary import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from harvester.items import Candidate, Outcome, Report

LABELS: Final[dict[str, str]] = {
    "kind": "类型",
    **{
        column: label
        for label, column in CHINESE_COLUMNS.items()
        if column
        in {
            "title", "report_year", "publisher", "source", "index_number", "document_number", "date_written",
            "date_published", "validity", "category", "keywords", "open_scope", "open_mode",
        }
    },
}  # fmt: skip
"""Field of `Report` that rules fill -> its Chinese name."""

KINDS: Final[dict[str | None, str]] = {
    "annual_report": "年度报告",
    "work_summary": "工作总结",
    "document": "公文",
    "news": "新闻",
}

_MOST_LOSERS: Final = 10
"""Candidates of one field that are shown beside the winner."""

LOSSES: Final[dict[Outcome, str]] = {
    "differs": "says otherwise",
    "outvoted": "two others agree on another day",
    "placeholder": "gives no value",
    "unreadable": "no date that can be read",
    "repeats_title": "only the title again",
}
"""Outcome of a candidate that lost -> why."""


def values(report: Report) -> Iterator[RenderableType]:
    """Every value with the words that it was read from; then the rules that lost."""
    yield from heading("Values, and where each was read")
    rows, missing = grid("keep", "keep", "wrap"), []
    if report.url:
        rows.add_row("网址", Text("url", DIM), Text(printed(report.url, 500), "bold"))
    for field, label in LABELS.items():
        value = getattr(report, field)
        others = _others(report, field)
        if value is None and not others:
            missing.append(f"{field} ({label})")
            continue
        shown = "none" if value is None else printed(str(value))
        if field == "kind":
            shown += f" ({KINDS[value]})"
        rows.add_row(Text(label), Text(field, DIM), Text(shown, DIM if value is None else "bold"))
        for line in (*_winner(report, field, value), *map(_loser, others[:_MOST_LOSERS])):
            rows.add_row("", "", line)
        if len(others) > _MOST_LOSERS:
            rows.add_row("", "", Text(f"… and {len(others) - _MOST_LOSERS} more", DIM))
    yield rows
    if missing:
        yield Text(f"The page does not say: {', '.join(missing)}.", DIM)


def rules(report: Report) -> Iterator[RenderableType]:
    """What the names of the rules mean that stand beside the values."""
    named = {report.evidence[field].rule for field in LABELS if field in report.evidence}
    named |= {candidate.rule for field in LABELS for candidate in _candidates(report, field)}
    if not named:
        return
    yield from heading("What the rules are that read them")
    rows = grid("keep", "wrap")
    for rule, meaning in RULES.items():
        if rule in named:
            rows.add_row(rule, Text(meaning, DIM))
    yield rows


def _candidates(report: Report, field: str) -> list[Candidate]:
    found = report.page.candidates if report.page else []
    return [candidate for candidate in found if candidate.field == field]


def _others(report: Report, field: str) -> list[Candidate]:
    """The candidates that lost, without those that read the winner's words again."""
    evidence = report.evidence.get(field)
    won = (evidence.rule, evidence.raw) if evidence else None
    return [
        candidate
        for candidate in _candidates(report, field)
        if candidate.outcome != "won" and (candidate.rule, candidate.raw) != won
    ]


def _winner(report: Report, field: str, value: object) -> Iterator[Text]:
    if evidence := report.evidence.get(field):
        told_by_title = field != "title" and evidence.raw == report.title
        words = "" if told_by_title else f": {_words(evidence.raw, value)}"
        yield Text(f"from {evidence.rule}{words}")


def _loser(candidate: Candidate) -> Text:
    words = _words(candidate.raw, candidate.value)
    if candidate.outcome == "agrees":
        return Text(f"also {candidate.rule}: {words}", DIM)
    value = candidate.value or ""
    said = "" if value in candidate.raw else f"{printed(value)}, "
    contradicts = candidate.outcome in ("differs", "outvoted")
    return Text.assemble(
        (f"not  {candidate.rule}: {words} ", DIM),
        (f"({said}{LOSSES[candidate.outcome]})", BAD if contradicts else DIM),
    )


def _words(raw: str, value: object) -> str:
    """What a rule read, unless that is the value word for word."""
    if raw == str(value):
        return "as printed"
    return printed(raw) or "no words"
