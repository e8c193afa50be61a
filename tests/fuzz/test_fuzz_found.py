"""What fuzzing found, the smallest input of each."""

from __future__ import annotations

import pytest
from properties import URL, Cost, measure, violations

from harvester.extraction import extract

CREDITS = ("编辑:" + "；" * 15) * 10 + "。"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            b"<html><head></head></html><body><h1>Title</h1><p>Text.</p></body></html>",
            id="html ends in the head",
        ),
        pytest.param(b"<html><body><p>First.</p></body></html><div><p>Text.</p></div>", id="two documents"),
        pytest.param(b"<p>First.</p></body><p>Text.</p>", id="body ends early"),
    ],
)
def test_text_below_an_end_of_the_page_is_read(body: bytes) -> None:
    assert "Text." in extract(body, URL).body


def test_a_mark_for_a_lost_character_that_the_page_prints_is_no_damage() -> None:
    report = extract("<p>a\ufffd\ufffd b\ufffd\ufffd</p>".encode(), URL)
    assert report.body == "a\ufffd\ufffd b\ufffd\ufffd"
    assert [finding.code for finding in report.findings if "encoding" in finding.code] == []


@pytest.mark.parametrize("name", ["base64", "idna", "undefined", "punycode", "zlib", "unicode_escape"])
def test_an_encoding_that_no_page_can_be_in_is_not_believed(name: str) -> None:
    body = f"<meta charset={name}><p>文字在此。</p>".encode("gb18030")
    assert violations(body) == []
    assert extract(body, URL).body == "文字在此。"


def test_a_mail_address_of_control_characters() -> None:
    assert violations(b"<a data-cfemail='abab'>x</a>") == []


def test_a_line_of_credits_can_be_read_in_one_way_only() -> None:
    cost: Cost = measure(
        f"<div id=zoom><p>一个完整的句子在此。</p><p>{CREDITS}</p></div>".encode(), kill_after=1
    )
    assert cost.wrong == []


def test_many_dates_of_which_none_signs_the_text() -> None:
    lines = "<p><a href=x>某市某局2022年1月1日</a></p>" * 2_000
    cost = measure(
        f"<div id=zoom><p>一个完整的句子在此。</p>{lines}<p>全文完。</p></div>".encode(),
        seconds=0.35,
        kill_after=2,
    )
    assert cost.wrong == []


@pytest.mark.parametrize("body", [b"<b>x<a><y>", b"<b>\xa5<a><y>"])
def test_a_line_that_elements_without_text_end(body: bytes) -> None:
    assert violations(body) == []
