"""The parts of a report."""

from __future__ import annotations

from time import perf_counter

import pytest
from lxml.html import fragment_fromstring
from pages import through

from harvester import vocabulary
from harvester.extraction.sections import top_headings
from harvester.items import Block


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
@pytest.mark.parametrize("numeral", ["一、", "", "第一部分 ", "一", "一."])
def test_every_heading_of_the_vocabulary(heading: str, numeral: str) -> None:
    expected = next(kind for kind, headings in vocabulary.SECTIONS.items() if heading in headings)
    assert divided("前言。", numeral + heading, "文。") == [(numeral + heading, expected, "文。")]


def headings(*lines: str) -> list[str]:
    return [heading for heading, _, _ in divided(*lines)]


def within(markup: str) -> list[tuple[str, str | None, str]]:
    report = through("sections", f"<html><body><div id='zoom'>{markup}</div></body></html>")
    return [(section.heading, section.kind, section.text) for section in report.sections]


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


def test_of_headings_without_numeral_the_first_of_a_kind_counts_and_none_beside_a_numbered_one() -> None:
    assert headings("前言。", "总体情况", LONG, "概述", LONG) == ["总体情况"]
    assert headings(*mixed(OFFICIAL, 一="主动公开情况", 三="概况")) == OFFICIAL
    assert headings("前言。", *OFFICIAL[:2], "其他事项", "无。") == [*OFFICIAL[:2], "其他事项"]


def test_a_page_without_headings_has_no_sections() -> None:
    assert divided("一段。", "又一段。") == []


LONG = "本年度本单位认真贯彻落实政府信息公开条例，主动公开各类政府信息，群众满意度持续提升。"
INNER = [f"（{heading[0]}）{heading[2:]}" for heading in OFFICIAL]


def mixed(heads: list[str], **extra: str) -> list[str]:
    """Each heading with a line of text; `extra` names what else stands below a heading: `一="…|…"`."""
    lines = ["前言一段，说明情况。"]
    for heading in heads:
        numeral = heading.strip("（")[0]
        lines += [heading, LONG, *extra.get(numeral, "").split("|")]
    return [line for line in lines if line]


def test_brackets_are_top_headings_where_nothing_is_above_them() -> None:
    assert headings(*mixed(INNER)) == INNER
    assert [kind for _, kind, _ in divided(*mixed(INNER))] == list(vocabulary.SECTIONS)
    assert headings(*mixed(["（一）总体情况", "（二）特色工作", *INNER[2:4]]))[1] == "（二）特色工作"


def test_brackets_below_numbers_are_text() -> None:
    assert headings(*mixed(OFFICIAL, 一="|".join(INNER[1:5]))) == OFFICIAL
    own = ["一、加强组织领导", "二、突出公开重点"]
    assert headings(*mixed(own, 一="|".join(INNER[:3]))) == own


def test_two_known_headings_in_brackets_are_not_enough() -> None:
    assert headings(*mixed(INNER[:2])) == []


@pytest.mark.parametrize("numeral", "一二")
def test_a_numeral_without_its_mark_counts_only_before_a_known_heading(numeral: str) -> None:
    assert headings("前言。", f"{numeral}总体情况", LONG) == [f"{numeral}总体情况"]
    assert headings("前言。", f"{numeral}般工作情况", LONG, f"{numeral} 特色工作", LONG) == []


CELLS = {
    "a row each": "".join(f"<tr><td>{heading}</td></tr><tr><td>{LONG}</td></tr>" for heading in OFFICIAL),
    "beside the text": "".join(f"<tr><td>{heading}</td><td>{LONG}</td></tr>" for heading in OFFICIAL),
    "in the text's own cell": "".join(
        f"<tr><td></td><td><p>{heading}</p><p>{LONG}</p></td></tr>" for heading in OFFICIAL
    ),
    "with empty cells": "".join(
        f"<tr><th></th><th>{heading}</th><th></th></tr><tr><td></td><td>{LONG}</td></tr>"
        for heading in OFFICIAL
    ),
}


@pytest.mark.parametrize("kind", CELLS)
def test_headings_in_the_cells_of_a_layout_table(kind: str) -> None:
    found = within(f"<table>{CELLS[kind]}</table>")
    assert [heading for heading, _, _ in found] == OFFICIAL
    assert all(LONG in text for _, _, text in found)


def test_a_table_may_bear_the_heading_in_its_first_row() -> None:
    rows = "<tr><td>第二十条第（一）项</td><td>3</td></tr><tr><td>合计</td><td>3</td></tr>"
    title = f"<tr><td colspan=2>{OFFICIAL[1]}</td></tr>"
    alone = within(f"<p>{OFFICIAL[0]}</p><p>{LONG}</p><table>{title}{rows}</table><p>{OFFICIAL[2]}</p>")
    assert [heading for heading, _, _ in alone] == OFFICIAL[:3]
    below = within(f"<p>{OFFICIAL[1]}</p><table>{title}{rows}</table><p>{OFFICIAL[2]}</p>")
    assert [heading for heading, _, _ in below] == OFFICIAL[1:3]
    assert below[0][2].startswith(OFFICIAL[1])


def test_headings_that_their_tables_repeat_stay_above_what_stands_between() -> None:
    found = within("".join(
        f"<p>{head}</p><p>单位：件</p><table><tr><td colspan=2>{head}</td></tr><tr><td>总计</td><td>3</td></tr></table>"
        for head in OFFICIAL[1:5]
    ))  # fmt: skip
    assert [heading for heading, _, _ in found] == OFFICIAL[1:5]
    assert all(text.startswith("单位：件") for _, _, text in found)


def test_a_cell_that_is_no_known_heading_is_none() -> None:
    rows = "<tr><td>三、特色工作</td><td></td></tr><tr><td>总体情况</td><td></td></tr>"
    assert [h for h, _, _ in within(f"<p>一、总体情况</p><p>{LONG}</p><table>{rows}</table>")] == [
        "一、总体情况"
    ]


@pytest.mark.parametrize(
    ("line", "heading", "rest"),
    [
        ("一、总体情况全年主动公开信息十条。", "一、总体情况", "全年主动公开信息十条。"),
        ("一、总体情况，2022年，本局认真工作。", "一、总体情况", "2022年，本局认真工作。"),
        ("一、工作总体情况（一）主动公开", "一、工作总体情况", "（一）主动公开"),
        ("四、行政复议、行政诉讼情况无。", "四、行政复议、行政诉讼情况", "无。"),
        ("五、存在的主要问题及改进情况根据要求", "五、存在的主要问题及改进情况", "根据要求"),
        ("五、存在的主要问题根据要求", "五、存在的主要问题", "根据要求"),
        ("五、存在的主要问题 及改进情况 根据要求", "五、存在的主要问题 及改进情况", "根据要求"),
    ],
)
def test_a_heading_glued_to_its_text(line: str, heading: str, rest: str) -> None:
    found = divided("前言。", *(f"{numeral}、甲" for numeral in "一二三" if numeral < line[0]), line, LONG)
    assert found[-1][0] == heading
    assert found[-1][1] is not None
    assert found[-1][2] == f"{rest}\n{LONG}"


@pytest.mark.parametrize(
    "line",
    [
        "一、概况及特点",
        "一、基本情况和主要做法",
        "一、总体情况分析",
        "一、主动公开政府信息1000条",
        "一、概述性说明",
    ],
)
def test_a_heading_that_only_begins_like_a_known_one(line: str) -> None:
    assert divided("前言。", line, LONG) == [(line, None, LONG)]


@pytest.mark.parametrize("wrapped", ["二、三季度共公开十条。", "三、四季度公开二十条"])
def test_the_rest_of_a_sentence_is_no_heading(wrapped: str) -> None:
    assert headings(*mixed(OFFICIAL, 一=f"公开数量居全市第一、|{wrapped}")) == OFFICIAL
    assert headings(*mixed(OFFICIAL, 一=f"公开数量居全市首位|{wrapped}")) == OFFICIAL
    assert headings(*mixed(OFFICIAL[:1], 一=f"公开数量居全市第一、|{wrapped}")) == OFFICIAL[:1]


def test_an_inner_count_is_text_where_the_known_headings_stand() -> None:
    inner = "一、加强领导|二、完善制度|三、强化监督"
    assert headings(*mixed(OFFICIAL, 一=inner)) == OFFICIAL
    assert headings(*mixed(OFFICIAL, 五=inner)) == OFFICIAL
    known = "一、主动公开情况|二、依申请公开情况|三、存在的主要问题"
    assert headings(*mixed(OFFICIAL, 一=known)) == OFFICIAL


def test_a_longer_count_of_unknown_headings_does_not_outweigh_the_form() -> None:
    inner = "|".join(f"{numeral}、抓好某项工作" for numeral in "一二三四五六七八九")
    assert headings(*mixed(OFFICIAL[:3], 一=inner)) == OFFICIAL[:3]


def test_one_known_heading_within_does_not_outweigh_the_text_s_own() -> None:
    heads = ["一、组织领导", "二、公开内容", "三、下一步打算。"]
    assert headings(*mixed(heads, 二="一、基本情况|二、主要问题")) == heads


def test_a_number_that_is_none() -> None:
    assert headings("前言。", "一一、特色工作", LONG) == []


def test_an_unknown_heading_stands_where_its_number_fits() -> None:
    heads = [*OFFICIAL[:2], "三、特色工作", "四、收到和处理政府信息公开申请情况", "五、下一步打算"]
    assert headings(*mixed(heads)) == heads


def test_the_count_may_step_over_two_headings_not_over_three() -> None:
    assert headings(*mixed(["一、甲", "四、乙"])) == ["一、甲", "四、乙"]
    assert headings(*mixed(["一、甲", "五、乙"])) == ["一、甲"]


def test_the_sections_of_tables_may_be_lost_together() -> None:
    heads = [OFFICIAL[0], *OFFICIAL[4:]]
    assert headings(*mixed(heads)) == heads
    assert headings(*mixed([OFFICIAL[0], "六、其他需要报告的事项"])) == [OFFICIAL[0]]


@pytest.mark.parametrize(
    "long", ["二、" + "加强政府信息公开工作" * 5, "二、加强领导；完善制度；强化监督", "二、" + "公" * 44]
)
def test_a_long_heading_is_kept_where_the_count_needs_it(long: str) -> None:
    heads = ["一、加强组织领导", long, "三、下一步打算"]
    assert headings(*mixed(heads)) == heads
    assert headings(*mixed(heads[:2])) == heads[:1]
    assert headings(*mixed([heads[0], "二、甲", heads[2]], 二=f"{long}|文字。")) == [
        heads[0],
        "二、甲",
        heads[2],
    ]
    assert headings(heads[0], "文。", long, heads[2], "文。") == [heads[0], heads[2]]


def test_a_heading_of_45_characters_needs_nobody() -> None:
    assert headings("一、甲", "文。", "二、" + "公" * 43) == ["一、甲", "二、" + "公" * 43]


@pytest.mark.parametrize("leader", ["", "………………1", " 1"])
def test_a_table_of_contents_has_no_sections(leader: str) -> None:
    contents = ["目录", *(heading + leader for heading in OFFICIAL)]
    found = divided(*contents, *mixed(OFFICIAL))
    assert [heading for heading, _, _ in found] == OFFICIAL
    assert all(text == LONG for _, _, text in found)


def test_a_table_of_contents_with_its_inner_lines() -> None:
    contents = ["目录", OFFICIAL[0], "（一）主动公开", "（二）依申请公开", *OFFICIAL[1:]]
    assert divided(*contents, *mixed(OFFICIAL))[0][2] == LONG


def test_headings_that_return_after_the_report_do_not_move() -> None:
    found = divided(*mixed(OFFICIAL), *OFFICIAL)
    assert [heading for heading, _, _ in found] == OFFICIAL
    assert found[0][2] == LONG


def test_a_heading_that_returns_in_the_annex_does_not_move() -> None:
    heads = ["一、概述", "二、主动公开情况", "三、依申请公开情况", "四、存在的主要问题"]
    found = divided(*mixed(heads), "附表", "一、主动公开情况", "1", "三、依申请公开情况", "2")
    assert [heading for heading, _, _ in found][:4] == heads
    assert found[1][2] == LONG


def test_rows_of_the_table_of_2014_are_no_headings_when_each_cell_is_a_line() -> None:
    rows = ["一、主动公开情况", "四、行政复议数量", "七、依申请公开信息收取的费用"]
    assert headings(*mixed(OFFICIAL), *rows) == OFFICIAL


def test_the_time_grows_with_the_number_of_lines_only() -> None:
    element = fragment_fromstring("<p></p>")
    lines = ["一、甲", "二、" + "公" * 60, "三、总体情况", "（一）总体情况", "总体情况"] * 8_000
    started = perf_counter()
    assert top_headings([Block(line, element) for line in lines])
    assert perf_counter() - started < 3


def test_a_line_of_thirty_megabytes_does_no_harm() -> None:
    line = "一、" + "总体情况、" * 2_000_000
    started = perf_counter()
    top_headings([Block(line, fragment_fromstring("<p></p>"))])
    assert perf_counter() - started < 2


def test_reviews_and_lawsuits_in_the_words_of_early_reports() -> None:
    found = divided("一、概述", "内容甲。", "二、行政复议、提起行政诉讼的情况", "无。")
    assert [kind for _, kind, _ in found] == ["overview", "disputes"]
