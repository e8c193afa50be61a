"""The end of an article: the line of tags that some have, and the signature (落款)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction.dates import find_date
from harvester.extraction.layout import titles
from harvester.extraction.layout.article import unclaimed
from harvester.extraction.text import ends_sentence, squeeze
from harvester.items import Signature

if TYPE_CHECKING:
    from harvester.items import Block, Page

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
    known: dict[int, bool] = {}
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
        if not _is_end(article, texts, lines.stop, known):
            continue
        named = [issuer for line in lines for issuer in (beside if line == n else issuers(texts[line]))]
        for line in lines:
            article[line].role = "signature"
        raw = " ".join(texts[line] for line in lines)
        page.signature = Signature("、".join(named) or None, iso, raw)
        return


def _one_text(block: Block) -> str:
    """The text of a line, or of a row of a signature's layout: one filled cell, or issuers; "" for data."""
    text = block.text
    if block.cells:
        filled = [cell for cell in block.cells if cell]
        if len(filled) > 1 and (filled[-1].isascii() or not all(map(issuers, filled))):  # data end in figures
            return ""
        text = " ".join(filled)
    return text if len(text) <= _LONGEST_LINE else ""


def may_follow(text: str) -> bool:
    """Whether a line is one of those that authors put below a signature: a note, an annex, its form."""
    return any(pattern.fullmatch(text) for pattern in (_NOTE, _ANNEX, _FORM))


def is_date_line(text: str) -> bool:
    """Whether a line holds a date, the issuers at most, and nothing else."""
    return len(text) <= _LONGEST_LINE and _date_line(text) is not None


def issuers(text: str) -> list[str]:
    """The issuers that a line names and nothing else, seals left out; none for any other line."""
    if len(text) > _LONGEST_LINE or text.isascii():
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
    if ends_sentence(text):
        return None
    if found := find_date(text):
        iso, printed = found
    elif "月" in text and (month := _MONTH.search(squeeze(text))):
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


def _is_end(article: list[Block], texts: list[str], n: int, known: dict[int, bool]) -> bool:
    """Whether from a line on only what may follow a signature follows: an annex may be of any length.

    `known` is what was found out of lines further down, so that each is looked at once.
    """
    looked_at = []
    while n < len(article) and n not in known:
        looked_at.append(n)
        table = article[n + 1 : n + 1 + _FORM_HEAD]
        if _ANNEX.fullmatch(texts[n]) or (_FORM.fullmatch(texts[n]) and any(block.cells for block in table)):
            known[n] = True
        elif not (article[n].linked or _NOTE.fullmatch(texts[n])):
            known[n] = False
        else:
            n += 1
    ends = known.get(n, True)
    known.update(dict.fromkeys(looked_at, ends))
    return ends
