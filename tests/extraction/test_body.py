"""The article and its files."""

from __future__ import annotations

from pages import through

BODY = "<p>2022年，本局认真做好政府信息公开工作，主动公开信息若干条，群众满意。</p>"


def test_one_block_a_line_and_tables_in_their_place() -> None:
    table = "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td></td></tr></table>"
    report = through(
        "body",
        f"<html><body><h1>题</h1><div id=zoom>{BODY}{table}<ul><li>项一</li><li>项二</li></ul></div><p>页脚</p></body></html>",
    )
    assert report.body.splitlines()[1:] == ["甲 | 1", "乙 | ", "项一", "项二"]


def test_the_signature_stays_and_boilerplate_goes() -> None:
    report = through(
        "body",
        f"<html><body><div id=zoom>{BODY}<p>某局</p><p>2023年1月1日</p><p>【打印】</p></div></body></html>",
    )
    assert report.body.splitlines()[1:] == ["某局", "2023年1月1日"]


def test_files_of_the_article_are_attachments_once_and_absolute() -> None:
    links = (
        "<p><a href='./P020230111.pdf'>年度报告.pdf</a> <a href='/x/附表.xlsx?v=1' title='附表'></a></p>"
        "<p><a href='P020230111.pdf'>再次</a><a href='/index.html'>首页</a>"
        "<a href='/system/_content/download.jsp?urltype=news.DownloadAttachUrl&wbfileid=9'>下载</a></p>"
    )
    report = through(
        "body", f"<html><body><a href='/logo.pdf'>别处</a><div id=zoom>{BODY}{links}</div></body></html>"
    )
    assert [(attachment.url, attachment.name) for attachment in report.attachments] == [
        ("http://www.example.gov.cn/a/P020230111.pdf", "年度报告.pdf"),
        ("http://www.example.gov.cn/x/附表.xlsx?v=1", "附表"),
        (
            "http://www.example.gov.cn/system/_content/download.jsp?urltype=news.DownloadAttachUrl&wbfileid=9",
            "下载",
        ),
    ]
