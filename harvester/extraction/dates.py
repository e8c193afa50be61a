"""Every way a Chinese portal writes a date, to ISO `YYYY-MM-DD` (Beijing time)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

BEIJING: Final = timezone(timedelta(hours=8))

_DIGITS: Final = str.maketrans("０１２３４５６７８９〇○◯零Ｏ", "012345678900000")
_LETTER_O: Final = str.maketrans("Oo", "00")
_NUMERALS: Final = {numeral: value for value, numeral in enumerate("一二三四五六七八九", 1)} | {"元": 1}
_NUMERAL: Final = "一二三四五六七八九十元"

_PLAUSIBLE: Final = re.compile(r"[12１２一二]\s*[90９０九〇○◯零ＯOo]")
"""The century of a year, which every date holds."""

_TO_TRANSLATE: Final = re.compile("[０-９〇○◯零Ｏ]")

_INSTANT: Final = re.compile(r"(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)")
_NUMERIC: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*[-/.．—–－年]\s*(\d{1,2})\s*[-/.．—–－月]\s*(\d{1,2})(?!\d)\s*日?"
)
_JAVA: Final = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) (\d{1,2}) \d\d:\d\d:\d\d (?:CST|GMT\+08:00) (\d{4})"
)
_MONTHS: Final = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNIX: Final = re.compile(r"\s*(1\d{9})(?:\d{3})?\s*")
_EARLIEST: Final = 1990
"""No page is older; such a date is an empty field of a data base (1970-01-01)."""

_COMPACT: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_SPACED: Final = re.compile(
    rf"(?<![0-9A-Za-z])((?:[一二三四五六七八九0-9Oo]\s*){{4}})年"
    rf"\s*((?:[{_NUMERAL}0-9]\s*){{1,3}})月\s*((?:[{_NUMERAL}0-9廿卅]\s*){{1,4}})日"
)
"""Numerals, or characters set apart (`2 0 2 3 年`): only with all three of 年, 月 and 日."""

_IN_ADDRESS: Final = (
    re.compile(r"/[tc]?((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_])"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)/(\d\d)(?=/)"),
    re.compile(r"/((?:19|20)\d\d)[-_/](\d{1,2})[-_/](\d{1,2})(?=[/_])"),
)
"""`/t20230111_12.html` `/20230111/`, `/202301/11/`, `/2023-01-11/` `/2023-01/11/` `/art/2023/1/11/`."""


def chinese_number(text: str) -> int | None:
    """`二十一` -> 21, `十` -> 10, `12` -> 12; None for what is no number below a hundred."""
    text = text.translate(_DIGITS).replace("廿", "二十").replace("卅", "三十")
    if text.isascii():
        return int(text) if text.isdigit() else None
    tens, ten, units = text.rpartition("十")
    value = 0
    if ten:
        value = 10 * (_NUMERALS.get(tens, 0) if tens else 1)
        if tens and not value:
            return None
    if units:
        if units not in _NUMERALS:
            return None
        value += _NUMERALS[units]
    return value


def chinese_year(text: str) -> int:
    """`二〇二三` -> 2023; the text is four numerals or digits."""
    text = text.translate(_DIGITS).translate(_LETTER_O)
    return int("".join(str(_NUMERALS.get(character, character)) for character in text))


def parse_date(text: str | None) -> str | None:
    """The first date in a text as `YYYY-MM-DD`, or None where there is none that exists, from 1990 on.

    A time of day is dropped; an instant with its offset is moved to Beijing time first. A text that is
    nothing but a Unix time, in seconds or milliseconds, is one too.
    """
    if text and (clock := _UNIX.fullmatch(text)):
        return from_unix(int(clock[1]))
    found = find_date(text)
    return found[0] if found else None


def find_date(text: str | None) -> tuple[str, str] | None:
    """The first date in a text, and the words that say it; None where there is none."""
    if not text or not _PLAUSIBLE.search(text):
        return None
    if ":" in text:
        if "T" in text and (instant := _INSTANT.search(text)) and (iso := _day_in_beijing(instant[0])):
            return iso, instant[0]
        if (java := _JAVA.search(text)) and java[1] in _MONTHS:
            day = _existing(int(java[3]), _MONTHS.index(java[1]), int(java[2]))
            return (day, java[0]) if day else None
    plain = text.translate(_DIGITS) if _TO_TRANSLATE.search(text) else text
    readings = ((_NUMERIC, _in_digits), (_SPACED, _in_numerals), (_COMPACT, _in_digits))
    for pattern, reading in readings if "日" in text else readings[::2]:
        for match in pattern.finditer(plain):
            if iso := reading(match):
                return iso, text[match.start() : match.end()].strip()
    return None


def find_date_in_address(url: str) -> tuple[str, str] | None:
    """The day under which a portal files a page, and how its address says it; None where it does not."""
    for pattern in _IN_ADDRESS:
        for match in reversed(list(pattern.finditer(url))):
            if iso := _in_digits(match):
                return iso, match[0]
    return None


def days_between(one: str, other: str) -> int:
    """How many days lie between two ISO dates, never negative."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def from_unix(seconds: float) -> str:
    """The day in Beijing of a Unix time in seconds."""
    return datetime.fromtimestamp(seconds, UTC).astimezone(BEIJING).date().isoformat()


def _day_in_beijing(instant: str) -> str | None:
    try:
        day = datetime.fromisoformat(instant).astimezone(BEIJING)
    except ValueError:
        return None
    return _existing(day.year, day.month, day.day)


def _in_digits(match: re.Match[str]) -> str | None:
    return _existing(int(match[1]), int(match[2]), int(match[3]))


def _in_numerals(match: re.Match[str]) -> str | None:
    year, month, day = ("".join(part.split()) for part in match.groups())
    return _existing(chinese_year(year), chinese_number(month), chinese_number(day))


def _existing(year: int, month: int | None, day: int | None) -> str | None:
    if year < _EARLIEST:
        return None
    try:
        return date(year, month or 0, day or 0).isoformat()
    except ValueError:
        return None
