"""The extractors that are compared, each as a function from a page to what it says.

The peers are handed what the page decodes to, at the cost of the bare decode, so that none loses time or
text by guessing at a charset; harvester gets the bytes and finds out by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from harvester import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from evaluation.pages import Labelled

OURS: Final = "harvester"
PARSE: Final = "decode + parse"

_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Answer:
    """What an extractor says of a page; `fields` by harvester's names, `statistics` as in the record."""

    fields: dict[str, Any]
    body: str | None = None
    statistics: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Contender:
    """An extractor: the distribution it comes from, what it can give at all, and how it is had.

    `gives` are names of fields, `body`, `cells`; `load` imports it, so that it costs nobody else memory.
    """

    distribution: str
    gives: frozenset[str]
    load: Callable[[], Callable[[Labelled], Answer]]

    @property
    def version(self) -> str:
        """The installed version; `PackageNotFoundError` where there is none."""
        return __version__ if self.distribution == OURS else version(self.distribution)


def decode(page: bytes) -> str:
    """The page in the charset that it declares."""
    declared = _CHARSET.search(page[:2048])
    name = declared[1].decode().lower() if declared else "utf-8"
    charset = "gb18030" if name.startswith("gb") else name
    return _DECLARATION.sub("", page.decode(charset, "replace"))


def _parse() -> Callable[[Labelled], Answer]:
    from lxml.html import document_fromstring

    def extract(page: Labelled) -> Answer:
        document_fromstring(decode(page.page))
        return Answer({})

    return extract


def _harvester() -> Callable[[Labelled], Answer]:
    from harvester.extraction import extract as read

    def extract(page: Labelled) -> Answer:
        report = read(page.page, page.url, encoding=page.encoding)
        found = {name: getattr(report, name) for name in page.fields if name != "attachments"}
        found["attachments"] = sorted(attachment.url for attachment in report.attachments) or None
        return Answer(found, report.body, report.statistics)

    return extract


def _trafilatura(*, metadata: bool) -> Callable[[Labelled], Answer]:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    def extract(page: Labelled) -> Answer:
        found = bare_extraction(
            decode(page.page), url=page.url or None, fast=True, with_metadata=metadata, include_comments=False
        )
        if not isinstance(found, Document):
            return Answer({}, "")
        return Answer({"title": found.title, "date_published": found.date}, found.text or "")

    return extract


def _gne() -> Callable[[Labelled], Answer]:
    from gne import GeneralNewsExtractor

    def extract(page: Labelled) -> Answer:
        found = GeneralNewsExtractor().extract(decode(page.page), host=page.url)
        date = found["publish_time"][:10]
        return Answer(
            {"title": found["title"], "date_published": date, "source": found["author"]}, found["content"]
        )

    return extract


def _readability() -> Callable[[Labelled], Answer]:
    from lxml.html import fromstring
    from readability import Document

    def extract(page: Labelled) -> Answer:
        document = Document(decode(page.page))
        return Answer({"title": document.short_title()}, fromstring(document.summary()).text_content())

    return extract


def _resiliparse() -> Callable[[Labelled], Answer]:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def extract(page: Labelled) -> Answer:
        tree = HTMLTree.parse(decode(page.page))
        return Answer({"title": tree.title}, extract_plain_text(tree, main_content=True))

    return extract


_BYLINE: Final = frozenset({"title", "date_published", "source"})
_TEXT: Final = frozenset({"body"})

CONTENDERS: Final = {
    OURS: Contender(OURS, _BYLINE | _TEXT | {"cells"}, _harvester),
    "trafilatura (fast)": Contender(
        "trafilatura", _TEXT | {"title", "date_published"}, lambda: _trafilatura(metadata=True)
    ),
    "trafilatura (text only)": Contender("trafilatura", _TEXT, lambda: _trafilatura(metadata=False)),
    "GNE": Contender("gne", _BYLINE | _TEXT, _gne),
    "readability-lxml": Contender("readability-lxml", _TEXT | {"title"}, _readability),
    "resiliparse": Contender("resiliparse", _TEXT | {"title"}, _resiliparse),
    PARSE: Contender("lxml", frozenset(), _parse),
}
"""By the name that the results bear; the bare parse extracts nothing: it is the least that a page costs."""
