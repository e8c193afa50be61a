"""Pages made to cost time or memory: each a name and a function from a size in bytes to a page."""

from __future__ import annotations

import codecs
from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE: Final = "某市某局2022年政府信息公开工作年度报告"
_INDEX: Final = "<table><tr><td>索引号</td><td>1/2023-1</td><td>发布机构</td><td>某市某局</td></tr></table>"


def fill(unit: str, size: int) -> str:
    """As many `unit` as go into `size` bytes of UTF-8."""
    return unit * (size // len(unit.encode("utf-8", "surrogatepass")))


def count(template: str, size: int) -> str:
    """As many of `template` as go into `size` bytes, `{}` numbered from 1,000,000 on."""
    copies = size // len(template.format(1_000_000).encode())
    return "".join(map(template.format, range(1_000_000, 1_000_000 + copies)))


def page(content: str, head: str = "") -> str:
    """A whole document around `content`, with the title of a report."""
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{TITLE}</title>{head}</head>"
        f"<body><h1>{TITLE}</h1>{content}</body></html>"
    )


def article(content: str) -> str:
    """A document with `content` in a container that a CMS is known for, below an index block."""
    return page(
        f"{_INDEX}<div id=zoom><p>一、总体情况</p><p>正文在此，不长也不短，是一个完整的句子。</p>{content}</div>"
    )


def _nested(start: str, end: str, size: int, inner: str = "文") -> str:
    depth = size // len((start + end).encode())
    return start * depth + inner + end * depth


def _deep(tag: str, depth: int, inner: str) -> str:
    """`inner` below `depth` elements of one kind, `{}` in the tag numbered."""
    name = tag.split(maxsplit=1)[0]
    return "".join(f"<{tag.format(n)}><div>" for n in range(depth)) + inner + f"</div></{name}>" * depth


def _span(value: str, size: int) -> str:
    cell = f"<td rowspan='{value}' colspan='{value}'>1</td>"
    return article(f"<table>{fill(f'<tr>{cell * 8}</tr>', size)}</table>")


def _laughs(size: int) -> str:
    levels = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    doctype = f"<!DOCTYPE html [<!ENTITY l0 '哈哈'>{levels}]>"
    return doctype + page(f"<div id=zoom>{fill('<p>&l9;</p>', size)}</div>")


def _attributes(size: int) -> str:
    return page(f"<div {count('a{}=1 ', size)}>文</div>")


def _many_links_one_base(size: int) -> str:
    half = size // 2
    return page(count("<a href={}.pdf>附件</a> ", half), f"<base href='http://x/{fill('y', half)}/'>")


def _long_title_many_headings(size: int) -> str:
    half = size // 2
    return page(count("<h2>题目{}</h2>", half), f"<meta name=ArticleTitle content='{fill('字', half)}'>")


def _table_of(rows: str) -> str:
    return article(f"<table>{rows}</table>")


PAGES: Final[dict[str, Callable[[int], str]]] = {
    # many elements
    "cells": lambda size: _table_of(fill("<tr>" + "<td>1" * 1000, size)),
    "cells of one row": lambda size: _table_of("<tr>" + fill("<td>1", size)),
    "rows": lambda size: _table_of(fill("<tr><td>一<td>1", size)),
    "tables": lambda size: article(fill("<table><tr><td>一<td>1</table>", size)),
    "paragraphs": lambda size: page(fill("<p>a", size)),
    "empty paragraphs": lambda size: page(fill("<p>", size)),
    "breaks": lambda size: page(fill("<br>", size)),
    "breaks in a cell": lambda size: _table_of("<tr><td>一<td>" + fill("1<br>", size)),
    "bold": lambda size: article(fill("<b>a</b>", size)),
    "spans of text": lambda size: article("<p>" + fill("<span>文</span>", size)),
    "list items": lambda size: article("<ul>" + fill("<li>文", size)),
    "definitions": lambda size: article("<dl>" + fill("<dt>索引号<dd>1", size)),
    "options": lambda size: article("<select>" + fill("<option>1", size)),
    "inputs": lambda size: article("<form>" + fill("<input>", size)),
    "comments": lambda size: article(fill("<!---->", size)),
    "comments in a line": lambda size: article("<p>" + fill("文<!-- -->", size)),
    "processing instructions": lambda size: article(fill("<?a?>", size)),
    "frames": lambda size: article(fill("<iframe src=a.pdf></iframe>", size)),
    "scripts": lambda size: article(fill("<script></script>", size)),
    "hidden": lambda size: article(fill("<p hidden>文</p>", size)),
    "unknown tags": lambda size: article(count("<x{}>文", size)),
    "word tags": lambda size: article(fill("<o:p>文</o:p>", size)),
    "ends without beginnings": lambda size: article(fill("</p></div>", size)),
    "bare angle brackets": lambda size: article(fill("<", size)),
    "spaced angle brackets": lambda size: page(fill("< ", size)),
    "lines of plain text": lambda size: fill("a\n", size),
    "cells of plain text": lambda size: fill("1|", size),
    "rows of plain text": lambda size: fill("1|2\n", size),
    "lines of pre": lambda size: article("<pre>" + fill("a\n", size)),
    # deep elements
    "deep divisions": lambda size: article(_nested("<div>", "</div>", size)),
    "deep divisions with text": lambda size: article(_nested("<div>文", "</div>", size)),
    "deep bold": lambda size: article(_nested("<b>", "</b>", size)),
    "deep fonts with text": lambda size: article("<p>" + _nested("<font>文", "</font>", size)),
    "deep tables": lambda size: article(_nested("<table><tr><td>", "</table>", size)),
    "deep tables with cells": lambda size: article(_nested("<table><tr><td>一<td>1<td>", "</table>", size)),
    "deep lists": lambda size: article(_nested("<ul><li>", "</ul>", size)),
    "deep containers": lambda size: page(
        _nested("<div id=zoom class=TRS_Editor>", "</div>", size, "文。" * 20)
    ),
    "deep titles": lambda size: page(_nested("<div class=title>题目", "</div>", size)),
    "titles around all": lambda size: page(_deep("div class=title", 100, fill("<p>文字</p>", size))),
    "files around all": lambda size: article(_deep("a href={}.pdf", 100, fill("<p>文字</p>", size))),
    "containers around all": lambda size: page(_deep("div class=zoom", 100, fill("<p>文字。</p>", size))),
    "tables around all": lambda size: page(_deep("table><tr><td", 60, fill("<p>文字。</p>", size))),
    "lists around all": lambda size: page(_deep("ul><li", 60, fill("<p>文字。</p>", size))),
    "lines at a great depth": lambda size: article("<div>" * 250 + fill("<p>文", size)),
    "cells at a great depth": lambda size: article("<div>" * 240 + "<table>" + fill("<tr><td>一<td>1", size)),
    "links kept open": lambda size: article("<a href=x><div>" * 120 + fill("<p>文", size)),
    # spans
    "spans of 99999": partial(_span, "99999"),
    "spans of 65534": partial(_span, "65534"),
    "spans of -1": partial(_span, "-1"),
    "spans of nothing": partial(_span, ""),
    "spans of garbage": partial(_span, "１²x"),
    "spans of many digits": lambda size: _span("9" * 5000, size),
    "spans of many digits, once": lambda size: _table_of(f"<tr><td colspan={fill('9', size)}>1<td>2"),
    "rowspans over many rows": lambda size: _table_of(
        "<tr>" + "<td rowspan=65534>1" * 500 + fill("<tr><td>1", size)
    ),
    "colspans of 1000": lambda size: _table_of(fill("<tr><td colspan=1000>1", size)),
    # attributes
    "one attribute": lambda size: article(f"<p title='{fill('文', size)}'>文"),
    "attributes of one tag": _attributes,
    "attributes spread": lambda size: page(fill("<p a=1 b=2 c=3 d=4 e=5>", size)),
    "one class": lambda size: article(f"<p class='{fill('zoom ', size)}'>文"),
    "one name of a class": lambda size: article(f"<p class='{fill('aB', size)}'>文"),
    "one style": lambda size: article(f"<p style='{fill('display:', size)}'>文"),
    "one style of spaces": lambda size: article(f"<p style='display{fill(' ', size)}'>文"),
    "one address": lambda size: article(f"<a href='{fill('.pdf', size)}x'>文</a>"),
    "one address of dots": lambda size: article(f"<a href='{fill('../', size)}a.pdf'>文</a>"),
    "one address of slashes": lambda size: article(f"<a href='{fill('/', size)}a.pdf'>文</a>"),
    "one mail address": lambda size: article(f"<a data-cfemail='4c{fill('2d', size)}'>文</a>"),
    "mail addresses": lambda size: article(fill("<a data-cfemail=4c2d0c2d>文</a>", size)),
    "links": lambda size: page(count("<a href=/a/{}.html>新闻</a> ", size)),
    "links to files": lambda size: article(count("<a href=/f/{}.pdf>附件</a> ", size)),
    "links to files in one line": lambda size: article("<p>" + fill("<a href=a.pdf></a>", size)),
    "links to files below": lambda size: article(
        "</div><p>附件</p>" + count("<p><a href=/{}.doc>x</a>", size)
    ),
    "links to a long base": _many_links_one_base,
    "dated links": lambda size: article(count("<p><a href={}>新闻</a> 2022-01-01", size)),
    "meta tags": lambda size: page("文", fill("<meta name=ArticleTitle content=题目>", size)),
    "meta tags of all names": lambda size: page("文", count("<meta name=n{} content=题目>", size)),
    "one title in a meta tag": lambda size: page(
        "文", f"<meta name=ArticleTitle content='{fill('字', size)}'>"
    ),
    "one date in a meta tag": lambda size: page(
        "文", f"<meta name=PubDate content='{fill('2022-1', size)}'>"
    ),
    "one title and many headings": _long_title_many_headings,
    "one title tag": lambda size: page("文").replace(TITLE, fill("题-", size), 1),
    "title tags": lambda size: page("文", fill("<title>题目</title>", size)),
    # known names
    "containers": lambda size: page(fill("<div class=zoom>文。</div>", size)),
    "containers of all kinds": lambda size: page(
        fill("<div id=zoom>文。</div><div class=TRS_Editor>文。</div><p class=tit>文", size)
    ),
    "empty containers": lambda size: page(fill("<div class=zoom><img></div>", size)),
    "containers and text elsewhere": lambda size: page(
        "<div>" + "一个句子。" * 50 + "</div>" + fill("<div id=zoom><a>x</a></div>", size)
    ),
    "headings h1": lambda size: page(count("<h1>某市某局题目{}</h1>", size)),
    "headings h2": lambda size: page(fill("<h2>题目", size)),
    "classes of titles": lambda size: page(count("<p class=title>题目{}", size)),
    "navigation": lambda size: article(fill("<nav>文", size)),
    "navigation deep": lambda size: article(_nested("<div class=share>文", "</div>", size)),
    "forms": lambda size: article(fill("<form>文<input></form>", size)),
    # labels, headings, dates, figures
    "labels in rows": lambda size: page("<table>" + count("<tr><td>索引号<td>{}", size)),
    "labels in one row": lambda size: page("<table><tr>" + count("<td>索引号<td>{}", size)),
    "labels in lines": lambda size: page(count("<p>索引号：{}", size)),
    "labels in one line": lambda size: page("<p>" + fill("索引号：1 ", size)),
    "labels in one line, glued": lambda size: page("<p>来源：" + fill("某发布时间：", size)),
    "labels without values": lambda size: page("<p>" + fill("发布时间：", size)),
    "labels not known": lambda size: page(f"<table>{_INDEX[7:-8]}" + count("<tr><td>某{}项目：<td>1", size)),
    "labels not known, in Chinese": lambda size: page(
        f"<table>{_INDEX[7:-8]}"
        + "".join(
            f"<tr><td>{chr(0x4E00 + n // 150)}{chr(0x4E00 + n % 150)}项：<td>1" for n in range(size // 24)
        )
    ),
    "labels of many dates": lambda size: page(
        "<table>" + count("<tr><td>索引号<td>1<td>发布日期<td>某日{}", size)
    ),
    "labels taken apart": lambda size: page("<p>" + fill("<b>索 </b>", size)),
    "labels with a lead": lambda size: page(fill("<p>发布日期：2022-01-01 来源：某局 2022年1月1日 ", size)),
    "headings": lambda size: article(fill("<p>一、总体情况", size)),
    "headings counted": lambda size: article(
        fill("".join(f"<p>{n}、总体情况</p>" for n in "一二三四五六七八九十"), size)
    ),
    "headings with text": lambda size: article(
        fill("<p>一、总体情况<p>一句话。<p>二、主动公开政府信息情况", size)
    ),
    "headings not known": lambda size: article(count("<p>一、某项工作{}", size)),
    "headings not firm": lambda size: article(fill("<p>二、" + "某项工作" * 12, size)),
    "headings with dashes": lambda size: article(count("<p>——某项工作{}", size)).replace("一、", ""),
    "headings in brackets": lambda size: article(fill("<p>（一）总体情况", size)),
    "headings without numerals": lambda size: article(fill("<p>总体情况", size)),
    "dates": lambda size: article(fill("<p>2022年1月1日", size)),
    "dates with issuers": lambda size: article(fill("<p>某市某局</p><p>2022年1月1日</p>", size)),
    "dates beside issuers, linked": lambda size: article(
        fill("<p><a href=x>某市某局2022年1月1日</a></p>", size) + "<p>全文完。</p>"
    ),
    "issuers": lambda size: article(fill("<p>某市某局", size) + "<p>2022年1月1日"),
    "credits": lambda size: article(fill("<p>责任编辑：某", size)),
    "years": lambda size: article(fill("<p>2022年政府信息公开年报", size)),
    "periods": lambda size: article("<p>" + fill("统计期限2022年", size)),
    "notices": lambda size: article(fill("<p>版权所有", size)),
    "notices and links": lambda size: article(fill("<p>相关链接<p><a href=x>文</a>", size) + "<p>文"),
    "tags": lambda size: article("<p>文</p>" + "<p>" + fill("公开，", size)),
    "masked names": lambda size: article(fill("<p>某**市", size)),
    # figures
    "forms of requests": lambda size: article(
        fill(
            "<table><tr><td>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）<td>申请人情况"
            "<tr><td>自然人<td>法人或其他组织<td>总计<tr><td>一、本年新收政府信息公开申请数量<td>1<td>2<td>3</table>",
            size,
        )
    ),
    "rows of requests": lambda size: _table_of(
        "<tr><td>申请人情况<td>自然人<td>总计"
        + fill("<tr><td>一、本年新收政府信息公开申请数量<td>1<td>2", size)
    ),
    "indicators": lambda size: _table_of(
        "<tr><th>统计指标<th>单位<th>统计数" + fill("<tr><td>一、主动公开情况<td>条<td>1", size)
    ),
    "claims of figures": lambda size: article("<p>" + fill("新收政府信息公开申请12件，", size)),
    # encodings and entities
    "entities": lambda size: article(fill("&amp;", size)),
    "entities that nobody sees": lambda size: article(fill("&#8203;", size)),
    "entities unfinished": lambda size: article(fill("&#", size)),
    "entities of surrogates": lambda size: article(fill("&#xD800;&#55555;", size)),
    "entities of NUL": lambda size: article(fill("&#0;&#x1f;文", size)),
    "entities in an attribute": lambda size: article(f"<p title='{fill('&amp;', size)}'>文"),
    "entities of an internal DTD": _laughs,
    "a style": lambda size: article(f"<style>{fill('a{b:c}', size)}</style>"),
    "a script": lambda size: article(f"<script>{fill('a(文)', size)}</script>"),
    "a script never closed": lambda size: article(f"<script>{fill('<p>文', size)}"),
    "a comment": lambda size: article(f"<!--{fill('-', size)}-->"),
    "a comment never closed": lambda size: article(f"<!--{fill('<p>', size)}"),
    "a CDATA section never closed": lambda size: article(f"<![CDATA[{fill('<p>文', size)}"),
    "a quote never closed": lambda size: article(f"<p title='{fill('文>', size)}"),
    "a tag never closed": lambda size: article("<p " + fill("文 ", size)),
    "a declaration never closed": lambda size: "<?xml " + fill("? ", size),
    "a doctype never closed": lambda size: "<!DOCTYPE " + fill("[ ", size),
    "white space": lambda size: page(fill(" ", size)),
    "line breaks": lambda size: page(fill("\n", size)),
    "controls": lambda size: page("文" * 5000 + fill("\x01", size)),
    # converters
    "Traditional": lambda size: article(fill("<p>電腦軟體與資訊網絡發佈機構。", size)),
    "Traditional in one line": lambda size: article(fill("電腦軟體與資訊網絡發佈機構", size)),
    "Traditional without a break": lambda size: article(fill("發", size)),
    "Traditional phrases in one line": lambda size: article(fill("乾坤電", size)),
    "readings": lambda size: article(fill("發(fā)佈(bù)機(jī)構(gòu)。", size)),
    "readings of others": lambda size: article(fill("中(a)", size)),
    "readings torn": lambda size: article(fill("座談?dòng)懻摚", size)),
    "readings torn, counted": lambda size: article(count("第{}次座談?dòng)懻摚", size)),
    "readings torn, without tone": lambda size: article(fill("文?dong)", size) + "談?dòng)"),
    "question marks": lambda size: article(fill("文?懻摚檎", size)),
    "questions": lambda size: article(fill("何?懻", size)),
}
"""Name -> page of about so many bytes."""

UNITS: Final[tuple[str, ...]] = (
    "(", "（", "[", "【", "〔", "【】", "1", "１", "12 ", "１２，", "一", "一、", "十", "第一部分", ":", "：", "索引号：",
    "索 引 号 ", "发布日期：", "来源：", "年", "2022年", "2022-", "2022年1月", "20220101", "二〇二二年", "一一一一年", " ", "\u3000",
    "\xa0", "\u200b", " \u200b", "。", "，", "、", "；", "—", "——", "-", "_", "|", " | ", "｜", "/", "/ ", ">", "**", "* *",
    "**文**", "*", "?", "？", "文?", "a", "A", "文", "文。", "局", "某局 ", "政府", "为", "负责", "公开", "信息公开", "信息公开工作",
    "年报", "政府信息公开年报", "2022政府信息公开报告编制", "关于发布", "总结", "总结政务公开", "统计期限", "统计期限2022年", "位置:", "首页>",
    "二维码", "扫", "上一篇", "打印", "打印 ", "大中小", "编辑:", "编辑:；", "责任编辑：某 ", "相关链接", "版权所有", "附件", "附件1：",
    "1件", "12件，", "新收申请", "其中", "加", "=", "+", "\"", "'", "&", "<", "\\u4e00", "{", "[{", "{\"a\":", "href=", "href='",
    "src=\"", ".pdf", "http://", "@", "\ue000", "\ufffd", "𠀀", "é", "發", "(a)", "中(zhong)", "中?zhōng)",
)  # fmt: skip
"""What a line of any length is made of, to find patterns that go back over what they have read."""

PLACES: Final[dict[str, Callable[[str], str]]] = {
    "plain text": lambda line: line,
    "line": lambda line: article(f"<p>{line}</p>"),
    "last line": lambda line: article(
        f"<p>{line[:190]}。</p><p>{line[:60]}完</p><p>{line}某局2022年1月1日</p>"
    ),
    "cells": lambda line: article(f"<table><tr><td>一<td>{line}<tr><td>二、<td>1{line}</table>"),
    "index": lambda line: page(
        f"<table><tr><td>索引号<td>{line}<td>名称<td>{line}<td>发布日期<td>{line}</table>"
    ),
    "byline": lambda line: page(f"<p>来源：某局 发布日期：2022-01-01 {line}"),
    "title": lambda line: page("文").replace(TITLE, line),
    "meta": lambda line: page(
        "文", f'<meta name=ArticleTitle content="{line}"><meta name=PubDate content="{line}">'
    ),
    "link": lambda line: article(f'<p><a href="{line}.pdf" title="{line}">{line}</a>'),
    "heading": lambda line: article(f"<p>一、{line}</p><p>文。</p><p>二、主动公开政府信息情况：{line}"),
}
"""Where such a line stands."""

ENCODINGS: Final[tuple[str, ...]] = ("utf-16", "utf-16-be", "utf-32", "gb18030", "utf-7")

BYTES: Final[dict[str, Callable[[int], bytes]]] = {
    "NUL": lambda size: b"\0" * size,
    "NULs between tags": lambda size: b"<p>\0a</p>" * (size // 9),
    "high bytes": lambda size: b"<p>" + b"\xff" * size,
    "Latin 1": lambda size: b"<meta charset=latin1><p>" + b"\xe9" * size,
    "private use": lambda size: b"<meta charset=gbk><p>" + b"\xaa\xa1" * (size // 2),
    "lone surrogates": lambda size: b"<p>" + b"\xed\xa0\x80\xed\xbf\xbf" * (size // 6),
    "lone surrogates of UTF-16": lambda size: codecs.BOM_UTF16_LE + b"<\0p\0>\0" + b"\x00\xd8\x41\x00" * (size // 4),
    "cut UTF-8": lambda size: b"<p>" + b"\xe4\xb8" * (size // 2),
    "gzip": lambda size: b"\x1f\x8b" + b"\x08" * size,
    "escape sequences": lambda size: b"<meta charset=iso-2022-jp><p>" + b"\x1b$B\x1b(B" * (size // 6),
    "HZ": lambda size: b"<meta charset=hz-gb-2312><p>" + b"~{<:~}" * (size // 6),
    "charset of quadratic time": lambda size: b"<meta charset=punycode><p>\x80" + b"a-" * (size // 2),
    "charset of escapes": lambda size: b"<meta charset=unicode_escape><p>\x80" + rb"\u4e00" * (size // 6),
    "charsets": lambda size: b"<meta charset=x>" * (size // 16),
    "charset of great length": lambda size: b"<meta charset='" + b"x" * size + b"'>",
    "content types": lambda size: b"<meta http-equiv=content-type content='" * (size // 39),
}  # fmt: skip
"""Name -> bytes that are no text of their own."""


def hostile_pages(size: int) -> dict[str, Callable[[], bytes]]:
    """Every hostile page of about `size` bytes: name -> what makes it."""
    made: dict[str, Callable[[], bytes]] = {}
    for name, build in PAGES.items():
        made[name] = lambda build=build: build(size).encode("utf-8", "surrogatepass")  # type: ignore[misc]
    for name, raw in BYTES.items():
        made[name] = partial(raw, size)
    for encoding in ENCODINGS:
        made[f"encoded as {encoding}"] = lambda encoding=encoding: article(
            fill("<p>文字。", size // 2)
        ).encode(encoding)  # type: ignore[misc]
    return made


def hostile_lines(size: int) -> dict[str, Callable[[], bytes]]:
    """Every unit in every place, the line of about `size` bytes."""
    return {
        f"{place}: {unit!r}": lambda wrap=wrap, unit=unit: wrap(fill(unit, size // 3)).encode()  # type: ignore[misc]
        for place, wrap in PLACES.items()
        for unit in UNITS
    }
