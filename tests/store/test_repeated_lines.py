"""What the store learns of the lines that a portal repeats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store_samples import dump

from harvester.extraction import STAGES
from harvester.items import Hints, Page, Report

if TYPE_CHECKING:
    from pathlib import Path

    from harvester.store import Store

PORTAL = "www.example.gov.cn"
LINE = "本页面由某市大数据中心统一发布"


def report_of(
    n: int, *, line: str = LINE, repeated: frozenset[str] = frozenset(), portal: str = PORTAL
) -> Report:
    """The report of a year, with a line of the portal below its signature."""
    title = f"某市某局{2010 + n}年政府信息公开工作年度报告"
    text = "".join(f"<p>第{m}项工作全面完成，{2010 + n}年主动公开信息{m}条。</p>" for m in range(10))
    ending = f"<p>六、其他需要报告的事项</p><p>无。</p><p>某市某局</p><p>{2011 + n}年1月20日</p><p>{line}</p>"
    markup = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div id=zoom>{text}{ending}</div></body></html>"
    report = Report(
        f"http://{portal}/{n}.html", portal, Page(markup.encode(), hints=Hints(repeated=repeated))
    )
    for _, stage in STAGES:
        stage(report)
    return report


def test_a_line_on_ten_pages_is_learned_once_five_have_it(store: Store) -> None:
    for n in range(10):
        assert store.repeated_lines(PORTAL) == ({LINE} if n >= 5 else frozenset())
        store.save(report_of(n))
    assert store.repeated_lines("other.example.gov.cn") == frozenset()


def test_what_was_learned_stays_and_changes_a_report_once(store: Store, path: Path) -> None:
    for n in range(10):
        store.save(report_of(n))
    known = store.repeated_lines(PORTAL)
    again = report_of(0, repeated=known)
    assert LINE not in again.body
    assert [store.save(again), store.save(report_of(0, repeated=known))] == ["changed", "unchanged"]
    for n in range(10, 40):
        store.save(report_of(n, line=f"第{n}号说明，供查阅参考"))
    assert store.repeated_lines(PORTAL) == known
    assert [row["pages"] for row in dump(path)["repeated_lines"]] == [5]


def test_one_page_saved_often_teaches_nothing(store: Store) -> None:
    for _ in range(10):
        store.save(report_of(1))
    assert store.repeated_lines(PORTAL) == frozenset()


def test_a_line_on_few_of_the_pages_is_not_learned(store: Store) -> None:
    for n in range(20):
        store.save(report_of(n, line=f"第{n}号说明，供查阅参考"))
    for n in range(20, 27):
        store.save(report_of(n))
    assert store.repeated_lines(PORTAL) == frozenset()


def test_the_lines_of_one_portal_are_not_those_of_another(store: Store) -> None:
    for n in range(10):
        store.save(report_of(n, portal=PORTAL if n % 2 else "other.example.gov.cn"))
    assert store.repeated_lines(PORTAL) == {LINE}
    store.save(report_of(11, portal="third.example.gov.cn"))
    assert store.repeated_lines("third.example.gov.cn") == frozenset()
