"""Lists that lie about their end: each case with exactly the problems that it must leave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from walker import from_pages, page, walk

from harvester.platforms import base
from harvester.platforms.listing import Entry, Listing, ListPage
from harvester.platforms.static_list import StaticListSpider

if TYPE_CHECKING:
    from scrapy.http import Response

HOST = "http://www.jia.gov.cn"
FIRST, SECOND, THIRD = f"{HOST}/nb/index.html", f"{HOST}/nb/index_1.html", f"{HOST}/nb/index_2.html"
ELSEWHERE = "http://www.yi.gov.cn/nb/index_1.html"


class Jia(StaticListSpider):
    """甲市."""

    name = "jia"
    portal = "www.jia.gov.cn"
    site_name = "甲市人民政府"
    region = "320614"
    columns = (FIRST,)


def rows(*numbers: int) -> str:
    items = (f'<li><a href="{n}.html">甲市{2000 + n}年政府信息公开工作年度报告</a></li>' for n in numbers)
    return f"<html><body><ul class=list>{''.join(items)}</ul>"


def following(href: str) -> str:
    return f'<a href="{href}">下一页</a></body></html>'


END = "</body></html>"
Pages = dict[str, str]

HTML: dict[str, tuple[Pages, int, list[tuple[str, str]]]] = {
    "one page": ({FIRST: rows(9, 8) + END}, 2, []),
    "two pages": ({FIRST: rows(9) + following("index_1.html"), SECOND: rows(8) + END}, 2, []),
    "the last leads to itself": (
        {FIRST: rows(9) + following("index_1.html"), SECOND: rows(8) + following("index_1.html#list")},
        2,
        [],
    ),
    "a circle": (
        {FIRST: rows(9) + following("index_1.html"), SECOND: rows(8) + following("index.html#top")},
        2,
        [],
    ),
    "the last leads nowhere": ({FIRST: rows(9) + following("javascript:void(0);")}, 1, []),
    "the last is dead": ({FIRST: rows(9) + "<a class=disabled>下一页</a>" + END}, 1, []),
    "a row pinned to every page": (
        {
            FIRST: rows(9, 8) + following("index_1.html"),
            SECOND: rows(9, 7) + following("index_2.html"),
            THIRD: rows(9, 6) + END,
        },
        4,
        [],
    ),
    "a page that repeats": (
        {FIRST: rows(9, 8) + following("index_1.html"), SECOND: rows(9, 8) + following("index_2.html")},
        2,
        [("list_incomplete", SECOND)],
    ),
    "a script instead of an address": (
        {FIRST: rows(9) + following("javascript:goPage(2)")},
        1,
        [("list_incomplete", FIRST)],
    ),
    "a script of a picture": (
        {FIRST: rows(9) + '<img alt="下一页" onclick="next_page()">' + END},
        1,
        [("list_incomplete", FIRST)],
    ),
    "a malformed address": ({FIRST: rows(9) + following("http://[jia/")}, 1, [("list_incomplete", FIRST)]),
    "another host": ({FIRST: rows(9) + following(ELSEWHERE)}, 1, [("list_incomplete", ELSEWHERE)]),
    "a page cut off": ({FIRST: rows(9)}, 1, [("list_incomplete", FIRST)]),
    "a page that is lost": (
        {FIRST: rows(9) + following("index_1.html"), SECOND: rows() + END},
        1,
        [("list_empty", SECOND)],
    ),
    "a page that is not there": ({FIRST: rows(9) + following("index_1.html")}, 1, [("list_failed", SECOND)]),
}


@pytest.mark.parametrize(("pages", "found", "problems"), HTML.values(), ids=HTML)
def test_html(pages: Pages, found: int, problems: list[tuple[str, str]]) -> None:
    reports = {f"{HOST}/nb/{n}.html": "<p>" for n in range(10)}
    done = walk(Jia, from_pages(reports | pages))
    assert done.problems == problems
    assert done.counts["found"] == found
    assert done.counts.get("list_incomplete", 0) == sum(code == "list_incomplete" for code, _ in problems)
    assert len(set(done.urls)) == len(done.urls)


def test_a_picture_of_the_next_page_is_followed() -> None:
    link = '<a href="index_1.html"><img src=n.png alt="下一页"></a>' + END
    assert walk(Jia, from_pages({FIRST: rows(9) + link, SECOND: rows(8) + END})).counts["found"] == 2


# --- Where the portal says how many there are ----------------------------------------------------


def told(*pages: str, total: int | None, **values: Any) -> list[Listing]:
    """Pages given as the numbers of their articles; `total` is what the first page says."""
    return [
        Listing(
            [Entry(f"{HOST}/nb/{n}.html", "2009年") for n in numbers.split()],
            total=total if place == 0 else None,
            **values,
        )
        for place, numbers in enumerate(pages)
    ]


TOLD: dict[str, tuple[list[Listing], bool, int, list[str]]] = {
    "as many as announced": (told("1 2", "3", total=3), False, 2, []),
    "the total is reached, what comes next is a guess": (told("1 2", "3", "4", total=3), True, 2, []),
    "the total is reached, yet a page leads on": (told("1 2", "3", "4", total=3), False, 3, []),
    "fewer than announced": (told("1 2", "3", total=5), False, 2, ["list_incomplete"]),
    "fewer, where the total is only promised": (told("1 2", "3", total=5, exact=False), False, 2, []),
    "a pinned row does not reach the total": (told("1 2", "1 3", "1 4", total=4), True, 3, []),
    "an article listed twice is announced twice": (told("1 2", "2 3", total=4), False, 2, []),
    "a repetition before the total": (told("1 2", "1 2", "3", total=9), True, 2, ["list_incomplete"]),
    "a repetition before a promised total": (
        told("1 2", "1 2", "3", total=9, exact=False), True, 2, ["list_incomplete"],
    ),
    "a repetition after the total": (told("1 2", "1 2", "3", total=2), False, 2, []),
    "malformed rows were announced too": (told("1 2", total=3, malformed=1), False, 1, []),
    "broken": (told("1 2", total=None, broken="goPage(2)"), False, 1, ["list_incomplete"]),
    "broken behind the end": (told("1 2", total=2, broken="goPage(2)"), False, 1, []),
    "rightly empty": (told("", total=0, ended=True), False, 1, []),
    "empty": (told("", total=5), False, 0, ["list_empty"]),
    "ended before the total": (
        [*told("1 2", total=5), Listing(ended=True)], True, 2, ["list_incomplete"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("listings", "guessed", "read", "codes"), TOLD.values(), ids=TOLD)
def test_told(listings: list[Listing], *, guessed: bool, read: int, codes: list[str]) -> None:
    done = walk(reading(listings, guessed=guessed), lambda request: page(request.url, "<p>"))
    assert [code for code, _ in done.problems] == codes
    assert done.counts.get("list_pages", 0) == read


def reading(listings: list[Listing], *, guessed: bool) -> type[Jia]:
    """A spider whose list has these pages, each leading to the next."""

    def read(response: Response) -> Listing:
        place = int(response.url.partition("p=")[2] or 0)
        more = ListPage(f"{FIRST}?p={place + 1}", read, guessed) if place + 1 < len(listings) else None
        return replace(listings[place], next=more)

    return type("Told", (Jia,), {"reader": staticmethod(read)})


def test_a_list_without_end_is_given_up() -> None:
    listings = told(*map(str, range(1100)), total=None)
    done = walk(reading(listings, guessed=False), lambda request: page(request.url, "<p>"))
    assert done.counts["list_pages"] == base.MAX_PAGES == 1000
    assert done.problems == [("list_failed", FIRST)]
