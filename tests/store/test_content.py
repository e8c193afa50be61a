"""What SQLite can hold, and when two reports say the same."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from store_samples import full_report, statistics

from harvester.items import Attachment, Check, Evidence, Finding, Indicator, Report, Section
from harvester.store.content import NOT_CONTENT, content_hash, storable


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("政府信息公开\n\t", "政府信息公开\n\t"),
        ("a\0b", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\udc00b", "a\ufffdb"),
        ("\ud83d\ude00", "😀"),
        ("\udc00\ud800\ud83d\ude00\ud83d", "\ufffd\ufffd😀\ufffd"),
        ("😀\0", "😀\ufffd"),
    ],
)
def test_storable_text(text: str, stored: str) -> None:
    assert storable(text) == stored


def test_storable_reaches_into_lists_and_keys_and_leaves_other_values_alone() -> None:
    value = {"k\0": ["\ud800", {"x": "\0"}], "n": 1, "none": None, "f": 1.5, "t": ("\0",)}
    assert storable(value) == {
        "k\ufffd": ["\ufffd", {"x": "\ufffd"}],
        "n": 1,
        "none": None,
        "f": 1.5,
        "t": ["\ufffd"],
    }


@pytest.mark.parametrize(
    "values",
    [
        {"url": "https://www.example.gov.cn/xxgk/2026/a.html?_=1"},
        {"evidence": {"title": Evidence("meta", "别处")}},
        {"findings": [Finding("date_missing", "")]},
        {"checks": [Check("I1", "", 1, 1, "pass")]},
        {"body": "一、总体情况 全年公开\u300012\xa0条。\r\n\r\n 甲 | 乙 "},
        {"title": "  某局2025年政府信息公开工作年度报告\n"},
        {
            "attachments": [
                Attachment("https://www.example.gov.cn/a.pdf", " 全文"),
                Attachment("b.doc", "附表"),
            ]
        },
    ],
)
def test_same_content(values: dict[str, Any]) -> None:
    assert content_hash(full_report(**values).to_dict()) == content_hash(full_report().to_dict())


@pytest.mark.parametrize(
    "values",
    [
        {"body": "一、总体情况\n全年公开 13 条。\n甲 | 乙"},
        {"sections": [Section("一、总体情况", "overview", "全年公开 12 条。")]},
        {"sections": []},
        {"attachments": [Attachment("http://www.example.gov.cn/a.pdf", "全文")]},
        {"attachments": [Attachment("http://www.example.gov.cn/c.pdf", "全文"), Attachment("b.doc", "附表")]},
        {"statistics": statistics(2019)},
        {"statistics": None},
        {"indicators": [Indicator("主动公开政府信息数", "条", 12)]},
    ],
)
def test_other_content(values: dict[str, Any]) -> None:
    assert content_hash(full_report(**values).to_dict()) != content_hash(full_report().to_dict())


@pytest.mark.parametrize("number", [float("nan"), float("-inf"), 2**63, -(2**63)])
def test_a_number_that_sqlite_cannot_hold_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match=r"not a number|bits"):
        storable({"figures": [number]})
    assert storable([2**63 - 1, 1 - 2**63, 0.5]) == [2**63 - 1, 1 - 2**63, 0.5]


def test_every_single_value_counts() -> None:
    known = content_hash(full_report().to_dict())
    for name in {field.name for field in fields(Report)} - NOT_CONTENT - {"page"}:
        value = {"stated": "otherwise"} if name == "statistics" else type(getattr(full_report(), name))()
        assert content_hash(full_report(**{name: value}).to_dict()) != known, name


def test_a_value_never_passes_for_another() -> None:
    one, other = full_report(publisher="甲", source=None), full_report(publisher=None, source="甲")
    assert content_hash(one.to_dict()) != content_hash(other.to_dict())


def test_a_key_added_later_keeps_the_hash_while_it_is_empty() -> None:
    record = full_report().to_dict()
    assert content_hash(record | {"later": None, "tables": []}) == content_hash(record)


def test_an_unusable_attachment_address_is_content_too() -> None:
    record = full_report(attachments=[Attachment("http://[broken", "x")]).to_dict()
    assert len(content_hash(record)) == 64
