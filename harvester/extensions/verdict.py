"""Whether a run can be trusted, told from its counters and its close reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a run is not sound, or not complete, and what to do about it."""

    why: str
    advice: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Sound, if there is no reason against it: then what the portal has is in the database.

    But for what is `tolerated`: pages that could not be had, if they are no more than half.
    """

    reasons: tuple[Reason, ...]
    tolerated: tuple[Reason, ...] = ()

    @property
    def sound(self) -> bool:
        return not self.reasons


FAULTS: Final[dict[str, Reason]] = {
    "harvester/write_errors": Reason(
        "writes to the database that failed: {}",
        "see the CRITICAL lines in the log; what was written before is kept",
    ),
    "harvester/blocked": Reason(
        "times that the portal refused us: {}",
        "wait some hours, then try with a larger -s DOWNLOAD_DELAY=, or from a network in China",
    ),
    "harvester/list_failed": Reason(
        "list pages that could not be fetched or read: {}; reports may be missing",
        "run it again; if it fails again, compare the spider's columns with the portal in a browser",
    ),
    "harvester/list_empty": Reason(
        "list pages that have lost their list: {}; reports may be missing",
        "open the spider's columns in a browser: the portal has moved them or changed their layout",
    ),
    "harvester/list_incomplete": Reason(
        "lists that say they hold more than they have shown: {}; reports may be missing",
        "run it again; if it stays so, compare the list with the portal in a browser",
    ),
    "harvester/item_errors": Reason(
        "reports that a stage of the pipeline broke down on: {}",
        "this is a fault in the program: report it with the traceback from the log",
    ),
    "spider_exceptions/count": Reason(
        "pages that the spider could not handle: {}; reports may be missing",
        "this is a fault in the program: report it with the traceback from the log",
    ),
}
"""Counter that must stay 0 -> the reason when it does not."""

CLOSE_ADVICE: Final[dict[str, str]] = {
    "blocked": "wait some hours: to go on asking would prolong the block",
    "interrupted": "run it again; what was stored is kept",
    "storage_failed": "do what the CRITICAL line in the log says, then run it again; what was stored is kept",
    "start_error": "see the error in the log: the spider could not begin",
}
"""Close reason other than `finished` -> what to do next."""

NOTHING_FOUND: Final = Reason(
    "no report was found",
    "open the spider's columns in a browser, or ask for other kinds with -a kinds=",
)
MOST_FAILED: Final = Reason(
    "most of the reports could not be had: {} of {}",
    "run it again; if it fails again, open one of them in a browser",
)
SOME_FAILED: Final = Reason(
    "reports that could not be had: {} of {}; up to half may fail",
    "which, and why: the table findings, code page_failed; the next run asks for them again",
)
TEXTLESS: Final = Reason(
    "most of the reports came without text: {} of {}",
    "open one of them in a browser: the portal has changed, or its reports are pictures or files",
)
LOST: Final = Reason(
    "reports lost on their way to the database: {}",
    "something between the spider and the database drops them: look for it in your settings and the log",
)

OUTCOMES: Final = ("new", "changed", "unchanged", "failed", "write_errors", "item_errors")
"""Counters under `harvester/`, in one of which each report ends that was found, unless it was refused."""


def verdict(stats: Mapping[str, Any], close_reason: str) -> Verdict:
    """The verdict on a run that ended for `close_reason` with Scrapy's and our counters in `stats`."""
    reasons = [
        Reason(fault.why.format(count), fault.advice)
        for counter, fault in FAULTS.items()
        if (count := stats.get(counter, 0))
    ]
    tolerated = []
    found = stats.get("harvester/found", 0)
    if close_reason != "finished":
        advice = CLOSE_ADVICE.get(close_reason, "the run is incomplete: run it again")
        reasons.append(Reason(f"the run ended early: {close_reason}", advice))
    elif not found:
        reasons = reasons or [NOTHING_FOUND]
    else:
        failed = stats.get("harvester/failed", 0)
        if failed * 2 > found:
            reasons.append(Reason(MOST_FAILED.why.format(failed, found), MOST_FAILED.advice))
        elif failed:
            tolerated.append(Reason(SOME_FAILED.why.format(failed, found), SOME_FAILED.advice))
        textless = stats.get("harvester/textless", 0)
        if textless * 2 > found and failed * 2 <= found:
            reasons.append(Reason(TEXTLESS.why.format(textless, found), TEXTLESS.advice))
        lost = found - sum(stats.get(f"harvester/{outcome}", 0) for outcome in OUTCOMES)
        if lost > 0 and not stats.get("harvester/blocked"):
            reasons.append(Reason(LOST.why.format(lost), LOST.advice))
    return Verdict(tuple(reasons), tuple(tolerated))
