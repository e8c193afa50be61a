"""Lines at the edges of an article that the portal repeats."""

from __future__ import annotations

import pytest
from pages import through

from harvester.items import Hints, Page

TEXT = [f"第{n}项工作全面完成，政府信息公开的广度和深度不断提高。" for n in range(10)]
SIGNED = ["某市某局", "2023年1月20日"]
FORM = ["五、存在的主要问题及改进情况", "问题不突出。", "六、其他需要报告的事项", "本年度未收取信息处理费。"]
LINE = "本页面由某市大数据中心统一发布"


def read(
    *lines: str, repeated: tuple[str, ...] = (), above: str = "", below: str = ""
) -> tuple[list[str], Page]:
    """The body, and the page."""
    article = above + "".join(f"<p>{line}</p>" for line in lines) + below
    report = through("body", f"<div id=zoom>{article}</div>", hints=Hints(repeated=frozenset(repeated)))
    assert report.page
    return report.body.splitlines(), report.page


def test_a_line_below_the_signature_is_learned_and_then_left_out() -> None:
    body, page = read(*TEXT, *SIGNED, LINE)
    assert (body[-1], page.edges, page.signature) == (LINE, [LINE], None)
    body, page = read(*TEXT, *SIGNED, LINE, repeated=(LINE,))
    assert (body[-1], page.edges) == (SIGNED[-1], [LINE])
    assert page.signature
    assert page.signature.issuer == "某市某局"


def test_a_line_set_unlike_the_text_is_learned_and_then_left_out() -> None:
    tip = f"<div class=tip>{LINE}</div>"
    assert read(*TEXT, below=tip)[1].edges == [LINE]
    assert read(*TEXT, below=tip, repeated=(LINE,))[0] == TEXT
    assert read(*TEXT, above=tip)[1].edges == [LINE]
    assert read(*TEXT, above=tip, repeated=(LINE,))[0] == TEXT


@pytest.mark.parametrize(
    "ending", [FORM, [*FORM, *SIGNED], ["六、其他需要报告的事项", "<b class=x>无其他事项。</b>"]]
)
def test_what_every_report_says_is_never_the_portals(ending: list[str]) -> None:
    said = ("无其他事项。", *ending)
    body, page = read(*TEXT, *ending, repeated=said)
    assert len(body) == len(TEXT) + len(ending)
    assert page.edges == []


def test_the_only_text_below_a_heading_stays_though_it_is_set_otherwise() -> None:
    body, page = read(*TEXT, FORM[2], below=f"<div class=x>{FORM[3]}</div>", repeated=(FORM[3],))
    assert body[-1] == FORM[3]
    assert page.edges == []


@pytest.mark.parametrize(
    "line",
    [
        "（此件公开发布）",
        "附件：某表",
        "抄送：市委办公室。",
        "某市人民政府",
        "2023年1月21日",
        "一、某事项说明",
        "注：数据截至年底",
        "联系电话：0000-0000000",
        "依据信息处理费管理办法，本年度未收取信息处理费用。",
    ],
)
def test_what_authors_put_below_a_signature_stays(line: str) -> None:
    body, page = read(*TEXT, *SIGNED, line, repeated=(line,))
    assert body[-1] == line
    assert page.edges == []


def test_a_repeated_line_in_the_middle_stays() -> None:
    assert LINE in read(*TEXT, LINE, *TEXT[::-1], repeated=(LINE,))[0]
    assert read(*TEXT, *SIGNED, LINE, "另有说明的一句话。", repeated=(LINE,))[0][-2] == LINE
