"""A robots.txt that cannot be had, by request and answer."""

from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from harvester.robots import UnreachableRobots

ROBOTS = Request("http://h.example/robots.txt")
PAGE = Request("http://h.example/a.html")


def forbids(robots: UnreachableRobots, request: Request) -> bool:
    try:
        robots.process_request(request)
    except IgnoreRequest:
        return True
    return False


@pytest.mark.parametrize(
    ("status", "forbidden"),
    [(200, False), (302, False), (404, False), (429, False), (500, True), (503, True)],
)
def test_the_answer_decides(status: int, forbidden: bool) -> None:
    robots = UnreachableRobots()
    response = Response(ROBOTS.url, status=status)
    assert robots.process_response(ROBOTS, response) is response
    assert forbids(robots, PAGE) == forbidden
    assert not forbids(robots, ROBOTS)
    assert not forbids(robots, Request("http://other.example/a.html"))


def test_no_answer_forbids_and_is_named() -> None:
    robots = UnreachableRobots()
    robots.process_exception(ROBOTS, TimeoutError("60 seconds"))
    with pytest.raises(IgnoreRequest, match=r"robots\.txt .*: TimeoutError: 60 seconds"):
        robots.process_request(PAGE)


def test_other_pages_decide_nothing() -> None:
    robots = UnreachableRobots()
    robots.process_response(PAGE, Response(PAGE.url, status=500))
    robots.process_exception(PAGE, TimeoutError())
    assert not forbids(robots, PAGE)


def test_where_it_leads_to_speaks_for_the_host_that_was_asked() -> None:
    robots = UnreachableRobots()
    moved = Request("http://other.example/r.txt", meta={"redirect_urls": [ROBOTS.url]})
    robots.process_response(moved, Response(moved.url, status=500))
    assert forbids(robots, PAGE)
    assert not forbids(robots, Request("http://other.example/a.html"))
