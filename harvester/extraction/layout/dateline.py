"""The date of a line without labels: `2023-01-11`, `某局 2023年1月11日`, `某发布 | 2023-01-11 08:00`."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from harvester.extraction.dates import find_date
from harvester.extraction.layout.ending import issuers
from harvester.extraction.layout.sources import names_source, without_buttons
from harvester.extraction.text import ends_sentence, squeeze
from harvester.items import Label

if TYPE_CHECKING:
    from harvester.items import Block

_LONGEST_LINE: Final = 60
_LONGEST_NAME: Final = 14
_MOST_NAMES: Final = 5
_MOST_PIECES: Final = 20

_NO_TIME: Final = re.compile(r"[^\s\d:：.+时分秒TZ\[\]【】（）()-]")
_TIMED: Final = re.compile(r"(.{8,11} ?\d\d:\d\d(?::\d\d)?)\s*([^\s\d]\S*)$")
"""A date and time, and what follows them."""

_BESIDE: Final = re.compile(
    r"\d{1,2}:\d\d(?::\d\d)?|(?:星期|周)[一二三四五六日天]|(?<!\S)\d[\d,]*次?(?!\S)"
    r"|(?<![\d.])\d[\d,.]*\s*[万千wk]?\+?\s*次?(?:阅读|浏览|点击|访问|评论)(?:次数|量|数)?"
    r"|(?:阅读|浏览|点击|访问|评论)(?:次数|量|数)?\s*[(（:：\[]?\s*\d*\s*[)）\]]?\s*次?"
    r"|[\[\]【】()（）|｜丨│/·•,，]+"
)
"""What stands beside a date and names nobody: the time, the day of the week, counters and separators."""

_COUNTER: Final = re.compile(
    r"(?:阅读|浏览|点击|访问|评论)\D{0,4}\d|\d\s*[万千wk]?\+?\s*次?(?:阅读|浏览|点击)"
)
_OCCASION: Final = re.compile(
    r"通过|修[订正改]|批准|施行|实施|生效|讲话|致辞|会议|全会|截[至止]|[—~至]\s*$|^\s*[—~至起]"
)
"""What a date is the day of that is not the day of publication."""

_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


def is_whole_date(text: str) -> bool:
    """Whether a text is a date, with or without a time."""
    date = find_date(text)
    return date is not None and not _NO_TIME.search(text.replace(date[1], "", 1))


def labels_of_line(block: Block, *, is_below_title: bool) -> list[Label]:
    """The date of a line without labels, and the one name that may stand beside it: the source's."""
    date = _date_of_line(block, is_below_title=is_below_title)
    if date is None:
        return []
    source = source_beside(_spaced(block)) if is_below_title else None
    return [Label("发布日期", date, "byline")] + ([Label("来源", source, "byline")] if source else [])


def source_beside(text: str) -> str | None:
    """The source's name in a text that holds a date and, but for buttons and counters, nothing else.

    A date in words without a time may be that of the document itself, and the name its issuer's.
    """
    date = find_date(text)
    if date is None or ("年" in date[1] and ":" not in text and not _COUNTER.search(text)):
        return None
    names = _names_beside(text)
    return names[0] if len(names) == 1 and names_source(names[0]) else None


def _names_beside(text: str) -> list[str]:
    """What a text holds besides a date, the time, counters and buttons; nothing where it has no date."""
    if (date := find_date(text)) is None:
        return []
    before, _, after = text.partition(date[1])
    return without_buttons(_BESIDE.sub(" ", f"{before} {after}").split())


def _date_of_line(block: Block, *, is_below_title: bool) -> str | None:
    """The date that a line without labels consists of, or that stands before a body's name.

    `is_below_title`: it stands where a byline has its place, and the date may be beside names and counters.
    """
    if block.linked or len(block.text) > _LONGEST_LINE or _is_in_list(block):
        return None
    if block.text[0] not in "(（[【" and "星期" not in block.text:
        if is_whole_date(block.text):
            return block.text
        timed = _TIMED.match(block.text)
        if timed and issuers(timed[2]):
            return timed[1]
    if not is_below_title or block.element.tag == "li" or ends_sentence(block.text):
        return None
    return _date_beside(block) or _machine_date(block)


def _is_in_list(block: Block) -> bool:
    return next(block.element.iterancestors("li"), None) is not None


def _date_beside(block: Block) -> str | None:
    """The one date of a line of which the rest is a time, counters and a few names.

    Within the article the name must be a source's and the date in figures: that in words is the author's own.
    A date in round brackets, without a counter, is that of a speech or of the adoption of a law; one behind
    a label that nobody knows is that of a hearing or a meeting.
    """
    text = _spaced(block)
    if (date := find_date(text)) is None:
        return None
    before, _, after = text.partition(date[1])
    if find_date(after) or _HAN.match(after) or _HAN.match(before[-1:].replace("于", "")):
        return None
    rest = f"{before} {after}"
    is_speech = text[0] in "(（" and not _COUNTER.search(rest)
    if is_speech or _OCCASION.search(before) or _OCCASION.search(after):
        return None
    rest = _BESIDE.sub(" ", rest)
    names = without_buttons(rest.split())
    if not names or ":" in rest or "：" in rest:
        return None if names else date[1]
    if block.inside:
        is_byline = len(names) == 1 and names_source(names[0]) and "年" not in date[1]
    else:
        is_byline = len(names) <= _MOST_NAMES and all(
            len(name) <= _LONGEST_NAME or names_source(name) for name in names
        )
    return date[1] if is_byline else None


def _spaced(block: Block) -> str:
    """The text of a line with spaces between the elements that it consists of, where they touch."""
    if not len(block.element):
        return block.text
    pieces = [piece.strip() for piece in islice(block.element.itertext(), _MOST_PIECES)]
    return " ".join(pieces).strip() if squeeze("".join(pieces)) == squeeze(block.text) else block.text


def _machine_date(block: Block) -> str | None:
    """The date of `<time datetime=…>`, which its text may give without the year."""
    time = next(block.element.iter("time"), None)
    stated = time.get("datetime") if time is not None else None
    return stated if find_date(stated) else None
