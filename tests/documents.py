"""Reads the project's documents: fences, headings, links and tables of Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
README_ZH = ROOT / "README.zh-CN.md"
DOCUMENTS = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").glob("**/*.md"), ROOT / "fixtures/README.md"})
GUIDE = ROOT / "docs/adding-a-portal.md"

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)


@dataclass(frozen=True)
class Fence:
    """A fenced block: its language, its content, and the line that it begins on."""

    language: str
    content: str
    line: int


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def fences(path: Path) -> list[Fence]:
    text = path.read_text("utf-8")
    return [
        Fence(match[1], match[2], text.count("\n", 0, match.start()) + 1) for match in FENCE.finditer(text)
    ]


def files(path: Path) -> dict[str, str]:
    """What a document has the reader write: the name on a line of its own, ``NAME`:`, then a fence with the content."""
    found = re.findall(r"^`([\w./-]+)`:\n\n```\w*\n(.*?)^```$", path.read_text("utf-8"), re.M | re.S)
    return dict(found)


def prose(path: Path) -> str:
    """The document without its fenced blocks."""
    return FENCE.sub("", path.read_text("utf-8"))


def headings(path: Path) -> list[tuple[int, str]]:
    """Level and text of each heading."""
    return [(len(marks), text.strip()) for marks, text in re.findall(r"^(#+) (.+)$", prose(path), re.M)]


def anchors(path: Path) -> set[str]:
    """What `#…` can point at: the headings, as GitHub makes anchors of them."""
    return {re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") for _, text in headings(path)}


def links(path: Path) -> list[str]:
    return re.findall(r"\]\(([^)\s]+)\)", prose(path))


def section(path: Path, heading: str) -> str:
    """The text between a heading and the next one of any level."""
    match = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", prose(path), re.M | re.S)
    assert match, f"{name_of(path)} has no heading {heading!r}"
    return match[1]


def table(path: Path, heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, without its head; cells without their back quotes."""
    rows = re.findall(r"^\|(.+)\|$", section(path, heading), re.M)[2:]
    return [[cell.strip().strip("`") for cell in re.split(r"(?<!\\)\|", row)] for row in rows]
