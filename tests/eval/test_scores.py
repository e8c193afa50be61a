"""The scores that the gate and the benchmark share."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from evaluation.pages import FIELDS, Labelled, digest
from evaluation.scores import by_portal, cells, f1, fields, leaks, phrases, sections
from evaluation.sources import corpus, own

if TYPE_CHECKING:
    from pathlib import Path

PAGE = Labelled("p", "host", "", b"", None, {}, None, "一二三四五六七八")


def figures(**cells_: int | None) -> dict[str, object]:
    return {"form": 2021, "requests": {"new": cells_}, "disclosure": None, "disputes": None}


def test_the_same_text_scores_one_whatever_its_white_space() -> None:
    assert f1(PAGE, "一二\n三四 五六\u3000七八") == 1


@pytest.mark.parametrize(
    ("body", "score"),
    [
        ("", 0),
        ("另外的文字", 0),
        ("一二三四", 2 / 6),  # one gram of five, and all of its own
        ("一二三四五六七八" * 2, 10 / 18),  # twice the text: as many grams again, and three across the seam
    ],
)
def test_missing_and_repeated_text_costs(body: str, score: float) -> None:
    assert f1(PAGE, body) == pytest.approx(score)


def test_an_empty_article_wants_an_empty_body() -> None:
    empty = replace(PAGE, body="")
    assert (f1(empty, " "), f1(empty, "字")) == (1, 0)


@pytest.mark.parametrize(
    "body", ["一二三四五六七八", "一二三四五六七八\n附件： 甲.doc", "附件：甲.doc 一二三四五六七八"]
)
def test_an_optional_line_is_neither_rewarded_nor_punished(body: str) -> None:
    optional = replace(PAGE, optional=("附件：甲.doc",))
    assert f1(optional, body) == 1
    assert f1(replace(optional, body=f"{PAGE.body}附件：甲.doc"), body) == 1


def test_the_marks_between_cells_count_only_where_they_are_asked_for() -> None:
    table = replace(PAGE, body="规章 | 12 | 34 | 5678")
    assert f1(table, "规章 12 34 5678") < 1
    assert f1(table, "规章 12 34 5678", bars=False) == 1


def test_a_portal_counts_once_however_many_pages_it_has() -> None:
    assert by_portal([("a", 1.0), ("a", 0.0), ("b", 1.0)]) == {"a": 0.5, "b": 1.0}


def test_a_field_is_right_wrong_or_invented() -> None:
    page = replace(PAGE, fields={"title": "甲", "source": "乙", "keywords": None, "validity": None})
    tallies = fields(page, {"title": "甲", "source": None, "keywords": "丙", "validity": None})
    assert {name: (t.labelled, t.right, t.blank, t.invented) for name, t in tallies.items()} == {
        "title": (1, 1, 0, 0), "source": (1, 0, 0, 0), "keywords": (0, 0, 1, 1), "validity": (0, 0, 1, 0),
    }  # fmt: skip
    assert str(tallies["source"].misses[0]) == "p: source should be 乙 and is None"


def test_other_right_values_are_as_good() -> None:
    page = replace(PAGE, fields={"title": "甲", "keywords": None}, alt={"title": ["乙"], "keywords": ["丙"]})
    tallies = fields(page, {"title": "乙", "keywords": "丙"})
    assert (tallies["title"].right, tallies["keywords"].invented) == (1, 0)
    assert fields(page, {"title": "甲", "keywords": None})["keywords"].invented == 0


def test_cells_are_right_wrong_missing_or_invented() -> None:
    page = replace(PAGE, statistics=figures(a=1, b=2, c=None, d=None, e=3))
    tally = cells(page, figures(a=1, b=3, c=0, d=None, f=4, g=None))
    assert (tally.labelled, tally.right) == (6, 3)  # the form, a and d
    assert [miss.what for miss in tally.misses] == [f"statistics.requests.new.{key}" for key in "bce"]
    assert [miss.what for miss in tally.inventions] == [f"statistics.requests.new.{key}" for key in "cf"]


def test_a_table_that_was_not_read_is_missed_with_its_blank_cells() -> None:
    tally = cells(replace(PAGE, statistics=figures(a=1, c=None)), None)
    assert (tally.labelled, tally.right, tally.invented) == (3, 0, 0)


def test_a_page_without_tables_has_nothing_to_miss_and_much_to_invent() -> None:
    assert cells(PAGE, None).labelled == 0
    assert cells(PAGE, figures(a=1, b=None)).invented == 2  # the form and a


def test_a_cell_may_have_another_right_value() -> None:
    page = replace(PAGE, statistics=figures(a=1), alt={"statistics.requests.new.a": ["1元"]})
    assert cells(page, {"form": 2021, "requests": {"new": {"a": "1元"}}}).right == 2


def test_sections_in_their_order() -> None:
    page = replace(PAGE, sections=[("一、", "overview"), ("二、", None)])
    assert sections(page, [("一、", "overview"), ("二、", None)]).right == 2
    assert sections(page, [("一、", "overview")]).right == 1
    tally = sections(page, [("一、", None), ("二、", None), ("三、", None)])
    assert (tally.right, tally.invented) == (1, 1)


def test_boilerplate_is_found_whatever_its_white_space() -> None:
    page = replace(PAGE, lacks=("分享 到", "打印"))
    assert [str(miss) for miss in leaks(page, "正文 分\n享到").inventions] == [
        "p: body should be without 分享 到 and is with it"
    ]


def test_phrases_that_must_be_there_and_those_that_must_be_there_once() -> None:
    page = replace(PAGE, has=("甲 乙",), once=("丙",))
    assert phrases(page, "甲乙 丙").misses == []
    assert [miss.got for miss in phrases(page, "丙丙").misses] == ["without it", "2 times"]


def test_every_page_of_the_saved_portals_is_labelled() -> None:
    pages = own()
    assert all(page.page and page.body and page.sections is not None for page in pages)
    assert {name for page in pages for name, value in page.fields.items() if value is not None} == set(FIELDS)
    for page in pages:
        assert phrases(page, page.body or "").misses == [], "the article holds what stands in it"
        assert leaks(page, page.body or "").inventions == [], "and nothing of what stands outside it"


def test_a_folder_of_real_pages_is_read(tmp_path: Path) -> None:
    record = {
        "id": "host_1", "url": None, "title": "标题", "kind": "news", "report_year": None, "alt": {"source": ["甲"]},
        "attachments": [{"name": "乙", "url": "http://b/2.doc"}, {"name": "甲", "url": "http://a/1.doc"}],
        "must_not": ["打印"], "must_occur_once": [], "body_optional": ["甲"],
    }  # fmt: skip
    (tmp_path / "gold.jsonl").write_text(json.dumps(record) + "\n")
    (tmp_path / "manifest.jsonl").write_text(json.dumps({"id": "host_1", "portal": "某市 www.a.example"}))
    for folder, name, text in (("pages", "host_1.html", "<p>甲"), ("gold", "host_1.txt", "甲")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(text)
    (page,) = corpus(tmp_path)
    assert (page.name, page.portal, page.url, page.body) == ("host_1", "www.a.example", "", "甲")
    assert page.fields["attachments"] == ["http://a/1.doc", "http://b/2.doc"]
    assert page.statistics is None
    assert corpus(tmp_path / "absent") == []


def test_the_digest_names_the_pages_not_their_order() -> None:
    other = replace(PAGE, name="q")
    assert digest([PAGE, other]) == digest([other, PAGE]) != digest([PAGE])
