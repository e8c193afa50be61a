"""Kinds of sections under headings that the vocabulary does not have."""

from __future__ import annotations

import pytest
from pages import through


def divided(*lines: str) -> list[tuple[str, str | None, str]]:
    report = through("sections", "\n".join(lines))
    return [(section.heading, section.kind, section.text) for section in report.sections]


REPORT_TITLE = "某县某局2012年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("一、整体情况和组织领导", "overview"),
        ("二、公开政府信息的范围和数量", "disclosure"),
        ("三、受理公民申请公开的办理情况", "requests"),
        ("三、群众对申请信息公开的情况", "requests"),
        ("四、因申请公开引起的复议与诉讼", "disputes"),
        ("五、申诉及处理情况", "disputes"),
        ("五、信息公开的收费与支出", "other"),
        ("六、工作中的不足与下步计划", "problems"),
        ("六、面临的困难", "problems"),
        ("七、改进思路", "problems"),
        ("七、咨询情况", None),
        ("八、队伍建设", None),
    ],
)
def test_the_words_of_an_older_heading_tell_its_kind(heading: str, kind: str | None) -> None:
    numerals = "一二三四五六七八"
    heads = [f"{numeral}、甲{numeral}" for numeral in numerals[: numerals.index(heading[0])]]
    found = divided(REPORT_TITLE, *(line for head in (*heads, heading) for line in (head, "文。")))
    assert found[-1] == (heading, kind, "文。")


def test_words_tell_a_kind_only_in_a_report_that_has_no_known_heading_of_it() -> None:
    lines = ["一、存在的主要问题", "甲。", "二、面临的困难", "乙。"]
    assert [kind for _, kind, _ in divided(REPORT_TITLE, *lines)] == ["problems", None]
    assert [kind for _, kind, _ in divided("某局工作", "一、面临的困难", "甲。", "二、丙", "乙。")] == [
        None,
        None,
    ]
