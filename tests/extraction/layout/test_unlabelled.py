"""Index blocks that print their values alone."""

from __future__ import annotations

import pytest
from pages import BODY, INDEX, TITLE, page, texts, through

NUMBER = "1133102400268125XW/2024-104757"


def lines(*values: str) -> str:
    return "".join(f"<div>{value}</div>" for value in values)


@pytest.mark.parametrize(
    "above",
    [
        lines(TITLE, NUMBER, "某市某区某局", "2024-01-28"),
        lines(NUMBER, "某市某区某局", "2024年1月28日 10:20") + f"<h1>{TITLE}</h1>",
        f"<table><tr><td>{NUMBER}</td><td>某市某区某局</td></tr><tr><td></td><td>2024-01-28</td></tr></table>",
        f"<ul><li>{NUMBER}</li><li>某市某区某局</li><li>2024-01-28</li><li>有效</li></ul>",
    ],
)
def test_values_alone_are_told_from_their_form(above: str) -> None:
    report = through("metadata", page(above=above))
    assert (report.index_number, report.publisher) == (NUMBER, "某市某区某局")
    assert (report.date_written, report.date_published) == (None, "2024-01-28")
    assert report.title == TITLE


def test_all_that_an_index_may_hold() -> None:
    above = lines(NUMBER, "某某局", "2024-01-27", "某发〔2024〕1号", "2024-01-28", "有效")
    report = through("metadata", page(above=above))
    assert (report.date_written, report.date_published) == ("2024-01-27", "2024-01-28")
    assert (report.document_number, report.validity) == ("某发〔2024〕1号", "有效")


def test_they_are_no_part_of_the_article() -> None:
    report = through("metadata", page(article=lines(NUMBER, "某市某区某局", "2024-01-28") + BODY))
    assert report.index_number == NUMBER
    assert len(texts(report)) == 3


@pytest.mark.parametrize(
    "above",
    [
        lines("000014348/2024-00001", "某市某区某局", "2024-01-28"),
        lines("pjsrmzf-2024-000047", "某市某区某局", "2024-01-28"),
        lines(f"编号{NUMBER}", "某市某区某局", "2024-01-28"),
        lines("0571-87654321", "某市某区某局", "2024-01-28"),
    ],
)
def test_a_number_that_may_be_another_begins_no_index(above: str) -> None:
    report = through("metadata", page(above=above))
    assert (report.index_number, report.publisher) == (None, None)


def test_a_number_far_below_the_beginning_begins_no_index() -> None:
    assert through("metadata", page(article=BODY * 4 + lines(NUMBER))).index_number is None


def test_the_run_ends_at_the_first_other_line() -> None:
    above = lines(NUMBER, "某市某区某局", "某市另一局", "2024-01-28")
    assert through("metadata", page(above=above)).publisher == "某市某区某局"
    above = lines(NUMBER, "某日本局召开会议，部署工作。", "某市另一局")
    assert through("metadata", page(above=above)).publisher is None


def test_a_page_with_labels_needs_no_guess() -> None:
    report = through("metadata", page(above=INDEX + lines(NUMBER, "某市另一局")))
    assert (report.index_number, report.publisher) == ("123/2023-00001", "某市某局")
