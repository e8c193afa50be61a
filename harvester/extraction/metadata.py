"""The cascade that finds metadata: named rules in order of trust, and the name of the winner is kept.

A rule is a function from the report to candidates `(field, value, raw)`; the first that gives a field a
value wins. A new rule is one function and one line in `RULES`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction import kinds, titles
from harvester.extraction.article import unclaimed
from harvester.extraction.dates import parse_date
from harvester.extraction.sections import top_headings
from harvester.extraction.text import clean
from harvester.extraction.values import is_title, value_of
from harvester.items import Block, Evidence, Page, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from harvester.items import Kind

Candidate = tuple[str, str, str]
"""Field of `Report`, value as printed, raw text it was read from."""

_DATES: Final = ("date_written", "date_published")
_SENTENCE_END: Final = re.compile(r"[。；，,;:：]$")
_OPENING_LINES: Final = 6
_LINES_ABOVE: Final = 4
_PERIOD: Final = re.compile(
    r"(?:统计(?:期限|时限|时间|周期|区间)|数据(?:的)?统计|所列数据|数据期限)[^。]{0,30}?"
    r"((?:19|20)\d\d)\s*[年.．/-]\s*0?1\s*[月.．/-]\s*0?1(?!\d)"
)
_YEAR: Final = re.compile(r"((?:19|20)\d\d)\s*年?")
_DISCLOSURE: Final = re.compile(r"(?:政府信息|政务|信息)公开")
_STATED: Final = re.compile(
    r"((?:19|20)\d\d)\s*年?度?[^。，,；]{0,24}(?:政府信息|政务|信息)公开[^。，,；]{0,8}(?:年度报告|年报|总结|报告)"
    r"(?!(?:编制|编写|撰写|报送|发布|公布|格式|工作|有关|事项|[和及、])*的?(?:通知|意见|要求))"
)
_OPENING: Final = re.compile(r"^\s*((?:19|20)\d\d)\s*年(?:度)?[，,以来来]")
_SAME_YEAR_FROM: Final[dict[Kind | None, int]] = {"annual_report": 12, "work_summary": 11}
"""The month from which on a text is about the year that it is dated in, not about the year before."""


def describe(report: Report) -> None:
    """Fill the metadata fields of a report, its kind and its year, each with evidence."""
    page = report.page
    if page is None:
        return
    for name, rule in RULES:
        for field, value, raw in rule(report):
            settle(report, field, value, name, raw)
    if report.document_number and is_title(report.document_number, report.title):
        report.document_number = None
        del report.evidence["document_number"]
    mark_title(page, report.title)
    describe_kind(report)
    describe_year(report)


def settle(report: Report, field: str, value: str, rule: str, raw: str) -> None:
    """Give a field its value unless an earlier rule did; placeholders are no values."""
    said = value_of(field, value)
    if getattr(report, field) is not None or said is None:
        return
    if field in _DATES:
        date = parse_date(said)
        if date is None:
            report.find("date_unreadable", f"{field}: {said[:60]}")
            return
        said = date
    setattr(report, field, said)
    report.evidence[field] = Evidence(rule, raw)


# -- the rules, in order of trust ------------------------------------------------------------------


def index_block(report: Report) -> Iterator[Candidate]:
    """The labels of the index block (政府信息公开目录)."""
    yield from _labelled(report.page, "index_block")


def heading(report: Report) -> Iterator[Candidate]:
    """The title that the page prints above the article, where the page's own tags agree with it."""
    page = report.page
    if page is None or page.root is None or page.plain:
        return
    opening = [block.text for block in _opening(page)]
    for title in titles.known_titles(page):
        if titles.lines_of_title(opening, title):
            yield "title", title, title
    found = titles.printed_title(page)
    if found is not None:
        text = clean(found.text_content())
        yield "title", text, text


def lone_heading(report: Report) -> Iterator[Candidate]:
    """A heading above the article that no tag of the page confirms, or a line there that names a report."""
    page = report.page
    if page is None or page.plain:
        return
    if (found := titles.lone_heading(page)) is not None:
        text = clean(found.text_content())
        yield "title", text, text
    first = next((n for n, block in enumerate(page.blocks) if block.inside), 0)
    for block in reversed(page.blocks[max(0, first - _LINES_ABOVE) : first]):
        if block.role == "text" and not block.linked and kinds.classify_title(block.text)[0]:
            yield "title", block.text, block.text


def meta_tags(report: Report) -> Iterator[Candidate]:
    """The standard `<meta>` tags of 国办发〔2017〕47号, their names in any case."""
    page = report.page
    if page is None or page.root is None:
        return
    printed = titles.meta_tags(page.root)
    for field, names in vocabulary.META_TAGS.items():
        for name in names:
            if name in printed and (field != "title" or titles.is_confirmed(page, printed[name])):
                yield field, printed[name], f"{name}: {printed[name]}"


def byline(report: Report) -> Iterator[Candidate]:
    """The line under the title: `发布日期：… 信息来源：… 浏览次数：…`."""
    yield from _labelled(report.page, "byline")


def list_hint(report: Report) -> Iterator[Candidate]:
    """What the portal's list or API said of the page."""
    if report.page is None:
        return
    hints = report.page.hints
    for field, value in hints.fields.items():
        yield field, value, value
    if hints.title:
        yield "title", hints.title, hints.title
    if hints.date:
        yield "date_published", hints.date, hints.date


def signature(report: Report) -> Iterator[Candidate]:
    """Issuer and date at the end of the article (落款)."""
    signed = report.page.signature if report.page else None
    if signed and signed.issuer:
        yield "publisher", signed.issuer, signed.raw
    if signed and signed.date:
        yield "date_written", signed.date, signed.raw


def tag_line(report: Report) -> Iterator[Candidate]:
    """The line of tags at the end of the article."""
    if report.page and report.page.tags:
        yield "keywords", report.page.tags, report.page.tags


def unprinted_title(report: Report) -> Iterator[Candidate]:
    """The title in the meta tag, though the page prints it nowhere: it may be another article's."""
    root = report.page.root if report.page else None
    tags = titles.meta_tags(root) if root is not None else {}
    for name in vocabulary.META_TAGS["title"]:
        if name in tags:
            yield "title", tags[name], f"{name}: {tags[name]}"


def title_tag(report: Report) -> Iterator[Candidate]:
    """`<title>` without the names of site and column."""
    root = report.page.root if report.page else None
    if root is not None and (found := titles.title_tag(root)):
        yield "title", *found


def first_line(report: Report) -> Iterator[Candidate]:
    """The first line of the article, where it reads like a title: short, no sentence, no numeral."""
    page = report.page
    article = unclaimed(page) if page else []
    if not article or len(article) < 2:
        return
    text = article[0].text
    if (
        article[0].cells is None
        and 5 <= len(text) <= 80
        and not _SENTENCE_END.search(text)
        and not titles.NUMBERED.match(text)
    ):
        yield "title", text, text


RULES: Final[tuple[tuple[str, Callable[[Report], Iterable[Candidate]]], ...]] = (
    ("index_block", index_block),
    ("heading", heading),
    ("meta_tags", meta_tags),
    ("byline", byline),
    ("signature", signature),
    ("list", list_hint),
    ("tag_line", tag_line),
    ("lone_heading", lone_heading),
    ("title_tag", title_tag),
    ("first_line", first_line),
    ("unprinted_title", unprinted_title),
)


def _labelled(page: Page | None, rule: str) -> Iterator[Candidate]:
    """The values of labels, for each field in the order of `vocabulary.INDEX_LABELS`."""
    if page is None:
        return
    values: dict[str, list[str]] = {}
    for label in page.labels:
        if label.rule == rule:
            values.setdefault(label.label, []).append(label.value)
    vocabularies = {"index_block": vocabulary.INDEX_LABELS, "byline": vocabulary.BYLINE_LABELS}
    for field, names in vocabularies[rule].items():
        for name in names:
            for value in values.get(name, ()):
                yield field, value, f"{name}：{value}"


def mark_title(page: Page, title: str | None) -> None:
    """The title is no part of the body, also where it is printed again over two or three lines."""
    opening = _opening(page)
    place = titles.lines_of_title([block.text for block in opening], title) if title else None
    for n in place or ():
        opening[n].role = "title"


def _opening(page: Page) -> list[Block]:
    """The first lines of the article, where the title may be printed again."""
    lines = [block for block in page.blocks if block.inside and block.role == "text" and not block.cells]
    return lines[:_OPENING_LINES]


# -- kind and year ---------------------------------------------------------------------------------


def describe_kind(report: Report) -> None:
    """`kind` from the title, else from the article's headings, else from what the list promised."""
    article = unclaimed(report.page) if report.page else []
    promised = report.page.hints.kind if report.page else None
    kind, reason = kinds.classify_title(report.title) if report.title else (None, None)
    if kind:
        report.kind, report.evidence["kind"] = kind, Evidence("title", report.title or "")
        return
    holds = reason in (None, "news") or kinds.announces(report.title or "")
    if holds and (words := _report_words(article)):
        report.kind, report.evidence["kind"] = "annual_report", Evidence("headings", words)
        return
    if promised in ("annual_report", "work_summary") and (
        not report.title or kinds.is_bare_year(report.title)
    ):
        report.kind, report.evidence["kind"] = promised, Evidence("list", report.title or promised)
        return
    indexed = any(label.rule == "index_block" for label in report.page.labels) if report.page else False
    report.kind = "document" if indexed else "news"
    report.evidence["kind"] = Evidence("index_block" if indexed else "default", report.title or "")


def _report_words(article: list[Block]) -> str | None:
    """What shows an annual report without a telling title: three of the six parts, one on disclosure."""
    found: dict[str, str] = {}
    for mark in top_headings(article):
        if mark.kind:
            found.setdefault(mark.kind, mark.heading)
    telling = any(kind in vocabulary.TABLE_SECTIONS or "公开" in words for kind, words in found.items())
    return " / ".join(found.values()) if telling and len(found) >= 3 else None


def describe_year(report: Report) -> None:
    """`report_year` from the 统计期限 sentence, the title, the first lines or the date, in this order."""
    if report.kind not in ("annual_report", "work_summary") or report.page is None:
        return
    article = unclaimed(report.page)
    for rule, year, raw in _years(report, [block.text for block in article]):
        if vocabulary.REPORT_YEARS[0] <= year <= vocabulary.REPORT_YEARS[1]:
            report.report_year, report.evidence["report_year"] = year, Evidence(rule, raw)
            return


def _years(report: Report, lines: list[str]) -> Iterator[tuple[str, int, str]]:
    for line in lines:
        if match := _PERIOD.search(line):
            yield "period", int(match[1]), match[0]
    if report.title and (title_year := _year_in_title(report.title)):
        yield "title", title_year, report.title
    for line in lines[:4]:
        if match := _STATED.search(line):
            yield "stated", int(match[1]), match[0]
    for line in lines[:4]:
        if match := _OPENING.search(line):
            yield "opening", int(match[1]), line[:40]
    for field in _DATES:
        if date := getattr(report, field):
            yield field, int(date[:4]) - (int(date[5:7]) < _SAME_YEAR_FROM[report.kind]), date


def _year_in_title(title: str) -> int | None:
    """The year that stands nearest to the word for disclosure."""
    word = _DISCLOSURE.search(title)
    years = [
        (abs(match.start() - word.start()) if word else match.start(), int(match[1]))
        for match in _YEAR.finditer(title)
    ]
    return min(years)[1] if years else None
