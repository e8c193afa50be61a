"""The index block of a page (政府信息公开目录): neighbouring lines made of labels and their values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from harvester.extraction import labels
from harvester.extraction.text import ends_sentence
from harvester.items import Block, Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

    from harvester.items import Page, Report

_STRONG: Final = frozenset(
    {"index_number", "publisher", "date_written", "document_number", "validity", "open_scope", "open_mode"}
)
"""Fields that only an index block has; a byline has dates and sources."""

_IDENTIFYING: Final = frozenset({"index_number", "document_number"})
_DIGIT: Final = re.compile(r"\d")

_UNMARKED: Final = 3
"""Labels without a colon that a block must have to be believed."""

_LONGEST_VALUE: Final = 80
_LONGEST_COLUMN: Final = 40
_NEAR: Final = 3
"""Lines between two parts of one index block."""

_RUNNING_TEXT: Final = 30
"""Characters from which a line with a full stop is the article's own: no byline stands below it."""


@dataclass
class _Run:
    """Neighbouring lines that belong to one block of labels.

    `identity`: the labels that only one document has; `is_marked`: some have a colon or a cell of their own;
    `is_in_turn`: a value stood on the line below its label.
    """

    blocks: list[Block] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    identity: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    end: int = 0
    is_marked: bool = False
    is_in_turn: bool = False

    @property
    def fields(self) -> set[str]:
        return {
            name
            for label, value in self.pairs
            if value
            and (name := labels.FIELD_OF_LABEL.get(label))
            and (name != "index_number" or _is_number(label, value))
        }

    def differs(self, pairs: Sequence[tuple[str, str]]) -> bool:
        """Whether these labels are those of another document."""
        known = self.identity
        return bool(known) and any(
            known.get(label, value) != value for label, value in pairs if _is_number(label, value)
        )

    def add(self, pairs: Sequence[tuple[str, str]]) -> None:
        """More labels of the block."""
        self.pairs += pairs
        self.identity.update(pair for pair in pairs if _is_number(*pair))

    def complete(self, value: str) -> None:
        """The value of the last label, which stands on a line of its own."""
        self.add([(self.pairs.pop()[0], value)])
        self.is_in_turn = True


def _is_number(label: str, value: str) -> bool:
    """Whether a label gives a number that only one document has."""
    return labels.FIELD_OF_LABEL.get(label) in _IDENTIFYING and _DIGIT.search(value) is not None


def mark_index(page: Page, report: Report) -> None:
    """Find the index block: neighbouring lines made of labels, told from data tables by what they name.

    Within the article, below its first text, only a block that has an index number is believed. Of the
    blocks of several documents the fullest is the page's; where none is, they are all of other pages.
    """
    runs = [run for run in _runs(page.blocks) if _is_marked(run)]
    if not runs:
        return
    texts = (n for n, block in enumerate(page.blocks) if block.inside and is_running(block))
    first_text = next(texts, len(page.blocks))
    accepted: _Run | None = None
    for run in _of_one_document(runs):
        start = run.end - len(run.blocks)
        is_within = start > first_text and run.blocks[0].inside
        continues = accepted is not None and start - accepted.end <= _NEAR and not is_within
        if not (_is_index(run, is_within) or (continues and run.fields & _STRONG)):
            continue
        accepted = run
        for block in run.blocks:
            block.role = "index"
        page.labels += [Label(label, value, "index_block") for label, value in run.pairs]
        for name in run.unknown:
            report.find("label_unknown", name)


def _of_one_document(runs: list[_Run]) -> list[_Run]:
    """The runs without those of which as full a run has another number: they are of other documents."""
    fullest: dict[str, dict[str, int]] = {}
    for run in runs:
        for label, value in run.identity.items():
            sizes = fullest.setdefault(label, {})
            sizes[value] = max(sizes.get(value, 0), len(run.fields))
    best = {label: sorted(sizes.values())[-2:] for label, sizes in fullest.items() if len(sizes) > 1}
    if not best:
        return runs
    return [
        run
        for run in runs
        if all(len(run.fields) >= best[label][1] > best[label][0] for label in run.identity if label in best)
    ]


def _is_marked(run: _Run) -> bool:
    """Whether colons set the labels off, or there are so many that they need none."""
    fields = run.fields
    return run.is_marked or len(fields) >= _UNMARKED - ("index_number" in fields)


def _is_index(run: _Run, is_within: bool) -> bool:
    fields = run.fields
    return "index_number" in fields or (not is_within and len(fields & _STRONG) >= 2)


def _runs(blocks: Sequence[Block]) -> Iterator[_Run]:
    """The runs of labelled lines, in order; lines without labels go along only within one table or list."""
    run = _Run()
    waiting: Block | None = None
    until = 0
    for n, block in enumerate(blocks):
        if n < until or (not run.blocks and not _may_begin(block)):
            continue
        pairs, unknown = labels.pairs_of(block)
        lines = blocks[n : n + 1]
        if block.cells and len(pairs) == len(block.cells) and not any(value for _, value in pairs):
            pairs, lines = _under_heads(blocks, n, pairs)
            until = n + len(lines)
        elif waiting is None and block.cells is None and len(pairs) == 1 and not pairs[0][1]:
            pairs, lines = _beside_column(blocks, n, pairs)
            until = n + len(lines)
        parts = bool(run.blocks and pairs) and (
            (run.blocks[-1].cells is None) != (block.cells is None) or run.differs(pairs)
        )
        if parts:
            yield run
            run, waiting = _Run(), None
        if (
            waiting is not None
            and not pairs
            and not unknown
            and is_value_of(waiting, block, _next(blocks, n), is_in_turn=run.is_in_turn)
        ):
            run.complete(block.text)
        elif pairs:
            run.add(pairs)
            run.is_marked |= labels.has_colon(block.text) or any(map(labels.label_of, block.cells or ()))
            run.unknown += unknown
        elif run.blocks and not unknown and _is_second_value(block, run):
            run.complete(f"{run.pairs[-1][1]} {block.text}")
        elif not (run.blocks and _stand_together(run.blocks[-1], block)):
            if run.pairs:
                yield run
            run, waiting = _Run(), None
            continue
        else:
            run.unknown += unknown
        run.blocks += lines
        run.end = n + len(lines)
        waiting = block if block.cells is None and pairs and not pairs[-1][1] else None
    if run.pairs:
        yield run


def _may_begin(block: Block) -> bool:
    """Whether a line may be the first of a block; links without a colon are a menu."""
    return labels.has_mark(block.text) if block.linked else labels.may_have_labels(block)


def _under_heads(
    blocks: Sequence[Block], n: int, heads: list[tuple[str, str]]
) -> tuple[list[tuple[str, str]], Sequence[Block]]:
    """A row of labels with the row of their values below it; no labels where it heads a list of documents."""
    rows = [n + 1]
    while (
        len(rows) <= 2
        and rows[-1] < len(blocks)
        and len(blocks[rows[-1]].cells or ()) == len(heads)
        and _holder(blocks[rows[-1]]) is _holder(blocks[n])
        and not labels.pairs_of(blocks[rows[-1]])[0]
    ):
        rows.append(rows[-1] + 1)
    if len(rows) != 2:
        return (heads if len(rows) < 2 else []), blocks[n : n + 1]
    values = blocks[n + 1].cells or []
    return [(label, value) for (label, _), value in zip(heads, values, strict=True)], blocks[n : n + 2]


def _beside_column(
    blocks: Sequence[Block], n: int, first: list[tuple[str, str]]
) -> tuple[list[tuple[str, str]], Sequence[Block]]:
    """A column of labels with the column of their values behind it; the first label alone where none is."""
    names = [first[0][0]]
    for block in blocks[n + 1 : n + _LONGEST_COLUMN]:
        if block.cells is not None or not (label := labels.label_of(block.text)):
            break
        names.append(label)
    end = n + 2 * len(names)
    values = blocks[n + len(names) : end]
    if len(names) < _UNMARKED or len(values) < len(names) or not all(map(_is_plain_value, values)):
        return first, blocks[n : n + 1]
    column, other = _column(blocks[n : n + len(names)]), _column(values)
    if column is None or other is None or column.getnext() is not other:
        return first, blocks[n : n + 1]
    return [(name, value.text) for name, value in zip(names, values, strict=True)], blocks[n:end]


def _is_plain_value(block: Block) -> bool:
    return (
        block.cells is None
        and len(block.text) <= _LONGEST_VALUE
        and not ends_sentence(block.text)
        and not labels.pairs_of(block)[0]
    )


def _column(lines: Sequence[Block]) -> Element | None:
    """The element that lines stand in side by side; None where there is none."""
    places = {line.element for line in lines}
    if len(places) > 1:
        places = {parent for place in places if (parent := place.getparent()) is not None}
    return places.pop() if len(places) == 1 else None


def _next(blocks: Sequence[Block], n: int) -> Block | None:
    return blocks[n + 1] if n + 1 < len(blocks) else None


def _holder(block: Block) -> Element | None:
    """The table or list that a line is part of."""
    return next(block.element.iterancestors("table", "ul", "ol", "dl"), None)


def _stand_together(one: Block, other: Block) -> bool:
    """Whether two lines are parts of one table or list."""
    holder = _holder(one)
    return holder is not None and holder is _holder(other)


def is_value_of(label: Block, value: Block, following: Block | None, *, is_in_turn: bool) -> bool:
    """Whether a line is the value of the bare label before it: its partner in the markup.

    `is_in_turn`: the label before had its value on a line of its own.
    """
    name, element = label.element, value.element
    if element.tag in ("h1", "h2", "h3") or value.cells is not None:
        return False
    if name.tag == "dt":
        return _outermost(element).tag == "dd"
    if len(value.text) > _LONGEST_VALUE or ends_sentence(value.text):
        return False
    if element is not name and _outermost(element).getparent() is name:
        return True
    if name is element or name.tag in ("li", "p"):
        is_next_label = following is not None and labels.label_of(following.text) is not None
        return (name is element or name.getnext() is element) and (is_next_label or is_in_turn)
    return _are_pair(name, element, following) or (
        name.tag == element.tag == "td" and _is_next_cell(name, element)
    )


def _is_second_value(block: Block, run: _Run) -> bool:
    """Whether the last label, in `<dt>`, has this line for its second `<dd>` or a later one."""
    return (
        block.element.tag == run.blocks[-1].element.tag == "dd"
        and len(block.text) + len(run.pairs[-1][1]) <= 2 * _LONGEST_VALUE
        and not labels.pairs_of(run.blocks[-1])[0]
    )


def _outermost(element: Element) -> Element:
    """The outermost element that holds nothing but this one."""
    while (
        (parent := element.getparent()) is not None
        and element.getprevious() is element.getnext() is None
        and not (parent.text or "").strip()
        and not (element.tail or "").strip()
    ):
        element = parent
    return element


def _is_next_cell(name: Element, element: Element) -> bool:
    """Whether the cell of a label, which may be a table within a cell, is followed by that of its value."""
    return _outermost(name).getnext() is _outermost(element)


def _are_pair(name: Element, element: Element, following: Block | None) -> bool:
    """Whether two elements side by side are a label and its value: alone, or with the next label behind."""
    parent = name.getparent()
    if parent is None or element.getparent() is not parent:
        return False
    are_alone = name.getnext() is element and name.getprevious() is element.getnext() is None
    if are_alone or following is None or following.element.getparent() is not parent:
        return True
    return bool(labels.pairs_of(following)[0])


def is_running(block: Block) -> bool:
    return block.cells is None and len(block.text) > _RUNNING_TEXT and ends_sentence(block.text)
