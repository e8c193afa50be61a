"""What a report is: the record that flows from a spider to SQLite.

A spider yields a `Report` that knows its address, the portal, the page as it was fetched and what
the portal's list said about it. Every stage of the pipeline fills in more of the same record, and
`Report.to_dict()` is its public, JSON-ready form.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Kind = Literal["annual_report", "work_summary", "document", "news"]
"""`annual_report` 政府信息公开工作年度报告, `work_summary` 政务公开工作总结, `document` any other page
with an index block, `news` everything else."""

MOST_FINDINGS: Final = 100
"""Findings of one code that a report may have; who has read so many looks at the page."""

Role = Literal["text", "title", "index", "byline", "signature", "tags", "navigation", "boilerplate", "hidden"]
"""What a block of a page is there for; only `text` and `signature` blocks are the article's own."""


@dataclass(slots=True)
class Evidence:
    """Where a value came from: the name of the rule that won, and the text it read."""

    rule: str
    raw: str


Outcome = Literal["won", "agrees", "differs", "outvoted", "placeholder", "unreadable", "repeats_title"]
"""What became of a candidate: `differs` and `agrees` are said of the value that won."""


@dataclass(slots=True)
class Candidate:
    """A value that a rule offered for a field of `Report`; `value` is None where the text gives none."""

    field: str
    rule: str
    value: str | None
    raw: str
    outcome: Outcome


@dataclass(slots=True)
class Section:
    """A part of the report under a top heading; `kind` is a key of `vocabulary.SECTIONS` or None."""

    heading: str
    kind: str | None
    text: str


@dataclass(slots=True)
class Attachment:
    """A file the article links to; `url` is absolute where the page's own address is known."""

    url: str
    name: str


@dataclass(slots=True)
class Finding:
    """Something a person should look at; `code` is a key of `vocabulary.FINDINGS`."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry of a portal's list whose page is not kept, and why.

    `reason` is a key of `vocabulary.NOT_REPORT_TITLES`, a kind, or `off_host`.
    """

    url: str
    title: str
    reason: str


@dataclass(slots=True)
class Check:
    """An arithmetic identity tested on a table; `status` is `pass`, `fail` or `n/a`."""

    identity: str
    scope: str
    left: float | None
    right: float | None
    status: Literal["pass", "fail", "n/a"]


@dataclass(slots=True)
class Indicator:
    """A row of the 政府信息公开情况统计表 of reports before 2019; `value` is None for a blank cell."""

    label: str
    unit: str | None
    value: float | int | None


@dataclass(slots=True)
class Block:
    """One line of a page: a paragraph, a heading, a list item or a table row (`cells`).

    `inside`: it stands in the article's container; `linked`: all of its text is link text; `links`: the
    `<a>` elements that stand in it.
    """

    text: str
    element: Element
    cells: list[str] | None = None
    linked: bool = False
    links: list[Element] = field(default_factory=list)
    inside: bool = True
    role: Role = "text"


@dataclass(slots=True)
class Label:
    """A label the page prints with its value: `索引号：014245746/2023-00072`.

    `rule` is `index_block` or `byline`; `value` is as printed, `""` where the label stands alone.
    """

    label: str
    value: str
    rule: str


@dataclass(slots=True)
class Signature:
    """The end of an official text (落款): who issued it and when (`YYYY-MM-DD`), and the lines."""

    issuer: str | None
    date: str | None
    raw: str


@dataclass(slots=True)
class Hints:
    """What the portal's list or API said about a page before it was fetched.

    `kind` is what its title there promises. Where that cannot be told (a title cut short) it is None, and
    `wanted` are the kinds that the page is to be kept for. `fields` holds values under the names of
    `Report`'s own fields, as the list printed them. `repeated` are the lines, without white space, that the
    store knows from many pages of the portal.
    """

    kind: Kind | None = None
    wanted: tuple[Kind, ...] | None = None
    title: str | None = None
    date: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    repeated: frozenset[str] = frozenset()


@dataclass(slots=True)
class Survey:
    """What the head, classes and ids of a page say.

    `meta`: name in lower case -> content; `title`: what `<title>` holds; `named`: `#id`, `.class` or tag
    of the containers that `vocabulary` knows -> the elements that bear it; `navigation`: elements whose
    class or id says that they lead elsewhere; `hidden`: elements that an attribute or class hides.
    """

    meta: dict[str, str] = field(default_factory=dict)
    title: str = ""
    named: dict[str, list[Element]] = field(default_factory=dict)
    navigation: list[Element] = field(default_factory=list)
    hidden: set[Element] = field(default_factory=set)


@dataclass(slots=True)
class Page:
    """A page as it was fetched, and, once `extraction.page.read` has seen it, its parsed tree.

    `encoding` is what the server declared; `url` is where the page was found in the end, after redirects,
    and what its links are relative to; `root` is the one tree that every stage uses and
    `article` the element in it that holds the article; `title_line` is the number of the block that prints
    the title above the article; `blocks` are the lines of the whole page in document order, each with its
    role; `labels`, `signature` and `tags` are what `extraction.layout` recognised among them; `candidates`
    are all the values that the rules of `extraction.metadata` offered; `edges` are the lines at the
    edges of the article, without white space, that may be the portal's.
    """

    body: bytes
    encoding: str | None = None
    hints: Hints = field(default_factory=Hints)
    url: str | None = None
    root: Element | None = None
    survey: Survey = field(default_factory=Survey)
    article: Element | None = None
    known_titles: list[str] | None = None
    heading: Element | None = None
    title_line: int | None = None
    plain: bool = False
    blocks: list[Block] = field(default_factory=list)
    spans: dict[Element, tuple[int, int]] = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)
    signature: Signature | None = None
    tags: str | None = None
    candidates: list[Candidate] = field(default_factory=list)
    edges: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """One page of a portal and everything known about it; the keys are described in docs/data.md."""

    url: str | None
    portal: str | None
    page: Page | None = field(default=None, repr=False, compare=False)
    kind: Kind | None = None
    title: str | None = None
    index_number: str | None = None
    publisher: str | None = None
    source: str | None = None
    document_number: str | None = None
    date_written: str | None = None
    date_published: str | None = None
    validity: str | None = None
    category: str | None = None
    keywords: str | None = None
    open_scope: str | None = None
    open_mode: str | None = None
    report_year: int | None = None
    body: str = ""
    sections: list[Section] = field(default_factory=list)
    statistics: dict[str, Any] | None = None
    indicators: list[Indicator] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    attachments: list[Attachment] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def find(self, code: str, message: str) -> None:
        """Add a finding, once; of a page that has very many of one code, only the first ones."""
        known = [finding.message for finding in self.findings if finding.code == code]
        if message not in known and len(known) < MOST_FINDINGS:
            last = len(known) + 1 == MOST_FINDINGS
            self.findings.append(Finding(code, "and more" if last else message))

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts, lists, strings and numbers, without the page itself."""
        return {part.name: _plain(getattr(self, part.name)) for part in fields(self) if part.name != "page"}


def _plain(value: Any) -> Any:
    """A copy in which every dataclass is a dict; `dataclasses.asdict` takes three times as long."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {part.name: getattr(value, part.name) for part in fields(value)}
    return value
