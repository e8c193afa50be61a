"""Table 3 of the statutory forms: the requests, by who asked and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from harvester.extraction.figures.cells import is_blank
from harvester.extraction.figures.form_labels import number_of
from harvester.extraction.figures.table_lines import Head, figures, in_order, name_rows, under, usual_length
from harvester.forms import APPLICANTS, REQUESTS

if TYPE_CHECKING:
    from collections.abc import Container

    from harvester.extraction.figures.table_lines import Line, Stream
    from harvester.items import Report

_ENOUGH_HEADS: Final = 3
_ENOUGH_ROWS: Final = 6
"""Heads or rows of the form that make a table table 3; fewer may be the rest of one that is cut in two."""
_OTHERS: Final = frozenset(REQUESTS[2021]) - frozenset(REQUESTS[2019])
_EITHER_HEADS: Final = {"other": "other_organisation", "total": "total"}


class _Found(NamedTuple):
    line: Line
    columns: tuple[str, ...]
    texts: list[str] | None


def read_requests(
    stream: Stream, report: Report, form: int | None
) -> tuple[int | None, dict[str, Any] | None]:
    """`(form, figures)` of table 3, `(None, None)` where there is none.

    Rows under 其他处理 tell form 2021, 其他处理 as a row of its own form 2019; `form` is that of table 2,
    for a table that has lost both.
    """
    found: dict[str, _Found] = {}
    repeated: list[str] = []
    strangers: list[str] = []
    for table, lines in stream:
        rows = [line for line in lines if line.role in ("requests", "either")]
        named = {label.key for line in rows for label in line.labels.values() if label.role == "requests"}
        head = _head(lines)
        begins = len(head.cells) >= _ENOUGH_HEADS or len(named) >= _ENOUGH_ROWS
        if not named or not (begins or (found and named.isdisjoint(found))):
            continue
        usual = usual_length(rows)
        columns = _columns(lines, head, usual)
        if not columns:
            report.find("table_unreadable", "requests: its columns are not those of the form")
        for line in rows:
            texts = under(line, len(columns), head, table, usual) if columns else None
            item = _item(line, found)
            known = found.setdefault(item, _Found(line, columns or APPLICANTS, texts))
            if known.texts != texts:
                repeated.append(line.row.text)
        strangers += _strangers(lines)
    if not found:
        return None, None
    form = 2021 if found.keys() & _OTHERS else 2019 if "other" in found else form or 2021
    items = REQUESTS[form]
    strangers += [
        line.row.text
        for item, (line, _, _) in found.items()
        if item not in items and not all(map(is_blank, line.values))
    ]
    name_rows("row_repeated", "requests", repeated, report)
    name_rows("row_unknown", "requests", strangers, report)
    return form, _figures(found, items, report)


def _figures(found: dict[str, _Found], items: tuple[str, ...], report: Report) -> dict[str, Any]:
    """Every row of the form; one that the table lacks has no figures."""
    table: dict[str, Any] = {item: dict.fromkeys(APPLICANTS) for item in items}
    for item, (line, columns, texts) in found.items():
        if item in table:
            table[item] |= figures(texts, columns, f"requests.{item}", line, report)
    if missing := [item for item in items if item not in found]:
        report.find("row_missing", f"requests: {', '.join(missing)}")
    return table


def _head(lines: list[Line]) -> Head:
    head = Head()
    for line in lines:
        if line.role == "requests_head":
            keys = {n: _EITHER_HEADS.get(label.key, label.key) for n, label in line.labels.items()}
            head.add(line, {n: key for n, key in keys.items() if key in APPLICANTS})
    return head


def _columns(lines: list[Line], head: Head, usual: int) -> tuple[str, ...]:
    """The columns from left to right, none where the header has them in an order that cannot be told.

    The official seven, but for a header that names fewer, as many as the rows have cells, and for one that
    names them in one row in another order.
    """
    if any(_has_total_before_bodies(line) for line in lines if line.role == "requests_head"):
        return ()
    rows: dict[int, list[str]] = {}
    for row, _, key in head.cells:
        rows.setdefault(id(row), []).append(key)
    keys = set(head.keys)
    if keys == set(APPLICANTS) - {"total"} and usual == len(APPLICANTS):
        return ()  # a column of something else stands where the total should
    if all(in_order(row, APPLICANTS) for row in rows.values()):
        fewer = (
            {"natural_person", "total"} <= keys
            and usual == len(keys)
            and any(line.role == "requests_head" for line in lines)
        )
        return tuple(key for key in APPLICANTS if key in keys) if fewer else APPLICANTS
    whole = next((row for row in rows.values() if len(row) == len(keys) == len(head.cells)), [])
    return tuple(whole)


def _has_total_before_bodies(line: Line) -> bool:
    """Whether a header row has 总计 left of 法人或其他组织, which stands for the five columns below it."""
    keys = [label.key for label in line.labels.values()]
    return "total" in keys and "" in keys[keys.index("total") :]


def _item(line: Line, found: Container[str]) -> str:
    """The row of the form that a line is; 其他 is one of those under 其他处理 where others went before."""
    *groups, last = line.labels.values()
    if last.role == "requests":
        return last.key
    if last.key == "total":
        return "total_handled"
    others_above = ("requests", "other") in groups or any(item in found for item in _OTHERS)
    if others_above or number_of(line.row.cells[line.start - 1]) == "3":
        return "other_remaining"
    return "other"


def _strangers(lines: list[Line]) -> list[str]:
    """Rows of figures with a label of their own that is none of the form's."""
    return [
        line.row.text
        for line in lines
        if line.role in (None, "group")
        and sum(map(str.isdigit, line.values)) >= _ENOUGH_HEADS
        and not next(filter(None, line.row.cells)).isascii()
    ]
