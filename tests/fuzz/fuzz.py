"""Fuzzing of `extract` from the command line: `make fuzz`, or

    python tests/fuzz/fuzz.py --minutes 5            hostile pages, then mutations until the time is up
    python tests/fuzz/fuzz.py --rounds 1000 --seed 7 1,000 mutations from seed 7 on
    python tests/fuzz/fuzz.py --replay FILE ...      the saved inputs again
    python tests/fuzz/fuzz.py --hostile 10 --match deep    hostile pages of 10 MB whose name has `deep` in it

An input that fails is saved under its name and printed with what it did; the exit status is then 1.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parents[2])]

from hostile import hostile_lines, hostile_pages
from metamorphic import CHANGES, difference, record, sound
from mutations import mutate, pages_in
from properties import MEGABYTES, SECONDS, URL, Cost, measure, violations

from harvester.extraction import extract

if TYPE_CHECKING:
    from collections.abc import Iterator

_PORTALS = Path(__file__).resolve().parents[2] / "fixtures" / "portals"
_MEGABYTE = 1024 * 1024
_LIMIT = 10 * _MEGABYTE
_START = 0.5
"""Seconds that any page may take, however small."""

Failure = tuple[str, bytes, list[str]]
"""Name of the input, the input, what it did."""


def main() -> int:
    """Run what the arguments ask for; 1 where anything failed."""
    options = _options()
    failed = 0
    for name, body, wrong in _failures(options):
        failed += 1
        file = options.save / (re.sub(r"[^\w-]+", "_", name)[:80] + ".html")
        if not options.replay:
            options.save.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
        print(
            f"FAILED {name}: {'; '.join(wrong)[:400]}"
            + ("" if options.replay else f"\n       saved as {file}"),
            flush=True,
        )
    print(f"{failed} inputs failed" if failed else "No input failed")
    return int(failed > 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Fuzz harvester.extraction.extract.")
    parser.add_argument(
        "--minutes", type=float, default=0, help="hostile pages, and mutations until the time is up"
    )
    parser.add_argument("--rounds", type=int, default=0, help="so many mutations")
    parser.add_argument("--seed", type=int, default=None, help="the first mutation's; by default the time")
    parser.add_argument("--hostile", type=float, default=0, metavar="MB", help="hostile pages of this size")
    parser.add_argument(
        "--lines", action="store_true", help="also lines of every unit in every place, of that size"
    )
    parser.add_argument("--match", default="", help="of the hostile pages those with this in their name")
    parser.add_argument("--pages", type=Path, default=_PORTALS, help="folder of the pages to break")
    parser.add_argument(
        "--save", type=Path, default=Path("fuzz-failures"), help="folder for inputs that fail"
    )
    parser.add_argument(
        "--replay", type=Path, nargs="+", default=[], metavar="FILE", help="run these inputs again"
    )
    parser.add_argument("--json", action="store_true", help="the cost of each hostile page, a line each")
    return parser.parse_args()


def _failures(options: argparse.Namespace) -> Iterator[Failure]:
    deadline = time.monotonic() + options.minutes * 60
    for file in options.replay:
        body = file.read_bytes()
        yield from _failure(str(file), body, [*measure(body).wrong, *violations(body)])
    if options.replay:
        return
    size = options.hostile or (10 if options.minutes else 0)
    if size:
        yield from _hostile(int(size * _MEGABYTE), options)
    if options.minutes or options.rounds:
        pages = pages_in(options.pages)
        yield from _rewritten(pages)
        seed = time.time_ns() // 1_000_000 if options.seed is None else options.seed
        yield from _mutations(pages, seed, options.rounds, deadline)


def _failure(name: str, body: bytes, wrong: list[str]) -> Iterator[Failure]:
    if wrong:
        yield name, body, wrong


def _hostile(size: int, options: argparse.Namespace) -> Iterator[Failure]:
    """Each page in a process of its own: time, memory, and that it ends."""
    seconds, stop = SECONDS, 30
    if size < _LIMIT:  # then only the growth is of interest, not what a cold start takes
        extract("發(fā)佈談?dòng)懻摚".encode(), URL)
        seconds, stop = SECONDS * size / _LIMIT + _START, 2
    slowest, largest, total = Cost(), Cost(), 0
    lines = hostile_lines(size) if options.lines or options.minutes else {}
    for name, build in (hostile_pages(size) | lines).items():
        if options.match not in name:
            continue
        body = build()[:_LIMIT]
        cost = measure(body, seconds=seconds, megabytes=MEGABYTES, kill_after=stop)
        if cost.wrong and cost.seconds < stop / 2:  # a second look: others use the machine, too
            cost = min(
                cost, measure(body, seconds=seconds, megabytes=MEGABYTES, kill_after=stop), key=_badness
            )
        total += 1
        slowest, largest = max(slowest, cost, key=_seconds), max(largest, cost, key=_megabytes)
        if options.json:
            print(
                json.dumps(
                    [name, len(body), round(cost.seconds, 2), round(cost.megabytes), cost.wrong],
                    ensure_ascii=False,
                ),
                flush=True,
            )
        yield from _failure(name, body, cost.wrong)
    print(
        f"{total} hostile pages of {size / _MEGABYTE:g} MB: at most {slowest.seconds:.2f} s and {largest.megabytes:.0f} MB",
        flush=True,
    )


def _badness(cost: Cost) -> int:
    return len(cost.wrong)


def _seconds(cost: Cost) -> float:
    return cost.seconds


def _megabytes(cost: Cost) -> float:
    return cost.megabytes


def _rewritten(pages: list[bytes]) -> Iterator[Failure]:
    """Each page in every other way to write it."""
    for number, page in enumerate(pages):
        text = sound(page)
        said = record(text.encode(), URL)
        for name, change in CHANGES.items():
            body = change(text)
            differing = difference(said, record(body, URL))
            yield from _failure(
                f"page {number} {name}", body, [f"{key}: {values}" for key, values in differing.items()]
            )
    print(f"{len(pages)} pages, each written in {len(CHANGES)} ways", flush=True)


def _mutations(pages: list[bytes], seed: int, rounds: int, deadline: float) -> Iterator[Failure]:
    print(f"mutations from seed {seed} on", flush=True)
    number = 0
    while number < rounds if rounds else time.monotonic() < deadline:
        body = mutate(seed + number, pages)
        start = time.process_time()
        wrong = violations(body)
        if (seconds := (time.process_time() - start) / 2) > SECONDS:
            wrong.append(f"{seconds:.2f} s")
        yield from _failure(f"seed {seed + number}", body, wrong)
        number += 1
    print(f"{number} mutations, the last from seed {seed + number - 1}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
