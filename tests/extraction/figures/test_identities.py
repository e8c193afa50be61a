"""The sums of the statutory tables: every identity, both forms, blank cells."""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

import pytest
from documents import table as table_of

from harvester.extraction.figures.identities import IDENTITIES, examine_figures
from harvester.items import Check, Report

ROOT = Path(__file__).resolve().parents[3]

APPLICANTS = ("natural_person", "business", "research", "nonprofit", "legal_service", "other_organisation")
COMMON = (
    "granted", "partly_granted", "denied_state_secret", "denied_by_law", "denied_security", "denied_third_party",
    "denied_internal", "denied_process", "denied_enforcement_file", "denied_administrative_query",
    "unavailable_not_held", "unavailable_needs_creation", "unavailable_unclear", "rejected_petition",
    "rejected_repeated", "rejected_publication", "rejected_excessive", "rejected_reconfirmation",
)  # fmt: skip
OTHERS = {2021: ("other_not_corrected", "other_fee_unpaid", "other_remaining"), 2019: ("other",)}
OUTCOMES = {form: (*COMMON, *others) for form, others in OTHERS.items()}
KINDS = ("review", "litigation_direct", "litigation_after_review")
COUNTED = {
    2021: {
        "regulations": ("made", "abolished", "in_force"),
        "normative_documents": ("made", "abolished", "in_force"),
        "licences": ("decisions",),
        "penalties": ("decisions",),
        "coercive_measures": ("decisions",),
    },
    2019: {
        "regulations": ("made", "disclosed", "disclosed_total"),
        "normative_documents": ("made", "disclosed", "disclosed_total"),
        "licences": ("previous", "change", "decisions"),
        "other_services": ("previous", "change", "decisions"),
        "penalties": ("previous", "change", "decisions"),
        "coercive_measures": ("previous", "change", "decisions"),
        "fees": ("previous", "change"),
    },
}
FORMS = (2021, 2019)

Tables = dict[str, Any]


def filled(form: int, seed: int = 1) -> Tables:
    """The tables of a report whose figures add up."""
    chance = random.Random(seed)

    def number() -> int:
        return chance.choice((0, 0, 0, chance.randrange(1, 2000)))

    requests: Tables = {"new": {}, "carried_over": {}}
    requests |= {item: {who: number() for who in APPLICANTS} for item in OUTCOMES[form]}
    requests["total_handled"] = {
        who: sum(requests[item][who] for item in OUTCOMES[form]) for who in APPLICANTS
    }
    requests["carried_forward"] = {who: number() for who in APPLICANTS}
    for who in APPLICANTS:
        both = requests["total_handled"][who] + requests["carried_forward"][who]
        requests["carried_over"][who] = chance.randint(0, both)
        requests["new"][who] = both - requests["carried_over"][who]
    for row in requests.values():
        row["total"] = sum(row.values())
    disputes = {
        kind: {way: number() for way in ("upheld", "corrected", "other", "pending")} for kind in KINDS
    }
    for row in disputes.values():
        row["total"] = sum(row.values())
    disclosure: Tables = {item: {column: number() for column in row} for item, row in COUNTED[form].items()}
    if form == 2021:
        disclosure["fees"] = {"amount_10k_yuan": number() / 4}
    else:
        disclosure["penalties"]["change"] = -number()
        disclosure["procurement"] = {"projects": number(), "amount": number() / 4}
    return {"form": form, "disclosure": disclosure, "requests": requests, "disputes": disputes}


def examined(tables: Tables | None) -> Report:
    report = Report(None, None, statistics=tables)
    examine_figures(report)
    return report


def check(report: Report, identity: str, scope: str) -> Check:
    (found,) = [check for check in report.checks if (check.identity, check.scope) == (identity, scope)]
    return found


def status(report: Report, identity: str, scope: str) -> str:
    return check(report, identity, scope).status


def not_passed(report: Report) -> set[tuple[str, str, str]]:
    return {(check.identity, check.scope, check.status) for check in report.checks if check.status != "pass"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(5))
def test_figures_that_add_up_pass_everything(form: int, seed: int) -> None:
    report = examined(filled(form, seed))
    assert not_passed(report) == set()
    assert report.findings == []
    scopes = [(check.identity, check.scope) for check in report.checks]
    items = ("new", "carried_over", *OUTCOMES[form], "total_handled", "carried_forward")
    assert len(set(scopes)) == len(scopes) == 7 + 7 + len(items) + 3 + 3
    assert {scope for identity, scope in scopes if identity == "I3"} == {f"requests.{item}" for item in items}


def identities_of(item: str, who: str) -> set[tuple[str, str]]:
    """The identities that a cell of the table of requests takes part in."""
    across = {("I3", f"requests.{item}")}
    if item in ("new", "carried_over", "carried_forward"):
        return across | {("I1", f"requests.{who}")}
    if item == "total_handled":
        return across | {("I1", f"requests.{who}"), ("I2", f"requests.{who}")}
    return across | {("I2", f"requests.{who}")}


@pytest.mark.parametrize("form", FORMS)
def test_one_wrong_cell_fails_exactly_its_identities(form: int) -> None:
    right = filled(form)
    for item, row in right["requests"].items():
        for who in row:
            wrong = copy.deepcopy(right)
            wrong["requests"][item][who] += 1
            report = examined(wrong)
            assert not_passed(report) == {(*place, "fail") for place in identities_of(item, who)}
            assert {finding.code for finding in report.findings} == {"check_failed"}
            assert len(report.findings) == len({identity for identity, _ in identities_of(item, who)})
    for kind, row in right["disputes"].items():
        for way in row:
            wrong = copy.deepcopy(right)
            wrong["disputes"][kind][way] += 1
            assert not_passed(examined(wrong)) == {("I4", f"disputes.{kind}", "fail")}


@pytest.mark.parametrize("form", FORMS)
def test_zeros_left_blank_still_pass(form: int) -> None:
    tables = filled(form, 7)
    for name in ("requests", "disputes"):
        for row in tables[name].values():
            for who in row:
                if who != "total" and any(row[other] for other in row if other not in (who, "total")):
                    row[who] = row[who] or None
    report = examined(tables)
    assert report.findings == []
    shown = [row for row in tables["requests"].values() if row["total"]]
    assert any(None in row.values() for row in shown)
    assert all(
        status(report, "I3", f"requests.{item}") == "pass"
        for item, row in tables["requests"].items()
        if row["total"]
    )


def row_of(**figures: int | None) -> Report:
    """A report whose row `granted` holds these figures and blanks."""
    tables = filled(2021)
    tables["requests"]["granted"] = dict.fromkeys((*APPLICANTS, "total")) | figures
    return examined(tables)


@pytest.mark.parametrize(
    ("figures", "left", "right", "expected"),
    [
        ({"natural_person": 3, "business": 2, "total": 5}, 5, 5, "pass"),
        ({"natural_person": 3, "business": 2, "total": 7}, 7, 5, "n/a"),
        ({"natural_person": 3, "business": 2, "total": 4}, 4, 5, "fail"),
        ({"total": 5}, 5, None, "n/a"),
        ({"total": 0}, 0, None, "n/a"),
        ({"natural_person": 3, "business": 2}, None, 5, "n/a"),
        ({}, None, None, "n/a"),
        (dict.fromkeys(APPLICANTS, 1) | {"total": 7}, 7, 6, "fail"),
        (dict.fromkeys(APPLICANTS, 1), None, 6, "n/a"),
    ],
    ids=str,
)
def test_a_blank_cell_is_a_number_that_is_not_known(
    figures: dict[str, int], left: int | None, right: int | None, expected: str
) -> None:
    found = check(row_of(**figures), "I3", "requests.granted")
    assert (found.left, found.right, found.status) == (left, right, expected)


@pytest.mark.parametrize(
    ("blank", "rise", "expected"),
    [
        ("new", "carried_over", "fail"),
        ("carried_over", "new", "fail"),
        ("new", "carried_forward", "n/a"),
        ("carried_forward", "new", "n/a"),
    ],
)
def test_the_balance_fails_only_where_no_blank_can_mend_it(blank: str, rise: str, expected: str) -> None:
    tables = filled(2021)
    for row in tables["requests"].values():
        row["business"] = 10
    tables["requests"][blank]["business"] = None
    tables["requests"][rise]["business"] = 30
    assert status(examined(tables), "I1", "requests.business") == expected


def test_a_column_without_figures_is_not_tested() -> None:
    tables = filled(2021)
    for row in tables["requests"].values():
        row["research"] = None
    for row in tables["disputes"].values():
        row.update(dict.fromkeys(row))
    report = examined(tables)
    for identity in ("I1", "I2"):
        found = check(report, identity, "requests.research")
        assert (found.left, found.right, found.status) == (None, None, "n/a")
    assert status(report, "I4", "disputes.review") == status(report, "I5", "disputes") == "n/a"


def test_the_order_of_the_columns_does_not_matter() -> None:
    tables = filled(2021)
    for name in ("requests", "disputes"):
        tables[name] = {item: dict(reversed(row.items())) for item, row in tables[name].items()}
    assert not_passed(examined(tables)) == set()


@pytest.mark.parametrize(
    ("form", "place", "figure", "fits"),
    [
        (2021, "disclosure.fees.amount_10k_yuan", 59237.2449, True),
        (2021, "disclosure.fees.amount_10k_yuan", -1.5, False),
        (2021, "disclosure.licences.decisions", 2.5, False),
        (2021, "disclosure.licences.decisions", -2, False),
        (2021, "disputes.review.upheld", -1, False),
        (2019, "disclosure.licences.change", -12, True),
        (2019, "disclosure.licences.change", 1.5, False),
        (2019, "disclosure.licences.previous", -12, False),
        (2019, "disclosure.fees.change", -1, True),
        (2019, "disclosure.procurement.amount", 160.5964, True),
        (2019, "disclosure.procurement.projects", 0.5, False),
    ],
)
def test_counts_are_whole_and_not_negative(form: int, place: str, figure: float, fits: bool) -> None:
    tables = filled(form)
    table, item, column = place.split(".")
    tables[table][item][column] = figure
    report = examined(tables)
    found = check(report, "I5", table)
    assert found.status == ("pass" if fits else "fail")
    assert found.left is not None
    assert found.right == found.left - (not fits)
    named = [finding.message for finding in report.findings if finding.message.startswith("I5")]
    assert [place in message and str(figure) in message for message in named] == [True] * (not fits)


def test_a_finding_lists_every_place() -> None:
    tables = filled(2019)
    tables["requests"]["other"]["business"] += 4
    tables["requests"]["new"]["research"] += 1
    messages = [finding.message for finding in examined(tables).findings]
    assert [message[:2] for message in messages] == ["I1", "I2", "I3"]
    total = tables["requests"]["new"]["total"]
    assert f"requests.new {total} is not {total + 1}" in messages[2]
    assert "requests.other " in messages[2]


@pytest.mark.parametrize("missing", ["disclosure", "requests", "disputes"])
def test_a_table_that_is_not_there_gets_no_checks(missing: str) -> None:
    report = examined(filled(2021) | {missing: None})
    assert report.checks
    assert not [check for check in report.checks if check.scope.split(".")[0] == missing]


@pytest.mark.parametrize(
    "tables", [None, {"form": 2021, "disclosure": None, "requests": None, "disputes": None}]
)
def test_a_report_without_tables_gets_no_checks(tables: Tables | None) -> None:
    report = examined(tables)
    assert report.checks == report.findings == []


def test_the_data_dictionary_says_what_each_identity_says() -> None:
    written = {
        row[0]: row[1] for row in table_of(ROOT / "docs/data.md", "Identities") if row[0].startswith("I")
    }
    assert set(written) == set(IDENTITIES)
    assert all(written[name].startswith(words) for name, words in IDENTITIES.items())
