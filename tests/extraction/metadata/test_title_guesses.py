"""Titles and document numbers where no tag names them, or with site and column before them."""

from __future__ import annotations

import pytest
from pages import through

TEXT = "<p>连日来，云水县组织干部下沉一线，疏通渠道若干公里，保障春灌用水充足，群众十分满意。</p>" * 3
BYLINE = "<div>发布时间：2024-04-18 10:20 来源：云水县水务局</div>"
TITLE = "云水县春灌工作全面铺开"


def title(tag: str, above: str) -> str | None:
    markup = f"<html><head><title>{tag}</title></head><body>{above}<div>{TEXT}</div></body></html>"
    return through("metadata", markup).title


def test_site_and_column_that_spaces_part_from_the_title() -> None:
    assert title(f"云水县人民政府 政务动态 {TITLE}", f"<div><p>{TITLE}</p></div>{BYLINE}") == TITLE


@pytest.mark.parametrize("tag", ["云水县人民政府 关于做好 春灌工作的通知", "云水县水务局 春灌公告 第二号"])
def test_spaces_within_a_title(tag: str) -> None:
    assert title(tag, f"<div><p>{tag}</p></div>{BYLINE}") == tag


@pytest.mark.parametrize("site", ["云水市中级人民法院", "云水县人民检察院", "云水大学", "云水县人民法院网站"])
@pytest.mark.parametrize("heading", ["<div>{}</div>", "<h1>{}</h1>"])
def test_a_site_named_after_its_body(site: str, heading: str) -> None:
    assert title(site, heading.format(TITLE) + BYLINE) == TITLE


def test_a_title_that_ends_in_a_body() -> None:
    news = "县领导调研云水县人民法院"
    assert title(f"{news}_云水县人民政府", f"<h1>{news}</h1>{BYLINE}") == news


@pytest.mark.parametrize("notice", ["拍卖公告", "停水通知"])
def test_four_characters_above_the_byline(notice: str) -> None:
    assert title("云水县人民法院网站", f"<h1>{notice}</h1>{BYLINE}") == notice


@pytest.mark.parametrize("above", ["<h1>通知公告</h1>", "<a>执行公告</a><h1>执行公告</h1>"])
def test_a_column_of_four_characters(above: str) -> None:
    assert title("云水县人民法院网站", above + BYLINE) is None


def test_issuer_and_title_above_the_number() -> None:
    above = "<p>云水县人民政府<br>关于规范停车收费的意见</p><p>云政发〔2024〕41号</p>"
    assert title("云水县政府公报", above) == "云水县人民政府关于规范停车收费的意见"


@pytest.mark.parametrize("number", ["云水县税务局公告2024年第3号", "云水税发〔2024〕3号"])
def test_a_document_number_right_below_the_title(number: str) -> None:
    notice = "云水县税务局关于调整纳税期限的公告"
    markup = (
        f"<html><head><title>{notice}</title></head><body><h1>{notice}</h1><div>{number}</div>"
        f"{BYLINE}<div>{TEXT}</div></body></html>"
    )
    assert through("metadata", markup).document_number == number


def test_a_number_that_the_text_mentions() -> None:
    notice = "云水县税务局关于调整纳税期限的公告"
    markup = (
        f"<html><head><title>{notice}</title></head><body><h1>{notice}</h1>{BYLINE}"
        f"<div>{TEXT}<p>云水税发〔2024〕3号</p></div></body></html>"
    )
    assert through("metadata", markup).document_number is None
