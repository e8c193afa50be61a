"""Bytes -> one tree: encodings, damage, and what is no page at all."""

from __future__ import annotations

import random

import pytest
from pages import codes, texts, through

from harvester.extraction.reading.decoding import MAX_TAGS
from harvester.extraction.reading.page import MAX_BYTES, read

TEXT = "政府信息公开工作年度报告，朱镕基、㐂"


def page(declaration: str = "") -> str:
    return f"<html><head>{declaration}<title>某局</title></head><body><p>{TEXT}</p></body></html>"


@pytest.mark.parametrize(
    ("encoding", "declared", "meta"),
    [
        ("utf-8", None, ""),
        ("utf-8", "utf-8", ""),
        ("utf-8-sig", None, ""),
        ("gb18030", "gb2312", ""),
        ("gb18030", None, "<meta charset=gb2312>"),
        ("gb18030", None, '<meta http-equiv="Content-Type" content="text/html; charset=gbk">'),
        ("gb18030", None, ""),
        ("utf-16", None, ""),
    ],
)
def test_each_declaration_is_understood(encoding: str, declared: str | None, meta: str) -> None:
    report = through("read", page(meta).encode(encoding), encoding=declared)
    assert texts(report) == [TEXT]
    assert codes(report) == []


@pytest.mark.parametrize(
    ("encoding", "declared", "meta"),
    [
        ("gb18030", "utf-8", ""),
        ("utf-8", "gb2312", ""),
        ("utf-8", None, "<meta charset=gb2312>"),
        ("gb18030", None, "<meta charset=utf-8>"),
        ("utf-8", "iso-8859-1", ""),
        ("big5", "utf-8", ""),
    ],
)
def test_a_wrong_declaration_is_found_out(encoding: str, declared: str | None, meta: str) -> None:
    text = "信息" * 30 if encoding == "big5" else TEXT
    report = through("read", page(meta).replace(TEXT, text).encode(encoding, "ignore"), encoding=declared)
    assert texts(report) == [text]
    assert codes(report) == ["encoding_mismatch"]


@pytest.mark.parametrize(("header", "meta"), [("gbk", "big5"), ("big5", "gbk")])
def test_the_header_is_believed_before_the_page_when_both_explain_the_bytes(header: str, meta: str) -> None:
    body = f"<html><meta charset={meta}><body><p>{'信息' * 30}</p></body></html>".encode("gbk")
    report = through("read", body, encoding=header)
    assert texts(report) == [("信息" * 30).encode("gbk").decode(header)]
    assert codes(report) == []


def test_bytes_that_nothing_explains_are_marked_and_the_rest_is_kept() -> None:
    report = through("read", page().encode().replace("工作".encode(), b"\xff\xfe\xff"))
    assert codes(report) == ["encoding_damaged"]
    assert "年度报告" in texts(report)[0]
    assert "\ufffd" in texts(report)[0]


def test_a_page_cut_within_a_character() -> None:
    report = through("read", "<html><body><p>政府信息公开工作年度报告</p><p>第二段".encode()[:-1])
    assert [finding.message for finding in report.findings] == [
        "the page ends in the middle of a character",
        "the page has no end tag",
    ]
    assert texts(report) == ["政府信息公开工作年度报告", "第二"]


def test_a_page_without_its_end() -> None:
    assert codes(through("read", "<html><body><p>政府信息公开</p><p>第二段</p>")) == ["page_truncated"]
    assert codes(through("read", "<div><p>一个片段没有外壳</p></div>")) == []


HEAD = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>甲市2022年政府信息公开工作年度报告</title>\n'


@pytest.mark.parametrize("stub", ["", "<", "</", "</head", "</head><body", '</head><body class="a'])
def test_a_page_cut_off_in_its_head_has_no_text(stub: str) -> None:
    report = through("check", HEAD + stub)
    assert (report.title, report.body) == ("甲市2022年政府信息公开工作年度报告", "")
    assert {"page_truncated", "page_empty", "body_missing"} <= set(codes(report))


@pytest.mark.parametrize("stub", ["<", "</", "<p", "</p"])
def test_a_page_cut_off_in_a_tag_has_no_part_of_it_as_text(stub: str) -> None:
    assert texts(through("read", f"<html><body><p>政府信息公开</p>{stub}")) == ["政府信息公开"]


@pytest.mark.parametrize("body", [b"", b" \n\t ", b"<html><body><script>var a = 1</script></body></html>"])
def test_an_empty_page(body: bytes) -> None:
    assert codes(through("read", body)) == ["page_empty"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7 text", "it is a PDF file"),
        (b"PK\x03\x04docx", "it is a ZIP archive, which .docx and .xlsx are as well"),
        (b"\xd0\xcf\x11\xe0doc", "it is a document of the old Office (.doc, .xls)"),
        (random.Random(7).randbytes(4000), "it is a file of unknown kind, full of control characters"),
    ],
)
def test_a_binary_file(body: bytes, kind: str) -> None:
    report = through("check", body)
    assert [(finding.code, finding.message) for finding in report.findings] == [("page_not_text", kind)]
    assert report.body == ""


def test_a_page_of_thirty_megabytes_is_read_in_part() -> None:
    line = "<p>政府信息公开工作的一个段落，内容平平。</p>\n"
    body = ("<html><body>" + line * (30_000_000 // len(line.encode()))).encode()
    assert len(body) > 2 * MAX_BYTES
    report = through("read", body)
    assert set(codes(report)) == {"page_too_large"}
    assert report.page is not None
    assert len(report.page.blocks) > MAX_TAGS // 2 - 10


def test_two_thousand_levels_keep_their_text() -> None:
    report = through(
        "read", "<html><body><p>上文</p>" + "<div>" * 2000 + "深处" + "</div>" * 2000 + "</body></html>"
    )
    assert codes(report) == ["page_too_deep"]
    assert texts(report) == ["上文", "深处"]


def test_a_hundred_thousand_levels_do_no_harm() -> None:
    assert "page_too_deep" in codes(through("check", "<html><body><p>上文</p>" + "<span>" * 100_000 + "深处"))


def test_control_characters_are_dropped() -> None:
    assert texts(through("read", "<html><body><p>政府\x00信息\x0b公开</p></body></html>")) == ["政府信息公开"]


def test_plain_text_is_a_line_a_block_and_a_bar_between_cells() -> None:
    report = through("read", "标题\n\n索引号: | 123 | 分类: | 其他 ||\n正文一段。")
    assert report.page
    assert report.page.plain
    assert [(block.text, block.cells) for block in report.page.blocks] == [
        ("标题", None),
        ("索引号: | 123 | 分类: | 其他", ["索引号:", "123", "分类:", "其他"]),
        ("正文一段。", None),
    ]


def test_a_protected_address_is_decoded_where_the_page_still_has_it() -> None:
    link = '<a class="__cf_email__" data-cfemail="0f676a6363604f6a776e627f636a216c6062">[email&#160;protected]</a>'
    assert texts(through("read", f"<html><body><p>邮箱：{link}。</p></body></html>")) == [
        "邮箱：hello@example.com。"
    ]


def test_the_page_is_parsed_once() -> None:
    report = through("read", page())
    assert report.page
    root = report.page.root
    read(report)
    assert report.page.root is root
