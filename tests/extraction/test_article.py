"""Which part of a page is the article, in layouts that nobody has declared."""

from __future__ import annotations

import time

import pytest
from pages import codes, texts, through

TITLE = "某市某局2022年政府信息公开工作年度报告"
P = "<p>2022年，本局认真做好政府信息公开工作，主动公开信息若干条，群众满意度不断提高。</p>"
MENU = "<div class=top><a href=/>首页</a><a href=/a/>要闻</a><a href=/b/>政务公开</a></div>"
FOOT = "<div class=foot><p>主办：某市人民政府办公室 承办：某市大数据局</p><p>网站标识码：0000000000 某ICP备00000000号</p></div>"
SIGNED = "<p>某市某局</p><p>2023年1月15日</p>"


def page(article: str, title: str = TITLE) -> str:
    return (
        f"<html><head><title>{title}</title></head><body>{MENU}<h1>{title}</h1>{article}{FOOT}</body></html>"
    )


@pytest.mark.parametrize(
    "article",
    [
        f'<div class="xl-cont">{P * 4}</div>',
        f'<div class="fontzoom">字体：大 中 小</div><div class="xl-cont">{P * 4}</div>',
        f'<div class="zoom">放大</div><div class="xl-cont">{P * 4}</div>',
        f'<div class="xl-cont">{P * 4}</div><div class="article-body">热点推荐内容</div>',
        f'<form name="_newscontent_fromname"><div id="vsb_content"><div class="v_news_content">{P * 4}</div></div></form>',
        f'<form id="form1" runat="server"><div><div class="cont">{P * 4}</div></div></form>',
        f'<div class="TRS_Editor">{P * 2}</div><div class="TRS_Editor">{P[:3] + "另" + P[3:]}{P}</div>',
        f'<div class="a"><div class="TRS_Editor">{P * 2}</div></div><div class="a"><div class="TRS_Editor"><p>后半。</p>{P}</div></div>',
        f'<div id="zoom"><div id="zoom">{P * 4}</div></div>',
        f'<table><tr><td class="left">栏目</td><td class="right">{P * 3}<p>{"又有一段很长的话，" * 60}如此。</p></td></tr></table>',
        f"<article><section>{P * 4}</section></article>",
    ],
)
def test_the_whole_article_and_nothing_else(article: str) -> None:
    lines = texts(through("body", page(article)))
    assert len(lines) == 4
    assert all("。" in line for line in lines)


def test_salutation_and_signature_beside_the_densest_part_belong_to_it() -> None:
    report = through("body", page(f'<div><p>各县区人民政府：</p><div class="x">{P * 4}</div>{SIGNED}</div>'))
    assert report.body.splitlines()[0] == "各县区人民政府："
    assert report.body.splitlines()[-1] == "2023年1月15日"
    assert len(report.body.splitlines()) == 7


def test_an_article_that_is_mostly_a_table_keeps_what_stands_around_it() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>某某项目办理结果</td><td>准予许可</td></tr>" for n in range(40))
    report = through(
        "body",
        page(
            f'<div class="xl-cont"><p>公示如下，为期七天，欢迎监督。</p><table>{rows}</table>{SIGNED}</div>'
        ),
    )
    lines = report.body.splitlines()
    assert (lines[0], lines[-2], len(lines)) == ("公示如下，为期七天，欢迎监督。", "某市某局", 43)


def test_a_copy_for_mobile_devices_is_not_read_twice() -> None:
    article = f'<div class="pc"><div class="TRS_Editor">{P * 3}</div></div><div class="m"><div class="TRS_Editor">{P * 3}</div></div>'
    assert len(texts(through("body", page(article)))) == 3


@pytest.mark.parametrize(
    "content",
    ['<iframe src="a.pdf"></iframe>', "<p><img src=1.jpg></p>", "<p><img src=1.jpg></p><p>&nbsp;</p>"],
)
def test_an_article_without_text_is_empty_and_not_the_rest_of_the_page(content: str) -> None:
    hot = "<div class=hot><p>热点新闻：某市召开全市大会，部署下一阶段工作。</p></div>"
    report = through("check", page(f'<div id="zoom">{content}</div>{hot}'))
    assert report.body == ""
    assert "body_missing" in codes(report)


@pytest.mark.parametrize(
    "line",
    ['<p style="text-align:center">{}</p>', "<p align=center><strong>{}</strong></p>", "<div>{}</div>"],
)
def test_a_title_that_only_a_line_above_the_text_prints(line: str) -> None:
    parts = "".join(f"<h3>{n}、某项工作情况</h3>{P}" for n in "一二三")
    site = "<html><head><title>某某市人民政府门户网站</title></head><body>"
    for article in (f"{line.format(TITLE)}<div>{P * 4}</div>", f"{line.format(TITLE)}{parts}"):
        report = through("check", f'{site}{MENU}<div class="xl">{article}</div>{FOOT}</body></html>')
        assert (report.title, report.kind, report.report_year) == (TITLE, "annual_report", 2022)
        assert TITLE not in report.body
    assert len(report.sections) == 3


def test_a_short_notice_in_its_container_is_not_outweighed_by_the_footer() -> None:
    report = through(
        "body", page('<div id="zoom"><p>现予公布，请遵照执行，不得有误。</p></div>', "关于某事的公告")
    )
    assert report.body == "现予公布，请遵照执行，不得有误。"


def body_of(article: str) -> tuple[str, str, int]:
    """The rule that found the article, what it read, and how many lines the article has."""
    report = through("body", page(article))
    evidence = report.evidence["body"]
    return evidence.rule, evidence.raw, len(report.body.splitlines())


PARTS = [
    f"<p>{n}是认真落实各项部署，扎实推进政府信息公开，不断提高工作的质量和水平。</p>"
    for n in "一二三四五六七八"
]
TEASERS = "".join(
    f"<h4><a href=/{n}.html>某地召开第{n}次会议</a></h4><p>会议指出，要认真贯彻落实第{n}项部署，抓好各项工作，确保完成。</p>"
    for n in range(9)
)


def test_a_container_is_believed_by_its_name_unless_it_holds_too_little() -> None:
    whole = "".join(PARTS)
    assert body_of(f"<div id=zoom>{whole}</div>") == ("container", "#zoom", 8)
    assert body_of(f"<div class=q>{whole}</div>") == ("densest", "", 8)
    assert body_of(f"<div class=zoom>{TEASERS}</div><div class=q>{whole}</div>") == (
        "densest", ".zoom: 30 of 280 characters", 8,
    )  # fmt: skip
    part = f"<div id=zoom>{PARTS[0]}</div>"
    assert body_of(f"{part}<div class=q>{''.join(PARTS[1:])}</div>")[2] == 8
    assert body_of(f"<div>{part}{''.join(PARTS[1:])}</div>")[2] == 8


def test_a_short_article_is_not_joined_with_what_follows_its_container() -> None:
    assert body_of(f"<div id=zoom>{PARTS[0]}</div><p>{'本站提供各类服务，欢迎使用。' * 4}</p>")[2] == 1


def test_the_text_beside_the_title_is_the_article_though_another_column_is_long() -> None:
    column = "".join(f"<p>本局第{n}项职责是负责有关工作，承办上级交办的其他事项。</p>" for n in range(6))
    h1, whole = f"<h1>{TITLE}</h1>", "".join(PARTS)
    report = through(
        "body",
        f"<html><head><title>{TITLE}</title></head><body><div class=l><div>{h1}{whole}</div></div><div class=r>{column}</div>",
    )
    assert len(report.body.splitlines()) == 8


def test_chapters_in_elements_of_one_make_stay_together() -> None:
    report = through(
        "body",
        f"<html><head><title>{TITLE}</title></head><body><div class=m><div class=ch><h1>{TITLE}</h1>{''.join(PARTS[:5])}</div>"
        f"<div class=ch>{''.join(PARTS[5:])}</div></div>",
    )
    assert len(report.body.splitlines()) == 8


@pytest.mark.parametrize(
    "unit", ["<div class=zoom>", "<div><p>", "<div>某。", "<h4><a href=x>链接</a></h4><p>某。"]
)
def test_the_article_is_found_in_linear_time(unit: str) -> None:
    started = time.process_time()
    through("body", page(f"<div class=q>{''.join(PARTS)}</div>" + unit * 18_000))
    assert time.process_time() - started < 2
