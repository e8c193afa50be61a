"""Small pages for the tests of extraction."""

from __future__ import annotations

from harvester.extraction import STAGES
from harvester.items import Hints, Page, Report


def through(
    stage: str, markup: str | bytes, *, encoding: str | None = None, hints: Hints | None = None
) -> Report:
    """A page read up to and including a stage; a stage that raises fails the test."""
    body = markup.encode() if isinstance(markup, str) else markup
    report = Report(
        "http://www.example.gov.cn/a/b.html", "www.example.gov.cn", Page(body, encoding, hints or Hints())
    )
    for name, run in STAGES:
        run(report)
        if name == stage:
            break
    return report


def codes(report: Report) -> list[str]:
    """The codes of a report's findings."""
    return [finding.code for finding in report.findings]


def texts(report: Report, role: str = "text") -> list[str]:
    """The lines of the article that have a role."""
    assert report.page
    return [block.text for block in report.page.blocks if block.role == role and block.inside]
