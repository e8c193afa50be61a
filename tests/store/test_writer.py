"""What is in the tables after a report was saved once, again, and changed."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import pytest
from store_samples import Clock, applicants, dump, full_report, outcomes, statistics

from harvester.items import Check, Evidence, Finding, Indicator, Report, Section
from harvester.store import Store, StoreError
from harvester.store.writer import load_record

ROOT = Path(__file__).resolve().parents[2]
FIGURES = ("requests", "disclosure", "disputes")
FIRST, LATER = "2026-02-01T08:00:00Z", "2026-02-02T08:00:00Z"


def _printed_figures() -> list[dict[str, Any]]:
    """The figures of the fixtures, of both forms, and of reports that lack tables."""
    printed = [
        report["statistics"] | {"form": int(report["statistics"]["form"])}
        for file in sorted((ROOT / "fixtures/expected").glob("*.json"))
        for report in json.loads(file.read_text("utf-8"))["reports"]
        if report.get("statistics")
    ]
    lacking = [printed[0] | {table: None} for table in FIGURES] + [statistics(2019)]
    unknown = statistics(None, disputes=printed[0]["disputes"])
    return [*printed, *lacking, unknown]


def test_a_new_report_fills_every_table(store: Store, path: Path) -> None:
    crawl = store.begin_crawl("example", "www.example.gov.cn", {}, "1.0")
    report = full_report()
    assert store.save(report, crawl) == "new"
    tables = dump(path)
    [row] = tables["reports"]
    record = report.to_dict()
    scalars = {key: value for key, value in record.items() if not isinstance(value, list | dict)}
    assert {key: row[key] for key in scalars} == scalars
    assert (row["form"], row["reporting_body"]) == (2021, "某局")
    assert row["url_key"] == "example.gov.cn/xxgk/2026/a.html"
    assert len(row["content_hash"]) == 64
    assert (row["first_seen"], row["last_seen"], row["last_changed"]) == (FIRST, FIRST, FIRST)
    assert row["first_crawl"] == crawl
    of = {"report_id": row["id"]}
    assert tables["evidence"] == [
        of | {"field": "title", "rule": "h1", "raw": " 某局2025年 "},
        of | {"field": "publisher", "rule": "signature", "raw": "某局"},
        of | {"field": "requests.granted", "rule": "row_label", "raw": "（一）予以公开 | 不详"},
    ]
    read = {"rule": "row_label", "raw": "一、本年新收 | 7 | 2 | 9"}
    unread = {"rule": None, "raw": None}
    assert tables["requests"] == [
        of | {"item": "new"} | applicants(7, business=2, total=9) | read,
        of | {"item": "other_remaining"} | applicants(None) | unread,
    ]
    fees, regulations = tables["disclosure"]
    assert {name: value for name, value in regulations.items() if value is not None} == of | {
        "item": "regulations", "made": 1, "abolished": 0, "in_force": 3,
    }  # fmt: skip
    assert (fees["amount_10k_yuan"], fees["raw"]) == (59237.2449, "行政事业性收费 | 59237.2449")
    assert tables["disputes"] == [of | {"kind": "review"} | outcomes(2, 1, None, 0, 3) | unread]
    for name in ("indicators", "checks"):
        rows = [of | {"position": n} | row for n, row in enumerate(record[name], 1)]
        assert tables[name] == rows
    assert tables["sections"] == [
        of | {"position": n} | asdict(section) for n, section in enumerate(report.sections, 1)
    ]
    assert tables["attachments"] == [
        of | {"position": n} | asdict(file) for n, file in enumerate(report.attachments, 1)
    ]
    assert tables["findings"] == [
        of | {"id": n, "crawl_id": None, "url": None} | asdict(finding)
        for n, finding in enumerate(report.findings, 1)
    ]
    assert tables["editions"] == []


def test_every_key_of_the_record_has_its_place(store: Store, path: Path) -> None:
    tables = {name: list(rows[0]) for name, rows in _saved(store, path, full_report()).items() if rows}
    for field in fields(Report):
        names = set(FIGURES) if field.name == "statistics" else {field.name}
        assert names <= tables.keys() | set(tables["reports"]) | {"page"}, field.name


def test_what_is_stored_comes_back(store: Store) -> None:
    report = full_report()
    store.save(report)
    assert load_record(store._db, 1) == report.to_dict()


@pytest.mark.parametrize("figures", _printed_figures())
def test_figures_come_back_as_they_were(store: Store, figures: dict[str, Any]) -> None:
    report = full_report(statistics=figures, evidence={})
    store.save(report)
    assert load_record(store._db, 1)["statistics"] == figures
    assert store.save(report) == "unchanged"


def test_an_empty_report_is_stored(store: Store, path: Path) -> None:
    report = Report(url="http://h/", portal="h")
    assert store.save(report) == "new"
    assert load_record(store._db, 1) == report.to_dict()
    assert [name for name, rows in dump(path).items() if rows] == ["reports"]


def test_a_second_save_moves_only_the_last_sight(store: Store, path: Path, clock: Clock) -> None:
    first = store.begin_crawl("example", "p", {}, "1.0")
    store.save(full_report(), first)
    clock.advance(days=1)
    second = store.begin_crawl("example", "p", {}, "1.0")
    before = dump(path)
    assert store.save(full_report(), second) == "unchanged"
    [report] = before["reports"]
    crawls = [before["crawls"][0], before["crawls"][1] | {"unchanged": 1}]
    assert dump(path) == before | {"reports": [report | {"last_seen": LATER}], "crawls": crawls}


def test_white_space_moves_nothing_that_is_stored(store: Store, path: Path) -> None:
    store.save(full_report())
    before = dump(path)
    assert (
        store.save(full_report(body="一、总体情况 全年公开 12 条。甲 | 乙".replace("。", "。 ")))
        == "unchanged"
    )
    assert dump(path) == before


def test_of_an_unchanged_report_what_is_not_its_content_is_kept_up_to_date(
    store: Store, path: Path, clock: Clock
) -> None:
    store.save(full_report())
    store.save(full_report(url="http://h/other"))
    clock.advance(days=1)
    before = dump(path)
    better_rules = full_report(
        url="https://www.example.gov.cn/xxgk/2026/a.html?_=7",
        evidence={"title": Evidence("meta", "x")},
        findings=[Finding("date_missing", "x")],
        checks=[Check("I1", "requests.total", 1.5, None, "n/a")],
    )
    assert store.save(better_rules) == "unchanged"
    assert load_record(store._db, 1) == better_rules.to_dict()
    after = dump(path)
    [report, other] = before["reports"]
    stale = {"url": better_rules.url, "last_seen": LATER}
    assert after["reports"] == [report | stale, other]
    for name in ("editions", "sections", "attachments", "indicators"):
        assert after[name] == before[name]
    assert store.save(better_rules) == "unchanged"
    assert dump(path) == after


def test_a_page_without_text_never_replaces_a_text(store: Store, path: Path, clock: Clock) -> None:
    store.save(full_report())
    before = dump(path)
    clock.advance(days=1)
    assert store.save(full_report(body="", sections=[], title=None)) == "kept"
    assert dump(path) == before
    assert store.save(full_report(body="新")) == "changed"


def test_a_page_without_text_may_be_stored_and_changed_while_there_is_none(store: Store) -> None:
    assert store.save(full_report(body="")) == "new"
    assert store.save(full_report(body="", title="更正")) == "changed"
    assert store.save(full_report(body="", title="更正")) == "unchanged"
    assert store.save(full_report(body="终于")) == "changed"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 2**63, -(2**63) - 1])
def test_a_number_that_cannot_be_stored_is_refused(store: Store, path: Path, number: float) -> None:
    for values in (
        {"statistics": statistics(2021, disclosure={"fees": {"amount_10k_yuan": number}})},
        {"checks": [Check("I1", "review", number, None, "n/a")]},
        {"indicators": [Indicator("条", None, number)]},
    ):
        with pytest.raises(ValueError, match=r"example\.gov\.cn.* cannot be stored"):
            store.save(full_report(**values))
    assert dump(path)["reports"] == []


@pytest.mark.parametrize(
    "values",
    [
        {"statistics": statistics(2021, requests={"new": applicants(8, business=2, total=9)})},
        {"statistics": None},
        {"indicators": [Indicator("主动公开政府信息数", "条", 13)]},
    ],
)
def test_a_changed_figure_makes_an_edition(store: Store, path: Path, values: dict[str, Any]) -> None:
    before, after = full_report(), full_report(**values)
    store.save(before)
    assert store.save(after) == "changed"
    [edition] = dump(path)["editions"]
    record = before.to_dict()
    assert json.loads(edition["record"])["statistics"] == record["statistics"]
    assert json.loads(edition["record"])["indicators"] == record["indicators"]
    assert load_record(store._db, 1) == after.to_dict()
    assert store.save(before) == "changed"
    assert load_record(store._db, 1) == record


def test_other_words_for_the_same_figure_make_no_edition(store: Store) -> None:
    store.save(full_report())
    row = Evidence("row_place", "本年新收 | 7 | 2 | 9")
    other = full_report(evidence={"requests.new": row})
    assert store.save(other) == "unchanged"
    assert load_record(store._db, 1) == other.to_dict()


def test_a_check_has_one_of_three_outcomes(store: Store) -> None:
    with pytest.raises(StoreError, match="status"):
        store.save(full_report(checks=[Check("I1", "x", 1, 1, "passed")]))  # type: ignore[arg-type]


@pytest.mark.parametrize("figures", [{"fine": 1}, {"made": 1.5}, {"made": "若干"}])
def test_a_figure_that_no_column_holds_is_refused(store: Store, path: Path, figures: dict[str, Any]) -> None:
    with pytest.raises(StoreError, match="disclosure"):
        store.save(full_report(statistics=statistics(2021, disclosure={"regulations": figures})))
    assert dump(path)["reports"] == []


def test_a_changed_report_leaves_an_edition(store: Store, path: Path, clock: Clock) -> None:
    first = store.begin_crawl("example", "p", {}, "1.0")
    earlier = full_report()
    store.save(earlier, first)
    clock.advance(days=1)
    store.save(earlier, first)
    old_hash = dump(path)["reports"][0]["content_hash"]
    clock.advance(days=1)
    second = store.begin_crawl("example", "p", {}, "1.0")
    later = full_report(
        url="https://www.example.gov.cn/xxgk/2026/a.html",
        title="更正",
        source=None,
        body="更正后的正文",
        sections=[Section("一、", None, "新")],
        evidence={"title": Evidence("meta", "更正")},
        attachments=[],
        findings=[Finding("date_missing", "x")],
        statistics=statistics(2019, requests={"other": applicants(0)}),
        indicators=[],
        checks=[],
    )
    assert store.save(later, second) == "changed"
    tables = dump(path)
    [row] = tables["reports"]
    assert load_record(store._db, row["id"]) == later.to_dict()
    assert (row["first_seen"], row["last_seen"], row["last_changed"]) == (
        FIRST,
        *["2026-02-03T08:00:00Z"] * 2,
    )
    assert row["first_crawl"] == first
    [edition] = tables["editions"]
    record = earlier.to_dict()
    assert edition.pop("body") == record.pop("body")
    assert json.loads(edition.pop("record")) == record
    assert edition == {
        "id": 1,
        "report_id": row["id"],
        "content_hash": old_hash,
        "seen_from": FIRST,
        "seen_until": LATER,
        "crawl_id": second,
    }
    assert row["content_hash"] != old_hash


def test_a_report_that_changes_back_has_two_editions(store: Store, path: Path, clock: Clock) -> None:
    outcomes = []
    for body in ("甲", "乙", "甲"):
        outcomes.append(store.save(full_report(body=body)))
        clock.advance(days=1)
    assert outcomes == ["new", "changed", "changed"]
    tables = dump(path)
    editions = [(row["body"], row["seen_from"], row["seen_until"]) for row in tables["editions"]]
    assert editions == [("甲", FIRST, FIRST), ("乙", LATER, LATER)]
    assert tables["reports"][0]["body"] == "甲"


def test_identity_is_the_portal_and_the_page(store: Store, path: Path) -> None:
    assert store.save(full_report()) == "new"
    assert store.save(full_report(portal="other.gov.cn")) == "new"
    assert store.save(full_report(url="http://www.example.gov.cn/xxgk/2026/b.html")) == "new"
    assert store.save(full_report(url="https://WWW.example.gov.cn:443/xxgk/2026/b.html#top")) == "unchanged"
    assert len(dump(path)["reports"]) == 3


def test_characters_that_cannot_be_stored_are_marked_and_nothing_is_lost(store: Store, path: Path) -> None:
    bad = "甲\0乙\ud800丙"
    report = full_report(
        title=bad,
        body=bad,
        sections=[Section(bad, None, bad)],
        evidence={bad: Evidence(bad, bad)},
        findings=[Finding("x", bad)],
        indicators=[Indicator(bad, bad, 1)],
        url="http://www.example.gov.cn/\ud800",
    )
    assert store.save(report) == "new"
    assert store.save(report) == "unchanged"
    good = "甲\ufffd乙\ufffd丙"
    record = load_record(store._db, 1)
    assert record["title"] == record["body"] == good
    assert record["sections"] == [{"heading": good, "kind": None, "text": good}]
    assert record["evidence"] == {good: {"rule": good, "raw": good}}
    assert record["indicators"] == [{"label": good, "unit": good, "value": 1}]
    assert dump(path)["reports"][0]["url"] == "http://www.example.gov.cn/\ufffd"


@pytest.mark.parametrize(
    ("url", "portal"),
    [(None, "h"), ("", "h"), ("http://h/", None), ("http://h:99999/", "h"), ("http://[x/", "h")],
)
def test_a_report_without_a_usable_address_is_refused(
    store: Store, path: Path, url: str | None, portal: str | None
) -> None:
    with pytest.raises(ValueError, match="cannot be stored") as error:
        store.save(full_report(url=url, portal=portal))
    assert repr(url) in str(error.value)
    assert dump(path)["reports"] == []


def test_the_schema_is_typed(store: Store, path: Path) -> None:
    with pytest.raises(StoreError, match="report_year"):
        store.save(full_report(report_year="去年"))
    assert dump(path)["reports"] == []


def test_a_failure_half_way_leaves_no_half_report(store: Store, path: Path) -> None:
    store.save(full_report())
    before = dump(path)
    with pytest.raises(StoreError):
        store.save(full_report(body="新", findings=[Finding(None, "x")]))  # type: ignore[arg-type]
    assert dump(path) == before
    assert store.save(full_report(body="新")) == "changed"


KILLED = """
import os, signal, sys
sys.path[:0] = {path!r}
from store_samples import full_report
from harvester.store import Store
store = Store.open(sys.argv[1])
store._db.conn.set_trace_callback(
    lambda sql: os.kill(os.getpid(), signal.SIGKILL) if sql.startswith('INSERT INTO "attachments"') else None
)
store.save(full_report(body="新", title="新"))
"""


def test_a_kill_in_the_middle_of_a_save_leaves_the_old_state(path: Path) -> None:
    with Store.open(path) as store:
        store.save(full_report())
    before = dump(path)
    child = subprocess.run([sys.executable, "-c", KILLED.format(path=sys.path), path], check=False)
    assert child.returncode == -signal.SIGKILL
    assert dump(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with Store.open(path) as store:
        assert store.save(full_report(body="新", title="新")) == "changed"


def test_deleting_a_report_deletes_what_hangs_on_it(store: Store, path: Path) -> None:
    crawl = store.begin_crawl("example", "p", {}, "1.0")
    store.save(full_report(), crawl)
    store.save(full_report(body="新"), crawl)
    store._db.execute("DELETE FROM reports")
    assert [name for name, rows in dump(path).items() if rows] == ["crawls"]


def test_deleting_a_crawl_keeps_its_reports(store: Store, path: Path) -> None:
    crawl = store.begin_crawl("example", "p", {}, "1.0")
    store.save(full_report(), crawl)
    store.save(full_report(body="新"), crawl)
    store.note(crawl, Finding("list_empty", "x"))
    store._db.execute("DELETE FROM crawls")
    tables = dump(path)
    assert tables["reports"][0]["first_crawl"] is None
    assert tables["editions"][0]["crawl_id"] is None
    assert {finding["code"] for finding in tables["findings"]} == {"table_missing", "heading_unknown"}


def _saved(store: Store, path: Path, report: Report) -> dict[str, list[dict[str, object]]]:
    store.save(report)
    return dump(path)
