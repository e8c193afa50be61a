"""Labels and their values: `索引号：…`, `索 引 号 | …`, `发布日期：… 信息来源：… 浏览次数：…`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction.text import fold, squeeze

if TYPE_CHECKING:
    from harvester.items import Block

FIELD_OF_LABEL: Final[dict[str, str]] = {
    label: field for field, labels in vocabulary.INDEX_LABELS.items() for label in labels
}
LABELS: Final = frozenset(FIELD_OF_LABEL) | vocabulary.OTHER_LABELS

_BRACKETS: Final = " \u3000【】[]〖〗*·•★◆"
_COLON: Final = ":："
_SPACED: Final = r"[\s\u3000\xa0]*"
_ANYWHERE: Final = re.compile(
    r"(?:^|(?<=[\s\u3000\xa0|｜│;；】\]）)]))(?:【|\[)?"
    "(" + "|".join(_SPACED.join(label) for label in sorted(LABELS, key=len, reverse=True)) + ")"
    rf"{_SPACED}(?:】|\])?{_SPACED}[:：]"
)
_LABEL_LIKE: Final = re.compile(r"^[\u4e00-\u9fff\s\u3000\xa0/（）()]{2,14}[:：]$")


def label_of(text: str) -> str | None:
    """The label that a whole cell or line is, colon and inner spaces removed; None for other text."""
    if len(text) > 24:
        return None
    label = squeeze(text).strip(_BRACKETS).rstrip(_COLON).strip(_BRACKETS)
    return label if label in LABELS else None


def looks_like_label(text: str) -> bool:
    """Whether a cell has the form of a label, known or not: a few characters and a colon."""
    return bool(_LABEL_LIKE.match(text))


def split_labels(text: str) -> list[tuple[str, str]]:
    """`(label, value)` for each known label with a colon in a line; text before the first is dropped.

    A value ends where the next label begins, so an empty label followed by another stays empty.
    """
    found = list(_ANYWHERE.finditer(text))
    if not found:
        return []
    ends = [match.start() for match in found[1:]] + [len(text)]
    return [
        (squeeze(match[1]), text[match.end() : end].strip(" \u3000\xa0|｜│;；【["))
        for match, end in zip(found, ends, strict=True)
    ]


def leading_text(text: str) -> str:
    """What stands in a line before its first label."""
    match = _ANYWHERE.search(text)
    return text[: match.start()].strip() if match else text


def pairs_in_cells(cells: list[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The labels of a table row with their values, and the cells that look like unknown labels."""
    pairs: list[tuple[str, str]] = []
    unknown: list[str] = []
    waiting: str | None = None
    for cell in cells:
        if label := label_of(cell):
            if waiting is not None:
                pairs.append((waiting, ""))
            waiting = label
        elif waiting is not None:
            pairs.append((waiting, cell))
            waiting = None
        elif within := split_labels(cell):
            pairs.extend(within)
        elif looks_like_label(cell):
            unknown.append(fold(cell).rstrip(":"))
    if waiting is not None:
        pairs.append((waiting, ""))
    return pairs, unknown


def pairs_in_line(block: Block) -> list[tuple[str, str]]:
    """The labels of a line with their values; a bold label needs no colon (`<b>索引号</b> 0142…`)."""
    if pairs := split_labels(block.text):
        return pairs
    first = next(iter(block.element), None)
    if first is not None and isinstance(first.tag, str) and not (block.element.text or "").strip():
        printed = first.text_content()
        if (label := label_of(printed)) and len(block.text) > len(printed.strip()):
            return [(label, block.text[len(" ".join(printed.split())) :].strip())]
    return []
