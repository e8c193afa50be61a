"""Extraction stays flat: the memory of one process over many pages.

    python -m benchmarks.memory [--pages N] [--step N]

The project's own pages go round and round, each time with words and an address of their own, so that
nothing is remembered without being noticed. Exit status 1 where memory grows.
"""

from __future__ import annotations

import argparse
import gc
import sys

from benchmarks.parts.worker import resident_memory
from evaluation.sources import own
from harvester.extraction import extract

PAGES = 100_000
STEPS = 10
ALLOWED = 2.0
"""MB that the allocator may move by: over all the pages, some 20 bytes a page."""


def measure(pages: int, step: int) -> list[float]:
    """Resident memory in MB after each `step` pages, printed as it comes."""
    labelled, marks = own(), []
    for number in range(1, pages + 1):
        page = labelled[number % len(labelled)]
        words = f"<p>words of page {number} alone: {number * 7919:x}</p></body>".encode()
        extract(page.page.replace(b"</body>", words), f"{page.url}?page={number}", encoding=page.encoding)
        if number % step == 0:
            gc.collect()
            marks.append(resident_memory())
            print(f"{number:>9,} pages {marks[-1]:8.1f} MB", flush=True)
    return marks


def growth(marks: list[float]) -> float:
    """MB between the first mark, when everything is loaded, and the last."""
    return marks[-1] - marks[0]


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and judge."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=PAGES, help="how many (%(default)s)")
    parser.add_argument("--step", type=int, help="pages between two looks (a tenth of them)")
    options = parser.parse_args(arguments)
    step = options.step or max(1, options.pages // STEPS)
    if options.pages < 2 * step:
        parser.error("growth shows only between two looks: fewer pages a step, or more pages")
    grown = growth(measure(options.pages, step))
    print(f"grown by {grown:.1f} MB since the first {step:,} pages; allowed are {ALLOWED:.1f} MB")
    return 1 if grown > ALLOWED else 0


if __name__ == "__main__":
    sys.exit(main())
