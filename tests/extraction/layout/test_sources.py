"""The name beside the date under the title, which no label calls the source."""

from __future__ import annotations

import pytest
from pages import through

from harvester.extraction.layout.sources import names_source, source_alone

TITLE = "云水县春灌工作全面铺开"
TEXT = "<p>连日来，云水县组织干部下沉一线，疏通渠道若干公里，保障春灌用水充足，群众十分满意。</p>" * 3
SHORT = "<p>请沿河群众注意防范，及时转移。</p>"
HEAD = f"<html><head><title>{TITLE}_云水县人民政府</title></head><body><h1>{TITLE}</h1>"


@pytest.mark.parametrize(
    "name",
    [
        "云水日报",
        "云水县融媒体中心",
        "县公安局交警支队",
        "县政府办",
        "云水发布",
        "云水集团",
        "县发改委",
        "云水县人民政府",
    ],
)
def test_names_of_sources(name: str) -> None:
    assert names_source(name)


@pytest.mark.parametrize(
    "text",
    [
        "政务公开", "信息发布", "新闻中心", "工作简报", "天气预报", "信息公开平台", "办事大厅", "王某", "本网", "互联网",
        "我局", "各县人民政府", "法治政府", "网上办", "关于某某局", "打印本页", "局", "云水县推进春灌工作",
    ],
)  # fmt: skip
def test_columns_buttons_and_mentions_are_none(text: str) -> None:
    assert not names_source(text)


@pytest.mark.parametrize(
    ("printed", "source"),
    [
        ("云水日报点赞(3)", "云水日报"),
        ("云水日报 评论（0）", "云水日报"),
        ("县政府办 | 打印", "县政府办"),
        ("云水阅读编辑部", "云水阅读编辑部"),
        ("县政府（办公室）", "县政府（办公室）"),
    ],
)
def test_a_source_without_buttons_and_counters(printed: str, source: str) -> None:
    assert source_alone(printed) == source


@pytest.mark.parametrize(
    "line",
    [
        "云水县水务局\u30002024/04/18",
        "2024-04-18 | 云水县水务局",
        "<time>2024-04-18</time> · 云水县水务局",
        "<span>2024-04-18 07:45</span><span>云水县水务局</span><span>1.2万阅读</span>",
        "<span>2024-04-18</span> <span>云水县水务局</span> <a>打印</a>",
        "2024-04-18 云水县水务局 浏览次数：33",
        "<table><tr><td>2024-04-18</td><td>云水县水务局</td><td>保护视力色：</td></tr></table>",
    ],
)
@pytest.mark.parametrize(
    "article", [f"<div>{{line}}</div><div>{TEXT}</div>", f"<div id=zoom><div>{{line}}</div>{TEXT}</div>"]
)
def test_the_name_beside_the_date(line: str, article: str) -> None:
    report = through("body", HEAD + article.format(line=line) + "</body></html>")
    assert (report.source, report.date_published) == ("云水县水务局", "2024-04-18")
    assert "水务局" not in report.body


@pytest.mark.parametrize(
    "line",
    [
        "云水县水务局 2024年4月18日",
        "2024-04-18 水利动态",
        "2024-04-18 云水县水务局 云水日报",
        "云水县水务局",
        "2024-04-18 王某",
        "<p>2024-04-18</p><p>云水县水务局</p>",
    ],
)
def test_no_name_or_one_of_several(line: str) -> None:
    report = through("body", f"{HEAD}<div>{line}</div><div>{TEXT}</div></body></html>")
    assert report.source is None


def test_a_name_may_hold_the_word_for_a_year() -> None:
    report = through("body", f"{HEAD}<div>年水县水务局 2024-04-18</div><div>{TEXT}</div></body></html>")
    assert report.source == "年水县水务局"


def test_a_date_in_words_within_the_article_is_its_authors() -> None:
    markup = f"{HEAD}<div id=zoom><p>云水县水务局 2024年4月18日</p>{TEXT}</div></body></html>"
    report = through("body", markup)
    assert (report.source, report.date_published) == (None, None)


def test_a_byline_outweighs_no_short_article() -> None:
    line = "<div><span>2024-04-18 07:45</span><span>县公安局交警支队</span><span>1.2万阅读</span></div>"
    report = through("body", f"{HEAD}{line}<div>{SHORT}</div></body></html>")
    assert report.body == "请沿河群众注意防范，及时转移。"
    assert (report.source, report.date_published) == ("县公安局交警支队", "2024-04-18")
