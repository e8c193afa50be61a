"""国微CMS: articles are told by their address, later pages by the link."""

from __future__ import annotations

from walker import page

from harvester.platforms.p8 import read_list

URL = "http://www.jia.gov.cn/html/1861/"


def test_rows_their_dates_and_the_next_page() -> None:
    body = (
        '<ul class="menu"><li><a href="/html/1861/zn.html">政府信息公开指南</a></li></ul>'
        '<ul class="list"><li><a href="/html/1861/2016-03-07/content-1.html">2015年报告</a>2016-03-08</li>'
        '<li><a href="/html/1861/2015-02-01/content-2.html">2014年报告</a></li>'
        '<li><a href="/2014_04/20_14/content-3.html">2013年报告</a></li></ul>'
        '<a href="/html/1861/list-2.html">下一页</a>'
    )
    found = read_list(page(URL, body))
    assert [(entry.title, entry.date) for entry in found.entries] == [
        ("2015年报告", "2016-03-08"),
        ("2014年报告", "2015-02-01"),
        ("2013年报告", "2014-04-20"),
    ]
    assert found.next is not None
    assert found.next.url == "http://www.jia.gov.cn/html/1861/list-2.html"


def test_a_page_of_menus_is_no_list() -> None:
    assert (
        read_list(page(URL, '<ul><li><a href="/html/1861/zn.html">政府信息公开指南</a></li></ul>')).entries
        == []
    )
