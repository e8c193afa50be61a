"""When a run is sound."""

from __future__ import annotations

import pytest

from harvester.extensions.verdict import verdict

GOOD = {"harvester/found": 10, "harvester/new": 4, "harvester/unchanged": 5, "harvester/failed": 1}


@pytest.mark.parametrize(
    "stats",
    [
        GOOD,
        GOOD
        | {"harvester/stage_errors/body": 1, "harvester/findings/list_empty": 1, "harvester/skipped/news": 9},
        GOOD | {"harvester/write_errors": 0, "harvester/blocked": 0},
        {"harvester/found": 1, "harvester/unchanged": 1},
        {"harvester/found": 4, "harvester/failed": 2, "harvester/changed": 2},
        {"harvester/found": 4, "harvester/new": 4, "harvester/textless": 2},
    ],
)
def test_sound(stats: dict[str, int]) -> None:
    assert verdict(stats, "finished").sound


def test_what_a_sound_run_lacks() -> None:
    [gap] = verdict(GOOD, "finished").tolerated
    assert gap.why.startswith("reports that could not be had: 1 of 10; ")
    assert verdict(GOOD | {"harvester/new": 5, "harvester/failed": 0}, "finished").tolerated == ()
    assert verdict(GOOD | {"harvester/failed": 6}, "finished").tolerated == ()


@pytest.mark.parametrize(
    ("stats", "close_reason", "why"),
    [
        ({}, "finished", "no report was found"),
        (GOOD | {"harvester/found": 0, "harvester/failed": 0}, "finished", "no report was found"),
        (GOOD | {"harvester/write_errors": 3}, "finished", "writes to the database that failed: 3"),
        (GOOD | {"harvester/blocked": 1}, "finished", "times that the portal refused us: 1"),
        (GOOD | {"harvester/list_failed": 2}, "finished", "list pages that could not be fetched or read: 2"),
        (GOOD | {"harvester/list_empty": 1}, "finished", "list pages that have lost their list: 1"),
        (GOOD | {"spider_exceptions/count": 1}, "finished", "pages that the spider could not handle: 1"),
        (GOOD | {"harvester/list_incomplete": 1}, "finished", "lists that say they hold more than they"),
        (GOOD | {"harvester/item_errors": 1}, "finished", "reports that a stage of the pipeline broke"),
        (GOOD | {"harvester/failed": 6}, "finished", "most of the reports could not be had: 6 of 10"),
        (GOOD | {"harvester/textless": 6}, "finished", "most of the reports came without text: 6 of 10"),
        (GOOD | {"harvester/new": 3}, "finished", "reports lost on their way to the database: 1"),
        ({"harvester/found": 8}, "finished", "reports lost on their way to the database: 8"),
        (GOOD, "interrupted", "the run ended early: interrupted"),
        (GOOD, "storage_failed", "the run ended early: storage_failed"),
        (GOOD, "closespider_itemcount", "the run ended early: closespider_itemcount"),
    ],
)
def test_not_sound(stats: dict[str, int], close_reason: str, why: str) -> None:
    [reason] = verdict(stats, close_reason).reasons
    assert reason.why.startswith(why)
    assert reason.advice


def test_what_is_accounted_for_is_not_lost() -> None:
    stats = {"harvester/found": 9, "harvester/new": 5}
    for counter in ("harvester/write_errors", "harvester/item_errors"):
        [reason] = verdict(stats | {counter: 4}, "finished").reasons
        assert "lost" not in reason.why
    # A refused page may be a report's or a list's; the run is not sound anyway.
    [reason] = verdict(stats | {"harvester/blocked": 1}, "finished").reasons
    assert "refused" in reason.why


def test_every_reason_is_given() -> None:
    stats = {"harvester/blocked": 1, "harvester/list_failed": 2}
    reasons = [reason.why[:10] for reason in verdict(stats, "finished").reasons]
    assert reasons == ["times that", "list pages"]  # that nothing was found follows from them
