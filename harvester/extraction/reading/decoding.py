"""Bytes -> text in whichever encoding explains them best, and UTF-8 that a parser can be given safely."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

if TYPE_CHECKING:
    from harvester.items import Report

MAX_TAGS: Final = 60_000
"""Tags, opening and closing, of which a page is read; the longest real ones have some 20,000."""

MAX_ATTRIBUTES: Final = 200_000
_SHORTEST: Final = 3
"""Bytes of the shortest tag, and of the shortest attribute that has a value."""

_MANY_ATTRIBUTES: Final = 300
"""Attributes of one tag, beyond which it loses them all: parsers need quadratic time for them."""

_LONG_TAG: Final = 1_000
_SUSPECT: Final = 30_000
"""Attributes that a page might have from which on one tag is worth a look: so many take a second."""

_ENCODINGS: Final = (
    "utf-", "gb", "hz", "big5", "cp", "iso8859", "iso2022", "euc", "shift", "johab", "koi8", "mac", "ascii",
    "tis-620",
)  # fmt: skip
"""How the names of encodings begin; Python also knows codecs (base64, idna) that are none of a page."""

_FALLBACKS: Final = ("utf-8", "gb18030", "big5")
_BINARY: Final = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive, which .docx and .xlsx are as well",
    b"\xd0\xcf\x11\xe0": "a document of the old Office (.doc, .xls)",
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"Rar!": "a RAR archive",
    b"\x1f\x8b": "a file compressed with gzip",
}
"""How a file of another kind begins -> what it is."""

_UNKNOWN: Final = "a file of unknown kind, full of control characters"
_CONTROL: Final = bytes((*range(9), 11, 12, *range(14, 32), 127))
_CONTROL_IN_TEXT: Final = bytes((*range(9), *range(14, 27), *range(28, 32)))
"""Without those of terminals and old word processors, which are no sign of a binary file."""

_SEPARATORS: Final = b" \t\n\r/\"'\f"
_TAG: Final = re.compile(rb"<[a-zA-Z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+")
_QUOTED: Final = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
_TAG_NAME: Final = re.compile(rb"<[a-zA-Z][a-zA-Z0-9:]*")
_LONGEST_CHARACTER: Final = 4
_PRINTED_MARK: Final = "\ufffd".encode()
"""What a page prints that lost characters before us."""

_SINGLE_BYTE: Final = ("cp1252", "iso8859-1", "latin-1", "ascii")
_SINGLE_BYTE_HIGH: Final = re.compile(r"[\x80-\xff]")
_PRIVATE_USE: Final = re.compile(r"[\ue000-\uf8ff]")


class Decoded(NamedTuple):
    """A page as text, and the same in UTF-8, which is quicker to search and what the parser reads."""

    text: str
    utf8: bytes


def file_kind(body: bytes) -> str | None:
    """What a file is that is no text, by its signature or many control characters; None for text."""
    for signature, kind in _BINARY.items():
        if body.startswith(signature):
            return kind
    head = body[:4096]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None
    is_binary = len(head) - len(head.translate(None, _CONTROL_IN_TEXT)) > len(head) // 20
    return _UNKNOWN if is_binary else None


def decode(body: bytes, declared: str | None, report: Report) -> Decoded:
    """The page as text, in whichever encoding explains its bytes best.

    A byte order mark decides, then UTF-8 where every byte is valid UTF-8 (other text never is by
    chance). Otherwise the server's declaration, the page's own and the usual suspects are tried in
    this order and the one with the fewest unexplained places wins; gb2312 and gbk are read as their
    superset gb18030.
    """
    marked, bom = read_bom(body)
    if marked and bom:
        return _decoded(body[len(bom) :].decode(marked, "replace"))
    whole, cut = _without_cut_character(body)
    named = [declared, html_body_declared_encoding(body)]
    promised = list(dict.fromkeys(codec for name in named if name and (codec := _codec(name))))
    readings = [_reading(whole, "utf-8")]
    if readings[0][0]:
        readings = [_reading(body, codec) for codec in dict.fromkeys([*promised, *_FALLBACKS])]
        cut = False
    unexplained, codec, text = min(readings, key=lambda reading: reading[0])
    if promised and codec != promised[0] and not body.isascii():
        report.find("encoding_mismatch", f"declared {promised[0]}, read as {codec}")
    broken = text.endswith("\ufffd") and not body.endswith(_PRINTED_MARK)
    if cut or broken:
        breaks_off(report, "the page ends in the middle of a character")
    if broken:
        unexplained, text = unexplained - 1, text[:-1]
    if unexplained:
        report.find("encoding_damaged", f"{unexplained} places cannot be read as {codec}")
    if codec == "utf-8" and not (cut or broken or unexplained):
        return Decoded(text, whole)
    return _decoded(text)


def _decoded(text: str) -> Decoded:
    return Decoded(text, text.encode("utf-8", "ignore"))


def _codec(name: str) -> str | None:
    """The codec of a declared encoding; None where it is none that a page can be in."""
    codec = resolve_encoding(name)
    return codec if codec and codec.startswith(_ENCODINGS) else None


def _without_cut_character(body: bytes) -> tuple[bytes, bool]:
    """The bytes without a UTF-8 character that the end cuts in two, and whether there was one."""
    decoder = codecs.getincrementaldecoder("utf-8")("ignore")
    decoder.decode(body[-_LONGEST_CHARACTER:])
    left = len(decoder.getstate()[0])
    return (body[: len(body) - left], True) if left else (body, False)


def _reading(body: bytes, codec: str) -> tuple[int, str, str]:
    """`(unexplained places, codec, text)`; characters that nobody writes count as unexplained."""
    text = body.decode(codec, "replace")
    unexplained = text.count("\ufffd") if "\ufffd" in text else 0
    if codec != "utf-8":
        strange = _SINGLE_BYTE_HIGH if codec in _SINGLE_BYTE else _PRIVATE_USE
        unexplained += len(text) - len(strange.sub("", text))
    elif unexplained:
        unexplained -= body.count(_PRINTED_MARK)
    return unexplained, codec, text


def breaks_off(report: Report, how: str) -> None:
    """Name a page that ends too early, unless it was us who cut it."""
    if all(finding.code != "page_too_large" for finding in report.findings):
        report.find("page_truncated", how)


def safe_source(utf8: bytes, report: Report) -> bytes:
    """The page in UTF-8 without control characters, and no more markup than any real page has."""
    source = utf8.translate(None, _CONTROL)
    whole = len(source)
    for sign, most in ((b"<", MAX_TAGS), (b"=", MAX_ATTRIBUTES)):
        if len(source) > _SHORTEST * most and source.count(sign) > most:
            source = sign.join(source.split(sign, most)[:most])
    if len(source) < whole:
        report.find(
            "page_too_large", f"more than {MAX_TAGS:,} tags; the first {len(source):,} bytes were read"
        )
    if _may_have_many_attributes(source) and any(
        tag.end() - tag.start() > _LONG_TAG and _has_many_attributes(tag) for tag in _TAG.finditer(source)
    ):
        source = _TAG.sub(_without_many_attributes, source)
    return source


def _may_have_many_attributes(source: bytes) -> bool:
    """Whether all that can part two attributes may be too much: white space, slashes, quotes in pairs."""
    if len(source) <= 2 * _SUSPECT or len(source) - len(source.translate(None, _SEPARATORS)) <= _SUSPECT:
        return False
    quotes = source.count(b'"') + source.count(b"'")
    return source.count(b"/") + quotes // 2 + len(source.split(None, _SUSPECT)) > _SUSPECT


def _has_many_attributes(tag: re.Match[bytes]) -> bool:
    outside = _QUOTED.sub(b" ", tag[0])
    return len(outside) - len(outside.translate(None, _SEPARATORS)) >= _MANY_ATTRIBUTES


def _without_many_attributes(tag: re.Match[bytes]) -> bytes:
    name = _TAG_NAME.match(tag[0]) if _has_many_attributes(tag) else None
    return name[0] if name else tag[0]
