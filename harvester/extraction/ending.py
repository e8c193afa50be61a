"""What is not the article's own text: phrases of the portal, the line of tags, and the signature (落款)."""

from __future__ import annotations

import re
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction import labels, titles
from harvester.extraction.article import unclaimed
from harvester.extraction.dates import find_date
from harvester.extraction.files import file_address
from harvester.extraction.text import ends_sentence, squeeze
from harvester.items import Label, Signature

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

    from harvester.items import Block, Page


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases))


# -- phrases and parts of the portal ---------------------------------------------------------------

_BOILERPLATE: Final = _any_of(vocabulary.BOILERPLATE)
_NOTICE: Final = _any_of(vocabulary.ENDING_NOTICES)
_HEADING: Final = _any_of(vocabulary.ENDING_HEADINGS)
_REGISTRATION: Final = re.compile(vocabulary.SITE_REGISTRATION)
_CREDITS: Final = re.compile(
    rf"[（(【\[]?(?:(?:{'|'.join(vocabulary.CREDITS)})\s*[:：]\s*[^\s:：。]{{0,20}}[\s|｜│/；;，]*)+[)）】\]]?"
)
_LIST_DATE: Final = r"(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?"
_DATED: Final = re.compile(rf"^[\[(（【]?{_LIST_DATE}|{_LIST_DATE}[\])）】]?$")
_WORD: Final = re.compile(r"\w")

_LONGEST_PHRASE: Final = 200
"""Characters that no phrase of a portal exceeds, nor a part of a page that is there to lead elsewhere."""

_CELLS: Final = 2
"""Cells of a row up to which it may be a phrase of the portal."""

_MOST_PARTS: Final = 200
"""Forms and the like of a page; one with more of them is no page."""

_CREDIT_LINES: Final = 5
"""Lines at the end of an article in which it says who wrote and checked it."""


def mark_boilerplate(page: Page) -> None:
    """Phrases and parts that belong to the portal, and the notice that ends the article with all after it."""
    article = unclaimed(page)
    _mark_navigation(page)
    for n, block in enumerate(article):
        text = block.text
        if block.role != "text" or len(text) > _LONGEST_PHRASE or (block.cells and len(block.cells) > _CELLS):
            continue
        if _BOILERPLATE.fullmatch(text):
            block.role = "boilerplate"
        elif n >= len(article) - _CREDIT_LINES and _CREDITS.fullmatch(text):
            block.role = "byline"
            pairs = labels.split_labels(text.strip("（()）【】[]"))
            page.labels += [Label(label, value, "byline") for label, value in pairs]
    _mark_notice(unclaimed(page))
    _mark_related(unclaimed(page))


def _mark_navigation(page: Page) -> None:
    """Those parts of the article's container that are not the article.

    They are known by their tag, their class or id, or by being a small form; what holds the greater
    part of the text is none, whatever it is called.
    """
    container = page.article
    if container is None or (whole := page.spans.get(container)) is None:
        return
    tagged = islice(container.iterdescendants("form", *vocabulary.NAVIGATION_TAGS), _MOST_PARTS)
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
    if element.tag in vocabulary.NAVIGATION_TAGS:
        return True
    if size > _LONGEST_PHRASE:
        return False
    return element.tag != "form" or next(element.iter("input", "select"), None) is not None


def _mark_notice(article: list[Block]) -> None:
    """The notice, or the heading of links or of the site's footer, from which on nothing is the author's."""
    total = left = sum(len(block.text) for block in article)
    only_links = [True] * (len(article) + 1)
    registered = [False] * (len(article) + 1)
    for n in reversed(range(len(article))):
        only_links[n] = only_links[n + 1] and _leads_elsewhere(article[n])
        registered[n] = registered[n + 1] or bool(_REGISTRATION.search(article[n].text))
    for n, block in enumerate(article):
        ends = _NOTICE.match(block.text) or (
            _HEADING.match(block.text) and (only_links[n + 1] or registered[n])
        )
        if n and ends and (left * 10 < total * 4 or len(article) - n <= 3):
            for line in article[n:]:
                line.role = "boilerplate"
            return
        left -= len(block.text)


def _mark_related(article: list[Block]) -> None:
    """The list of other pages, with their dates, that an article ends with."""
    start = len(article)
    while start and _is_dated_link(article[start - 1]):
        start -= 1
    if start and len(article) - start >= 2:
        for block in article[start:]:
            block.role = "boilerplate"


def _leads_elsewhere(block: Block) -> bool:
    return (block.linked or _is_dated_link(block)) and not any(map(file_address, block.links))


def _is_dated_link(block: Block) -> bool:
    """Whether a line is a link and a date, as in a list of pages."""
    if not block.links or block.cells or len(block.text) > _LONGEST_PHRASE or not _DATED.search(block.text):
        return False
    if any(map(file_address, block.links)):
        return False
    if block.linked:
        return True
    rest = squeeze(block.text)
    for link in block.links:
        rest = rest.replace(squeeze("".join(link.itertext())), "", 1)
    return not _WORD.search(re.sub(_LIST_DATE, "", rest))


# -- tags ------------------------------------------------------------------------------------------

_TAGS_LABEL: Final = re.compile(r"^(?:标签|关键词|关键字|Tags?)\s*[:：]\s*(?=\S)", re.I)


def mark_tags(page: Page) -> None:
    """The line of tags that some articles end with: labelled, or words of the title and the article."""
    article = unclaimed(page)
    if len(article) < 3 or len(article[-1].text) > 60 or article[-1].cells:
        return
    last = article[-1]
    if ends_sentence(last.text):
        return
    if label := _TAGS_LABEL.match(last.text):
        last.role, page.tags = "tags", last.text[label.end() :]
    elif _are_tags([tag.strip() for tag in re.split("[,，]", last.text)], page, last):
        last.role, page.tags = "tags", last.text


def _are_tags(tags: list[str], page: Page, last: Block) -> bool:
    """Whether all, or all but one, stand elsewhere on the page, one of them in its title."""
    if len(tags) < 3 or not all(tags) or sum(bool(issuers(tag)) for tag in tags) > 1:
        return False
    own = next(block.text for block in page.blocks if block.inside and block.role in ("text", "title"))
    title = squeeze("\n".join([own, *titles.known_titles(page)]))
    text = title + "".join(squeeze(block.text) for block in page.blocks if block is not last)
    words = [squeeze(tag) for tag in tags]
    return any(word in title for word in words) and sum(word in text for word in words) >= len(words) - 1


# -- signature -------------------------------------------------------------------------------------

_ISSUER: Final = re.compile(
    r"(?!.*(?:为(?!民)|负责))[\u4e00-\u9fff（）()、·*]{2,60}(?:"
    + "|".join(vocabulary.ISSUER_ENDINGS)
    + r")(?:[（(][\u4e00-\u9fff]{2,12}[）)])?"
)
_SEAL: Final = re.compile(r"[（(](?:印章|盖章|公章|签章|加盖公章|章|印)[）)]")
_MONTH: Final = re.compile(
    r"(?:(?:19|20)\d\d|[一二][一二三四五六七八九〇○零０Oo]{3})年[\d一二三四五六七八九十]{1,3}月"
)
_NOTE: Final = re.compile(
    r"[（(].{2,40}[）)]|附件?[\d一二三四五六七八九十]?[:：].{0,80}|(?:抄送|抄报|主送|分送)[:：].*|.{0,60}印发"
    r"|(?:联系人|联系电话|联系方式|信息公开选项|公开方式)[:：].{0,40}|.{0,80}\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)",
    re.I,
)
_ANNEX: Final = re.compile(
    r"(?:相关)?附[件表](?:下载)?(?:[\d一二三四五六七八九十]{0,2}[:：.、\s].{0,60}|[\d一二三四五六七八九十]{0,2})"
)
_FORM: Final = re.compile(r".{2,40}表(?:[（(].{1,20}[）)])?")
_FORM_HEAD: Final = 3
"""Lines below the title of a form among which its table begins: the year, who filled it in."""

_LONGEST_LINE: Final = 100
_ISSUERS: Final = 10
"""Joint issuers, a line each, that a text may have."""


def mark_signature(page: Page) -> None:
    """The last lines of an official text: who issued it, and the date (落款).

    Only notes, annexes, links and the lists of recipients may follow. The date stands below the issuers,
    beside or above them; a date without an issuer is a signature where it is the very last line.
    """
    article = unclaimed(page)
    texts = [_one_text(block) for block in article]
    for n in reversed(range(len(article))):
        if (date := _date_line(texts[n])) is None:
            continue
        iso, beside = date
        lines = range(n, n + 1)
        if not beside:
            above, below = _issuer_lines(texts, n, -1), _issuer_lines(texts, n, 1)
            if len(above) > 1:
                lines = above
            elif len(below) > 1:
                lines = below
            elif n + 1 < len(article) or iso is None:
                continue
        if not _is_end(article, texts, lines.stop):
            continue
        named = [issuer for line in lines for issuer in (beside if line == n else issuers(texts[line]))]
        for line in lines:
            article[line].role = "signature"
        raw = " ".join(texts[line] for line in lines)
        page.signature = Signature("、".join(named) or None, iso, raw)
        return


def _one_text(block: Block) -> str:
    """The text of a line, or of a row of a signature's layout: one filled cell, or issuers; "" for data."""
    filled = [cell for cell in block.cells if cell] if block.cells else [block.text]
    if len(filled) > 1 and not all(map(issuers, filled)):
        return ""
    text = " ".join(filled)
    return text if len(text) <= _LONGEST_LINE else ""


def issuers(text: str) -> list[str]:
    """The issuers that a line names and nothing else, seals left out; none for any other line."""
    if len(text) > _LONGEST_LINE:
        return []
    text = _SEAL.sub("", text).strip()
    parts = text.split()
    if len(parts) > 1 and all(map(_ISSUER.fullmatch, parts)):
        return parts
    whole = "".join(parts)
    return [whole] if _ISSUER.fullmatch(whole) else []


def _date_line(text: str) -> tuple[str | None, list[str]] | None:
    """`(date, issuers beside it)` of a line that holds nothing else; the date is None for a mere month."""
    iso: str | None
    if found := find_date(text):
        iso, printed = found
    elif month := _MONTH.search(squeeze(text)):
        iso, printed, text = None, month[0], squeeze(text)
    else:
        return None
    rest = _SEAL.sub("", text.replace(printed, " ", 1)).strip()
    if not rest:
        return iso, []
    return (iso, named) if (named := issuers(rest)) else None


def _issuer_lines(texts: list[str], date: int, step: int) -> range:
    """The lines of issuers next to a date and the date itself, upwards (-1) or downwards (1)."""
    end = n = date
    while 0 <= n + step < len(texts) and abs(n + step - date) <= _ISSUERS:
        n += step
        if issuers(texts[n]):
            end = n
        elif not _SEAL.fullmatch(texts[n]):
            break
    return range(min(date, end), max(date, end) + 1)


def _is_end(article: list[Block], texts: list[str], n: int) -> bool:
    """Whether from a line on only what may follow a signature follows: an annex may be of any length."""
    while n < len(article):
        if _ANNEX.fullmatch(texts[n]):
            return True
        if _FORM.fullmatch(texts[n]) and any(block.cells for block in article[n + 1 : n + 1 + _FORM_HEAD]):
            return True
        if not (article[n].linked or _NOTE.fullmatch(texts[n])):
            return False
        n += 1
    return True
