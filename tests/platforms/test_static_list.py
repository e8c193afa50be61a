"""Rows and next pages of plain lists, in the forms that portals give them."""

from __future__ import annotations

import pytest
from walker import page

from harvester.platforms.static_list import entries, next_page, read_list

URL = "https://www.jia.gov.cn/xxgk/nb/index.html"
MENU = (
    '<div class="crumb"><a href="/">首页</a> &gt; <a href="/xxgk/">政务公开栏目</a> &gt; '
    '<a href="./">年度报告栏目</a></div>'
    '<ul class="menu"><li><a href="/xxgk/zn/index.html">政府信息公开指南</a></li>'
    '<li><a href="/xxgk/nb/index.html">政府信息公开年报</a></li></ul>'
)


def titles(body: str, url: str = URL) -> list[str]:
    return [entry.title for entry in entries(page(url, body))]


def test_a_row_is_address_title_and_date() -> None:
    (entry,) = entries(
        page(URL, '<ul><li><a href="./202301/1.html">2022年报告</a><span>2023-01-05</span></li></ul>')
    )
    assert (entry.url, entry.title, entry.date) == (
        "https://www.jia.gov.cn/xxgk/nb/202301/1.html",
        "2022年报告",
        "2023-01-05",
    )


@pytest.mark.parametrize(
    "row",
    [
        '<li><span>[2023-01-05]</span><a href="1.html">2022年报告</a></li>',
        '<li><a href="1.html">2022年报告</a><b>2023/1/5</b></li>',
        '<li><a href="1.html">2022年报告 <i>2023年1月5日</i></a></li>',
        '<li><a href="1.html" title="2022年报告">2022年…</a> 2023.01.05</li>',
        '<tr><td>1</td><td><a href="1.html">2022年报告</a></td><td>2023-01-05</td></tr>',
        '<p><a href="1.html">2022年报告</a>（2023-01-05）</p>',
        '<div><a href="1.html">2022年报告</a><em>2023-01-05</em></div>',
        '<li><a href="javascript:void(0)" onclick="openUrl(\'1.html\')">2022年报告</a>2023-01-05</li>',
        "<li><a href=\"javascript:jump('/xxgk/nb/1.html')\">2022年报告</a>2023-01-05</li>",
        '<li><a href="//www.jia.gov.cn/xxgk/nb/1.html">2022年报告</a>2023-01-05</li>',
        '<li><a href="1.html"><img src=a.png></a><a href="1.html">2022年报告</a>2023-01-05</li>',
    ],
)
def test_forms_of_a_row(row: str) -> None:
    wrapped = f"<table>{row}</table>" if row.startswith("<tr") else f"<ul>{row}</ul>"
    (entry,) = entries(page(URL, wrapped))
    assert entry.url == "https://www.jia.gov.cn/xxgk/nb/1.html"
    assert (entry.title, entry.date) == ("2022年报告", "2023-01-05")


def test_rows_without_tags_of_their_own_keep_their_own_dates() -> None:
    body = '<div><a href="1.html">2022年报告</a> 2023-01-05<br><a href="2.html">2021年报告</a><br></div>'
    assert [entry.date for entry in entries(page(URL, body))] == ["2023-01-05", None]


def test_a_date_in_a_title_is_not_the_rows() -> None:
    body = '<ul><li><a href="1.html">2022年12月1日会议报告</a><span>2023-01-05</span></li></ul>'
    (entry,) = entries(page(URL, body))
    assert (entry.title, entry.date) == ("2022年12月1日会议报告", "2023-01-05")


def test_menus_and_pagers_are_no_list() -> None:
    pager = (
        '<div><a href="index.html">首页</a><a href="index_1.html">下一页</a>'
        '<a href="index_9.html">最后一页</a></div>'
    )
    assert titles(MENU + pager) == []
    assert titles(MENU + '<ul class="list"><li><a href="1.html">2022年报告</a></li></ul>' + pager) == [
        "2022年报告"
    ]


def test_the_menu_stays_out_on_later_pages_too() -> None:
    body = MENU + '<ul class="list"><li><a href="1.html">2022年报告</a></li></ul>'
    assert titles(body, "https://www.jia.gov.cn/xxgk/nb/index_2.html") == ["2022年报告"]


def test_a_home_page_has_no_row_of_this_list() -> None:
    news = '<ul><li><a href="/xw/1.html">我市召开推进会</a>2023-01-05</li></ul>'
    assert titles(MENU + news) == []


def test_the_same_folder_on_another_host_is_not_this_list() -> None:
    assert titles('<ul><li><a href="http://www.yi.gov.cn/xxgk/nb/1.html">乙市2022年报告</a></li></ul>') == []


def test_rows_of_the_list_that_lead_elsewhere_are_kept() -> None:
    body = (
        '<ul class="list"><li><a href="1.html">2022年报告</a></li>'
        '<li><a href="http://fgw.jia.gov.cn/nb/2.html">发改委2022年报告</a></li></ul>'
    )
    assert titles(body) == ["2022年报告", "发改委2022年报告"]


def test_lists_grouped_by_year_are_one() -> None:
    body = "".join(
        f'<h3>{y}</h3><ul class="list"><li><a href="{y}/1.html">{y}年报告</a></li></ul>' for y in (2022, 2021)
    )
    assert titles(body) == ["2022年报告", "2021年报告"]


@pytest.mark.parametrize(
    "href", ["http://[jia/1.html", "http://jia:port/1.html", "http://www.jia.gov.cn:99999/"]
)
def test_a_malformed_address_costs_its_own_row_only(href: str) -> None:
    body = f'<ul class="list"><li><a href="{href}">2023年报告</a></li><li><a href="1.html">2022年报告</a></li></ul>'
    assert titles(body) == ["2022年报告"]
    assert next_page(page(URL, f'<a href="{href}">下一页</a>'), read_list) is None


@pytest.mark.parametrize(
    "link",
    [
        '<a href="index_2.html">下一页</a>',
        '<a href="index_2.html">下页</a>',
        '<a href="index_2.html"> 下 一 页 &gt;&gt;</a>',
        '<a href="index_2.html">Next &gt;</a>',
        '<a href="index_2.html" title="下一页"><img src=n.png></a>',
        '<a href="#" onclick="go(\'index_2.html\')">下一页</a>',
    ],
)
def test_forms_of_the_next_link(link: str) -> None:
    found = next_page(page(URL, link), read_list)
    assert found is not None
    assert found.url == "https://www.jia.gov.cn/xxgk/nb/index_2.html"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="index.html">下一页</a>',
        '<a href="#">下一页</a>',
        '<a href="javascript:void(0);">下一页</a>',
        '<a href="index_0.html">上一页</a>',
        '<a href="2.html">下一篇</a>',
        "",
    ],
)
def test_no_next_page(link: str) -> None:
    assert next_page(page(URL, link), read_list) is None
