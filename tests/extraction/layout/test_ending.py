"""The line of tags that some articles end with, and the signature."""

from __future__ import annotations

import pytest
from articles import BODY, own, page

from harvester.items import Signature

ROW = "<tr><td>主动公开</td><td>条</td><td>12</td></tr>"
DATE = "2023年1月20日"


def signed(article: str) -> Signature | None:
    return page(BODY + article).signature


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


# -- tags ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("政府信息公开,本局,群众", "政府信息公开,本局,群众"),
        ("政府信息公开，本局，群众，别处没有", "政府信息公开，本局，群众，别处没有"),
        ("标签：政府信息公开 群众", "政府信息公开 群众"),
        ("Tags: 公开、信息", "公开、信息"),
        ("政府信息公开,本局", None),
        ("政府信息公开,丁戊,己庚", None),
        ("群众,主动,认真", None),
        ("公开 政务 信息 网站", None),
        ("公开、政务、信息", None),
        ("公开,信息,认真做好。", None),
        ("甲公司,乙公司,丙公司", None),
        ("市发改委、市财政局、市商务局", None),
    ],
)
def test_a_line_of_tags_is_known_by_its_words_standing_in_title_and_article(
    line: str, tags: str | None
) -> None:
    lead = "<p>本文开头。</p><p>市发改委、市财政局、市商务局、甲公司、乙公司、丙公司、政务、网站。</p>"
    seen = page(lead + BODY + f"<p>{line}</p>", title="某局政府信息公开工作")
    assert seen.tags == tags
    assert seen.blocks[-1].role == ("text" if tags is None else "tags")


def test_a_list_of_issuers_is_no_line_of_tags() -> None:
    title = "市发改委等部门通知"
    article = "<p>市发改委、市财政局、市商务局发文。</p>" + BODY
    assert page(article + "<p>市发改委,市财政局,市商务局</p>", title=title).tags is None
    assert page(article + "<p>市发改委,通知,部门</p>", title=title).tags == "市发改委,通知,部门"


# -- signature -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "issuer", "date"),
    [
        (["某市人民政府办公室", DATE], "某市人民政府办公室", "2023-01-20"),
        (["某市发展和改革委员会", "二〇二〇年一月十五日"], "某市发展和改革委员会", "2020-01-15"),
        (["某市某局 2023年1月20日"], "某市某局", "2023-01-20"),
        (["某 市 某 局", DATE], "某市某局", "2023-01-20"),
        (["甲市乙局", "甲市丙局", DATE], "甲市乙局、甲市丙局", "2023-01-20"),
        (["某市甲局 某市乙局", DATE], "某市甲局、某市乙局", "2023-01-20"),
        (["某市某局（印章）", DATE], "某市某局", "2023-01-20"),
        (["某市某局", "（盖章）", DATE], "某市某局", "2023-01-20"),
        ([DATE, "某市某局"], "某市某局", "2023-01-20"),
        (["某市某局", "2023年1月"], "某市某局", None),
        (["某市某局", "二〇二三年一月"], "某市某局", None),
        (["某市政务公开领导小组", DATE], "某市政务公开领导小组", "2023-01-20"),
        (["中共某市某局党组", DATE], "中共某市某局党组", "2023-01-20"),
        (["中国人民银行某市支行", DATE], "中国人民银行某市支行", "2023-01-20"),
        (["某市大学", DATE], "某市大学", "2023-01-20"),
        (["某镇便民为民服务中心", DATE], "某镇便民为民服务中心", "2023-01-20"),
        (["负责单位为市政府办公室和各乡镇街道办事处", "某市某局", DATE], "某市某局", "2023-01-20"),
        (["责任单位：某市某办公室", "某市某局", DATE], "某市某局", "2023-01-20"),
        ([DATE], None, "2023-01-20"),
    ],
)
def test_the_signature(lines: list[str], issuer: str | None, date: str | None) -> None:
    for markup in (paragraphs(*lines), "<div align=right>" + "<br>".join(lines) + "</div>"):
        signature = signed(markup)
        assert signature
        assert (signature.issuer, signature.date) == (issuer, date)


FOLLOWING = {
    "a note": "<p>（此件公开发布）</p>",
    "annexes": paragraphs("附件：1.某表", "2.某名单"),
    "numbered annex": paragraphs("附件1", "某名单", "张三"),
    "an annex with its table": f"<p>附件</p><p>政府信息公开情况统计表</p><table>{ROW * 30}</table><p>填报人</p>",
    "an annex to download": "<p>附件下载：</p><p><a href='x.pdf'><img src='x.gif'></a></p>",
    "a form with its head": f"<p>统计表</p><p>（2017年度）</p><p>填报单位：某局</p><table>{ROW}</table>",
    "a form without a heading": f"<p>政府信息公开情况统计表（2017年度）</p><table>{ROW}</table>",
    "recipients": paragraphs("抄送：市委办公室，市人大常委会办公室。", "某市某局办公室 2023年1月21日印发"),
    "editors": "<p>编辑：张三 审核：李四</p>",
    "files": "<p><a href='x.pdf'>某表.pdf</a></p>",
    "related pages": "<ul>" + "<li><a href='/x.html'>某文</a> 2023-02-02</li>" * 8 + "</ul>",
    "links": "<ul>" + "<li><a href='/x.html'>某文某文</a></li>" * 8 + "</ul>",
}


@pytest.mark.parametrize("following", FOLLOWING)
def test_what_may_follow_a_signature(following: str) -> None:
    lines = page(BODY + paragraphs("某市某局", DATE) + FOLLOWING[following])
    assert lines.signature == Signature("某市某局", "2023-01-20", f"某市某局 {DATE}")
    assert [block.text for block in lines.blocks if block.role == "signature"] == ["某市某局", DATE]


def test_an_annex_below_the_signature_stays() -> None:
    article = paragraphs("某市某局", DATE, "附件", "统计表") + f"<table>{ROW}</table>"
    assert own(article) == ["某市某局", DATE, "附件", "统计表", "主动公开 | 条 | 12"]


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><td>某市某局</td></tr><tr><td>{DATE}</td></tr></table>",
        f"<table><tr><td></td><td>某市某局</td></tr><tr><td></td><td><p>{DATE}</p></td></tr></table>",
    ],
)
def test_a_signature_in_a_table_for_the_layout(table: str) -> None:
    signature = signed(table)
    assert signature
    assert (signature.issuer, signature.date) == ("某市某局", "2023-01-20")


@pytest.mark.parametrize(
    "end",
    [
        paragraphs("统计期限为2022年1月1日至2022年12月31日。"),
        paragraphs("2022年全年平稳。"),
        paragraphs("某市某局"),
        paragraphs("2023年1月"),
        paragraphs(DATE, "此后另有一段。"),
        paragraphs("某市某局", DATE, "此后另有一段。"),
        paragraphs("某市某局", "某处说明", "2023年1月") + BODY,
        paragraphs("某市某局", DATE, "统计表", "一", "二", "三") + f"<table>{ROW}</table>",
        paragraphs("某市某局", DATE, "统计表", "另有一段。"),
        f"<table><tr><td>某市某局</td><td>{DATE}</td></tr><tr><td>甲</td><td>乙</td></tr></table>",
        f"<table><tr><td>甲</td><td>乙</td></tr><tr><td>某市某局</td><td>{DATE}</td></tr></table>",
        paragraphs("某市某局 2022年1月1日至2022年12月31日"),
    ],
)
def test_other_dates_and_names_are_no_signature(end: str) -> None:
    assert signed(end) is None


def test_joint_issuers() -> None:
    names = [f"{letter}市某局" for letter in "甲乙丙丁戊己庚辛壬癸"]
    signature = signed(paragraphs("文末。", *names, DATE))
    assert signature
    assert signature.issuer == "、".join(names)
    signature = signed(f"<table><tr><td>甲市某局</td><td>乙市某局</td></tr></table><p>{DATE}</p>")
    assert signature
    assert signature.issuer == "甲市某局、乙市某局"


def test_the_date_alone_is_a_signature_only_as_the_very_last_line() -> None:
    assert signed(paragraphs(DATE, "附件：某表")) is None
