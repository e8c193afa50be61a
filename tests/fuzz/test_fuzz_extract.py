"""The short run of the fuzzing: properties that hold of every input. The long one is `make fuzz`."""

from __future__ import annotations

import sys
from pathlib import Path

import fuzz
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import TOKENS, mutate, pages_in
from properties import URL, violations

from harvester.extraction import extract
from harvester.items import Evidence, Report

PORTALS = Path(__file__).resolve().parents[2] / "fixtures" / "portals"
PAGES = pages_in(PORTALS)

# Chance belongs to `make fuzz`; here every run sees the same examples.
short = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)

tokens = st.sampled_from(TOKENS)
soup = st.lists(
    tokens | st.text(max_size=8).map(lambda text: text.encode("utf-8", "surrogatepass")), max_size=60
).map(b"".join)


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An element of a page around others, as a CMS or a person might have written it."""
    names = st.sampled_from(
        (
            "div",
            "p",
            "span",
            "b",
            "a",
            "ul",
            "li",
            "dl",
            "dt",
            "dd",
            "h1",
            "table",
            "tr",
            "td",
            "th",
            "pre",
            "font",
            "form",
        )
    )
    attributes = st.sampled_from(
        ("", " id=zoom", " class=title", " class='TRS_Editor share'", " style='display: none'", " hidden", " href=a.pdf",
         " colspan=2", " rowspan=3", " rowspan=0 colspan=99999", " colspan='-1'", " data-cfemail=4c2d0c2d")
    )  # fmt: skip
    return st.builds(
        lambda name, given_, inner: f"<{name}{given_}>{''.join(inner)}</{name}>",
        names,
        attributes,
        st.lists(children, max_size=6),
    )


words = st.sampled_from(
    ("一、总体情况", "（二）", "索引号：", "索 引 号", "发布日期", "2022年1月1日", "二〇二二年", "来源：某局", "某市人民政府", "12", "1,234", "１２", "—", "/", "一句话。",
     "本年新收政府信息公开申请数量", "自然人", "总计", "统计指标", "条", "附件", "?dòng)", "發(fā)", "**市", " ", "\u3000", "\x00", "&#8203;", "|")
)  # fmt: skip
markup = st.recursive(words, element, max_leaves=30)


@given(st.binary(max_size=400))
@short
def test_any_bytes(body: bytes) -> None:
    assert violations(body) == []


@given(st.text(max_size=200), st.sampled_from(("utf-8", "gb18030", "utf-16", "big5")))
@short
def test_any_text_in_any_encoding(text: str, codec: str) -> None:
    assert violations(text.encode(codec, "ignore")) == []


@given(soup)
@short
def test_any_soup_of_tags(body: bytes) -> None:
    assert violations(body) == []


@given(markup)
@short
def test_any_nesting_of_elements(text: str) -> None:
    assert violations(f"<html><title>某局2022年政府信息公开年报</title><body>{text}".encode()) == []


@given(
    st.text(max_size=60)
    | st.sampled_from(("http://[", "http://[::1", "//", "http://x:99999999/", "\x00", "http://甲.cn/乙"))
)
@short
def test_any_address(url: str) -> None:
    body = "<base href='/[x'><a href='http://[a.pdf'>附件</a><a href='?a.pdf'>附件</a><p>文。</p>".encode()
    url = url.encode("utf-8", "ignore").decode()
    assert violations(body, url) == []


@given(
    st.text(max_size=12) | st.sampled_from(("utf-16", "UTF8", "gbk", "x-gbk", "utf-7", "koi8-r", "utf-8\0"))
)
@short
def test_any_encoding_that_a_server_may_declare(encoding: str) -> None:
    assert violations("<p>文字。</p>".encode("gb18030"), URL, encoding) == []


@pytest.mark.parametrize("seed", range(60))
def test_broken_pages(seed: int) -> None:
    assert violations(mutate(seed, PAGES)) == []


# -- the fuzzing itself ----------------------------------------------------------------------------


def test_a_seed_makes_the_same_page_again() -> None:
    assert [mutate(seed, PAGES) for seed in range(30)] == [mutate(seed, PAGES) for seed in range(30)]
    assert len({mutate(seed, PAGES) for seed in range(30)}) > 25


def broken_extract(body: bytes, url: str, *, encoding: str | None = None) -> Report:
    """An `extract` that does everything wrong."""
    report = extract(body, url, encoding=encoding)
    report.title, report.publisher, report.date_written = "不在此页", "\ud800", "2022-13-01"
    report.statistics = {
        "form": 2021,
        "requests": {"new": {"total": 12.0}},
        "disclosure": None,
        "disputes": None,
    }
    report.evidence["title"] = Evidence("nan", str(id(report)))
    report.find("stage_failed", "body: ValueError")
    return report


def test_the_properties_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<table><tr><td>一</td><td>1</td><td>2</td></tr></table>".encode()
    assert violations(page) == []
    monkeypatch.setattr("properties.extract", broken_extract)
    told = "\n".join(violations(page))
    for words_ in (
        "body: ValueError",
        "not JSON",
        "2022-13-01",
        "title is not on the page",
        "in no cell: 12",
        "deterministic",
    ):
        assert words_ in told


def test_an_input_that_fails_is_saved_and_replayed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("properties.extract", broken_extract)
    monkeypatch.setattr(
        sys,
        "argv",
        [
            "fuzz.py",
            "--rounds",
            "2",
            "--seed",
            "5",
            "--save",
            str(tmp_path),
            "--pages",
            str(PORTALS / "fgw.city.example"),
        ],
    )
    assert fuzz.main() == 1
    saved = sorted(tmp_path.iterdir())
    assert [file.read_bytes() for file in saved] == [
        mutate(seed, pages_in(PORTALS / "fgw.city.example")) for seed in (5, 6)
    ]
    assert "mutations from seed 5 on" in capsys.readouterr().out
    monkeypatch.setattr(sys, "argv", ["fuzz.py", "--replay", str(saved[0])])
    assert fuzz.main() == 1
    monkeypatch.undo()
    monkeypatch.setattr(sys, "argv", ["fuzz.py", "--replay", str(saved[0])])
    assert fuzz.main() == 0
