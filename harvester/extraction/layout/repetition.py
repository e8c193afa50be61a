"""Lines at the edges of an article that may be the portal's, and those that the store knows to be.

The reports of one portal share many true sentences: no heading, no text below a heading, no row, annex, note,
issuer or date is ever taken for the portal's. In doubt a line stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from harvester.extraction.layout.article import unclaimed
from harvester.extraction.layout.ending import is_date_line, issuers, may_follow
from harvester.extraction.layout.titles import NUMBERED
from harvester.extraction.text import ends_sentence, squeeze

if TYPE_CHECKING:
    from harvester.items import Block, Page

_TOP: Final = 3
_BOTTOM: Final = 6
"""Lines at the beginning and the end of an article that may be the portal's."""

_AUTHORS: Final = ("注", "备注", "说明", "附", "联系", "咨询", "电话", "根据", "按照")
"""How notes and openings begin, which every report of a portal may share."""

_SHORTEST: Final = 6
_LONGEST: Final = 300


def mark_repeated(page: Page) -> None:
    """Leave out those lines at the edges that stand on many pages of the portal, as `hints.repeated` says.

    `page.edges` becomes what the store learns from: the lines, without white space, that are left out, and
    those that stand where only a portal's lines do.
    """
    article = unclaimed(page)
    top, bottom = _edges(article)
    repeated = page.hints.repeated
    found = {key for block in (*top, *bottom) if (key := squeeze(block.text)) in repeated}
    page.edges = [squeeze(block.text) for block in (*top, *bottom)]
    for lines in (top, bottom[::-1]):
        for block in lines:
            if squeeze(block.text) not in found:
                break
            block.role = "boilerplate"


def _edges(article: list[Block]) -> tuple[list[Block], list[Block]]:
    """The lines above the first and below the last that is surely the author's."""
    if len(article) <= _TOP + _BOTTOM:
        return [], []
    end = _end(article)
    bottom = article[end:]
    top: list[Block] = []
    for block in article[:_TOP]:
        if ends_sentence(block.text) or _is_made_as(block, article[_TOP:end]) or not _may_be_portals(block):
            break
        top.append(block)
    return top, bottom if all(map(_may_be_portals, bottom)) else []


def _end(article: list[Block]) -> int:
    """The line after the date of the signature; without one, after the last line of the text's own make."""
    last = len(article)
    for n in reversed(range(max(0, last - _BOTTOM - 2), last)):
        if is_date_line(article[n].text):
            end = n + 1
            while end < last and issuers(article[end].text):
                end += 1
            return end
    text = article[last - _BOTTOM - 1 :: -1]
    end = last
    while end > last - _BOTTOM and not _is_made_as(article[end - 1], text):
        end -= 1
    # the only text below a heading is the author's, whatever it looks like
    return end + 1 if end < last and NUMBERED.match(article[end - 1].text) else end


def _is_made_as(block: Block, others: list[Block]) -> bool:
    """Whether one of the other lines has the tag and class of this one."""
    tag, name = block.element.tag, block.element.get("class")
    return any(other.element.tag == tag and other.element.get("class") == name for other in others)


def _may_be_portals(block: Block) -> bool:
    text = block.text
    return (
        _SHORTEST <= len(text) <= _LONGEST
        and block.cells is None
        and not ends_sentence(text)
        and not text.startswith(_AUTHORS)
        and not NUMBERED.match(text)
        and not issuers(text)
        and not may_follow(text)
    )
