"""What the printed value of a field says; a placeholder says nothing."""

from __future__ import annotations

import re
from typing import Final

from harvester import vocabulary
from harvester.extraction.text import clean, fold

_SIGNS: Final = re.compile(r"[\W_]+")
_YEAR: Final = re.compile(r"[〔\[［【(（﹝]\s*(?:19|20)\d\d\s*年?\s*[〕\]］】)）﹞]|(?:19|20)\d\d\s*年")
_NUMBER: Final = re.compile(r"\d|[一二三四五六七八九十百千〇零]\s*号")
_SOURCE_LABEL: Final = re.compile(rf"(?:{'|'.join(vocabulary.INDEX_LABELS['source'])})\s*[:：]\s*")


def value_of(field: str, printed: str) -> str | None:
    """A field's value as printed, on one line and without its label; None where there is none."""
    value = clean(printed)
    if field == "source":
        value = value[label.end() :] if (label := _SOURCE_LABEL.match(value)) else value
    words = _SIGNS.sub("", value)
    if words.lower() in vocabulary.PLACEHOLDERS:
        return None
    if field == "source" and words in vocabulary.NO_SOURCE:
        return None
    if field == "document_number" and not _NUMBER.search(_YEAR.sub("", value)):
        return None
    return value


def is_title(number: str, title: str | None) -> bool:
    """Whether a document number is only the title again, as some portals fill it in (`标题号`)."""
    return title is not None and fold(number).removesuffix("号") == fold(title).removesuffix("号")
