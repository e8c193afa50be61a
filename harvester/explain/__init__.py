"""What the extraction made of one page and why, for a person at a terminal.

Everything is a `rich` renderable; nothing here decides anything, it says what the report and its page hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harvester.explain.article import article, attachments, left_out, sections
from harvester.explain.figures import indicators, sums, tables
from harvester.explain.findings import findings
from harvester.explain.values import rules, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from harvester.items import Report

_PARTS = (values, rules, article, left_out, sections, tables, sums, indicators, attachments, findings)
"""Each yields its heading and what stands under it, or nothing."""


def explain(report: Report) -> Iterator[RenderableType]:
    """Where each value came from and what lost, the article, its tables as understood, and findings."""
    for part in _PARTS:
        yield from part(report)
