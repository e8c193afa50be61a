"""Where the labelled pages come from.

`own` reads the project's saved portals, `fixtures/portals` with `fixtures/expected`. `corpus` reads a
folder of real pages that is not part of the repository: `gold.jsonl` and `manifest.jsonl` with a line
a page, `gold/<id>.txt` with the article, `pages/<id>.html`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import lxml.html

from evaluation.pages import FIELDS, Labelled
from harvester.snapshots import answer

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ROOT: Final = Path(__file__).resolve().parent.parent
CORPUS: Final = ROOT.parent / "shared" / "corpus"
"""Where the real pages are looked for: beside the repository."""


def own(root: Path = ROOT / "fixtures") -> list[Labelled]:
    """Every report page of the saved portals."""
    return [
        _saved(root, record, expected)
        for file in sorted((root / "expected").glob("*.json"))
        for expected in [json.loads(file.read_text("utf-8"))]
        for record in expected["reports"]
    ]


def corpus(folder: Path = CORPUS) -> list[Labelled]:
    """Every page of a folder of real pages; none where there is no such folder."""
    gold = folder / "gold.jsonl"
    if not gold.is_file():
        return []
    known = {entry["id"]: entry for entry in _lines(folder / "manifest.jsonl")}
    return [_real(folder, record, known[record["id"]]) for record in _lines(gold)]


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def _fields(record: dict[str, Any], attachments: list[str]) -> dict[str, Any]:
    return {name: record.get(name) for name in FIELDS} | {"attachments": sorted(attachments) or None}


def _saved(root: Path, record: dict[str, Any], expected: dict[str, Any]) -> Labelled:
    served = answer(root / "portals", record["url"])
    host = record["url"].split("/")[2]
    charset = served.headers.get("Content-Type", "").partition("charset=")[2] or None
    return Labelled(
        name=record["url"].split("//")[1],
        portal=host,
        url=record["url"],
        page=served.body,
        encoding=charset,
        fields=_fields(record, record.get("attachments", [])),
        statistics=record.get("statistics"),
        body=_article(served.body, expected["body"]) if "body" in expected else None,
        listed=record.get("date_published"),
        has=tuple(record["body_has"]),
        lacks=tuple(record.get("body_lacks", [])),
        sections=[(heading, kind) for heading, kind in record["sections"]],
    )


def _real(folder: Path, record: dict[str, Any], known: dict[str, Any]) -> Labelled:
    return Labelled(
        name=record["id"],
        portal=known["portal"].split()[-1],
        url=record["url"] or "",
        page=(folder / "pages" / f"{record['id']}.html").read_bytes(),
        encoding=None,
        fields=_fields(record, [attachment["url"] for attachment in record["attachments"]]),
        statistics=record.get("statistics"),
        body=(folder / "gold" / f"{record['id']}.txt").read_text("utf-8"),
        alt=record["alt"],
        optional=tuple(record["body_optional"]),
        lacks=tuple(record["must_not"]),
        once=tuple(record["must_occur_once"]),
    )


def _article(page: bytes, where: dict[str, str]) -> str:
    """The text of the element that a person named as the article, without what they named as none of it.

    This is how the page was written, and shares no line with how the project reads pages.
    """
    charset = "gb18030" if b"gb2312" in page[:1000].lower() else "utf-8"
    root = lxml.html.document_fromstring(page.decode(charset))
    for element in root.xpath(where["drop"]) if "drop" in where else ():
        element.drop_tree()
    return "\n".join(_text(element) for element in root.xpath(where["xpath"]))


def _text(article: HtmlElement) -> str:
    for row in article.iter("tr"):
        for cell in list(row)[1:]:
            cell.text = "|" + (cell.text or "")
    return str(article.text_content())
