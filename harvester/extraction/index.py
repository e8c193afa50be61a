"""Labelled lines: the index block (政府信息公开目录) and the byline under the title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction import labels
from harvester.extraction.dates import find_date
from harvester.items import Block, Label, Page, Report

if TYPE_CHECKING:
    from collections.abc import Iterable

_SENTENCE: Final = re.compile(r"[。；！？]")
_STRONG: Final = frozenset(
    {"index_number", "publisher", "date_written", "document_number", "validity", "open_scope", "open_mode"}
)
"""Fields that only an index block has; a byline has dates and sources."""

_BYLINE_LABELS: Final = frozenset(
    label
    for label, field in labels.FIELD_OF_LABEL.items()
    if field in ("source", "publisher", "date_published", "date_written")
) | {label for label in vocabulary.OTHER_LABELS if re.match("浏览|点击|阅读|访问|字体|字号|更新|作者", label)}
"""Labels one of which a byline has."""

_RUNNING_TEXT: Final = 30
"""Characters from which a line with a full stop is the article's own: no byline stands below it."""

_BYLINE_REACH: Final = 8
"""Lines around the beginning of the article in which a byline stands."""


def mark_index(page: Page, report: Report) -> None:
    """Find the index block: a run of lines made of labels, told from data tables by what it names."""
    for run in _label_runs(page.blocks):
        pairs: list[tuple[str, str]] = []
        unknown: list[str] = []
        waiting: str | None = None
        for block in run:
            found, strange = _pairs(block)
            unknown += strange
            if waiting and not found:
                found = [(waiting, block.text)]
                waiting = None
            elif waiting:
                pairs.append((waiting, ""))
                waiting = None
            if len(found) == 1 and not found[0][1] and block.cells is None:
                waiting, found = found[0][0], []
            pairs += found
        if waiting:
            pairs.append((waiting, ""))
        fields = {labels.FIELD_OF_LABEL[label] for label, _ in pairs if label in labels.FIELD_OF_LABEL}
        filled = any(value for _, value in pairs)
        if not filled or not ("index_number" in fields or len(fields & _STRONG) >= 2):
            continue
        for block in run:
            block.role = "index"
        page.labels += [Label(label, value, "index_block") for label, value in pairs]
        for name in unknown:
            report.find("label_unknown", name)


def _label_runs(blocks: list[Block]) -> Iterable[list[Block]]:
    """Runs of neighbouring lines that hold labels; a bare label takes the line after it along."""
    run: list[Block] = []
    expecting = False
    for block in blocks:
        pairs, _ = _pairs(block)
        if pairs and run and (run[-1].cells is None) != (block.cells is None):
            yield run
            run = []
        if pairs:
            run.append(block)
            expecting = block.cells is None and not pairs[-1][1]
        elif run and expecting and len(block.text) <= 120:
            run.append(block)
            expecting = False
        elif run:
            yield run
            run, expecting = [], False
    if run:
        yield run


def _pairs(block: Block) -> tuple[list[tuple[str, str]], list[str]]:
    if block.cells is not None:
        return labels.pairs_in_cells(block.cells)
    if label := labels.label_of(block.text):
        return [(label, "")], []
    return labels.pairs_in_line(block), []


def mark_byline(page: Page) -> None:
    """Find the line under the title: `发布日期：… 信息来源：… 浏览次数：…`, or a bare date and time."""
    first = next((n for n, block in enumerate(page.blocks) if block.inside and block.role == "text"), 0)
    start = max(0, first - 5 * _BYLINE_REACH)
    for n, block in enumerate(page.blocks[start : first + _BYLINE_REACH], start):
        if block.inside and len(block.text) > _RUNNING_TEXT and _SENTENCE.search(block.text):
            break
        if block.role != "text" or len(block.text) > 200 or (block.cells and len(block.cells) > 4):
            continue
        pairs = labels.split_labels(block.text.replace(" | ", " "))
        before = labels.leading_text(block.text)
        if len(before) <= 60 and any(label in _BYLINE_LABELS for label, _ in pairs):
            block.role = "byline"
            page.labels += [Label(label, value, "byline") for label, value in pairs]
            if (date := find_date(before)) and len(before) <= len(date[1]) + 10:
                page.labels.append(Label("发布日期", before, "byline"))
        elif (date := find_date(block.text)) and len(block.text) <= len(date[1]) + 10 and n <= first + 1:
            block.role = "byline"
            page.labels.append(Label("发布日期", block.text, "byline"))
