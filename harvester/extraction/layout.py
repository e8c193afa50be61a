"""What each line of a page is there for: index block, byline, article, signature, boilerplate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction import labels, titles
from harvester.extraction.dates import find_date
from harvester.extraction.text import squeeze
from harvester.items import Block, Label, Page, Report, Signature

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement

_BOILERPLATE: Final = re.compile("|".join(f"(?:{phrase})" for phrase in vocabulary.BOILERPLATE))
_ENDING: Final = re.compile("|".join(f"(?:{phrase})" for phrase in vocabulary.ENDING_NOTICES))
_SENTENCE: Final = re.compile(r"[。；！？]")
_ISSUER: Final = re.compile(
    r"^[\u4e00-\u9fff（）()、·*\s]{2,60}(?:"
    + "|".join(vocabulary.ISSUER_ENDINGS)
    + r")(?:[（(][\u4e00-\u9fff]{2,12}[）)])?$"
)
_NOTE: Final = re.compile(
    r"^[（(].{2,40}[）)]$|^附件?[:：\d].{0,60}$|.{0,80}\.(?:pdf|docx?|xlsx?|wps|ofd|zip|rar)$", re.I
)
_NAVIGATION: Final = re.compile(
    r"(?:^|[-_ ])(?:nav|menu|header|footer|foot|breadcrumb|crumb|sidebar|copyright)", re.I
)
_TAG_SEPARATOR: Final = re.compile(r"[,，、;；\s]+")

_STRONG: Final = frozenset(
    {"index_number", "publisher", "date_written", "document_number", "validity", "open_scope", "open_mode"}
)
"""Fields that only an index block has; a byline has dates and sources."""

_BYLINE_LABELS: Final = frozenset(
    label
    for label, field in labels.FIELD_OF_LABEL.items()
    if field in ("source", "publisher", "date_published", "date_written")
) | {label for label in vocabulary.OTHER_LABELS if re.match("浏览|点击|阅读|访问|字体|字号|更新|作者", label)}
"""Labels one of which a byline has."""

_RUNNING_TEXT: Final = 30
"""Characters from which a line with a full stop is the article's own: no byline stands below it."""

_BYLINE_REACH: Final = 8
"""Lines around the beginning of the article in which a byline stands."""


def assign_roles(report: Report) -> None:
    """Give every line of the page its role, and collect its labels, signature and tag line."""
    page = report.page
    if page is None or page.root is None:
        return
    article = None if page.plain else find_article(page)
    if article is not None:
        within = set(article.iter())
        for block in page.blocks:
            block.inside = block.element in within
    mark_index(page, report)
    mark_byline(page)
    mark_boilerplate(page)
    mark_tags(page)
    mark_signature(page)


def inside(page: Page) -> list[Block]:
    """The lines of the article that nothing else has claimed."""
    return [block for block in page.blocks if block.inside and block.role == "text"]


# -- the article -----------------------------------------------------------------------------------


def find_article(page: Page) -> HtmlElement | None:
    """The element that holds the article: a container the CMS is known for, else the densest one."""
    root = page.root
    if root is None:
        return None
    sizes = _sizes(root, page.blocks)
    named = _named_containers(root)
    found: list[tuple[int, HtmlElement]] = []
    for container in vocabulary.ARTICLE_CONTAINERS:
        found += [(sizes[element], element) for element in named.get(container, ()) if element in sizes]
    if found:
        enough = max(size for size, _ in found) // 2
        return next(element for size, element in found if size > enough)
    return densest(root, _sizes(root, _below_title(page)) or sizes)


def densest(root: HtmlElement, sizes: dict[HtmlElement, int]) -> HtmlElement:
    """The deepest element that still holds nearly all sentences of the page."""
    element = root
    while True:
        best = max(element.iterchildren("*"), key=lambda child: sizes.get(child, 0), default=None)
        if best is None or sizes.get(best, 0) * 10 < sizes.get(element, 0) * 8 or not sizes.get(best, 0):
            return element
        if best.tag in ("p", "tr", "li", "tbody"):
            return element
        element = best


def _below_title(page: Page) -> list[Block]:
    """The lines below the printed title: no menu above it can pass for the article."""
    hints = [page.hints.title] if page.hints.title else []
    if (
        page.root is None
        or (title := titles.printed_title(page.root, titles.known_titles(page.root, hints))) is None
    ):
        return page.blocks
    within = set(title.iter())
    place = next((n for n, block in enumerate(page.blocks) if block.element in within), -1)
    return page.blocks[place + 1 :]


def _sizes(root: HtmlElement, blocks: list[Block]) -> dict[HtmlElement, int]:
    """Element -> characters of running text within it, links and one-word lines not counted."""
    sizes: dict[HtmlElement, int] = {}
    for block in blocks:
        if block.linked:
            continue
        weight = len(block.text) if len(block.text) > 25 or _SENTENCE.search(block.text) or block.cells else 1
        sizes[block.element] = sizes.get(block.element, 0) + weight
    for element in reversed(list(root.iter("*"))):
        parent = element.getparent()
        if parent is not None and element in sizes:
            sizes[parent] = sizes.get(parent, 0) + sizes[element]
    return sizes


def _named_containers(root: HtmlElement) -> dict[str, list[HtmlElement]]:
    """`#id`, `.class` and tag of the known containers -> the elements that bear it."""
    wanted = frozenset(vocabulary.ARTICLE_CONTAINERS)
    named: dict[str, list[HtmlElement]] = {}
    for element in root.xpath("//*[@id or @class]"):
        names = ["#" + element.get("id", ""), *("." + name for name in element.get("class", "").split())]
        for name in names:
            if name in wanted:
                named.setdefault(name, []).append(element)
    for element in root.iter("ucapcontent"):
        named.setdefault("ucapcontent", []).append(element)
    return named


# -- labels ----------------------------------------------------------------------------------------


def mark_index(page: Page, report: Report) -> None:
    """Find the index block: a run of lines made of labels, told from data tables by what it names."""
    for run in _label_runs(page.blocks):
        pairs: list[tuple[str, str]] = []
        unknown: list[str] = []
        waiting: str | None = None
        for block in run:
            found, strange = _pairs(block)
            unknown += strange
            if waiting and not found:
                found = [(waiting, block.text)]
                waiting = None
            elif waiting:
                pairs.append((waiting, ""))
                waiting = None
            if len(found) == 1 and not found[0][1] and block.cells is None:
                waiting, found = found[0][0], []
            pairs += found
        if waiting:
            pairs.append((waiting, ""))
        fields = {labels.FIELD_OF_LABEL[label] for label, _ in pairs if label in labels.FIELD_OF_LABEL}
        filled = any(value for _, value in pairs)
        if not filled or not ("index_number" in fields or len(fields & _STRONG) >= 2):
            continue
        for block in run:
            block.role = "index"
        page.labels += [Label(label, value, "index_block") for label, value in pairs]
        for name in unknown:
            report.find("label_unknown", name)


def _label_runs(blocks: list[Block]) -> Iterable[list[Block]]:
    """Runs of neighbouring lines that hold labels; a bare label takes the line after it along."""
    run: list[Block] = []
    expecting = False
    for block in blocks:
        pairs, _ = _pairs(block)
        if pairs and run and (run[-1].cells is None) != (block.cells is None):
            yield run
            run = []
        if pairs:
            run.append(block)
            expecting = block.cells is None and not pairs[-1][1]
        elif run and expecting and len(block.text) <= 120:
            run.append(block)
            expecting = False
        elif run:
            yield run
            run, expecting = [], False
    if run:
        yield run


def _pairs(block: Block) -> tuple[list[tuple[str, str]], list[str]]:
    if block.cells is not None:
        return labels.pairs_in_cells(block.cells)
    if label := labels.label_of(block.text):
        return [(label, "")], []
    return labels.pairs_in_line(block), []


def mark_byline(page: Page) -> None:
    """Find the line under the title: `发布日期：… 信息来源：… 浏览次数：…`, or a bare date and time."""
    first = next((n for n, block in enumerate(page.blocks) if block.inside and block.role == "text"), 0)
    start = max(0, first - 5 * _BYLINE_REACH)
    for n, block in enumerate(page.blocks[start : first + _BYLINE_REACH], start):
        if block.inside and len(block.text) > _RUNNING_TEXT and _SENTENCE.search(block.text):
            break
        if block.role != "text" or len(block.text) > 200 or (block.cells and len(block.cells) > 4):
            continue
        pairs = labels.split_labels(block.text.replace(" | ", " "))
        before = labels.leading_text(block.text)
        if len(before) <= 60 and any(label in _BYLINE_LABELS for label, _ in pairs):
            block.role = "byline"
            page.labels += [Label(label, value, "byline") for label, value in pairs]
            if (date := find_date(before)) and len(before) <= len(date[1]) + 10:
                page.labels.append(Label("发布日期", before, "byline"))
        elif (date := find_date(block.text)) and len(block.text) <= len(date[1]) + 10 and n <= first + 1:
            block.role = "byline"
            page.labels.append(Label("发布日期", block.text, "byline"))


# -- what is not the author's ----------------------------------------------------------------------


def mark_boilerplate(page: Page) -> None:
    """Phrases that belong to the portal, and the notice that ends the article with all after it."""
    article = inside(page)
    for block in article:
        if _BOILERPLATE.fullmatch(block.text.strip()) or _is_navigation(block):
            block.role = "boilerplate"
    article = [block for block in article if block.role == "text"]
    total = left = sum(len(block.text) for block in article)
    for n, block in enumerate(article):
        if n and _ENDING.match(block.text) and (left * 10 < total * 4 or len(article) - n <= 3):
            for line in article[n:]:
                line.role = "boilerplate"
            break
        left -= len(block.text)


def _is_navigation(block: Block) -> bool:
    element: HtmlElement | None = block.element
    for _ in range(4):
        if element is None:
            return False
        if element.tag in ("nav", "footer", "header", "aside", "form"):
            return True
        element = element.getparent()
    return False


def mark_tags(page: Page) -> None:
    """The line of tags that some articles end with: all of them, or all but one, stand elsewhere too."""
    article = inside(page)
    if len(article) < 3 or len(article[-1].text) > 60 or article[-1].cells:
        return
    last = article[-1]
    tags = [tag for tag in _TAG_SEPARATOR.split(last.text) if tag]
    text = "".join(squeeze(block.text) for block in page.blocks if block is not last)
    if (
        len(tags) >= 3
        and not _SENTENCE.search(last.text)
        and sum(tag in text for tag in tags) >= len(tags) - 1
    ):
        last.role = "tags"
        page.tags = last.text


def mark_signature(page: Page) -> None:
    """The last lines of an official text: who issued it, and the date (落款)."""
    article = inside(page)
    end = len(article)
    while end and len(article) - end < 4 and (article[end - 1].linked or _NOTE.match(article[end - 1].text)):
        end -= 1
    if not end or article[end - 1].cells:
        return
    dated = find_date(article[end - 1].text)
    if dated is None or find_date(article[end - 1].text.replace(dated[1], "", 1)):
        return
    line = article[end - 1]
    beside = squeeze(line.text.replace(dated[1], ""))
    issuers: list[str] = []
    lines = [line]
    if beside:
        if not _ISSUER.match(beside):
            return
        issuers.append(beside)
    for block in reversed(article[max(0, end - 4) : end - 1]):
        if beside or block.cells or not _ISSUER.match(block.text) or len(block.text) > 60:
            break
        issuers.insert(0, squeeze(block.text))
        lines.insert(0, block)
    for block in lines:
        block.role = "signature"
    page.signature = Signature("、".join(issuers) or None, dated[0], " ".join(block.text for block in lines))
