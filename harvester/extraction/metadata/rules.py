"""The rules that find metadata, in order of trust: each a function that reads one place of a page.

A rule yields candidates `(field, value as printed, raw text it was read from)`. A new rule is one
function and one line in `RULES`, or in `TITLE_GUESSES`, which are asked only where no rule gives a title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

from harvester import vocabulary
from harvester.extraction.dates import find_date_in_address
from harvester.extraction.layout import titles
from harvester.extraction.layout.article import unclaimed
from harvester.extraction.layout.ending import issuers
from harvester.extraction.layout.index import is_running
from harvester.extraction.metadata import kinds
from harvester.extraction.metadata.embedded import embedded_values
from harvester.extraction.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from harvester.items import Block, Page, Report

Found = tuple[str, str, str]
"""Field of `Report`, value as printed, raw text it was read from."""

_SENTENCE_END: Final = re.compile(r"[。；，,;:：]$")
_OPENING_LINES: Final = 6
_LONGEST_LINE: Final = 160
_LINES_ABOVE: Final = 4
_SUBTITLES: Final = 3
_BELOW_TITLE: Final = 2
_LONGEST_COLUMN: Final = 12
_LONGEST_NAME: Final = 8
"""Characters that what a portal's buttons and columns say does not exceed."""

_BEGINS_WITH_YEAR: Final = re.compile(r"(?:19|20)\d\d\s*年")
_TITLE_LENGTHS: Final = range(5, 81)
_SHORT_TITLE: Final = re.compile(r"[\u4e00-\u9fff]{2}(?:公告|通知|通告|公示|启事|声明)")
_PLACES: Final = {
    rule: {
        label: (n, field)
        for n, (field, label) in enumerate((field, name) for field, names in labels.items() for name in names)
    }
    for rule, labels in (("index_block", vocabulary.INDEX_LABELS), ("byline", vocabulary.BYLINE_LABELS))
}
"""Rule -> label -> its rank among all labels, and its field."""

_FIELD_OF_TAG: Final = {name: field for field, names in vocabulary.META_TAGS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as the rules see it; what several of them need is looked up once.

    `article` are the lines that nothing has claimed, `opening` the first of them, where the title may be
    printed again, `opening_lines` what they say, a long one cut, and `beginnings` the characters that these
    begin with; `tags` are the `<meta>` tags by name, `known_titles` what the page's own tags and the list
    give as its title.
    """

    page: Page
    url: str
    article: list[Block]
    opening: list[Block]
    opening_lines: list[str]
    beginnings: set[str]
    tags: dict[str, str]
    known_titles: list[str]

    def lines_of(self, title: str) -> range | None:
        """Which lines of the opening print a title together; None where none do."""
        begins = fold(title[:1]) in self.beginnings
        return titles.lines_of_title(self.opening_lines, title) if begins else None


def read_page(report: Report, page: Page) -> Reading:
    """What the rules need of a page."""
    article = unclaimed(page)
    opening = list(islice((block for block in article if not block.cells), _OPENING_LINES))
    lines = [block.text[:_LONGEST_LINE] for block in opening]
    return Reading(
        page=page,
        url=page.url or report.url or "",
        article=article,
        opening=opening,
        opening_lines=lines,
        beginnings={fold(line[:1]) for line in lines},
        tags=page.survey.meta,
        known_titles=titles.known_titles(page),
    )


# -- the rules -------------------------------------------------------------------------------------


def index_block(reading: Reading) -> Iterator[Found]:
    """The labels of the index block (政府信息公开目录)."""
    return _labelled(reading.page, "index_block")


def heading(reading: Reading) -> Iterator[Found]:
    """The title that the page prints above the article, where the page's own tags agree with it."""
    page = reading.page
    if page.root is None or page.plain:
        return
    for title in reading.known_titles:
        if reading.lines_of(title):
            yield "title", title, title
    if page.heading is not None:
        text = titles.heading_text(page.heading)
        yield "title", text, text


def platform_data(reading: Reading) -> Iterator[Found]:
    """What the CMS keeps on the page for its own scripts."""
    return embedded_values(reading.page, reading.url)


def meta_tags(reading: Reading) -> Iterator[Found]:
    """The standard `<meta>` tags of 国办发〔2017〕47号, their names in any case."""
    for name, field in _FIELD_OF_TAG.items():
        value = reading.tags.get(name)
        if value and (field != "title" or _is_printed(reading, value)):
            yield field, value, f"{name}: {value}"


def byline(reading: Reading) -> Iterator[Found]:
    """The line under the title: `发布日期：… 信息来源：… 浏览次数：…`."""
    return _labelled(reading.page, "byline")


def number_line(reading: Reading) -> Iterator[Found]:
    """A document number on a line of its own right below the title."""
    page = reading.page
    if page.title_line is not None:
        for block in page.blocks[page.title_line + 1 : page.title_line + 1 + _BELOW_TITLE]:
            if titles.is_document_number(block.text):
                yield "document_number", block.text, block.text
                return


def signature(reading: Reading) -> Iterator[Found]:
    """Issuer and date at the end of the article (落款)."""
    signed = reading.page.signature
    if signed and signed.issuer:
        yield "publisher", signed.issuer, signed.raw
    if signed and signed.date:
        yield "date_written", signed.date, signed.raw


def list_hint(reading: Reading) -> Iterator[Found]:
    """What the portal's list or API said of the page."""
    hints = reading.page.hints
    for field, value in hints.fields.items():
        yield field, value, value
    if hints.title:
        yield "title", hints.title, hints.title
    if hints.date:
        yield "date_published", hints.date, hints.date


def tag_line(reading: Reading) -> Iterator[Found]:
    """The line of tags at the end of the article."""
    if tags := reading.page.tags:
        yield "keywords", tags, tags


def address(reading: Reading) -> Iterator[Found]:
    """The day in the page's address, under which the portal files it."""
    if found := find_date_in_address(reading.url):
        yield "date_published", *found


# -- guesses at a title ---------------------------------------------------------------------------


def lone_heading(reading: Reading) -> Iterator[Found]:
    """A heading above the article that no tag of the page confirms, or a line there that names a report."""
    page = reading.page
    if page.plain:
        return
    first = _first_text(page)
    for n in reversed(range(max(0, first - _LINES_ABOVE), first)):
        block = page.blocks[n]
        text = _title_like(block) if block.role == "text" and not block.links else None
        if text and not titles.names_site(text) and kinds.classify_title(text)[0]:
            shown = titles.heading_text(block.element)
            text = _with_issuer(shown if text.startswith(shown) else text, page.blocks[n - 1] if n else None)
            yield "title", text, text
    if (found := titles.lone_heading(page, first)) is not None:
        text = titles.heading_text(found)
        yield "title", text, text


def title_tag(reading: Reading) -> Iterator[Found]:
    """`<title>` without the names of site and column."""
    if (found := titles.title_tag(reading.page.survey)) and not _is_column(reading.page, found[0]):
        yield "title", *found


def line_above_byline(reading: Reading) -> Iterator[Found]:
    """The line above that with date and source, outside the article's container; a subtitle may follow it.

    A notice's title of four characters counts in the container too.
    """
    blocks = reading.page.blocks
    place = next((n for n, block in enumerate(blocks) if block.role == "byline" and not block.inside), 0)
    for block in reversed(blocks[max(0, place - _SUBTITLES) : place]):
        if block.text.startswith("——"):
            continue
        text = _without_buttons(block) if block.links else _title_like(block)
        if text and block.role == "text" and not block.inside:
            yield "title", text, text
        break
    for above, block in pairwise(blocks):
        is_pair = block.role == "byline" and above.role == "text" and not above.links
        if is_pair and _is_short_title(above, blocks):
            yield "title", above.text, above.text
            return


def title_above_number(reading: Reading) -> Iterator[Found]:
    """The line 关于…, with the issuer's name on the line before it, above a document number on its own."""
    blocks = reading.page.blocks
    end = _first_text(reading.page)
    for n in range(max(1, end - _LINES_ABOVE), min(end + _LINES_ABOVE, len(blocks))):
        text = _title_like(blocks[n - 1])
        if text and text.startswith("关于") and titles.is_document_number(blocks[n].text):
            issuer = blocks[n - 2].text if n > 1 and issuers(blocks[n - 2].text) else ""
            yield "title", issuer + text, issuer + text
            return


def line_above_article(reading: Reading) -> Iterator[Found]:
    """The last line above the first running text, but for the index block, where it reads like a title."""
    blocks, first = reading.page.blocks, _first_text(reading.page)
    for n in reversed(range(max(0, first - _LINES_ABOVE), first)):
        if blocks[n].role == "text":
            text = _title_like(blocks[n])
            if text and not blocks[n].links and len(text) > _LONGEST_NAME and text[0] not in "【[（(":
                yield "title", text, text
            return


def first_line(reading: Reading) -> Iterator[Found]:
    """The first line of the article, where it reads like a title: short, no sentence, no numeral."""
    article = reading.article
    if len(article) < 2 or not (text := _title_like(article[0])):
        return
    if (
        len(text) <= _LONGEST_COLUMN
        and titles.names_site(text)
        and not _BEGINS_WITH_YEAR.match(article[1].text)
    ):
        return
    if _BEGINS_WITH_YEAR.match(article[1].text) and (rest := _title_like(article[1])):
        text = _with_issuer(rest, article[0])
    yield "title", text, text


def unprinted_title(reading: Reading) -> Iterator[Found]:
    """The title in the meta tag, though the page prints it nowhere: it may be another article's."""
    for name in vocabulary.META_TAGS["title"]:
        if value := reading.tags.get(name):
            yield "title", value, f"{name}: {value}"


def column_heading(reading: Reading) -> Iterator[Found]:
    """A line above the article that reads like a column's name and that `<title>` says too."""
    page = reading.page
    for block in page.blocks[: _first_text(page)]:
        if titles.names_column(block.text) and not block.links and block.text in page.survey.title:
            yield "title", block.text, page.survey.title


Rule = tuple[str, "Callable[[Reading], Iterable[Found]]"]

RULES: Final[tuple[Rule, ...]] = (
    ("index_block", index_block),
    ("heading", heading),
    ("platform_data", platform_data),
    ("meta_tags", meta_tags),
    ("byline", byline),
    ("number_line", number_line),
    ("signature", signature),
    ("list", list_hint),
    ("tag_line", tag_line),
    ("address", address),
)
TITLE_GUESSES: Final[tuple[Rule, ...]] = (
    ("lone_heading", lone_heading),
    ("title_tag", title_tag),
    ("title_above_number", title_above_number),
    ("line_above_byline", line_above_byline),
    ("first_line", first_line),
    ("line_above_article", line_above_article),
    ("unprinted_title", unprinted_title),
    ("column_heading", column_heading),
)


def _labelled(page: Page, rule: str) -> Iterator[Found]:
    """The values of the labels that fill a field, in the order of the vocabulary."""
    places = _PLACES[rule]
    found = [label for label in page.labels if label.rule == rule and label.label in places]
    for label in sorted(found, key=lambda label: places[label.label][0]):
        yield places[label.label][1], label.value, f"{label.label}：{label.value}"


def _is_printed(reading: Reading, title: str) -> bool:
    """Whether the page prints a title that its `<meta>` tag gives: it may be another article's."""
    in_title_tag = title in reading.page.survey.title and title in reading.known_titles
    return in_title_tag or titles.is_confirmed(reading.page, title)


def _title_like(block: Block) -> str | None:
    """The text of a line, or of the one cell of a row, that may be a title; None for any other."""
    text = block.text
    if block.cells is not None:
        filled = [cell for cell in block.cells if cell]
        text = filled[0] if len(filled) == 1 else ""
    return text if _reads_like_title(text) else None


def _is_short_title(block: Block, blocks: list[Block]) -> bool:
    """Whether a line of four characters is a notice's title: no menu or path names it, as they do columns."""
    text = block.text
    if not _SHORT_TITLE.fullmatch(text) or titles.names_column(text):
        return False
    return not any(text in other.text for other in blocks if other is not block)


def _reads_like_title(text: str) -> bool:
    is_title = len(text) in _TITLE_LENGTHS and not _SENTENCE_END.search(text)
    return is_title and not titles.NUMBERED.match(text)


def _without_buttons(block: Block) -> str | None:
    """The text of a line that may be a title with buttons beside it, none of its own words a link."""
    text = titles.heading_text(block.element) if block.cells is None else ""
    if not block.text.startswith(text) or any("".join(link.itertext()) in text for link in block.links):
        return None
    return text if _reads_like_title(text) else None


def _first_text(page: Page) -> int:
    """The number of the first line of running text in the article, or of its first line where it has none."""
    own = [n for n, block in enumerate(page.blocks) if block.inside and block.role == "text"]
    return next((n for n in own if is_running(page.blocks[n])), own[0] if own else 0)


def _with_issuer(title: str, above: Block | None) -> str:
    """A title that begins with the year, behind the name of the issuer if the line above holds no more."""
    if above is None or above.links or above.cells or not _BEGINS_WITH_YEAR.match(title):
        return title
    return above.text + title if issuers(above.text) else title


def _is_column(page: Page, title: str) -> bool:
    """Whether a short title stands only where links do, or nowhere: a column's name, in a menu or path."""
    if len(title) > _LONGEST_COLUMN:
        return False
    lines = [block for block in page.blocks if title in block.text]
    return all(block.links for block in lines) if lines else len(title) <= _LONGEST_NAME
