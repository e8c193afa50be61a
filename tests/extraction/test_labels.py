"""Labels and the values beside them."""

from __future__ import annotations

import pytest

from harvester import vocabulary
from harvester.extraction.labels import label_of, pairs_in_cells, split_labels, split_line


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("索引号", "索引号"),
        ("索 引 号：", "索引号"),
        ("索\u3000引\u3000号:", "索引号"),
        ("【发布机构】", "发布机构"),
        ("文\xa0\xa0号 :", "文号"),
        ("浏览次数：", "浏览次数"),
        ("014245746/2023-00072", None),
        ("索引号：014245746/2023-00072", None),
        ("", None),
    ],
)
def test_a_cell_that_is_a_label(printed: str, label: str | None) -> None:
    assert label_of(printed) == label


@pytest.mark.parametrize(
    "label", sorted(label for labels in vocabulary.INDEX_LABELS.values() for label in labels)
)
def test_every_label_of_the_vocabulary_is_read_with_spaces_within(label: str) -> None:
    assert label_of(" ".join(label) + "：") == label
    assert split_labels("\u3000".join(label) + "： 值") == [(label, "值")]


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        (
            "发布日期:2023-05-29   信息来源:盘锦日报  浏览次数:529",
            [("发布日期", "2023-05-29"), ("信息来源", "盘锦日报"), ("浏览次数", "529")],
        ),
        (
            "更新时间:2024-01-09 发布时间: | 来源:区海事处",
            [("更新时间", "2024-01-09"), ("发布时间", ""), ("来源", "区海事处")],
        ),
        ("索引号：123", [("索引号", "123")]),
        ("【索 引 号】：123", [("索引号", "123")]),
        ("发布时间：2016-03-07 10:20 浏览次数：358", [("发布时间", "2016-03-07 10:20"), ("浏览次数", "358")]),
        ("我们的来源：是这样", []),
        ("没有标签的一行", []),
    ],
)
def test_several_labels_on_one_line(line: str, pairs: list[tuple[str, str]]) -> None:
    assert split_labels(line) == pairs


def test_what_stands_before_the_first_label() -> None:
    assert split_line("2026-01-27 14:42 来源: 某开发区") == ("2026-01-27 14:42", [("来源", "某开发区")])
    assert split_line("2026-01-27 14:42") == ("", [])


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("附件", "附件"),
        ("附件下载", "附件下载"),
        ("附 件 下 载", "附件下载"),
        ("附件（一）", "附件"),
        ("附 ", ""),
    ],
)
def test_of_labels_that_begin_alike_the_longest_is_read(printed: str, label: str) -> None:
    assert split_labels(f"{printed}：某表") == ([(label, "某表")] if label else [])


@pytest.mark.parametrize(
    ("cells", "pairs", "unknown"),
    [
        (["索引号:", "123", "分类:", "其他"], [("索引号", "123"), ("分类", "其他")], []),
        (["文件编号:", "有效性:", "有效"], [("文件编号", ""), ("有效性", "有效")], []),
        (["索引号：123", "分类：其他"], [("索引号", "123"), ("分类", "其他")], []),
        (["主题词：", ""], [("主题词", "")], []),
        (["奇怪标签：", "值", "文号", "无"], [("文号", "无")], ["奇怪标签"]),
        (["信息内容", "本年制发件数"], [], []),
    ],
)
def test_the_cells_of_an_index_row(
    cells: list[str], pairs: list[tuple[str, str]], unknown: list[str]
) -> None:
    assert pairs_in_cells(cells) == (pairs, unknown)
