"""Dates as portals write them."""

from __future__ import annotations

from time import perf_counter

import pytest

from harvester.extraction.dates import (
    chinese_number,
    days_between,
    find_date,
    find_date_in_address,
    from_unix,
    parse_date,
)


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
        ("2 0 2 3 年 1 月 1 1 日", "2023-01-11"),
        ("二O二三年一月十一日", "2023-01-11"),
        ("二o二三年十 二月三 十 一 日", "2023-12-31"),
        ("2023–01–11", "2023-01-11"),
        ("２０２３－０１－１１", "2023-01-11"),
        ("2023年01月11日 10:20", "2023-01-11"),
        ("1673366400", "2023-01-11"),
        ("2023-01-11T16:30:00Z", "2023-01-12"),
        ("2023-01-11T16:30:00.000+0000", "2023-01-12"),
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
        "2 0 2 3 年 1 月",
        "编号1673366400",
        "37832 0 2 3 年 1 月 1 1 日",
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


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("202301/t20230111_123.html", "2023-01-11"),
        ("2022/nb/202601/t20260127_27.shtml", "2026-01-27"),
        ("20230111/0123456789abcdef.html", "2023-01-11"),
        ("art/2023/1/11/art_1_2.html", "2023-01-11"),
        ("2023-01-11/content-1.html", "2023-01-11"),
        ("2020_04/20_14/content-63560.html", "2020-04-20"),
        ("2023/01-11/1.html", "2023-01-11"),
        ("2023-01/11/content_1.htm", "2023-01-11"),
        ("doc/2023/01/11/1.shtml", "2023-01-11"),
        ("columns/a-b/202301/11/c-d.html", "2023-01-11"),
        ("202302/0123.shtml", None),
        ("art/2022/art_0123.html", None),
        ("gkmlpt/content/2/2023/post_2023104.html", None),
        ("20231399/1.html", None),
        ("19700101/1.html", None),
        ("info/1050/20230111.htm", None),
        ("W020190918266010069764.jpg", None),
    ],
)
def test_the_day_in_an_address(path: str, date: str | None) -> None:
    found = find_date_in_address(f"http://www.example.gov.cn/{path}")
    assert (found and found[0]) == date
    assert found is None or found[1] in f"/{path}"


def test_the_days_between_two_dates() -> None:
    assert days_between("2023-01-31", "2022-12-31") == days_between("2022-12-31", "2023-01-31") == 31


@pytest.mark.parametrize(
    "text", ["2 " * 500_000, "二" * 1_000_000, "2023年1月" * 100_000 + "日", "20 0 0 年 " * 100_000 + "日"]
)
def test_a_hostile_text_takes_no_time(text: str) -> None:
    started = perf_counter()
    assert find_date(text) is None
    assert perf_counter() - started < 1
