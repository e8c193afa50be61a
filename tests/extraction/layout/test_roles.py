"""The role of each line of a page."""

from __future__ import annotations

import pytest
from pages import codes, texts, through

BODY = "<p>2022年，本局认真做好政府信息公开工作，主动公开信息若干条，群众满意。</p>" * 3
FIELDS = {"索引号": "123/2023-00001", "发布机构": "某局", "成文日期": "2023-01-11", "文号": "无"}

INDEX_MARKUPS = {
    "td/td": "<table><tr>"
    + "</tr><tr>".join(f"<td>{k}：</td><td>{v}</td>" for k, v in FIELDS.items())
    + "</tr></table>",
    "two pairs a row": (
        "<table><tr><td>索引号</td><td>123/2023-00001</td><td>发布机构</td><td>某局</td></tr>"
        "<tr><td>成文日期</td><td>2023-01-11</td><td>文号</td><td>无</td></tr></table>"
    ),
    "th/td": "<table>"
    + "".join(f"<tr><th>{k}</th><td>{v}</td></tr>" for k, v in FIELDS.items())
    + "</table>",
    "bold in td": "<table>"
    + "".join(f"<tr><td><b>{k}：</b></td><td>{v}</td></tr>" for k, v in FIELDS.items())
    + "</table>",
    "one cell": "<table>" + "".join(f"<tr><td>{k}：{v}</td></tr>" for k, v in FIELDS.items()) + "</table>",
    "dl": "<dl>" + "".join(f"<dt>{k}：</dt><dd>{v}</dd>" for k, v in FIELDS.items()) + "</dl>",
    "dl without colons": "<dl>" + "".join(f"<dt>{k}</dt><dd>{v}</dd>" for k, v in FIELDS.items()) + "</dl>",
    "li/span": "<ul>"
    + "".join(f"<li><span>{k}：</span><span>{v}</span></li>" for k, v in FIELDS.items())
    + "</ul>",
    "li/b without colon": "<ul>" + "".join(f"<li><b>{k}</b> {v}</li>" for k, v in FIELDS.items()) + "</ul>",
    "label and value in a line": "".join(f"<p>{k}：{v}</p>" for k, v in FIELDS.items()),
    "all in one line": "<div>" + " ".join(f"{k}：{v}" for k, v in FIELDS.items()) + "</div>",
    "comments around the value": "".join(
        f"<p>{k}：<!--<$[X]>-->{v}<!--<$[X]>--></p>" for k, v in FIELDS.items()
    ),
    "div.classify td span": (
        "<div class='classify'><table>"
        + "".join(f"<tr><td><span>{k}:</span></td><td><span>{v}</span></td></tr>" for k, v in FIELDS.items())
        + "</table></div>"
    ),
    "spaced labels": "<table>"
    + "".join(f"<tr><td>{' '.join(k)}：</td><td>{v}</td></tr>" for k, v in FIELDS.items())
    + "</table>",
}


@pytest.mark.parametrize("kind", INDEX_MARKUPS)
@pytest.mark.parametrize("place", ["above", "within"])
def test_the_index_block_in_every_markup(kind: str, place: str) -> None:
    index = INDEX_MARKUPS[kind]
    markup = f"<html><body>{index}<div id='zoom'>{BODY}</div></body></html>"
    if place == "within":
        markup = f"<html><body><div id='zoom'>{index}{BODY}</div></body></html>"
    report = through("layout", markup)
    assert report.page
    assert {label.label: label.value for label in report.page.labels} == FIELDS
    assert {label.rule for label in report.page.labels} == {"index_block"}
    assert len(texts(report)) == 3


def test_the_index_block_on_one_line_of_plain_text() -> None:
    report = through(
        "layout", "索引号: | 123 | 分类: | 综合政务\\政务公开 ||\n文号: | 有效性: | 有效 |\n正文。\n"
    )
    assert report.page
    assert [(label.label, label.value) for label in report.page.labels] == [
        ("索引号", "123"),
        ("分类", "综合政务\\政务公开"),
        ("文号", ""),
        ("有效性", "有效"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>序号</td><td>名称</td><td>发布机构</td></tr><tr><td>1</td><td>甲</td><td>乙</td></tr></table>",
        "<table><tr><td>信息内容</td><td>本年制发件数</td></tr><tr><td>规章</td><td>0</td></tr></table>",
        "<form><label>标题：</label><input><label>文号：</label><input></form>",
    ],
)
def test_data_tables_and_search_forms_are_no_index(table: str) -> None:
    report = through("layout", f"<html><body>{table}<div id='zoom'>{BODY}</div></body></html>")
    assert report.page
    assert report.page.labels == []


def test_an_unknown_label_of_an_index_block_is_a_finding() -> None:
    index = "<table><tr><td>索引号：</td><td>1</td><td>信息密级：</td><td>公开</td></tr></table>"
    report = through("layout", f"<html><body>{index}<div id='zoom'>{BODY}</div></body></html>")
    assert [finding.message for finding in report.findings] == ["信息密级"]
    assert codes(report) == ["label_unknown"]


@pytest.mark.parametrize(
    "line",
    [
        "发布日期：2023-05-29 信息来源：某日报 浏览次数：529",
        "来源：某区政府办公室 发布时间：2025-01-17 字体：[ 大 中 小 ]",
        "2026-01-27 14:42 来源: 某开发区",
        "时间：x 更新时间:2024-01-09 发布时间: | 来源:区海事处",
    ],
)
def test_the_byline_is_no_text(line: str) -> None:
    inside = through("layout", f"<html><body><div id='zoom'><p>{line}</p>{BODY}</div></body></html>")
    outside = through("layout", f"<html><body><p>{line}</p><div id='zoom'>{BODY}</div></body></html>")
    for report in (inside, outside):
        assert report.page
        assert len(texts(report)) == 3
        assert report.page.labels


def test_an_annex_line_is_no_byline() -> None:
    report = through("layout", f"<html><body><div id='zoom'>{BODY}<p>附件：某某名单</p></div></body></html>")
    assert texts(report)[-1] == "附件：某某名单"


def test_the_article_of_an_unknown_layout_is_the_densest_part_below_the_title() -> None:
    menu = (
        "<div class=m>"
        + "".join(f"<p>栏目第{n}个，说明文字比较长，看起来像一个段落的样子。</p>" for n in range(30))
        + "</div>"
    )
    markup = (
        f"<html><head><title>某局年度工作的说明</title></head><body>{menu}<div class=unknown><h1>某局年度工作的说明</h1>"
        f"<div class=q>{BODY}</div></div><div class=f>主办单位：某局</div></body></html>"
    )
    assert len(texts(through("layout", markup))) == 3
