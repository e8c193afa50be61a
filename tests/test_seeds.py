"""The five harvested pages where it all started, as they are and in the layout of their portals."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

import pytest

from harvester.extraction import extract

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from harvester.items import Report

READING = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)")


def paragraphs(lines: list[str]) -> str:
    return "\n".join(f"<p style='text-indent:2em'>{escape(line)}</p>" for line in lines if line.strip())


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.rstrip("| ").split("|")]


def page(title: str, above: str, container: str, article: str, head: str = "") -> str:
    """A portal page: menu, breadcrumb, header, article, share bar, neighbours and footer."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title>{head}
<script>var a = "<p>脚本</p>";</script></head><body><div class="header"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/nb/">年报</a></div>{above}
<div {container}>{article}</div>
<div class="share">分享到：<a href="#">微信</a></div><div>【打印】 【关闭】</div><div>上一篇：<a href="x">没有了</a></div>
<div class="footer">主办单位：某区人民政府 网站标识码：0000000000 ICP备00000000号</div></body></html>"""


def truecms(lines: list[str]) -> str:
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells(line)) + "</tr>" for line in lines[:4]
    )
    byline = "<p>来源：某区发展和改革委员会 发布时间：2023-01-11 字体：[ 大 中 小 ]</p>"
    return page("", f"<table class='xxgk_table'>{rows}</table>{byline}", 'id="zoom"', paragraphs(lines[4:]))


def ucap(lines: list[str]) -> str:
    items = []
    for line in lines[:4]:
        row = cells(line)
        while row:
            label, value = row.pop(0), ""
            if row and not row[0].endswith(":"):
                value = row.pop(0)
            items.append(f"<li><div>{escape(label)}</div><div>{escape(value)}</div></li>")
    above = f"<div class='detail_xxgk_info'><ul>{''.join(items)}</ul></div>"
    return page(
        "2018年度政府信息公開年度報告",
        above,
        'id="zoomcon"',
        f"<ucapcontent>{paragraphs(lines[4:])}</ucapcontent>",
    )


def nfcms(lines: list[str]) -> str:
    return page("2022年政府信息公開工作年度報告", "", 'class="news_cont_d_wrap"', paragraphs(lines))


def static(lines: list[str]) -> str:
    return page(
        f"{lines[0]}-市发展和改革委员会", f"<h1>{lines[0]}</h1>", 'class="content"', paragraphs(lines[1:])
    )


def p8(lines: list[str]) -> str:
    source = lines[1] if lines[1].strip() else lines[2]
    above = f"<div class='ny_mb_inner_box ny_mb_inner_box1'><p>{lines[0]}</p><div class='source'><span>{source}</span></div></div>"
    return page(
        f"{lines[0]}_某市人民政府",
        above,
        'class="xwnr_txt"',
        paragraphs([x for x in lines[2:] if "浏览次数" not in x]),
    )


LAYOUTS: dict[str, Callable[[list[str]], str]] = {
    "000": truecms,
    "001": ucap,
    "002": nfcms,
    "003": static,
    "004": p8,
}


@pytest.fixture(params=["as it is", "in its portal's layout"])
def seed(request: pytest.FixtureRequest, shared: Path) -> Callable[[str], Report]:
    """Reads a seed by its number, as plain text or wrapped in a page of its portal's kind."""

    def read(number: str) -> Report:
        text = next((shared / "seeds").glob(f"{number}_*.txt")).read_text("utf-8")
        body = text if request.param == "as it is" else LAYOUTS[number](text.splitlines())
        return extract(body.encode(), f"http://www.example.gov.cn/{number}.html")

    return read


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


def kinds(report: Report) -> list[str | None]:
    return [section.kind for section in report.sections]


def test_seed_000_an_index_table_on_one_line(seed: Callable[[str], Report]) -> None:
    report = seed("000")
    assert report.kind == "work_summary"
    assert report.title == "南通市海门区发展和改革委员会2022年政务公开总结"
    assert report.index_number == "014245746/2023-00072"
    assert report.category == "综合政务\\政务公开 其他"
    assert report.publisher == "南通市海门区发展和改革委员会"
    assert report.document_number is None
    assert (report.date_written, report.date_published) == ("2023-01-11", "2023-01-11")
    assert (report.validity, report.report_year) == ("有效", 2022)
    assert [section.heading[:2] for section in report.sections] == ["一、", "二、", "三、"]
    assert report.body.startswith("2022年")


def test_seed_001_traditional_text_with_readings_and_torn_runs(seed: Callable[[str], Report]) -> None:
    report = seed("001")
    assert report.kind == "annual_report"
    assert report.index_number == "u844370-0801-2023-0003"
    assert (report.category, report.publisher) == ("综合政务", "东湖区人社局")
    assert report.date_written == "2019-01-18"
    assert report.document_number is None
    assert (report.validity, report.open_scope, report.open_mode) == ("有效", "面向全社会", "主动公开")
    assert report.report_year == 2018
    assert not READING.search(report.body)
    assert not set("報關於設開與為應電務會進門") & set(report.body)
    assert "专业性" in report.body or "\ufffd" in report.body
    for words in ("表扬", "座谈讨论", "薄弱环节", "dhqzfb@126.com"):
        assert words in report.body
    assert [section.heading[0] for section in report.sections] == list("一二三四五六")
    assert kinds(report) == ["overview", "disclosure", "requests", "other", "disputes", "problems"]


def test_seed_002_a_signature_empty_tables_and_a_copyright_footer(seed: Callable[[str], Report]) -> None:
    report = seed("002")
    assert report.kind == "annual_report"
    assert (report.publisher, report.date_written) == ("台山市人民政府办公室", "2023-01-20")
    assert (report.evidence["publisher"].rule, report.evidence["date_written"].rule) == (
        "signature",
        "signature",
    )
    assert report.report_year == 2022
    assert kinds(report) == ["overview", "disclosure", "requests", "disputes", "problems", "other"]
    assert [section.text == "" for section in report.sections] == [False, True, True, True, False, False]
    assert codes(report).count("table_missing") == 3
    assert "”的各项政策文件" in report.body
    assert "text_damaged" in codes(report) or "“六保”" in report.body
    for words in ("凡本网注明", "联系方式", "email", "版权"):
        assert words not in report.body
    assert "http://www.bar-code.com.cn/gkmlpt/index" in report.body


def test_seed_003_a_masked_city_and_no_metadata(seed: Callable[[str], Report]) -> None:
    report = seed("003")
    assert report.kind == "annual_report"
    assert report.title == "发展和改革委员会2017年政府信息公开工作年度报告"
    assert report.report_year == 2017
    assert codes(report).count("masked_names") == 1
    assert report.keywords == "政府信息公开,发改委,报告,2017年"
    assert report.keywords not in report.body
    assert "中国**网" in report.body
    assert report.body.endswith("办公室联系。")


def test_seed_004_a_news_page_with_an_inline_date(seed: Callable[[str], Report]) -> None:
    report = seed("004")
    assert report.kind == "news"
    assert report.title == "坚持以人民为中心发展思想,以政务公开“透明度”提升社会主体“满意度”"
    assert (report.date_published, report.source) == ("2023-05-29", "盘锦日报")
    assert "浏览次数" not in report.body
    assert len(report.sections) == 5
    assert all(
        section.heading.startswith("——") and section.heading in report.body for section in report.sections
    )


def test_what_needs_no_repair_comes_out_as_printed(seed: Callable[[str], Report], shared: Path) -> None:
    """The body of a clean page is what stands on it, in the same order, and nearly all of that."""
    for number in ("000", "003", "004"):
        printed = "".join(next((shared / "seeds").glob(f"{number}_*.txt")).read_text("utf-8").split())
        lines = ["".join(line.split()) for line in seed(number).body.splitlines()]
        places = [printed.find(line) for line in lines]
        assert -1 not in places
        assert places == sorted(places)
        assert len("".join(lines)) >= 0.93 * len(printed)
