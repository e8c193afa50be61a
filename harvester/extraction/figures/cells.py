"""The text of a table cell -> the number that it prints."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from harvester.extraction.text import fold
from harvester.forms import MONEY, SIGNED, YUAN_PER_UNIT

DIGITS: Final = 15
"""Digits of the largest number read: a count of the whole country has ten, a float holds fifteen."""
_LONGEST: Final = 40
_BLANK: Final = frozenset({"无", "暂无", "没有", "空"})
_BLANK_SIGNS: Final = "-—–―─━−/\\_|·.~"
_MINUS: Final = str.maketrans(dict.fromkeys("—–―−─", "-"))
_NUMBER: Final = re.compile(
    r"(?P<sign>[+-]|增/?减|\+/-|±|增加|新增|增|减少|减|↑|↓)?\s?"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?\s?"
    r"(?P<unit>万元|亿元|元|万)?(?P<counter>[件项个宗次条份部起例家笔])?(?:\([^()\d]*\))?",
    re.ASCII,
)
_SIGNS: Final = {
    "-": -1, "减少": -1, "减": -1, "↓": -1, "+": 1, "增加": 1, "新增": 1, "增": 1, "↑": 1,
}  # fmt: skip


class UnreadableError(ValueError):
    """The cell holds something, and it is no number that we can be sure of."""


def figure(text: str, column: str) -> int | float | None:
    """The number in a cell of a column of the forms; None where it is blank (`—`, `/`, 无).

    Counts are whole. Money is in the unit of its column (`forms.MONEY`): another unit counts where the cell
    prints it, exactly; a number without a unit is as printed. Raises `UnreadableError`.
    """
    if is_digits(text) and len(text) <= DIGITS:
        return int(text)
    if is_blank(text):
        return None
    value, unit = _parse(text, signed=column in SIGNED)
    if unit and column in MONEY:
        value = value * YUAN_PER_UNIT[unit] / YUAN_PER_UNIT[MONEY[column]]
    elif unit == "万":
        value *= YUAN_PER_UNIT[unit]
    elif unit:
        raise UnreadableError(text)
    if abs(value) >= 10**DIGITS:
        raise UnreadableError(text)
    if value == value.to_integral_value():
        return int(value)
    if column not in MONEY:
        raise UnreadableError(text)
    return float(value)


def indicator(text: str) -> int | float | None:
    """The number in a cell of a table of indicators, as printed. Raises `UnreadableError`."""
    if is_blank(text):
        return None
    value, unit = _parse(text, signed=False)
    if unit == "万":
        raise UnreadableError(text)
    return int(value) if value == value.to_integral_value() else float(value)


def is_digits(text: str) -> bool:
    """Whether a text is digits in half width and nothing else."""
    return text.isascii() and text.isdigit()


def is_blank(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, a dash, a stroke, 无."""
    if not text:
        return True
    return len(text) <= _LONGEST and (not (folded := fold(text).strip(_BLANK_SIGNS)) or folded in _BLANK)


def _parse(text: str, *, signed: bool) -> tuple[Decimal, str]:
    """`(number, unit of money or "")` of a cell that is not blank; words for a sign only where `signed`."""
    if len(text) > _LONGEST:
        raise UnreadableError(text)
    # Spaces stay: `12 3` may be two numbers.
    folded = " ".join(fold(part) for part in text.split())
    match = _NUMBER.fullmatch(folded.translate(_MINUS) if signed else folded)
    if match is None:
        raise UnreadableError(text)
    sign, digits = match["sign"] or "+", match["number"].replace(",", "") + (match["decimals"] or "")
    value = Decimal(digits)
    if len(digits) > DIGITS or not (sign in "+-" or signed) or not (sign in _SIGNS or value == 0):
        raise UnreadableError(text)
    return value * _SIGNS.get(sign, 1), match["unit"] or ""
