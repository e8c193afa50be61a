"""Labels and their values: `索引号：…`, `索 引 号 | …`, `发布日期：… 信息来源：… 浏览次数：…`."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction.text import ends_sentence, fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from lxml.etree import _Element as Element

    from harvester.items import Block

FIELD_OF_LABEL: Final[dict[str, str]] = {
    label: field for field, labels in vocabulary.INDEX_LABELS.items() for label in labels
}
LABELS: Final = frozenset(FIELD_OF_LABEL) | vocabulary.OTHER_LABELS
_ALL: Final = LABELS.union(*vocabulary.BYLINE_LABELS.values())

_BEGINNINGS: Final = frozenset(label[:2] for label in _ALL)
_OPENING: Final = 12
"""Characters in which the first two of a label stand: spaces and brackets may precede and part them."""

_COLONS: Final = frozenset({":", "："})

LONGEST_LABEL: Final = 24

_BULLETS: Final = "*·•★◆■●▪"
_BRACKETS: Final = f" \u3000【】[]〖〗{_BULLETS}"
_INITIALS: Final = "".join(sorted({label[0] for label in _ALL}))
_FIRST: Final = frozenset(_INITIALS + _BRACKETS)
"""Characters that a label begins with, or that stand before one."""

_COLON: Final = ":："
_BARS: Final = "|｜丨"
"""What some portals print in place of a colon."""

_ENDINGS: Final = _COLON + _BARS + "?？"
"""What a label may end with: a question mark stands for a button that explains it."""

_NOTE: Final = r"(?:[（(][^（）()：:]{1,10}[）)])?"
"""What may stand behind a label to explain it: `发布机构（单位）`."""


def _spelled(labels: Collection[str], gap: str = "") -> str:
    """A pattern of these labels, with any spaces between characters; of two that begin alike the longer one.

    A tree of their characters: in a list of 200 labels most of a search is spent on passing by the others.
    """
    rests: dict[str, list[str]] = {}
    for label in labels:
        if label:
            rests.setdefault(label[0], []).append(label[1:])
    ways = [first + (_spelled(rest, r"\s*") if any(rest) else "") for first, rest in sorted(rests.items())]
    pattern = f"{gap}(?:{'|'.join(ways)})"
    return f"(?:{pattern})?" if "" in labels else pattern


_ANYWHERE: Final = re.compile(
    rf"(?<![^\s|｜│;；,，】\]）)(（{_BULLETS}])([【\[〖]?)\s*(?=[{_INITIALS}])({_spelled(_ALL)})"
    rf"{_NOTE}\s*(?:[】\]〗]\s*)?([:：]|(?<=[】〗\]]))"
)
"""A label and its colon, or a label in brackets."""

_AT_BEGINNING: Final = re.compile(rf"\s*[【\[]?{_spelled(LABELS)}\s*[】\]]?\s*[:：]")
_GLUED: Final = re.compile(
    "("
    + "|".join(sorted((label for label in _ALL if len(label) >= 3), key=len, reverse=True))
    + "|点击|浏览|阅读|访问|字体|字号|"
    + "|".join(rf"{label}(?<=[\d日\]】)）]{label})" for label in ("来源", "作者", "编辑"))
    + ")[:：]"
)
"""A label right behind a value, of which it cannot be the end (`来源：某日报发布时间：…`)."""

_EDGES: Final = " \u3000\xa0|｜│;；,，【[〖"
_SPACED_LABEL: Final = re.compile(rf"^({_spelled(LABELS)})(?:\s+|\s*[{_BARS}]\s*)([^\s{_BARS}].*)$")
_UNKNOWN: Final = re.compile(r"^([\u4e00-\u9fff]{2,8})\s*[:：]\s*\S")
_FIRST_LABEL: Final = re.compile(r"([\u4e00-\u9fff][\u4e00-\u9fff ]{1,7})[:：]")
_LONGEST_LINE: Final = 120
_LONGEST_PARTS: Final = 400
_MOST_PARTS: Final = 100
_MOST_CELLS: Final = 40
"""Cells of a row that an index block may have: one for each label of the standard and its value."""

_LONGEST_BLOCK: Final = 4000
"""Characters of a whole index block on one line."""

_CLOSING: Final = ("）", ")")
_EXPLAINED: Final = re.compile(_NOTE + "$")
_LABEL_LIKE: Final = re.compile(r"^[\u4e00-\u9fff\s\u3000\xa0/（）()]{2,14}[:：]$")


def label_of(text: str, known: frozenset[str] = LABELS) -> str | None:
    """The label that a whole cell or line is, without colon, inner spaces and note; None for other text."""
    if text[:1] not in _FIRST or len(text) > LONGEST_LABEL:
        return None
    label = squeeze(text).strip(_BRACKETS).rstrip(_ENDINGS).strip(_BRACKETS)
    if label[-1:] in _CLOSING:
        label = _EXPLAINED.sub("", label)
    return label if label in known else None


def may_begin_with_label(text: str) -> bool:
    """Whether a text begins like a label, told from its first two characters: quick, and seldom wrong."""
    first = text[:2]
    if first in _BEGINNINGS:
        return True
    if first.isalnum():
        return False
    return squeeze(text[:_OPENING]).lstrip(_BRACKETS)[:2] in _BEGINNINGS


def length_of_label(text: str) -> int:
    """Characters of the label of the index block, colon included, that a text begins with; 0 for none."""
    label = _AT_BEGINNING.match(text)
    return label.end() if label else 0


def has_mark(text: str) -> bool:
    """Whether a text can have labels that a colon or brackets set off."""
    return "：" in text or ":" in text or "】" in text or "〗" in text


def has_bar(text: str) -> bool:
    """Whether a text can have a label that a bar sets off."""
    return "|" in text or "｜" in text or "丨" in text


def has_colon(text: str) -> bool:
    """Whether a text can have labels that are set off by a colon."""
    return "：" in text or ":" in text


def parted(block: Block) -> str:
    """The text of a line with a space before each part that begins with a label: there the value before ends.

    `<b>来源：某某发布</b><b>时间：…</b>` has no label 发布时间.
    """
    text, element = block.text, block.element
    if not len(element) or len(text) > _LONGEST_LINE or not has_colon(text):
        return text
    pieces = [" ".join(piece.split()) for piece in islice(element.itertext(), _MOST_PARTS)]
    if squeeze("".join(pieces)) != squeeze(text):
        return text
    parts = [
        " " + piece if _begins_label(before, piece) else piece
        for before, piece in pairwise(["", *filter(None, pieces)])
    ]
    return "".join(parts).strip() if any(part[:1] == " " for part in parts[1:]) else text


def _begins_label(before: str, piece: str) -> bool:
    """Whether a piece begins with a whole label, of which the piece before is no part."""
    match = _FIRST_LABEL.match(piece)
    label = squeeze(match[1]) if match else ""
    return label in _ALL and before + label not in _ALL


def looks_like_label(text: str) -> bool:
    """Whether a cell has the form of a label, known or not: a few characters and a colon."""
    return bool(_LABEL_LIKE.match(text))


def split_labels(text: str) -> list[tuple[str, str]]:
    """`(label, value)` for each known label with a colon in a line; text before the first is dropped.

    A value ends where the next label begins, so an empty label followed by another stays empty.
    """
    return split_line(text)[1]


def split_line(text: str) -> tuple[str, list[tuple[str, str]]]:
    """What stands in a line before its first label, and `split_labels` of it; nothing where it has none."""
    if (
        not (has_mark(text) or "]" in text)
        or len(text) > _LONGEST_BLOCK
        or (_is_paragraph(text) and not may_begin_with_label(text))
    ):
        return "", []
    found = [match for match in _ANYWHERE.finditer(text) if match[3] or match[1]]
    if not found:
        return "", []
    ends = [match.start() for match in found[1:]] + [len(text)]
    pairs = []
    for match, end in zip(found, ends, strict=True):
        label, value = squeeze(match[2]), text[match.end() : end]
        while has_colon(value) and (glued := _GLUED.search(value)):
            pairs.append((label, _trimmed(value[: glued.start()])))
            label, value = glued[1], value[glued.end() :]
        pairs.append((label, _trimmed(value)))
    return text[: found[0].start()].strip(), pairs


def _trimmed(value: str) -> str:
    """A value without what parts it from the next, and without the end of brackets around the whole line."""
    value = value.strip(_EDGES)
    for opening, closing in ("（）", "()"):
        if value.endswith(closing) and opening not in value:
            value = value[:-1].rstrip()
    return value


def _is_paragraph(text: str) -> bool:
    """Whether a line is so long and has such stops that it is none of labels, unless one begins it."""
    return len(text) > _LONGEST_LINE and ends_sentence(text)


def pairs_in_cells(cells: list[str], row: Element | None = None) -> tuple[list[tuple[str, str]], list[str]]:
    """The labels of a table row with their values, and the cells that look like unknown labels.

    `row` is the element that holds them: the parts of a cell tell a label from a value that touches it.
    """
    pairs: list[tuple[str, str]] = []
    unknown: list[str] = []
    waiting: str | None = None
    for n, cell in enumerate(cells):
        if (waiting is None and cell.isascii()) or cell in _COLONS:
            continue
        if label := label_of(cell):
            if waiting is not None:
                pairs.append((waiting, ""))
            waiting = label
        elif waiting is not None:
            if not cell and n + 1 < len(cells) and cells[n - 1] and cells[n + 1]:
                continue  # an empty cell for a gap between label and value, or the label has none
            within = split_labels(cell) if may_begin_with_label(cell) else []
            within = within or _pairs_of_parts(cell, row, n)
            pairs.append((waiting, "" if within else cell))
            pairs.extend(within)
            waiting = None
        elif within := split_labels(cell) or _pairs_of_parts(cell, row, n):
            pairs.extend(within)
        elif cell[-1:] in _COLON and looks_like_label(cell):
            unknown.append(fold(cell).rstrip(":"))
    if waiting is not None:
        pairs.append((waiting, ""))
    return pairs, unknown


def may_have_labels(block: Block) -> bool:
    """Whether a line is worth being searched for labels."""
    text = block.text
    if has_mark(text):
        return True
    if block.cells is not None:
        return not _FIRST.isdisjoint([cell[:1] for cell in block.cells])
    return text[:1] in _FIRST and may_begin_with_label(text)


def pairs_of(block: Block) -> tuple[list[tuple[str, str]], list[str]]:
    """The labels of a line with their values, and what looks like a label and is not known."""
    if not may_have_labels(block) or len(block.cells or ()) > _MOST_CELLS:
        return [], []
    if block.cells is not None:
        return pairs_in_cells(block.cells, block.element)
    text = block.text
    pairs = [(label, "")] if (label := label_of(text)) else split_labels(text)
    if not pairs:
        pairs = _pairs_of_parts(text, block.element)
    unknown = _UNKNOWN.match(text) if not pairs and len(text) <= _LONGEST_LINE else None
    if (pairs or unknown) and (field := _form_field(block.element)) is not None:
        return ([(label, field.get("value", ""))] if label and _is_read_only(field) else []), []
    return pairs, [squeeze(unknown[1])] if unknown else []


def _form_field(element: Element) -> Element | None:
    """The first field of a form among the parts of a line."""
    parts = islice(element.iter(), _MOST_PARTS)
    return next((part for part in parts if part.tag in ("input", "select")), None)


def _is_read_only(field: Element) -> bool:
    """Whether a form field only shows its value."""
    return field.tag == "input" and ("readonly" in field.attrib or "disabled" in field.attrib)


def pairs_of_words(text: str) -> list[tuple[str, str]]:
    """`发布时间 2023-01-11 来源 某局`: labels and values with nothing but spaces between them."""
    return _paired(text.split(), _ALL) if " " in text and may_begin_with_label(text) else []


def _pairs_of_parts(text: str, element: Element | None, cell: int | None = None) -> list[tuple[str, str]]:
    """A label needs no colon in an element of its own, nor before a space; believed only in company.

    `<b>索引号</b>0142…`, `索引号 0142…`; `element` is that which holds the text, or the row that has it in
    this cell.
    """
    if len(text) > _LONGEST_PARTS or not may_begin_with_label(text):
        return []
    if element is not None and cell is not None:
        cells = (place for place in element if place.tag in ("td", "th"))
        element = next(islice(cells, cell, None), None)
    if element is not None and len(element):
        pieces = [" ".join(piece.split()) for piece in islice(element.itertext(), _MOST_PARTS)]
        if squeeze("".join(pieces)) == squeeze(text) and (pairs := _paired(pieces)):
            return pairs
    is_parted = (" " in text or has_bar(text)) and len(text) <= _LONGEST_LINE
    spaced = _SPACED_LABEL.match(text) if is_parted else None
    return [(squeeze(spaced[1]), spaced[2])] if spaced else []


def _paired(pieces: Iterable[str], known: frozenset[str] = LABELS) -> list[tuple[str, str]]:
    """Pieces of text, each a label or a part of the value of the label before it; none begins them."""
    pairs: list[tuple[str, str]] = []
    for piece in filter(None, pieces):
        if label := label_of(piece, known):
            pairs.append((label, ""))
        elif not pairs:
            break
        elif piece not in _COLONS and piece not in _BARS:
            label, value = pairs[-1]
            pairs[-1] = label, f"{value} {piece}".strip()
    return pairs
