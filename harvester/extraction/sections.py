"""The parts of a report: the six standard headings, their variants and the older ones."""

from __future__ import annotations

import re
from typing import Final

from harvester import vocabulary
from harvester.extraction.text import fold
from harvester.items import Block, Report, Section

_NUMERALS: Final = "一二三四五六七八九十"
_TOP: Final = re.compile(
    rf"^\s*(?:第?([{_NUMERALS}]{{1,3}})\s*(?:、|部分|[.．，,:：])|([{_NUMERALS}]{{1,2}})\s+)\s*(\S.*)$", re.S
)
_DASH: Final = re.compile(r"^\s*(?:——|—|──)\s*(\S.{3,60})$")
_PUNCTUATION: Final = re.compile(r"[^\u4e00-\u9fff]")
_LONGEST: Final = 45
"""Characters beyond which a numbered line is a paragraph, not a heading."""

_SENTENCE: Final = re.compile(r"[。；;！？]")
_INLINE_END: Final = re.compile(r"[。：:；\s]")


def _key(heading: str) -> str:
    return _PUNCTUATION.sub("", fold(heading))


_KIND_OF: Final = {
    _key(heading): kind for kind, headings in vocabulary.SECTIONS.items() for heading in headings
}
_ROWS: Final = tuple(_key(row) for row in vocabulary.TABLE_ROWS)
_LEADS: Final = sorted(_KIND_OF, key=len, reverse=True)


def kind_of_heading(text: str) -> str | None:
    """The kind of a heading, numeral or not: a key of `vocabulary.SECTIONS`, or None."""
    match = _TOP.match(text)
    return _KIND_OF.get(_key(match[3] if match else text))


def divide(report: Report) -> None:
    """Fill `sections` from the lines of the article; text before the first heading belongs to none."""
    page = report.page
    if page is None:
        return
    lines = [block for block in page.blocks if block.inside and block.role == "text"]
    found = top_headings(lines)
    for n, (start, heading, rest) in enumerate(found):
        end = found[n + 1][0] if n + 1 < len(found) else len(lines)
        text = [rest] if rest else []
        text += [block.text for block in lines[start + 1 : end]]
        kind = kind_of_heading(heading)
        report.sections.append(Section(heading, kind, "\n".join(text)))


def top_headings(lines: list[Block]) -> list[tuple[int, str, str]]:
    """`(index, heading, text after it on the same line)` of each top heading, in order.

    Numbered headings are 一、二、三、 in rising order; where there are none, the lines that begin with
    —— are the top headings.
    """
    found: list[tuple[int, str, str]] = []
    last = 0
    for n, block in enumerate(lines):
        if block.cells is not None:
            continue
        heading = _numbered(block.text, last)
        if heading is None and (kind := kind_of_heading(block.text)) and len(block.text) <= _LONGEST:
            if any(kind_of_heading(other) == kind for _, other, _ in found):
                continue
            found.append((n, block.text.strip(), ""))
        elif heading:
            last, title, rest = heading
            found.append((n, title, rest))
    if found:
        return found
    return [
        (n, block.text.strip(), "")
        for n, block in enumerate(lines)
        if block.cells is None and _DASH.match(block.text)
    ]


def _numbered(text: str, last: int) -> tuple[int, str, str] | None:
    """A line's own number, heading and rest, if it continues the count that stands at `last`."""
    match = _TOP.match(text)
    if not match:
        return None
    number = _value(match[1] or match[2])
    words = match[3].strip()
    known = _known_lead(words)
    if number <= last or (number > last + 3) or _key(words).startswith(_ROWS):
        return None
    if known:
        return number, text[: match.start(3)] + known, words[len(known) :].lstrip(" 。：:；，")
    if match[2] or len(text) > _LONGEST or _SENTENCE.search(words.rstrip("。")):
        return None
    return number, text.strip(), ""


def _known_lead(words: str) -> str | None:
    """The known heading that a line begins with, where it ends there or text follows on the line."""
    if _key(words) in _KIND_OF:
        return words
    cut = _INLINE_END.search(words)
    if cut and _key(words[: cut.start()]) in _KIND_OF:
        return words[: cut.start()]
    return None


def _value(numeral: str) -> int:
    if numeral == "十":
        return 10
    tens, ten, units = numeral.rpartition("十")
    digits = {character: value for value, character in enumerate(_NUMERALS, 1)}
    return (digits.get(tens, 1) * 10 if ten else 0) + digits.get(units, 0)
