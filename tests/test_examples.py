"""Every example of the documents is run, and prints what the document says that it prints.

A fence marked `bash`, `sql` or `python` is run, in the order of the document; a `text` fence right after
one is its output. What cannot be run here (a live portal, a clone) is marked `shell`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from documents import DOCUMENTS, GUIDE, README_ZH, ROOT, Fence, fences, files, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMANDS = {
    "bash": ["bash", "-euo", "pipefail", "-c"],
    "sql": [sys.executable, "-m", "sqlite_utils", "query", "--table", "harvest.db"],
    "python": [sys.executable, "-c"],
}
"""Language of a fence -> the command that runs it."""

LEFT_OUT = {".git", ".venv", "harvest.db", "harvest.db-wal", "harvest.db-shm"}


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command as a person would in the project, with its output as Chinese-capable UTF-8."""
    variables = ("MAKE", "MFLAGS", "PYTEST", "PYTHON", "DB", "SNAPSHOTS", "COLUMNS")
    own = {key: value for key, value in os.environ.items() if not key.startswith(variables)}
    return subprocess.run(
        command,
        cwd=folder,
        env=own | {"PYTHONUTF8": "1", "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def link_environment(folder: Path) -> None:
    """The environment of this process as the project's own."""
    (folder / ".venv").mkdir()
    for entry in Path(sys.prefix).iterdir():
        if entry.name != "stamp":
            (folder / ".venv" / entry.name).symlink_to(entry)
    (folder / ".venv/stamp").touch()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in a folder of its own, set up, after `make harvest`."""
    folder = tmp_path_factory.mktemp("project")
    for entry in ROOT.iterdir():
        if entry.name not in LEFT_OUT:
            (folder / entry.name).symlink_to(entry)
    link_environment(folder)
    done = run(["make", "harvest"], folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, with the files that the guide to a new portal has one write."""
    folder = tmp_path_factory.mktemp("extended")
    for name in ("harvester", "fixtures", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("scrapy.cfg", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    link_environment(folder)
    for name, content in files(GUIDE).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return folder


def examples() -> Iterator[tuple[Path, Fence, str | None]]:
    """Each fence that can be run, and the output that follows it; the READMEs share theirs."""
    for path in DOCUMENTS:
        if path == README_ZH:
            continue
        written = files(path).values()
        for fence, after in pairwise(
            [*(fence for fence in fences(path) if fence.content not in written), None]
        ):
            if fence and fence.language in COMMANDS:
                yield path, fence, after.content if after and after.language == "text" else None


@pytest.mark.parametrize(
    ("path", "fence", "output"), [pytest.param(*e, id=f"{name_of(e[0])}:{e[1].line}") for e in examples()]
)
def test_example(request: pytest.FixtureRequest, path: Path, fence: Fence, output: str | None) -> None:
    folder = request.getfixturevalue("extended" if path == GUIDE else "project")
    done = run([*COMMANDS[fence.language], fence.content], folder)
    assert done.returncode == 0, done.stdout + done.stderr
    if output is not None:
        assert done.stdout.rstrip() == output.rstrip()


def test_the_portal_of_the_guide_keeps_the_rules_of_the_house(extended: Path) -> None:
    tests = [f"tests/{name}" for name in ("spiders", "test_snapshot_pages.py", "test_house.py")]
    ruff = (["ruff", *how, "--no-cache", "harvester/spiders"] for how in (["check"], ["format", "--check"]))
    for command in (["pytest", *tests], *ruff):
        done = run([sys.executable, "-m", *command], extended)
        assert done.returncode == 0, done.stdout


def test_a_second_harvest_changes_nothing(project: Path) -> None:
    query = (
        "select count(*), count(distinct first_seen) from reports union all select count(*), 0 from editions"
    )
    ask = [sys.executable, "-m", "sqlite_utils", "query", "harvest.db", query]
    before = run(ask, project).stdout
    done = run(["make", "harvest"], project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert run(ask, project).stdout == before
