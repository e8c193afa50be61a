"""What a CMS keeps on the page for its own scripts."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pages import through

from harvester.extraction.metadata.embedded import embedded_values

GKMLPT = "http://www.example.gov.cn/gkmlpt/content/3/3000/post_3000001.html"


def values(script: str, url: str = GKMLPT, markup: str = "") -> list[tuple[str, str]]:
    page = f"<html><head><script>{script}</script></head><body>{markup}<p>文。</p></body></html>"
    report = through("read", page)
    assert report.page
    return [(field, value) for field, value, _ in embedded_values(report.page, url)]


def config(detail: dict[str, Any]) -> str:
    text = json.dumps(detail).replace("<", "\\u003C")
    return f"window._CONFIG = {{\n SID: '750001',\n DETAIL: {text},\n SERVICE_AREA_ID: 1\n}};"


def test_the_json_of_gkmlpt_gives_its_fields() -> None:
    article = {
        "id": 1,
        "content": '<p title="假">"title": "假标题"</p>',
        "title": "某局“年度”报告",
        "identifier": "000014349/2023-00001",
        "publisher": "某市某局",
        "document_number": "",
        "date": 1673366400,
        "created_at": "2023-01-12 00:00:00",
    }
    assert values(config(article)) == [
        ("title", "某局“年度”报告"),
        ("index_number", "000014349/2023-00001"),
        ("publisher", "某市某局"),
        ("document_number", ""),
        ("date_written", "1673366400"),
        ("date_published", "2023-01-12 00:00:00"),
    ]


def test_the_article_of_another_page_beside_it_says_nothing() -> None:
    script = 'window._CONFIG = { DETAIL: {"title": "某}局", "a": {"b": 1}}, RELATED: [{"identifier": "9/2020-1"}] };'
    assert values(script) == [("title", "某}局")]


@pytest.mark.parametrize(
    "script",
    [
        "var a = 1;",
        "window._CONFIG = { SID: '1' };",
        'window._CONFIG = { SID: "1", "title": "栏目", DETAIL: null };',
        'window._CONFIG = { DETAIL: {"title": "断',
        'window._CONFIG = { DETAIL: {"title": ["表"], "date": 0} };',
        'var x = {DETAIL: {"title": "某局"}};',
    ],
)
def test_other_scripts_give_nothing(script: str) -> None:
    assert values(script) == []


def test_a_string_that_cannot_be_read_says_nothing() -> None:
    assert values('window._CONFIG = { DETAIL: {"title": "\\x"} };') == [("title", "")]


def test_only_a_page_of_gkmlpt_is_searched() -> None:
    assert values(config({"title": "某局"}), "http://www.example.gov.cn/a.html") == []


def test_the_tag_of_ucap_gives_the_day_of_publication() -> None:
    markup = "<div>时间：<PUBLISHTIME> 2024-01-19 10:31 </PUBLISHTIME></div>"
    assert values("", "", markup) == [("date_published", "2024-01-19 10:31")]
    assert values("", "", "<publishtime></publishtime>") == [("date_published", "")]


def test_a_page_without_a_tree_holds_nothing() -> None:
    report = through("read", b"%PDF-1.4")
    assert report.page
    assert list(embedded_values(report.page, GKMLPT)) == []
