"""The code of the issuer that an index number (索引号) begins with, and whether its check digit holds.

A hint, no more: many portals number in ways of their own, which nothing can check.
"""

from __future__ import annotations

import re
from typing import Final

_CREDIT_CODE: Final = re.compile(r"(1[0-9A-HJ-NPQRTUWXY]{17})[/-]")
"""统一社会信用代码 (GB 32100-2015) of a public body."""

_ORGANISATION_CODE: Final = re.compile(r"([0-9A-Z]{8})-?([0-9X])[/-](?:19|20)\d\d")
"""组织机构代码 (GB 11714-1997), with the year behind it."""

_DIVISION: Final = re.compile(r"[1-6][1-7]\d{7}")
"""What may be a division code (GB/T 2260) and a running number: as long, and without a check digit."""

_CREDIT_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)


_NATIONAL: Final = re.compile(r"[0-9A-Z]{8,17}-?[0-9A-Z][/-](?:19|20)\d\d(?:0[1-9]|1[0-2])?-\d{4,7}")
"""Code, year (some add the month) and running number, and nothing else."""


def wrong_code(index_number: str) -> str | None:
    """The issuer's code at the front of an index number if its check digit is wrong; else None."""
    code, holds = _checked(index_number)
    return None if holds or _DIVISION.fullmatch(code) else code or None


def is_certain(text: str) -> bool:
    """Whether a text can only be an index number: of the national form, and its check digit holds."""
    return bool(_NATIONAL.fullmatch(text.upper())) and _checked(text)[1]


def _checked(index_number: str) -> tuple[str, bool]:
    """The issuer's code, "" where there is none of a known form, and whether its check digit holds."""
    number = index_number.upper()
    if match := _CREDIT_CODE.match(number):
        return match[1], _credit_check(match[1]) == match[1][-1]
    if match := _ORGANISATION_CODE.match(number):
        return match[1] + match[2], _organisation_check(match[1]) == match[2]
    return "", False


def _credit_check(code: str) -> str:
    """The last of the 18 characters: mod 31 of the others, weighted by the powers of 3."""
    total = sum(_CREDIT_SIGNS.index(sign) * pow(3, n, 31) for n, sign in enumerate(code[:17]))
    return _CREDIT_SIGNS[-total % 31]


def _organisation_check(code: str) -> str:
    """The ninth character: mod 11 of the eight before it; X for ten."""
    total = sum(int(sign, 36) * weight for sign, weight in zip(code, _ORGANISATION_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]
