"""Every spider is complete, and finds on its snapshot what is known to be there."""

from __future__ import annotations

import inspect
import json
import re
from typing import Any

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader
from walker import PORTALS, from_snapshots, walk

from harvester.platforms.base import PortalSpider

LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["harvester.spiders"]}))
SPIDERS = [LOADER.load(name) for name in sorted(LOADER.list())]

every_spider = pytest.mark.parametrize("spidercls", SPIDERS, ids=lambda spidercls: spidercls.name)


def expected(spidercls: type[PortalSpider]) -> dict[str, Any]:
    file = PORTALS.parent / "expected" / f"{spidercls.portal}.json"
    return json.loads(file.read_text("utf-8"))


def test_the_five_portals() -> None:
    assert [spidercls.name for spidercls in SPIDERS] == ["donghu", "fagaiwei", "haimen", "panjin", "taishan"]


@every_spider
def test_a_spider_is_declared_and_says_what_is_known(spidercls: type[PortalSpider]) -> None:
    source = inspect.getsource(spidercls)
    assert issubclass(spidercls, PortalSpider)
    assert not re.search(r"\bdef\b", source)
    assert re.search(r"\[[RCIU]\]", spidercls.__doc__ or "")
    assert re.search(r"[\u4e00-\u9fff]", inspect.getmodule(spidercls).__doc__ or "")


@every_spider
def test_the_counts_of_its_snapshot(spidercls: type[PortalSpider]) -> None:
    lists = expected(spidercls)["lists"]
    done = walk(spidercls, from_snapshots)
    found = {name: done.counts.get(name, 0) for name in ("list_pages", "entries", "found", "failed")}
    assert found == {"list_pages": lists["pages"]} | {name: lists[name] for name in list(found)[1:]}
    assert done.skipped == lists["skipped"]
    assert len(done.reports) == lists["stored"]
    assert len(set(done.urls)) == len(done.urls)


@every_spider
def test_the_reports_of_its_snapshot_with_their_hints(spidercls: type[PortalSpider]) -> None:
    reports = {report.url: report for report in walk(spidercls, from_snapshots).reports}
    known = {report["url"]: report for report in expected(spidercls)["reports"]}
    assert set(reports) == set(known)
    for url, report in reports.items():
        assert report.portal == spidercls.portal
        assert report.page is not None
        assert report.page.hints.title
        assert report.page.hints.date == known[url]["date_published"]


@every_spider
def test_wider_kinds_find_more(spidercls: type[PortalSpider]) -> None:
    known = expected(spidercls)
    skipped, news = known["lists"]["skipped"], known.get("news", {"lists": {"found": 0}, "reports": []})
    done = walk(spidercls, from_snapshots, kinds="news")
    assert done.counts["found"] == skipped["news"] + skipped["interpretation"] + news["lists"]["found"]
    assert {report["url"] for report in news["reports"]} <= {report.url for report in done.reports}
