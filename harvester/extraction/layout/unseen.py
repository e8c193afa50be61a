"""An article that a page holds only for its scripts: in a string, or in a field of a form."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from lxml import etree

from harvester.extraction.reading.blocks import blocks_of
from harvester.extraction.reading.decoding import safe_source
from harvester.extraction.reading.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from harvester.items import Report

_ENOUGH: Final = 150
"""Chinese characters from which a string may be an article."""

_TEXT_AREA: Final = "a text area"
_ENOUGH_IN_PARAGRAPHS: Final = 30
"""The same in a text area that holds paragraphs, which no reader types."""

_MUCH_LONGER: Final = 3
_ENOUGH_SENTENCES: Final = 2
_MOST_STRINGS: Final = 20_000
"""Strings of a script that are looked at."""

_LITERAL: Final = re.compile(
    r"""\\.|"((?:[^"\\\n]|\\.)*+)"|'((?:[^'\\\n]|\\.)*+)'|`((?:[^`\\]|\\.)*+)`""", re.S
)
_TARGET: Final = re.compile(r"([\w$.]{1,60})[\"']?\s{0,9}(?:\+?=|\(|:)\s{0,9}$")
_BEFORE: Final = 80
"""Characters before a string that say what becomes of it."""

_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.S)
_ESCAPED: Final = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": "", "v": "", "\n": ""}
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_MARKUP_TYPES: Final = ("html", "template", "xml")


def reveal(report: Report, visible: int) -> str | None:
    """Add the longest text that the page keeps from its readers to the tree, and read the lines anew.

    The answer says where it was kept; None where there is none, or none much longer than the `visible`
    characters of the article. A page that has one gets the finding `text_unseen`.
    """
    page = report.page
    if page is None or page.root is None or (body := next(page.root.iter("body"), None)) is None:
        return None
    where, markup = max(_hidden_texts(page.root), key=lambda text: _size(text[1]), default=("", ""))
    size = _size(markup)
    in_paragraphs = where == _TEXT_AREA and "<p" in markup
    enough, sentences = (_ENOUGH_IN_PARAGRAPHS, 1) if in_paragraphs else (_ENOUGH, _ENOUGH_SENTENCES)
    if size < max(enough, visible * _MUCH_LONGER) or markup.count("。") < sentences:
        return None
    if (part := _fragment(markup, report)) is None:
        return None
    body.append(part)
    page.survey = survey(page.root)
    page.blocks, page.spans, _ = blocks_of(page.root, page.survey.hidden)
    page.known_titles = None
    report.find("text_unseen", f"{size} characters in {where}")
    return where


def _size(text: str) -> int:
    return sum(1 for _ in _HAN.finditer(text))


def _hidden_texts(root: Element) -> Iterator[tuple[str, str]]:
    """`(where, markup)` of every text that no reader sees."""
    for element in root.iter("textarea"):
        yield _TEXT_AREA, "".join(element.itertext())
    for element in root.iter("script"):
        source = element.text or ""
        if "。" not in source and "\\u" not in source:
            continue
        if any(word in element.get("type", "") for word in _MARKUP_TYPES):
            yield "a template", source
        else:
            for target, parts in _strings(source).items():
                yield f"a script: {target}", "".join(parts)


def _strings(source: str) -> dict[str, list[str]]:
    """What a script assigns, passes or adds to each name: its strings in order."""
    found: dict[str, list[str]] = {}
    target = ""
    for match in islice(_LITERAL.finditer(source), _MOST_STRINGS):
        if match.lastindex is None:
            continue
        before = source[max(0, match.start() - _BEFORE) : match.start()]
        if named := _TARGET.search(before):
            target = named[1]
        elif not before.rstrip().endswith(("+", ",")):
            target = ""
        if target:
            found.setdefault(target, []).append(_plain(match[match.lastindex]))
    return found


def _plain(literal: str) -> str:
    return _ESCAPE.sub(_character, literal) if "\\" in literal else literal


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code is None:
        return _ESCAPED.get(match[3], match[3])
    character = chr(int(code, 16))
    return character if character.isprintable() or character.isspace() else ""


def _fragment(markup: str, report: Report) -> Element | None:
    """A `<div>` of some markup; None where nothing of it can be read."""
    source = b"<html><body>" + safe_source(markup.encode("utf-8", "ignore"), report) + b"</body></html>"
    try:
        root = etree.fromstring(source, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.XMLSyntaxError:
        return None
    body = None if root is None else next(root.iter("body"), None)
    if body is not None:
        body.tag = "div"
    return body
