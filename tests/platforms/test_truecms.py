"""TrueCMS: first rows in the page, the rest as XML in JSON in a script call."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from scrapy.http import Request, Response, TextResponse
from walker import page, walk

from harvester.platforms.listing import ListLostError
from harvester.platforms.truecms import TrueCmsSpider, read_batch, read_column

HOST = "https://www.jia.gov.cn"
COLUMN = f"{HOST}/jia/nb/nb.html"
PROXY = "/TrueCMS/messageController/getMessage.do"


def row(number: int) -> str:
    link = f'<a href="/jia/nb/content/{number}.html" target="_blank">'
    return f"<li>\t{link}甲市{2000 + number}年政府信息公开工作年度报告</a><span>2023-07-15</span></li>"


def call(total: int, per_page: int = 10) -> str:
    return (
        "<script>var initData=$('#initData').html();$('#msgList').jpage({dataStore:initData,"
        f"""totalRecord:"{total}",contentTemplate:'',proxyUrl:'{PROXY}',perPage:{per_page},groupSize:3,"""
        "ajaxParam:{columnId:'6f1d-2a',webSiteCode:\"jia\"}});</script>"
    )


def column(rows: str, total: int) -> TextResponse:
    return page(COLUMN, f'<div id="initData" style="display:none">{rows}</div>' + call(total))


def jsonp(url: str, rows: list[str], total: int) -> TextResponse:
    """As a server sends it: a leading `;`, every `</` escaped, stray markup between the records."""
    records = "".join(f"<record><![CDATA[{row}]]></record><ul id='x'>" for row in rows)
    result = f"<datastore><totalrecord>{total}</totalrecord><recordset>{records}</recordset></datastore>"
    body = ";cb(" + json.dumps({"result": result}, ensure_ascii=False).replace("</", "<\\/") + ")"
    return TextResponse(url, body=body.encode(), headers={"Content-Type": "text/javascript;charset=UTF-8"})


CDATA = "<datastore><recordset>" + "".join(f"<record><![CDATA[{row(n)}]]></record>" for n in (1, 2))


@pytest.mark.parametrize(
    "holder",
    [
        f'<div id="initData"><ul>{row(1)}{row(2)}</ul></div>',
        f'<ul id="initData">{row(1)}{row(2)}</ul>',
        f'<script id="initData" type="text/xml">{CDATA}</script>',
        f'<textarea id="initData">{row(1)}{row(2)}</textarea>',
    ],
)
def test_the_first_rows_stand_in_the_page(holder: str) -> None:
    found = read_column(page(COLUMN, holder + call(2)))
    assert [entry.url for entry in found.entries] == [f"{HOST}/jia/nb/content/{n}.html" for n in (1, 2)]
    assert found.entries[0].title == "甲市2001年政府信息公开工作年度报告"
    assert found.entries[0].date == "2023-07-15"
    assert found.total == 2


def test_the_next_batch_is_asked_for_as_the_pages_script_does() -> None:
    following = read_column(column(row(1) + row(2), 26)).next
    assert following is not None
    assert following.url == (
        f"{HOST}{PROXY}?startrecord=3&endrecord=12&perpage=10&contentTemplate=&columnId=6f1d-2a"
        "&webSiteCode=jia&callback=cb"
    )


def test_only_the_rows_of_the_page_where_there_is_no_endpoint() -> None:
    assert read_column(page(COLUMN, f'<div id="initData">{row(1)}</div>')).next is None


def test_a_page_that_is_no_column() -> None:
    with pytest.raises(ListLostError, match="#initData"):
        read_column(page(COLUMN, "<p>页面不存在</p>"))


@pytest.mark.parametrize(
    "link",
    [
        """<a href="#" onclick="name2('/jia/nb/content/1.html')">2001年报告</a>""",
        '<a href="//www.jia.gov.cn/jia/nb/content/1.html">2001年报告</a>',
        '<a href="content/1.html" title="2001年报告">2001年…</a>',
    ],
)
def test_forms_of_a_link(link: str) -> None:
    (entry,) = read_column(column(f"<li>{link}<span>2002-01-05</span></li>", 1)).entries
    assert (entry.url, entry.title) == (f"{HOST}/jia/nb/content/1.html", "2001年报告")


URL = f"{HOST}{PROXY}?startrecord=11&endrecord=20&perpage=10&columnId=6f1d-2a&callback=cb"


def test_a_full_batch_is_followed_by_the_next() -> None:
    found = read_batch(jsonp(URL, [row(n) for n in range(10)], 26))
    assert (len(found.entries), found.total) == (10, 26)
    assert found.next is not None
    assert found.next.url == URL.replace("=11&", "=21&").replace("=20&", "=30&")


def test_a_short_batch_is_the_last() -> None:
    assert read_batch(jsonp(URL, [row(1)], 26)).next is None


@pytest.mark.parametrize(("total", "ended"), [(10, True), (11, False), (26, False)])
def test_an_empty_batch_is_the_end_only_behind_the_total(total: int, *, ended: bool) -> None:
    assert read_batch(jsonp(URL, [], total)).ended is ended


class Server:
    """getMessage.do with the cap that Nantong's has: a `perpage` above it is answered with nothing."""

    def __init__(self, records: int, cap: int, per_page: int) -> None:
        self.records, self.cap, self.per_page = records, cap, per_page

    def __call__(self, request: Request) -> Response:
        parts = urlsplit(request.url)
        if parts.path != PROXY:
            rows = "".join(map(row, range(min(self.records, 30))))
            holder = f'<div id="initData">{rows}</div>'
            return page(request.url, holder + call(self.records, self.per_page))
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        first, last = int(query["startrecord"]), int(query["endrecord"])
        asked = range(first - 1, min(last, self.records)) if int(query["perpage"]) <= self.cap else range(0)
        return jsonp(request.url, [row(n) for n in asked], self.records)


class Jia(TrueCmsSpider):
    """甲市."""

    name = "jia"
    portal = "www.jia.gov.cn"
    site_name = "甲市人民政府"
    region = "320614"
    columns = (COLUMN,)


@pytest.mark.parametrize(("records", "pages"), [(1, 1), (15, 1), (30, 1), (31, 2), (40, 2), (45, 3), (99, 8)])
def test_all_records_are_found_and_none_asked_twice(records: int, pages: int) -> None:
    done = walk(Jia, Server(records, cap=50, per_page=10))
    assert (done.counts["found"], done.counts["list_pages"]) == (records, pages)
    assert done.problems == []
    assert not done.skipped


def test_an_empty_batch_before_the_end_is_a_lost_list() -> None:
    done = walk(Jia, Server(45, cap=50, per_page=100))
    assert [code for code, _ in done.problems] == ["list_empty"]
    assert done.counts["found"] == 30


def test_a_column_that_says_it_is_empty_is_empty() -> None:
    assert walk(Jia, Server(0, cap=50, per_page=10)).problems == []


def test_a_column_that_says_it_has_rows_and_has_none_is_lost() -> None:
    assert walk(Jia, lambda _: column("", 5)).problems == [("list_empty", COLUMN)]


class Silent(Server):
    """Answers without `<totalrecord>`; so does the page where it is told to."""

    in_page = True

    def __call__(self, request: Request) -> Response:
        answer = super().__call__(request)
        body = re.sub(r"<totalrecord>\d+<\\/totalrecord>", "", answer.text)
        if not self.in_page:
            body = re.sub(r'totalRecord:"\d+",', "", body)
        return answer.replace(body=body.encode())


@pytest.mark.parametrize("in_page", [True, False])
@pytest.mark.parametrize("records", [1, 30, 35, 40, 50])
def test_the_end_without_a_total_in_the_answers(records: int, *, in_page: bool) -> None:
    server = Silent(records, cap=50, per_page=10)
    server.in_page = in_page
    done = walk(Jia, server)
    assert done.counts["found"] == records
    assert done.problems == []


def test_answers_that_end_before_the_total_of_the_page() -> None:
    class Short(Silent):
        def __call__(self, request: Request) -> Response:
            answer = super().__call__(request)
            return answer.replace(body=answer.body.replace(b'totalRecord:"40"', b'totalRecord:"60"'))

    done = walk(Jia, Short(40, cap=50, per_page=10))
    assert [code for code, _ in done.problems] == ["list_incomplete"]


def test_rows_that_make_no_entry_count_for_the_size_of_a_batch() -> None:
    broken = "<li>附件</li>"
    found = read_batch(jsonp(URL, [broken, *[row(n) for n in range(8)], ""], 26))
    assert (len(found.entries), found.malformed) == (8, 2)
    assert found.next is not None
    following = read_column(column(broken + row(1), 26)).next
    assert following is not None
    assert "startrecord=3&" in following.url
