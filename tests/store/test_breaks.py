"""Views that hold a body's report against its own of the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from store_samples import applicants, full_report, statistics

if TYPE_CHECKING:
    from harvester.store import Store


def save(store: Store, year: int, address: str = "", form: int = 2021, **values: Any) -> int:
    """Save the report of a year and answer its number; tables as keywords."""
    tables = {name: values.pop(name) for name in ("requests", "disclosure") if name in values}
    defaults = {
        "url": f"http://www.example.gov.cn/{year}{address}",
        "title": f"某市{year}年政府信息公开工作年度报告",
        "report_year": year,
        "date_published": f"{year + 1}-01-20",
        "statistics": statistics(form, **tables),
    }
    store.save(full_report(**(defaults | values)))
    return int(store._db.execute("SELECT max(id) FROM reports").fetchone()[0])


def rows(store: Store, view: str) -> list[dict[str, Any]]:
    return list(store._db.query(f"SELECT * FROM {view} ORDER BY report_id"))


def forward(*counts: int | None) -> dict[str, Any]:
    """Table 3 of a year that carries so many forward, by natural persons, businesses and in all."""
    return {"carried_forward": applicants(counts[0], business=counts[1], total=counts[2])}


def over(*counts: int | None) -> dict[str, Any]:
    """Table 3 of a year into which so many were carried over."""
    return {"carried_over": applicants(counts[0], business=counts[1], total=counts[2])}


def in_force(made: int | None, abolished: int | None, stock: int | None) -> dict[str, Any]:
    return {"normative_documents": {"made": made, "abolished": abolished, "in_force": stock}}


def previous(before: int | None, change: int | None) -> dict[str, Any]:
    return {"licences": {"previous": before, "change": change, "decisions": 1}}


def test_what_is_carried_forward_is_carried_over(store: Store) -> None:
    first = save(store, 2021, requests=forward(5, 0, 5))
    second = save(store, 2022, requests=over(3, 0, 5))
    assert rows(store, "carry_over_breaks") == [
        {
            "portal": "www.example.gov.cn",
            "reporting_body": "某市",
            "report_year": 2022,
            "applicant": "natural_person",
            "carried_forward": 5,
            "carried_over": 3,
            "difference": -2,
            "earlier_report_id": first,
            "report_id": second,
            "earlier_url": "http://www.example.gov.cn/2021",
            "url": "http://www.example.gov.cn/2022",
        }
    ]


def test_every_applicant_is_looked_at_and_forms_may_differ(store: Store) -> None:
    columns = (
        "natural_person",
        "business",
        "research",
        "nonprofit",
        "legal_service",
        "other_organisation",
        "total",
    )
    save(store, 2020, form=2019, requests={"carried_forward": dict.fromkeys(columns, 1)})
    save(store, 2021, requests={"carried_over": dict.fromkeys(columns, 2)})
    assert [row["applicant"] for row in rows(store, "carry_over_breaks")] == list(columns)


@pytest.mark.parametrize(
    "later",
    [
        {"year": 2022, "requests": over(5, 0, 5)},
        {"year": 2022, "requests": over(None, None, None)},
        {"year": 2022, "requests": None},
        {"year": 2022, "statistics": None},
        {"year": 2023, "requests": over(9, 9, 9)},
        {"year": 2020, "requests": over(9, 9, 9)},
        {"year": 2022, "requests": over(9, 9, 9), "portal": "other.gov.cn"},
        {
            "year": 2022,
            "requests": over(9, 9, 9),
            "title": "某市人民政府办公室2022年政府信息公开工作年度报告",
        },
        {"year": 2022, "requests": over(9, 9, 9), "title": None, "publisher": None},
    ],
)
def test_no_break_without_two_numbers_that_belong_together(store: Store, later: dict[str, Any]) -> None:
    save(store, 2021, requests=forward(5, 0, 5))
    save(store, **later)
    assert rows(store, "carry_over_breaks") == []


def test_a_body_that_its_title_names_in_another_way_is_the_same(store: Store) -> None:
    save(store, 2021, requests=forward(5, 0, 5), publisher=None)
    save(store, 2022, requests=over(5, 0, 6), title="2022年度某市人民政府信息公开年报", publisher="某办")
    assert [row["difference"] for row in rows(store, "carry_over_breaks")] == [1]


def test_of_two_reports_of_one_year_the_later_counts(store: Store) -> None:
    save(store, 2021, requests=forward(5, 0, 5))
    corrected = save(store, 2022, "b", requests=over(5, 0, 5), date_published="2023-03-01")
    save(store, 2022, "a", requests=over(9, 9, 9), date_published="2023-01-31")
    save(store, 2022, "c", requests=over(9, 9, 9), date_published=None, date_written=None)
    save(store, 2022, "d", statistics=None, date_published="2023-04-01")
    assert rows(store, "carry_over_breaks") == []
    assert [row["report_id"] for row in rows(store, "comparable_reports")][1] == corrected


def test_reports_of_one_name_by_two_publishers_are_compared_with_none(store: Store) -> None:
    save(store, 2021, requests=forward(5, 0, 5))
    save(store, 2022, "a", requests=over(9, 9, 9), publisher="甲区某局")
    save(store, 2022, "b", requests=over(9, 9, 9), publisher="乙区某局")
    assert rows(store, "carry_over_breaks") == []
    assert [row["report_year"] for row in rows(store, "comparable_reports")] == [2021]


def test_documents_in_force_follow_from_the_year_before(store: Store) -> None:
    save(store, 2021, disclosure=in_force(50, 227, 597))
    save(store, 2022, disclosure=in_force(50, 227, 420))
    save(store, 2023, disclosure=in_force(2, 1, 420))
    save(store, 2024, disclosure=in_force(2, None, 999))
    save(store, 2025, disclosure=in_force(2, 0, None))
    [row] = rows(store, "stock_breaks")
    assert (row["report_year"], row["item"]) == (2023, "normative_documents")
    numbers = ("in_force_before", "made", "abolished", "expected", "in_force", "difference")
    assert [row[name] for name in numbers] == [420, 2, 1, 421, 420, -1]
    assert rows(store, "stock_breaks_2019") == []


def test_items_of_the_form_of_2019_follow_from_the_year_before(store: Store) -> None:
    save(store, 2018, form=2019, disclosure=previous(20, 3))
    save(store, 2019, form=2019, disclosure=previous(23, -3))
    save(store, 2020, form=2019, disclosure=previous(23, None))
    save(store, 2021, form=2019, disclosure=previous(1, 1))
    [row] = rows(store, "stock_breaks_2019")
    assert (row["report_year"], row["item"]) == (2020, "licences")
    numbers = ("previous_before", "change_before", "expected", "previous", "difference")
    assert [row[name] for name in numbers] == [23, -3, 20, 23, 3]
    assert rows(store, "stock_breaks") == []


def test_no_more_is_disclosed_in_a_year_than_in_all(store: Store) -> None:
    for year, counts in ((2018, (4, 4)), (2019, (5, 4)), (2020, (5, None))):
        figures = {"made": 0} | dict(zip(("disclosed", "disclosed_total"), counts, strict=True))
        save(store, year, form=2019, disclosure={"regulations": figures})
    [row] = rows(store, "disclosed_breaks")
    assert (row["report_year"], row["disclosed"], row["disclosed_total"], row["difference"]) == (
        2019,
        5,
        4,
        -1,
    )
