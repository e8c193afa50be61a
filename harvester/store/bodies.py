"""Whose report it is: the name by which the reports of one body are told from all others of its portal."""

from __future__ import annotations

import re
from typing import Final

SUBJECT: Final = re.compile(
    r"(?:(?<!人民)政府|政务|依申请)?[（(]?(?:信息|政务)?[）)]?公开(?!办(?!理)|处(?!理)|科|室|局|中心|领导)"
)
"""Where the subject of a report's title begins; what stands before it names the body.

What a 政务公开办 or the like is called belongs to its name.
"""

YEAR: Final = re.compile(
    r"[（(【\[〔]?(?:(?:19|20)\d\d|二[〇○零O0][〇○零O0一二三四五六七八九]{2})\s*(?:年度?|度)?[）)】\]〕]?"
)

MARGIN: Final = re.compile(r"^(?:关于|印发|发布|公布|[《“\"'：:—–·|-])+|(?:关于|的|[《“\"'：:—–·|-])+$")
"""What may stand around a body's name in a title."""


def reporting_body(title: str | None, publisher: str | None) -> str | None:
    """The body that a report is about: that which its title names, else its publisher; None without either.

    The name is without spaces and without a closing 人民政府: `某市` and `某市人民政府` both head the report
    of the whole area, `某市人民政府办公室` that of the office alone.
    """
    return _name(_before_subject(title or "")) or _name(publisher or "") or None


def _before_subject(title: str) -> str:
    name, *subject = SUBJECT.split(YEAR.sub("", "".join(title.split())), maxsplit=1)
    return name if subject else ""


def _name(text: str) -> str:
    return MARGIN.sub("", "".join(text.split())).removesuffix("人民政府")
