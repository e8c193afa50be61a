"""The title among the names of site and column."""

from __future__ import annotations

import time

import pytest
from pages import through

from harvester.extraction.layout.titles import lines_of_title, title_tag
from harvester.items import Survey

TITLE = "某市某局2022年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("tag", "title"),
    [
        (TITLE, TITLE),
        (f"{TITLE}_某市人民政府网", TITLE),
        (f"{TITLE}-某市人民政府", TITLE),
        (f"某市人民政府-{TITLE}", TITLE),
        (f"某市人民政府 - 政府信息公开年报 - {TITLE}", TITLE),
        (f"{TITLE} | 政府信息公开年报 | 某市人民政府", TITLE),
        (f"{TITLE} / 某市人民政府", TITLE),
        (f"某市人民政府 > {TITLE}", TITLE),
        (f"{TITLE}·某市人民政府网", TITLE),
        (f"【{TITLE}】某市人民政府", TITLE),
        ("1-10月某县固定资产投资趋稳趋优-某省发改委", "1-10月某县固定资产投资趋稳趋优"),
        ("某局2022年政府信息公开工作年报", "某局2022年政府信息公开工作年报"),
        ("政府信息公开年报", None),
        ("某市人民政府", None),
        ("", None),
    ],
)
def test_the_title_tag_without_the_names_of_site_and_column(tag: str, title: str | None) -> None:
    found = title_tag(Survey(title=tag))
    assert (found and found[0]) == title


def test_the_names_that_the_meta_tags_give_are_no_title() -> None:
    names = {"sitename": "阳光某市", "columnname": "公开之窗"}
    found = title_tag(Survey(names, f"{TITLE}-公开之窗-阳光某市"))
    assert found
    assert found[0] == TITLE


@pytest.mark.parametrize("tag", ["甲-" * 50_000, "- " * 50_000, "】" * 50_000])
def test_a_hostile_title_tag_takes_no_time(tag: str) -> None:
    started = time.process_time()
    assert through("metadata", f"<html><head><title>{tag}</title></head><body>x</body></html>").page
    assert time.process_time() - started < 0.5


def test_a_title_over_several_lines() -> None:
    assert lines_of_title(["某市人民政府", "某市某局", TITLE[4:], "正文"], TITLE) == range(1, 3)
    assert lines_of_title(["某市某局", "正文"], TITLE) is None
    assert lines_of_title(["甲", "处罚公开表", "正文"], "处罚公开表（金罚决字〔2024〕3号）") == range(1, 2)
    assert lines_of_title(["处罚公开表", "正文"], "处罚公开表（第二批）") is None
