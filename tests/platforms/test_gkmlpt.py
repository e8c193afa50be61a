"""gkmlpt: the tree in the index page, the list API, and the jump to NFCMS."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from scrapy.http import Request, Response, TextResponse
from walker import page, walk

from harvester.platforms import nfcms
from harvester.platforms.gkmlpt import GkmlptSpider, read_articles, read_index
from harvester.platforms.listing import ListLostError

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = "http://www.jia.gov.cn"
INDEX = f"{BASE}/gkmlpt/index"
Node = dict[str, Any]


def node(number: int, name: str, *children: Node, jump_url: str = "") -> Node:
    return {"id": number, "name": name, "children": list(children), "jump_url": jump_url, "post_count": 1}


def index(*nodes: Node, url: str = INDEX) -> TextResponse:
    tree = json.dumps(nodes, ensure_ascii=False)
    config = f"window._CONFIG = {{ SID: '755001', NAME: '甲市', TREE: {tree}, SERVICE_AREA_ID: 440781 }};"
    return page(url, f"<script>{config}</script>")


def test_the_annual_report_nodes_are_found_by_name() -> None:
    tree = [
        node(1, "政策法规", node(2, "政策解读")),
        node(
            3,
            "政府信息公开",
            node(4, "政府信息公开年报", node(5, "2022年"), node(6, "更早", node(7, "2021年"))),
        ),
        node(8, "年度报告"),
        node(9, "网站工作年度报表", node(10, "政府网站年报")),
        node(11, "统计年报"),
    ]
    assert [urlsplit(found.url).path.rpartition("/")[2] for found in read_index(index(*tree)).lists] == [
        "5",
        "7",
        "8",
    ]


def test_the_address_of_the_list_api() -> None:
    (found,) = read_index(index(node(4, "政府信息公开年报"))).lists
    assert found.url == f"{BASE}/gkmlpt/api/all/4?page=1&sid=755001"


def test_the_platform_may_be_mounted_below_a_path() -> None:
    (found,) = read_index(index(node(4, "年报"), url=f"{BASE}/zqhjj/gkmlpt/index")).lists
    assert found.url == f"{BASE}/zqhjj/gkmlpt/api/all/4?page=1&sid=755001"


def test_a_node_that_jumps_is_read_by_nfcms_and_after_the_api() -> None:
    jump = node(4, "年报", jump_url="https://www.jia.gov.cn/jia/nb/")
    found = read_index(index(jump, node(5, "部门年报"))).lists
    assert [(urlsplit(each.url).path, each.reader) for each in found] == [
        ("/gkmlpt/api/all/5", read_articles),
        ("/jia/nb/", nfcms.read_list),
    ]
    assert found[1].url.startswith("http://")


@pytest.mark.parametrize(
    ("response", "message"),
    [
        (page(INDEX, "<div id=app></div>"), "no _CONFIG"),
        (index(node(1, "政策法规"), node(2, "人事信息")), "政策法规、人事信息"),
    ],
)
def test_an_index_without_the_node_is_a_lost_list(response: TextResponse, message: str) -> None:
    with pytest.raises(ListLostError, match=message):
        read_index(response)


# --- The list API -------------------------------------------------------------------------------


def article(number: int, **values: Any) -> dict[str, Any]:
    return {
        "id": number,
        "title": f"甲市{2000 + number}年政府信息公开工作年度报告",
        "url": f"{BASE}/gkmlpt/content/0/0/post_{number}.html",
        "created_at": "2024-01-25 00:00:00",
        **values,
    }


def answer(articles: list[dict[str, Any]], count: int, number: int = 1) -> TextResponse:
    body = json.dumps({"classify": {"post_count": count}, "articles": articles, "total": count})
    return TextResponse(f"{BASE}/gkmlpt/api/all/4?page={number}&sid=1", body=body.encode(), encoding="utf-8")


def test_what_the_api_says_of_an_article() -> None:
    values = {
        "identifier": "0069/2025-00084",
        "publisher": "甲市人民政府",
        "document_number": "",
        "date": 1711900800,  # 2024-04-01 00:00 in Beijing, 2024-03-31 in Greenwich
        "display_publish_time": 1711011600,
        "url": "https://www.jia.gov.cn/gkmlpt/content/0/0/post_7.html",
    }
    (entry,) = read_articles(answer([article(7, **values)], 1)).entries
    assert entry.url == f"{BASE}/gkmlpt/content/0/0/post_7.html"
    assert (entry.title, entry.date, entry.post) == ("甲市2007年政府信息公开工作年度报告", "2024-01-25", "7")
    assert entry.fields == {
        "index_number": "0069/2025-00084",
        "publisher": "甲市人民政府",
        "date_written": "2024-04-01",
        "date_published": "2024-01-25",
    }


def test_an_article_on_another_host_keeps_its_scheme() -> None:
    (entry,) = read_articles(
        answer([article(7, url="https://yi.gov.cn/gkmlpt/content/0/0/post_7.html")], 1)
    ).entries
    assert entry.url.startswith("https://yi.gov.cn")


def test_without_an_address_of_its_own_the_copy_on_nfcms_is_taken() -> None:
    copy = "/jia/nb/content/post_7.html"
    (entry,) = read_articles(answer([article(7, url="", post_url=copy)], 1)).entries
    assert (entry.url, entry.post) == (BASE + copy, "7")


@pytest.mark.parametrize(
    "values",
    [
        {"url": "http://[jia/post_8.html"},
        {"url": "http://www.jia.gov.cn:99999/post_8.html"},
        {"url": None},
        {"url": 7},
        {"title": 12},
        {"title": ""},
        {"title": None},
        {"date": 10**30},
    ],
)
def test_a_malformed_article_costs_itself_only(values: dict[str, Any]) -> None:
    found = read_articles(answer([article(8, **values), article(7)], 2))
    assert [entry.post for entry in found.entries] == ["7"]
    assert (found.malformed, found.rows) == (1, 2)


def test_an_article_that_is_no_object_is_malformed() -> None:
    assert read_articles(answer([None, article(7)], 2)).malformed == 1  # type: ignore[list-item]


def test_the_count_may_be_text_and_is_only_a_promise() -> None:
    found = read_articles(answer([article(7)], "17"))  # type: ignore[arg-type]
    assert (found.total, found.exact) == (17, False)


def server(
    records: int, *, size: int = 100, count: int | None = None, after_end: str = ""
) -> Callable[[Request], Response]:
    """The API: pages 0 and 1 alike, `count` announced, and something of its own after the last page."""

    def get(request: Request) -> Response:
        if request.url == INDEX:
            return index(node(4, "政府信息公开年报")).replace(url=INDEX)
        parts = urlsplit(request.url)
        if "/api/" not in parts.path:
            return page(request.url, "<p>报告</p>")
        number = int(parse_qs(parts.query)["page"][0])
        first = size * max(number - 1, 0)
        articles = [article(n) for n in range(first, min(first + size, records))]
        if not articles and after_end:
            return TextResponse(request.url, body=after_end.encode())
        return answer(articles, records if count is None else count, number).replace(url=request.url)

    return get


class Jia(GkmlptSpider):
    """甲市."""

    name = "jia"
    portal = "www.jia.gov.cn"
    site_name = "甲市人民政府"
    region = "440781"
    columns = (INDEX,)


@pytest.mark.parametrize(("records", "pages"), [(1, 1), (15, 1), (100, 1), (101, 2), (1234, 13)])
def test_all_articles_are_found_and_no_page_asked_twice(records: int, pages: int) -> None:
    done = walk(Jia, server(records))
    assert (done.counts["found"], done.counts["list_pages"]) == (records, pages)
    assert len(set(done.urls)) == len(done.urls)
    assert not done.skipped
    assert not any("page=0" in url for url in done.urls)


def test_the_end_where_more_is_announced_than_served() -> None:
    done = walk(Jia, server(15, count=40))
    assert (done.counts["found"], done.counts["list_pages"]) == (15, 2)
    assert done.problems == []


def test_no_json_before_the_announced_end_is_no_end() -> None:
    done = walk(Jia, server(15, count=40, after_end="<html>error</html>"))
    assert done.counts["found"] == 15
    assert done.problems == [("list_incomplete", f"{BASE}/gkmlpt/api/all/4?page=2&sid=755001")]


def test_no_articles_where_some_are_announced_is_a_lost_list() -> None:
    assert [code for code, _ in walk(Jia, server(0, count=40)).problems] == ["list_empty"]


def test_a_node_that_says_it_is_empty_is_empty() -> None:
    assert walk(Jia, server(0)).problems == []


def test_no_json_on_the_first_page_is_a_failure() -> None:
    assert [code for code, _ in walk(Jia, server(0, after_end="<html>")).problems] == ["list_failed"]


def test_plain_http_is_kept() -> None:
    assert {urlsplit(url).scheme for url in walk(Jia, server(101)).urls} == {"http"}
