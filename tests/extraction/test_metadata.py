"""The cascade: which rule wins for which field, and what it leaves as evidence."""

from __future__ import annotations

from dataclasses import fields

import pytest
from pages import codes, texts, through

from harvester import vocabulary
from harvester.extraction.rules import RULES
from harvester.items import Hints, Report

BODY = "<p>2022年，本局认真做好政府信息公开工作，主动公开信息若干条，群众满意。</p>" * 3
TITLE = "某市某局2022年政府信息公开工作年度报告"


def page(
    *, head: str = "", above: str = "", article: str = BODY, title: str = f"{TITLE}_某市人民政府网"
) -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{above}<div id=zoom>{article}</div></body></html>"


INDEX = (
    "<table><tr><td>索引号：</td><td>123/2023-00001</td><td>主题分类：</td><td>综合政务</td></tr>"
    "<tr><td>发布机构：</td><td>某市某局</td><td>成文日期：</td><td>2023年1月11日</td></tr>"
    "<tr><td>发文字号：</td><td>—</td><td>发布日期：</td><td>2023-01-12</td></tr></table>"
)
METAS = (
    '<META NAME="ArticleTitle" content="某市某局2022年政府信息公开工作年度报告">'
    '<meta name="pubdate" content="2023-01-13 10:00"><meta name="ContentSource" content="某局办公室">'
)
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


def test_what_the_list_said_fills_what_the_page_does_not_say() -> None:
    hints = Hints(
        title=TITLE, date="2023-01-20", fields={"index_number": "9/2023-1", "document_number": "无"}
    )
    report = through("metadata", f"<html><body><div id=zoom>{BODY}</div></body></html>", hints=hints)
    assert (report.title, report.date_published, report.index_number) == (TITLE, "2023-01-20", "9/2023-1")
    assert report.document_number is None
    assert report.evidence["title"].rule == "list"


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


def test_of_two_labels_for_one_field_the_vocabulary_decides() -> None:
    index = INDEX.replace("</table>", "<tr><td>组配分类：</td><td>年报</td></tr></table>")
    assert through("metadata", page(above=index)).category == "综合政务"
    assert through("metadata", page(above=index.replace("主题分类", "语种"))).category == "年报"


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        (
            page(above=INDEX.replace("<tr>", f"<tr><td>名称：</td><td>{TITLE}</td></tr><tr>", 1)),
            "index_block",
        ),
        (page(above=f"<h1>{TITLE}</h1>"), "heading"),
        (page(above=f"<ucaptitle>{TITLE}</ucaptitle>"), "heading"),
        (page(head=METAS, title="", above=f"<div>{TITLE}</div>"), "meta_tags"),
        (page(head=METAS, title=""), "unprinted_title"),
        (page(title="某市人民政府", above=f"<h1>{TITLE}</h1>"), "lone_heading"),
        (page(title="政府信息公开年报", above=f"<h1>某市人民政府</h1><h2>{TITLE}</h2>"), "lone_heading"),
        (page(title=f"某市人民政府-政府信息公开-{TITLE}"), "title_tag"),
        (page(title=f"【{TITLE}】某市人民政府"), "title_tag"),
        (page(title=f"{TITLE[:12]}…", above=f"<h1>{TITLE}</h1>"), "heading"),
        (
            page(head=METAS.replace("2022", "2021"), title="某市人民政府", above=f"<h1>{TITLE}</h1>"),
            "lone_heading",
        ),
        (page(above=f"<h1>{TITLE}</h1>") + f"<h3>{TITLE}解读</h3>", "heading"),
        (page(), "title_tag"),
        (f"{TITLE}\n\n正文一段，说明情况。\n又一段。", "first_line"),
    ],
)
def test_where_the_title_comes_from(markup: str, rule: str) -> None:
    report = through("metadata", markup)
    assert report.title == TITLE
    assert report.evidence["title"].rule == rule


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


def test_a_heading_of_the_site_is_no_title() -> None:
    assert through("metadata", page(above="<h1>某市人民政府</h1>")).title == TITLE


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


def test_a_document_number_that_is_the_title_is_none() -> None:
    title = "某局关于印发第1批计划的通知"
    index = INDEX.replace("—", f"{title}号")
    report = through("metadata", page(title=title, above=index))
    assert (report.title, report.document_number) == (title, None)
    assert "document_number" not in report.evidence


def test_of_one_label_printed_twice_the_filled_one_counts() -> None:
    again = INDEX.replace("</table>", "<tr><td>发文字号：</td><td>某府发〔2023〕9号</td></tr></table>")
    assert through("metadata", page(above=again)).document_number == "某府发〔2023〕9号"


def test_news_has_no_report_year() -> None:
    assert through("metadata", page(title="2022年某局召开会议")).report_year is None


def test_every_field_of_the_labels_is_a_field_of_the_report() -> None:
    names = {field.name for field in fields(Report)}
    assert set(vocabulary.INDEX_LABELS) | set(vocabulary.META_TAGS) <= names


def test_the_names_of_the_rules_are_unique() -> None:
    assert len({name for name, _ in RULES}) == len(RULES)
