"""What a title promises."""

from __future__ import annotations

from time import perf_counter

import pytest
from pages import BODY, INDEX, TITLE, page, through

from harvester import vocabulary
from harvester.extraction.metadata.kinds import DISCLOSURE_WORDS, announces, classify_title, is_bare_year
from harvester.items import Hints


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("某市某局2022年政府信息公开工作年度报告", "annual_report"),
        ("2022年某市政府信息公开工作年度报告", "annual_report"),
        ("2023年度某路街道信息公开工作报告", "annual_report"),
        ("某局2022年政府信息公开工作年报", "annual_report"),
        ("某局 2020 年政府信息公开年度报告", "annual_report"),
        ("2020年政府信息公开工作情况的报告", "annual_report"),
        ("某市制度创新办公室2021年政府信息公开年度报告", "annual_report"),
        ("某市某局政府信息公开工作2022年度报告", "annual_report"),
        ("2022年政府信息公开工作2022年年度报告", "annual_report"),
        ("某市某局2021年依申请公开工作年度报告", "annual_report"),
        ("某局政府信息公开年度报告（2022年度）", "annual_report"),
        ("《某局2022年政府信息公开工作年度报告》全文", "annual_report"),
        ("某局2022年政府信息公开工作年度报告.pdf", "annual_report"),
        ("某局2022年政府信息公开工作年度报告2023年1月10日", "annual_report"),
        ("某局2022年政府信息公开工作年度报告（…", "annual_report"),
        ("某局政府信息公开工作年度报告-某市人民政府", "annual_report"),
        ("某局2022年政府信息公开工作情况的报告（公示）", "annual_report"),
        ("某局2022年度政务公开工作总结报告", "work_summary"),
        ("某局政务公开年度总结报告", "annual_report"),
        ("某局2022年政务公开工作总结（正文）", "work_summary"),
        ("2022年政务公开工作总结暨2023年工作思路", "work_summary"),
        ("某区发展和改革委员会2022年政务公开总结", "work_summary"),
        ("2022年政务公开工作总结及2023年工作打算", "work_summary"),
    ],
)
def test_reports_and_summaries(title: str, kind: str) -> None:
    assert classify_title(title) == (kind, None)


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("某区2022年政府信息公开工作年度报告解读", "interpretation"),
        ("一图读懂某市2023年政府信息公开工作年度报告", "interpretation"),
        ("【图解】2023年政府信息公开年度报告", "interpretation"),
        ("政府网站工作年度报表（2022年度）", "website_report"),
        ("某局政府信息公开指南", "guide"),
        ("关于报送2022年政府信息公开工作年度报告的通知", "guide"),
        ("政府信息公开工作年度报告制度", "guide"),
        ("2022年政务公开工作要点", "guide"),
        ("某学院2022年高校信息公开年度报告", "other_report"),
        ("某局2022年度部门决算公开报告", "other_report"),
        ("以政务公开提升群众满意度", "news"),
        ("某市举办政府信息公开工作年度报告编制培训会", "news"),
        ("某区部署2022年政府信息公开工作年度报告编制发布工作", "news"),
        ("某市完成2022年政府信息公开年度报告发布工作", "news"),
        ("某市2016年政府信息公开情况年度报告统计表", "news"),
        ("某市政务公开工作总结表彰大会召开", "news"),
        ("某市制度创新办公室举办信息公开年报编制培训", "news"),
        ("某局2022年政府信息公开工作年度报告…", "news"),
        ("某市2022年政府信息公开工作年度报告（图片版）", "interpretation"),
        ("关于发布2022年政府信息公开工作年度报告的公告", "guide"),
        ("某局2022年政府信息公开工作年度报告（编制指南）", "guide"),
        ("", "news"),
    ],
)
def test_what_is_no_report_and_why(title: str, reason: str) -> None:
    assert classify_title(title) == (None, reason)


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("关于发布2022年政府信息公开工作年度报告的公告", True),
        ("某局关于公布 2022 年政府信息公开年报的通告", True),
        ("关于报送2022年政府信息公开工作年度报告的通知", False),
        ("关于发布政府信息公开工作年度报告格式的通知", False),
        ("关于做好信息公开年度报告发布工作的通知", False),
    ],
)
def test_a_notice_that_may_hold_the_report(title: str, held: bool) -> None:
    assert announces(title) is held


@pytest.mark.parametrize("piece", ["（）", "2022年", "年度", "信息公开报告（", "发布", "-", "工作情况"])
def test_a_hostile_title_takes_no_time(piece: str) -> None:
    started = perf_counter()
    assert classify_title("政府信息公开" + piece * 20_000 + "某")[0] in (None, "annual_report")
    announces(piece * 20_000)
    assert perf_counter() - started < 1


@pytest.mark.parametrize(
    ("title", "bare"), [("2022年", True), ("2022年度报告", True), ("2022 年 度", True), ("2022年工作", False)]
)
def test_a_bare_year(title: str, bare: bool) -> None:
    assert is_bare_year(title) is bare


@pytest.mark.parametrize(
    ("title", "article", "kind", "rule"),
    [
        (TITLE, BODY, "annual_report", "title"),
        ("某局2022年政务公开工作总结", BODY, "work_summary", "title"),
        ("某局召开会议推进工作", BODY, "news", "default"),
        (
            "",
            "<p>一、总体情况</p><p>文。</p><p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>",
            "annual_report",
            "headings",
        ),
        (
            "2022年度",
            "<p>一、概述</p><p>文。</p><p>二、主动公开政府信息的情况</p><p>三、依申请公开情况</p>",
            "annual_report",
            "headings",
        ),
    ],
)
def test_the_kind(title: str, article: str, kind: str, rule: str) -> None:
    report = through("metadata", page(title=title, article=article))
    assert (report.kind, report.evidence["kind"].rule) == (kind, rule)


def test_a_notice_that_holds_the_report_is_judged_by_its_headings() -> None:
    title = "关于发布2022年政府信息公开工作年度报告的公告"
    form = "<p>一、总体情况</p><p>文。</p><p>二、主动公开政府信息情况</p><p>三、收到和处理政府信息公开申请情况</p>"
    held = through("metadata", page(title=title, article=form))
    assert (held.kind, held.evidence["kind"].rule, held.report_year) == ("annual_report", "headings", 2022)
    assert through("metadata", page(title=title)).kind == "news"
    asked = page(title=title.replace("发布", "报送").replace("公告", "通知"), article=form)
    assert through("metadata", asked).kind == "news"


@pytest.mark.parametrize(
    ("heads", "kind"),
    [
        (("总体情况", "存在的主要问题", "其他事项"), "news"),
        (("总体情况", "政府信息公开工作存在的主要问题及改进情况", "其他事项"), "annual_report"),
        (("总体情况", "复议、诉讼情况", "其他事项"), "annual_report"),
        (("总体情况", "依申请公开情况"), "news"),
    ],
)
def test_headings_that_any_report_has_show_none_on_disclosure(heads: tuple[str, ...], kind: str) -> None:
    article = "".join(
        f"<p>{n}、{head}</p><p>文字一段。</p>" for n, head in zip("一二三", heads, strict=False)
    )
    assert through("metadata", page(title="某市安全生产情况通报", article=article)).kind == kind


@pytest.mark.parametrize("title", ["", "2022年", "2022年度报告"])
def test_what_the_list_promised_counts_where_the_page_says_no_more_than_a_year(title: str) -> None:
    hints = Hints(kind="annual_report")
    report = through("metadata", page(title=title), hints=hints)
    assert (report.kind, report.evidence["kind"].rule) == ("annual_report", "list")
    assert through("metadata", page(title="某局召开会议推进工作"), hints=hints).kind == "news"


def test_a_page_with_an_index_block_is_a_document() -> None:
    assert through("metadata", page(title="关于做好某事的通知", above=INDEX)).kind == "document"


def test_the_words_that_are_looked_for_stand_in_every_heading_on_disclosure() -> None:
    headings = [
        heading
        for kind, headings in vocabulary.SECTIONS.items()
        for heading in headings
        if kind in vocabulary.TABLE_SECTIONS or "公开" in heading
    ]
    assert [one for one in headings if not any(word in one for word in DISCLOSURE_WORDS)] == []


@pytest.mark.parametrize("body", [b"", b"%PDF-1.4", b"<html></html>"])
def test_a_page_of_which_nothing_is_known_is_news(body: bytes) -> None:
    report = through("metadata", body)
    assert (report.kind, report.evidence["kind"].rule) == ("news", "default")
