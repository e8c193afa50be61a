"""The parts of a report: the six standard headings, their variants and the older ones.

Every line that may be a heading is a mark. Of the marks, the top headings are the rising count that weighs
most: the headings of the vocabulary are its spine, other numbered lines stand where their number fits.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from harvester import vocabulary
from harvester.items import Block, Report, Section

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMERALS: Final = "一二三四五六七八九十"
_DIGITS: Final = {numeral: value for value, numeral in enumerate(_NUMERALS, 1)}
_TOP: Final = re.compile(
    rf"(?:第?([{_NUMERALS}]{{1,3}})\s*(?:、|部分|[.．，,:：])|([{_NUMERALS}]{{1,2}}))\s*(\S.*)", re.S
)
_INNER: Final = re.compile(rf"[（(]\s*([{_NUMERALS}]{{1,3}})\s*[）)]()[、.．]?\s*(\S.*)", re.S)
_BEGINNINGS: Final = {**dict.fromkeys(f"第{_NUMERALS}", _TOP), **dict.fromkeys("（(", _INNER)}
"""First character of a numbered line -> the pattern that it may match: most lines need none."""

_DASH: Final = re.compile(r"(?:——|—|──)\s*\S.{3,60}")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_HAN_RUN: Final = re.compile(r"[\u4e00-\u9fff]+")
_LONGEST: Final = 45
"""Characters beyond which a numbered line reads like a paragraph, not like a heading."""

_REACH: Final = 80
"""Characters within which a known heading ends that a longer line begins with."""

_CLAUSE: Final = re.compile(r"[；;]")
_UNFINISHED: Final = ("、", "，", ",")
_PAUSE: Final = " 。：:；，"
_TEXT_FOLLOWS: Final = re.compile(rf"\s*[。：:；\s]|[，,]?(?:{vocabulary.SECTION_OPENINGS})")
_WIDEST_STEP: Final = 3
"""How far the count may jump: copies lose headings."""

_STEP_TO_KNOWN: Final = 4
"""How far it may to a known heading: the three sections of tables are lost together."""

_ENOUGH_KNOWN: Final = 3
"""Known headings that show that a text follows the form."""


def _key(text: str) -> str:
    return "".join(_HAN_RUN.findall(text))


def _ends_sentence(text: str) -> bool:
    return "。" in text or "！" in text or "？" in text


_KIND_OF: Final = {
    _key(heading): kind for kind, headings in vocabulary.SECTIONS.items() for heading in headings
}
_OFFICIAL: Final = frozenset(_key(headings[0]) for headings in vocabulary.SECTIONS.values())
_LEADS: Final = {
    start: sorted((known for known in _KIND_OF if known.startswith(start)), key=len, reverse=True)
    for start in {known[:2] for known in _KIND_OF}
}
"""First two characters -> the known headings that begin so, the longest first."""
_WORDS: Final = [(kind, re.compile(words)) for kind, words in vocabulary.SECTION_WORDS]
_ROWS: Final = tuple(_key(row) for row in vocabulary.TABLE_ROWS)
_FIRST: Final = frozenset(known[0] for known in (*_KIND_OF, *_ROWS))


class Mark(NamedTuple):
    """A line that may be a top heading.

    `place` is its index among the lines, `number` 0 where it has none, `known` the heading of the
    vocabulary that it is, `rest` the text after the heading on the same line. `firm`: it reads like a
    heading; a line that does not is one only where the count needs it.
    """

    place: int
    heading: str
    number: int = 0
    inner: bool = False
    known: str = ""
    rest: str = ""
    firm: bool = True

    @property
    def kind(self) -> str | None:
        """A key of `vocabulary.SECTIONS`, or None."""
        return _KIND_OF.get(self.known)


def divide(report: Report) -> None:
    """Fill `sections` from the lines of the article; text before the first heading belongs to none."""
    page = report.page
    if page is None:
        return
    lines = [block for block in page.blocks if block.inside and block.role == "text"]
    found = top_headings(lines)
    places = [*(mark.place for mark in found), len(lines)]
    kinds = {mark.kind for mark in found}
    for mark, (start, end) in zip(found, pairwise(places), strict=True):
        text = [mark.rest] if mark.rest else []
        text += [block.text for block in lines[start + 1 : end]]
        kind = mark.kind
        if kind is None and report.kind == "annual_report":
            told = _told_by_words(mark.heading)
            kind = None if told in kinds else told
        report.sections.append(Section(mark.heading, kind, "\n".join(text)))


def _told_by_words(heading: str) -> str | None:
    """The kind that the words of an unknown heading tell; it counts where no known heading has that kind."""
    return next((kind for kind, words in _WORDS if words.search(heading)), None)


def top_headings(lines: list[Block]) -> list[Mark]:
    """The top headings of an article, in order.

    They are numbered 一、二、三、 or else （一）（二）（三）; known ones may have lost their numeral. Where
    there are none, the lines that begin with —— are the top headings.
    """
    marks = _without_contents([mark for n in range(len(lines)) if (mark := _mark(n, lines))], lines)
    found = _numbered([mark for mark in marks if mark.number and not mark.inner])
    inner = [mark for mark in marks if mark.number and mark.inner]
    if all(mark.number != 1 for mark in found) and _follows_the_form(inner):
        found = _numbered(inner)
    kinds = {mark.kind for mark in found}
    for mark in marks:
        if not mark.number and mark.kind not in kinds:
            found.append(mark)
            kinds.add(mark.kind)
    return sorted(found, key=lambda mark: mark.place) or [
        Mark(n, block.text)
        for n, block in enumerate(lines)
        if block.cells is None and _DASH.fullmatch(block.text)
    ]


# -- lines that may be headings --------------------------------------------------------------------


def _mark(place: int, lines: list[Block]) -> Mark | None:
    block = lines[place]
    text = block.text if block.cells is None else next(filter(None, block.cells), "")
    pattern = _BEGINNINGS.get(text[:1])
    if pattern is None or (found := pattern.match(text)) is None:
        return _bare(place, text) if block.cells is None and len(text) <= _LONGEST else None
    number, words, inner = _value(found[1] or found[2]), found[3], pattern is _INNER
    key = "" if _begins_unlike(words) else _key(words[:_REACH])
    if not number or key.startswith(_ROWS):
        return None
    if lead := _lead(words, key):
        known, end = lead
        others = [cell for cell in block.cells or () if cell][1:]
        rest = [part for part in (words[end:].lstrip(_PAUSE), *others) if part]
        heading = text[: found.start(3)] + words[:end]
        return Mark(place, heading, number, inner, known, " | ".join(rest))
    if block.cells is not None or found[2] or (place and lines[place - 1].text.endswith(_UNFINISHED)):
        return None
    if len(text) <= _LONGEST and not _CLAUSE.search(words):
        return None if _ends_sentence(words.rstrip("。")) else Mark(place, text, number, inner)
    return None if _ends_sentence(words) else Mark(place, text, number, inner, firm=False)


def _bare(place: int, text: str) -> Mark | None:
    """A known heading without its numeral, alone on its line."""
    known = "" if _begins_unlike(text) else _key(text)
    return Mark(place, text, known=known) if known in _KIND_OF else None


def _begins_unlike(text: str) -> bool:
    """Whether a text begins with a Chinese character that no known heading and no row begins with."""
    return text[:1] not in _FIRST and _HAN.match(text) is not None


def _lead(words: str, key: str) -> tuple[str, int] | None:
    """The longest known heading that a line begins with, and where it ends; `key` are its Chinese characters.

    It ends where the line does, or before something that cannot go on with a heading.
    """
    for lead in _LEADS.get(key[:2], ()):
        if key.startswith(lead):
            end = next(islice(_HAN.finditer(words), len(lead) - 1, None)).end()
            if not _HAN.search(words, end):
                return lead, len(words)
            if _TEXT_FOLLOWS.match(words, end):
                return lead, end
    return None


def _value(numeral: str) -> int:
    if numeral in _DIGITS:
        return _DIGITS[numeral]
    tens, ten, units = numeral.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(units, 0)


# -- which of them are ------------------------------------------------------------------------------


def _follows_the_form(marks: Iterable[Mark]) -> bool:
    return len({mark.known for mark in marks if mark.known}) >= _ENOUGH_KNOWN


def _without_contents(marks: list[Mark], lines: list[Block]) -> list[Mark]:
    """The marks without a table of contents (目录): known headings that all return, no sentence among them.

    A heading that returns at once is the title of its own table, and text.
    """
    known = [mark for mark in marks if mark.known]
    again = {mark.place for above, mark in pairwise(known) if above.known == mark.known}
    last = {mark.known: mark.place for mark in known if mark.place not in again}
    contents: list[Mark] = []
    for mark in known:
        if mark.place in again or last[mark.known] == mark.place:
            continue
        start = contents[-1].place + 1 if contents else mark.place
        if any(_ends_sentence(block.text) for block in lines[start : mark.place]):
            break
        contents.append(mark)
    if _follows_the_form(contents):
        again |= {mark.place for mark in contents}
    return [mark for mark in marks if mark.place not in again]


def _numbered(marks: list[Mark]) -> list[Mark]:
    """The rising count that weighs most, and the long lines that a gap in it was left for."""
    form = _follows_the_form(marks)
    best: dict[int, tuple[int, list[Mark]]] = {0: (0, [])}
    for mark in marks:
        widest = _STEP_TO_KNOWN if mark.known else _WIDEST_STEP
        steps = range(mark.number - 1, mark.number - 1 - widest, -1)
        below = [best[number] for number in steps if number in best]
        if not (mark.firm and below):
            continue
        weight, count = max(below, key=lambda chain: chain[0])
        weight += _weight(mark) if form else 1
        if weight > best.get(mark.number, (0, []))[0]:
            best[mark.number] = weight, [*count, mark]
    _, found = max(best.values(), key=lambda chain: chain[0])
    for mark in marks:
        if not mark.firm and _is_missed(mark, found):
            found = sorted([*found, mark], key=lambda other: other.place)
    return found


def _weight(mark: Mark) -> int:
    """A known heading outweighs all unknown ones that a count can have."""
    return 100 + (mark.known in _OFFICIAL) if mark.known else 1


def _is_missed(mark: Mark, found: list[Mark]) -> bool:
    """Whether a long line is the next of the count, with more of the count below and text in between."""
    above = max((other.number for other in found if other.place < mark.place), default=0)
    below = min((other.number for other in found if other.place > mark.place), default=0)
    return above + 1 == mark.number < below and all(other.place != mark.place + 1 for other in found)
