"""NFCMS: an HTML list, or the JSON that its page's script reads."""

from __future__ import annotations

import json

import pytest
from scrapy.http import TextResponse
from walker import page

from harvester.platforms.nfcms import keep_scheme, post_of, read_list, read_postmeta

URL = "http://www.jia.gov.cn/jia/nb/"
ROWS = (
    '<ul class="side"><li><a href="/jia/zn/content/post_1.html">政府信息公开指南</a></li></ul>'
    '<ul class="list"><li><a href="https://www.jia.gov.cn/jia/nb/content/post_7.html">2022年报告</a>'
    "<span>2023-01-25</span></li></ul>"
)


def test_rows_of_the_column_and_the_next_page() -> None:
    found = read_list(page(URL, ROWS + '<a href="index_2.html">下一页</a>'))
    (entry,) = found.entries
    assert (entry.url, entry.title, entry.date) == (f"{URL}content/post_7.html", "2022年报告", "2023-01-25")
    assert entry.post == "7"
    assert found.next is not None
    assert found.next.url == f"{URL}index_2.html"


SCRIPT = "<script>$.get('/postmeta/i/20911.json', show)</script>"


def test_the_json_is_read_where_the_page_has_no_rows() -> None:
    (found,) = read_list(page(URL, SCRIPT)).lists
    assert (found.url, found.reader) == ("http://www.jia.gov.cn/postmeta/i/20911.json", read_postmeta)
    assert not read_list(page(URL, ROWS + SCRIPT)).lists


def test_a_page_without_both_has_lost_its_list() -> None:
    found = read_list(page(URL, "<p>栏目维护中</p>"))
    assert not found.entries
    assert not found.lists
    assert not found.ended


@pytest.mark.parametrize("date", ["2023-01-25 17:43:21", 1674639801, "1674639801"])
def test_postmeta(date: object) -> None:
    articles = [
        {
            "id": 7,
            "title": "2022年报告 ",
            "url": "https://www.jia.gov.cn/jia/nb/content/post_7.html",
            "date": date,
            "source": "甲市政府网",
            "EXT_wh": "甲府〔2023〕1号",
            "EXT_fbjg": "甲市人民政府",
        }
    ]
    body = json.dumps({"id": 20911, "articles": articles}).encode()
    (entry,) = read_postmeta(TextResponse("http://www.jia.gov.cn/postmeta/i/20911.json", body=body)).entries
    assert (entry.url, entry.title, entry.date) == (f"{URL}content/post_7.html", "2022年报告", "2023-01-25")
    assert entry.fields == {
        "document_number": "甲府〔2023〕1号",
        "publisher": "甲市人民政府",
        "source": "甲市政府网",
    }


@pytest.mark.parametrize(
    "broken",
    [
        {"id": 8},
        {"id": 8, "title": 12, "url": "/content/post_8.html"},
        {"id": 8, "title": "2021年报告", "url": "http://[jia/post_8.html"},
        {"id": 8, "title": "2021年报告", "url": "http://jia:99999/post_8.html"},
        None,
    ],
)
def test_a_malformed_article_of_postmeta_costs_itself_only(broken: object) -> None:
    articles = [broken, {"id": 7, "title": "2022年报告", "url": f"{URL}content/post_7.html"}]
    body = json.dumps({"articles": articles}).encode()
    found = read_postmeta(TextResponse("http://www.jia.gov.cn/postmeta/i/20911.json", body=body))
    assert [entry.post for entry in found.entries] == ["7"]
    assert found.malformed == 1


@pytest.mark.parametrize(
    ("url", "post"),
    [
        ("http://a/content/post_7.html", "7"),
        ("http://a/content/mpost_7.html", "7"),
        ("http://a/gkmlpt/content/3/3024/post_3024214.html?jump=false", "3024214"),
        ("http://a/content/index.html", None),
    ],
)
def test_the_number_of_a_post(url: str, post: str | None) -> None:
    assert post_of(url) == post


def test_the_scheme_of_the_page_is_kept_on_its_own_host_only() -> None:
    assert keep_scheme("https://a.cn/1?x=2", "http://a.cn/") == "http://a.cn/1?x=2"
    assert keep_scheme("https://b.cn/1", "http://a.cn/") == "https://b.cn/1"
