"""What a printed value says, and what says nothing."""

from __future__ import annotations

from time import perf_counter

import pytest

from harvester.extraction.metadata.values import is_title, value_of

NOTHING = [
    "", "无", "（无）", "(无)", "【暂无】", "无。", "暂 无", "没有", "空", "-", "---", "—", "— —", "……", "…", "*", "**",
    "[ ]", "/", "\\", "，", "\xa0", "null", "NULL", "None", "undefined", "未知", "无文号", "暂无文号", "无发文字号",
    "（暂无发文字号）",
]  # fmt: skip


@pytest.mark.parametrize("printed", NOTHING)
@pytest.mark.parametrize("field", ["document_number", "keywords", "source"])
def test_a_placeholder_says_nothing(field: str, printed: str) -> None:
    assert value_of(field, printed) is None


@pytest.mark.parametrize("printed", ["无锡市某局", "无人机管理", "空管", "号百公司", "没有过期"])
def test_a_value_that_only_begins_like_a_placeholder(printed: str) -> None:
    assert value_of("keywords", f" {printed}\n") == printed


@pytest.mark.parametrize(
    "printed",
    [
        "--号",
        "〔〕号",
        "号",
        "〔2023〕号",
        "某某〔〕号",
        "某府发〔2023〕号",
        "某府发[2023年]　号",
        "2023年第号",
        "某某局",
    ],
)
def test_a_document_number_without_its_number(printed: str) -> None:
    assert value_of("document_number", printed) is None


@pytest.mark.parametrize(
    "printed",
    [
        "洪府厅发〔2018〕99号", "国办公开办函〔2021〕30号", "某政办 〔2018〕 9 号", "某府发[2018]第9号", "某府发〔２０１８〕９号",
        "省政府令 第82号", "政府令187号", "财政部公告2015年第3号", "市工商行政管理局2018年第1号", "国务院令第七一一号",
        "某政发（2019）十二号", "国办公开办函〔202130号", "2018-99",
    ],
)  # fmt: skip
def test_every_form_of_a_document_number(printed: str) -> None:
    assert value_of("document_number", printed) == printed


def test_a_number_that_is_the_title() -> None:
    title = "关于印发某区2022年第1批计划（试行）的通知"
    assert is_title(f"{title}号", title)
    assert is_title(title.replace("（", "(").replace("）", ")"), title)
    assert not is_title("某府发〔2022〕1号", title)
    assert not is_title("某府发〔2022〕1号", None)


@pytest.mark.parametrize(
    ("printed", "source"),
    [
        ("来源：某市某局", "某市某局"),
        ("信息来源: 某日报", "某日报"),
        ("稿件来源：本站", None),
        ("来源：", None),
        ("本站", None),
        ("本网", None),
        ("本站原创", None),
        ("原创", None),
        ("本站记者站", "本站记者站"),
        ("来源局", "来源局"),
    ],
)
def test_a_source_names_somebody(printed: str, source: str | None) -> None:
    assert value_of("source", printed) == source


def test_the_words_for_no_source_are_values_elsewhere() -> None:
    assert value_of("keywords", "原创") == "原创"
    assert value_of("publisher", "来源：某局") == "来源：某局"


@pytest.mark.parametrize(
    ("field", "printed", "value"),
    [
        ("open_mode", "公开属性：主动公开", "主动公开"),
        ("publisher", "发布机构: 某市某局", "某市某局"),
        ("index_number", "索 引 号：123", "123"),
        ("title", "关于：某事", "关于：某事"),
        ("category", "：综合", "：综合"),
        ("document_number", "文号：无", None),
    ],
)
def test_a_label_that_stands_in_its_value_is_dropped(field: str, printed: str, value: str | None) -> None:
    assert value_of(field, printed) == value


def test_a_hostile_value_takes_no_time() -> None:
    started = perf_counter()
    for sign in ("—", "无", "- ", "无 "):
        value_of("document_number", sign * 500_000 + "某")
    assert perf_counter() - started < 2
