"""Which label of the statutory forms a table cell prints, however it is spaced, numbered or shortened."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from harvester.extraction.text import fold
from harvester.forms import PARTS, WHOLE_LABELS

if TYPE_CHECKING:
    from harvester.forms import Label

_LONGEST: Final = 80
"""Characters of the longest label with its numeral, its notes and its line breaks."""

_ENUMERATOR: Final = re.compile(
    r"^(?:[(][一二三四五六七八九十\d]{1,2}[)]|[一二三四五六七八九十]{1,2}[、.,:]|\d{1,2}|[①-⑳])"
)
_NOTE: Final = re.compile(r"[(][^()]*[)]")
_SLIPS: Final = str.maketrans("査収囯", "查收国")
"""Japanese and old forms that scanners read for a character of the labels."""

_NOT_CHINESE: Final = re.compile(r"[^\u4e00-\u9fff]+")


def recognise(text: str) -> Label | None:
    """The label that a cell's text is, or None."""
    return _recognise(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=2048)
def _recognise(text: str) -> Label | None:
    words = plain(text)
    if (label := WHOLE_LABELS.get(words)) and label.key:
        return label
    # 行政诉讼（未经复议直接起诉）: what the words leave open their note may say.
    said = _NOT_CHINESE.sub("", text).translate(_SLIPS) if label else words
    return next((label for part, label in PARTS if part in said), label)


def plain(text: str) -> str:
    """A label's Chinese characters, without enumerator and notes: `（ 六 ）其他 处理` is `其他处理`."""
    return _NOT_CHINESE.sub("", _NOTE.sub("", _ENUMERATOR.sub("", fold(text)))).translate(_SLIPS)


def number_of(text: str) -> str:
    """The numeral that a label begins with, without its signs: `3.其他` is `3`."""
    match = _ENUMERATOR.match(fold(text))
    return match[0].strip("().,:、") if match else ""
