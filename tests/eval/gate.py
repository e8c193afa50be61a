"""The evaluation gate: no measure of the extraction falls below its floor in `floors.json`.

    python tests/eval/gate.py                          the measures, their floors and what is still wrong
    python tests/eval/gate.py --pin                    raise the floors to what is measured now
    python tests/eval/gate.py --pin --lower --reason "..."    also lower them; the reason is kept in the file

A floor holds for exactly the pages that it was measured on: with other pages, or other answers, the gate fails
until it is pinned again.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from measure import LEVELS, Measure, measure
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from evaluation.pages import Labelled, digest
from evaluation.sources import corpus, own

FLOORS = Path(__file__).with_name("floors.json")
SOURCES = {"own": own, "corpus": corpus}
"""Name of each set of pages, and how to get them; a set that is not here is empty."""

COMMAND = "python tests/eval/gate.py --pin"
PRECISION = 10_000
SHOWN = 12

Floors = dict[str, Any]
"""`{source: {"digest": ..., "floors": {measure: bound}}, "lowered": [...]}`."""


class RefusedError(Exception):
    """Floors that cannot be pinned this way; the message says what would have to be said."""


def judge(source: str, pages: list[Labelled], measures: dict[str, Measure], floors: Floors) -> list[str]:
    """What speaks against the measures, for people; nothing if they hold."""
    pinned = floors.get(source, {"digest": None, "floors": {}})
    if pinned["digest"] != digest(pages):
        return [
            f"the floors of {source!r} were measured on other pages or answers: look, then run `{COMMAND}`"
        ]
    if measures.keys() != pinned["floors"].keys():
        names = ", ".join(sorted(measures.keys() ^ pinned["floors"].keys()))
        return [f"{source}: a floor for each measure and no other, but not for {names}: run `{COMMAND}`"]
    return [
        "\n  ".join(
            [
                f"{source}: {name} is {_shown(found.value)}, its floor {_shown(pinned['floors'][name])}",
                *(str(miss) for miss in found.misses[:SHOWN]),
                *([f"and {len(found.misses) - SHOWN} more"] if len(found.misses) > SHOWN else []),
            ]
        )
        for name, found in measures.items()
        if not found.meets(pinned["floors"][name])
    ]


def above(source: str, measures: dict[str, Measure], floors: Floors) -> list[str]:
    """The measures that are better than their floor."""
    pinned = floors.get(source, {}).get("floors", {})
    return [name for name, found in measures.items() if name in pinned and bound(found) != pinned[name]]


def bound(found: Measure) -> float:
    """The floor that a measure gives: itself, rounded to where it is certainly met."""
    rounded = (math.floor if found.higher else math.ceil)(found.value * PRECISION) / PRECISION
    return int(rounded) if rounded == int(rounded) else rounded


def pin(
    source: str, pages: list[Labelled], measures: dict[str, Measure], floors: Floors, reason: str | None
) -> Floors:
    """The floors with those of one source set to what is measured.

    `RefusedError` where one falls and there is no `reason`; with one, each fall is recorded with it.
    """
    old = floors.get(source, {}).get("floors", {})
    fallen = {
        name: old[name] for name, found in measures.items() if name in old and not found.meets(old[name])
    }
    fallen |= {name: bound for name, bound in old.items() if name not in measures}
    if fallen and not reason:
        raise RefusedError(
            f"{source}: {', '.join(fallen)} would fall; to allow it: --pin --lower --reason '...'"
        )
    new = {name: bound(found) for name, found in measures.items()}
    today = datetime.now(UTC).date().isoformat()
    lowered = floors.get("lowered", []) + [
        {"on": today, "source": source, "measure": name, "from": was, "to": new.get(name), "reason": reason}
        for name, was in fallen.items()
    ]
    return floors | {source: {"digest": digest(pages), "floors": new}, "lowered": lowered}


def table(source: str, pages: list[Labelled], measures: dict[str, Measure], floors: Floors) -> Table:
    """The measures beside their floors and the levels that the project set out to reach."""
    portals = len({page.portal for page in pages})
    title = f"{source}: {len(pages)} pages of {portals} portals"
    shown = Table(title=title, title_justify="left", box=SIMPLE_HEAD, collapse_padding=True)
    shown.add_column("", no_wrap=True)
    for heading in ("right", "of", "floor", "level", "invented", "of", "floor", "level"):
        shown.add_column(heading, justify="right")
    pinned = floors.get(source, {}).get("floors", {})
    for row in dict.fromkeys(name.removesuffix(" right").removesuffix(" invented") for name in measures):
        line = []
        for name in (f"{row} right" if f"{row} right" in measures else row, f"{row} invented"):
            found, floor, level = measures.get(name), pinned.get(name), LEVELS.get(name)
            if found is None:
                line += [""] * 4
                continue
            style = "red" if _short_of(found, floor) else "yellow" if _short_of(found, level) else "default"
            line += [f"[{style}]{_shown(found.value)}[/]", str(found.of), _shown(floor), _shown(level)]
        shown.add_row(row, *line)
    return shown


def _short_of(found: Measure, bound: float | None) -> bool:
    return bound is not None and not found.meets(bound)


def _shown(value: float | None) -> str:
    return "" if value is None else f"{100 * value:.2f}".rstrip("0").rstrip(".") + " %"


def load() -> Floors:
    """The floors as they are pinned."""
    floors: Floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    return floors


def main(arguments: list[str] | None = None) -> int:
    """Show, and with `--pin` set, the floors; 1 where the gate does not hold."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--lower", action="store_true", help="with --pin: let floors fall, with a --reason")
    parser.add_argument("--reason", help="why floors may fall")
    options = parser.parse_args(arguments)
    if options.lower != bool(options.reason) or (options.lower and not options.pin):
        parser.error("floors fall only with --pin --lower --reason '...'")
    console, floors, complaints = Console(), load(), list[str]()
    for source, find in SOURCES.items():
        pages = find()
        if not pages:
            console.print(f"{source}: these pages are not here; their floors stay as they are\n")
            continue
        measures = measure(pages)
        if options.pin:
            try:
                floors = pin(source, pages, measures, floors, options.reason)
            except RefusedError as refusal:
                complaints.append(str(refusal))
        else:
            complaints += judge(source, pages, measures, floors)
        console.print(table(source, pages, measures, floors))
        for miss in dict.fromkeys(str(miss) for found in measures.values() for miss in found.misses[:SHOWN]):
            console.print(f"  {miss}", markup=False, highlight=False, soft_wrap=True)
        console.print()
    if options.pin and not complaints:
        FLOORS.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", "utf-8")
        console.print(f"pinned in {FLOORS.name}")
    for complaint in complaints:
        console.print(complaint, style="red", markup=False, highlight=False, soft_wrap=True)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
