"""Bytes -> decoded, repaired, parsed once: the tree that every later stage uses."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from harvester.extraction.blocks import MAX_DEPTH, blocks_of
from harvester.extraction.text import decode_cfemail, repair

if TYPE_CHECKING:
    from harvester.items import Report

MAX_BYTES: Final = 10 * 1024 * 1024
"""The largest page that is read whole; of a larger one the first part is read."""

_FALLBACKS: Final = ("utf-8", "gb18030", "big5")
_BINARY: Final = (
    b"%PDF",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"\x1f\x8b",
)
_CONTROL_BYTES: Final = (*range(9), *range(14, 27), *range(28, 32))
_LONGEST_CHARACTER: Final = 4
_SINGLE_BYTE: Final = ("cp1252", "iso8859-1", "latin-1", "ascii")
_SINGLE_BYTE_HIGH: Final = re.compile(r"[\x80-\xff]")
_PRIVATE_USE: Final = re.compile(r"[\ue000-\uf8ff]")
_MARKUP: Final = re.compile(
    r"<!--|<\s*(?:!doctype|html|head|body|div|p|table|tr|td|span|meta|script|ul|ol|li|h[1-6]|br|a|font|img)\b",
    re.I,
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(report: Report) -> None:
    """Decode, repair and parse `report.page` into `root` and `blocks`; findings say what was wrong."""
    page = report.page
    if page is None or page.root is not None:
        return
    body = page.body
    if len(body) > MAX_BYTES:
        report.find("page_too_large", f"{len(body):,} bytes; the first {MAX_BYTES:,} were read")
        body = body[:MAX_BYTES]
    if is_binary(body):
        report.find("page_not_text", f"begins with {body[:8]!r}")
        return
    repaired = repair(_CONTROL.sub("", decode(body, page.encoding, report)))
    for place in repaired.lost:
        report.find("text_damaged", place)
    if repaired.masked:
        report.find("masked_names", "the page has ** in place of names")
    if not repaired.text.strip():
        report.find("page_empty", "no text at all" if not body else f"{len(body):,} bytes without text")
        return
    page.plain = not _MARKUP.search(repaired.text)
    page.root = plain_tree(repaired.text) if page.plain else html_tree(repaired.text, report)
    page.blocks, whole = blocks_of(page.root)
    if not whole:
        report.find("page_too_deep", f"more than {MAX_DEPTH} levels")
    if not page.blocks:
        report.find("page_empty", f"{len(body):,} bytes of markup without text")


def is_binary(body: bytes) -> bool:
    """Whether the bytes are a file of another kind: a known signature, or many control characters."""
    if body.startswith(_BINARY):
        return True
    head = body[:4096]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    return sum(head.count(byte) for byte in _CONTROL_BYTES) > len(head) // 20


def decode(body: bytes, declared: str | None, report: Report) -> str:
    """The page as text, in whichever encoding explains its bytes best.

    A byte order mark decides, then UTF-8 where every byte is valid UTF-8 (other text never is by
    chance). Otherwise the server's declaration, the page's own and the usual suspects are tried in
    this order and the one with the fewest unexplained places wins; gb2312 and gbk are read as their
    superset gb18030.
    """
    marked, bom = read_bom(body)
    if marked and bom:
        return body[len(bom) :].decode(marked, "replace")
    whole, cut = _without_cut_character(body)
    named = [declared, html_body_declared_encoding(body)]
    promised = list(dict.fromkeys(codec for name in named if name and (codec := resolve_encoding(name))))
    readings = [_reading(whole, "utf-8")]
    if readings[0][0]:
        readings = [_reading(body, codec) for codec in dict.fromkeys([*promised, *_FALLBACKS])]
        cut = False
    unexplained, codec, text = min(readings, key=lambda reading: reading[0])
    if promised and codec != promised[0] and not body.isascii():
        report.find("encoding_mismatch", f"declared {promised[0]}, read as {codec}")
    if cut or text.endswith("\ufffd"):
        _breaks_off(report, "the page ends in the middle of a character")
        unexplained -= text.endswith("\ufffd")
        text = text.removesuffix("\ufffd")
    if unexplained:
        report.find("encoding_damaged", f"{unexplained} places cannot be read as {codec}")
    return text


def _without_cut_character(body: bytes) -> tuple[bytes, bool]:
    """The bytes without a UTF-8 character that the end cuts in two, and whether there was one."""
    decoder = codecs.getincrementaldecoder("utf-8")("ignore")
    decoder.decode(body[-_LONGEST_CHARACTER:])
    left = len(decoder.getstate()[0])
    return (body[: len(body) - left], True) if left else (body, False)


def _reading(body: bytes, codec: str) -> tuple[int, str, str]:
    """`(unexplained places, codec, text)`; characters that nobody writes count as unexplained."""
    text = body.decode(codec, "replace")
    strange = _SINGLE_BYTE_HIGH if codec in _SINGLE_BYTE else _PRIVATE_USE
    return text.count("\ufffd") + (0 if codec == "utf-8" else len(strange.findall(text))), codec, text


def _breaks_off(report: Report, how: str) -> None:
    """Name a page that ends too early, unless it was us who cut it."""
    if all(finding.code != "page_too_large" for finding in report.findings):
        report.find("page_truncated", how)


def html_tree(text: str, report: Report) -> HtmlElement:
    """One parse of a whole document; protected e-mail addresses are decoded in place."""
    text = _DECLARATION.sub("", text)
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode("utf-8"), parser=parser)
    except etree.ParserError:
        return plain_tree("")
    lowered = text[-4096:].lower()
    if "<html" in text[:4096].lower() and "</html" not in lowered and "</body" not in lowered:
        _breaks_off(report, "the page has no end tag")
    for protected in root.xpath("//*[@data-cfemail]"):
        if address := decode_cfemail(protected.get("data-cfemail")):
            for child in list(protected):
                protected.remove(child)
            protected.text = address
    return root


def plain_tree(text: str) -> HtmlElement:
    """The tree of a plain text: a line a paragraph, `|` between the cells of a table row."""
    root = document_fromstring("<html><body></body></html>")
    body = root[0]
    table: HtmlElement | None = None
    for line in text.splitlines():
        if "|" not in line:
            table = None
            if line.strip():
                etree.SubElement(body, "p").text = line
            continue
        if table is None:
            table = etree.SubElement(body, "table")
        row = etree.SubElement(table, "tr")
        for cell in _cells(line):
            etree.SubElement(row, "td").text = cell
    return root


def _cells(line: str) -> list[str]:
    cells = [cell.strip() for cell in line.split("|")]
    while len(cells) > 1 and not cells[-1]:
        cells.pop()
    return cells
