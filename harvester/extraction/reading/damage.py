"""Runs that a byte-wise Simplified-to-Traditional converter left read one byte off.

The converter looked for GBK pairs also where one begins in the middle of a character, and wrote the
pair's reading in brackets behind it. That tears the next character apart: its first byte and the bracket
are read as `?`, and what follows is read one byte off up to the next byte that stands alone:
`談[動]討論` -> `談?dòng)懻摚`. The lost byte is known from the reading (動 is the second byte of 談 and the
lost one), so the run can be read anew. A pair that is no character was dropped by the copy: two characters
are then known by half, and are believed only where exactly one common word fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeVar

from harvester.extraction.reading.chinese import (
    READING,
    TONE_MARKS,
    cost,
    doubtful,
    has_reading,
    has_tone,
    is_rare_alone,
    is_traditional,
    strangeness,
    word_frequency,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_T = TypeVar("_T")

LOST: Final = "\ufffd"
_TORN_AGAIN: Final = re.compile(rf"[?？]({READING})\)")
TORN: Final = re.compile(rf"[?？](?<=[,:;!)\u0100-\uffff].)({READING})\)")
"""A `?` that has swallowed a lost byte and the opening bracket of a reading."""

_SURELY_TORN: Final = re.compile(rf"[?？](?<=[,:;!)\u0100-\uffff].)(?=[a-zü]*[{TONE_MARKS}]){READING}\)")
"""One with a tone mark: no author writes it."""

_QUESTION: Final = re.compile(r"[?？](?<=[,:;!)\u0100-\uffff].)(?=[^\s?？])")
_BRACKET: Final = re.compile(rf"\(({READING})\)")
_BYTES: Final = range(0x40, 0xFF)
_LEADS: Final = range(0x81, 0xFF)
_LONGEST_RUN: Final = 120  # characters; the seeds have 20
_MOST_ASCII: Final = 4  # marks printed as ASCII in one run
_MOST_RUNS: Final = 100  # read anew in one page; a page with more is no page, and the rest is lost as one
_CONTEXT: Final = 4  # characters beside a gap that can make a word with it
_ODD: Final = 1.5  # strangeness of the rarer half of GB 2312
_FREQUENT: Final = 2_000  # occurrences of a word that nothing beside it confirms
_FAR: Final = 8  # times more frequent than the next
_GAIN: Final = 0.8  # by how much two characters must fit better than the one they seem to be
_MARGIN: Final = 1.0  # by how much a run without a reading must become commoner to be believed

Part = str | tuple[str, ...]
"""A character that is settled, or all that may stand in its place."""


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One way to read a run: its parts, and where in the damaged text it ends."""

    parts: tuple[Part, ...]
    end: int


def undo(text: str) -> tuple[str, list[int]]:
    """Read the damaged runs of `text` anew.

    Returns the text and which of its U+FFFD (0 for the first in the text) stand for characters that
    were lost here. A repair is accepted only where it makes the run commoner Chinese.
    """
    done: list[str] = []
    lost: list[int] = []
    marks = position = search_from = runs = 0
    while runs < _MOST_RUNS and (question := _QUESTION.search(text, search_from)):
        start = search_from = question.start()
        search_from += 1
        torn = TORN.match(text, start)
        if not torn and not _looks_shifted(text, start + 1):
            continue
        runs += 1
        # The piece before the mark may end with what the last run became.
        near = max(position, start - _CONTEXT)
        before = ("".join(done[-1:]) if position == start else "") + text[near:start]
        found = _mend_torn(text, torn, before) if torn else _mend_shifted(text, start, before)
        if found is None:
            continue
        repaired, end = found
        done += [text[position:start], repaired]
        marks += text.count(LOST, position, start)
        lost += range(marks, marks + repaired.count(LOST))
        marks += repaired.count(LOST)
        position = search_from = end
    if runs == _MOST_RUNS and (first := _SURELY_TORN.search(text, position)):
        lost.append(marks + text.count(LOST, position, first.start()))
        done += [text[position : first.start()], LOST, _SURELY_TORN.sub(LOST, text[first.end() :])]
        position = len(text)
    return ("".join([*done, text[position:]]), lost) if done else (text, [])


def _mend_torn(text: str, torn: re.Match[str], before: str) -> tuple[str, int] | None:
    """`X?reading)`: the lost byte ends a character that begins with X's second byte and is read so."""
    reading = torn[1]
    code = _bytes_at(before, len(before) - 1)
    leads = _read_so(_LEADS, reading, partial(_pair, code[1])) if code else []
    attempts = [attempt for lead in leads for attempt in _read(text, torn.end(), "", lead)]
    nothing = _Attempt((LOST,), torn.end())
    repaired, end, _ = _best(text, before, [nothing, *attempts])
    if end == nothing.end and not has_tone(reading):
        return None
    return _doubt(before[-_CONTEXT:], repaired, text[end : end + _CONTEXT]), end


def _mend_shifted(text: str, start: int, before: str) -> tuple[str, int] | None:
    """`?run`: the lost byte began a character of which the run's first byte is the second."""
    first = _bytes_at(text, start + 1)
    if not first:
        return None
    heads = tuple(char for lead in _LEADS if (char := _pair(lead, first[0])) and not strangeness(char))
    attempts = list(_read(text, start + 2, heads or LOST, first[1]))
    as_is = _Attempt((text[start : start + 2],), start + 2)
    _, _, damaged = _best(text, before, [as_is], stop=max((a.end for a in attempts), default=start))
    if not attempts:
        return None
    repaired, end, common = _best(text, before, attempts)
    if common + _MARGIN > damaged:
        return None
    return _doubt(before[-_CONTEXT:], repaired, text[end : end + _CONTEXT]), end


def _looks_shifted(text: str, start: int) -> bool:
    """Whether odd characters follow closely."""
    near = text[start : start + 12].partition("\n")[0]
    return max(map(strangeness, near), default=0) >= _ODD


def _read(text: str, start: int, head: Part, pending: int) -> Iterator[_Attempt]:
    """Every way to read on from `start`, `pending` being the first byte of the next character."""
    parts: list[Part] = [head] if head else []
    ascii_left = _MOST_ASCII
    for at in range(start, min(len(text), start + _LONGEST_RUN)):
        char = text[at]
        ascii_left -= char.isascii()
        if torn := _TORN_AGAIN.match(text, at):
            ends = _read_so((_pair(pending, trail) for trail in _BYTES), torn[1], str)
            yield from (_Attempt((*parts, end), torn.end()) for end in ends or [LOST + LOST])
            return
        if char.isascii() and _BYTES[0] <= ord(char) < 0x7F:
            if bracket := _BRACKET.match(text, at + 1):
                yield _Attempt((*parts, _close(pending, ord(char), bracket[1])), bracket.end())
                return
            yield _Attempt((*parts, _character(pending, ord(char))), at + 1)
        code = _bytes_at(text, at)
        if char in "?？":
            yield _Attempt((*parts, LOST), at + 1)
        elif not code or (char.isascii() and ord(char) < _BYTES[0]):
            yield _Attempt((*parts, LOST), at)
        if not code or ascii_left < 0:
            return
        parts.append(_character(pending, code[0]))
        pending = code[1]
    yield _Attempt((*parts, LOST), min(len(text), start + _LONGEST_RUN))


def _character(lead: int, trail: int) -> Part:
    """What two bytes beside each other stand for: a character, or two that have lost a byte each."""
    char = _pair(lead, trail)
    if char and strangeness(char) < _ODD:
        return char
    torn = _torn_pairs(lead, trail)
    if char and strangeness(char) == _ODD:
        return (char, *torn)
    return torn or char or LOST


def _close(lead: int, trail: int, reading: str) -> Part:
    """The last character of a run, known by its reading; a pair may have been dropped within it."""
    char = _pair(lead, trail)
    if char and has_reading(char, reading):
        return char
    return tuple(_read_so(_torn_pairs(lead, trail), reading, itemgetter(1))) or LOST + LOST


@lru_cache(maxsize=4096)
def _torn_pairs(lead: int, trail: int) -> tuple[str, ...]:
    """All common `AB` with A = (lead, x), B = (y, trail) where (x, y) is no character."""
    firsts = [(c, x) for x in _BYTES if (c := _pair(lead, x)) and not strangeness(c)]
    seconds = [(c, y) for y in _LEADS if (c := _pair(y, trail)) and not strangeness(c)]
    return tuple(a + b for a, x in firsts if x in _LEADS for b, y in seconds if not _pair(x, y))


def _best(text: str, before: str, attempts: list[_Attempt], stop: int = 0) -> tuple[str, int, float]:
    """The attempt that makes the commonest text: what it reads, where it ends, its cost.

    All are compared over the same stretch of the damaged text; where the best ones disagree about a
    character it is lost.
    """
    stop = max(stop, *(attempt.end for attempt in attempts)) + _CONTEXT
    left = before[-_CONTEXT:]
    ranked: list[tuple[float, int, str]] = []
    for attempt in attempts:
        rest = _BRACKET.sub(
            "", _TORN_AGAIN.sub(LOST, text[attempt.end - 1 : stop])[1:] if attempt.end else ""
        )
        repaired = _settle_all(left, attempt.parts, rest)
        ranked.append((round(cost(left + repaired + rest), 3), attempt.end, repaired))
    least = min(ranked)
    ties = [repaired for score, end, repaired in ranked if (score, end) == least[:2]]
    repaired = _agree([tie for tie in ties if len(tie) == len(least[2])])
    return repaired, least[1], least[0]


def _doubt(left: str, repaired: str, right: str) -> str:
    """A run with its doubtful characters read as two, or lost.

    The halves of two characters between which a pair was dropped can make a third. Two are believed in its
    place where they make common words with what stands beside them; a rare one is lost.
    """
    for place in _doubtful_places(left, repaired, right):
        code = _encode(repaired[place])
        before, after = (left + repaired[:place])[-_CONTEXT:], (repaired[place + 1 :] + right)[:_CONTEXT]
        two = _settle(before, _torn_pairs(*code), after) if code else ""
        gain = cost(before + repaired[place] + after) - cost(before + two + after)
        if two and gain >= _GAIN:
            repaired = repaired[:place] + two + repaired[place + 1 :]
    for place in _doubtful_places(left, repaired, right):
        if is_rare_alone(repaired[place]):
            repaired = repaired[:place] + LOST + repaired[place + 1 :]
    return repaired


def _doubtful_places(left: str, repaired: str, right: str) -> list[int]:
    """The last one first, so that a change leaves the others where they are."""
    places = (place - len(left) for place in doubtful(left + repaired + right))
    return sorted((place for place in places if 0 <= place < len(repaired)), reverse=True)


def _settle_all(left: str, parts: tuple[Part, ...], right: str) -> str:
    """The parts as text, each open one settled by the characters beside it."""
    out = ""
    for index, part in enumerate(parts):
        if isinstance(part, str):
            out += part
            continue
        plain = ""
        for later in parts[index + 1 :]:
            if not isinstance(later, str):
                break
            plain += later
        else:
            plain += right
        out += _settle((left + out)[-_CONTEXT:], part, plain[:_CONTEXT])
    return out


@lru_cache(maxsize=4096)
def _settle(left: str, options: tuple[str, ...], right: str) -> str:
    """The option that makes the commonest text; characters in which the best differ are lost.

    A word of which no character is known whole is believed only if it is far the most frequent one.
    """
    if not options:
        return ""
    costs = {option: round(cost(left + option + right), 3) for option in options}
    least = min(costs.values())
    best = [option for option in options if costs[option] == least]
    width = len(best[0])
    frequency = {option: word_frequency(left, option, right) for option in best if len(option) == 2}
    if frequency and max(frequency.values()):
        word, *others = sorted(frequency, key=frequency.__getitem__, reverse=True)
        runner_up = frequency[others[0]] if others else 0
        return word if frequency[word] >= max(_FREQUENT, _FAR * runner_up) else LOST * width
    return _agree([option for option in best if len(option) == width])


def _agree(readings: list[str]) -> str:
    """What readings of one length have in common, U+FFFD elsewhere."""
    return "".join(column[0] if len(set(column)) == 1 else LOST for column in zip(*readings, strict=True))


def _read_so(options: Iterable[_T], reading: str, char_of: Callable[[_T], str]) -> list[_T]:
    """The options read so; Traditional ones where there are any, for converters mark what they convert."""
    read = [option for option in options if char_of(option) and has_reading(char_of(option), reading)]
    return [option for option in read if is_traditional(char_of(option))] or read


def _encode(char: str) -> bytes | None:
    """The two GBK bytes of a character; None for one that has not two."""
    code = char.encode("gbk", "ignore")
    return code if len(code) == 2 else None


def _bytes_at(text: str, at: int) -> bytes | None:
    """The two bytes of a character of a run; many copies print full-width punctuation as ASCII.

    None for one that stands for no two bytes, such as the beginning of a tag or an entity.
    """
    char = text[at]
    if "!" <= char <= "~":
        markup = char == "&" or (char == "<" and text[at + 1 : at + 2].isascii())
        return None if markup else bytes((0xA3, ord(char) | 0x80))
    return _encode(char)


@lru_cache(maxsize=1 << 15)
def _pair(lead: int, trail: int) -> str:
    """The character of two GBK bytes, or an empty string."""
    try:
        return bytes((lead, trail)).decode("gbk") if lead in _LEADS else ""
    except UnicodeDecodeError:
        return ""
