"""The cascade: which rule wins for which field, what it leaves as evidence, and what contradicts it."""

from __future__ import annotations

import pytest
from pages import BODY, INDEX, METAS, TITLE, codes, page, texts, through

from harvester.items import Candidate, Hints, Report

SIGNED = BODY + "<p>某市另一局</p><p>2023年1月15日</p>"


def test_the_index_block_wins_over_everything() -> None:
    report = through(
        "metadata", page(head=METAS, above=INDEX + "<p>发布日期：2023-01-14 来源：别处</p>", article=SIGNED)
    )
    assert (report.index_number, report.publisher, report.date_written) == (
        "123/2023-00001",
        "某市某局",
        "2023-01-11",
    )
    assert (report.date_published, report.source) == ("2023-01-12", "某局办公室")
    assert report.evidence["date_written"].rule == "index_block"
    assert report.evidence["date_written"].raw == "成文日期：2023年1月11日"
    assert report.evidence["source"].rule == "meta_tags"


def test_without_an_index_block_each_next_rule_has_its_turn() -> None:
    byline = "<p>发布日期：2023-01-14 来源：某日报</p>"
    report = through("metadata", page(above=byline, article=SIGNED))
    assert (report.date_published, report.source) == ("2023-01-14", "某日报")
    assert (report.publisher, report.date_written) == ("某市另一局", "2023-01-15")
    assert {name: report.evidence[name].rule for name in ("source", "publisher", "date_written")} == {
        "source": "byline",
        "publisher": "signature",
        "date_written": "signature",
    }


@pytest.mark.parametrize("placeholder", ["无", "—", "— —", "/", "-", "暂无", "", "，", "\xa0"])
def test_placeholders_are_no_values(placeholder: str) -> None:
    index = INDEX.replace("<td>—</td>", f"<td>{placeholder}</td>")
    report = through("metadata", page(above=index))
    assert report.document_number is None
    assert "document_number" not in report.evidence


def test_a_labelled_date_that_cannot_be_read_is_a_finding_and_another_rule_may_fill_it() -> None:
    report = through("metadata", page(above=INDEX.replace("2023年1月11日", "去年底"), article=SIGNED))
    assert "date_unreadable" in codes(report)
    assert report.date_written == "2023-01-15"


@pytest.mark.parametrize(
    "article",
    [
        f"<p>{TITLE}</p>{BODY}",
        f"<h2>某市某局</h2><h2>2022年政府信息公开工作年度报告</h2>{BODY}",
        f"<p>某 市 某 局</p><p>{TITLE[4:]}</p>{BODY}",
    ],
)
def test_the_title_is_no_part_of_the_article(article: str) -> None:
    assert len(texts(through("metadata", page(article=article)))) == 3


def test_a_document_number_that_is_the_title_is_none() -> None:
    title = "某局关于印发第1批计划的通知"
    index = INDEX.replace("—", f"{title}号")
    report = through("metadata", page(title=title, above=index))
    assert (report.title, report.document_number) == (title, None)
    assert "document_number" not in report.evidence


def test_a_document_number_without_its_brackets_is_kept_as_printed() -> None:
    index = INDEX.replace("—", "某公开办函〔202130号")
    assert through("metadata", page(above=index)).document_number == "某公开办函〔202130号"


# -- candidates ------------------------------------------------------------------------------------


def candidates(report: Report, field: str) -> list[tuple[str, str | None, str]]:
    assert report.page
    return [
        (candidate.rule, candidate.value, candidate.outcome)
        for candidate in report.page.candidates
        if candidate.field == field
    ]


def test_every_candidate_is_kept_with_what_became_of_it() -> None:
    byline = "<p>发布日期：2023-01-14 来源：别处</p>"
    report = through("metadata", page(head=METAS, above=INDEX + byline, article=SIGNED))
    assert candidates(report, "date_published") == [
        ("index_block", "2023-01-12", "won"),
        ("meta_tags", "2023-01-13", "differs"),
        ("byline", "2023-01-14", "differs"),
    ]
    assert candidates(report, "date_written") == [
        ("index_block", "2023-01-11", "won"),
        ("signature", "2023-01-15", "agrees"),
    ]
    assert candidates(report, "document_number") == [("index_block", None, "placeholder")]
    assert report.page
    assert report.page.candidates[0] == Candidate(
        "index_number", "index_block", "123/2023-00001", "索引号：123/2023-00001", "won"
    )


def test_the_outcomes_of_what_cannot_be_a_value() -> None:
    title = "某局关于印发第1批计划的通知"
    index = INDEX.replace("—", f"{title}号").replace("2023年1月11日", "2023年2月30日")
    report = through("metadata", page(title=title, above=index))
    assert candidates(report, "document_number") == [("index_block", None, "repeats_title")]
    assert candidates(report, "date_written") == [("index_block", None, "unreadable")]
    assert "date_unreadable" in codes(report)


def test_a_hundred_thousand_labels_are_no_candidates() -> None:
    rows = "<tr><td>索引号：</td><td>某</td></tr>" * 2_000
    report = through("metadata", page(above=INDEX + f"<table>{rows}</table>"))
    assert len(candidates(report, "index_number")) == 100


# -- contradictions --------------------------------------------------------------------------------


def disagreements(report: Report) -> list[str]:
    return [finding.message for finding in report.findings if finding.code == "values_disagree"]


def test_two_trusted_rules_that_contradict_each_other_are_a_finding() -> None:
    byline = "<p>发布日期：2023-01-14 来源：别处</p>"
    report = through("metadata", page(head=METAS, above=INDEX + byline, article=SIGNED))
    assert disagreements(report) == [
        "publisher: 某市某局 (index_block), 某市另一局 (signature)",
        "date_published: 2023-01-12 (index_block), 2023-01-13 (meta_tags), 2023-01-14 (byline)",
    ]


def test_the_title_of_the_index_block_against_that_above_the_article() -> None:
    other = TITLE.replace("2022", "2021")
    index = INDEX.replace("<tr>", f"<tr><td>名称：</td><td>{other}</td></tr><tr>", 1)
    report = through("metadata", page(above=f"{index}<h1>{TITLE}</h1>"))
    assert disagreements(report) == [f"title: {other} (index_block), {TITLE} (heading)"]


@pytest.mark.parametrize(
    ("above", "article"),
    [
        (INDEX, BODY + "<p>某省某市某局</p><p>2023年1月11日</p>"),
        (INDEX, BODY + "<p>某市某局办公室</p><p>2023年2月10日</p>"),
        (INDEX.replace("某市某局", "区政府办"), BODY + "<p>某区人民政府办公室</p><p>2023年1月11日</p>"),
        (INDEX + "<p>发布日期：2023-01-12 来源：某日报</p>", BODY),
        (INDEX.replace("主题分类", "组配分类"), BODY),
        (INDEX.replace("发布日期", "语种"), BODY + "<p>某市某局</p><p>2023年1月5日</p>"),
    ],
)
def test_what_differs_for_good_reason_is_none(above: str, article: str) -> None:
    assert disagreements(through("metadata", page(above=above, article=article))) == []


def test_a_year_mistaken_in_january_is_found() -> None:
    report = through("metadata", page(above=INDEX, article=BODY + "<p>某市某局</p><p>2022年1月11日</p>"))
    assert disagreements(report) == ["date_written: 2023-01-11 (index_block), 2022-01-11 (signature)"]


@pytest.mark.parametrize(
    ("day", "found"), [("20230112", False), ("20230211", False), ("20230213", True), ("20221211", True)]
)
def test_the_address_contradicts_only_beyond_a_month(day: str, found: bool) -> None:
    url = f"http://www.example.gov.cn/zwgk/{day[:6]}/t{day}_1.html"
    assert bool(disagreements(through("metadata", page(above=INDEX), url=url))) is found


@pytest.mark.parametrize("rule", ["list", "title_tag"])
def test_hints_contradict_nobody(rule: str) -> None:
    hints = Hints(title="别的标题一则", date="2020-01-01") if rule == "list" else Hints()
    title = TITLE if rule == "list" else "别的标题一则"
    index = INDEX.replace("<tr>", f"<tr><td>名称：</td><td>{TITLE}</td></tr><tr>", 1)
    assert disagreements(through("metadata", page(title=title, above=index), hints=hints)) == []


# -- votes -----------------------------------------------------------------------------------------


PRINTED = "<p>发布日期：2023-01-14 来源：某局</p>"


@pytest.mark.parametrize(
    ("above", "hint", "day", "rule"),
    [
        (PRINTED, "2023-01-14", "2023-01-14", "byline"),
        (PRINTED, "2023-01-15", "2023-01-13", "meta_tags"),
        (PRINTED, "2023-01-13", "2023-01-13", "meta_tags"),
        (PRINTED, None, "2023-01-13", "meta_tags"),
        (INDEX + PRINTED, "2023-01-14", "2023-01-12", "index_block"),
    ],
)
def test_a_date_that_no_visitor_sees_yields_to_two_that_agree(
    above: str, hint: str | None, day: str, rule: str
) -> None:
    report = through("metadata", page(head=METAS, above=above), hints=Hints(date=hint))
    assert (report.date_published, report.evidence["date_published"].rule) == (day, rule)
    outvoted = [rule for rule, _, outcome in candidates(report, "date_published") if outcome == "outvoted"]
    assert outvoted == (["meta_tags"] if rule == "byline" else [])


def test_the_vote_is_a_finding_too() -> None:
    report = through("metadata", page(head=METAS, above=PRINTED), hints=Hints(date="2023-01-14"))
    assert disagreements(report) == ["date_published: 2023-01-14 (byline), 2023-01-13 (meta_tags)"]


def test_a_wrong_check_digit_is_a_finding_and_the_number_stays() -> None:
    number = "000014348/2023-00001"
    report = through("metadata", page(above=INDEX.replace("123/2023-00001", number)))
    assert (report.index_number, codes(report)) == (number, ["index_number_check"])
    assert report.findings[0].message == "000014348/2023-00001: 000014348"
