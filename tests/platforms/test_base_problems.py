"""What goes wrong with lists and pages, and what a spider makes of it."""

from __future__ import annotations

import pytest
from jia import EIGHT, FIRST, HOST, NINE, SECOND, Jia, crawl, listing, row
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response
from walker import from_pages, page, walk

from harvester.platforms.listing import Entry, Listing


@pytest.mark.parametrize(
    "answer",
    [
        listing(),
        "",
        "<html><body><div id=app></div><script src=/js/app.js></script></body></html>",
        Response(FIRST, body=b"%PDF-1.4"),
        page(f"http://{HOST}/", listing(row(9))),
        page(f"http://{HOST}/index.shtml", listing(row(9))),
    ],
    ids=["no rows", "nothing", "shell", "binary", "home", "home file"],
)
def test_a_list_that_is_lost(answer: str | Response) -> None:
    done = crawl({FIRST: answer})
    assert done.problems == [("list_empty", FIRST)]
    assert done.counts == {"list_empty": 1}


def test_a_later_page_that_lost_its_list() -> None:
    done = crawl({FIRST: listing(row(9), following="index_1.html"), SECOND: listing()})
    assert done.problems == [("list_empty", SECOND)]
    assert len(done.reports) == 1


def test_a_list_that_cannot_be_read_is_a_problem_and_no_crash() -> None:
    class Broken(Jia):
        columns = (FIRST, SECOND)

        @staticmethod
        def reader(response: Response) -> Listing:
            if response.url == FIRST:
                raise KeyError("articles")
            return Listing([Entry(f"http://{HOST}/nb/9.html", "2009年")])

    done = walk(Broken, from_pages(dict.fromkeys((FIRST, SECOND, f"http://{HOST}/nb/9.html"), "<p>")))
    assert done.problems == [("list_failed", FIRST)]
    assert "KeyError" in done.spider.problems[0][0].message
    assert len(done.reports) == 1


def test_a_list_that_cannot_be_fetched() -> None:
    done = crawl({})
    assert done.problems == [("list_failed", FIRST)]
    assert done.spider.problems[0][0].message == "HTTP 404"
    assert done.counts == {"list_failed": 1}


def test_robots_txt_forbids_the_list() -> None:
    done = walk(Jia, lambda _: IgnoreRequest("Forbidden by robots.txt"))
    assert done.spider.problems[0][0].message == "Forbidden by robots.txt"


def test_a_report_that_cannot_be_fetched() -> None:
    gone = f"http://{HOST}/nb/9.html"
    pages = from_pages({FIRST: listing(row(9), row(8)), f"http://{HOST}/nb/8.html": "<p>"})
    done = walk(Jia, lambda request: TimeoutError("slow") if request.url == gone else pages(request))
    assert done.problems == [("page_failed", gone)]
    assert done.spider.problems[0][0].message == "TimeoutError: slow"
    assert done.counts == {"list_pages": 1, "entries": 2, "found": 2, "failed": 1}
    assert len(done.reports) == 1


CHALLENGE = HtmlResponse(FIRST, status=412, body=b"<script>$_ts={}</script>")


@pytest.mark.parametrize("status", [412, 200])
def test_a_blocked_list_is_no_empty_list(status: int) -> None:
    done = crawl({FIRST: CHALLENGE.replace(status=status)})
    assert done.problems == [("portal_blocked", FIRST)]
    assert done.counts["blocked"] == 1
    assert not {"list_empty", "list_failed"} & set(done.counts)


@pytest.mark.parametrize("status", [412, 200])
def test_a_challenge_instead_of_a_report_is_not_stored(status: int) -> None:
    url = f"http://{HOST}/nb/9.html"
    done = crawl({FIRST: listing(row(9)), url: CHALLENGE.replace(url=url, status=status)})
    assert done.problems == [("portal_blocked", url)]
    assert done.reports == []


@pytest.mark.parametrize("status", [412, 200])
def test_a_portal_that_goes_on_refusing_is_left_alone(status: int) -> None:
    refused = {f"http://{HOST}/nb/{n}.html": CHALLENGE.replace(status=status) for n in range(30)}
    done = crawl({FIRST: listing(*map(row, range(1, 30)))} | refused)
    assert done.close_reason == "blocked"
    assert len(done.urls) == 1 + 3


def test_single_refusals_do_not_end_the_crawl() -> None:
    refused = {f"http://{HOST}/nb/{n}.html": CHALLENGE for n in (1, 2, 4, 5, 7, 8)}
    done = crawl({FIRST: listing(*map(row, range(1, 10)))} | refused)
    assert (done.close_reason, len(done.reports)) == ("finished", 3)


def test_a_report_that_is_forbidden_is_no_blocked_portal() -> None:
    url = f"http://{HOST}/nb/9.html"
    done = crawl({FIRST: listing(row(9)), url: HtmlResponse(url, status=403)})
    assert done.problems == [("page_failed", url)]
    assert done.spider.problems[0][0].message == "HTTP 403"


@pytest.mark.parametrize("status", [403, 429])
def test_a_list_that_is_forbidden_is_a_blocked_portal(status: int) -> None:
    done = crawl({FIRST: HtmlResponse(FIRST, status=status)})
    assert done.problems == [("portal_blocked", FIRST)]


@pytest.mark.parametrize(
    "answer", [HtmlResponse(FIRST, status=404), CHALLENGE, CHALLENGE.replace(status=200), listing()]
)
def test_what_goes_wrong_with_one_column_leaves_the_others(answer: str | Response) -> None:
    class Two(Jia):
        columns = (FIRST, SECOND)

    pages = {FIRST: answer, SECOND: listing(row(9)), f"http://{HOST}/nb/9.html": "<p>9</p>"}
    done = walk(Two, from_pages(pages))
    assert [url for _, url in done.problems] == [FIRST]
    assert len(done.reports) == 1


# --- Redirects ----------------------------------------------------------------------------------


def test_a_page_that_moved_keeps_the_identity_of_its_entry() -> None:
    moved = f"https://{HOST}/xxgk/nb/9.html"
    (report,) = crawl({FIRST: listing(row(9)), NINE: page(moved, "<p>9</p>")}).reports
    assert report.page is not None
    assert (report.url, report.page.url) == (NINE, moved)


@pytest.mark.parametrize(
    ("final", "why"),
    [
        (f"http://{HOST}/", "home page"),
        (f"http://{HOST}/jia/index.shtml", "home page"),
        (f"http://{HOST}/error.html", "login or errors"),
        ("http://sso.sheng.gov.cn/login", "off the portal"),
    ],
)
def test_another_page_instead_of_a_report_is_not_stored(final: str, why: str) -> None:
    done = crawl({FIRST: listing(row(9)), NINE: page(final, "<p>9</p>")})
    assert done.problems == [("page_failed", NINE)]
    assert why in done.spider.problems[0][0].message
    assert done.reports == []


def test_of_two_entries_that_end_at_one_page_the_first_has_it() -> None:
    both = page(f"http://{HOST}/nb/moved.html", "<p>9</p>")
    done = crawl({FIRST: listing(row(9), row(8)), NINE: both, EIGHT: both})
    assert [report.url for report in done.reports] == [NINE]
    assert done.problems == [("page_failed", EIGHT)]


def test_an_entry_that_leads_to_the_page_of_another_has_none() -> None:
    done = crawl({FIRST: listing(row(9), row(8)), NINE: page(EIGHT, "<p>8</p>")})
    assert [report.url for report in done.reports] == [EIGHT]
    assert done.problems == [("page_failed", NINE)]
