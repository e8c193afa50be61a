"""Small pages for the tests of extraction."""

from __future__ import annotations

from harvester.extraction import STAGES
from harvester.items import Hints, Page, Report

BODY = "<p>2022年，本局认真做好政府信息公开工作，主动公开信息若干条，群众满意。</p>" * 3
TITLE = "某市某局2022年政府信息公开工作年度报告"
INDEX = (
    "<table><tr><td>索引号：</td><td>123/2023-00001</td><td>主题分类：</td><td>综合政务</td></tr>"
    "<tr><td>发布机构：</td><td>某市某局</td><td>成文日期：</td><td>2023年1月11日</td></tr>"
    "<tr><td>发文字号：</td><td>—</td><td>发布日期：</td><td>2023-01-12</td></tr></table>"
)
METAS = (
    '<META NAME="ArticleTitle" content="某市某局2022年政府信息公开工作年度报告">'
    '<meta name="pubdate" content="2023-01-13 10:00"><meta name="ContentSource" content="某局办公室">'
)


def through(
    stage: str,
    markup: str | bytes,
    *,
    url: str = "http://www.example.gov.cn/a/b.html",
    encoding: str | None = None,
    hints: Hints | None = None,
) -> Report:
    """A page read up to and including a stage; a stage that raises fails the test."""
    body = markup.encode() if isinstance(markup, str) else markup
    report = Report(url, "www.example.gov.cn", Page(body, encoding, hints or Hints()))
    for name, run in STAGES:
        run(report)
        if name == stage:
            break
    return report


def codes(report: Report) -> list[str]:
    """The codes of a report's findings."""
    return [finding.code for finding in report.findings]


def texts(report: Report, role: str = "text") -> list[str]:
    """The lines of the article that have a role."""
    assert report.page
    return [block.text for block in report.page.blocks if block.role == role and block.inside]


def page(
    *, head: str = "", above: str = "", article: str = BODY, title: str = f"{TITLE}_某市人民政府网"
) -> str:
    """A page of a portal: a head, what stands above the article, and the article in its container."""
    return f"<html><head><title>{title}</title>{head}</head><body>{above}<div id=zoom>{article}</div></body></html>"
