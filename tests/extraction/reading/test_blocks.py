"""The lines of a page."""

from __future__ import annotations

import time

import pytest
from lxml.html import document_fromstring

from harvester.extraction.reading.blocks import blocks_of
from harvester.extraction.reading.survey import survey


def lines(markup: str) -> list[str]:
    root = document_fromstring(f"<html><body>{markup}</body></html>")
    return [block.text for block in blocks_of(root, survey(root).hidden)[0]]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("甲<br>乙<br/><br/>丙", ["甲", "乙", "丙"]),
        ("<div>甲<p>乙</p>丙</div>丁", ["甲", "乙", "丙", "丁"]),
        ("<p>甲<b>乙</b><span>丙<i>丁</i></span>戊</p>", ["甲乙丙丁戊"]),
        ("<p>\u3000\u3000甲\xa0 乙\n丙</p>", ["甲 乙 丙"]),
        ("<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]),
        ("<p>甲<!-- 乙 -->丙</p>", ["甲丙"]),
        ("<p>甲</p><script>乙</script><style>丙</style><p>丁</p>", ["甲", "丁"]),
        ("<p>甲<span style='display: none'>乙</span>丙</p>", ["甲丙"]),
        ("<div hidden><p>乙</p></div><p>甲</p>", ["甲"]),
        ("<div class='x ng-hide'><p>乙</p></div><p>甲</p>", ["甲"]),
        ("<a style='display:none'>乙</a><p>甲</p>", ["甲"]),
        (
            "甲<span style='display:block'>乙</span><font style='color:red; DISPLAY : block'>丙</font>丁",
            ["甲", "乙", "丙", "丁"],
        ),
        (
            "<p>甲<span style='display:block;float:left'>乙</span><img style='display:block'>丙</p>",
            ["甲乙丙"],
        ),
        (
            "<p>甲<span style='display:inline-block'>乙</span><span style='display:blocked'>丙</span></p>",
            ["甲乙丙"],
        ),
        ("<select><option>乙</option></select><p>甲</p>", ["甲"]),
        ("<div class='d-none'>乙</div><p>甲</p>", ["甲"]),
        ("<div class='d-none d-lg-none'>乙</div><p>甲</p>", ["甲"]),
        ("<div class='d-none d-md-block'><p>甲</p></div>", ["甲"]),
        ("<div class='d-xl-flex x d-none'><p>甲</p></div>", ["甲"]),
        ("<div><title>乙</title><xml><w:View>Normal</w:View><w:Zoom>0</w:Zoom></xml><p>甲</p></div>", ["甲"]),
        ("<p>甲<u1:p></u1:p>乙<o:p>丙</o:p><st1:place>丁</st1:place></p>", ["甲乙丙丁"]),
        ("<pre>甲\n  乙\n\n<b>丙</b>丁\n戊</pre>己\n庚", ["甲", "乙", "丙丁", "戊", "己 庚"]),
        ("", []),
    ],
)
def test_where_a_line_begins_and_ends(markup: str, expected: list[str]) -> None:
    assert lines(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<span>来源：某日报</span><span>发布时间：2023-01-20</span>", "来源：某日报 发布时间：2023-01-20"),
        ("<span>2023-01-20</span><b>信息<i>来源</i></b>：某局", "2023-01-20 信息来源：某局"),
        ("甲局<em>【文 号】</em>：无<!-- x -->索引号：1", "甲局 【文 号】：无索引号：1"),
        ("<span>见</span><span>名称未定：</span>", "见名称未定："),
        ("见<a>附件：某表</a>。", "见附件：某表。"),
    ],
)
def test_a_label_that_touches_another_element_stands_apart(markup: str, expected: str) -> None:
    assert lines(f"<p>{markup}</p>") == [expected]


def test_the_rows_of_a_data_table_are_a_line_each() -> None:
    markup = "<table><tr><th>项目</th><th>数量</th></tr><tr><td><p>商业</p><p>企业</p></td><td>12<br>件</td></tr></table>"
    assert lines(markup) == ["项目 | 数量", "商业 企业 | 12 件"]


def test_an_empty_cell_keeps_its_place() -> None:
    blocks, _, _ = blocks_of(document_fromstring("<table><tr><td>甲</td><td></td><td>丙</td></tr></table>"))
    assert [block.cells for block in blocks] == [["甲", "", "丙"]]


def test_a_table_with_a_cell_as_long_as_an_article_is_a_layout() -> None:
    markup = "<table><tr><td>左栏</td><td><p>{}</p><p>第二段</p></td></tr></table>"
    assert lines(markup.format("长" * 397)) == ["左栏", "长" * 397, "第二段"]
    assert lines(markup.format("长" * 396)) == [f"左栏 | {'长' * 396} 第二段"]


@pytest.mark.parametrize("blank", ["", "<td></td>", "<td>&nbsp;</td>"])
def test_a_table_that_stacks_paragraphs_is_a_layout(blank: str) -> None:
    text = "本年度主动公开政府信息若干条，办理答复依申请公开若干件。"
    rows = "".join(f"<tr>{blank}<td>{line}</td></tr>" for line in ("一、总体情况", text, "无。"))
    assert lines(f"<table>{rows}</table>") == ["一、总体情况", text, "无。"]
    assert lines(f"<table>{rows}<tr><td>规章</td><td>0</td></tr></table>")[-1] == "规章 | 0"


INDENTS = {"wide": "\u3000\u3000", "hard": "&nbsp;&nbsp;&nbsp;&nbsp;", "mixed": "&nbsp;&nbsp;\u3000 "}


@pytest.mark.parametrize("indent", INDENTS.values(), ids=INDENTS)
def test_paragraphs_that_only_wide_spaces_part(indent: str) -> None:
    text = "本年度主动公开政府信息若干条，办理答复依申请公开若干件，均按期办结。"
    parts = [
        "前言。",
        "一、总体情况",
        f"（一）{text}",
        f"（二）{text}",
        "“无。”",
        f"某局{indent}2023年1月2日",
    ]
    found = lines(f"<div>{indent}{indent.join(parts)}</div>")
    assert found == [*parts[:-1], "某局 2023年1月2日"]


@pytest.mark.parametrize("indent", INDENTS.values(), ids=INDENTS)
def test_wide_spaces_within_a_paragraph_part_nothing(indent: str) -> None:
    text = f"关于{indent}进一步做好政府信息公开工作的通知{indent}各县区人民政府、各部门、各直属单位{indent}来源：{indent}某市人民政府办公室"
    assert len(lines(f"<p>{text}{text}</p>")) == 1


def test_links_stay_with_their_paragraph() -> None:
    text = "本年度主动公开政府信息若干条，办理答复依申请公开若干件，均按期办结。"
    root = document_fromstring(f"<div>{text}　　见<a href=1>附表</a>，{text}　　完。</div>")
    assert [len(block.links) for block in blocks_of(root)[0]] == [0, 1, 0]


def test_a_table_within_a_layout_table_is_data() -> None:
    markup = "<table><tr><td><p>上文</p><table><tr><td>甲</td><td>1</td></tr></table></td></tr></table>"
    assert lines(markup) == ["上文", "甲 | 1"]


def test_a_line_of_links_is_marked() -> None:
    blocks, _, _ = blocks_of(
        document_fromstring(
            "<div><a href='x'>首页</a> <a href='y'>要闻</a></div><p>见<a href='z'>这里</a>的说明</p>"
        )
    )
    assert [block.linked for block in blocks] == [True, False]


def test_every_line_knows_its_own_links() -> None:
    markup = (
        "<div>见<a href=1>甲</a><br><a href=2>乙</a>和<a href=3>丙</a><p>丁</p><a href=4><p>戊</p><p>己</p></a></div>"
        "<table><tr><td><a href=5>庚</a></td><td>辛</td></tr></table>"
    )
    blocks, _, _ = blocks_of(document_fromstring(markup))
    assert [(block.text, [link.get("href") for link in block.links]) for block in blocks] == [
        ("见甲", ["1"]), ("乙和丙", ["2", "3"]), ("丁", []), ("戊", ["4"]), ("己", ["4"]), ("庚 | 辛", ["5"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "某某。\u3000\u3000" * 200_000,
        "一、甲\u3000\u3000" * 200_000,
        "<a href=x>某</a>某某某。\u3000\u3000" * 15_000,
    ],
)
def test_very_many_wide_spaces_take_little_time(line: str) -> None:
    started = time.process_time()
    assert lines(line)
    assert time.process_time() - started < 2
