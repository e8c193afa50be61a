"""What a person should look at, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from harvester.explain.text import heading, listed
from harvester.vocabulary import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from harvester.items import Report


def findings(report: Report) -> Iterator[RenderableType]:
    """Each code with its meaning, and under it what was found."""
    yield from heading("Findings: what a person should look at")
    if not report.findings:
        yield Text("none", "green")
        return
    messages: dict[str, list[str]] = {}
    for finding in report.findings:
        messages.setdefault(finding.code, []).append(finding.message)
    for code, found in messages.items():
        yield Text.assemble((code, "bold yellow"), f": {FINDINGS.get(code, 'not described')}")
        for line in listed((message for message in found if message != FINDINGS.get(code)), len(found)):
            yield Padding(Text(line), (0, 0, 0, 2))
