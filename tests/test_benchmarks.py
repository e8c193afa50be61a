"""The benchmarks run, measure what they say, and notice what they are there for."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import memory
from benchmarks.parts.contenders import CONTENDERS, OURS, PARSE, Answer, decode
from benchmarks.parts.results import Outcome, result
from benchmarks.parts.worker import Worker, WorkerError
from evaluation.pages import Labelled

if TYPE_CHECKING:
    from pathlib import Path

PAGE = Labelled(
    "p", "host", "", "<p>一二三四五六".encode(), None,
    {"title": "标题", "date_published": "2024-01-09", "source": None}, {"form": 2021, "requests": {"new": {"total": 3}}},
    "一二三四五六", lacks=("打印",),
)  # fmt: skip
MEMORY = {"peak": 30.0, "added": 10.0}


def bench(root: Path, *arguments: str, of: str = "extraction") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", f"benchmarks.{of}", *arguments],
        cwd=root, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def compared(root: Path, *arguments: str) -> dict[str, Any]:
    done = bench(root, "--json", "--limit", "2", "--rounds", "1", *arguments)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def absent() -> set[str]:
    """The distributions of the peers that are not installed here."""
    missing = set()
    for contender in CONTENDERS.values():
        try:
            assert contender.version
        except PackageNotFoundError:
            missing.add(contender.distribution)
    return missing


def test_harvester_beside_the_bare_parse(root: Path) -> None:
    report = compared(root, "--only", f"{OURS},{PARSE}")
    own = report["results"]["own pages"]
    assert own[OURS]["fields"]["title"] == [2, 2]
    assert own[OURS]["body_f1"] > 0.9
    assert own[OURS]["of_parse"] > 1 == own[PARSE]["of_parse"]
    assert own[PARSE]["body_f1"] is own[PARSE]["fields_right"] is own[PARSE]["cells"] is None
    assert report["pages"]["own pages"] == "own pages: 2 pages of 1 portals"
    assert report["machine"]["versions"].keys() == {"harvester", "lxml"}


def test_every_contender_runs(root: Path, tmp_path: Path) -> None:
    if missing := absent():
        pytest.skip(
            f"not installed here: {', '.join(sorted(missing))} (`make bench` has an environment with them)"
        )
    chart = tmp_path / "img" / "chart.png"
    report = compared(root, "--chart", str(chart))
    for results in report["results"].values():
        assert results.keys() == CONTENDERS.keys()
        assert all(found["pages_per_second"] > 0 and found["added_mb"] > 0 for found in results.values())
        assert all(found["body_f1"] is not None for name, found in results.items() if name != PARSE)
    assert chart.read_bytes().startswith(b"\x89PNG")


def test_a_table_is_printed_for_people(root: Path) -> None:
    done = bench(root, "--limit", "1", "--rounds", "1", "--only", f"{OURS},{PARSE}")
    assert done.returncode == 0, done.stderr
    assert "own pages: 1 pages of 1 portals" in done.stdout
    assert "best of 1 interleaved rounds; Python" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--only", "nobody"], "no contender is called nobody"), (["--pages", "nowhere"], "nowhere")],
)
def test_what_cannot_be_compared_is_said(root: Path, arguments: list[str], said: str) -> None:
    done = bench(root, *arguments)
    assert done.returncode == 2
    assert said in done.stderr


def scored(name: str, answer: Answer, *pages: Labelled) -> Any:
    labelled = list(pages or [PAGE])
    outcome = Outcome([0.5] * len(labelled), [answer] * len(labelled), MEMORY)
    return result(name, labelled, outcome, [0.25] * len(labelled))


def test_times_are_beside_those_of_the_parse() -> None:
    found = scored(OURS, Answer({}, ""))
    assert (found.pages_per_second, found.ms_per_page, found.of_parse, found.worst_of_parse) == (2, 500, 2, 2)
    assert (found.peak_mb, found.added_mb) == (30, 10)


def test_fields_are_right_in_any_form_and_wrong_where_they_are_not_given() -> None:
    fields = {"title": "标 题", "date_published": "2024年1月9日 10:00", "source": "谁"}
    found = scored(OURS, Answer(fields, ""))
    assert found.fields == {"title": (1, 1), "date": (1, 1), "source": (0, 0)}
    assert found.fields_right == 1
    only_title = scored("resiliparse", Answer(fields | {"date_published": None}, ""))
    assert only_title.fields == {"title": (1, 1), "date": None, "source": None}
    assert only_title.fields_right == 0.5
    other = replace(PAGE, alt={"title": ["副题"]})
    assert scored(OURS, Answer({"title": "副题"}), other).fields["title"] == (1, 1)


def test_text_cells_and_boilerplate() -> None:
    found = scored(OURS, Answer({}, "一二三四五六打印", {"form": 2021, "requests": {"new": {"total": 4}}}))
    assert found.leaks == 1
    assert found.body_f1 == pytest.approx(2 * 3 / 8)
    assert found.cells == 0.5
    assert scored("GNE", Answer({}, "一二三四五六")).cells is None


def test_the_page_of_the_worst_portal_is_not_lost_in_the_mean() -> None:
    found = scored(OURS, Answer({}, PAGE.body), PAGE, replace(PAGE, portal="other", body="另外的文字"))
    assert (found.body_f1, found.worst_f1) == (0.5, 0)


@pytest.mark.parametrize(
    "page",
    [
        "<meta charset=gb2312><p>镕".encode("gb18030"),
        b'<?xml version="1.0" encoding="utf-8"?>' + "<p>镕".encode(),
    ],
)
def test_the_bare_decode_gives_text_that_can_be_parsed(page: bytes) -> None:
    text = decode(page)
    assert "镕" in text
    assert "<?xml" not in text


def test_a_contender_that_dies_is_named() -> None:
    with pytest.raises(WorkerError, match="nobody"):
        Worker("nobody", [PAGE])


def test_memory_stays_flat(root: Path) -> None:
    done = bench(root, "--pages", "2000", of="memory")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "    2,000 pages" in done.stdout


def test_growing_memory_is_noticed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    resident = count(100.0, 0.5)
    monkeypatch.setattr(memory, "extract", lambda *_, **__: None)
    monkeypatch.setattr(memory, "resident_memory", lambda: next(resident))
    assert memory.main(["--pages", "1000"]) == 1
    assert "grown by" in capsys.readouterr().out


def test_two_looks_at_least() -> None:
    with pytest.raises(SystemExit):
        memory.main(["--pages", "10", "--step", "10"])
