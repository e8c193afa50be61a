"""What is known of single characters and words: readings, Traditional forms, how common they are.

The facts come from the dictionaries of OpenCC, pypinyin and jieba; each is loaded at its first use.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from io import StringIO
from typing import Final

TONE_MARKS: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
"""One of these stands in every page whose characters have readings beside them."""

READING: Final = f"[a-zêü{TONE_MARKS}]{{1,6}}"
"""Pattern of a Pinyin syllable, with or without tone marks."""

_EVERYDAY: Final = "國個為這來會開關與務實辦動應員經規資"
"""Everyday Traditional characters whose lower byte, by which Python looks for them, is no ASCII letter."""
_SHORT: Final = 2_000
_SOME: Final = 4
"""Of the everyday Traditional characters as many stand in any Traditional text that is not short."""

CORRECTIONS: Final[dict[str, str]] = {"批覆": "批复"}
"""Words that OpenCC leaves half converted -> what official documents write."""

_TONED: Final = frozenset(TONE_MARKS)
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_PUNCTUATION: Final = frozenset("，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％")
_STRAY: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz@[\\]^_`{|}~")
"""Where one stands alone among Chinese, it is the second byte of a character."""
_STRAY_COST: Final = 1.5
_ALONE: Final = 0.3  # cost of a character or mark that is part of no common word
_COMMON_WORD: Final = 100  # occurrences of a two-character word in the text that jieba counted
_COMMON_ALONE: Final = 10_000  # occurrences of a character that often is a word by itself (和, 在, 对)
_RARE_ALONE: Final = 2_000  # occurrences of one that hardly ever is (嘎, 窗)


@dataclass(frozen=True, slots=True)
class _Conversion:
    """OpenCC's t2s dictionaries in the shape that `str` and `re` are fast with."""

    characters: dict[str, str]
    table: dict[int, str]
    changing: frozenset[str]
    phrases: dict[str, str]
    phrase: re.Pattern[str]


@cache
def _conversion() -> _Conversion:
    from opencc import OpenCC  # type: ignore[import-untyped]  # noqa: PLC0415  # loads its dictionaries

    phrases, characters = (
        {key: value.split(" ")[0] for key, value in dictionary[2].items()}
        for dictionary in OpenCC("t2s")._dict_chain_data[0]
    )
    characters = {key: value for key, value in characters.items() if key != value}
    # A phrase may change a character that alone stays as it is (沈默): such a character counts, too.
    changing = characters.keys() | {
        old for key, value in phrases.items() for old, new in zip(key, value, strict=False) if old != new
    }
    # One branch for each first character: a pattern of all phrases side by side is slower to rule out.
    rests: dict[str, list[str]] = {}
    for key in sorted(phrases, key=len, reverse=True):
        rests.setdefault(key[0], []).append(re.escape(key[1:]))
    return _Conversion(
        characters,
        str.maketrans(characters),
        frozenset(changing) | frozenset("".join(CORRECTIONS)),
        phrases,
        re.compile("|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())),
    )


def simplify(text: str) -> str:
    """Traditional to Simplified as OpenCC's t2s does it, with our `CORRECTIONS`.

    Its phrases go first, the longest that stands in a place; all else is its table of characters.
    """
    known = _conversion()
    if known.changing.isdisjoint(text):
        return text
    simplified, position = StringIO(), 0  # a list of a million short pieces would take 100 MB
    for phrase in known.phrase.finditer(text):
        simplified.write(text[position : phrase.start()].translate(known.table))
        simplified.write(known.phrases[phrase[0]])
        position = phrase.end()
    simplified.write(text[position:].translate(known.table))
    text = simplified.getvalue()
    for wrong, right in CORRECTIONS.items():
        text = text.replace(wrong, right)
    return text


def is_traditional(char: str) -> bool:
    """Whether the character, standing alone, has another Simplified form."""
    return char in _conversion().characters


def traditional_share(text: str) -> float:
    """The share of the Chinese characters of `text` that have another Simplified form, 0 to 1.

    0 at once where the commonest of them show that the text is not Traditional.
    """
    if len(text) > _SHORT and sum(character in text for character in _EVERYDAY) < _SOME:
        return 0.0
    characters = _conversion().characters
    counts = Counter(text)
    han = sum(count for char, count in counts.items() if _HAN.match(char))
    return sum(count for char, count in counts.items() if char in characters) / max(1, han)


def has_tone(reading: str) -> bool:
    """Whether a Pinyin syllable bears a tone mark (the dots of ü are none)."""
    return not _TONED.isdisjoint(reading)


def _without_tone(reading: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", reading) if not 0x300 <= ord(c) <= 0x304)
    return unicodedata.normalize("NFC", plain.replace("\u030c", ""))


@cache
def _pinyin() -> dict[int, str]:
    from pypinyin.constants import PINYIN_DICT  # noqa: PLC0415  # 0.3 s, and few pages need it

    return PINYIN_DICT


@lru_cache(maxsize=1 << 14)
def _readings(char: str) -> frozenset[str]:
    """Every way to write the readings of a character; without tone marks also lu or lv for lü."""
    known = _pinyin().get(ord(char), "").split(",")
    plain = set(map(_without_tone, known))
    return frozenset(known).union(
        plain, *({form.replace("ü", "u"), form.replace("ü", "v")} for form in plain)
    )


def has_reading(char: str, reading: str) -> bool:
    """Whether `char` can be read so; a syllable without tone mark agrees with every tone, lu with lü."""
    return reading in _readings(char)


@lru_cache(maxsize=1 << 14)
def strangeness(char: str) -> float:
    """How odd a character is in an official text, in Simplified or Traditional form.

    0 for the everyday characters (GB 2312, level 1) and punctuation, 1 for a lost one, 1.5 for
    those of level 2, 3 for the rest.
    """
    if char == "\ufffd":
        return 1
    if char < "\x80" or char in _PUNCTUATION:
        return 0
    code = char.translate(_conversion().table).encode("gb2312", "replace")
    if len(code) != 2 or code[0] < 0xB0:
        return 3
    return 0 if code[0] <= 0xD7 else 1.5


@lru_cache(maxsize=1 << 14)
def _frequency(word: str) -> int:
    import rjieba  # noqa: PLC0415  # only damaged pages need it

    return rjieba.suggest_freq(word)


def _words(text: str) -> list[str]:
    import rjieba  # noqa: PLC0415  # only damaged pages need it

    simplified = text.translate(_conversion().table).encode("utf-8", "replace").decode()  # no lone surrogates
    return rjieba.cut(simplified, False)


def _is_common(word: str) -> bool:
    if len(word) == 2 and _HAN.match(word):
        return _frequency(word) >= _COMMON_WORD
    return len(word) > 1


def cost(text: str) -> float:
    """How unlike common Chinese a short text is: odd characters, and characters that make no word."""
    words = _words(text)
    alone = sum(len(word) for word in words if not _is_common(word))
    stray = sum(word in _STRAY for word in words)
    return sum(map(strangeness, text)) + _ALONE * alone + _STRAY_COST * stray


def is_rare_alone(char: str) -> bool:
    """Whether a Chinese character hardly ever is a word by itself."""
    return _frequency(char.translate(_conversion().table)) < _RARE_ALONE


def word_frequency(left: str, text: str, right: str) -> int:
    """How often `text` occurs as a word, in the text that jieba counted; 0 where it is none between these."""
    word = text.translate(_conversion().table)
    return _frequency(word) if word in _words(left + text + right) else 0


def doubtful(text: str) -> set[int]:
    """Where Chinese characters stand that are part of no common word and seldom are a word alone."""
    places: set[int] = set()
    at = 0
    for word in _words(text):
        if not _is_common(word):
            places.update(
                at + index
                for index, char in enumerate(word)
                if _HAN.match(char) and _frequency(char) < _COMMON_ALONE
            )
        at += len(word)
    return places
