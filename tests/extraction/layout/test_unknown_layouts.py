"""The body of pages in layouts that no rule knows by name."""

from __future__ import annotations

from collections import Counter

import kinds_of_text
import layouts
import pytest
from pages import codes, through


def f1(body: str, expected: str) -> float:
    """Agreement of two texts in character 4-grams, white space left out."""
    one, other = (
        Counter(squeezed[n : n + 4] for n in range(len(squeezed) - 3))
        for squeezed in ("".join(text.split()) for text in (body, expected))
    )
    return 2 * (one & other).total() / (one.total() + other.total() or 1)


@pytest.mark.parametrize("name", layouts.LAYOUTS)
def test_the_article_and_nothing_else(name: str) -> None:
    report = through("check", layouts.LAYOUTS[name])
    assert f1(report.body, layouts.BODY) >= 0.99
    if "nothing between" not in name:
        assert report.body.splitlines() == layouts.BODY.splitlines()
    assert [section.kind for section in report.sections] == [
        "overview", "disclosure", "requests", "disputes", "problems", "other",
    ]  # fmt: skip
    assert "stage_failed" not in codes(report)


@pytest.mark.parametrize("place", kinds_of_text.PLACES)
@pytest.mark.parametrize("text", kinds_of_text.TEXTS)
def test_texts_of_other_kinds(text: str, place: str) -> None:
    report = through("check", kinds_of_text.page(text, place))
    assert report.body.splitlines() == kinds_of_text.TEXTS[text][1]
    assert report.title == kinds_of_text.TITLE
