"""The documents say what is so: names, settings, columns and links are held against the code."""

from __future__ import annotations

import ast
import inspect
import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from documents import (
    DOCUMENTS,
    README,
    README_ZH,
    ROOT,
    anchors,
    fences,
    files,
    headings,
    links,
    name_of,
    section,
    table,
)
from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from harvester import __version__, settings, vocabulary
from harvester.arguments import Arguments
from harvester.explain.values import LOSSES
from harvester.extensions import summary
from harvester.extraction.metadata import kinds, years
from harvester.extraction.metadata.rules import RULES, TITLE_GUESSES
from harvester.items import Kind
from harvester.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

DATA = ROOT / "docs/data.md"
SETTINGS = ROOT / "docs/settings.md"
TERMS = ROOT / "docs/terms.zh-CN.md"

every_document = pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)


@every_document
def test_links_lead_somewhere(path: Path) -> None:
    broken = []
    for link in links(path):
        if link.startswith("https://"):
            continue
        target, _, anchor = link.partition("#")
        file = (path.parent / target).resolve() if target else path
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(link)
    assert broken == []


@every_document
def test_documents_name_only_what_is_there(path: Path) -> None:
    text = path.read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)", text, re.M)) <= targets
    assert {name for name in re.findall(r"\bHARVESTER_[A-Z_]+", text) if not hasattr(settings, name)} == set()
    names = set(SpiderLoader.from_settings(Settings({"SPIDER_MODULES": settings.SPIDER_MODULES})).list())
    own = files(path)
    names |= {Path(name).stem for name in own if name.startswith("harvester/spiders/")}
    assert set(re.findall(r"scrapy crawl ([a-z]\w*)", text)) <= names
    named = set(re.findall(r"`((?:harvester|tests|docs|fixtures)/[\w./-]*)`", text)) - set(own)
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_both_readmes_say_the_same() -> None:
    assert [level for level, _ in headings(README)] == [level for level, _ in headings(README_ZH)]
    assert [(f.language, f.content) for f in fences(README)] == [
        (f.language, f.content) for f in fences(README_ZH)
    ]
    strip = [re.sub(r"#.*|README(\.zh-CN)?\.md", "", link) for link in links(README)]
    assert strip == [re.sub(r"#.*|README(\.zh-CN)?\.md", "", link) for link in links(README_ZH)]


def test_both_readmes_name_every_argument() -> None:
    fields = Arguments.model_fields
    described = {name: (form, set(default.split(", "))) for name, form, default in table(README, "Arguments")}
    assert described == {name: (field.description, set(field.default)) for name, field in fields.items()}
    assert [row[0] for row in table(README_ZH, "运行参数")] == list(fields)


def test_both_readmes_name_every_spider() -> None:
    spiders = set(SpiderLoader.from_settings(Settings({"SPIDER_MODULES": settings.SPIDER_MODULES})).list())
    for path, heading in ((README, "Crawl a live portal"), (README_ZH, "采集真实网站")):
        assert {row[0] for row in table(path, heading)} == spiders, f"a row for each in {name_of(path)}"


def test_every_setting_is_explained() -> None:
    ours = {name: value for name, value in vars(settings).items() if name.isupper()}
    written = {
        row[0]: row[1] for heading in ("Ours", "Scrapy's, changed") for row in table(SETTINGS, heading)
    }
    assert set(written) == set(ours)
    scalar = {name: value for name, value in ours.items() if not isinstance(value, dict | list)}
    assert {name: written[name] for name in scalar} == {
        name: str(value) or "(empty)" for name, value in scalar.items()
    }


def test_every_setting_of_ours_is_in_the_settings_file() -> None:
    read = {
        name
        for path in (ROOT / "harvester").rglob("*.py")
        for name in re.findall(r"\"(HARVESTER_\w+)\"", path.read_text("utf-8"))
    }
    assert read == {name for name in vars(settings) if name.startswith("HARVESTER_")}


def test_findings_are_those_of_the_vocabulary() -> None:
    assert [tuple(row) for row in table(DATA, "Finding codes")] == list(vocabulary.FINDINGS.items())


def test_every_word_of_the_summary_is_explained_in_chinese() -> None:
    words = [*summary.COUNTS, *(name for name, *_ in summary.GROUPS)]
    assert [row[0] for row in table(TERMS, "运行摘要")] == words
    reasons = {*vocabulary.NOT_REPORT_TITLES, "duplicate", "off_host", "malformed", *get_args(Kind)}
    assert {row[0] for row in table(TERMS, "未采集的原因")} == reasons
    assert [row[0] for row in table(TERMS, "核查事项代码")] == list(vocabulary.FINDINGS)


def test_every_word_of_an_explanation_is_explained_in_chinese() -> None:
    words = re.findall(r"^\| `(.+?)` \|", section(TERMS, "提取说明"), re.M)
    printed = "".join(path.read_text("utf-8") for path in sorted((ROOT / "harvester/explain").glob("*.py")))
    assert [word for word in words if word not in printed] == []
    headings_printed = re.findall(r'heading\("(.+?)"\)', printed)
    assert set(headings_printed) <= set(words)
    assert {*LOSSES.values()} <= set(words)


def rules() -> set[str]:
    """Every name that the extraction can give as a rule: of the cascade, the kind, the year and the body."""
    given = [*yielded(kinds, "_kind", 1), *yielded(years, "_years", 0)]
    constants = [node.value for part in given for node in ast.walk(part) if isinstance(node, ast.Constant)]
    return (
        {name for name, _ in (*RULES, *TITLE_GUESSES)}
        | set(constants)
        | {"date_written", "date_published", "row_label"}
        | {"container", "densest", "empty_container", "picture", "unseen"}
    )


def yielded(module: ModuleType, function: str, place: int) -> Iterator[ast.expr]:
    """What stands at a place of the tuples that a function returns or yields."""
    tree = ast.parse(inspect.getsource(module))
    body = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == function)
    for node in ast.walk(body):
        if isinstance(node, ast.Return | ast.Yield):
            for part in ast.walk(node):
                if isinstance(part, ast.Tuple):
                    yield part.elts[place]


def test_rules_are_those_of_the_extraction() -> None:
    assert set(vocabulary.RULES) == rules()
    described = [(name, meaning.replace("`", "")) for name, meaning in table(DATA, "Rules")]
    assert described == list(vocabulary.RULES.items())


def test_kinds_are_those_of_the_record() -> None:
    assert [row[0] for row in table(DATA, "Kinds")] == list(get_args(Kind))


def test_every_table_and_column_is_in_the_data_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    Store.open(path).close()
    with sqlite3.connect(path) as db:
        relations = [
            name
            for (name,) in db.execute(
                "select name from sqlite_master where type in ('table', 'view') order by name"
            )
            if not name.startswith(("sqlite_", "_"))
        ]
        columns = {name: [row[1] for row in db.execute(f'pragma table_info("{name}")')] for name in relations}
    listed = {name for _, name in headings(DATA)} & set(relations)
    assert listed == set(relations)
    assert {name: [row[0] for row in table(DATA, name)] for name in relations} == columns


def test_the_version_is_in_the_changelog() -> None:
    titles = [text for level, text in headings(ROOT / "CHANGELOG.md") if level == 2]
    assert titles[0] == "Unreleased" or titles[0].startswith(__version__)
