"""An extractor in a process of its own, asked for one round after another.

Both sides speak pickle over the standard streams; the process imports nothing but what it measures.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import resource
import subprocess
import sys
import warnings
from contextlib import suppress
from pathlib import Path
from time import process_time
from typing import IO, TYPE_CHECKING, Any, Final

from benchmarks.parts.contenders import CONTENDERS, Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from evaluation.pages import Labelled

_PROC: Final = Path("/proc/self")


class WorkerError(Exception):
    """The process of a contender ended before it answered; what it said stands above."""


class Worker:
    """A process that holds one extractor and the pages."""

    def __init__(self, name: str, pages: list[Labelled]) -> None:
        self._name = name
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.parts.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).resolve().parents[2],
        )
        self._ask((name, pages))

    def times(self) -> list[float]:
        """One more round: the seconds of processor time that each page took."""
        times: list[float] = self._ask("times")
        return times

    def finish(self) -> tuple[list[Answer], dict[str, float]]:
        """What it says of each page, and its memory in MB: `peak` in all, `added` by the extractor."""
        answers, memory = self._ask("finish")
        self._process.communicate()
        return answers, memory

    def _ask(self, what: Any) -> Any:
        assert self._process.stdin and self._process.stdout
        try:
            _send(self._process.stdin, what)
            return pickle.load(self._process.stdout)
        except (BrokenPipeError, EOFError) as error:
            raise WorkerError(f"{self._name} ended with {self._process.wait()}") from error


def _send(stream: IO[bytes], what: Any) -> None:
    pickle.dump(what, stream)
    stream.flush()


def serve(asked: IO[bytes], answered: IO[bytes]) -> None:
    """The other side of `Worker`."""
    logging.disable()  # peers report every page that they find odd
    warnings.simplefilter("ignore")
    name, pages = pickle.load(asked)
    _forget_peak()
    before = peak_memory()
    extract = _unfailing(CONTENDERS[name].load())
    for page in pages:  # dictionaries that load at first use are no page's cost
        extract(page)
    _send(answered, "ready")
    while pickle.load(asked) == "times":
        times = []
        gc.collect()
        for page in pages:
            start = process_time()
            extract(page)
            times.append(process_time() - start)
        _send(answered, times)
    memory = {"peak": peak_memory(), "added": peak_memory() - before}
    _send(answered, ([extract(page) for page in pages], memory))


def _unfailing(extract: Callable[[Labelled], Answer]) -> Callable[[Labelled], Answer]:
    """The same; a page that it raises an exception for has no text (GNE's where it finds none)."""

    def answer(page: Labelled) -> Answer:
        try:
            return extract(page)
        except Exception:
            return Answer({}, "")

    return answer


def resident_memory(line: str = "VmRSS") -> float:
    """The memory of this process now, in MB; where the system does not say, the most so far."""
    status = _PROC / "status"
    if status.exists():
        found = next(row for row in status.read_text().splitlines() if row.startswith(line))
        return int(found.split()[1]) / 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1024**2


def peak_memory() -> float:
    """The most resident memory that this process had so far, in MB."""
    return resident_memory("VmHWM")


def _forget_peak() -> None:
    """Let the peak begin at the present memory: what is loaded so far may have taken more for a moment."""
    with suppress(OSError):
        (_PROC / "clear_refs").write_text("5")


if __name__ == "__main__":
    own_output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a peer prints is no answer
    with suppress(EOFError):  # nobody asks any more
        serve(sys.stdin.buffer, own_output)
