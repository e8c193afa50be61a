"""UCAP: a pager that counts from 1, and whose query is useless."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from scrapy.http import HtmlResponse, Request, Response
from walker import page, walk

from harvester.platforms.ucap import UcapSpider, read_list

FOLDER = "https://jia.nc.gov.cn/jia/xxgknb"
ROW = (
    '<ul class="list"><li><a href="202302/{0}.shtml">甲区{0}年政府信息公开工作年度报告</a>'
    "<span>2023-02-05</span></li></ul>"
)


def pager(pages: int, current: int, prefix: str = "list", records: str = "") -> str:
    return f"<script>createPageHTML('page_div', {pages},{current}, '{prefix}', 'shtml'{records});</script>"


@pytest.mark.parametrize(
    ("name", "script", "following"),
    [
        ("list.shtml", pager(3, 1, records=", 32"), "list_2.shtml"),
        ("list_2.shtml", pager(3, 2, records=", 32"), "list_3.shtml"),
        ("list_3.shtml", pager(3, 3), None),
        ("list.shtml", pager(1, 1), None),
        ("list_2.shtml", pager(3, 1), "list_3.shtml"),
        ("list_3.shtml", pager(3, 1), None),
        ("xlist.shtml", pager(12, 1, "xlist", ", 228"), "xlist_2.shtml"),
        ("common_zfxxgknb.shtml", pager(2, 1, "common_zfxxgknb"), "common_zfxxgknb_2.shtml"),
        ("", pager(2, 1), "list_2.shtml"),
        ("list.shtml", '<a href="list_b.shtml">下一页</a>', "list_b.shtml"),
    ],
)
def test_the_next_page(name: str, script: str, following: str | None) -> None:
    found = read_list(page(f"{FOLDER}/{name}", ROW.format(2022) + script)).next
    assert (found.url if found else None) == (f"{FOLDER}/{following}" if following else None)


def test_the_total_is_read() -> None:
    assert read_list(page(f"{FOLDER}/list.shtml", pager(3, 1, records=", 32"))).total == 32
    assert read_list(page(f"{FOLDER}/list.shtml", pager(3, 1))).total is None


@pytest.mark.parametrize(
    ("records", "rows", "code"),
    [
        ("", 0, "list_empty"),
        (", 0", 0, None),
        (", 1", 1, None),
        (", 2", 1, "list_incomplete"),
        (", 2", 0, "list_empty"),
    ],
)
def test_the_total_is_held_against_the_rows(records: str, rows: int, code: str | None) -> None:
    def get(request: Request) -> Response:
        return page(request.url, ROW.format(2022) * rows + pager(1, 1, records=records))

    assert [found for found, _ in walk(Jia, get).problems] == ([code] if code else [])


class Jia(UcapSpider):
    """甲区."""

    name = "jia"
    portal = "jia.nc.gov.cn"
    site_name = "甲区人民政府"
    region = "360102"
    columns = (f"{FOLDER}/list.shtml",)


def test_static_pages_are_asked_for_and_never_a_query() -> None:
    def get(request: Request) -> Response:
        parts = urlsplit(request.url)
        number = parts.path.removeprefix("/jia/xxgknb/list").removesuffix(".shtml").removeprefix("_") or "1"
        if number not in {"1", "2", "3"} or parts.query:
            return HtmlResponse(request.url, status=404)
        return page(request.url, ROW.format(2020 + int(number)) + pager(3, int(number)))

    done = walk(Jia, get)
    assert done.urls[:3] == [f"{FOLDER}/list.shtml", f"{FOLDER}/list_2.shtml", f"{FOLDER}/list_3.shtml"]
    assert (done.counts["found"], done.counts["list_pages"]) == (3, 3)
