"""What genre a page is of, told from its title, its headings and its first lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from harvester import vocabulary

if TYPE_CHECKING:
    from harvester.items import Kind

_NOT_REPORT: Final = {reason: re.compile(words) for reason, words in vocabulary.NOT_REPORT_TITLES.items()}
_WORDS: Final = [re.compile(words) for _, words in vocabulary.KIND_TITLES]
_TITLES: Final = [
    (kind, re.compile(f"(?P<words>{words}){vocabulary.TITLE_ENDING}"))
    for kind, words in vocabulary.KIND_TITLES
]
_ANNOUNCEMENT: Final = re.compile(vocabulary.ANNOUNCEMENT_TITLE)
_BARE_YEAR: Final = re.compile(vocabulary.BARE_YEAR_TITLE)
_NEVER: Final = ("interpretation", "website_report", "other_report")
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
