"""Index blocks in the markups of portals that nobody has seen, and what only looks like one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from pages import through

if TYPE_CHECKING:
    from collections.abc import Callable

    from harvester.items import Report

TITLE = "云水县林业局2022年政府信息公开工作年度报告"
P = "<p>\u3000\u30002022年，本局认真做好政府信息公开工作，主动公开信息若干条，群众满意度不断提高。</p>"
MENU = "<ul>" + "".join(f"<li><a href=/c{n}/>栏目{n}</a></li>" for n in range(9)) + "</ul>"
FOOT = "<div><p>主办：云水县人民政府办公室 承办：云水县大数据中心</p><p>网站标识码：0000000000</p></div>"
HEAD = f"<html><head><title>{TITLE}_云水县人民政府</title></head><body>{MENU}"

FIELD: Final = {
    "索引号": "index_number", "发布机构": "publisher", "成文日期": "date_written", "主题分类": "category",
    "文号": "document_number", "发布日期": "date_published", "有效性": "validity",
}  # fmt: skip
FULL: Final = dict(
    zip(
        FIELD,
        [
            "002345678/2023-00015",
            "云水县林业局",
            "2023-01-11",
            "林业",
            "云林发〔2023〕5号",
            "2023-01-12",
            "有效",
        ],
        strict=True,
    )
)
GAPS: Final = FULL | {"文号": "", "有效性": ""}
NAMES: Final = (*FIELD.values(), "source", "keywords", "open_scope", "open_mode")

PLACES = {
    "above": "{index}<h1>{title}</h1><div id=zoom>{text}</div>",
    "below the title": "<div class=k9><h1>{title}</h1>{index}<div class=k8>{text}</div></div>",
    "within the article": "<div class=k9><div class=t8>{title}</div><div id=zoom>{index}{text}</div></div>",
    "after the article": "<h1>{title}</h1><div class=k8>{text}</div><div class=z>{index}</div>",
    "at its end": "<h1>{title}</h1><div id=zoom>{text}{index}</div>",
    "beside it": "<div class=r><div><h3>信息公开目录</h3>{index}</div><div><h1>{title}</h1><div>{text}</div></div></div>",
}


def page(index: str, place: str = "above", text: str = P * 3) -> str:
    return f"{HEAD}{PLACES[place].format(title=TITLE, index=index, text=text)}{FOOT}</body></html>"


def fields(report: Report) -> dict[str, str | None]:
    return {name: getattr(report, name) for name in NAMES}


def expected(values: dict[str, str]) -> dict[str, str | None]:
    return dict.fromkeys(NAMES) | {FIELD[label]: value or None for label, value in values.items()}


def each(item: str, values: dict[str, str], frame: str = "{}", between: str = "") -> str:
    return frame.format(between.join(item.format(label, value) for label, value in values.items()))


def heads(values: dict[str, str], tag: str = "th") -> str:
    """A row of labels over a row of values."""
    return "<tr>{}</tr><tr>{}</tr>".format(
        "".join(f"<{tag}>{label}</{tag}>" for label in values),
        "".join(f"<td>{value}</td>" for value in values.values()),
    )


def columns(values: dict[str, str], item: str, frame: str) -> str:
    """All labels, and behind them all values."""
    return f"<div>{frame.format(''.join(map(item.format, values)), ''.join(map(item.format, values.values())))}</div>"


def part(values: dict[str, str], start: int, end: int) -> dict[str, str]:
    return dict(list(values.items())[start:end])


def halves(values: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    return part(values, 0, 4), part(values, 4, 7)


def in_twos(item: str, values: dict[str, str], row: str = "<tr>{}</tr>") -> str:
    return "".join(row.format(each(item, part(values, n, n + 2))) for n in range(0, 7, 2))


def in_items(tag: str) -> Callable[[dict[str, str]], str]:
    return lambda values: each(f"<li><{tag}>{{}}</{tag}>{{}}</li>", values, "<ul>{}</ul>")


TD: Final = "<tr><td>{}：</td><td>{}</td></tr>"
TABLE: Final = "<table>{}</table>"
MARKUPS: Final[dict[str, Callable[[dict[str, str]], str]]] = {
    "heads over values": lambda v: TABLE.format(heads(v)),
    "heads in plain cells": lambda v: TABLE.format(heads(v, "td")),
    "two rows of heads": lambda v: TABLE.format("".join(map(heads, halves(v)))),
    "two tables of heads": lambda v: "".join(TABLE.format(heads(half)) for half in halves(v)),
    "brackets in a cell": lambda v: each("<tr><td>【{}】{}</td></tr>", v, TABLE),
    "brackets in a line": lambda v: each("<p>【{}】{}</p>", v),
    "brackets on one line": lambda v: each("【{}】{}", v, "<p>{}</p>", " "),
    "elements in a cell": lambda v: each("<tr><td><span>{}</span><span>{}</span></td></tr>", v, TABLE),
    "elements in cells, two a row": lambda v: TABLE.format(in_twos("<td><i>{}</i><em>{}</em></td>", v)),
    "bold label in a cell": lambda v: each("<tr><td><b>{}</b>{}</td></tr>", v, TABLE),
    "elements in an item": lambda v: each("<li><span>{}</span><span>{}</span></li>", v, "<ul>{}</ul>"),
    "divs in a div": lambda v: each("<div><div>{}</div><div>{}</div></div>", v, "<div>{}</div>"),
    "colon in an element": lambda v: each("<tr><td>{}<i>：</i></td><td>{}</td></tr>", v, TABLE),
    "colon in a cell": lambda v: each("<tr><td>{}</td><td>：</td><td>{}</td></tr>", v, TABLE),
    "colon between elements": lambda v: each("<li><b>{}</b><i>：</i><span>{}</span></li>", v, "<ul>{}</ul>"),
    "values in links": lambda v: each("<tr><td>{}：</td><td><a href=/x>{}</a></td></tr>", v, TABLE),
    "links in items": lambda v: each("<li>{}：<a href=/x>{}</a></li>", v, "<ul>{}</ul>"),
    "spans without colons": lambda v: each("<span>{}</span><span>{}</span>", v, "<div>{}</div>"),
    "spans with colons": lambda v: each("<span>{}：</span><span>{}</span>", v, "<div>{}</div>"),
    "tabs": lambda v: each("{}：{}", v, "<p>{}</p>", "\t\t"),
    "wide spaces": lambda v: each("{}：{}", v, "<p>{}</p>", "&emsp;&emsp;"),
    "hard spaces": lambda v: each("{}:{}", v, "<p>{}</p>", "&nbsp;&nbsp;&nbsp;"),
    "ideographic spaces": lambda v: each("{}：{}", v, "<p>{}</p>", "\u3000\u3000"),
    "bars": lambda v: each("{}：{}", v, "<p>{}</p>", " | "),
    "semicolons": lambda v: each("{}：{}", v, "<p>{}</p>", "；"),
    "commas": lambda v: each("{}：{}", v, "<p>{}</p>", "，"),
    "groups": lambda v: each("<dl><dt>{}</dt><dd>{}</dd></dl>", v, "<div>{}</div>"),
    "dd for both": lambda v: each("<dd>{}：</dd><dd>{}</dd>", v, "<dl>{}</dl>"),
    "columns side by side": lambda v: each("<div>{}：</div><div>{}</div>", v, "<div class=row>{}</div>"),
    "columns in rows": lambda v: in_twos("<div>{}</div><div>{}</div>", v, "<div class=row>{}</div>"),
    "label and div": lambda v: each("<div class=c><label>{}</label><div>{}</div></div>", v, "<div>{}</div>"),
    "heading and paragraph": lambda v: each("<div><h4>{}</h4><p>{}</p></div>", v),
    "table in table": lambda v: TABLE.format(f"<tr><td>{each(TD, v, TABLE)}</td></tr>"),
    "tables side by side": lambda v: TABLE.format(
        "<tr>" + "".join(f"<td>{each(TD, half, TABLE)}</td>" for half in halves(v)) + "</tr>"
    ),
    "a table for each": lambda v: each(f"<tr><td><table>{TD}</table></td></tr>", v, TABLE),
    "a broken label": lambda v: each(
        "<tr><td>{}</td><td>{}</td></tr>", {f"{k[:2]}<br>{k[2:]}": x for k, x in v.items()}, TABLE
    ),
    "spaced labels": lambda v: each(
        "<li><b>{}：</b>{}</li>", {"&nbsp;&nbsp;".join(k): x for k, x in v.items()}, "<ul>{}</ul>"
    ),
    "an element for each sign": lambda v: each(
        "<li><b>{}：</b>{}</li>", {"".join(f"<i>{c}</i>" for c in k): x for k, x in v.items()}, "<ul>{}</ul>"
    ),
    "notes behind labels": lambda v: each(TD, {f"{k}（单位）": x for k, x in v.items()}, TABLE),
    "notes in lines": lambda v: each("<li>{}(注)：{}</li>", v, "<ul>{}</ul>"),
    "a hidden copy": lambda v: (
        each(TD, v, TABLE)
        + '<div style="display:none">'
        + each("<li>{}：{}</li>", v | {"文号": "某发〔2000〕1号"}, "<ul>{}</ul>")
        + "</div>"
    ),
    "a shown copy": lambda v: each(TD, v, TABLE) + each("<li>{}：{}</li>", v, "<ul>{}</ul>"),
    "items in turn": lambda v: each("<li>{}：</li><li>{}</li>", v, "<ul>{}</ul>"),
    "items in turn, no colons": lambda v: each("<li>{}</li><li>{}</li>", v, "<ul>{}</ul>"),
    "paragraphs in turn": lambda v: each("<p>{}</p><p>{}</p>", v, "<div>{}</div>"),
    "a fieldset": lambda v: f"<fieldset><legend>信息公开目录</legend>{each(TD, v, TABLE)}</fieldset>",
    "colon behind the bold": lambda v: each("<b>{}</b>：{}<br>", v, "<p>{}</p>"),
    "open cells": lambda v: each("<tr><td>{}：<td>{}", v, TABLE),
    "bullets": lambda v: each("<li>★{}：{}</li>", v, "<ul>{}</ul>"),
    "items that are links": lambda v: each("<li><a href=#>{}：{}</a></li>", v, "<ul>{}</ul>"),
    "labels that are links": lambda v: each("<li><a>{}</a>：{}</li>", v, "<ul>{}</ul>"),
    "lines in cells": lambda v: TABLE.format(
        "<tr>" + "".join(f"<td>{each('{}：{}', half, '{}', '<br>')}</td>" for half in halves(v)) + "</tr>"
    ),
    "preformatted": lambda v: each("{}： {}\n", v, "<pre>{}</pre>"),
    "nested": lambda v: each("<p><span><b>{}</b></span><span>：</span><span>{}</span></p>", v),
    "a column of labels": lambda v: columns(v, "<div>{}</div>", "<div>{}</div><div>{}</div>"),
    "lists of labels and values": lambda v: columns(v, "<li>{}</li>", "<ul>{}</ul><ul>{}</ul>"),
    "columns of lines": lambda v: columns(v, "{}<br>", "<div>{}</div><div>{}</div>"),
    "value in a part of its own": lambda v: each(
        "<div><b>{}</b><em>：</em><div><p>{}</p></div></div>", v, "<div>{}</div>"
    ),
    "lines in turn": lambda v: each("<b>{}</b><br>{}<br>", v, "<p>{}</p>"),
    "divs in dd": lambda v: each("<dt>{}</dt><dd><div>{}</div></dd>", v, "<dl>{}</dl>"),
    "paragraphs in dd": lambda v: each("<dt>{}<i>:</i></dt><dd><p>{}</p></dd>", v, "<dl>{}</dl>"),
    "square brackets": lambda v: each("<span>[{}]</span> {}<br>", v, "<div>{}</div>"),
    "a bar for a colon": lambda v: each("<div><span>{}｜</span>{}</div>", v),
    "an empty cell between": lambda v: each("<tr><td>{}</td><td>&nbsp;</td><td>{}</td></tr>", v, TABLE),
    "fields that only show": lambda v: each('<p><b>{}:</b><input readonly value="{}"></p>', v),
    "a button that explains": lambda v: each("<tr><td>{}<i title=x>?</i></td><td>{}</td></tr>", v, TABLE),
    "a table in the first cell": lambda v: TABLE.format(
        "<tr><th colspan=4>基本信息</th></tr>"
        + in_twos("<td>{}</td><td>{}</td>", v).replace(
            "<td>索引号</td>", "<td><table><tr><td>索引号</table></td>"
        )
    ),
    **{f"{tag} in items": in_items(tag) for tag in ("em", "i", "label", "strong", "font")},
}
WITHOUT_GAPS: Final = {"a shown copy", "a column of labels", "lists of labels and values", "columns of lines"}
"""Markups in which an empty value has no place of its own."""


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("markup", MARKUPS)
@pytest.mark.parametrize("values", [FULL, GAPS], ids=["full", "gaps"])
def test_every_markup_in_every_place(markup: str, place: str, values: dict[str, str]) -> None:
    if values is GAPS and markup in WITHOUT_GAPS:
        values = FULL
    report = through("body", page(MARKUPS[markup](values), place))
    assert fields(report) == expected(values)
    assert report.title == TITLE
    assert report.body.count("群众满意度") == 3
    assert "索引号" not in report.body


def test_values_of_several_lines() -> None:
    cells = (
        "<table><tr><td>索引号</td><td>1/2023-1</td><td>主题分类</td><td>农业、林业<br>林业</td></tr>"
        "<tr><td>发布机构</td><td><p>云水县</p><p>林业局</p></td></tr></table>"
    )
    report = through("metadata", page(cells))
    assert (report.category, report.publisher) == ("农业、林业 林业", "云水县 林业局")
    listed = "<dl><dt>索引号：</dt><dd>1/2023-1</dd><dt>发布机构：</dt><dd>甲局</dd><dd>乙局</dd><dt>有效性：</dt><dd>有效</dd></dl>"
    report = through("metadata", page(listed))
    assert (report.publisher, report.validity) == ("甲局 乙局", "有效")


@pytest.mark.parametrize(
    "lines",
    [
        "<dl><dt>索引号</dt><dd>1/2023-1</dd></dl><dl><dt>发布机构</dt><dd>甲局</dd></dl>",
        "<p>索引号</p><p>1/2023-1</p><p>文号</p><p></p><p>发布机构</p><p>甲局</p>",
        "<p>索引号 1/2023-1</p><p>发布机构 甲局</p>",
    ],
)
def test_two_labels_without_colons_one_of_an_index_number(lines: str) -> None:
    report = through("metadata", page(f"<div>{lines}</div>"))
    assert (report.index_number, report.publisher) == ("1/2023-1", "甲局")


def test_an_empty_value_does_not_take_the_next_label() -> None:
    index = (
        "<table><tr><td>索引号：</td><td>1/2023-1</td></tr><tr><td>文号：</td><td>有效性：有效</td></tr>"
        "<tr><td>发布机构：甲局</td><td>成文日期：2023-01-11</td></tr></table>"
    )
    report = through("metadata", page(index))
    assert (report.document_number, report.validity, report.publisher) == (None, "有效", "甲局")


DOCUMENTS: Final = [
    (f"002345678/2023-0000{n}", f"关于做好第{n}项工作的通知", f"云林发〔2023〕{n}号", f"2023-02-0{n}")
    for n in range(1, 6)
]
ROWS: Final = ["<tr>{}</tr>".format("".join(f"<td>{cell}</td>" for cell in row)) for row in DOCUMENTS]
HEADS: Final = "<tr><th>索引号</th><th>名称</th><th>文号</th><th>发布日期</th></tr>"
OTHERS: Final = {
    "a list of documents": TABLE.format(HEADS + "".join(ROWS)),
    "a list of two documents": TABLE.format(HEADS + "".join(ROWS[:2])),
    "lists of documents": "".join(
        f"<dl><dt><a href=/1>{row[1]}</a></dt><dd>索引号：{row[0]} 成文日期：{row[3]}</dd></dl>"
        for row in DOCUMENTS
    ),
    "blocks of documents": "".join(
        f"<ul><li>索引号：{row[0]}</li><li>名称：{row[1]}</li><li>文号：{row[2]}</li></ul>"
        for row in DOCUMENTS[:3]
    ),
    "a search form": "<form><label>索引号：</label><input><label>文号：</label><input><label>发布机构：</label>"
    "<select><option>县林业局</select></form>",
    "a search table": "<table><tr><td>索引号：</td><td><input name=a></td></tr><tr><td>发布机构：</td><td><select>"
    "<option>某局</select></td></tr></table>",
    "a choice": "<div><label><input type=radio>索引号</label><label><input type=radio>文号</label></div>",
    "an order": "<div><a href=#>索引号</a><a href=#>发布机构</a><a href=#>主题分类</a></div>",
    "a menu": "<ul><li><a>主题分类</a></li><li><a>体裁分类</a></li><li><a>公开目录</a></li></ul>",
    "related pages": "".join(f"<p><a href=/1>{row[1]}</a> 发布时间：{row[3]}</p>" for row in DOCUMENTS),
    "an explanation": "<p>发布机构：公开本机关制发的文件。</p><p>索引号：是信息的唯一编号。</p>",
}


@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("place", ["above", "below the title", "after the article", "beside it"])
def test_what_is_of_other_pages(other: str, place: str) -> None:
    report = through("metadata", page(OTHERS[other], place))
    assert fields(report) == expected({})
    assert report.title == TITLE


@pytest.mark.parametrize("other", OTHERS)
def test_the_page_s_own_block_beside_what_is_of_others(other: str) -> None:
    own = each(TD, FULL, TABLE)
    for index in (own + OTHERS[other], OTHERS[other] + own):
        assert fields(through("metadata", page(index))) == expected(FULL)


@pytest.mark.parametrize(
    "table",
    [
        TABLE.format(
            "<tr><td>序号</td><td>名称</td><td>文号</td><td>发布机构</td></tr>"
            + "".join(
                f"<tr><td>1</td><td>{row[1]}</td><td>{row[2]}</td><td>甲局</td></tr>" for row in DOCUMENTS
            )
        ),
        TABLE.format(
            "<tr><td>文件名称</td><td>文号</td><td>成文日期</td></tr>"
            "<tr><td>某通知</td><td>云林发〔2022〕9号</td><td>2022-05-06</td></tr>"
        ),
        "<p>许可文号：云林许〔2022〕9号</p><p>有效期：2022-01-01至2023-01-01</p><p>发证机关：某县</p>",
        "<p>信息来源：经核实，上述数据来源：县统计局，发布时间：2022-05-06，供参考使用，有关情况已经说明。</p>",
        "<p>联系人：张三 联系电话：000-0000000</p><p>附件：云水县林业局名单</p>",
    ],
)
def test_tables_and_lines_of_the_article(table: str) -> None:
    for text in (P + table + P * 2, P * 3 + table):
        report = through("body", page("", text=text))
        assert fields(report) == expected({})
        assert report.title == TITLE
