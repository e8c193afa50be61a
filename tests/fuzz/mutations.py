"""Broken pages made from sound ones: what a seed chooses, it chooses again."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final

from hostile import UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_WORDS: Final = tuple(
    token.encode()
    for token in (
        *UNITS,
        *(f"<{name}>" for name in (
            "html", "head", "body", "div", "p", "br", "table", "tr", "td", "th", "tbody", "ul", "li", "dl", "dt", "dd", "a",
            "b", "span", "font", "h1", "h2", "pre", "script", "style", "title", "form", "select", "option", "iframe",
            "svg", "math", "template", "noscript", "textarea", "base", "frameset", "plaintext", "xmp", "o:p", "ucapcontent",
        )),
        *(f"</{name}>" for name in ("html", "head", "body", "div", "p", "table", "tr", "td", "a", "b", "span", "pre", "script", "title")),
        "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<!DOCTYPE html>", "<!ENTITY a 'b'>", "&a;", "&nbsp;", "&#0;", "&#xD800;",
        "&#1114112;", "&lt;p&gt;", "<td rowspan=99999>", "<td colspan=0>", "<td colspan=-3 rowspan=2>", "<div id=zoom>",
        "<div class=TRS_Editor>", "<div style='display:none'>", "<p hidden>", "<base href='//['>", "<a href='http://[x.pdf'>",
        "<a href='javascript:a.pdf'>", "<meta charset=utf-16>", "<meta charset=gb2312>", "<meta name=PubDate content=2022-02-30>",
        "<meta name=ArticleTitle content=''>", "<a data-cfemail=zz>", "<a data-cfemail=4c>", "\0", "\x1f", "\x0b", "\u2028",
        "\ufeff", "\u202e", "\ufffe", "9" * 400, "-1", "1e308", "NaN", "∞", "½", "²", "①", "٣", "２０２２年１３月４５日", "2022年2月30日",
        "9999年12月31日", "0000-00-00", "1990-01-01T00:00:00+99:99", "9999-12-31T23:59:59-23:59", "99999999999999", "1" * 13,
        "Sat Feb 30 00:00:00 CST 2022", "廿十卅日", "二〇二二年十十月十日",
    )
)  # fmt: skip
TOKENS: Final[tuple[bytes, ...]] = (
    *_WORDS,
    b"\xff",
    b"\xfe\xff",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\x81",
    b"\x1b$B",
    b"%PDF",
    b"PK\x03\x04",
    b"<a data-cfemail=abab>",
    b"<meta charset=base64>",
    b"<meta charset=idna>",
)

_SPAN: Final = re.compile(rb"(?i)(?:row|col)span\s*=\s*[\"']?\d+")
_TAG: Final = re.compile(rb"<[^<>]*>")
_DIGITS: Final = re.compile(rb"\d+")
_CELL: Final = re.compile(rb"(?is)<t[dh][^>]*>.*?</t[dh]>")


def pages_in(folder: Path) -> list[bytes]:
    """The pages saved in a folder, in the order of their names."""
    return [
        file.read_bytes() for file in sorted(folder.rglob("*")) if file.suffix in (".html", ".shtml", ".htm")
    ]


def mutate(seed: int, pages: Sequence[bytes]) -> bytes:
    """One broken page; the same for the same seed and pages."""
    rng = random.Random(seed)
    body = rng.choice(pages)
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
        body = rng.choice(MUTATIONS)(rng, body, pages)
    return body[: 1 << 20]


def _place(rng: random.Random, body: bytes) -> int:
    return rng.randint(0, len(body))


def _slice(rng: random.Random, body: bytes, longest: int = 5000) -> tuple[int, int]:
    start = _place(rng, body)
    return start, min(len(body), start + rng.randint(0, longest))


def _truncated(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    return body[: _place(rng, body)]


def _beheaded(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    return body[_place(rng, body) :]


def _spliced(rng: random.Random, body: bytes, pages: Sequence[bytes]) -> bytes:
    other = rng.choice(pages)
    return body[: _place(rng, body)] + other[_place(rng, other) :]


def _pasted(rng: random.Random, body: bytes, pages: Sequence[bytes]) -> bytes:
    other, at = rng.choice(pages), _place(rng, body)
    start, end = _slice(rng, other)
    return body[:at] + other[start:end] + body[at:]


def _flipped(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    changed = bytearray(body)
    for _ in range(rng.choice((1, 10, 100, len(changed) // 20))):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _cut(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _slice(rng, body)
    return body[:start] + body[end:]


def _repeated(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    start, end = _slice(rng, body, 400)
    return body[:start] + body[start:end] * rng.choice((2, 3, 50, 300)) + body[end:]


def _with_tokens(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    for _ in range(rng.choice((1, 5, 40))):
        at = _place(rng, body)
        body = body[:at] + rng.choice(TOKENS) * rng.choice((1, 1, 1, 30)) + body[at:]
    return body


def _with_tokens_in_cells(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    """Figures, signs and tags where tables have their values."""

    def replaced(cell: re.Match[bytes]) -> bytes:
        return b"<td>" + rng.choice(TOKENS) + b"</td>" if rng.random() < 0.05 else cell[0]

    return _CELL.sub(replaced, body)


def _without_tags(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    share = rng.choice((0.01, 0.1, 0.5))
    return _TAG.sub(lambda tag: b"" if rng.random() < share else tag[0], body)


def _shuffled_cells(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    share = rng.choice((0.01, 0.1))
    return _CELL.sub(lambda cell: cell[0] * rng.choice((0, 2)) if rng.random() < share else cell[0], body)


def _with_spans(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    values = (b"0", b"-1", b"99999", b"2", b"7", b"1000", b"x", b"1e9", b"9" * 30)
    return _SPAN.sub(lambda span: re.sub(rb"\d+", rng.choice(values), span[0]), body)


def _with_digits(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    values = (
        b"",
        b"0",
        b"13",
        b"2022",
        b"99999999999999999999",
        b"1,234",
        b"1.5",
        b"-7",
        "２".encode(),
        "一".encode(),
    )
    return _DIGITS.sub(lambda found: rng.choice(values) if rng.random() < 0.05 else found[0], body)


def _encoded(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    codec = rng.choice(("gb18030", "gbk", "big5", "utf-16", "utf-16-be", "utf-8-sig", "latin-1", "utf-7"))
    return body.decode("utf-8", "replace").encode(codec, "ignore")


def _misread(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    text = body.decode(rng.choice(("gb18030", "latin-1", "big5")), rng.choice(("replace", "ignore")))
    return text.encode("utf-8", "replace")


def _soup(rng: random.Random, _: bytes, __: Sequence[bytes]) -> bytes:
    return b"".join(rng.choices(TOKENS, k=rng.choice((3, 30, 1000))))


def _noise(rng: random.Random, body: bytes, _: Sequence[bytes]) -> bytes:
    at = _place(rng, body)
    return body[:at] + rng.randbytes(rng.choice((1, 10, 2000))) + body[at:]


MUTATIONS: Final[tuple[Callable[[random.Random, bytes, Sequence[bytes]], bytes], ...]] = (
    _truncated, _beheaded, _spliced, _pasted, _flipped, _cut, _repeated, _with_tokens, _with_tokens,
    _with_tokens_in_cells, _with_tokens_in_cells, _without_tags, _shuffled_cells, _with_spans, _with_digits,
    _encoded, _misread, _soup, _noise,
)  # fmt: skip
