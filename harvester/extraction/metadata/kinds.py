"""What genre a page is of, told from its title, its headings and what the list promised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from harvester import vocabulary
from harvester.extraction.sections import top_headings
from harvester.items import Evidence

if TYPE_CHECKING:
    from harvester.items import Block, Kind, Report

_NOT_REPORT: Final = {reason: re.compile(words) for reason, words in vocabulary.NOT_REPORT_TITLES.items()}
_WORDS: Final = [re.compile(words) for _, words in vocabulary.KIND_TITLES]
_TITLES: Final = [
    (kind, re.compile(f"(?P<words>{words}){vocabulary.TITLE_ENDING}"))
    for kind, words in vocabulary.KIND_TITLES
]
_ANNOUNCEMENT: Final = re.compile(vocabulary.ANNOUNCEMENT_TITLE)
_BARE_YEAR: Final = re.compile(vocabulary.BARE_YEAR_TITLE)
_NEVER: Final = ("interpretation", "website_report", "other_report")
DISCLOSURE_WORDS: Final = (
    "政府信息公开", "主动公开政府", "主动公开情况", "主动公开信息", "信息主动公开", "信息的主动公开",
    "依申请公开", "申请公开", "公开申请", "复议",
)  # fmt: skip
"""One of them stands in every heading of a part that only a report on disclosure has."""

_SPACE: Final = re.compile(r"\s+")


def classify_title(title: str) -> tuple[Kind | None, str | None]:
    """The kind that a title promises, or None and why: a key of `NOT_REPORT_TITLES`, or `news`.

    A report's title ends with its words, apart from brackets, a year and the like. Then they win over those
    of a guide before them (…制度创新办公室…年度报告 is a report, 关于报送…年度报告的通知 is none), never over
    解读, 网站工作年度报表 or 决算公开.
    """
    plain = _SPACE.sub("", title)
    for reason in _NEVER:
        if _NOT_REPORT[reason].search(plain):
            return None, reason
    for kind, pattern in _TITLES:
        match = pattern.search(plain)
        if match and not _NOT_REPORT["guide"].search(plain, match.end("words")):
            return cast("Kind", kind), None
    about = next((match for words in _WORDS if (match := words.search(plain))), None)
    after = plain[about.end() :] if about else plain
    return None, "guide" if _NOT_REPORT["guide"].search(after) else "news"


def announces(title: str) -> bool:
    """Whether a title is a notice's that may hold the report itself (关于发布…年度报告的公告)."""
    return bool(_ANNOUNCEMENT.search(_SPACE.sub("", title)))


def is_bare_year(title: str) -> bool:
    """Whether a title says no more than a year (`2022年`, `2022年度报告`)."""
    return bool(_BARE_YEAR.search(_SPACE.sub("", title)))


def describe_kind(report: Report, article: list[Block]) -> None:
    """`kind` from the title, else from the article's headings, else from what the list promised.

    `article` are the lines of the article. A page of which nothing is known is `news`.
    """
    kind, rule, raw = _kind(report, article)
    report.kind, report.evidence["kind"] = kind, Evidence(rule, raw)


def _kind(report: Report, article: list[Block]) -> tuple[Kind, str, str]:
    title = report.title or ""
    kind, reason = classify_title(title) if title else (None, None)
    if kind:
        return kind, "title", title
    holds = reason in (None, "news") or announces(title)
    if holds and (words := _report_words(article)):
        return "annual_report", "headings", words
    promised = report.page.hints.kind if report.page else None
    if promised in ("annual_report", "work_summary") and (not title or is_bare_year(title)):
        return promised, "list", title or promised
    indexed = any(label.rule == "index_block" for label in report.page.labels) if report.page else False
    return ("document", "index_block", title) if indexed else ("news", "default", title)


def _report_words(article: list[Block]) -> str | None:
    """What shows an annual report without a telling title: three of the six parts, one on disclosure."""
    text = "\n".join(block.text for block in article)
    if not any(word in text for word in DISCLOSURE_WORDS):
        return None
    found: dict[str, str] = {}
    for mark in top_headings(article):
        if mark.kind:
            found.setdefault(mark.kind, mark.heading)
    telling = any(kind in vocabulary.TABLE_SECTIONS or "公开" in words for kind, words in found.items())
    return " / ".join(found.values()) if telling and len(found) >= 3 else None
