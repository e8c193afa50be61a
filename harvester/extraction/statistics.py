"""The statutory tables of an article as figures.

The rows of all tables are read as one stream, so that it does not matter how a page cuts the three tables
into `<table>` elements. A figure is only ever the text of its own cell: a row whose shape does not fit its
header gives none, and a finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from harvester.extraction.disclosure_table import read_disclosure
from harvester.extraction.disputes_table import read_disputes
from harvester.extraction.identities import examine_figures
from harvester.extraction.indicators import read_indicators
from harvester.extraction.narrative import compare
from harvester.extraction.requests_table import read_requests
from harvester.extraction.table_lines import lines_of
from harvester.extraction.tables import MAX_CELLS, layout_tables_of, tables_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harvester.extraction.table_lines import Stream
    from harvester.extraction.tables import Table
    from harvester.items import Report

_SURE_MARKS: Final = ("二十条第", "结转下年度继续", "尚未审结")
"""Words of the three tables that stand nowhere else: where the body has them, the table is there."""


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
    if any(figures is None and mark in report.body for mark, figures in zip(_SURE_MARKS, read, strict=True)):
        form, read = _figures(_stream(layout_tables_of(page)), report, form, read)
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
    return [(table, lines_of(table)) for table in tables]


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
