"""Where a page says its title: the printed heading, `<title>` and the standard meta tag."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from harvester.items import Page

_PART: Final = re.compile(r"(?:[^-_|｜–—>›»·•【】/]|(?<!\s)/|/(?!\s))+")
_SITE_NAME: Final = re.compile(
    r"(?:网|网站|门户|平台|人民政府|公开专栏|信息公开|首页|委员会|局|厅|频道|栏目)$|^\D{0,12}年报$"
)
_SURELY_SITE: Final = re.compile(r"(?:网|网站|门户|平台|人民政府|首页)$")
NUMBERED: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.、．]|——)"
)
"""How the heading of a part of an article begins; no title does."""

_CUT: Final = re.compile(r"(?:…+|\.{2,})$")
_SHORTEST, _LONGEST = 4, 150
_LONGEST_TAG: Final = 300


def meta_tags(root: HtmlElement) -> dict[str, str]:
    """Name in lower case -> content, of every `<meta>` that has one; the first of a name counts."""
    printed: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        if name and (content := clean(meta.get("content") or "")):
            printed.setdefault(name, content)
    return printed


def title_tag(root: HtmlElement) -> tuple[str, str] | None:
    """`<title>` without the names of site and column on either side, and as it stands; None if no more."""
    raw = _title(root)
    names = _site_names(root)
    parts = [match for match in _PART.finditer(raw) if match[0].strip()]

    def is_name(part: re.Match[str]) -> bool:
        return bool(_SITE_NAME.search(part[0].strip())) or fold(part[0]) in names

    while len(parts) > 1 and is_name(parts[0]):
        parts.pop(0)
    while len(parts) > 1 and (is_name(parts[-1]) or len(parts[-1][0]) < parts[-2].end() - parts[0].start()):
        parts.pop()
    if not parts or (len(parts) == 1 and is_name(parts[0])):
        return None
    return raw[parts[0].start() : parts[-1].end()].strip(), raw


def known_titles(page: Page) -> list[str]:
    """What the page's own tags and the list give as its title, the surest first."""
    root = page.root
    if root is None:
        return []
    tags = meta_tags(root)
    names = _site_names(root)
    known = [tags[name] for name in vocabulary.META_TAGS["title"] if name in tags]
    if named := title_tag(root):
        known.append(named[0])
    if page.hints.title:
        known.append(page.hints.title)
    return [
        title
        for title in known
        if len(title) >= _SHORTEST and fold(title) not in names and not _SURELY_SITE.search(title)
    ]


def printed_title(page: Page) -> HtmlElement | None:
    """The element that prints the title: a heading that agrees with the page's tags or the list."""
    if page.root is None:
        return None
    known = [fold(title) for title in known_titles(page)]
    begun = [fold(_CUT.sub("", title)) for title in known_titles(page) if _CUT.search(title)]
    whole = fold(_title(page.root))
    names = _site_names(page.root)
    found: HtmlElement | None = None
    for element in headings(page.root):
        plain = fold(element.text_content())
        if not _SHORTEST <= len(plain) <= _LONGEST or plain in names:
            continue
        if plain in known:
            return element
        if found is None and (
            any(_agree(plain, title) for title in known)
            or any(plain.startswith(title) for title in begun)
            or (plain in whole and not _SITE_NAME.search(plain))
        ):
            found = element
    return found


def is_confirmed(page: Page, title: str) -> bool:
    """Whether the page prints a title that its tags give, on a line of its own or in `<title>`."""
    if page.root is None or fold(title) in _site_names(page.root) or _SURELY_SITE.search(title):
        return False
    wanted = fold(_CUT.sub("", title))
    if wanted in fold(_title(page.root)):
        return True
    lines = [block.text for block in page.blocks if len(block.text) <= _LONGEST and not block.cells]
    return any(wanted in fold(line) for line in lines) or lines_of_title(lines, title) is not None


def title_line(page: Page) -> int | None:
    """The number of the line that prints the title above the article; None where no tag confirms one."""
    element = printed_title(page)
    within = set(element.iter()) if element is not None else set()
    lines = [n for n, block in enumerate(page.blocks) if block.element in within]
    if not lines:
        wanted = {fold(title) for title in known_titles(page)}
        lines = [n for n, block in enumerate(page.blocks) if fold(block.text) in wanted][:1]
    return lines[-1] if lines else None


def lone_heading(page: Page) -> HtmlElement | None:
    """A heading that no tag confirms, and that is not the site's or the column's name."""
    if page.root is None:
        return None
    names = _site_names(page.root)
    for element in headings(page.root):
        text = clean(element.text_content())
        if NUMBERED.match(text) or _SITE_NAME.search(text) or fold(text) in names:
            continue
        if 2 * _SHORTEST <= len(text) <= _LONGEST:
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


def headings(root: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that a CMS prints titles in, in order of trust."""
    yield from root.iter("h1")
    wanted = frozenset(vocabulary.TITLE_CONTAINERS)
    named: dict[str, list[HtmlElement]] = {}
    for element in root.xpath("//*[@id or @class]"):
        for name in ("#" + element.get("id", ""), *("." + part for part in element.get("class", "").split())):
            if name in wanted:
                named.setdefault(name, []).append(element)
    for name in vocabulary.TITLE_CONTAINERS:
        yield from named.get(name, ()) if name[0] in "#." else root.iter(name)
    yield from root.iter("h2", "h3")


def _title(root: HtmlElement) -> str:
    element = next(root.iter("title"), None)
    return clean(element.text_content())[:_LONGEST_TAG] if element is not None else ""


def _site_names(root: HtmlElement) -> frozenset[str]:
    """What the page's tags call its site and its column: never a title."""
    tags = meta_tags(root)
    return frozenset(fold(tags[name]) for name in ("sitename", "columnname") if name in tags)


def _agree(heading: str, title: str) -> bool:
    """Whether a heading says nearly all of a title, or little more."""
    if heading in title:
        return len(heading) * 10 >= len(title) * 6
    return title in heading and len(title) * 10 >= len(heading) * 8
