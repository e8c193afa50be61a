"""Text as it was meant: white space, full width, masked addresses, and the traces of converters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

from harvester.extraction.reading import damage
from harvester.extraction.reading.chinese import (
    READING,
    TONE_MARKS,
    has_reading,
    has_tone,
    is_traditional,
    simplify,
    traditional_share,
)

_ENOUGH_READINGS: Final = 3
_TRADITIONAL_SHARE: Final = (
    0.05  # running Traditional text has 0.3; a Simplified page with a link 繁體版, 0.001
)
_LOST_CONTEXT: Final = 10
_MOST_BRACKETS: Final = 10_000
"""Brackets of a page among which a reading stands, if it has any."""

_BRACKET: Final = re.compile(rf"\((?<=([^\x00-\xff]).)({READING})\)")
_BRACKET_ACROSS: Final = re.compile(
    rf"([^\x00-\xff])((?:</?(?:span|font|b|strong|em|i|u)\b[^<>]{{0,200}}>){{1,4}})\(({READING})\)", re.I
)
"""A reading that inline tags part from its character."""

_ADDRESS: Final = re.compile(
    r"""(\b(?:href|src)\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*'|[^\s"'>]+))""", re.IGNORECASE
)
_TONE_BYTES: Final = {mark.encode()[:1] for mark in TONE_MARKS}
"""One of these begins every vowel with a tone mark in UTF-8, and no Chinese character."""

_LOST_PLACE: Final = re.compile(damage.LOST)

_STARS: Final = r"(?<![*/\\])\*\*(?![*/])"
_NAME_ENDINGS: Final = "省市县区州盟旗镇乡村网局委办"
_BOLD: Final = re.compile(
    rf"(?<![^\s\W])(?<!《)(?:{_STARS})[^*\n]{{1,80}}(?:{_STARS})(?![^\s\W])"
    rf"|{_STARS}(?![{_NAME_ENDINGS}])[^*\n，。；,;]{{1,40}}{_STARS}(?![{_NAME_ENDINGS}])"
)
_STARS_IN_A_ROW: Final = re.compile(r"\*\*+")
_HAN: Final = "\u3400"
_LINE: Final = 500
_MOST_STARS: Final = 1_000
_MASKED: Final = re.compile(rf"(?<=[\u4e00-\u9fff]){_STARS}|{_STARS}(?=[\u4e00-\u9fff])")

_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffe\uffff"
_INVISIBLE_ENTITY: Final = re.compile(
    r"&(?:shy|zwn?j|[lr]rm|#0*(?:173|820[3-7]|8288|65279)|#[xX]0*(?:[aA][dD]|200[b-fB-F]|2060|[fF][eE][fF]{2})(?![\da-fA-F]));?"
)
_NOTHING: Final = dict.fromkeys(map(ord, _INVISIBLE))
_HEX: Final = re.compile(r"(?:[0-9a-fA-F]{2})+")
_SHORT: Final = 160
"""Characters of a title, which is compared with many others."""

_TO_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class Repaired:
    """A page after `repair`.

    `lost`: for each place where characters could not be recovered, about ten characters either side,
    the lost ones as U+FFFD. `masked`: whoever copied the page masked names with `**`.
    """

    text: str
    lost: list[str]
    masked: bool


def repair(text: str, utf8: bytes | None = None) -> Repaired:
    """Undo what converters and mirrors did to a decoded page, plain text or HTML.

    Readings in brackets are dropped, runs read one byte off are read anew, Traditional becomes
    Simplified; values of `href` and `src` stay as they are. Text that needs none of it comes back as it is.
    `utf8`, where it is at hand, is the same text in UTF-8, which is searched faster.
    """
    masked = _is_masked(text)
    lost: list[int] = []
    annotated = torn = False
    if (utf8 is None or any(byte in utf8 for byte in _TONE_BYTES)) and any(
        mark in text for mark in TONE_MARKS
    ):
        text = _BRACKET_ACROSS.sub(_beside_its_character, text)
        annotated, torn = _is_annotated(text), _is_torn(text)
    if annotated or torn:
        text, lost = damage.undo(text)
    if annotated or torn or traditional_share(text) >= _TRADITIONAL_SHARE:
        pieces = _ADDRESS.split(text)
        for index in range(0, len(pieces), 2):
            piece = _BRACKET.sub(_drop_reading, pieces[index]) if annotated else pieces[index]
            pieces[index] = simplify(piece)
        text = text if text == (result := "".join(pieces)) else result
    return Repaired(text, _places(text, lost), masked)


def _is_annotated(text: str) -> bool:
    """Whether the page has readings in brackets that a converter wrote, not an author."""
    seen = 0
    for match in islice(_BRACKET.finditer(text), _MOST_BRACKETS):
        char, reading = match.groups()
        if has_reading(char, reading):
            seen += 1
            if seen >= _ENOUGH_READINGS or (has_tone(reading) and is_traditional(char)):
                return True
    return False


def _is_torn(text: str) -> bool:
    """Whether the page has lost the opening bracket of a reading: no author writes `?dòng)`."""
    return any(has_tone(match[1]) for match in islice(damage.TORN.finditer(text), _MOST_BRACKETS))


def _beside_its_character(match: re.Match[str]) -> str:
    """`<b>報</b>(bào)` is `<b>報(bào)</b>`; the text of the page stays the same."""
    character, tags, reading = match.groups()
    return f"{character}({reading}){tags}" if has_reading(character, reading) else match[0]


def _drop_reading(match: re.Match[str]) -> str:
    return "" if has_reading(match[1], match[2]) else match[0]


def _is_masked(text: str) -> bool:
    """Whether `**` stands for a name; Markdown's bold and the comments of programs do not count."""
    for stars in islice(_STARS_IN_A_ROW.finditer(text), _MOST_STARS):
        start, end = stars.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if max(before, after) < _HAN or before in ("/", "\\") or after == "/":
            continue
        start = text.rfind("\n", max(0, start - _LINE), start) + 1 or max(0, start - _LINE)
        end = text.find("\n", end, end + _LINE)
        line = text[start : end if end >= 0 else stars.end() + _LINE]
        if _MASKED.search(_BOLD.sub("", line)):
            return True
    return False


def _places(text: str, lost: list[int]) -> list[str]:
    """The contexts of the lost characters with these ordinals; neighbours share one."""
    if not lost:
        return []
    wanted = set(lost)
    at = {match.start() for index, match in enumerate(_LOST_PLACE.finditer(text)) if index in wanted}
    first = sorted(place for place in at if place - 1 not in at)
    return [text[max(0, place - _LOST_CONTEXT) : place + _LOST_CONTEXT + 1] for place in first]


def clean(text: str) -> str:
    """One block of text with single spaces, without zero-width characters and space at its ends."""
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(line.translate(_NOTHING).split())


def without_invisible(text: str) -> str:
    """The text of a page without characters that print nothing, themselves or written as `&#8203;`."""
    if any(character in text for character in _INVISIBLE):
        text = text.translate(_NOTHING)
    return _INVISIBLE_ENTITY.sub("", text)


def ends_sentence(text: str) -> bool:
    """Whether a sentence or a clause ends in the text, as it does in running text only."""
    return "。" in text or "；" in text or "！" in text or "？" in text


def squeeze(text: str) -> str:
    """The text without any white space: `索 引 号` is `索引号`."""
    return "".join(text.split())


def fold(text: str) -> str:
    """The text for matching only: squeezed, full-width letters, digits and punctuation in half width."""
    return _fold_short(text) if len(text) < _SHORT else squeeze(text).translate(_TO_HALF_WIDTH)


@lru_cache(1 << 10)
def _fold_short(text: str) -> str:
    return squeeze(text).translate(_TO_HALF_WIDTH)


def decode_cfemail(digits: str) -> str | None:
    """The address in a `data-cfemail` attribute (Cloudflare), or None where it is malformed."""
    if not _HEX.fullmatch(digits):
        return None
    key, *masked = bytes.fromhex(digits)
    try:
        address = bytes(byte ^ key for byte in masked).decode()
    except UnicodeDecodeError:
        return None
    return address if address and address.isprintable() else None
