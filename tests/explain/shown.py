"""A page with much to explain, and what is printed of one at a terminal of 80 columns."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.console import Console

from harvester.explain import explain
from harvester.extraction import extract

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

URL = "https://www.example.gov.cn/art/2023/3/9/a.html"

ODD = """<html><head><title>甲市2022年政府信息公开工作年度报告-甲市</title>
<meta name="PubDate" content="2023-01-12 09:00"></head><body>
<div class="nav"><a href="/">首页</a> <a href="/b">新闻</a></div>
<table><tr><td>索引号：</td><td>A-1</td><td>文号：</td><td>无</td></tr>
<tr><td>发布机构：</td><td>甲市人民政府</td><td>发布日期：</td><td>二〇二三年某月</td></tr></table>
<h1>甲市2022年政府信息公开工作年度报告</h1>
<div>发布时间：2023-01-11 来源：甲市政府办</div>
<div id="zoom"><p>甲市2022年政府信息公开工作年度报告</p><p>【打印本页】 【关闭窗口】</p>
<p>一、总体情况</p><p>甲市公开信息若干。</p><p>二、主动公开政府信息情况</p>
<table><tr><td colspan="4">第二十条第（一）项</td></tr>
<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>1</td><td>若干</td><td>5</td></tr>
<tr><td>行政规范性文件</td><td>1</td><td>0</td><td>7</td><td>9</td></tr>
<tr><td colspan="4">第二十条第（五）项</td></tr>
<tr><td>信息内容</td><td colspan="3">本年处理决定数量</td></tr><tr><td>行政许可</td><td colspan="3">77</td></tr></table>
<p>三、收到和处理政府信息公开申请情况</p><p>四、政府信息公开行政复议、行政诉讼情况</p>
<table><tr><td colspan="5">行政复议</td><td colspan="10">行政诉讼</td></tr>
<tr><td rowspan="2">结果维持</td><td rowspan="2">结果纠正</td><td rowspan="2">其他结果</td><td rowspan="2">尚未审结</td>
<td rowspan="2">总计</td><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>
<tr><td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>
<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td></tr>
<tr><td>1</td><td>0</td><td>0</td><td>1</td><td>3</td><td>1</td><td>0</td><td>0</td><td>0</td><td>1</td>
<td></td><td>0</td><td>0</td><td>0</td><td>0</td></tr></table>
<p>五、存在的主要问题及改进情况</p><p>问题是有的。</p><p>六、别的</p><p>无。</p>
<p>附件：<a href="/a/b.pdf">甲市2022年报告.pdf</a></p><p>甲市人民政府</p><p>2023年1月10日</p></div>
<div>主办：甲市</div></body></html>"""

INDICATORS = """<h1>甲市2015年政府信息公开工作年度报告</h1><p>甲市的报告。</p><table>
<tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>
<tr><td>一、主动公开政府信息数</td><td>条</td><td>120</td></tr>
<tr><td>二、收到申请数</td><td>件</td><td></td></tr></table>"""


def lines(page: str, url: str = URL, width: int = 80) -> list[str]:
    """What is printed for a page, line by line."""
    return printed(explain(extract(page.encode(), url)), width)


def printed(parts: Iterable[RenderableType], width: int = 80) -> list[str]:
    """The lines of some parts, without the spaces that fill them."""
    console = Console(file=io.StringIO(), width=width, markup=False, highlight=False, emoji=False)
    with console.capture() as capture:
        console.print(*parts, sep="\n")
    return [line.rstrip() for line in capture.get().splitlines()]


def under(shown: list[str], heading: str) -> list[str]:
    """The lines below one that begins with some words, up to the next blank one."""
    start = next(n for n, line in enumerate(shown) if line.startswith(heading)) + 1
    return shown[start : shown.index("", start) if "" in shown[start:] else None]
