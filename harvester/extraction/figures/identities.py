"""The sums that the statutory tables must satisfy (the 勾稽关系 of the form), tested figure by figure.

Both forms have the same identities; what differs is the outcomes that the requests of a year can have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from harvester.items import Check

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from harvester.items import Report

    Figure = int | float | None
    Row = dict[str, Figure]

IDENTITIES: Final = {
    "I1": "new + carried_over = total_handled + carried_forward",
    "I2": "total_handled = all outcomes together",
    "I3": "total = all applicants together",
    "I4": "total = upheld + corrected + other + pending",
    "I5": "counts are whole numbers of 0 or more",
}
"""Every identity -> what it says."""

_INCOMING: Final = ("new", "carried_over")
_OUTGOING: Final = ("total_handled", "carried_forward")
_SUMMARY: Final = frozenset((*_INCOMING, *_OUTGOING))
"""Rows of the table of requests that are no outcome."""

_MONEY: Final = frozenset(("fees.amount_10k_yuan", "procurement.amount"))
"""Figures that may be decimals."""

_CHANGE: Final = "change"
"""The column of the 2019 form that may fall below 0 (本年增/减)."""


def examine_figures(report: Report) -> None:
    """Fill `checks` from `statistics`, and add one finding `check_failed` for each identity that fails.

    I1 and I2 have the scopes `requests.<applicant>`, I3 `requests.<item>`, I4 `disputes.<kind>`; `left` and
    `right` are the two sides. The scope of I5 is a table, its `left` is how many figures the table prints and
    its `right` how many of them are fit.

    A blank cell is a number that the page does not say, most often 0. So `pass`: the printed figures
    alone are equal; `fail`: they differ, and no number of 0 or more in a blank cell could mend it; `n/a`: one
    could, or a side has no figure at all, and is None. A report without tables gets no checks.
    """
    tables = report.statistics
    if not tables:
        return
    checks: list[Check] = []
    wrong: list[tuple[str, str]] = []
    if requests := tables["requests"]:
        checks += _request_checks(requests)
    if disputes := tables["disputes"]:
        checks += (_total("I4", f"disputes.{kind}", row) for kind, row in disputes.items())
    wrong += (
        (check.identity, f"{check.scope} {check.left} is not {check.right}")
        for check in checks
        if check.status == "fail"
    )
    for name in ("disclosure", "requests", "disputes"):
        if table := tables[name]:
            unfit = [("I5", f"{name}.{place} {figure}") for place, figure in _unfit(table)]
            checks.append(_count(name, table, len(unfit)))
            wrong += unfit
    report.checks += checks
    for identity in sorted(dict(wrong)):
        places = "; ".join(place for other, place in wrong if other == identity)
        report.find("check_failed", f"{identity} ({IDENTITIES[identity]}): {places}")


def _request_checks(table: dict[str, Row]) -> Iterator[Check]:
    incoming, outgoing = ([table[item] for item in items] for items in (_INCOMING, _OUTGOING))
    outcomes = [row for item, row in table.items() if item not in _SUMMARY]
    for applicant, handled in table["total_handled"].items():
        scope = f"requests.{applicant}"
        left, right = ([row[applicant] for row in rows] for rows in (incoming, outgoing))
        yield _compare("I1", scope, left, right)
        yield _compare("I2", scope, (handled,), [row[applicant] for row in outcomes])
    for item, row in table.items():
        yield _total("I3", f"requests.{item}", row)


def _total(identity: str, scope: str, row: Row) -> Check:
    """The total of a row against its parts."""
    return _compare(identity, scope, (row["total"],), [row[column] for column in row if column != "total"])


def _compare(identity: str, scope: str, left: Collection[Figure], right: Collection[Figure]) -> Check:
    a, a_has_blanks = _sum(left)
    b, b_has_blanks = _sum(right)
    if a is None or b is None:
        return Check(identity, scope, a, b, "n/a")
    if a == b:
        return Check(identity, scope, a, b, "pass")
    lesser_has_blanks = a_has_blanks if a < b else b_has_blanks
    return Check(identity, scope, a, b, "n/a" if lesser_has_blanks else "fail")


def _sum(figures: Collection[Figure]) -> tuple[Figure, bool]:
    """The sum of what is printed, None where nothing is, and whether a figure is blank."""
    if None not in figures:
        return sum(figures), False  # type: ignore[arg-type]
    printed = [figure for figure in figures if figure is not None]
    return (sum(printed) if printed else None), True


def _unfit(table: dict[str, Row]) -> Iterator[tuple[str, Figure]]:
    """The figures that cannot be what the form asks for, each with its place."""
    for item, row in table.items():
        for column, figure in row.items():
            if figure is None or (figure.__class__ is int and figure >= 0):
                continue
            place = f"{item}.{column}"
            whole = isinstance(figure, int) or place in _MONEY
            if not whole or (figure < 0 and column != _CHANGE):
                yield place, figure


def _count(name: str, table: dict[str, Row], unfit: int) -> Check:
    """How many figures a table has, against how many of them are fit."""
    printed = sum(len(row) - [*row.values()].count(None) for row in table.values())
    if not printed:
        return Check("I5", name, None, None, "n/a")
    return Check("I5", name, printed, printed - unfit, "fail" if unfit else "pass")
