"""An index block without labels: its values alone, which some portals set off by pictures or styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester.extraction.dates import find_date
from harvester.extraction.layout.ending import issuers
from harvester.extraction.metadata.index_numbers import is_certain
from harvester.items import Label

if TYPE_CHECKING:
    from harvester.items import Block, Page

_REACH: Final = 8
"""Lines before and after the beginning of the article in which an index block stands."""

_MOST_LINES: Final = 6
_LONGEST_VALUE: Final = 60
_TIME: Final = len(" 00:00:00")
_VALIDITY: Final = frozenset({"有效", "失效", "废止", "已废止", "部分有效"})
_DOCUMENT_NUMBER: Final = re.compile(r"[\u4e00-\u9fff]{1,20}[〔\[［【](?:19|20)\d\d[〕\]］】]\d{1,5}号")


def mark_unlabelled(page: Page) -> None:
    """Where no index block was found: the lines from one that can only be an index number on.

    They go on as long as each is a body's name, a date, a document number or a validity, one of each; a
    single date is taken for that of publication, of two the first for that of writing.
    """
    if any(label.rule == "index_block" for label in page.labels):
        return
    first = next((n for n, block in enumerate(page.blocks) if block.inside), 0)
    near = page.blocks[max(0, first - _REACH) : first + _REACH]
    start = next((n for n, block in enumerate(near) if any(map(_is_number, _values(block)))), None)
    if start is None:
        return
    found: dict[str, str] = {}
    for block in near[start : start + _MOST_LINES]:
        named = [(_name(value, found), value) for value in _values(block)]
        labels = [label for label, _ in named if label is not None]
        if block.role != "text" or len(set(labels)) < len(named):
            break
        found |= {label: value for label, value in named if label is not None}
        block.role = "index"
    if "发布日期" not in found and "成文日期" in found:
        found["发布日期"] = found.pop("成文日期")
    page.labels += [Label(label, value, "index_block") for label, value in found.items()]


def _values(block: Block) -> list[str]:
    return [block.text] if block.cells is None else [cell for cell in block.cells if cell]


def _is_number(value: str) -> bool:
    return len(value) <= _LONGEST_VALUE and value.isascii() and is_certain(value)


def _name(value: str, found: dict[str, str]) -> str | None:
    """The label that a value would have; None for one that has been found or is none of an index."""
    if len(value) > _LONGEST_VALUE:
        return None
    label = None
    if _is_number(value):
        label = "索引号"
    elif value in _VALIDITY:
        label = "有效性"
    elif _DOCUMENT_NUMBER.fullmatch(value):
        label = "文号"
    elif date := find_date(value):
        whole = len(value) <= len(date[1]) + _TIME
        label = ("发布日期" if "成文日期" in found else "成文日期") if whole else None
    elif issuers(value):
        label = "发布机构"
    return None if label in found else label
