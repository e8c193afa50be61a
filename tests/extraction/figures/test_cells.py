"""The number in a cell, and the cells that hold none."""

from __future__ import annotations

import pytest

from harvester.extraction.figures.cells import UnreadableError, figure, indicator, is_blank


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("0", "made", 0),
        ("217", "made", 217),
        ("２１７", "made", 217),
        (" 217 ", "made", 217),
        ("1,036", "made", 1036),
        ("1，036，217", "made", 1036217),
        ("0件", "made", 0),
        ("12 件", "made", 12),
        ("3项", "projects", 3),
        ("8（历史累计）", "in_force", 8),
        ("12.00", "made", 12),
        ("-3", "made", -3),
        ("2764.2万宗", "decisions", 27_642_000),
        ("增加2", "change", 2),
        ("减少3", "change", -3),
        ("减少 3 项", "change", -3),
        ("+1036", "change", 1036),
        ("＋5", "change", 5),
        ("－5", "change", -5),
        ("—5", "change", -5),
        ("−5", "change", -5),
        ("↑7", "change", 7),
        ("↓7", "change", -7),
        ("增/减0", "change", 0),
        ("18651.06", "amount_10k_yuan", 18651.06),
        ("59237.2449", "amount_10k_yuan", 59237.2449),
        ("5,923.5万元", "amount_10k_yuan", 5923.5),
        ("35100元", "amount_10k_yuan", 3.51),
        ("1.2亿元", "amount_10k_yuan", 12000),
        ("251000元", "amount", 251000),
        ("160.5964万元", "amount", 1605964),
        ("8040", "amount", 8040),
        ("214.6", "amount", 214.6),
    ],
)
def test_a_number_is_read_as_printed(text: str, column: str, value: float) -> None:
    read = figure(text, column)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    "text", ["", "-", "--", "—", "——", "－", "–", "/", "／", "\\", "无", "（无）"[1:2], "暂无"]
)
def test_a_blank_cell_has_no_number(text: str) -> None:
    assert is_blank(text)
    assert figure(text, "made") is None


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("1.5", "made"),
        ("3元", "made"),
        ("1 2", "made"),
        ("1,23", "made"),
        ("12,3456", "made"),
        ("1.2.3", "made"),
        ("增加2", "decisions"),
        ("增/减5", "change"),
        ("12O", "made"),
        ("5/6", "made"),
        ("见附件", "made"),
        ("约3", "made"),
        ("3、4", "made"),
        ("①", "made"),
        ("²", "made"),
        ("٣", "made"),
        ("1" * 16, "made"),
        ("1" * 5000, "made"),
        ("—" * 5000, "made"),
        ("0." + "1" * 20, "amount"),
        ("9" * 15 + "万", "decisions"),
        ("9" * 15 + "亿元", "amount"),
    ],
)
def test_what_is_not_surely_a_number_is_not_read(text: str, column: str) -> None:
    with pytest.raises(UnreadableError):
        figure(text, column)


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("0", 0), ("3.5", 3.5), ("1,200条", 1200), ("2.5万元", 2.5), ("—", None)]
)
def test_an_indicator_is_as_printed(text: str, value: float | None) -> None:
    assert indicator(text) == value


def test_an_indicator_that_is_no_number_is_not_read() -> None:
    with pytest.raises(UnreadableError):
        indicator("2.5万")
