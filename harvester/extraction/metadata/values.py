"""What the printed value of a field says; a placeholder says nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction.labels import has_colon
from harvester.extraction.layout.sources import source_alone
from harvester.extraction.text import clean, fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable


def _only(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of a text that is one of these words, whatever signs and spaces are about it."""
    spaced = (r"\s*".join(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"[\W_]*+(?:(?:{'|'.join(spaced)})[\W_]*+)?", re.IGNORECASE)


_PLACEHOLDER: Final = _only(vocabulary.PLACEHOLDERS)
_NO_SOURCE: Final = _only(vocabulary.NO_SOURCE)
_YEAR: Final = re.compile(r"[〔\[［【(（﹝]\s*(?:19|20)\d\d\s*年?\s*[〕\]］】)）﹞]|(?:19|20)\d\d\s*年")
_NUMBER: Final = re.compile(r"\d|[一二三四五六七八九十百千〇零]\s*号")
_LABELS: Final = {field: frozenset(labels) for field, labels in vocabulary.INDEX_LABELS.items()}
_LONGEST_LABEL: Final = 16


def value_of(field: str, printed: str) -> str | None:
    """A field's value as printed, on one line and without its label; None where there is none."""
    value = " ".join(printed.split()) if printed.isprintable() else clean(printed)
    if has_colon(value[1:_LONGEST_LABEL]) and squeeze(value[: _colon(value)]) in _LABELS.get(field, ()):
        value = value[_colon(value) + 1 :].strip()
    if field == "source":
        value = source_alone(value) or value
    if _PLACEHOLDER.fullmatch(value) or (field == "source" and _NO_SOURCE.fullmatch(value)):
        return None
    if field == "document_number" and not _NUMBER.search(_YEAR.sub("", value)):
        return None
    return value


def _colon(value: str) -> int:
    """Where the first colon of a value stands, behind its first character."""
    return min(value.index(colon, 1) for colon in ":：" if colon in value[1:])


def is_title(number: str, title: str | None) -> bool:
    """Whether a document number is only the title again, as some portals fill it in (`标题号`)."""
    return title is not None and fold(number).removesuffix("号") == fold(title).removesuffix("号")
