"""The statutory tables of an article as figures.

The rows of all tables are read as one stream, so that it does not matter how a page cuts the three tables
into `<table>` elements. A figure is only ever the text of its own cell: a row whose shape does not fit its
header gives none, and a finding.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from harvester.extraction.figures.disclosure import read_disclosure
from harvester.extraction.figures.disputes import read_disputes
from harvester.extraction.figures.form_labels import recognise
from harvester.extraction.figures.identities import examine_figures
from harvester.extraction.figures.indicators import read_indicators
from harvester.extraction.figures.loose_rows import loose_table_of
from harvester.extraction.figures.narrative import compare
from harvester.extraction.figures.requests import read_requests
from harvester.extraction.figures.table_lines import continues, lines_of
from harvester.extraction.figures.tables import MAX_CELLS, layout_tables_of, tables_of
from harvester.extraction.text import squeeze
from harvester.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harvester.extraction.figures.table_lines import Stream
    from harvester.extraction.figures.tables import Table
    from harvester.items import Page, Report

_SURE_MARKS: Final = (("二十条第",), ("结转下年度继续", "本年新收"), ("尚未审结",))
"""Words of each of the three tables: where the body has none of them, the table is not there."""
_TABLES: Final = ("disclosure", "requests", "disputes")
_ENOUGH_LABELS: Final = 3
"""Labels of a table, each a cell or a line of its own, that make it one even where it cannot be read."""
_SURE_LABELS: Final = {
    "disclosure": frozenset({""}), "requests": frozenset({"new", "carried_forward"}),
    "disputes": frozenset({"pending"}),
}  # fmt: skip
"""One of these is among them: the others are headings of running text as well."""
_IN_TEXT: Final = frozenset("，。；：！？,;:")
"""What running text has and a label has not."""


def tabulate(report: Report) -> None:
    """Fill `statistics` and `indicators` from the article's tables, and `checks` with their sums.

    The evidence of each row of figures is the row as printed; what does not fit the forms becomes a finding.
    """
    page = report.page
    if page is None or page.root is None:
        return
    tables, left_out = tables_of(page)
    if left_out:
        report.find("table_too_large", f"{left_out:,} cells; what lies beyond {MAX_CELLS:,} was not read")
    stream = _stream(tables)
    form, read = _figures(stream, report, None, (None, None, None))
    if any(_unread(report, stream, read)):
        for others in (layout_tables_of(page), [loose_table_of(page)]):
            form, read = _figures(_stream(others), report, form, read)
        _name_unread(report, page, _unread(report, stream, read))
    if any(figures is not None for figures in read):
        disclosure, requests, disputes = read
        report.statistics = {
            "form": form,
            "disclosure": disclosure,
            "requests": requests,
            "disputes": disputes,
        }
        examine_figures(report)
        compare(report)
    else:
        report.indicators = read_indicators(stream, report)


_Figures = tuple[dict[str, Any] | None, dict[str, Any] | None, dict[str, Any] | None]


def _stream(tables: Iterable[Table]) -> Stream:
    """The rows of each table, those of one that continues the table right above it with the rows of that."""
    stream: Stream = []
    is_above = False
    for table in tables:
        if table.follows and not is_above and not table.has_mark():
            continue
        lines = lines_of(table)
        if table.follows and is_above and continues(stream[-1][1], lines):
            above, rows = stream[-1]
            above.elements += table.elements
            rows += lines
        elif is_above := not table.follows or table.has_mark():
            stream.append((table, lines))
    return stream


def _unread(report: Report, stream: Stream, read: _Figures) -> list[bool]:
    """Which of the three tables the body has words of, though none was read."""
    if None not in read:
        return [False] * len(_TABLES)
    due = report.kind == "annual_report" and (report.report_year or 0) >= FORMS[0]
    body = squeeze(report.body) if stream or due else report.body
    return [
        figures is None and any(mark in body for mark in marks)
        for marks, figures in zip(_SURE_MARKS, read, strict=True)
    ]


def _name_unread(report: Report, page: Page, unread: list[bool]) -> None:
    """A finding for each table that was not read, though its labels have cells or lines of their own."""
    if not any(unread):
        return
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for block in page.blocks:
        if block.inside:
            for text in [block.text] if block.cells is None else block.cells:
                if text and (label := recognise(text)) and _IN_TEXT.isdisjoint(text):
                    labels[label.role.partition("_")[0]].add(label.key)
    for name, missing in zip(_TABLES, unread, strict=True):
        if missing and len(labels[name]) >= _ENOUGH_LABELS and labels[name] & _SURE_LABELS[name]:
            report.find("table_unreadable", f"{name}: its rows and columns cannot be told")


def _figures(
    stream: Stream, report: Report, form: int | None, known: _Figures
) -> tuple[int | None, _Figures]:
    """The form and the three tables; those that are `known` stay as they are."""
    if not stream:
        return form, known
    disclosure, requests, disputes = known
    if disclosure is None:
        form_of_disclosure, disclosure = read_disclosure(stream, report)
        form = form_of_disclosure or form
    if requests is None:
        form_of_requests, requests = read_requests(stream, report, form)
        if form and form_of_requests and form != form_of_requests:
            report.find("forms_differ", f"disclosure follows {form}, requests {form_of_requests}")
        form = form or form_of_requests
    return form, (disclosure, requests, disputes or read_disputes(stream, report))
