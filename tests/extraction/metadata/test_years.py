"""The year that a report is about."""

from __future__ import annotations

import pytest
from pages import BODY, INDEX, TITLE, page, through

from harvester.items import Hints, Report


@pytest.mark.parametrize(
    ("title", "first", "year", "rule"),
    [
        (TITLE, "本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。", 2021, "period"),
        ("2023年3月发布：某局2022年政府信息公开工作年度报告", "文。", 2022, "title"),
        ("政府信息公开工作年度报告", "2020年度某区政府信息公开年度报告全文包括六部分。", 2020, "stated"),
        ("政府信息公开工作年度报告", "2019年，本局认真工作。", 2019, "opening"),
        ("政府信息公开工作年度报告", "本局认真工作。", 2022, "date_written"),
    ],
)
def test_the_report_year(title: str, first: str, year: int, rule: str) -> None:
    report = through(
        "metadata", page(title=title, above=INDEX, article=f"<p>{first}</p><p>甲。</p><p>乙。</p>")
    )
    assert (report.report_year, report.evidence["report_year"].rule) == (year, rule)


@pytest.mark.parametrize(
    "sentence",
    [
        "本报告所列数据的统计期限为2021.1.1—2021.12.31。",
        "统计时限自2021年1月1日起，至12月31日止。",
        "统计期限为2021-01-01至2021-12-31。",
        "数据统计周期从2021 年 01 月 01 日开始。",
    ],
)
def test_the_period_in_every_form(sentence: str) -> None:
    report = through("metadata", page(article=f"<p>甲。</p><p>{sentence}</p>{BODY}"))
    assert (report.report_year, report.evidence["report_year"].rule) == (2021, "period")


@pytest.mark.parametrize("sentence", ["统计期限为2021年1月15日至今。", "统计期限为2021年11月1日起。"])
def test_a_period_that_does_not_begin_with_the_year_is_none(sentence: str) -> None:
    assert through("metadata", page(article=f"<p>{sentence}</p>{BODY}")).report_year == 2022


@pytest.mark.parametrize(
    "opening",
    [
        "根据省政府办公厅《关于做好2021年政府信息公开年度报告编制工作的通知》，现公布2022年政府信息公开年度报告。",
        "按照2021年政府信息公开工作年度报告有关要求，编制某局2022年政府信息公开工作年度报告。",
        "按照国务院办公厅的要求，现将2022年政府信息公开年度报告公布如下。",
    ],
)
def test_the_year_of_a_quoted_notice_is_not_the_report_s(opening: str) -> None:
    report = through("metadata", page(title="政府信息公开年度报告", article=f"<p>{opening}</p>{BODY}"))
    assert (report.report_year, report.evidence["report_year"].rule) == (2022, "stated")


@pytest.mark.parametrize(
    ("title", "date", "year"),
    [
        ("政府信息公开工作年度报告", "2022-12-01", 2022),
        ("政府信息公开工作年度报告", "2022-11-30", 2021),
        ("政府信息公开工作年度报告", "2023-03-31", 2022),
        ("某局政务公开工作总结", "2022-11-01", 2022),
        ("某局政务公开工作总结", "2022-10-31", 2021),
        ("某局政务公开工作总结", "2023-01-20", 2022),
    ],
)
def test_the_year_that_a_date_tells(title: str, date: str, year: int) -> None:
    article = "<p>本局认真工作。</p>" * 5
    report = through("metadata", page(title=title, article=article), hints=Hints(date=date))
    assert (report.report_year, report.evidence["report_year"].raw) == (year, date)


def test_news_has_no_report_year() -> None:
    assert through("metadata", page(title="2022年某局召开会议")).report_year is None


def disagreements(report: Report) -> list[str]:
    return [finding.message for finding in report.findings if finding.code == "years_disagree"]


PERIOD = "<p>本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。</p>"


def test_two_years_that_differ_are_a_finding() -> None:
    report = through("metadata", page(article=BODY + PERIOD))
    assert report.report_year == 2021
    assert disagreements(report) == ["2021 (period), 2022 (title)"]
    assert disagreements(through("metadata", page(article=BODY + PERIOD.replace("2021", "2022")))) == []


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2022-01-12", True),
        ("2022-10-31", True),
        ("2022-11-01", False),
        ("2022-12-25", False),
        ("2023-01-31", False),
        ("2024-09-30", False),
    ],
)
def test_a_report_is_not_written_before_its_year_ends_but_may_be_late(date: str, found: bool) -> None:
    report = through("metadata", page(above=INDEX.replace("2023-01-12", date)))
    assert report.report_year == 2022
    assert disagreements(report) == ([f"2022 (title), {date} (date_published)"] if found else [])


@pytest.mark.parametrize(("date", "found"), [("2022-07-05", False), ("2021-12-31", True)])
def test_a_summary_may_be_of_half_a_year(date: str, found: bool) -> None:
    index = INDEX.replace("2023-01-12", date)
    report = through("metadata", page(title="某局2022年上半年政务公开工作总结", above=index))
    assert (report.kind, report.report_year) == ("work_summary", 2022)
    assert bool(disagreements(report)) is found


def test_a_year_that_rests_on_a_date_contradicts_no_date() -> None:
    article = "<p>本局认真工作。</p>" * 5
    index = INDEX.replace("2023-01-12", "2021-01-12")
    report = through("metadata", page(title="政府信息公开工作年度报告", above=index, article=article))
    assert (report.report_year, disagreements(report)) == (2022, [])


def test_an_impossible_year_is_passed_over() -> None:
    report = through("metadata", page(article=BODY + PERIOD.replace("2021", "1931")))
    assert (report.report_year, disagreements(report)) == (2022, [])


@pytest.mark.parametrize(
    ("title", "line", "year"),
    [
        ("某局2023年（2024年公布）政府信息公开工作年度报告", "", 2023),
        ("某局政府信息公开工作年度报告（2023年）", "", 2023),
        (
            "某局2023年政府信息公开工作年度报告",
            "数据统计自2008年1月1日起至2023年12月31日止，特此说明。",
            2023,
        ),
        ("某局政府信息公开工作年度报告", "所列数据的统计期限自2022年1月1日起至12月31日止，特此说明。", 2022),
        ("某局政府信息公开工作年度报告", "统计期限自2022年1月1日起至2022年12月31日止，特此说明。", 2022),
    ],
)
def test_years_beside_the_one_reported_on(title: str, line: str, year: int) -> None:
    body = f"<h1>{title}</h1><div id=zoom><p>{line}</p><p>一、总体情况</p><p>本局认真做好工作，群众满意。</p></div>"
    report = through("metadata", f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    assert report.report_year == year
