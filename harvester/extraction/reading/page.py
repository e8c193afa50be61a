"""Bytes -> decoded, repaired, parsed once: the tree that every later stage uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from harvester.extraction.figures.tables import COLUMNS
from harvester.extraction.reading.blocks import MAX_DEPTH, blocks_of
from harvester.extraction.reading.decoding import MAX_TAGS, breaks_off, decode, file_kind, safe_source
from harvester.extraction.reading.survey import survey
from harvester.extraction.text import decode_cfemail, repair, without_invisible

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from harvester.items import Report

MAX_BYTES: Final = 10 * 1024 * 1024
"""The largest page that is read whole; of a larger one the first part is read."""

_MARKUP: Final = re.compile(
    r"<(?:!--|\s*+(?=[!abdfhilmopstu])"  # the first letters: a page of `<` and nothing else takes long
    r"(?:!doctype|html|head|body|div|p|table|tr|td|span|meta|script|ul|ol|li|h[1-6]|br|a|font|img)\b)",
    re.I,
)
_PARSER: Final = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)


def read(report: Report) -> None:
    """Decode, repair and parse `report.page` into its tree and lines; findings say what was wrong."""
    page = report.page
    if page is None or page.root is not None:
        return
    body = page.body
    if len(body) > MAX_BYTES:
        report.find("page_too_large", f"{len(body):,} bytes; the first {MAX_BYTES:,} were read")
        body = body[:MAX_BYTES]
    if kind := file_kind(body):
        report.find("page_not_text", f"it is {kind}")
        return
    decoded = decode(body, page.encoding, report)
    repaired = repair(decoded.text, decoded.utf8)
    for place in repaired.lost:
        report.find("text_damaged", place)
    if repaired.masked:
        report.find("masked_names", "the page has ** in place of names")
    text = without_invisible(repaired.text)
    if text.isspace() or not text:
        report.find("page_empty", "no text at all" if not body else f"{len(body):,} bytes without text")
        return
    page.plain = not _MARKUP.search(text)
    utf8 = decoded.utf8 if text == decoded.text else text.encode("utf-8", "ignore")
    source = safe_source(utf8, report)
    page.root = plain_tree(source.decode()) if page.plain else html_tree(source, report)
    page.survey = survey(page.root)
    page.blocks, page.spans, whole = blocks_of(page.root, page.survey.hidden)
    if not whole:
        report.find("page_too_deep", f"more than {MAX_DEPTH} levels")
    if not page.blocks:
        report.find("page_empty", f"{len(body):,} bytes of markup without text")


def html_tree(source: bytes, report: Report) -> Element:
    """One parse of a whole document in UTF-8; protected e-mail addresses are decoded in place."""
    # What is left of a tag where a page is cut off would be text.
    source = source.removesuffix(b"</").removesuffix(b"<")
    try:
        root = etree.fromstring(source, _PARSER)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return plain_tree("")
    # A page made of several files has </html> in its midst; for libxml2 another document begins there.
    for document in list(root.itersiblings()):
        root.append(document)
    ending = source[-4096:].lower()
    if b"<html" in source[:4096].lower() and b"</html" not in ending and b"</body" not in ending:
        breaks_off(report, "the page has no end tag")
    if b"data-cfemail" in source:
        _show_addresses(root)
    return root


def _show_addresses(root: Element) -> None:
    for protected in root.xpath("//*[@data-cfemail]"):
        if address := decode_cfemail(protected.get("data-cfemail")):
            for child in list(protected):
                protected.remove(child)
            protected.text = address


def plain_tree(text: str) -> Element:
    """The tree of a plain text: a line a paragraph, `|` between the cells of a table row."""
    root = etree.Element("html")
    body = etree.SubElement(root, "body")
    table: Element | None = None
    left = MAX_TAGS
    for line in text.splitlines()[:MAX_TAGS]:
        if "|" not in line:
            table = None
            if line.strip():
                etree.SubElement(body, "p").text = line
            continue
        if table is None:
            table = etree.SubElement(body, "table")
        row = etree.SubElement(table, "tr")
        cells, columns = _cells(line, left)
        left = max(1, left - len(cells))
        if columns > len(cells):
            row.set(COLUMNS, str(columns))
        for cell in cells:
            etree.SubElement(row, "td").text = cell
    return root


def _cells(line: str, most: int) -> tuple[list[str], int]:
    """The cells of a row but for the blank ones at its end, and how many it has with these."""
    cells = [cell.strip() for cell in line.split("|", most)[:most]]
    columns = len(cells)
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells, columns
