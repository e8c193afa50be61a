"""A crawl reads pages with what the store has learned of their portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crawling import crawl, report

if TYPE_CHECKING:
    from pathlib import Path

    from harvester.items import Report

LINE = "本页面由某市大数据中心统一发布"


def reports() -> list[Report]:
    """Ten years' reports with one line of the portal below each signature."""
    return [
        report(
            year,
            f"<html><head><title>某市某局{year}年政府信息公开工作年度报告</title></head><body><div id=zoom>"
            + "".join(f"<p>第{n}项工作全面完成，{year}年主动公开信息{n}条。</p>" for n in range(10))
            + f"<p>某市某局</p><p>{year + 1}年1月20日</p><p>{LINE}</p></div></body></html>",
        )
        for year in range(2010, 2020)
    ]


def test_lines_that_a_portal_repeats_are_left_out_by_the_next_crawl(tmp_path: Path) -> None:
    database = tmp_path / "harvest.db"
    assert all(item.body.endswith(LINE) for item in crawl(database, *reports()).items)
    second = crawl(database, *reports())
    assert all(item.body.endswith("1月20日") for item in second.items)
    assert second.stats["harvester/changed"] == 10
    assert crawl(database, *reports()).stats["harvester/unchanged"] == 10
