"""What is missing or odd in a report, as findings; never an exception."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary

if TYPE_CHECKING:
    from harvester.items import Report

_FORM_SINCE = 2019
"""The first report year of the uniform form (国办公开办函〔2019〕60号)."""

_ELSEWHERE: Final = re.compile("附[件表]|下载|[见如]下?表")
"""Words by which a report says that its figures are not on the page."""

_AROUND: Final = 40
"""Characters of the sentence either side that are shown."""


def examine(report: Report) -> None:
    """Add findings for what a person would miss in this report."""
    if report.page is not None and report.page.root is None:
        return
    if not report.title:
        report.find("title_missing", "no rule found a title")
    if not report.body.strip():
        report.find("body_missing", "the page has no article text")
    if report.kind in ("annual_report", "work_summary"):
        if report.report_year is None:
            report.find("year_missing", "neither period, title, opening nor date names the year")
        if not (report.date_written or report.date_published):
            report.find("date_missing", "no rule found a date")
    promised = report.page.hints.kind if report.page else None
    if promised in ("annual_report", "work_summary") and report.kind != promised:
        report.find("kind_unexpected", f"the list promised {promised}, the page is {report.kind}")
    if report.kind == "annual_report" and report.sections:
        _check_sections(report)


def _check_sections(report: Report) -> None:
    """The six parts of the official form, and the tables that three of them consist of."""
    official = report.report_year is not None and report.report_year >= _FORM_SINCE
    for section in report.sections:
        if section.kind is None and official:
            report.find("heading_unknown", section.heading)
        if section.kind in vocabulary.TABLE_SECTIONS:
            if not section.text.strip():
                report.find("table_missing", section.heading)
            elif official and report.statistics is None and (said := _ELSEWHERE.search(section.text)):
                report.find("table_missing", f"{section.heading}: {_clause(section.text, said.start())}")
    if official:
        present = {section.kind for section in report.sections}
        for kind in vocabulary.SECTIONS:
            if kind not in present:
                report.find("section_missing", f"{kind}: {vocabulary.SECTIONS[kind][0]}")


def _clause(text: str, place: int) -> str:
    """The words around a place, up to the end of their sentence."""
    before = re.split("[。；\n]", text[max(0, place - _AROUND) : place])[-1]
    return before + re.split("[。；\n]", text[place : place + _AROUND])[0]
