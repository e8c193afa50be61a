"""What the text says in figures against the tables: real disagreements are found, nothing else is."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from harvester.extraction.figures.narrative import compare
from harvester.items import Report

if TYPE_CHECKING:
    from pathlib import Path

APPLICANTS = ("natural_person", "business", "research", "nonprofit", "legal_service", "other_organisation")
BODY = "临江市水利局"
AREA = "临江市"


def tables(form: int = 2021) -> dict[str, Any]:
    """60 received and 4 carried over; 58 handled: 20 granted, 8 partly, 10 denied, 12 unavailable,
    5 rejected, 3 others; 6 carried forward; 7 reviews, 2 + 3 suits; 9 documents made."""
    totals = {
        "new": 60, "carried_over": 4, "granted": 20, "partly_granted": 8, "denied_state_secret": 1,
        "denied_by_law": 0, "denied_security": 0, "denied_third_party": 4, "denied_internal": 5,
        "denied_process": 0, "denied_enforcement_file": 0, "denied_administrative_query": 0,
        "unavailable_not_held": 9, "unavailable_needs_creation": 2, "unavailable_unclear": 1,
        "rejected_petition": 5, "rejected_repeated": 0, "rejected_publication": 0, "rejected_excessive": 0,
        "rejected_reconfirmation": 0,
        **({"other": 3} if form == 2019 else {"other_not_corrected": 2, "other_fee_unpaid": 0, "other_remaining": 1}),
        "total_handled": 58, "carried_forward": 6,
    }  # fmt: skip
    requests = {
        item: dict.fromkeys(APPLICANTS, 0) | {"natural_person": total, "total": total}
        for item, total in totals.items()
    }
    disputes = {
        kind: {"upheld": total, "corrected": 0, "other": 0, "pending": 0, "total": total}
        for kind, total in (("review", 7), ("litigation_direct", 2), ("litigation_after_review", 3))
    }
    documents = {"made": 9, "disclosed": 9, "disclosed_total": 40}
    if form == 2021:
        documents = {"made": 9, "abolished": 1, "in_force": 40}
    disclosure = {"normative_documents": documents}
    return {"form": form, "requests": requests, "disputes": disputes, "disclosure": disclosure}


def messages(
    text: str, *, body: str = BODY, year: int | None = 2023, statistics: dict[str, Any] | None = None
) -> list[str]:
    report = Report(
        None,
        None,
        title=f"{body}2023年政府信息公开工作年度报告",
        report_year=year,
        body=text,
        statistics=statistics or tables(),
    )
    compare(report)
    assert {finding.code for finding in report.findings} <= {"narrative_disagrees"}
    return [finding.message for finding in report.findings]


DISAGREE = [
    ("2023年，我局共收到政府信息公开申请61件，同比增长5%。", "61", "60"),
    ("全年新收政府信息公开申请 1,061 件。", "1061", "60"),
    ("本年度共收到并受理依申请公开申请六十二件。", "62", "60"),
    ("依申请公开方面，新收62件，办结58件。", "62", "60"),
    ("临江市水利局2023年受理政府信息公开申请两件。", "2", "60"),
    ("市水利局全年受理申请61宗。", "61", "60"),
    ("收到政府信息公开申请60件，上年结转5件。", "5", "4"),
    ("收到政府信息公开申请60件，办结申请55件，结转下年度继续办理9件。", "9", "6"),
    ("收到政府信息公开申请60件（含上年度结转申请3件，另有6件申请按照《条例》顺延到下年度答复）。", "3", "4"),
    ("收到政府信息公开申请60件（另有7件申请按照《条例》顺延到下年度答复）。", "7", "6"),
    ("全年答复政府信息公开申请57件。", "57", "58"),
    ("收到申请60件，其中予以公开18件。", "18", "20"),
    ("收到申请60件。予以公开及部分公开27件，占四成。", "27", "28"),
    ("收到申请60件。予以公开20件、部分公开9件、不予公开10件。", "9", "8"),
    ("收到申请60件；不予公开11件；无法提供12件。", "11", "10"),
    ("受理申请60件。因本机关不掌握等原因无法提供9件；不予处理5件。", "9", "12"),
    ("受理申请60件，不予处理6件，其他处理3件。", "6", "5"),
    ("受理申请60件，不予处理5件，其他处理1件。", "1", "3"),
    ("全年因政府信息公开引起的行政复议6件。", "6", "7"),
    ("信息公开类行政复议7件，诉讼9件，均获维持。", "9", "5"),
    ("因政府信息公开被申请行政复议7件、被提起行政诉讼1件。", "1", "5"),
    ("2023年全年制发行政规范性文件8件。", "8", "9"),
    ("2023年1月1日至12月31日，我局收到申请61件。", "61", "60"),
    ("2023年1月1日至2023年12月31日，我局收到申请61件。", "61", "60"),
    ("２０２３年，我局收到申请６１件。", "61", "60"),
]


@pytest.mark.parametrize("form", [2021, 2019])
@pytest.mark.parametrize(("text", "stated", "printed"), DISAGREE, ids=[row[0] for row in DISAGREE])
def test_another_number_than_the_table_is_found(form: int, text: str, stated: str, printed: str) -> None:
    (message,) = messages(text, statistics=tables(form))
    assert f"states {stated}, the table {printed} (" in message
    words = message.partition("“")[2].partition("”")[0]
    assert words in text.replace(" ", "")


AGREE = [
    "2023年，我局共收到政府信息公开申请60件，上年结转4件，办结58件，结转下年6件。",
    "共收到政府信息公开申请64件（含上年结转4件）。",
    "答复政府信息公开申请53件，不予处理5件。",
    "办理申请64件，其中予以公开二十件，部分公开八件，不予公开十件，无法提供一十二件。",
    "收到申请60件，予以公开28件。",
    "信息公开类行政复议7件，行政诉讼5件。",
    "信息公开类行政复议7件，行政诉讼2件。",
    "制发规范性文件9件。",
]


@pytest.mark.parametrize("text", AGREE)
def test_the_number_of_the_table_is_no_finding(text: str) -> None:
    assert messages(text) == []


SILENT = [
    # parts
    "收到网络申请41件，信函申请19件。",
    "收到申请60件，其中网络申请41件，予以公开3件。",
    "收到申请60件，其中自然人申请52件，办结申请50件。",
    "通过网络收到申请41件。",
    "通过网络，收到申请41件。",
    "收到关于征地的申请30件。",
    "涉及征地的申请30件，予以公开11件。",
    "收到申请60件。因本机关不掌握无法提供9件。",
    "收到申请60件，按时办结50件，延期办结8件。",
    "收到申请60件。部分公开、不予公开17件。",
    "未经复议直接起诉的信息公开行政诉讼1件，复议后诉讼1件。",
    # other years and spans
    "2022年，我局收到政府信息公开申请45件。",
    "2022年收到申请45件，2023年办理申请58件。",
    "2023年收到申请60件。2022年不予公开3件。",
    "去年收到申请45件。",
    "上年收到申请45件。",
    "自2008年以来，累计收到申请900件。",
    "全年累计收到申请61件。",
    "截至目前，收到申请41件。",
    "1至11月，收到申请41件。",
    "上半年收到申请31件。",
    "第三季度收到申请12件。",
    # other bodies
    "全市共收到政府信息公开申请610件。",
    "各部门收到政府信息公开申请610件。",
    "市教育局收到政府信息公开申请12件。",
    "市教育局加强管理，全年收到政府信息公开申请12件。",
    "局属单位收到政府信息公开申请12件。",
    "我市收到政府信息公开申请612件。",
    # other things
    "收到建议提案12件，予以公开10件。",
    "收到申请60件。办理人大代表建议12件，予以公开10件。",
    "收到信访件31件，办结31件。",
    "受理行政许可申请3200件。",
    "收到申请后15个工作日内办结，共办结案件500件。",
    "主动予以公开规章13件。",
    "审理行政复议案件88件。",
    "我局代表市政府收到行政复议申请88件。",
    "公开行政复议决定书5件。",
    "行政处罚引起的行政诉讼8件。",
    "以市政府名义印发规范性文件3件。",
    "解读规范性文件3件。",
    # no clear number
    "收到申请60余件。",
    "收到申请近70件。",
    "收到申请2.3万件。",
    "收到申请3-5件。",
    "收到申请件。",
    "收到申请70多件。",
    "收到申请71件次。",
    "第一件申请。",
    "收到申请率为61%。",
    # rows of a table are none of the text
    "收到政府信息公开申请61件 | 3",
    # two numbers for one thing: one of them is of something else
    "收到政府信息公开申请61件。\n全年共收到政府信息公开申请60件。",
    "收到政府信息公开申请61件。\n全年共收到政府信息公开申请62件。",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_not_clearly_the_same_is_passed_over(text: str) -> None:
    assert messages(text) == []


@pytest.mark.parametrize("year", [None, 2022])
def test_the_year_must_be_known_where_the_text_names_one(year: int | None) -> None:
    assert messages("2023年收到申请61件。", year=year) == []
    assert len(messages("收到申请61件。", year=year)) == 1


@pytest.mark.parametrize("body", [AREA, f"{AREA}人民政府"])
def test_an_area_reports_of_the_whole_area(body: str) -> None:
    assert len(messages("2023年，全市共收到政府信息公开申请61件。", body=body)) == 1
    assert len(messages("各级各部门不断规范，我市共收到政府信息公开申请61件。", body=body)) == 1
    assert messages("2023年，全省共收到政府信息公开申请61件。", body=body) == []
    assert messages("市水利局收到政府信息公开申请12件。", body=body) == []
    assert messages("市政府办公室收到政府信息公开申请12件。", body=body) == []


def test_one_finding_for_a_number_that_is_stated_twice() -> None:
    assert len(messages("收到申请61件。\n2023年共收到政府信息公开申请61件。")) == 1


def test_blank_cells_count_as_0_only_where_the_outcomes_are_all_there() -> None:
    statistics = tables()
    for item, row in statistics["requests"].items():
        if item not in ("new", "carried_over", "total_handled", "carried_forward"):
            row.update({column: figure or None for column, figure in row.items()}, total=None)
    assert len(messages("收到申请60件，不予公开9件。", statistics=statistics)) == 1
    assert messages("收到申请60件，不予公开10件。", statistics=statistics) == []
    statistics["requests"]["denied_internal"]["natural_person"] = None
    assert messages("收到申请60件，不予公开9件。", statistics=statistics) == []


@pytest.mark.parametrize("item", ["new", "carried_over", "carried_forward", "total_handled"])
def test_a_blank_row_contradicts_nothing(item: str) -> None:
    statistics = tables()
    statistics["requests"][item] = dict.fromkeys((*APPLICANTS, "total"))
    text = {
        "new": "收到申请61件。",
        "carried_over": "申请上年结转3件。",
        "carried_forward": "申请结转下年3件。",
        "total_handled": "办结申请3件。",
    }
    assert messages(text[item], statistics=statistics) == []


@pytest.mark.parametrize("missing", ["requests", "disputes", "disclosure"])
def test_a_table_that_is_not_there_contradicts_nothing(missing: str) -> None:
    text = "收到申请61件。因政府信息公开被申请行政复议1件。制发规范性文件1件。"
    assert len(messages(text)) == 3
    assert len(messages(text, statistics=tables() | {missing: None})) == 2


def test_a_report_without_tables_is_not_read() -> None:
    report = Report(None, None, title=BODY, body="收到申请61件。")
    compare(report)
    assert report.findings == []


@pytest.mark.parametrize(
    "text",
    [
        "申请" + "1件" * 500_000,
        "申请" + "1" * 1_000_000,
        "申请" + "1," * 500_000 + "件",
        "收到政府信息公开" * 100_000 + "申请1件",
        "申请" + "收到公开公开信息公开的类工作" * 50_000 + "1件",
        "申请、" + "总数量合计共有" * 100_000 + "1件",
    ],
    ids=["counts", "digits", "commas", "verbs", "kinds", "totals"],
)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()
    messages(text)
    assert time.process_time() - start < 1


def test_the_labelled_report_of_2019(shared: Path) -> None:
    name = "shanghai_fgt_nb_2019_fragment"
    lines = (shared / "corpus/gold.jsonl").read_text("utf-8").splitlines()
    gold = next(entry for entry in map(json.loads, lines) if entry["id"] == name)
    report = Report(None, None, title=gold["title"], report_year=2019, statistics=gold["statistics"])
    report.body = (shared / f"corpus/gold/{name}.txt").read_text("utf-8")
    compare(report)
    found = " ".join(finding.message for finding in report.findings)
    assert len(report.findings) == 2
    assert "states 258, the table 275" in found
    assert "states 265, the table 337" in found
