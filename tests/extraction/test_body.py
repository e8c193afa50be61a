"""The article and its files."""

from __future__ import annotations

import pytest
from pages import through

from harvester.extraction import STAGES
from harvester.items import Attachment, Page, Report

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


def attachments(markup: str, head: str = "") -> list[Attachment]:
    return through("body", f"<html><head>{head}</head><body>{markup}</body></html>").attachments


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("<base href='http://files.example.gov.cn/x/'>", "http://files.example.gov.cn/x/a.pdf"),
        ("<base target=_blank><base href='/y/'>", "http://www.example.gov.cn/y/a.pdf"),
        ("<base href='http://[x/'>", "http://www.example.gov.cn/a/a.pdf"),
        ("<base target=_blank>", "http://www.example.gov.cn/a/a.pdf"),
    ],
)
def test_addresses_are_relative_to_the_base_of_the_page(base: str, url: str) -> None:
    found = attachments(f"<div id=zoom>{BODY}<a href='a.pdf'>表</a></div>", base)
    assert found == [Attachment(url, "表")]


def test_addresses_are_relative_to_where_the_page_was_found() -> None:
    page = Page(
        f"<div id=zoom>{BODY}<a href='a.pdf'>表</a></div>".encode(), url="http://new.example.gov.cn/x/y.html"
    )
    report = Report("http://www.example.gov.cn/a/b.html", "www.example.gov.cn", page)
    for _, run in STAGES:
        run(report)
    assert [found.url for found in report.attachments] == ["http://new.example.gov.cn/x/a.pdf"]


def test_a_malformed_address_costs_only_itself() -> None:
    links = "<a href='http://[x/a.pdf'>甲</a><a href='b.pdf'>乙</a>"
    assert [found.name for found in attachments(f"<div id=zoom>{BODY}<p>{links}</p></div>")] == ["乙"]


@pytest.mark.parametrize(
    "frame",
    [
        "<iframe src='a.pdf' title='报告'>无法显示</iframe>",
        "<embed src='a.pdf' title='报告'>",
        "<object data='a.pdf' title='报告'></object>",
        "<p><a href='a.pdf' title='报告'><img src='icon.gif'></a></p>",
    ],
)
def test_a_file_shown_in_a_frame_is_an_attachment(frame: str) -> None:
    expected = [Attachment("http://www.example.gov.cn/a/a.pdf", "报告")]
    assert attachments(f"<div id=zoom>{BODY}{frame}</div>") == expected
    assert attachments(f"<div id=zoom>{frame}{BODY}</div>{frame.replace('a.pdf', 'b.pdf')}") == expected
    assert attachments(f"<div id=zoom>{BODY}{frame.replace('.pdf', '.html')}</div>") == []


@pytest.mark.parametrize(
    "below",
    [
        "<div class=fj>附件：<a href='a.pdf'>甲</a></div>",
        "<div>【打印】</div><div>相关附件</div><ul><li><a href='a.pdf'>甲</a></li></ul>",
        "<h3>文件下载</h3><p><a href='a.pdf'>甲</a></p>",
    ],
)
def test_files_right_below_the_article_are_attachments_but_no_text(below: str) -> None:
    report = through("body", f"<html><body><div id=zoom>{BODY}</div>{below}<p>其他</p></body></html>")
    assert [found.name for found in report.attachments] == ["甲"]
    assert len(report.body.splitlines()) == 1


def test_the_files_of_a_visual_sitebuilder_page() -> None:
    address = "/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1&wbfileid="
    items = "".join(
        f"<li>附件【<a href='{address}{n}'>{n}.docx</a>】已下载<span>3</span>次</li>" for n in (1, 2)
    )
    markup = f"<form><div id=vsb_content><div class=v_news_content>{BODY}</div></div><ul>{items}</ul></form>"
    assert [found.name for found in attachments(markup)] == ["1.docx", "2.docx"]


@pytest.mark.parametrize(
    "below",
    [
        "<p><a href='a.pdf'>甲</a></p>",
        "<p>一</p><p>二</p><p>三</p><p>四</p><p>附件：<a href='a.pdf'>甲</a></p>",
        "<p>附件：</p><p>相关阅读</p><p><a href='a.pdf'>甲</a></p>",
        "<p>附件：<a href='a.html'>甲</a></p>",
    ],
)
def test_other_files_below_the_article_are_none_of_its_own(below: str) -> None:
    assert attachments(f"<div id=zoom>{BODY}</div>{below}") == []


def test_the_heading_of_files_stands_among_the_first_lines_below_the_article() -> None:
    below = "<p>一</p><p>二</p><p>附件：<a href='a.pdf'>甲</a></p>"
    assert len(attachments(f"<div id=zoom>{BODY}</div>{below}")) == 1
    assert attachments(f"<div id=zoom>{BODY}</div><p>零</p>{below}") == []


def test_a_button_that_downloads_a_file_is_no_text_but_an_attachment() -> None:
    report = through(
        "body", f"<html><body><div id=zoom>{BODY}<p><a href='a.pdf'>点击下载</a></p></div></body></html>"
    )
    assert [found.name for found in report.attachments] == ["点击下载"]
    assert len(report.body.splitlines()) == 1


def test_links_of_boilerplate_are_no_attachments() -> None:
    end = "<br>见<a href='a.pdf'>甲</a><br>【<a href='b.pdf'>打印</a>】<br>上一篇：<a href='c.pdf'>乙</a>"
    assert [found.name for found in attachments(f"<div id=zoom>{BODY}正文。{end}</div>")] == ["甲"]
    assert attachments(f"<div id=zoom>{BODY}<nav><a href='b.pdf'>丙</a></nav></div>") == []


@pytest.mark.parametrize("row", ["附件下载", "文件下载"])
def test_a_file_in_the_index_block_is_an_attachment(row: str) -> None:
    index = (
        "<table><tr><td>索引号：</td><td>000014349/2023-00012</td></tr>"
        f"<tr><td>{row}：</td><td><a href='P020230102.docx'>某发〔2023〕1号.docx</a> <a href='x.html'>乙</a></td></tr></table>"
    )
    report = through("body", f"<html><body>{index}<div id=zoom>{BODY}</div></body></html>")
    assert [found.name for found in report.attachments] == ["某发〔2023〕1号.docx"]
    assert len(report.body.splitlines()) == 1


def test_files_under_their_own_names_right_below_the_article_need_no_heading() -> None:
    files = (
        "<ul><li><a href='P0202.doc'>某发〔2021〕3号.doc</a></li><li><a href='P0203.xls'>表.xls</a></li></ul>"
    )
    assert [found.name for found in attachments(f"<div id=zoom>{BODY}</div>{files}<p>其他</p>")] == [
        "某发〔2021〕3号.doc",
        "表.xls",
    ]
    far = "<p>一</p><p>二</p><p>三</p>"
    assert attachments(f"<div id=zoom>{BODY}</div>{far}{files}") == []
