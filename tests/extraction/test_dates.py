"""Dates as portals write them."""

from __future__ import annotations

import pytest

from harvester.extraction.dates import chinese_number, find_date, from_unix, parse_date


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2023-01-11", "2023-01-11"),
        ("2019-01-18 15:11", "2019-01-18"),
        ("2023/1/11", "2023-01-11"),
        ("2023.1.11", "2023-01-11"),
        ("2023年1月20日", "2023-01-20"),
        ("2023 年 1 月 20 日", "2023-01-20"),
        ("２０２３年１月２０日", "2023-01-20"),
        ("二〇二三年一月二十日", "2023-01-20"),
        ("二○二〇年十二月三十一日", "2020-12-31"),
        ("二零二零年十月廿一日", "2020-10-21"),
        ("二Ｏ一九年元月三十日", "2019-01-30"),
        ("[2022-01-20]", "2022-01-20"),
        ("20230111", "2023-01-11"),
        ("2026-09-28-21:50:00", "2026-09-28"),
        ("2022年1月1日至12月31日", "2022-01-01"),
        ("2023-01-10T16:30:00Z", "2023-01-11"),
        ("2023-01-11T00:10:00+08:00", "2023-01-11"),
        ("Fri Jan 20 10:00:00 CST 2023", "2023-01-20"),
        ("Sun Dec 01 23:59:59 GMT+08:00 2019", "2019-12-01"),
        ("1673366400000", "2023-01-11"),
        (" 1673366399999 ", "2023-01-10"),
        ("1990-01-01", "1990-01-01"),
    ],
)
def test_each_form_gives_the_iso_date(printed: str, iso: str) -> None:
    assert parse_date(printed) == iso


@pytest.mark.parametrize(
    "printed",
    [
        "",
        None,
        "无",
        "2023年1月",
        "2023-02-30",
        "二〇二三年十三月一日",
        "电话0791-87838083",
        "12023011156",
        "第2023号",
        "1970-01-01",
        "1970-01-01T00:00:00Z",
        "1989年12月31日",
        "2023-02-30T00:00:00Z",
        "Fri Feb 30 10:00:00 CST 2023",
        "Fri Jax 20 10:00:00 CST 2023",
        "Fri Jan 20 20:00:00 UTC 2023",
        "统一编号1673366400000",
        "9673366400000",
        "23-01-11",
    ],
)
def test_what_is_no_date_gives_none(printed: str | None) -> None:
    assert parse_date(printed) is None


def test_the_words_of_the_date_are_given_as_printed() -> None:
    assert find_date("某某局 二〇二三年一月二十日 （印章）") == ("2023-01-20", "二〇二三年一月二十日")


def test_an_impossible_date_does_not_hide_a_later_one() -> None:
    assert parse_date("2023-02-30 更正为 2023-03-01") == "2023-03-01"
    assert parse_date("2023-02-30T10:00:00Z，2023年3月1日") == "2023-03-01"
    assert parse_date("1970-01-01 2023-03-01") == "2023-03-01"


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("三十一", 31),
        ("元", 1),
        ("07", 7),
        ("廿八", 28),
        ("百", None),
        ("甲十", None),
    ],
)
def test_chinese_numbers(numeral: str, value: int | None) -> None:
    assert chinese_number(numeral) == value


def test_unix_times_are_days_in_beijing() -> None:
    assert from_unix(1673366400) == "2023-01-11"
    assert from_unix(1673366399) == "2023-01-10"
