"""The figures of the tables as a text speaks of them: one number for each outcome, not for each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    Figure = int | float | None
    Row = dict[str, Figure]

_SINGLE: Final = ("granted", "partly_granted")
"""Outcomes of one row; the rows of all others begin with the outcome's name."""

_WITHOUT_REPLY: Final = (("rejected",), ("other",), ("rejected", "other"))
"""Outcomes that a count of replies (答复) may leave out."""

_SUMMARY: Final = ("new", "carried_over", "total_handled", "carried_forward")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a text should state: the figure, where it stands, and the other numbers that may be meant."""

    scope: str
    figure: int | float
    meant: frozenset[Figure] = frozenset()


def expected(statistics: dict[str, Any]) -> dict[str, Expected]:
    """What a text should state, as far as the tables say it beyond doubt.

    The keys are `received`, `handled`, `carried_over`, `carried_forward`, `granted`, `partly_granted`,
    `granted_or_partly`, `denied`, `unavailable`, `rejected`, `other`, `review`, `litigation` and
    `normative_documents`.
    """
    rows: list[tuple[str, str, Figure, Iterable[Figure]]] = []
    if requests := statistics["requests"]:
        rows += _requests(requests)
    if disputes := statistics["disputes"]:
        totals = {kind: _total(row) for kind, row in disputes.items()}
        direct, after = totals["litigation_direct"], totals["litigation_after_review"]
        rows.append(("review", "disputes.review", totals["review"], ()))
        # Who prints no suit of one kind has none of it.
        suits = (direct or 0) + (after or 0) if (direct, after) != (None, None) else None
        rows.append(("litigation", "disputes.litigation_*", suits, (direct, after)))
    if disclosure := statistics["disclosure"]:
        documents = disclosure["normative_documents"]
        scope = "disclosure.normative_documents.made"
        rows.append(("normative_documents", scope, documents["made"], (documents.get("disclosed"),)))
    return {
        thing: Expected(scope, figure, frozenset(meant))
        for thing, scope, figure, meant in rows
        if figure is not None
    }


def _requests(table: dict[str, Row]) -> Iterable[tuple[str, str, Figure, Iterable[Figure]]]:
    totals = {item: _total(row) for item, row in table.items()}
    printed = {item: _printed(row) for item, row in table.items() if item not in _SUMMARY}
    if totals["total_handled"] == sum(printed.values()):
        # The outcomes are all there: what is blank among them is 0.
        totals |= printed
    rows: dict[str, list[Figure]] = {}
    for item in printed:
        rows.setdefault(item if item in _SINGLE else item.partition("_")[0], []).append(totals[item])
    of = {outcome: _sum(figures) for outcome, figures in rows.items()}
    new, handled = totals["new"], totals["total_handled"]
    both = _sum([new, totals["carried_over"] or 0])
    granted = _sum([of["granted"], of["partly_granted"]])
    replies = [_sum([handled, *(-(of[name] or 0) for name in names)]) for names in _WITHOUT_REPLY]
    yield "received", "requests.new", new, [both]
    yield "handled", "requests.total_handled", handled, [new, both, *replies]
    yield "granted_or_partly", "requests.granted + requests.partly_granted", granted, []
    for item in ("carried_over", "carried_forward"):
        yield item, f"requests.{item}", totals[item], []
    for outcome, figure in of.items():
        scope = f"requests.{outcome}" if len(rows[outcome]) == 1 else f"requests.{outcome}_*"
        yield outcome, scope, figure, [granted] if outcome == "granted" else []


def _total(row: Row) -> Figure:
    """The total of a row; where it is blank the sum of the parts, if none of them is."""
    if row["total"] is not None:
        return row["total"]
    return _sum([figure for column, figure in row.items() if column != "total"])


def _printed(row: Row) -> int | float:
    """The total of a row; where it is blank the sum of the parts that are printed."""
    if row["total"] is not None:
        return row["total"]
    return sum(figure for figure in row.values() if figure is not None)


def _sum(figures: list[Figure]) -> Figure:
    return None if None in figures else sum(figures)  # type: ignore[arg-type]
