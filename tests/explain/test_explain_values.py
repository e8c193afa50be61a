"""What is said of values, of the rules that lost, and of those rules."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

from shown import ODD, lines, printed, under

from harvester.explain.values import KINDS, LABELS, LOSSES, values
from harvester.items import Candidate, Kind, Outcome, Page, Report

VALUES = "Values, and where"


def test_a_value_stands_with_what_was_read() -> None:
    shown = under(lines(ODD), VALUES)
    place = shown.index("索引号    index_number     A-1")
    assert shown[place + 1].strip() == "from index_block: 索引号：A-1"


def test_words_that_are_the_value_are_not_repeated() -> None:
    shown = under(lines(ODD), VALUES)
    place = shown.index("标题      title            甲市2022年政府信息公开工作年度报告")
    assert shown[place + 1].strip() == "from heading: as printed"
    assert shown[place + 2].startswith("报告年度")


def test_the_title_is_not_repeated_where_it_tells_kind_and_year() -> None:
    shown = under(lines(ODD), VALUES)
    assert shown[shown.index("报告年度  report_year      2022") + 1].strip() == "from title"


def test_every_rule_that_lost_is_named_with_the_reason() -> None:
    shown = " ".join(" ".join(under(lines(ODD, width=120), VALUES)).split())
    for words in (
        "from meta_tags: pubdate: 2023-01-12 09:00",
        "not index_block: 发布日期：二〇二三年某月 (no date that can be read)",
        "not byline: 发布时间：2023-01-11 (says otherwise)",
        "not address: /2023/3/9 (2023-03-09, says otherwise)",
        "none not index_block: 文号：无 (gives no value)",
        "also signature: 甲市人民政府 2023年1月10日",
    ):
        assert words in shown


def test_of_very_many_rules_that_lost_the_first_are_shown() -> None:
    losers = [Candidate("category", "index_block", "a", "分类：a", "differs")] * 12
    shown = printed(values(Report(None, None, Page(b"", candidates=losers))))
    stripped = [line.strip() for line in shown]
    assert stripped.count("not  index_block: 分类：a (says otherwise)") == 10
    assert "… and 2 more" in stripped


def test_what_the_page_does_not_say_is_named_once() -> None:
    shown = " ".join(under(lines(ODD), VALUES))
    assert "The page does not say: validity (有效性), category (分类), keywords" in shown


def test_each_rule_that_is_named_is_explained_and_no_other() -> None:
    shown = under(lines(ODD, width=200), "What the rules are")
    assert [line.split()[0] for line in shown] == [
        "index_block", "heading", "meta_tags", "byline", "signature", "address", "title",
    ]  # fmt: skip
    assert "signature    issuer and date at the end of the article (落款)" in shown


def test_every_field_that_rules_fill_has_a_name() -> None:
    derived = {
        "url", "portal", "page", "body", "sections", "statistics", "indicators", "checks", "evidence",
        "attachments", "findings",
    }  # fmt: skip
    assert set(LABELS) == {field.name for field in fields(Report)} - derived


def test_every_kind_and_every_outcome_is_explained() -> None:
    assert set(KINDS) == set(get_args(Kind))
    assert set(LOSSES) == set(get_args(Outcome)) - {"won", "agrees"}
