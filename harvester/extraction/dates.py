"""Every way a Chinese portal writes a date, to ISO `YYYY-MM-DD` (Beijing time)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

BEIJING: Final = timezone(timedelta(hours=8))

_DIGITS: Final = str.maketrans("０１２３４５６７８９〇○零Ｏ○", "01234567890000" + "0")
_NUMERALS: Final = {numeral: value for value, numeral in enumerate("一二三四五六七八九", 1)} | {"元": 1}
_NUMERAL: Final = "一二三四五六七八九十元"

_INSTANT: Final = re.compile(r"(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)")
_NUMERIC: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:年|[-/.．—－年])\s*(\d{1,2})\s*(?:月|[-/.．—－])\s*(\d{1,2})(?!\d)\s*日?"
)
_JAVA: Final = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([A-Z][a-z]{2}) (\d{1,2}) \d\d:\d\d:\d\d (?:CST|GMT\+08:00) (\d{4})"
)
_MONTHS: Final = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MILLISECONDS: Final = re.compile(r"\s*(1\d{12})\s*")
_EARLIEST: Final = 1990
"""No page is older; such a date is an empty field of a data base (1970-01-01)."""

_COMPACT: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_CHINESE: Final = re.compile(
    rf"([一二三四五六七八九0-9]\s*[一二三四五六七八九0-9]\s*[一二三四五六七八九0-9]\s*[一二三四五六七八九0-9])\s*年"
    rf"\s*([{_NUMERAL}0-9]{{1,3}})\s*月\s*([{_NUMERAL}0-9廿卅]{{1,4}})\s*日"
)


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
    return int("".join(str(_NUMERALS.get(character, character)) for character in text.translate(_DIGITS)))


def parse_date(text: str | None) -> str | None:
    """The first date in a text as `YYYY-MM-DD`, or None where there is none that exists, from 1990 on.

    A time of day is dropped; an instant with its offset is moved to Beijing time first. A text that is
    nothing but a Unix time in milliseconds is one too.
    """
    if text and (clock := _MILLISECONDS.fullmatch(text)):
        return from_unix(int(clock[1]) / 1000)
    found = find_date(text)
    return found[0] if found else None


def find_date(text: str | None) -> tuple[str, str] | None:
    """The first date in a text, and the words that say it; None where there is none."""
    if not text:
        return None
    if (instant := _INSTANT.search(text)) and (iso := _day_in_beijing(instant[0])):
        return iso, instant[0]
    if (java := _JAVA.search(text)) and java[1] in _MONTHS:
        iso = _existing(int(java[3]), _MONTHS.index(java[1]), int(java[2]))
        return (iso, java[0]) if iso else None
    plain = text.translate(_DIGITS)
    for pattern in (_NUMERIC, _CHINESE, _COMPACT):
        for match in pattern.finditer(plain):
            year = chinese_year(re.sub(r"\s", "", match[1]))
            month, day = chinese_number(match[2]), chinese_number(match[3])
            iso = _existing(year, month, day)
            if iso:
                return iso, text[match.start() : match.end()].strip()
    return None


def from_unix(seconds: float) -> str:
    """The day in Beijing of a Unix time in seconds."""
    return datetime.fromtimestamp(seconds, UTC).astimezone(BEIJING).date().isoformat()


def _day_in_beijing(instant: str) -> str | None:
    try:
        day = datetime.fromisoformat(instant).astimezone(BEIJING)
    except ValueError:
        return None
    return _existing(day.year, day.month, day.day)


def _existing(year: int, month: int | None, day: int | None) -> str | None:
    if year < _EARLIEST:
        return None
    try:
        return date(year, month or 0, day or 0).isoformat()
    except ValueError:
        return None
