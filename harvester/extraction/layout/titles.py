"""Where a page says its title: the printed heading, `<title>` and the standard meta tag."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from harvester import portal_words, vocabulary
from harvester.extraction.dates import find_date
from harvester.extraction.text import clean, fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from harvester.items import Page, Survey

_PART: Final = re.compile(r"(?:[^-_|｜–—>›»·•【】/]++|(?<!\s)/|/(?!\s)|(?<=\d)[-–—](?=\d))+")
_COLUMN_NAME: Final = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:要闻|动态|新闻|资讯|快讯|(?:公示|通知)公告|公告(?:公示|通知))"
)
"""What so short a text names: a column, never an article."""

_COLUMN: Final = re.compile(r"\s*[\u4e00-\u9fff]{2,8}\s*")
"""What behind the name of the site is that of a column."""

_BODY_SITE: Final = re.compile(
    r"(?!.*(?:调研|走进|视察|考察|参观|慰问|[来到赴进访]))[\u4e00-\u9fff]{2,14}(?:人民法院|人民检察院)"
    r"|[\u4e00-\u9fff]{2,6}大学"
)
"""The names of bodies that are those of their sites, told from titles that end in one."""

_SURE_ENDINGS: Final = ("网", "网站", "门户", "平台", "人民政府", "首页")
_SITE_ENDINGS: Final = (*_SURE_ENDINGS, "公开专栏", "信息公开", "委员会", "局", "厅", "频道", "栏目")
_REPORTS_COLUMN: Final = re.compile(r"\D{0,12}年报")
NUMBERED: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.、．]|——)"
)
"""How the heading of a part of an article begins; no title does."""

_NUMBER: Final = re.compile(r"\s*[（(][^（）()]{1,40}\d号[）)]$")
_DOTS: Final = ("…", "..")
_CUT: Final = re.compile(r"(?:…+|\.{2,})$")
_BUTTONS: Final = re.compile(rf"(?:(?:{'|'.join(portal_words.BUTTONS)})|[\s【】\[\]|｜·])*+")
_DOCUMENT_NUMBER: Final = re.compile(
    r"[\u4e00-\u9fff]{1,20}[〔\[［【](?:19|20)\d\d[〕\]］】]\d{1,5}号"
    r"|[\u4e00-\u9fff]{2,30}(?:公告|通告)\s?(?:19|20)\d\d年第\d{1,4}号"
)
_SHORTEST, _LONGEST = 4, 150
_MOST_HEADINGS: Final = 50


def title_tag(survey: Survey) -> tuple[str, str] | None:
    """`<title>` without the names of site and column on either side, and as it stands; None if no more."""
    raw = survey.title
    names = _site_names(survey)
    parts = [match for match in _PART.finditer(raw) if match[0].strip()]
    whole = len(parts)

    def is_name(part: re.Match[str]) -> bool:
        text = part[0].strip()
        return names_site(text) or names_column(text) or fold(text) in names

    while len(parts) > 1 and (is_name(parts[0]) or (len(parts) < whole and _COLUMN.fullmatch(parts[0][0]))):
        parts.pop(0)
    while len(parts) > 1 and (is_name(parts[-1]) or len(parts[-1][0]) < parts[-2].end() - parts[0].start()):
        parts.pop()
    if not parts or (len(parts) == 1 and is_name(parts[0])):
        return None
    return raw[parts[0].start() : parts[-1].end()].strip(), raw


def known_titles(page: Page) -> list[str]:
    """What the page's own tags and the list give as its title, the surest first; found out once."""
    if page.known_titles is None:
        survey, names = page.survey, _site_names(page.survey)
        known = [survey.meta[name] for name in vocabulary.META_TAGS["title"] if name in survey.meta]
        if named := title_tag(survey):
            known.append(_behind_names(page, named[0]))
        if page.hints.title:
            known.append(page.hints.title)
        page.known_titles = [
            title
            for title in dict.fromkeys(known)
            if len(title) >= _SHORTEST
            and fold(title) not in names
            and not (_is_surely_site(title) or names_column(title))
        ]
    return page.known_titles


def _behind_names(page: Page, title: str) -> str:
    """A title behind the names of site and column that spaces part from it, where a line prints it so."""
    site, _, rest = title.partition(" ")
    column, _, own = rest.partition(" ")
    if not own or not _is_surely_site(site) or not _COLUMN.fullmatch(column):
        return title
    wanted = fold(own)
    is_printed = len(wanted) >= _SHORTEST and any(
        len(block.text) <= _LONGEST and fold(block.text) == wanted for block in page.blocks
    )
    return own if is_printed and not wanted.startswith("关于") else title


def printed_title(page: Page) -> Element | None:
    """The element that prints the title: a heading that agrees with the page's tags or the list."""
    if page.root is None:
        return None
    titles = known_titles(page)
    known = [fold(title) for title in titles]
    begun = _begun(titles)
    whole = fold(page.survey.title)
    names = _site_names(page.survey)
    found: Element | None = None
    for element in _headings(page):
        plain = fold(heading_text(element))
        if not _SHORTEST <= len(plain) <= _LONGEST or plain in names:
            continue
        if plain in known:
            return element
        if found is None and (
            any(_agree(plain, title) for title in known)
            or any(plain.startswith(title) for title in begun)
            or (plain in whole and not (names_site(plain) or names_column(plain)))
        ):
            found = element
    return found


def is_confirmed(page: Page, title: str) -> bool:
    """Whether the page prints a title that its tags give, on a line of its own or in `<title>`."""
    if page.root is None or fold(title) in _site_names(page.survey) or _is_surely_site(title):
        return False
    whole = _CUT.sub("", title)
    wanted = fold(whole)
    if wanted in fold(page.survey.title):
        return True
    lines = [block.text for block in page.blocks if len(block.text) <= _LONGEST and not block.cells]
    text = squeeze("".join(lines))
    return squeeze(whole) in text or wanted in fold(text)  # folding a whole page takes long


def title_line(page: Page) -> int | None:
    """The number of the line that prints the title above the article; None where no tag confirms one.

    `page.heading` is set to the element that prints it, if one holds nothing else.
    """
    element = page.heading = printed_title(page)
    if element is not None:
        if element in page.spans:
            return page.spans[element][1] - 1
        for n, block in enumerate(page.blocks):
            if block.element is element:
                return n
    wanted = {fold(title) for title in known_titles(page)}
    if element is not None:
        wanted.add(fold(heading_text(element)))
    begun = tuple(_begun(known_titles(page)))
    most = _LONGEST if begun else max(map(len, wanted), default=0) * 2
    for n, block in enumerate(page.blocks):
        if len(block.text) > most or block.cells is not None:
            continue
        plain = fold(block.text)
        if plain in wanted or (begun and plain.startswith(begun) and not (block.linked or is_cut(plain))):
            if page.heading is None and fold(heading_text(block.element)) == plain:
                page.heading = block.element
            return n
    return None


def lone_heading(page: Page, first: int) -> Element | None:
    """A heading above line `first` that no tag confirms, and that is not the site's or a column's name.

    Of headings that are as good the last one counts: those of columns stand above that of the article.
    """
    names = _site_names(page.survey)
    found: Element | None = None
    for group in _groups(page):
        for element in group:
            start = page.spans.get(element, (first, 0))[0]
            text = heading_text(element) if start <= first else ""
            if NUMBERED.match(text) or names_site(text) or fold(text) in names:
                continue
            if 2 * _SHORTEST <= len(text) <= _LONGEST:
                found = element
        if found is not None:
            break
    return found


def is_document_number(text: str) -> bool:
    """Whether a text is a document number and nothing else: `某发〔2023〕5号`, `某局公告2023年第3号`."""
    return "号" in text[-1:] and _DOCUMENT_NUMBER.fullmatch(text) is not None


def names_column(text: str) -> bool:
    """Whether a short text is what portals call a column of news or notices."""
    return _COLUMN_NAME.fullmatch(text.strip()) is not None


def names_site(text: str) -> bool:
    """Whether a text reads like the name of a site or a column."""
    return text.endswith(_SITE_ENDINGS) or bool(_REPORTS_COLUMN.fullmatch(text) or _BODY_SITE.fullmatch(text))


def _is_surely_site(text: str) -> bool:
    """Whether a text can be nothing but the name of a site."""
    return text.endswith(_SURE_ENDINGS) or _BODY_SITE.fullmatch(text) is not None


def is_cut(title: str) -> bool:
    """Whether a title ends in dots that stand for the rest of it."""
    return title.endswith(_DOTS)


def completes(whole: str, title: str) -> bool:
    """Whether a text is the whole of a title that is cut short."""
    return not is_cut(whole) and fold(whole).startswith(fold(_CUT.sub("", title)))


def lines_of_title(lines: list[str], title: str) -> range | None:
    """Which neighbouring lines, three at most, print a title together; None where none do.

    The number of the document that a title ends with may be missing there.
    """
    wanted = fold(title)
    bare = fold(_NUMBER.sub("", title)) or wanted
    folded = [fold(line) for line in lines]
    for start in range(len(folded)):
        if not wanted.startswith(folded[start]):
            continue
        joined = ""
        for end in range(start, min(start + 3, len(folded))):
            joined += folded[end]
            if joined in (wanted, bare):
                return range(start, end + 1)
    return None


def _headings(page: Page) -> Iterator[Element]:
    """The elements that a CMS prints titles in, in order of trust; not all of a page of headings."""
    return chain.from_iterable(_groups(page))


def _groups(page: Page) -> Iterator[Iterable[Element]]:
    """The same, those together that deserve the same trust."""
    if page.root is None:
        return
    yield islice(page.root.iter("h1"), _MOST_HEADINGS)
    for name in vocabulary.TITLE_CONTAINERS:
        if elements := page.survey.named.get(name):
            yield elements[:_MOST_HEADINGS]
    yield islice(page.root.iter("h2", "h3"), _MOST_HEADINGS)


def heading_text(element: Element) -> str:
    """The text of a heading on one line; of what is too long for one, its beginning.

    Buttons, a date or a document number that stand in elements of their own behind it are left out.
    """
    if not len(element):
        return clean((element.text or "")[: 2 * _LONGEST])
    pieces = [text[: 2 * _LONGEST] for text in islice(element.itertext(), _MOST_HEADINGS)]
    while len(pieces) > 1 and _is_beside(pieces[-1].strip()):
        pieces.pop()
    return clean("".join(pieces))


def _is_beside(piece: str) -> bool:
    """Whether a piece of a heading is no part of the title."""
    if not piece or is_document_number(piece) or _BUTTONS.fullmatch(piece):
        return True
    date = find_date(piece)
    return date is not None and len(piece) <= len(date[1]) + len(" 00:00:00")


def _begun(titles: list[str]) -> list[str]:
    """The beginnings of titles that are cut short."""
    return [fold(_CUT.sub("", title)) for title in titles if is_cut(title)]


def _site_names(survey: Survey) -> frozenset[str]:
    """What the page's tags call its site and its column: never a title."""
    return frozenset(fold(survey.meta[name]) for name in ("sitename", "columnname") if name in survey.meta)


def _agree(heading: str, title: str) -> bool:
    """Whether a heading says nearly all of a title, or little more."""
    if heading in title:
        return len(heading) * 10 >= len(title) * 6
    return title in heading and len(title) * 10 >= len(heading) * 8
