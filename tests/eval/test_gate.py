"""The extraction is as good as it was, and the gate that says so can fail."""

from __future__ import annotations

import json
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

import gate
import pytest
from gate import RefusedError, above, judge, load, main, pin
from measure import Measure, measure

from evaluation.pages import Labelled
from evaluation.scores import Miss

if TYPE_CHECKING:
    from pathlib import Path

PAGE = Labelled("page-1", "host", "", b"<p>", None, {"title": "T"}, None, "text")
MISS = Miss("page-1", "title", "wanted title", "got title")


@pytest.mark.parametrize("source", gate.SOURCES)
def test_no_measure_is_below_its_floor(source: str) -> None:
    pages = gate.SOURCES[source]()
    if not pages:
        pytest.skip("the real pages are not beside the repository (../shared/corpus)")
    measures, floors = measure(pages), load()
    assert judge(source, pages, measures, floors) == []
    if better := above(source, measures, floors):
        warnings.warn(f"better than their floors: {', '.join(better)}; run `{gate.COMMAND}`", stacklevel=1)


def pinned(value: float = 0.9, **more: float) -> gate.Floors:
    measures = {"title right": Measure(value, 10)} | {name: Measure(v, 10) for name, v in more.items()}
    return pin("own", [PAGE], measures, {}, None)


def test_a_measure_below_its_floor_names_page_field_and_values() -> None:
    (complaint,) = judge("own", [PAGE], {"title right": Measure(0.8, 10, misses=[MISS])}, pinned())
    assert "own: title right is 80 %, its floor 90 %" in complaint
    assert "page-1: title should be wanted title and is got title" in complaint


def test_a_measure_at_or_above_its_floor_holds() -> None:
    for value in (0.9, 1):
        assert judge("own", [PAGE], {"title right": Measure(value, 10)}, pinned()) == []
    assert above("own", {"title right": Measure(0.9, 10)}, pinned()) == []
    assert above("own", {"title right": Measure(1, 10)}, pinned()) == ["title right"]


def test_what_is_invented_must_not_rise() -> None:
    floors = pin("own", [PAGE], {"title invented": Measure(0.01, 10, higher=False)}, {}, None)
    assert judge("own", [PAGE], {"title invented": Measure(0, 10, higher=False)}, floors) == []
    assert judge("own", [PAGE], {"title invented": Measure(0.02, 10, higher=False)}, floors) != []


def test_a_floor_is_met_by_the_value_that_it_was_measured_as() -> None:
    for found in (Measure(2 / 3, 3), Measure(2 / 3, 3, higher=False)):
        assert found.meets(gate.bound(found))


@pytest.mark.parametrize(
    "other",
    [
        replace(PAGE, page=b"<p>!"),
        replace(PAGE, fields={"title": "t"}),
        replace(PAGE, body="texts"),
        replace(PAGE, alt={"title": ["t"]}),
    ],
)
def test_floors_hold_only_for_the_pages_they_were_measured_on(other: Labelled) -> None:
    (complaint,) = judge("own", [other], {"title right": Measure(1, 10)}, pinned())
    assert "measured on other pages or answers" in complaint
    assert f"`{gate.COMMAND}`" in complaint


def test_every_measure_has_a_floor_and_every_floor_a_measure() -> None:
    for measures in ({}, {"title right": Measure(1, 10), "kind right": Measure(1, 10)}):
        (complaint,) = judge("own", [PAGE], measures, pinned())
        assert gate.COMMAND in complaint


def test_floors_rise_freely() -> None:
    floors = pin("own", [PAGE], {"title right": Measure(0.95, 10)}, pinned(), None)
    assert floors["own"]["floors"] == {"title right": 0.95}
    assert floors["lowered"] == []


@pytest.mark.parametrize("measures", [{"title right": Measure(0.5, 10)}, {}], ids=["lower", "gone"])
def test_floors_fall_only_with_a_reason(measures: dict[str, Measure]) -> None:
    with pytest.raises(RefusedError, match="title right would fall"):
        pin("own", [PAGE], measures, pinned(), None)
    floors = pin("own", [PAGE], measures, pinned(), "the labels were wrong")
    (record,) = floors["lowered"]
    assert record["measure"] == "title right"
    assert (record["from"], record["reason"]) == (0.9, "the labels were wrong")
    assert judge("own", [PAGE], measures, floors) == []


def test_each_source_keeps_its_own_floors() -> None:
    floors = pin("corpus", [PAGE], {"title right": Measure(0.1, 1)}, pinned(), None)
    assert floors["own"]["floors"] == {"title right": 0.9}


def test_the_command_pins_shows_and_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Labelled("page-1", "host", "", "<p>正文".encode(), None, {"title": "T"}, None, "正文")
    monkeypatch.setattr(gate, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(gate, "SOURCES", {"own": lambda: [page], "corpus": list})
    assert main([]) == 1
    assert main(["--pin"]) == 0
    assert main([]) == 0
    assert "corpus: these pages are not here" in capsys.readouterr().out
    floors = json.loads((tmp_path / "floors.json").read_text())
    floors["own"]["floors"]["title right"] = 1
    (tmp_path / "floors.json").write_text(json.dumps(floors))
    assert main([]) == 1
    assert "page-1: title should be T" in capsys.readouterr().out
    assert main(["--pin"]) == 1
    assert "--lower --reason" in capsys.readouterr().out
    assert json.loads((tmp_path / "floors.json").read_text()) == floors
    assert main(["--pin", "--lower", "--reason", "why"]) == 0
    assert json.loads((tmp_path / "floors.json").read_text())["lowered"][0]["reason"] == "why"


@pytest.mark.parametrize("arguments", [["--lower"], ["--pin", "--lower"], ["--lower", "--reason", "why"]])
def test_lowering_needs_all_of_it(arguments: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(arguments)


def test_what_was_lowered_says_why() -> None:
    assert all(record["reason"] for record in load()["lowered"])
