"""The rooms of the house: who may import whom, and how large a file may grow."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "harvester"
MODULES = sorted(PACKAGE.rglob("*.py"))

LEAVES = {"items", "vocabulary", "portal_words", "forms", "addresses"}
MAY_IMPORT = {
    "items": set(),
    "vocabulary": set(),
    "portal_words": set(),
    "forms": set(),
    "addresses": set(),
    "settings": {"items"},
    "logging": set(),
    "robots": set(),
    "snapshots": {"addresses"},
    "arguments": LEAVES,
    "extraction": LEAVES,
    "store": LEAVES,
    "platforms": LEAVES | {"arguments", "extraction"},
    "spiders": {"platforms"},
    "pipelines": LEAVES | {"extraction", "store", "extensions"},
    "extensions": LEAVES | {"store"},
    "explain": LEAVES | {"store"},
    "commands": LEAVES
    | {"arguments", "extraction", "store", "platforms", "extensions", "snapshots", "logging", "settings"}
    | {"explain"},
}
"""Room -> the rooms it may import, besides itself. `spiders` stands in no list: nothing imports it."""

FOREIGN = {
    "scrapy": {
        "logging",
        "robots",
        "snapshots",
        "platforms",
        "spiders",
        "pipelines",
        "extensions",
        "commands",
    },
    "twisted": {"logging", "snapshots", "extensions"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "socket": set(),
    "subprocess": {"commands"},
    "requests": set(),
    "aiohttp": set(),
}
"""Package -> the only rooms that may import it."""


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The absolute names of everything that a module imports, also inside functions and for types."""
    package = ("harvester", *path.relative_to(PACKAGE).parent.parts)
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            names |= {f"{module}.{alias.name}" for alias in node.names}
    return names


def rooms(names: set[str]) -> set[str]:
    """The rooms among imported names; `harvester.__version__` is in none."""
    parts = [name.split(".") for name in names if name.startswith("harvester.")]
    return {part[1] for part in parts if part[1] != "__version__"}


def test_every_room_is_in_the_plan() -> None:
    assert {room_of(path) for path in MODULES} - {"__init__"} <= set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_only_what_its_room_may(path: Path) -> None:
    names, room = imported(path), room_of(path)
    assert rooms(names) - {room} <= MAY_IMPORT.get(room, set())
    foreign = {name.split(".")[0] for name in names} & set(FOREIGN)
    assert {package for package in foreign if room not in FOREIGN[package]} == set()


def test_the_rules_see_every_form_of_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path)
    module = tmp_path / "extraction" / "probe.py"
    module.parent.mkdir()
    module.write_text(
        "import harvester.store.schema\nfrom harvester import spiders\n"
        "from ..pipelines import store as s\nfrom . import page\n"
        "def f():\n    from scrapy.http import Response\n"
    )
    assert rooms(imported(module)) == {"store", "spiders", "pipelines", "extraction"}
    assert "scrapy.http.Response" in imported(module)


def test_extraction_runs_without_scrapy() -> None:
    code = "import sys, harvester.extraction as e; e.extract; print(*{m.split('.')[0] for m in sys.modules})"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    assert not {"scrapy", "twisted", "sqlite3", "sqlite_utils"} & set(run.stdout.split())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_file_stays_readable(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= 400
    if room_of(path) == "spiders" and path.stem != "__init__":
        assert lines <= 25


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text("utf-8")))
