"""What is printed as a whole: findings, widths, and pages that are hostile to a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from shown import ODD, lines, printed, under

from harvester.explain import explain
from harvester.items import Attachment, Indicator, Report, Section
from harvester.vocabulary import FINDINGS

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures/portals"


def test_findings_with_their_meaning() -> None:
    shown = under(lines(ODD, width=200), "Findings")
    place = shown.index(f"cell_unreadable: {FINDINGS['cell_unreadable']}")
    assert shown[place + 1] == "  disclosure.regulations.abolished: 若干"


def test_a_message_that_repeats_the_meaning_is_left_out() -> None:
    shown = under(lines("<p>甲市公开了若干信息，详见下文。</p><p>另有若干。</p>"), "Findings")
    assert shown == [f"title_missing: {FINDINGS['title_missing']}"]


def test_no_findings() -> None:
    page = "<h1>甲市要闻一则的标题</h1><p>甲市公开了若干信息。</p><p>2023年1月1日</p>"
    assert under(lines(page), "Findings") == ["none"]


def test_every_line_fits_where_chinese_is_twice_as_wide() -> None:
    pages = sorted(FIXTURES.rglob("*.*html"))[::4]
    assert pages
    for path in pages:
        for width in (60, 80, 120):
            shown = lines(path.read_bytes().decode("utf-8", "replace"), width=width)
            assert max(map(cell_len, shown)) <= width


@pytest.mark.parametrize("sign", ["\x1b[31m", "\x9b31m", "\u202e", "\a"])
def test_a_page_cannot_command_the_terminal(sign: str) -> None:
    shown = lines(ODD.replace("甲市", f"甲{sign}市"))
    assert not any(sign[0] in line for line in shown)


def test_markup_of_a_page_is_text() -> None:
    assert any("[bold]甲[/bold] :smile:" in line for line in lines("<h1>[bold]甲[/bold] :smile: 的报告</h1>"))


def test_very_many_parts_files_and_indicators_are_cut() -> None:
    report = Report(
        None,
        None,
        sections=[Section("一、部分", None, "")] * 1102,
        attachments=[Attachment("http://www.example.gov.cn/a.pdf", "附件")] * 1102,
        indicators=[Indicator("申请", "件", 1)] * 1102,
    )
    assert printed(explain(report)).count("… and 1,002 more") == 3


def test_an_empty_page() -> None:
    shown = lines("")
    assert any(line.startswith("page_empty: ") for line in shown)
