"""A made-up portal, its list and its reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from walker import Walk, from_pages, walk

from harvester.platforms.static_list import StaticListSpider

if TYPE_CHECKING:
    from scrapy.http import Response

HOST = "www.jia.gov.cn"
FIRST = f"http://{HOST}/nb/index.html"
SECOND = f"http://{HOST}/nb/index_1.html"
NINE, EIGHT = f"http://{HOST}/nb/9.html", f"http://{HOST}/nb/8.html"


class Jia(StaticListSpider):
    """甲市."""

    name = "jia"
    portal = HOST
    site_name = "甲市人民政府"
    region = "320614"
    columns = (FIRST,)
    referer = "http://www.sheng.gov.cn/"


def row(number: int, title: str = "") -> str:
    title = title or f"甲市{2000 + number}年政府信息公开工作年度报告"
    return f'<li><a href="{number}.html">{title}</a><span>{2001 + number}-01-05</span></li>'


def listing(*rows: str, following: str = "") -> str:
    link = f'<a href="{following}">下一页</a>' if following else ""
    return f'<html><body><ul class="list">{"".join(rows)}</ul>{link}</body></html>'


def crawl(pages: dict[str, str | bytes | Response], **arguments: str) -> Walk:
    reports = {f"http://{HOST}/nb/{number}.html": f"<p>{number}</p>" for number in range(40)}
    return walk(Jia, from_pages(reports | pages), **arguments)
