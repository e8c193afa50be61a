"""The tables as they were understood, their sums, and the indicators."""

from __future__ import annotations

from pathlib import Path

from rich.cells import cell_len
from shown import INDICATORS, ODD, lines, printed, under

from harvester.explain.figures import FORMS, SUMS, TABLES, sums
from harvester.extraction.figures.identities import IDENTITIES
from harvester.forms import FORMS as ALL_FORMS
from harvester.items import Check, Report

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures/portals"


def page_of(words: str) -> str:
    """The saved page that prints some words."""
    pages = (path.read_bytes() for path in sorted(FIXTURES.rglob("*.html")))
    return next(page for page in pages if words.encode() in page).decode()


def test_figures_stand_behind_the_heads_of_their_columns() -> None:
    shown = under(lines(ODD), "主动公开政府信息情况（disclosure）")
    assert shown[0] == "规章            本年制发件数 1  本年废止件数 –  现行有效件数 5"
    assert shown[2] == "行政许可        处理决定数量 77"


def test_a_row_that_was_not_understood_is_shown_as_printed() -> None:
    shown = under(lines(ODD), "主动公开政府信息情况（disclosure）")
    assert "printed, but not understood: 规章 | 1 | 若干 | 5" in shown
    assert "printed, but not understood: 行政规范性文件 | 1 | 0 | 7 | 9" in shown
    assert shown[-1] == "rows that the page does not have: 行政处罚; 行政强制; 行政事业性收费"


def test_a_table_that_is_not_there() -> None:
    assert "收到和处理政府信息公开申请情况（requests）: not on the page" in lines(ODD)


def test_rows_of_one_group_stand_under_it() -> None:
    shown = [line.split() for line in under(lines(ODD), "政府信息公开行政复议、行政诉讼情况（disputes）")]
    assert shown[-4:] == [
        ["行政复议", "1", "0", "0", "1", "3"],
        ["行政诉讼"],
        ["未经复议直接起诉", "1", "0", "0", "0", "1"],
        ["复议后起诉", "–", "0", "0", "0", "0"],
    ]


def test_the_table_of_requests() -> None:
    shown = under(lines(page_of("014245455/2025-00031")), "收到和处理政府信息公开申请情况（requests）")
    assert "（三）不予公开" in shown
    head = next(line for line in shown if "总计" in line)
    first = next(line for line in shown if line.startswith("一、"))
    fourth = next(line for line in shown if line.startswith("  4.保护"))
    assert first.split() == ["一、本年新收政府信息公开申请数量", "136", "14", "1", "0", "0", "0", "151"]
    assert fourth.split() == ["4.保护第三方合法权益", "3", "0", "0", "0", "0", "0", "3"]
    assert cell_len(head) == cell_len(first) == cell_len(fourth)


def test_the_heading_above_the_outcomes_of_requests() -> None:
    shown = under(lines(page_of("014245455/2025-00031")), "收到和处理政府信息公开申请情况（requests）")
    place = shown.index("三、本年度办理结果")
    assert shown[place - 1].startswith("二、上年结转")
    assert shown[place + 1].startswith("（一）予以公开")


def test_a_form_that_the_table_of_disputes_alone_does_not_tell() -> None:
    table = ODD[ODD.index("<p>四、") : ODD.index("<p>五、")]
    shown = lines(f"<h1>甲市2022年政府信息公开工作年度报告</h1>{table}")
    assert "form of 2019 or 2021: what is here does not tell; – is a cell without a number" in shown
    assert under(shown, "政府信息公开行政复议、行政诉讼情况（disputes）")


def test_the_words_of_the_form_of_2019() -> None:
    page = page_of("市发展和改革委员会2019年政府信息公开工作年度报告</h1>")
    shown = lines(page)
    assert "form of 2019 (国办公开办函〔2019〕60号); – is a cell without a number" in shown
    row = under(shown, "主动公开政府信息情况（disclosure）")[1]
    assert row == "规范性文件            本年新制作数量 4  本年新公开数量 4  对外公开总数量 31"
    assert not any("新制" in line for line in under(shown, "收到和处理政府信息公开申请情况（requests）"))


def test_sums_that_hold_and_that_do_not() -> None:
    shown = under(lines(ODD), "Sums that must hold")
    assert shown[:4] == [
        "I4  总计 = 维持 + 纠正 + 其他结果 + 尚未审结, for each row",
        "    holds for 2",
        "    does not hold for 1:",
        "      行政复议: 3 ≠ 2",
    ]


def test_sums_in_the_words_of_the_form() -> None:
    checks = [
        Check("I5", "disclosure", 12, 11, "fail"),
        Check("I1", "requests.natural_person", 5, 6, "fail"),
        Check("I3", "requests.new", None, 6, "n/a"),
    ]
    assert printed(sums(Report(None, None, checks=checks)))[2:] == [
        "I1  本年新收 + 上年结转 = 办理结果总计 + 结转下年度, for each applicant",
        "    does not hold for 1:",
        "      自然人: 5 ≠ 6",
        "I3  总计 = all applicants together, for each row",
        "    cannot be told for 1, where cells are blank",
        "I5  counts are whole numbers of 0 or more, for each table",
        "    does not hold for 1:",
        "      主动公开政府信息情况: 11 of 12 figures are so",
    ]


def test_indicators() -> None:
    assert [line.split() for line in under(lines(INDICATORS), "政府信息公开情况统计表")] == [
        ["一、主动公开政府信息数", "120", "条"],
        ["二、收到申请数", "–", "件"],
    ]


def test_every_form_table_and_identity_has_words() -> None:
    assert set(FORMS) == set(ALL_FORMS)
    assert set(SUMS) == set(IDENTITIES)
    assert set(TABLES) == {"disclosure", "requests", "disputes"}
