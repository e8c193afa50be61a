"""Where a page says its title: the printed heading, `<title>` and the standard meta tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

_SEPARATOR: Final = re.compile(r"\s*[-_|｜–—]{1,2}\s*(?=[^-_|｜–—]*$)")
_SITE_NAME: Final = re.compile(r"(?:网|网站|门户|平台|人民政府|公开专栏|信息公开|首页|委员会|局|厅)$")
_SHORTEST, _LONGEST = 4, 150


def meta_tags(root: HtmlElement) -> dict[str, str]:
    """Name in lower case -> content, of every `<meta>` that has one; the first of a name counts."""
    printed: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        if name and (content := clean(meta.get("content") or "")):
            printed.setdefault(name, content)
    return printed


def title_tag(root: HtmlElement) -> tuple[str, str] | None:
    """`<title>` without the names of site and column, and as it stands; None where nothing is left."""
    element = next(root.iter("title"), None)
    if element is None:
        return None
    raw = title = clean(element.text_content())
    while True:
        parts = _SEPARATOR.split(title, maxsplit=1)
        if len(parts) < 2 or not (_SITE_NAME.search(parts[1].strip()) or len(parts[0]) > len(parts[1])):
            break
        title = parts[0].strip()
    return (title, raw) if title and not _SITE_NAME.search(title) else None


def known_titles(root: HtmlElement, hints: Iterable[str] = ()) -> list[str]:
    """What the page's own tags and the list give as its title, the surest first."""
    tags = meta_tags(root)
    known = [tags[name] for name in vocabulary.META_TAGS["title"] if name in tags]
    if named := title_tag(root):
        known.append(named[0])
    return [title for title in [*known, *hints] if len(title) >= _SHORTEST]


def printed_title(root: HtmlElement, known: Iterable[str]) -> HtmlElement | None:
    """The element that prints the title: a heading that agrees with one of the known titles."""
    wanted = [fold(title) for title in known]
    for element in _headings(root):
        plain = fold(element.text_content())
        if _SHORTEST <= len(plain) <= _LONGEST and any(_agree(plain, other) for other in wanted):
            return element
    return None


def lines_of_title(lines: list[str], title: str) -> range | None:
    """Which neighbouring lines, three at most, print a title together; None where none do."""
    wanted = fold(title)
    folded = [fold(line) for line in lines]
    for start in range(len(folded)):
        joined = ""
        for end in range(start, min(start + 3, len(folded))):
            joined += folded[end]
            if joined == wanted:
                return range(start, end + 1)
    return None


def _agree(heading: str, title: str) -> bool:
    """Whether one says nearly all that the other says; a mere part of a title is no title."""
    short, long = sorted((heading, title), key=len)
    return short in long and len(short) * 10 >= len(long) * 6


def _headings(root: HtmlElement) -> Iterator[HtmlElement]:
    yield from root.iter("h1")
    yield from root.iter("ucaptitle")
    wanted = frozenset(vocabulary.TITLE_CONTAINERS)
    named: dict[str, list[HtmlElement]] = {}
    for element in root.xpath("//*[@id or @class]"):
        for name in ("#" + element.get("id", ""), *("." + part for part in element.get("class", "").split())):
            if name in wanted:
                named.setdefault(name, []).append(element)
    for name in vocabulary.TITLE_CONTAINERS:
        yield from named.get(name, ())
    yield from root.iter("h2", "h3")
