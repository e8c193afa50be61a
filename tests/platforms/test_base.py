"""What every spider does with what its reader says."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from jia import FIRST, HOST, NINE, SECOND, Jia, crawl, listing, row
from scrapy.http import HtmlResponse, Response
from walker import from_pages, page, walk

from harvester.items import Hints
from harvester.platforms.listing import Entry, Listing, ListPage


def test_lists_first_then_reports_in_their_order() -> None:
    done = crawl({FIRST: listing(row(9), row(8), following="index_1.html"), SECOND: listing(row(7))})
    assert [url.rpartition("/")[2] for url in done.urls] == [
        "index.html",
        "index_1.html",
        "9.html",
        "8.html",
        "7.html",
    ]
    assert done.counts == {"list_pages": 2, "entries": 3, "found": 3}
    assert done.requests[0].headers["Referer"] == b"http://www.sheng.gov.cn/"


def test_the_engine_is_told_this_order() -> None:
    done = crawl({FIRST: listing(row(9), row(8), following="index_1.html"), SECOND: listing(row(7))})
    priorities = [request.priority for request in done.requests]
    assert priorities == [1, 1, -1, -2, -3]  # distinct: Scrapy takes the last of equals first
    assert [request.dont_filter for request in done.requests] == [True] * 5


def test_a_report_carries_the_page_and_what_the_list_said() -> None:
    body = "<p>总结</p>".encode("gb18030")
    fetched = HtmlResponse(
        f"http://{HOST}/nb/9.html", body=body, headers={"Content-Type": "text/html; charset=gb2312"}
    )
    (report,) = crawl({FIRST: listing(row(9)), fetched.url: fetched}).reports
    assert (report.url, report.portal) == (fetched.url, HOST)
    assert report.page is not None
    assert (report.page.body, report.page.encoding) == (body, "gb18030")
    assert report.page.hints.title == "甲市2009年政府信息公开工作年度报告"
    assert report.page.hints.date == "2010-01-05"


MIXED = listing(
    row(9),
    row(8, "甲市2008年政务公开工作总结"),
    row(7, "图解甲市2009年政府信息公开工作年度报告"),
    row(6, "甲市政府信息公开指南"),
    row(5, "甲市2009年政府网站工作年度报表"),
    row(4, "我市召开政务公开推进会"),
    row(3, "2003年"),
    '<li><a href="http://fgw.jia.gov.cn/nb/2.html">甲市发改委2009年政府信息公开工作年度报告</a></li>',
    '<li><a href="http://jia.gov.cn/nb/1.html">甲市2001年政府信息公开工作年度报告</a></li>',
)


@pytest.mark.parametrize(
    ("kinds", "fetched"),
    [
        ("annual_report,work_summary", "9 8 3 1"),
        ("annual_report", "9 3 1"),
        ("work_summary", "8"),
        ("news", "7 4"),
        ("document", "6 5"),
        ("annual_report,work_summary,document,news", "9 8 7 6 5 4 3 1"),
    ],
)
def test_kinds_choose_the_entries(kinds: str, fetched: str) -> None:
    done = crawl({FIRST: MIXED}, kinds=kinds)
    assert done.urls[1:] == [
        f"http://{'jia.gov.cn' if number == '1' else HOST}/nb/{number}.html" for number in fetched.split()
    ]
    assert done.counts["entries"] == 9
    assert done.counts["found"] + sum(done.skipped.values()) == 9


def test_every_entry_that_is_skipped_is_counted_with_its_reason() -> None:
    assert crawl({FIRST: MIXED}).skipped == {
        "interpretation": 1,
        "guide": 1,
        "website_report": 1,
        "news": 1,
        "off_host": 1,
    }


def test_a_report_is_fetched_once_under_any_of_its_names() -> None:
    rows = {
        FIRST: [
            Entry("http://www.jia.gov.cn/1.html", "2001年", post="7"),
            Entry("https://www.jia.gov.cn/1.html?_=1700000000", "2001年"),
        ],
        SECOND: [
            Entry("http://www.jia.gov.cn/2.html", "2001年", post="7"),
            Entry("http://www.jia.gov.cn/3.html", "2003年", post="8"),
        ],
    }

    class Two(Jia):
        columns = (FIRST, SECOND)
        reader = staticmethod(lambda response: Listing(rows[response.url]))

    done = walk(
        Two,
        from_pages(
            dict.fromkeys(
                (FIRST, SECOND, "http://www.jia.gov.cn/1.html", "http://www.jia.gov.cn/3.html"), "<p>"
            )
        ),
    )
    assert done.counts == {"list_pages": 2, "entries": 4, "found": 2, "skipped/duplicate": 2}


# --- Cut titles ---------------------------------------------------------------------------------

CUT = "甲市发展和改革委员会2009…"


def test_the_page_decides_where_the_list_has_cut_the_title() -> None:
    done = crawl({FIRST: listing(row(9, CUT)), f"http://{HOST}/nb/9.html": "<h1>甲市要闻</h1>"})
    assert done.counts == {"list_pages": 1, "entries": 1, "found": 1}
    (report,) = done.reports
    assert report.page
    assert report.page.hints == Hints(wanted=("annual_report", "work_summary"), date=report.page.hints.date)


def test_a_whole_title_is_a_promise() -> None:
    (report,) = crawl({FIRST: listing(row(9))}).reports
    assert report.page
    assert (report.page.hints.kind, report.page.hints.wanted) == ("annual_report", None)


def test_a_cut_title_that_says_enough_is_kept_without_being_a_hint() -> None:
    cut = "甲市2009年政府信息公开工作年度报告（…"
    (report,) = crawl({FIRST: listing(row(9, cut))}).reports
    assert report.page is not None
    assert report.page.hints.title is None


def test_a_cut_title_that_is_no_report_is_not_fetched() -> None:
    assert crawl({FIRST: listing(row(9, "图解甲市2009年政府…"))}).urls == [FIRST]


def test_requests_survive_the_disk_queue() -> None:
    done = crawl({FIRST: listing(row(9))})
    for request in done.requests:
        restored = pickle.loads(pickle.dumps(request.to_dict(spider=done.spider)))
        assert restored["cb_kwargs"] == request.cb_kwargs


# --- Several rows for one article ----------------------------------------------------------------

REPORT = "甲市2009年政府信息公开工作年度报告"


@pytest.mark.parametrize("title", ["图片新闻", "2009年", f"{REPORT[:9]}…", "甲市政务公开…"])
@pytest.mark.parametrize("turn", [1, -1])
def test_the_row_that_says_most_speaks_for_an_article(title: str, turn: int) -> None:
    (report,) = crawl({FIRST: listing(*[row(9, title), row(9)][::turn])}).reports
    assert report.page is not None
    assert report.page.hints.title == REPORT


def test_a_row_with_a_date_is_preferred() -> None:
    (report,) = crawl({FIRST: listing(f'<li><a href="9.html">{REPORT}</a></li>', row(9))}).reports
    assert report.page is not None
    assert report.page.hints.date == "2010-01-05"


def test_what_was_not_wanted_under_one_title_may_be_under_the_next() -> None:
    pages = {
        FIRST: listing(row(9, "图片新闻"), row(8), following="index_1.html"),
        SECOND: listing(row(9), row(7)),
    }
    done = crawl(pages)
    assert len(done.reports) == 3
    assert done.skipped == {"news": 1}


def test_a_malformed_article_costs_itself_only() -> None:
    class Some(Jia):
        columns = (FIRST, SECOND)
        reader = staticmethod(lambda _: Listing([Entry(NINE, "2009年")], malformed=2))

    done = walk(Some, from_pages(dict.fromkeys((FIRST, SECOND, NINE), "<p>")))
    assert done.counts["entries"] == 6
    assert done.skipped == {"malformed": 4, "duplicate": 1}
    assert len(done.reports) == 1


def test_lists_are_read_one_after_another_each_to_its_end() -> None:
    pages = {
        "/a": Listing(lists=[ListPage(f"http://{HOST}/b", ...), ListPage(f"http://{HOST}/c", ...)]),
        "/b": Listing([Entry(f"http://{HOST}/1.html", "2001年")], next=ListPage(f"http://{HOST}/b2", ...)),
        "/b2": Listing([Entry(f"http://{HOST}/2.html", "2002年")]),
        "/c": Listing([Entry(f"http://{HOST}/1.html", "2001年")]),
        "/d": Listing([Entry(f"http://{HOST}/4.html", "2004年")]),
    }

    def reader(response: Response) -> Listing:
        found = pages[response.url.removeprefix(f"http://{HOST}")]
        return replace(
            found,
            next=found.next and ListPage(found.next.url, reader),
            lists=[ListPage(each.url, reader) for each in found.lists],
        )

    class Index(Jia):
        columns = (f"http://{HOST}/a", f"http://{HOST}/d")

    Index.reader = staticmethod(reader)
    done = walk(Index, lambda request: page(request.url, "<p>"))
    assert [url.removeprefix(f"http://{HOST}") for url in done.urls if "html" not in url] == [
        "/a",
        "/b",
        "/b2",
        "/c",
        "/d",
    ]
    assert done.counts == {"list_pages": 4, "entries": 4, "found": 3, "skipped/duplicate": 1}


@pytest.mark.parametrize(("kinds", "urls"), [("annual_report", 1), ("annual_report,news", 2)])
def test_news_columns_are_read_only_for_news(kinds: str, urls: int) -> None:
    class Both(Jia):
        news_columns = (SECOND,)

    pages = {FIRST: listing(row(9)), SECOND: listing(row(9))}
    done = walk(Both, from_pages({**pages, f"http://{HOST}/nb/9.html": "<p>"}), kinds=kinds)
    assert done.counts["list_pages"] == urls
