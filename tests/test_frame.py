"""The frame: the lock, the Makefile and what they promise."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
TARGETS = ("harvest", "test", "check", "eval", "bench", "clean")

FAKE_PYTHON = """#!/bin/sh
echo "$*" >> "$LOG"
case "$*" in
    "-m scrapy list") printf 'one\\ntwo\\nthree\\n'; exit "${LIST_STATUS:-0}" ;;
    "-m scrapy crawl two "*) exit "${CRAWL_STATUS:-1}" ;;
    "-m scrapy crawl three "*) [ -z "$MAKES" ] || touch "$MAKES" ;;
    "-m pip install "*) echo "WARNING: noise" >&2; exit "${PIP_STATUS:-0}" ;;
    "-m venv --clear "*) mkdir -p "$4/bin"; cp "$0" "$4/bin/python" ;;
    -c*) exit "${TOO_OLD:-0}" ;;
esac
"""


LOCKS = {"requirements.lock": ("browser", "dev"), "requirements-bench.lock": ("dev", "bench")}
"""Lock -> the extras that it has."""


def locked(lock: str) -> dict[str, str]:
    """Each pinned package with its version and everything that follows up to the next one."""
    text = (ROOT / lock).read_text("utf-8")
    return {
        match[1].lower(): match[2]
        for match in re.finditer(r"^([\w.-]+)==((?:.+\n)(?:[ #].*\n)*)", text, re.M)
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_index_and_no_machine(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(
        r"://|^\s*-|^\s*[./]|\bpypi\b|@\s|/(?:opt|tmp|root|home|usr)/", text.replace("    --hash", ""), re.M
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_is_pinned_with_hashes(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"] + project["build-system"]["requires"]
    extras = project["project"]["optional-dependencies"]
    assert set(extras) == {extra for extras_of_lock in LOCKS.values() for extra in extras_of_lock}
    wanted += [requirement for extra in LOCKS[lock] for requirement in extras[extra]]
    pins = locked(lock)
    for requirement in map(Requirement, wanted):
        version = pins[requirement.name.lower()].split()[0]
        assert requirement.specifier.contains(version), requirement
    assert all("--hash=sha256:" in rest for rest in pins.values())


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with the Makefile and interpreters that only write down what they were asked."""
    for name in ("Makefile", *LOCKS, "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("python3", "chromium"):
        (programs / name).write_text(FAKE_PYTHON)
        (programs / name).chmod(0o755)
    return tmp_path


def make(house: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = ("MAKE", "MFLAGS", "PYTHON", "DB", "SNAPSHOTS")
    own = {key: value for key, value in os.environ.items() if not key.startswith(variables)}
    path = f"{house / 'bin'}:{own['PATH']}"
    env = own | {"LOG": str(house / "log"), "PATH": path} | environment
    return subprocess.run(
        ["make", *arguments], cwd=house, env=env, capture_output=True, text=True, check=False, timeout=60
    )


def asked(house: Path) -> list[str]:
    """What the interpreters were asked since the last look."""
    log = house / "log"
    lines = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return lines


def test_help_is_the_default_and_names_every_target(house: Path) -> None:
    run = make(house)
    assert run.returncode == 0
    assert [target for target in TARGETS if f"make {target} " not in run.stdout] == []
    assert asked(house) == []


def test_benchmarks_have_an_environment_of_their_own(house: Path) -> None:
    assert make(house, "bench").returncode == 0
    lines = asked(house)
    assert "-m venv --clear .venv-bench" in lines
    assert "-m venv --clear .venv" not in lines
    assert any("--require-hashes --requirement requirements-bench.lock" in line for line in lines)
    ran = [line for line in lines if line.startswith("-m benchmarks.")]
    assert ran == ["-m benchmarks.extraction --chart docs/img/extraction.png", "-m benchmarks.memory"]


def test_the_evaluation_runs_in_the_environment(house: Path) -> None:
    assert make(house, "eval").returncode == 0
    assert "tests/eval/gate.py" in asked(house)


def test_the_environment_is_made_once(house: Path) -> None:
    assert make(house, "harvest").returncode == 2
    first = asked(house)
    assert "-m venv --clear .venv" in first
    assert sum("pip install" in line for line in first) == 2
    assert any("--require-hashes --requirement requirements.lock" in line for line in first)
    make(house, "harvest")
    assert not [line for line in asked(house) if "pip" in line or "venv" in line]


def test_a_changed_lock_makes_it_again(house: Path) -> None:
    make(house, "check")
    asked(house)
    later = (house / ".venv/stamp").stat().st_mtime + 10
    os.utime(house / "requirements.lock", (later, later))
    make(house, "check")
    assert "-m venv --clear .venv" in asked(house)


def test_without_a_new_enough_python_it_says_so(house: Path) -> None:
    run = make(house, "harvest", "PYTHON=python3", TOO_OLD="1")
    assert run.returncode != 0
    assert "needs Python 3.11 or newer" in run.stderr
    assert "make PYTHON=" in run.stderr
    assert not (house / ".venv").exists()


def test_the_installer_is_heard_only_when_it_fails(house: Path) -> None:
    done = make(house, "check")
    assert "installing packages" in done.stdout
    assert "noise" not in done.stdout + done.stderr
    (house / "requirements.lock").touch()
    os.utime(house / ".venv/stamp", (0, 0))
    failed = make(house, "check", PIP_STATUS="1")
    assert failed.returncode != 0
    assert "noise" in failed.stderr
    assert make(house, "check").returncode == 0
    assert "-m venv --clear .venv" in asked(house)


def crawled(lines: list[str]) -> list[str]:
    """The portals that were crawled."""
    return [line.split()[3] for line in lines if " crawl " in line]


def test_harvest_goes_on_after_a_failed_portal_and_names_it_at_the_end(house: Path) -> None:
    run = make(house, "harvest", "DB=some.db", "SNAPSHOTS=there", MAKES="some.db")
    lines = asked(house)
    assert crawled(lines) == ["one", "two", "three"]
    assert all(
        "-s HARVESTER_DB=some.db -s HARVESTER_SNAPSHOTS=there" in line for line in lines if " crawl " in line
    )
    assert any("sqlite_utils query some.db" in line for line in lines)
    assert run.returncode != 0
    assert "\nNot sound: two (" in "\n" + run.stderr


def test_harvest_stops_at_once_where_it_cannot_begin(house: Path) -> None:
    run = make(house, "harvest", CRAWL_STATUS="2")
    lines = asked(house)
    assert crawled(lines) == ["one", "two"]
    assert not [line for line in lines if "sqlite_utils" in line]
    assert run.returncode != 0


def test_harvest_asks_no_database_that_is_not_there(house: Path) -> None:
    run = make(house, "harvest", CRAWL_STATUS="0")
    assert run.returncode == 0
    assert not [line for line in asked(house) if "sqlite_utils" in line]


def test_harvest_fails_when_there_is_no_list_of_portals(house: Path) -> None:
    assert make(house, "harvest", LIST_STATUS="1").returncode != 0
    assert crawled(asked(house)) == []


def test_clean_keeps_databases(house: Path) -> None:
    make(house, "check")
    (house / "harvest.db").touch()
    assert make(house, "clean").returncode == 0
    assert not (house / ".venv").exists()
    assert (house / "harvest.db").exists()


def test_ci_runs_the_same_commands_as_a_person() -> None:
    script = ROOT / ".ci/run"
    assert os.access(script, os.X_OK)
    assert "for target in check test; do" in script.read_text("utf-8")


def test_a_cookie_makes_no_request_of_its_own() -> None:
    """Scrapy's cookies ask which domains are public; the answer must not come from the network."""
    code = (
        "from scrapy.utils.project import get_project_settings; get_project_settings()\n"
        "from scrapy.downloadermiddlewares.cookies import _split_domain\n"
        "assert _split_domain.suffix_list_urls == (), _split_domain.suffix_list_urls"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
