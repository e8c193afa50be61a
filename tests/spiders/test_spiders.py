"""Every spider is complete, and finds on its snapshot what is known to be there."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader
from walker import PORTALS, expected, from_snapshots, walk

from harvester import spiders
from harvester.platforms.base import PortalSpider

LOADER = SpiderLoader.from_settings(Settings({"SPIDER_MODULES": ["harvester.spiders"]}))
SPIDERS = [LOADER.load(name) for name in sorted(LOADER.list())]

every_spider = pytest.mark.parametrize("spidercls", SPIDERS, ids=lambda spidercls: spidercls.name)


def test_one_spider_a_file_and_one_snapshot_a_spider() -> None:
    files = {file.stem for file in Path(spiders.__path__[0]).glob("[!_]*.py")}
    assert {spidercls.name for spidercls in SPIDERS} == files
    folders = {folder.name for folder in PORTALS.iterdir() if folder.is_dir()}
    assert {spidercls.portal for spidercls in SPIDERS} == folders


@every_spider
def test_a_spider_is_declared_and_says_what_is_known(spidercls: type[PortalSpider]) -> None:
    source = inspect.getsource(spidercls)
    place = inspect.getmodule(spidercls).__doc__ or ""
    assert issubclass(spidercls, PortalSpider)
    assert not re.search(r"\bdef\b", source), "a spider is declared, not programmed"
    assert re.search(r"[\u4e00-\u9fff]", place), "the module's docstring names the place in Chinese"
    assert re.search(r"\[[RCIU]\]", spidercls.__doc__ or ""), (
        "the class's docstring says how sure it is, with the marks of docs/adding-a-portal.md: [R], [C], [I], [U]"
    )


@every_spider
def test_the_counts_of_its_snapshot(spidercls: type[PortalSpider]) -> None:
    lists = expected(spidercls.portal)["lists"]
    done = walk(spidercls, from_snapshots)
    found = {name: done.counts.get(name, 0) for name in ("list_pages", "entries", "found", "failed")}
    assert found == {"list_pages": lists["pages"]} | {name: lists[name] for name in list(found)[1:]}
    assert done.skipped == lists["skipped"]
    assert len(done.reports) == lists["stored"]
    assert len(set(done.urls)) == len(done.urls)


@every_spider
def test_the_reports_of_its_snapshot_with_their_hints(spidercls: type[PortalSpider]) -> None:
    reports = {report.url: report for report in walk(spidercls, from_snapshots).reports}
    known = {report["url"]: report for report in expected(spidercls.portal)["reports"]}
    assert set(reports) == set(known)
    for url, report in reports.items():
        assert report.portal == spidercls.portal
        assert report.page is not None
        assert report.page.hints.title
        assert report.page.hints.date == known[url].get("date_published")


@every_spider
def test_wider_kinds_find_more(spidercls: type[PortalSpider]) -> None:
    known = expected(spidercls.portal)
    skipped, news = known["lists"]["skipped"], known.get("news", {"lists": {"found": 0}, "reports": []})
    done = walk(spidercls, from_snapshots, kinds="news")
    unwanted = skipped.get("news", 0) + skipped.get("interpretation", 0)
    assert done.counts.get("found", 0) == unwanted + news["lists"]["found"]
    assert {report["url"] for report in news["reports"]} <= {report.url for report in done.reports}
