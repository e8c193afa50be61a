"""A page written in another way says the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from metamorphic import CHANGES, difference, record, sound
from mutations import pages_in
from properties import URL

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "portals"
PAGES = [sound(page) for page in pages_in(FIXTURES)[::4]]  # all of them in `make fuzz`


@pytest.fixture(scope="module")
def records() -> list[dict[str, object]]:
    """What is said of each page as it stands."""
    return [record(page.encode(), URL) for page in PAGES]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_of_the_markup_changes_nothing(change: object, records: list[dict[str, object]]) -> None:
    assert callable(change)
    changed = [change(page) for page in PAGES]
    assert [difference(said, record(body, URL)) for said, body in zip(records, changed, strict=True)] == [
        {}
    ] * len(PAGES)
    assert any(body != page.encode() for page, body in zip(PAGES, changed, strict=True))
