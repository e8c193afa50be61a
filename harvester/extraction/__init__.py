"""Page -> knowledge: pure functions, no Scrapy, no I/O.

`extract` is the one entry; a crawl runs the same `STAGES` one by one, so that a stage that fails
costs no more than its own values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from harvester.addresses import host_of
from harvester.extraction.body import compose
from harvester.extraction.check import examine
from harvester.extraction.figures.statistics import tabulate
from harvester.extraction.layout.roles import assign_roles
from harvester.extraction.metadata.cascade import describe
from harvester.extraction.reading.page import read
from harvester.extraction.sections import divide
from harvester.items import Page, Report

if TYPE_CHECKING:
    from collections.abc import Callable

STAGES: Final[tuple[tuple[str, Callable[[Report], None]], ...]] = (
    ("read", read),
    ("layout", assign_roles),
    ("metadata", describe),
    ("body", compose),
    ("sections", divide),
    ("statistics", tabulate),
    ("check", examine),
)
"""Name and function of each stage, in order; each fills in more of the report."""


def run_stage(report: Report, name: str, stage: Callable[[Report], None]) -> Exception | None:
    """Run one stage; an exception becomes the finding `stage_failed` and is returned for the log."""
    try:
        stage(report)
    except Exception as error:
        report.find("stage_failed", f"{name}: {type(error).__name__}: {error}")
        return error
    return None


def extract(body: bytes, url: str, *, encoding: str | None = None) -> Report:
    """Everything a page says, as a `Report`; what is wrong with the page becomes findings.

    `body` is HTML or plain text (one line a block, `|` between cells) as fetched; `url` is the
    page's address, empty where it has none; `encoding` is what the server declared.
    """
    report = Report(url=url or None, portal=host_of(url), page=Page(body, encoding))
    for name, stage in STAGES:
        run_stage(report, name, stage)
    return report
