"""The words of a page as they may be shown at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sized

    from rich.console import RenderableType

DIM: Final = "dim"
BAD: Final = "red"

_LONGEST: Final = 200
"""Characters of a text that are shown; the whole of it is on the page."""

_MOST: Final = 20
"""Lines of one list that are shown."""

MOST_ROWS: Final = 100
"""Rows of one table that are shown; no report has as many parts, files or indicators."""

_UNSAFE: Final = dict.fromkeys(
    (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"
)
"""What would move the cursor, colour the terminal or turn the direction of the text."""


def printed(text: str, longest: int = _LONGEST) -> str:
    """A text of the page on one line, cut, and without what a terminal would obey."""
    line = " ".join(text[: longest + 1].split()).translate(_UNSAFE)
    return line if len(text) <= longest else line[:longest].rstrip() + "…"


def heading(words: str) -> Iterator[RenderableType]:
    """The heading of a part, a blank line before it."""
    yield Text()
    yield Text(words, "bold underline")


def grid(*columns: str) -> Table:
    """Aligned columns without lines: `keep` and `number` (to the right) are as wide as their text."""
    table = Table.grid(padding=(0, 2, 0, 0))
    for kind in columns:
        table.add_column(
            no_wrap=kind != "wrap", justify="right" if kind == "number" else "left", overflow="fold"
        )
    return table


def listed(lines: Iterable[str], count: int) -> Iterator[str]:
    """The first of `count` lines, and how many more there are."""
    for number, line in enumerate(lines):
        if number == _MOST:
            yield f"… and {count - _MOST:,} more"
            return
        yield printed(line)


def more(items: Sized) -> Iterator[RenderableType]:
    """How many items there are beyond those that a table shows."""
    if len(items) > MOST_ROWS:
        yield Text(f"… and {len(items) - MOST_ROWS:,} more", DIM)


def count_of(number: int, noun: str) -> str:
    """`1 line`, `2,000 lines`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
