"""The year that a report is about, told from its period, its title, its first lines or its dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.items import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harvester.items import Block, Kind, Report

_PERIOD_WORDS: Final = ("统计", "数据")
_PERIOD: Final = re.compile(
    r"(?:统计(?:期限|时限|时间|周期|区间)|数据(?:的)?统计|所列数据|数据期限)[^。]{0,30}?"
    r"((?:19|20)\d\d)\s*[年.．/-]\s*0?1\s*[月.．/-]\s*0?1(?!\d)"
)
_UNTIL: Final = re.compile(r"[至到—-]\s*(?:((?:19|20)\d\d)\s*[年.．/-])?")
"""The end of a period: one of several years is not the year reported on."""

_YEAR: Final = re.compile(r"((?:19|20)\d\d)\s*年?")
_BRACKETED: Final = re.compile(r"[（(〔\[【][^（()）〔〕\[\]【】]*[）)〕\]】]")
"""What a title adds: 2023年（2024年公布）."""

_DISCLOSURE: Final = re.compile(r"(?:政府信息|政务|信息)公开")
_STATED: Final = re.compile(
    r"((?:19|20)\d\d)\s*年?度?[^。，,；]{0,24}(?:政府信息|政务|信息)公开[^。，,；]{0,8}(?:年度报告|年报|总结|报告)"
    r"(?!(?:编制|编写|撰写|报送|发布|公布|格式|工作|有关|事项|[和及、])*的?(?:通知|意见|要求))"
)
_OPENING: Final = re.compile(r"^\s*((?:19|20)\d\d)\s*年(?:度)?[，,以来来]")
_OPENING_LINES: Final = 4
_SAME_YEAR_FROM: Final[dict[Kind | None, int]] = {"annual_report": 12, "work_summary": 11}
"""The month from which on a text is about the year that it is dated in, not about the year before."""

_EARLIEST_MONTH: Final[dict[Kind | None, str]] = {"annual_report": "11", "work_summary": "01"}
"""The month of its own year before which no text is written: a summary may be half a year's, and any late."""

_DATES: Final = ("date_written", "date_published")


def describe_year(report: Report, article: list[Block]) -> None:
    """`report_year` from the 统计期限 sentence, the title, the first lines or the date, in this order.

    Two of them that cannot both be right are a finding. `article` are the lines of the article.
    """
    if report.kind not in ("annual_report", "work_summary"):
        return
    read = {rule: (year, raw) for rule, year, raw in _years(report, article) if _is_possible(year)}
    if not read:
        return
    rule, (year, raw) = next(iter(read.items()))
    report.report_year, report.evidence["report_year"] = year, Evidence(rule, raw)
    said = {name: read[name][0] for name in ("period", "title") if name in read}
    if len(set(said.values())) > 1:
        report.find("years_disagree", ", ".join(f"{said[name]} ({name})" for name in said))
    for field in _DATES:
        date = getattr(report, field)
        if rule not in _DATES and date and date[:7] < f"{year}-{_EARLIEST_MONTH[report.kind]}":
            report.find("years_disagree", f"{year} ({rule}), {date} ({field})")


def _years(report: Report, article: list[Block]) -> Iterator[tuple[str, int, str]]:
    """`(rule, year, raw)`, the surest first."""
    lines = [block.text for block in article]
    for line in lines:
        if any(word in line for word in _PERIOD_WORDS) and (match := _PERIOD.search(line)):
            if (until := _UNTIL.search(line, match.end())) is None or until[1] in (None, match[1]):
                yield "period", int(match[1]), match[0]
            break
    if report.title and (title_year := _year_in_title(report.title)):
        yield "title", title_year, report.title
    for line in lines[:_OPENING_LINES]:
        if match := _STATED.search(line):
            yield "stated", int(match[1]), match[0]
            break
    for line in lines[:_OPENING_LINES]:
        if match := _OPENING.search(line):
            yield "opening", int(match[1]), line[:40]
            break
    for field in _DATES:
        if date := getattr(report, field):
            yield field, int(date[:4]) - (int(date[5:7]) < _SAME_YEAR_FROM[report.kind]), date


def _is_possible(year: int) -> bool:
    return vocabulary.REPORT_YEARS[0] <= year <= vocabulary.REPORT_YEARS[1]


def _year_in_title(title: str) -> int | None:
    """The year that stands nearest to the word for disclosure."""
    outside = _BRACKETED.sub("", title)
    title = outside if _YEAR.search(outside) else title
    word = _DISCLOSURE.search(title)
    years = [
        (abs(match.start() - word.start()) if word else match.start(), int(match[1]))
        for match in _YEAR.finditer(title)
    ]
    return min(years)[1] if years else None
