"""`extract`: the public function, its exact keys, and pages that are none."""

from __future__ import annotations

import json
import random

import pytest

import harvester.extraction
from harvester.extraction import STAGES, extract, run_stage
from harvester.items import Page, Report

KEYS = [
    "url", "portal", "kind", "title", "index_number", "publisher", "source", "document_number", "date_written",
    "date_published", "validity", "category", "keywords", "open_scope", "open_mode", "report_year", "body", "sections",
    "statistics", "indicators", "checks", "evidence", "attachments", "findings",
]  # fmt: skip
PAGE = (
    "<html><head><title>某市某局2022年政府信息公开工作年度报告</title></head><body><table><tr><td>索引号：</td><td>1/2023-1</td>"
    "<td>发布机构：</td><td>某市某局</td></tr></table><div id=zoom><p>一、总体情况</p><p>文字。</p>"
    "<p><a href='/f/a.pdf'>全文</a></p></div></body></html>"
)


def test_the_keys_are_those_of_the_contract() -> None:
    record = extract(PAGE.encode(), "http://www.example.gov.cn/x.html").to_dict()
    assert list(record) == KEYS
    assert record["portal"] == "www.example.gov.cn"
    assert record["sections"] == [{"heading": "一、总体情况", "kind": "overview", "text": "文字。\n全文"}]
    assert record["attachments"] == [{"url": "http://www.example.gov.cn/f/a.pdf", "name": "全文"}]
    assert record["evidence"]["index_number"] == {"rule": "index_block", "raw": "索引号：1/2023-1"}
    assert record["statistics"] is None


def test_the_record_is_json_and_leaves_the_report_as_it_was() -> None:
    report = extract(PAGE.encode(), "http://www.example.gov.cn/x.html")
    assert json.loads(json.dumps(report.to_dict(), ensure_ascii=False)) == report.to_dict()
    assert report.page is not None


def test_an_address_that_is_none() -> None:
    assert extract(PAGE.encode(), "http://[bad").portal is None


def test_a_page_without_an_address() -> None:
    record = extract(PAGE.encode(), "").to_dict()
    assert (record["url"], record["portal"]) == (None, None)


BROKEN: dict[str, tuple[bytes, str | None]] = {
    "empty": (b"", "page_empty"),
    "binary": (random.Random(3).randbytes(3000), "page_not_text"),
    "truncated": (PAGE.encode()[: len(PAGE.encode()) // 2], "page_truncated"),
    "wrongly declared": (PAGE.encode("gb18030"), "encoding_mismatch"),
    "2,000 levels": (
        ("<html><body>" + "<div>" * 2000 + "文" + "</div>" * 2000 + "</body></html>").encode(),
        "page_too_deep",
    ),
    "30 MB": (
        ("<html><body>" + "<p>一段文字。</p>" * 1_400_000 + "</body></html>").encode(),
        "page_too_large",
    ),
    "NUL and surrogates": (
        ("<p>" + "甲" * 50 + "\x00\ud800乙</p>").encode("utf-8", "surrogatepass"),
        "encoding_damaged",
    ),
    "only markup": (b"<<<<>>>><table><tr><td>", None),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_page_gives_a_finding_and_never_an_exception(kind: str) -> None:
    body, code = BROKEN[kind]
    report = extract(body, "http://www.example.gov.cn/x.html", encoding="utf-8")
    codes = [finding.code for finding in report.findings]
    assert "stage_failed" not in codes
    assert code is None or code in codes
    json.dumps(report.to_dict()).encode()


def test_pages_cut_and_spliced_at_random_places() -> None:
    chance = random.Random(2023)
    body = PAGE.encode()
    for _ in range(300):
        a, b = sorted(chance.sample(range(len(body)), 2))
        spliced = body[b:] + body[:a] if chance.random() < 0.5 else body[:a] + body[b:]
        report = extract(spliced, "http://www.example.gov.cn/x.html")
        assert "stage_failed" not in [finding.code for finding in report.findings]


def test_a_stage_that_fails_costs_only_its_own_values(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(report: Report) -> None:
        raise ZeroDivisionError("of all things")

    stages = tuple((name, broken if name == "metadata" else stage) for name, stage in STAGES)
    monkeypatch.setattr(harvester.extraction, "STAGES", stages)
    report = extract(PAGE.encode(), "")
    assert report.body == "一、总体情况\n文字。\n全文"
    assert report.index_number is None
    assert ("stage_failed", "metadata: ZeroDivisionError: of all things") in [
        (f.code, f.message) for f in report.findings
    ]


def test_run_stage_gives_the_error_to_whoever_logs_it() -> None:
    def broken(report: Report) -> None:
        raise ValueError("x")

    report = Report(None, None, Page(b""))
    assert isinstance(run_stage(report, "read", broken), ValueError)
    assert run_stage(report, "read", lambda _: None) is None
