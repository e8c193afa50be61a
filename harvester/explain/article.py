"""The article of a page, what was left out of it, and its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.padding import Padding
from rich.text import Text

from harvester.explain.text import DIM, MOST_ROWS, count_of, grid, heading, listed, more, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element
    from rich.console import RenderableType

    from harvester.items import Block, Page, Report, Role

LEFT_OUT: Final[dict[Role, str]] = {
    "title": "the title",
    "index": "the index block (政府信息公开目录)",
    "byline": "lines with date, source and the like",
    "tags": "keywords",
    "navigation": "links to other pages",
    "boilerplate": "the portal's own words: buttons, notices, counters",
    "hidden": "lines that visitors do not see",
}
"""What a line within the article is that is no part of its text -> what that means."""

_EXCERPT: Final = 60


def article(report: Report) -> Iterator[RenderableType]:
    """How long the text is, where on the page it stands, how it begins and ends."""
    yield from heading("Text of the article")
    page, lines = report.page, report.body.splitlines()
    if page is None or not lines:
        yield Text("none was found")
        return
    where = "the whole page" if page.plain or page.article is None else _tag(page.article)
    rows = grid("keep", "wrap")
    rows.add_row("length", f"{count_of(len(report.body), 'character')} in {count_of(len(lines), 'line')}")
    rows.add_row("begins", Text(printed(lines[0], _EXCERPT)))
    rows.add_row("ends", Text(printed(lines[-1], _EXCERPT)))
    rows.add_row("taken from", Text(where))
    yield rows
    if outside := _outside(page):
        yield Text(outside, DIM)


def left_out(report: Report) -> Iterator[RenderableType]:
    """The lines within the article that are no part of its text, by what they are."""
    groups: dict[Role, list[str]] = {role: [] for role in LEFT_OUT}
    for block in report.page.blocks if report.page else ():
        if block.inside and block.role in groups:
            groups[block.role].append(block.text)
    yield from heading("Lines within the article that were left out of its text")
    for role, lines in groups.items():
        if lines:
            yield Text(f"{LEFT_OUT[role]}: {count_of(len(lines), 'line')}")
            for line in listed(lines, len(lines)):
                yield Padding(Text(line, DIM), (0, 0, 0, 2))
    if not any(groups.values()):
        yield Text("none", DIM)


def sections(report: Report) -> Iterator[RenderableType]:
    """The parts of the report under its top headings."""
    if not report.sections:
        return
    yield from heading("Parts, by their headings")
    rows = grid("wrap", "keep", "number")
    for section in report.sections[:MOST_ROWS]:
        known = Text(section.kind or "not a standard heading", "" if section.kind else DIM)
        size = count_of(len(section.text), "character") if section.text else "empty"
        rows.add_row(Text(printed(section.heading)), known, size)
    yield rows
    yield from more(report.sections)


def attachments(report: Report) -> Iterator[RenderableType]:
    """The files that the article links to."""
    if not report.attachments:
        return
    yield from heading("Files that the article links to")
    rows = grid("wrap")
    for file in report.attachments[:MOST_ROWS]:
        rows.add_row(Text(printed(file.name)))
        rows.add_row(Text(f"  {printed(file.url, 500)}", DIM))
    yield rows
    yield from more(report.attachments)


def _tag(element: Element) -> str:
    """The element as the page opens it."""
    names = "".join(
        f' {name}="{printed(value, _EXCERPT)}"' for name in ("id", "class") if (value := element.get(name))
    )
    return f"<{element.tag!s}{names}>"


def _outside(page: Page) -> str:
    """How many lines of the page stand outside the article."""
    inside = [n for n, block in enumerate(page.blocks) if block.inside]
    if not inside:
        return ""
    above = _texts(page.blocks[: inside[0]])
    below = _texts(page.blocks[inside[-1] + 1 :])
    within = _texts([block for block in page.blocks[inside[0] : inside[-1]] if not block.inside])
    places = ((above, "above it"), (below, "below it"), (within, "between its parts"))
    counts = [f"{count_of(count, 'line')} {place}" for count, place in places if count]
    return f"Of the rest of the page: {', '.join(counts)}." if counts else ""


def _texts(blocks: list[Block]) -> int:
    return sum(1 for block in blocks if block.text)
