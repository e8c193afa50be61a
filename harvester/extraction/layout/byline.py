"""The byline of a page, under its title or below the article: `发布日期：… 来源：… 浏览次数：…`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction import labels
from harvester.extraction.dates import find_date, parse_date
from harvester.extraction.layout.dateline import is_whole_date, labels_of_line, source_beside
from harvester.extraction.layout.index import is_running, is_value_of
from harvester.extraction.layout.sources import source_alone
from harvester.extraction.text import ends_sentence, squeeze
from harvester.items import Label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harvester.items import Block, Page

_NEAR: Final = 3
"""Lines above the article in which a bare date may be its own, where no title is known."""

_JUST_BELOW: Final = 3
"""Lines below the title of which one may give the date among names and counters."""

_LONGEST_LINE: Final = 200
_MOST_CELLS: Final = 4
_LONGEST_BEFORE: Final = 60
"""Characters that may stand before the first label: a date, a source without a label."""

_LONGEST_BUTTON: Final = 8
"""Characters of a link from which it is the title of another page."""

_AT_END: Final = 3
"""Last lines of the article of which one may be the byline."""

_DAYS_OF_A_LIST: Final = 3
"""Days of publication that no one page has."""

_REACH: Final = 8
"""Lines before and after the beginning of the article, and after its end, in which a byline stands."""

_FIELD_OF_BYLINE: Final = {label: name for name, names in vocabulary.BYLINE_LABELS.items() for label in names}
_BELOW: Final = re.compile(r"(?:^|\s)(?:文章|信息|稿件)?来源\s*[:：]|(?:^|\s)发布(?:时间|日期)\s*[:：]")
"""What a byline below the article has: dates of other things stand there too."""

_DATE_LIKE: Final = re.compile(r"\d{4}\s*[-/.年]\s*\d|(?:19|20)\d{6}")
"""What was meant for a date, though no calendar may have it."""

_REVISED: Final = re.compile(r"^\s*(?:最后)?(?:更新|修改)")
_OTHER_DATE: Final = re.compile(r"时间|日期|更新|有效|期限")


def mark_byline(page: Page) -> None:
    """Find the line under the title: `发布日期：… 信息来源：… 浏览次数：…`, or a bare date and time."""
    own = [n for n, block in enumerate(page.blocks) if block.inside]
    below_title = 0 if page.title_line is None else page.title_line + 1
    first = next((n for n in own if page.blocks[n].role == "text"), 0 if own else below_title)
    above = page.title_line + 1 if page.title_line is not None and page.title_line < first + _REACH else None
    if above is not None and above >= 2 and _is_certain(page.blocks[above - 2]):
        _read_byline(page, above - 2)
    before = 0  # lines of the article so far: none may precede a bare date but a title that no tag confirms
    for n in range(max(0, first - _REACH) if above is None else above, min(first + _REACH, len(page.blocks))):
        block = page.blocks[n]
        if block.inside and is_running(block):
            break
        if block.role == "text":
            may_be_bare = before <= (above is None) and (above is not None or n >= first - _NEAR)
            is_below_title = above is not None and n - above < _JUST_BELOW
            _read_byline(page, n, may_be_bare=may_be_bare, is_below_title=is_below_title)
            before += block.inside and block.role == "text" and n != page.title_line
    if own and not any(label.rule == "byline" for label in page.labels):
        for n in own[-_AT_END:]:
            if n > first and _is_certain(page.blocks[n]) and _is_dated(page.blocks[n]):
                _read_byline(page, n)
    if own:
        for n in range(own[-1] + 1, min(own[-1] + 1 + _REACH, len(page.blocks))):
            previous = page.blocks[n - 1]
            is_entry = previous.linked and len(previous.text) > _LONGEST_BUTTON
            if not is_entry and _is_certain(page.blocks[n]):
                _read_byline(page, n)
    dates = [label for label in page.labels if label.rule == "byline" and _is_published(label.label)]
    if len(dates) >= _DAYS_OF_A_LIST <= len({parse_date(label.value) for label in dates} - {None}):
        page.labels = [label for label in page.labels if not any(label is date for date in dates)]


def _is_certain(block: Block) -> bool:
    """Whether a line has what a byline elsewhere than below the title has, and is no link to another page."""
    is_entry = block.linked and len(block.text) > _LONGEST_BUTTON
    may_be = block.role == "text" and not is_entry and labels.has_colon(block.text)
    return may_be and _BELOW.search(block.text) is not None


def _is_dated(block: Block) -> bool:
    """Whether a line says, among other things, the day of publication: no sentence of an article does."""
    pairs = labels.split_labels(labels.parted(block))
    is_bylines = len(pairs) > 1 and all(_is_bylines(label) for label, _ in pairs)
    return is_bylines and any(_is_published(label) and is_whole_date(value) for label, value in pairs)


def _is_published(label: str) -> bool:
    return _FIELD_OF_BYLINE.get(label) == "date_published"


def _read_byline(page: Page, n: int, *, may_be_bare: bool = False, is_below_title: bool = False) -> None:
    """Take the labels of one line, or the date that it consists of, and mark it."""
    block = page.blocks[n]
    if len(block.text) > _LONGEST_LINE or (block.cells and len(block.cells) > _MOST_CELLS):
        return
    found: list[Label] = []
    pairs, before = _pairs(page, n) if labels.may_have_labels(block) else ([], "")
    if not pairs:
        found = labels_of_line(block, is_below_title=is_below_title) if may_be_bare else []
    elif len(before) <= _LONGEST_BEFORE and any(map(_is_bylines, (label for label, _ in pairs))):
        is_sentence = ends_sentence(block.text) and find_date(block.text) is None
        is_index = any(labels.FIELD_OF_LABEL.get(label) == "index_number" for label, _ in pairs)
        found = (
            [] if is_sentence or is_index or _is_entry(block, before) else list(_byline_labels(pairs, before))
        )
    if found:
        block.role = "byline"
        page.labels += found


def _pairs(page: Page, n: int) -> tuple[list[tuple[str, str]], str]:
    """The labels of a line with their values, one of which may be the next line, and what precedes them."""
    block = page.blocks[n]
    text = block.text.replace(" | ", " ") if block.cells else labels.parted(block)
    if (label := labels.label_of(text)) and _is_bylines(label) and (value := _next_value(page, n)):
        value.role = "byline"
        return [(label, value.text)], ""
    before, pairs = labels.split_line(text)
    return pairs or _touching(block, text, continues=n > 0 and page.blocks[n - 1].role == "byline"), before


def _next_value(page: Page, n: int) -> Block | None:
    """The line below a bare label, if it is its value; after a label with such a value so is the next."""
    value, following, *_ = [*page.blocks[n + 1 : n + 3], None, None]
    if value is None or labels.pairs_of(value)[0]:
        return None
    last = page.blocks[max(0, n - 2) : n]
    is_in_turn = all(block.role == "byline" for block in last) and bool(
        last and labels.label_of(last[0].text)
    )
    return value if is_value_of(page.blocks[n], value, following, is_in_turn=is_in_turn) else None


def _is_entry(block: Block, before: str) -> bool:
    """Whether a line names another page and says when that was published."""
    return bool(before and block.links) and squeeze("".join(block.links[0].itertext())) == squeeze(before)


def _touching(block: Block, text: str, *, continues: bool) -> list[tuple[str, str]]:
    """Labels without colons, where one of them is of a date and has one, or the line above is of a byline."""
    if not labels.may_begin_with_label(text):
        return []
    for pairs in (labels.pairs_of_words(text), labels.pairs_of(block)[0]):
        named = [value for label, value in pairs if value and label in _FIELD_OF_BYLINE]
        if named and (continues or labels.has_bar(text) or any(map(is_whole_date, named))):
            return pairs
    return []


def _byline_labels(pairs: Sequence[tuple[str, str]], before: str) -> Iterator[Label]:
    """The labels of a byline; a date without a label, beside or before the source, is the publication's."""
    dated = any(value and _is_published(label) for label, value in pairs)
    loose = None if _REVISED.search(before) else find_date(before)
    for label, printed in pairs:
        value, name = printed, _FIELD_OF_BYLINE.get(label, "")
        date = find_date(printed)
        if name in ("source", "publisher"):
            loose = loose or date
            value = source_alone(printed.partition(date[1])[0] if date else printed)
        elif name.startswith("date") and date is None:
            value = printed if _DATE_LIKE.search(printed) else ""
        elif not name and date and not _OTHER_DATE.search(label) and printed.partition(date[1])[1]:
            loose = loose or date
        yield Label(label, value, "byline")
    if loose and not dated:
        yield Label("发布日期", loose[1], "byline")
    if not any(_FIELD_OF_BYLINE.get(label) == "source" for label, _ in pairs) and (
        source := source_beside(before)
    ):
        yield Label("来源", source, "byline")


def _is_bylines(label: str) -> bool:
    return label in _FIELD_OF_BYLINE or bool(vocabulary.BYLINE_OTHERS.match(label))
