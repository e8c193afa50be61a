"""Extractors side by side: the same pages, one run, a process each.

    python -m benchmarks.extraction [--json] [--chart FILE.png] [--pages DIR] [--rounds N]

Times are those of the processor. Rounds are interleaved, so that a busy moment of the machine hits every
contender alike, and each page counts with its best round. The pages are the labelled ones of `evaluation`:
real ones where they are at hand, and the project's own. The peers are the extra `bench`; `make bench`
installs it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from benchmarks.parts.chart import draw
from benchmarks.parts.contenders import CONTENDERS, PARSE
from benchmarks.parts.results import FIELDS, Outcome, Result, result
from benchmarks.parts.worker import Worker, WorkerError
from evaluation.sources import CORPUS, corpus, own

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evaluation.pages import Labelled

WIDTH = 132


def run(sets: dict[str, list[Labelled]], names: Sequence[str], rounds: int) -> dict[str, dict[str, Result]]:
    """The results of each contender on each set of pages."""
    pages = [page for pages in sets.values() for page in pages]
    workers = {name: Worker(name, pages) for name in names}
    best = {name: [float("inf")] * len(pages) for name in names}
    for turn in range(rounds):
        order = names if turn % 2 == 0 else names[::-1]
        for name in order:
            best[name] = list(map(min, best[name], workers[name].times()))
    finished = {name: worker.finish() for name, worker in workers.items()}
    results: dict[str, dict[str, Result]] = {}
    start = 0
    for label, part in sets.items():
        span = slice(start, start + len(part))
        parse = best[PARSE][span] if PARSE in best else None
        results[label] = {
            name: result(name, part, Outcome(best[name][span], answers[span], memory), parse)
            for name, (answers, memory) in finished.items()
        }
        start += len(part)
    return results


def machine(names: Sequence[str], rounds: int) -> dict[str, Any]:
    """What the numbers depend on."""
    return {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "rounds": rounds,
        "versions": {CONTENDERS[name].distribution: CONTENDERS[name].version for name in names},
    }


def describe(sets: dict[str, list[Labelled]]) -> dict[str, str]:
    """How many pages and portals each set has."""
    return {
        label: f"{label}: {len(pages)} pages of {len({page.portal for page in pages})} portals"
        for label, pages in sets.items()
    }


def table(title: str, results: dict[str, Result]) -> Table:
    """The results of one set of pages for a terminal; a dash is what a contender does not give."""
    shown = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    shown.add_column("", no_wrap=True)
    headings = (
        "pages/s",
        "ms/page",
        "x parse",
        *FIELDS,
        "body F1",
        "worst portal",
        "leaks",
        "cells",
        "MB",
    )
    for heading in headings:
        shown.add_column(heading, justify="right")
    for name, found in results.items():
        shown.add_row(
            name,
            f"{found.pages_per_second:,.0f}",
            f"{found.ms_per_page:.2f}",
            _shown(found.of_parse, ".1f"),
            *("-" if pair is None else f"{pair[0]}/{pair[1]}" for pair in found.fields.values()),
            _shown(found.body_f1, ".3f"),
            _shown(found.worst_f1, ".3f"),
            _shown(found.leaks, "d"),
            _shown(found.cells, ".1%"),
            f"{found.added_mb:.0f}",
        )
    return shown


def _shown(value: float | None, form: str) -> str:
    return "-" if value is None else format(value, form)


def _sets(folder: Path | None, limit: int | None) -> dict[str, list[Labelled]]:
    found = {"real pages": corpus(folder or CORPUS)} | ({} if folder else {"own pages": own()})
    return {label: pages[:limit] for label, pages in found.items() if pages}


def main(arguments: list[str] | None = None) -> int:
    """Run and print the comparison; 1 where a contender ends before its time, 2 where it cannot begin."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="the results as JSON, without a table")
    parser.add_argument("--chart", type=Path, metavar="FILE.png", help="also draw them")
    parser.add_argument("--pages", type=Path, metavar="DIR", help="only the labelled pages of this folder")
    parser.add_argument("--rounds", type=int, default=7, help="how often each page is read (%(default)s)")
    parser.add_argument("--limit", type=int, help="only the first pages of each set")
    parser.add_argument(
        "--only", default=",".join(CONTENDERS), help="contenders by name, separated by commas"
    )
    options = parser.parse_args(arguments)
    names = [name.strip() for name in options.only.split(",")]
    if unknown := set(names) - set(CONTENDERS):
        parser.error(f"no contender is called {', '.join(unknown)}; there are: {', '.join(CONTENDERS)}")
    sets = _sets(options.pages, options.limit)
    if not sets:
        parser.error(f"no gold.jsonl in {options.pages}")
    try:
        about = machine(names, options.rounds)
    except PackageNotFoundError as missing:
        print(f"{missing.name} is not installed; `make bench` installs what is compared", file=sys.stderr)
        return 2
    try:
        results, titles = run(sets, names, max(1, options.rounds)), describe(sets)
    except WorkerError as lost:
        print(lost, file=sys.stderr)
        return 1
    if options.json:
        plain = {label: {name: asdict(r) for name, r in of.items()} for label, of in results.items()}
        print(json.dumps({"machine": about, "pages": titles, "results": plain}, indent=1))
    else:
        console = Console(width=max(WIDTH, Console().width))
        for label, found in results.items():
            console.print(table(titles[label], found))
        console.print(_note(about), highlight=False, soft_wrap=True)
    if options.chart:
        label = next(iter(results))
        draw(results[label], f"Extractors on {titles[label]}", _note(about), options.chart)
    return 0


def _note(about: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {number}" for name, number in about["versions"].items())
    return (
        f"Processor time, best of {about['rounds']} interleaved rounds; "
        f"Python {about['python']}, {about['system']}, {about['cores']} cores; {versions}"
    )


if __name__ == "__main__":
    sys.exit(main())
