"""Labels and their values: `索引号：…`, `索 引 号 | …`, `发布日期：… 信息来源：… 浏览次数：…`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction.text import ends_sentence, fold, squeeze

if TYPE_CHECKING:
    from harvester.items import Block

FIELD_OF_LABEL: Final[dict[str, str]] = {
    label: field for field, labels in vocabulary.INDEX_LABELS.items() for label in labels
}
LABELS: Final = frozenset(FIELD_OF_LABEL) | vocabulary.OTHER_LABELS
_ALL: Final = LABELS.union(*vocabulary.BYLINE_LABELS.values())

_BEGINNINGS: Final = frozenset(label[:2] for label in _ALL)
_OPENING: Final = 12
"""Characters in which the first two of a label stand: spaces and brackets may precede and part them."""

LONGEST_LABEL: Final = 24

_BRACKETS: Final = " \u3000【】[]〖〗*·•★◆"
_COLON: Final = ":："
_SPACED: Final = r"[\s\u3000\xa0]*"
_ANYWHERE: Final = re.compile(
    r"(?:^|(?<=[\s\u3000\xa0|｜│;；】\]）)]))(?:【|\[)?"
    "(" + "|".join(_SPACED.join(label) for label in sorted(_ALL, key=len, reverse=True)) + ")"
    rf"{_SPACED}(?:】|\])?{_SPACED}[:：]"
)
_AT_BEGINNING: Final = re.compile(
    r"\s*[【\[]?(?:"
    + "|".join(r"\s*".join(label) for label in sorted(LABELS, key=len, reverse=True))
    + r")\s*[】\]]?\s*[:：]"
)
_GLUED: Final = re.compile(
    "(" + "|".join(sorted((label for label in _ALL if len(label) >= 4), key=len, reverse=True)) + ")[:：]"
)
"""A label too long to be the end of a value, right behind one (`来源：某日报发布时间：…`)."""

_EDGES: Final = " \u3000\xa0|｜│;；【["
_SPACED_LABEL: Final = re.compile(
    r"^(" + "|".join(_SPACED.join(label) for label in sorted(LABELS, key=len, reverse=True)) + r")\s+(\S.*)$"
)
_UNKNOWN: Final = re.compile(r"^([\u4e00-\u9fff]{2,8})\s*[:：]\s*\S")
_LONGEST_LINE: Final = 120
_LONGEST_BLOCK: Final = 4000
"""Characters of a whole index block on one line."""

_LABEL_LIKE: Final = re.compile(r"^[\u4e00-\u9fff\s\u3000\xa0/（）()]{2,14}[:：]$")


def label_of(text: str) -> str | None:
    """The label that a whole cell or line is, colon and inner spaces removed; None for other text."""
    if len(text) > LONGEST_LABEL or text.isascii():
        return None
    label = squeeze(text).strip(_BRACKETS).rstrip(_COLON).strip(_BRACKETS)
    return label if label in LABELS else None


def may_begin_with_label(text: str) -> bool:
    """Whether a text begins like a label, told from its first two characters: quick, and seldom wrong."""
    first = text[:2]
    if first in _BEGINNINGS or first.isalnum():
        return first in _BEGINNINGS
    return squeeze(text[:_OPENING]).lstrip(_BRACKETS)[:2] in _BEGINNINGS


def length_of_label(text: str) -> int:
    """Characters of the label of the index block, colon included, that a text begins with; 0 for none."""
    label = _AT_BEGINNING.match(text)
    return label.end() if label else 0


def has_colon(text: str) -> bool:
    """Whether a text can have labels that are set off by a colon."""
    return "：" in text or ":" in text


def looks_like_label(text: str) -> bool:
    """Whether a cell has the form of a label, known or not: a few characters and a colon."""
    return bool(_LABEL_LIKE.match(text))


def split_labels(text: str) -> list[tuple[str, str]]:
    """`(label, value)` for each known label with a colon in a line; text before the first is dropped.

    A value ends where the next label begins, so an empty label followed by another stays empty.
    """
    if (
        not has_colon(text)
        or len(text) > _LONGEST_BLOCK
        or (_is_paragraph(text) and not may_begin_with_label(text))
    ):
        return []
    found = list(_ANYWHERE.finditer(text))
    if not found:
        return []
    ends = [match.start() for match in found[1:]] + [len(text)]
    pairs = []
    for match, end in zip(found, ends, strict=True):
        label, value = squeeze(match[1]), text[match.end() : end]
        while glued := _GLUED.search(value):
            pairs.append((label, value[: glued.start()].strip(_EDGES)))
            label, value = glued[1], value[glued.end() :]
        pairs.append((label, value.strip(_EDGES)))
    return pairs


def _is_paragraph(text: str) -> bool:
    """Whether a line is so long and has such stops that it is none of labels, unless one begins it."""
    return len(text) > _LONGEST_LINE and ends_sentence(text)


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
        if cell.isascii() and waiting is None:
            continue
        if label := label_of(cell):
            if waiting is not None:
                pairs.append((waiting, ""))
            waiting = label
        elif waiting is not None:
            pairs.append((waiting, cell))
            waiting = None
        elif within := split_labels(cell) or _pair_with_space(cell):
            pairs.extend(within)
        elif cell[-1:] in _COLON and looks_like_label(cell):
            unknown.append(fold(cell).rstrip(":"))
    if waiting is not None:
        pairs.append((waiting, ""))
    return pairs, unknown


def may_have_labels(block: Block) -> bool:
    """Whether a line is worth being searched for labels."""
    return block.cells is not None or has_colon(block.text) or may_begin_with_label(block.text)


def pairs_of(block: Block) -> tuple[list[tuple[str, str]], list[str]]:
    """The labels of a line with their values, and what looks like a label and is not known."""
    if block.cells is not None:
        return pairs_in_cells(block.cells)
    if not may_have_labels(block):
        return [], []
    text = block.text
    pairs = [(label, "")] if (label := label_of(text)) else split_labels(text)
    if not pairs and may_begin_with_label(text):
        pairs = _pair_of_bold(block) or _pair_with_space(text)
    unknown = _UNKNOWN.match(text) if not pairs and len(text) <= _LONGEST_LINE else None
    if (pairs or unknown) and next(block.element.iter("input", "select"), None) is not None:
        return [], []
    return pairs, [squeeze(unknown[1])] if unknown else []


def _pair_with_space(text: str) -> list[tuple[str, str]]:
    """`索引号 0142…`: a label, a space and a value; believed only in company."""
    spaced = _SPACED_LABEL.match(text) if " " in text and len(text) <= _LONGEST_LINE else None
    return [(squeeze(spaced[1]), spaced[2])] if spaced else []


def _pair_of_bold(block: Block) -> list[tuple[str, str]]:
    """A label in an element of its own needs neither colon nor space (`<b>索引号</b>0142…`)."""
    if len(block.text) > _LONGEST_LINE:
        return []
    first = next(iter(block.element), None)
    if first is not None and isinstance(first.tag, str) and not (block.element.text or "").strip():
        printed = "".join(first.itertext())
        if (label := label_of(printed)) and len(block.text) > len(printed.strip()):
            return [(label, block.text[len(" ".join(printed.split())) :].strip())]
    return []
