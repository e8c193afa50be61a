"""What stands in the article's container and is not the author's: phrases, parts and lists of the portal."""

from __future__ import annotations

import re
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final

from lxml import etree

from harvester import portal_words
from harvester.extraction import labels
from harvester.extraction.files import file_address
from harvester.extraction.layout.article import unclaimed
from harvester.extraction.layout.phrases import LONGEST_PHRASE, any_of, is_phrase
from harvester.extraction.layout.weights import teasers
from harvester.extraction.text import ends_sentence, squeeze
from harvester.items import Label

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from harvester.items import Block, Page


_NOTICE: Final = any_of(portal_words.ENDING_NOTICES)
_HEADING: Final = any_of(portal_words.ENDING_HEADINGS)
_REGISTRATION: Final = re.compile(portal_words.SITE_REGISTRATION)
_CREDIT: Final = rf"(?:{'|'.join(portal_words.CREDITS)})\s*+[:：]"
_CREDITS: Final = re.compile(
    rf"[（(【\[]?(?:{_CREDIT}\s*+(?:(?!{_CREDIT})[^\s:：。]){{0,20}}+[\s|｜│/；;，]*+)++[)）】\]]?"
)
_LIST_DATE: Final = r"(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?"
_DATED: Final = re.compile(rf"^[\[(（【]?{_LIST_DATE}|{_LIST_DATE}[\])）】]?$")
_WORD: Final = re.compile(r"\w")

_CELLS: Final = 2
"""Cells of a row up to which it may be a phrase of the portal."""

_MOST_PARTS: Final = 200
"""Forms and the like of a page; one with more of them is no page."""

_FILES_HEADING: Final = re.compile(portal_words.FILES_HEADING)
_SHOWN: Final = etree.XPath("following::*[self::img or self::iframe or self::embed or self::object][1]")

_LONGEST_HEADING: Final = 60
_IS_NOTICE: Final = re.compile("声明|凡|本网|本站|版权|ICP|安备|标识码|友情|Copyright|©")
_NOTICE_BEGINS: Final = 50
"""Characters at the beginning of a notice in which one of its words stands."""

_FOOTER_MARK: Final = re.compile(portal_words.SURE_REGISTRATION)
_FOOTER: Final = 12
"""Lines of a site's footer, in which it names its registration."""

_CREDIT_LINES: Final = 5
"""Lines at the end of an article in which it says who wrote and checked it."""

_RUNS_SITE: Final = re.compile(portal_words.SITE_RUNNERS)
_SHORTEST_NAME: Final = 4

_COPIED: Final = 25
"""Characters from which a line that stands twice shows that there is a copy; headings and figures return."""

_COPIED_LINES: Final = 3
"""Different lines that a copy consists of at least; authors, too, repeat one."""


def mark_boilerplate(page: Page) -> None:
    """Phrases and parts that belong to the portal, and the notice that ends the article with all after it."""
    article = unclaimed(page)
    _mark_copy(article)
    article = _left(article)
    _mark_navigation(page)
    last = len(article) - _CREDIT_LINES
    for n, block in enumerate(article):
        text = block.text
        if block.role != "text" or (block.cells and len(block.cells) > _CELLS):
            continue
        if is_phrase(text):
            block.role = "boilerplate"
        elif n >= last and len(text) <= LONGEST_PHRASE and _CREDITS.fullmatch(text):
            block.role = "byline"
            pairs = labels.split_labels(text.strip("（()）【】[]"))
            page.labels += [Label(label, value, "byline") for label, value in pairs]
    article = _left(article)
    _mark_notice(article, page.survey.title)
    article = _left(article)
    _mark_teasers(article)
    article = _left(article)
    _mark_related(article)
    _mark_heading_of_nothing(page, _left(article))


def _left(article: list[Block]) -> list[Block]:
    """Those of the article's lines that nothing has claimed by now."""
    return [block for block in article if block.role == "text"]


def _mark_copy(article: list[Block]) -> None:
    """The second copy of an article, for printers or telephones: it says again what was said before."""
    long = [block.text for block in article if len(block.text) >= _COPIED]
    if len(long) - len(set(long)) < _COPIED_LINES:
        return
    texts = [squeeze(block.text) for block in article]
    seen: set[str] = set()
    start: int | None = None
    copied = original = 0
    for n, text in enumerate(texts):
        if len(text) < _COPIED:
            continue
        if text in seen:
            start = n if start is None else start
            copied += len(text)
            continue
        if start is not None:
            if copied * 10 >= original * 8:
                break
            original += copied
            start, copied = None, 0
        seen.add(text)
        original += len(text)
    if start is None or len(seen) < _COPIED_LINES or copied * 10 < original * 8:
        return
    said = set(texts[:start])
    for block, text in zip(article[start:], texts[start:], strict=True):
        if text in said:
            block.role = "boilerplate"


def _mark_navigation(page: Page) -> None:
    """Those parts of the article's container that are not the article.

    They are known by their tag, their class or id, or by being a small form; what holds the greater
    part of the text is none, whatever it is called.
    """
    container = page.article
    if container is None or (whole := page.spans.get(container)) is None:
        return
    tagged = islice(container.iterdescendants("form", *portal_words.NAVIGATION_TAGS), _MOST_PARTS)
    parts = [
        (element, span)
        for element in (*tagged, *page.survey.navigation)
        if (span := page.spans.get(element)) and whole[0] <= span[0] and span[1] <= whole[1]
    ]
    if not parts:
        return
    sizes = [len(block.text) if block.inside and block.role == "text" else 0 for block in page.blocks]
    until = [0, *accumulate(sizes)]
    most = (until[whole[1]] - until[whole[0]]) // 2
    for element, (start, end) in parts:
        if 0 < until[end] - until[start] <= most and _leads(element, until[end] - until[start]):
            for block in page.blocks[start:end]:
                if block.inside and block.role == "text":
                    block.role = "boilerplate"


def _leads(element: Element, size: int) -> bool:
    """Whether a part of this many characters is there to lead elsewhere, as its class or id may have said."""
    if element.tag in portal_words.NAVIGATION_TAGS:
        return True
    if size > LONGEST_PHRASE:
        return False
    return element.tag != "form" or next(element.iter("input", "select"), None) is not None


def _mark_notice(article: list[Block], title: str) -> None:
    """The notice, or the heading of links or of the site's footer, from which on nothing is the author's.

    `title` is the page's `<title>`, which ends with the name of the site.
    """
    total = left = sum([len(block.text) for block in article])
    text_ends = len(article)
    while text_ends and _leads_elsewhere(article[text_ends - 1]):
        text_ends -= 1
    for n, block in enumerate(article):
        text, only_links = block.text, n + 1 >= text_ends
        if n and (
            only_links
            or _is_imprint(article[n : n + _CREDIT_LINES + 1], title)
            or any(_REGISTRATION.search(line.text) for line in article[n : n + _FOOTER])
            if len(text) <= _LONGEST_HEADING and _HEADING.match(text)
            else _IS_NOTICE.search(text, 0, _NOTICE_BEGINS) and _NOTICE.match(text)
        ):
            surely = (only_links and n + 1 < len(article)) or any(
                _FOOTER_MARK.search(line.text) for line in article[n : n + _FOOTER]
            )
            if surely or left * 10 < total * 4 or len(article) - n <= 3:
                for line in article[n:]:
                    line.role = "boilerplate"
                return
        left -= len(text)


def _is_imprint(lines: list[Block], title: str) -> bool:
    """Whether the last lines of an article say who runs the site, and it is who the site is called after."""
    if len(lines) > _CREDIT_LINES or not all(_RUNS_SITE.match(line.text) for line in lines):
        return False
    name = _RUNS_SITE.sub("", lines[0].text)
    return len(name) >= _SHORTEST_NAME and title.endswith(name)


def _mark_teasers(article: list[Block]) -> None:
    """The list of other pages, each a link and the beginning of its text, before or after an article."""
    found = teasers(article, 0)
    if not found or len(article) < 2:
        return
    start, end = min(found), max(found) + 1
    while start and article[start - 1].linked:
        start -= 1
    while end < len(article) and (article[end].linked or _is_list_date(article[end])):
        end += 1
    if end < len(article) and article[end - 1].linked and ends_sentence(article[end].text):
        end += 1
    if start and _HEADING.match(article[start - 1].text):
        start -= 1
    outside = sum(len(block.text) for block in (*article[:start], *article[end:]))
    edge = not any(map(_is_text, article[:start])) or not any(map(_is_text, article[end:]))
    if edge and outside >= LONGEST_PHRASE:
        for block in article[start:end]:
            block.role = "boilerplate"


def _is_text(block: Block) -> bool:
    return not block.linked and ends_sentence(block.text)


def _is_list_date(block: Block) -> bool:
    return len(block.text) <= len("[2024年12月31日]") and _DATED.search(block.text) is not None


def _mark_related(article: list[Block]) -> None:
    """The list of other pages, with their dates, that an article ends with."""
    start = len(article)
    while start and article[start - 1].cells is None and _is_dated_link(article[start - 1]):
        start -= 1
    if start and len(article) - start >= 2:
        start -= _HEADING.match(article[start - 1].text) is not None
        for block in article[start:]:
            block.role = "boilerplate"


def _mark_heading_of_nothing(page: Page, article: list[Block]) -> None:
    """The heading of files that an article ends with, if neither a file nor a picture follows it."""
    last = article[-1] if article else None
    if last is None or last.links or not _FILES_HEADING.fullmatch(last.text):
        return
    n = next(n for n, block in enumerate(page.blocks) if block is last)
    if any(map(file_address, (link for block in page.blocks[n + 1 : n + 2] for link in block.links))):
        return
    shown = _SHOWN(last.element)
    if not (shown and page.article in shown[0].iterancestors()):
        last.role = "boilerplate"


def _leads_elsewhere(block: Block) -> bool:
    return (block.linked or _is_dated_link(block)) and not any(map(file_address, block.links))


def _is_dated_link(block: Block) -> bool:
    """Whether a line is a link and a date, as in a list of pages."""
    if not block.links or len(block.text) > LONGEST_PHRASE or not _DATED.search(block.text):
        return False
    if any(map(file_address, block.links)):
        return False
    if block.linked:
        return True
    rest = squeeze(block.text)
    for link in block.links:
        rest = rest.replace(squeeze("".join(link.itertext())), "", 1)
    return not _WORD.search(re.sub(_LIST_DATE, "", rest))
