"""Reports with the statutory tables, made from the official forms in many styles of markup."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from official_forms import OTHER, Cell, Table, Tables

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT = {
    "1.属于国家秘密": "国家秘密", "2.其他法律行政法规禁止公开": "2、其他法律禁止", "3.危及“三安全一稳定”": "三安全一稳定",
    "4.保护第三方合法权益": "第三方权益", "5.属于三类内部事务信息": "内部事务", "6.属于四类过程性信息": "四类过程性性信息",
    "7.属于行政执法案卷": "执法案卷", "8.属于行政查询事项": "行政查询", "1.本机关不掌握相关政府信息": "不掌握",
    "2.没有现成信息需要另行制作": "需另行制作", "3.补正后申请内容仍不明确": "补正后仍不明确", "1.信访举报投诉类申请": "信访类",
    "3.要求提供公开出版物": "公开出版物", "4.无正当理由大量反复申请": "大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息": "确认或重新出具", OTHER[0][1]: "1、逾期不补正", OTHER[1][1]: "2、逾期不缴费",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "部分公开", "一、本年新收政府信息公开申请数量": "一、本年新收",
    "二、上年结转政府信息公开申请数量": "二、上年结转", "四、结转下年度继续办理": "四、结转下年度",
}  # fmt: skip
"""Labels as some portals shorten them."""


def spans(cell: Cell) -> str:
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    return across + (f' rowspan="{cell.down}"' if cell.down > 1 else "")


def plain(cell: Cell) -> str:
    return f"<td{spans(cell)}>{cell.text}</td>"


def rows_of(table: Table, draw: Callable[[Cell], str] = plain) -> str:
    return "\n".join(f"<tr>{''.join(map(draw, row))}</tr>" for row in table)


def table_of(table: Table, draw: Callable[[Cell], str] = plain) -> str:
    return f'<table border="1">{rows_of(table, draw)}</table>'


def headed(cell: Cell) -> str:
    return f"<th{spans(cell)}>{cell.text}</th>" if cell.label else plain(cell)


def word(cell: Cell) -> str:
    """A cell as Word exports it."""
    half = len(cell.text) // 2
    runs = f'<span lang="EN-US">{cell.text[:half]}</span><span>{cell.text[half:]}</span>'
    paragraph = f'<p class="MsoNormal" align="center"><b>{runs}<span><o:p></o:p></span></b></p>'
    return f'<td width="66" valign="top" style="border:solid 1.0pt"{spans(cell)}>\n{paragraph}\n</td>'


def broken(cell: Cell) -> str:
    half = (len(cell.text) + 1) // 2
    text = f"{cell.text[:half]}<br/>\n　{cell.text[half:]}" if cell.label else cell.text
    return f"<td{spans(cell)}>{text}</td>"


def upright(cell: Cell) -> str:
    text = "".join(f"<p>{character}</p>" for character in cell.text) if cell.label else cell.text
    return f"<td{spans(cell)}>{text}</td>"


def short(cell: Cell) -> str:
    return plain(replace(cell, text=SHORT.get(cell.text, cell.text)))


def boxed(cell: Cell) -> str:
    return f"<td{spans(cell)}><div class='cell'><div><font>&nbsp;{cell.text}&nbsp;</font></div></div></td>"


def wide_digits(cell: Cell) -> str:
    wide = cell.text.translate({ord("0") + n: 0xFF10 + n for n in range(10)} | {ord("-"): "－"})
    return plain(replace(cell, text=cell.text if cell.label else wide))


def with_units(cell: Cell) -> str:
    """Thousands apart, and what is counted behind the number."""
    if cell.label or not cell.text or "." in cell.text:
        return plain(cell)
    return plain(replace(cell, text=f"{int(cell.text):,}件"))


def worded_signs(cell: Cell) -> str:
    text = cell.text.replace("-", "减少") if not cell.label else cell.text
    return plain(replace(cell, text=text))


def commented(cell: Cell) -> str:
    return f"<td{spans(cell)}><!-- {len(cell.text)} 99 -->{cell.text[:1]}<!--7-->{cell.text[1:]}</td>"


def wrapped(cell: Cell) -> str:
    return f"<td{spans(cell)}><table><tr><td>{cell.text}</td></tr></table></td>"


def without_groups(tables: Tables) -> Tables:
    first, second, third = tables
    groups = ("三、", "（三）", "（四）", "（五）")
    rows = [[cell for cell in row if not cell.text.startswith(groups)] for row in second]
    return first, rows, third


def wrong_spans(tables: Tables) -> Tables:
    """Groups that span too few rows, or too many."""
    first, second, third = tables
    rows = [
        [replace(c, down=c.down + (2 if c.down == 3 else -1)) if c.down > 2 else c for c in row]
        for row in second
    ]
    return first, rows, third


def with_spacers(table: Table) -> Table:
    """An empty column behind each column."""
    rows = []
    for row in table:
        cells = []
        for cell in row:
            cells += [replace(cell, across=cell.across * 2 - 1), Cell("", 1, cell.down, cell.label)]
        rows.append(cells)
    return rows


def apart(table: Table) -> Table:
    """An empty cell between the cells of each row, which no header row knows of."""
    return [
        [
            cell
            for pair in zip(row, [Cell("", 1, 1, cell.label) for cell in row], strict=True)
            for cell in pair
        ][:-1]
        for row in table
    ]


def stacked(disputes: Table) -> Table:
    """The three kinds of disputes one below the other, each with its header."""
    outcomes, values = disputes[2][:5], disputes[3]
    rows: Table = []
    for n, kind in enumerate(("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")):
        rows += [[replace(outcomes[0], text=kind, across=5)], outcomes, values[n * 5 : n * 5 + 5]]
    return rows


def kinds_as_rows(disputes: Table) -> Table:
    """The five outcomes once, and a row for each kind of disputes."""
    outcomes, values = disputes[2][:5], disputes[3]
    rows = [[replace(outcomes[0], text="类别"), *outcomes]]
    for n, kind in enumerate(("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")):
        rows.append([replace(outcomes[0], text=kind), *values[n * 5 : n * 5 + 5]])
    return rows


def numbered(disclosure: Table) -> Table:
    """A column 序号 before the others."""
    rows: Table = []
    for row in disclosure:
        if len(row) == 1:
            rows.append([replace(row[0], across=row[0].across + 1)])
        else:
            is_head = row[0].text == "信息内容"
            serial = "序号" if is_head else str(sum(len(above) > 1 for above in rows) // 2 + 1)
            rows.append([replace(row[0], text=serial, across=1, down=1), *row])
    return rows


def unspanned(table: Table) -> Table:
    """Every cell that a span covers as an empty cell of its own."""
    covered: dict[tuple[int, int], bool] = {}
    rows: Table = []
    for y, row in enumerate(table):
        cells: dict[int, Cell] = {}
        x = 0
        for cell in row:
            while covered.get((x, y)):
                x += 1
            for dx in range(cell.across):
                for dy in range(cell.down):
                    covered[x + dx, y + dy] = True
            cells[x] = replace(cell, across=1, down=1)
        width = 4 if len(table[0]) == 1 else 10 if table[0][0].down == 3 else 15
        rows.append([cells.get(x, Cell("")) for x in range(width)])
    return rows


def split(table: Table, at: int, header: int) -> list[Table]:
    return [table[:at], table[:header] + table[at:]]


def piped(table: Table) -> str:
    return "\n".join(" | ".join(cell.text for cell in row) for row in table)


def each(draw: Callable[[Cell], str]) -> Callable[[Tables], tuple[str, ...]]:
    return lambda tables: tuple(table_of(table, draw) for table in tables)


def sectioned(table: Table) -> str:
    return f"<table><caption>表</caption><thead>{rows_of(table[:3], headed)}</thead><tbody>{rows_of(table[3:])}</tbody></table>"


def columned(table: Table) -> str:
    columns = '<colgroup><col width="30"/><col span="9"/></colgroup>'
    return f"<table>{columns}<tbody>{rows_of(table, commented)}</tbody></table>"


def blank_rows(table: Table) -> str:
    """An empty row between any two."""
    rows = (f"<tr>{''.join(map(plain, row))}</tr>" for row in table)
    return f"<table>{'<tr><td>&nbsp;</td></tr>'.join(rows)}</table>"


def parts_apart(table: Table) -> str:
    """A `<table>` for each part of table 2."""
    starts = [n for n, row in enumerate(table) if "条第" in row[0].text] + [len(table)]
    return "<br/>".join(table_of(table[a:b]) for a, b in pairwise(starts))


def outcomes_apart(table: Table) -> str:
    """Reviews and lawsuits in tables of their own."""
    reviews = [[table[0][0]], table[1][:5], table[3][:5]]
    lawsuits = [[table[0][1]], table[1][5:], table[2], table[3][5:]]
    return table_of([[replace(c, down=1) for c in row] for row in reviews]) + table_of(lawsuits)


def rows_apart(table: Table) -> str:
    """A `<table>` for each row."""
    return "".join(table_of([row]) for row in table)


def header_apart(table: Table) -> str:
    """The header rows in a `<table>` of their own; of table 2 the header of each part."""
    heads = ("第二十条", "信息内容", "（本列", "自然人", "商业企业", "行政复议", "结果维持")
    places = [row[0].text.startswith(heads) for row in table]
    starts = [0, *(n for n in range(1, len(table)) if places[n] != places[n - 1]), len(table)]
    return "".join(table_of(table[a:b]) for a, b in pairwise(starts))


def trailing_column(table: Table) -> Table:
    """An empty column behind the last."""
    return [[*row, Cell("", 1, 1, row[-1].label)] for row in table]


def elements(row: str, cell: str, between: str = "") -> Callable[[Tables], tuple[str, ...]]:
    """Rows and cells that are such elements, as the first word of each says."""

    def element(opening: str, content: str) -> str:
        return f"<{opening}>{content}</{opening.split(maxsplit=1)[0]}>"

    def draw(table: Table) -> str:
        rows = (element(row, between.join(element(cell, c.text) for c in cells)) for cells in table)
        return f"<div>{''.join(rows)}</div>"

    return lambda tables: tuple(map(draw, tables))


def torn_labels(table: Table) -> Table:
    """Each label over two paragraphs."""
    return [
        [
            replace(c, text=f"<p>{c.text[:3]}</p><p>{c.text[3:]}</p>") if c.label and len(c.text) > 3 else c
            for c in row
        ]
        for row in table
    ]


def spaced_lines(table: Table) -> str:
    return "".join(f"<p>{'　'.join(cell.text for cell in row)}</p>" for row in table)


def in_layout(markup: str) -> str:
    return f"<table width='100%'><tr><td>&nbsp;</td><td><div>{markup}</div></td></tr></table>"


STYLES: dict[str, Callable[[Tables], tuple[str, ...]]] = {
    "plain": each(plain),
    "th": each(headed),
    "word": lambda t: tuple(table_of(x, word).replace("<table", '<table class="MsoNormalTable"') for x in t),
    "label_over_two_lines": each(broken),
    "one_character_a_line": each(upright),
    "short_labels": each(short),
    "div_in_cells": each(boxed),
    "full_width_digits": each(wide_digits),
    "units_and_thousands": each(with_units),
    "signs_in_words": each(worded_signs),
    "thead_and_tbody": lambda t: tuple(map(sectioned, t)),
    "colgroup_and_comments": lambda t: tuple(map(columned, t)),
    "empty_rows": lambda t: tuple(map(blank_rows, t)),
    "nested_in_layout": lambda t: tuple(in_layout(in_layout(table_of(x))) for x in t),
    "figures_in_tables_of_their_own": each(wrapped),
    "spacer_columns": lambda t: tuple(table_of(with_spacers(x)) for x in t),
    "cells_apart": lambda t: tuple(table_of(apart(x)) for x in t),
    "kinds_stacked": lambda t: (table_of(t[0]), table_of(t[1]), table_of(stacked(t[2]))),
    "kinds_as_rows": lambda t: (table_of(t[0]), table_of(t[1]), table_of(kinds_as_rows(t[2]))),
    "numbered_rows": lambda t: (table_of(numbered(t[0])), table_of(t[1]), table_of(t[2])),
    "no_spans": lambda t: tuple(table_of(unspanned(x)) for x in t),
    "no_group_cells": lambda t: each(plain)(without_groups(t)),
    "wrong_rowspans": lambda t: each(plain)(wrong_spans(t)),
    "merged_2_and_3": lambda t: (table_of(t[0] + t[1]), "", table_of(t[2])),
    "merged_all": lambda t: (table_of(t[0] + t[1] + t[2]), "", ""),
    "split": lambda t: (table_of(t[0]), "".join(map(table_of, split(t[1], 11, 0))), table_of(t[2])),
    "split_with_header": lambda t: (table_of(t[0]), "".join(map(table_of, split(t[1], 14, 3))), table_of(t[2])),
    "split_twice": lambda t: (
        parts_apart(t[0]),
        table_of(t[1][:9]) + table_of(t[1][9:-1]) + table_of(t[1][-1:]),
        outcomes_apart(t[2]),
    ),
    "no_first_header_row": lambda t: (table_of(t[0]), table_of(t[1][1:]), table_of(t[2][1:])),
    "no_header_of_requests": lambda t: (table_of(t[0]), table_of(t[1][3:]), table_of(t[2])),
    "no_header_of_disclosure": lambda t: (
        table_of([row for row in t[0] if "条第" not in row[0].text and row[0].text != "信息内容"]),
        table_of(t[1]),
        table_of(t[2]),
    ),
    "no_outcomes_of_lawsuits": lambda t: (table_of(t[0]), table_of(t[1]), table_of(t[2][:2] + t[2][3:])),
    "a_table_for_each_row": lambda t: tuple(map(rows_apart, t)),
    "a_table_for_the_header": lambda t: tuple(map(header_apart, t)),
    "trailing_column": lambda t: tuple(table_of(trailing_column(x)) for x in t),
    "trailing_column_and_no_group_cells": lambda t: tuple(
        table_of(trailing_column(x)) for x in without_groups(t)
    ),
    "div_rows": elements('div style="display: table-row"', 'div style="display:table-cell"'),
    "flex_rows": elements('div style="display:flex"', "div"),
    "rows_by_role": elements('div role="row"', 'span role="cell"'),
    "divs": elements("div", "div"),
    "list_rows": elements("li", "span"),
    "definition_rows": elements("dl", "dd"),
    "paragraphs_in_rows": elements("section", "p"),
    "labels_of_two_lines_in_divs": lambda t: elements("div", "div")(tuple(map(torn_labels, t))),  # type: ignore[arg-type]
    "spaced_lines": lambda t: tuple(map(spaced_lines, t)),
    "pipes": lambda t: tuple(map(piped, t)),
}  # fmt: skip
"""Style -> the three tables in it; those of `pipes` are plain text."""


def page_of(tables: tuple[str, ...], text: str = "本机关全年主动公开各类信息若干条。") -> str:
    """A report around three tables, HTML or, where these are, plain text."""
    title = "某县某局2023年政府信息公开工作年度报告"
    parts = [
        ("一、总体情况", text),
        ("二、主动公开政府信息情况", tables[0]),
        ("三、收到和处理政府信息公开申请情况", tables[1]),
        ("四、政府信息公开行政复议、行政诉讼情况", tables[2]),
        ("五、存在的主要问题及改进情况", "公开的内容还不够全面，明年改进。"),
        ("六、其他需要报告的事项", "无。"),
    ]
    if "<" not in "".join(tables):
        return "\n".join([title, *(line for part in parts for line in part)])
    body = "".join(f"<p>{heading}</p>{part if '<' in part else f'<p>{part}</p>'}" for heading, part in parts)
    return f'<html><head><title>{title}</title></head><body><h1>{title}</h1><div id="zoom">{body}</div></body></html>'
