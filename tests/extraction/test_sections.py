"""The parts of a report."""

from __future__ import annotations

import pytest
from pages import through

from harvester import vocabulary
from harvester.extraction.sections import kind_of_heading


def divided(*lines: str) -> list[tuple[str, str | None, str]]:
    report = through("sections", "\n".join(lines))
    return [(section.heading, section.kind, section.text) for section in report.sections]


OFFICIAL = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
]


def test_the_official_six_in_order() -> None:
    assert [kind for _, kind, _ in divided(*OFFICIAL)] == list(vocabulary.SECTIONS)


@pytest.mark.parametrize("heading", sorted({h for hs in vocabulary.SECTIONS.values() for h in hs}))
@pytest.mark.parametrize("numeral", ["一、", "（一）", "", "第一部分 "])
def test_every_heading_of_the_vocabulary(heading: str, numeral: str) -> None:
    expected = next(kind for kind, headings in vocabulary.SECTIONS.items() if heading in headings)
    assert kind_of_heading(numeral + heading) == (None if numeral == "（一）" else expected)


def test_text_goes_to_the_heading_above_it_and_what_stands_before_to_none() -> None:
    assert divided(
        "前言一段。", "一、总体情况", "（一）主动公开情况", "文甲。", "二、其他需要报告的事项", "无。"
    ) == [
        ("一、总体情况", "overview", "（一）主动公开情况\n文甲。"),
        ("二、其他需要报告的事项", "other", "无。"),
    ]


def test_rows_of_the_table_are_no_headings() -> None:
    rows = [
        "一、本年新收政府信息公开申请数量 | 3",
        "三、本年度办理结果 | （一）予以公开 | 1",
        "四、结转下年度继续办理 | 0",
    ]
    loose = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "四、结转下年度继续办理"]
    for lines in (rows, loose):
        found = divided("前言。", *OFFICIAL[:3], *lines, *OFFICIAL[3:])
        assert [heading for heading, _, _ in found] == OFFICIAL
        assert found[2][2] == "\n".join(lines)


@pytest.mark.parametrize(
    "variant",
    [
        "一、总体情况。2022年，本局认真工作。",
        "一、总体情况 2022年，本局认真工作。",
        "一、总体情况：2022年，本局认真工作。",
    ],
)
def test_a_heading_with_its_text_on_the_same_line(variant: str) -> None:
    assert divided("前言。", variant, "二、其他需要报告的事项", "无。")[0] == (
        "一、总体情况",
        "overview",
        "2022年，本局认真工作。",
    )


def test_headings_of_their_own_are_kept_without_a_kind_also_with_a_gap_in_the_count() -> None:
    found = divided(
        "前言。",
        "一、加强组织领导,完善工作机制",
        "甲。",
        "二、落实政务公开,回应社会关切",
        "乙。",
        "四、其他",
        "丙。",
        "七、其他事项",
        "丁。",
    )
    assert [(heading[0], kind) for heading, kind, _ in found] == [
        ("一", None),
        ("二", None),
        ("四", None),
        ("七", "other"),
    ]


def test_a_numbered_paragraph_is_no_heading() -> None:
    paragraph = "二、进一步加强信息公开工作的组织领导。各单位要提高认识，明确责任，认真抓好各项任务的落实，确保取得实效。"
    assert [heading for heading, _, _ in divided("前言。", "一、总体情况", paragraph)] == ["一、总体情况"]


def test_a_count_that_goes_back_is_not_a_top_heading() -> None:
    assert [
        heading
        for heading, _, _ in divided("前言。", "一、总体情况", "二、主要做法", "一、抓学习", "三、下一步打算")
    ] == [
        "一、总体情况",
        "二、主要做法",
        "三、下一步打算",
    ]


def test_dashes_are_top_headings_where_there_are_no_numbers() -> None:
    found = divided(
        "前言一段。", "——强化主动公开，助力发展。", "一是及时。", "——规范办理流程，保障权益。", "二是认真。"
    )
    assert [heading for heading, _, _ in found] == [
        "——强化主动公开，助力发展。",
        "——规范办理流程，保障权益。",
    ]


def test_an_official_heading_without_its_numeral() -> None:
    assert [kind for _, kind, _ in divided("前言。", "总体情况", "文。", "主动公开政府信息情况", "表。")] == [
        "overview",
        "disclosure",
    ]


def test_a_page_without_headings_has_no_sections() -> None:
    assert divided("一段。", "又一段。") == []
