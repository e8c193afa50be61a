"""The measures of the evaluation gate: what `extract` gets right on labelled pages, as numbers with their misses."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import mean

from evaluation.pages import FIELDS, Labelled
from evaluation.scores import Miss, Tally, by_portal, cells, f1, fields, leaks, phrases, sections
from harvester.extraction import STAGES, run_stage
from harvester.items import Hints, Page, Report

LEVELS = {
    "fields right": 0.99,
    "fields invented": 0.01,
    "body F1, mean": 0.985,
    "body F1, worst": 0.95,
    "boilerplate invented": 0,
    "cells right": 1,
    "cells invented": 0,
}
"""What the project set out to reach, by the name of the measure."""


@dataclass(frozen=True)
class Measure:
    """A value that must not fall (`higher`) or must not rise; `of` is how many things it was measured on."""

    value: float
    of: int
    higher: bool = True
    misses: list[Miss] = field(default_factory=list)

    def meets(self, bound: float) -> bool:
        """Whether it is as good as `bound` or better."""
        return self.value >= bound if self.higher else self.value <= bound


def read(page: Labelled) -> Report:
    """The page as a crawl would read it, with the date that the portal's list gave."""
    report = Report(page.url or None, page.portal, Page(page.page, page.encoding, Hints(date=page.listed)))
    for name, stage in STAGES:
        run_stage(report, name, stage)
    return report


def measure(pages: list[Labelled]) -> dict[str, Measure]:
    """Every measure on these pages, by name; what none of them is labelled for is left out."""
    pairs = [(page, read(page)) for page in pages]
    tallies: dict[str, Tally] = {}
    for page, report in pairs:
        for name, tally in _tallies(page, report).items():
            tallies[name] = tallies.get(name, Tally()) + tally
    scored = [(page, f1(page, report.body)) for page, report in pairs if page.body is not None]
    portals = by_portal((page.portal, value) for page, value in scored)
    far = [Miss(page.name, "body F1", 1, round(value, 4)) for page, value in scored if value < 1]
    bodies = {
        "body F1, mean": Measure(mean(portals.values()), len(portals), misses=far),
        "body F1, worst": Measure(min(portals.values()), len(portals), misses=far),
    }
    return bodies | {
        name: m for both in map(_measures, tallies, tallies.values()) for name, m in both.items()
    }


def _tallies(page: Labelled, report: Report) -> dict[str, Tally]:
    """The scores of one page, in the order of the gate's table."""
    links = sorted(attachment.url for attachment in report.attachments)
    values = {name: getattr(report, name) for name in FIELDS} | {"attachments": links or None}
    by_field = fields(page, values)
    headings = [(section.heading, section.kind) for section in report.sections]
    return {
        "boilerplate": leaks(page, report.body),
        "phrases": phrases(page, report.body),
        "fields": sum(by_field.values(), start=Tally()),
        **by_field,
        "sections": Tally() if page.sections is None else sections(page, headings),
        "cells": cells(page, report.statistics),
    }


def _measures(name: str, tally: Tally) -> dict[str, Measure]:
    """A share that is right and one that is invented; of boilerplate and of cells each one counts."""
    measures = {}
    if tally.labelled:
        measures[f"{name} right"] = Measure(tally.share, tally.labelled, misses=tally.misses)
    if tally.blank or tally.labelled:
        whole = 1 if name in ("boilerplate", "cells") else max(tally.blank, 1)
        share = tally.invented / whole
        measures[f"{name} invented"] = Measure(share, tally.blank, higher=False, misses=tally.inventions)
    return measures
