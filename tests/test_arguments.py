"""The arguments of a spider are typed, and a wrong one says what is allowed."""

from __future__ import annotations

import pytest

from harvester.arguments import ArgumentError, Arguments, parse


class Haimen:
    name = "haimen"


def test_reports_and_summaries_by_default() -> None:
    assert parse(Haimen, {}).kinds == ("annual_report", "work_summary")


def test_a_comma_list_with_spaces() -> None:
    assert parse(Haimen, {"kinds": "news, document"}).kinds == ("news", "document")


@pytest.mark.parametrize("value", ["foo", "", "news,", "news;document", "annual report"])
def test_a_bad_value_names_the_argument_and_what_is_allowed(value: str) -> None:
    with pytest.raises(ArgumentError, match=r"haimen.*kinds=.*annual_report, work_summary, document, news"):
        parse(Haimen, {"kinds": value})


@pytest.mark.parametrize("arguments", [{"kindz": "news"}, {"kinds": "foo", "kindz": "news"}])
def test_an_unknown_argument_is_named_first(arguments: dict[str, str]) -> None:
    with pytest.raises(ArgumentError, match="unknown argument 'kindz'; allowed: kinds="):
        parse(Haimen, arguments)


def test_every_argument_has_a_form_for_people() -> None:
    assert all(field.description for field in Arguments.model_fields.values())
