"""What genre a page is of, told from its title, its headings and its first lines."""

from __future__ import annotations

import re
from typing import Final, cast, get_args

from harvester import vocabulary
from harvester.items import Kind

_NOT_REPORT: Final = {reason: re.compile(words) for reason, words in vocabulary.NOT_REPORT_TITLES.items()}
_KINDS: Final = [(kind, re.compile(words)) for kind, words in vocabulary.KIND_TITLES]
_BARE_YEAR: Final = re.compile(vocabulary.BARE_YEAR_TITLE)
_NEVER: Final = ("interpretation", "website_report", "other_report")
_SPACE: Final = re.compile(r"\s+")


def classify_title(title: str) -> tuple[Kind | None, str | None]:
    """The kind that a title promises, or None and why: a key of `NOT_REPORT_TITLES`, or `news`.

    A report's own words win over those of a guide or notice (关于报送…年度报告的通知 is a notice,
    …管理办公室2022年…年度报告 is a report), never over 解读, 网站工作年度报表 or 决算公开.
    """
    plain = _SPACE.sub("", title)
    for reason in _NEVER:
        if _NOT_REPORT[reason].search(plain):
            return None, reason
    matches = [(match, kind) for kind, pattern in _KINDS if (match := pattern.search(plain))]
    if matches:
        match, kind = matches[0]
        if _NOT_REPORT["guide"].search(plain, match.end()):
            return None, "guide"
        return cast("Kind", kind), None
    return None, "guide" if _NOT_REPORT["guide"].search(plain) else "news"


def is_bare_year(title: str) -> bool:
    """Whether a title says no more than a year (`2022年`, `2022年度报告`)."""
    return bool(_BARE_YEAR.search(_SPACE.sub("", title)))


def all_kinds() -> tuple[Kind, ...]:
    """The closed list of kinds."""
    return cast("tuple[Kind, ...]", get_args(Kind))
