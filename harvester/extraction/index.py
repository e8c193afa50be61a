"""Labelled lines: the index block (政府信息公开目录) and the byline under the title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction import labels
from harvester.extraction.dates import find_date, parse_date
from harvester.extraction.text import ends_sentence
from harvester.items import Block, Label, Page, Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element as Element

_COLON: Final = re.compile("[:：]")
_STRONG: Final = frozenset(
    {"index_number", "publisher", "date_written", "document_number", "validity", "open_scope", "open_mode"}
)
"""Fields that only an index block has; a byline has dates and sources."""

_UNMARKED: Final = 3
"""Labels without a colon that a block must have to be believed."""

_LONGEST_VALUE: Final = 80
_NEAR: Final = 3
"""Lines between two parts of one index block."""

_RUNNING_TEXT: Final = 30
"""Characters from which a line with a full stop is the article's own: no byline stands below it."""

_REACH: Final = 8
"""Lines before and after the beginning of the article, and after its end, in which a byline stands."""

_FIELD_OF_BYLINE: Final = {label: name for name, names in vocabulary.BYLINE_LABELS.items() for label in names}
_BELOW: Final = re.compile(r"(?:^|\s)(?:文章|信息|稿件)?来源\s*[:：]|(?:^|\s)发布(?:时间|日期)\s*[:：]")
"""What a byline below the article has: dates of other things stand there too."""

_SOURCE_END: Final = re.compile(
    r"\s*(?:[【\[〖】\]〗]|[|｜│]|\s(?:字体|字号|打印|分享|浏览|点击|关闭|收藏)|\s[\u4e00-\u9fff]{2,6}[:：]).*$"
)


@dataclass
class _Run:
    """Neighbouring lines that belong to one block of labels."""

    blocks: list[Block] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    end: int = 0
    is_marked: bool = False

    @property
    def fields(self) -> set[str]:
        return {name for label, value in self.pairs if value and (name := labels.FIELD_OF_LABEL.get(label))}


# -- the index block -------------------------------------------------------------------------------


def mark_index(page: Page, report: Report) -> None:
    """Find the index block: neighbouring lines made of labels, told from data tables by what they name.

    Within the article, below its first text, only a block that has an index number is believed.
    """
    texts = (n for n, block in enumerate(page.blocks) if block.inside and _is_running(block))
    first_text = next(texts, len(page.blocks))
    accepted: _Run | None = None
    for run in _runs(page.blocks):
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


def _is_index(run: _Run, is_within: bool) -> bool:
    fields = run.fields
    if not run.is_marked and len(fields) < _UNMARKED:
        return False
    return "index_number" in fields or (not is_within and len(fields & _STRONG) >= 2)


def _runs(blocks: Sequence[Block]) -> Iterator[_Run]:
    """The runs of labelled lines, in order; lines without labels go along only within one table or list."""
    run = _Run()
    waiting: Block | None = None
    for n, block in enumerate(blocks):
        if not run.blocks and (block.linked or not labels.may_have_labels(block)):
            continue
        following = blocks[n + 1] if n + 1 < len(blocks) else None
        pairs, unknown = labels.pairs_of(block)
        if run.blocks and pairs and (run.blocks[-1].cells is None) != (block.cells is None):
            yield run
            run, waiting = _Run(), None
        if waiting is not None and not pairs and _is_value_of(waiting, block, following):
            run.pairs[-1] = (run.pairs[-1][0], block.text)
        elif pairs:
            run.pairs += pairs
            run.is_marked |= bool(_COLON.search(block.text)) or any(map(labels.label_of, block.cells or ()))
            run.unknown += unknown
        elif not (run.blocks and _holder(block) is not None and _holder(block) is _holder(run.blocks[-1])):
            if run.pairs:
                yield run
            run, waiting = _Run(), None
            continue
        else:
            run.unknown += unknown
        run.blocks.append(block)
        run.end = n + 1
        waiting = block if block.cells is None and pairs and not pairs[-1][1] else None
    if run.pairs:
        yield run


def _holder(block: Block) -> Element | None:
    """The table or list that a line is part of."""
    return next(block.element.iterancestors("table", "ul", "ol", "dl"), None)


def _is_value_of(label: Block, value: Block, following: Block | None) -> bool:
    """Whether a line is the value of the bare label before it: its partner in the markup."""
    name, element = label.element, value.element
    if element.tag in ("h1", "h2", "h3") or value.cells is not None:
        return False
    if name.tag == "dt":
        return element.tag == "dd"
    if len(value.text) > _LONGEST_VALUE or ends_sentence(value.text):
        return False
    return element.getparent() is name or _are_pair(name, element, following)


def _are_pair(name: Element, element: Element, following: Block | None) -> bool:
    """Whether two elements side by side are a label and its value: alone, or with the next label behind."""
    parent = name.getparent()
    if parent is None or element.getparent() is not parent or name.tag in ("li", "p"):
        return False
    if len(parent) == 2 or following is None or following.element.getparent() is not parent:
        return True
    return bool(labels.pairs_of(following)[0])


def _is_running(block: Block) -> bool:
    return block.cells is None and len(block.text) > _RUNNING_TEXT and ends_sentence(block.text)


# -- the byline ------------------------------------------------------------------------------------


def mark_byline(page: Page) -> None:
    """Find the line under the title: `发布日期：… 信息来源：… 浏览次数：…`, or a bare date and time."""
    own = [n for n, block in enumerate(page.blocks) if block.inside]
    first = next((n for n in own if page.blocks[n].role == "text"), 0)
    above = page.title_line + 1 if page.title_line is not None and page.title_line < first + _REACH else None
    before = 0  # lines of the article so far: none may precede a bare date but a title that no tag confirms
    for n in range(max(0, first - _REACH) if above is None else above, min(first + _REACH, len(page.blocks))):
        block = page.blocks[n]
        if block.inside and _is_running(block):
            break
        if block.role == "text":
            may_be_bare = before <= (above is None) and (above is not None or n >= first - _NEAR)
            _read_byline(page, n, may_be_bare=may_be_bare)
            before += block.inside and block.role == "text" and n != page.title_line
    if own:
        for n in range(own[-1] + 1, min(own[-1] + 1 + _REACH, len(page.blocks))):
            if page.blocks[n].role == "text" and _BELOW.search(page.blocks[n].text):
                _read_byline(page, n, may_be_bare=False)


def _read_byline(page: Page, n: int, *, may_be_bare: bool) -> None:
    """Take the labels of one line, or the date that it consists of, and mark it."""
    block = page.blocks[n]
    if len(block.text) > 200 or (block.cells and len(block.cells) > 4):
        return
    pairs = labels.split_labels(block.text.replace(" | ", " "))
    before = labels.leading_text(block.text) if pairs else block.text
    if (label := labels.label_of(block.text)) and label in _FIELD_OF_BYLINE:
        value = page.blocks[n + 1] if n + 1 < len(page.blocks) else None
        if value is not None and _is_value_of(block, value, None):
            pairs, before = [(label, value.text)], ""
            value.role = "byline"
    if pairs and len(before) <= 60 and any(_is_bylines(label) for label, _ in pairs):
        block.role = "byline"
        page.labels += list(_byline_labels(pairs, before))
    elif not pairs and may_be_bare and _is_bare_date(block):
        block.role = "byline"
        page.labels.append(Label("发布日期", block.text, "byline"))


def _byline_labels(pairs: Sequence[tuple[str, str]], before: str) -> Iterator[Label]:
    """The labels of a byline; a date without a label, beside or before the source, is the publication's."""
    dated = any(_FIELD_OF_BYLINE.get(label) == "date_published" and value for label, value in pairs)
    loose = find_date(before)
    for label, printed in pairs:
        value = printed
        if _FIELD_OF_BYLINE.get(label) == "source":
            date = find_date(printed)
            loose = loose or date
            value = _SOURCE_END.sub("", printed.partition(date[1])[0] if date else printed).strip()
        elif _FIELD_OF_BYLINE.get(label, "").startswith("date") and parse_date(printed) is None:
            value = ""
        yield Label(label, value, "byline")
    if loose and not dated:
        yield Label("发布日期", loose[1], "byline")


def _is_bylines(label: str) -> bool:
    return label in _FIELD_OF_BYLINE or bool(vocabulary.BYLINE_OTHERS.match(label))


def _is_bare_date(block: Block) -> bool:
    date = find_date(block.text)
    return (
        date is not None
        and not block.linked
        and block.text[0] not in "(（[【"
        and len(block.text) <= len(date[1]) + len(" 00:00:00")
        and "星期" not in block.text
        and next(block.element.iterancestors("li"), None) is None
    )
