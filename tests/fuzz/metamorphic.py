"""Changes of the markup that say nothing: the record of the page must stay the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lxml import etree
from lxml.html import HTMLParser, document_fromstring, tostring

from harvester.extraction import extract
from harvester.extraction.reading.page import decode
from harvester.items import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_BLOCKS: Final = frozenset({
    "div", "p", "table", "tbody", "tr", "td", "th", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "body", "section",
    "article", "form",
})  # fmt: skip
_PLAIN_TAG: Final = re.compile(
    r"(?is)(<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->|<!.*?>)|(</?)([a-z][a-z0-9:]*)"
)
_CHARSET: Final = re.compile(r"""(?i)(charset\s*=\s*["']?)[\w-]+""")
_HAN: Final = re.compile(r"(?<![*?])[\u4e00-\u9fff](?![*?(])")
"""Chinese characters but for those beside the traces of a copier, which are looked for in the text as it came."""

_OUTSIDE_TAGS: Final = re.compile(r"(?is)(<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->|<[^>]*>)")
ENCODING_FINDINGS: Final = frozenset({"encoding_mismatch", "encoding_damaged"})


def sound(body: bytes) -> str:
    """A page as the parser understands it, written again: what the changes below start from."""
    return _written(_elements(decode(body, None, Report(None, None)).text))


def _written(root: HtmlElement) -> str:
    return tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")


def _elements(text: str) -> HtmlElement:
    return document_fromstring(text.encode(), HTMLParser(encoding="utf-8"))


def _on_tree(change: Callable[[HtmlElement], None]) -> Callable[[str], bytes]:
    def changed(text: str) -> bytes:
        root = _elements(text)
        change(root)
        return _written(root).encode()

    return changed


def _wrap_all(root: HtmlElement) -> None:
    """An element more around all that the page shows."""
    body = root.find("body")
    if body is None:
        return
    outer = etree.SubElement(body, "div")
    outer.text, body.text = body.text, None
    for child in list(body)[:-1]:
        outer.append(child)


def _wrap_inner(root: HtmlElement) -> None:
    """An element more within each `<div>` that has an id."""
    for division in list(root.iter("div")):
        if division.get("id"):
            inner = etree.Element("div")
            inner.text, division.text = division.text, None
            for child in list(division):
                inner.append(child)
            division.append(inner)


def _add_attributes(root: HtmlElement) -> None:
    for number, element in enumerate(root.iter("*")):
        element.set("data-n", str(number))
        element.set("lang", "zh")


def _reverse_attributes(root: HtmlElement) -> None:
    for element in root.iter("*"):
        attributes = list(element.attrib.items())
        element.attrib.clear()
        for name, value in reversed(attributes):
            element.set(name, value)


def _add_space(root: HtmlElement) -> None:
    """White space and a comment between neighbouring blocks that have none."""
    for element in root.iter("*"):
        following = element.getnext()
        between = following is not None and element.tag in _BLOCKS and following.tag in _BLOCKS
        if between and not (element.tail or "").strip():
            element.tail = "\r\n\t  "


def _drop_space(root: HtmlElement) -> None:
    for element in root.iter("*"):
        following = element.getnext()
        if (
            following is not None
            and element.tag in _BLOCKS
            and following.tag in _BLOCKS
            and not (element.tail or "").strip()
        ):
            element.tail = None


def _add_comments(root: HtmlElement) -> None:
    for element in list(root.iter("p", "tr", "li", "div")):
        element.addprevious(etree.Comment(" 索引号：1 "))


def _upper(text: str) -> bytes:
    return _PLAIN_TAG.sub(lambda tag: tag[1] or tag[2] + tag[3].upper(), text).encode()


def _references(text: str) -> bytes:
    """Every Chinese character outside tags as a reference (`&#x6587;`)."""
    parts = _OUTSIDE_TAGS.split(text)
    parts[::2] = [_HAN.sub(lambda han: f"&#x{ord(han[0]):x};", part) for part in parts[::2]]
    return "".join(parts).encode()


def _encoded(codec: str) -> Callable[[str], bytes]:
    return lambda text: _CHARSET.sub(rf"\g<1>{codec}", text).encode(codec, "xmlcharrefreplace")


CHANGES: Final[dict[str, Callable[[str], bytes]]] = {
    "one element around all": _on_tree(_wrap_all),
    "elements within containers": _on_tree(_wrap_inner),
    "more attributes": _on_tree(_add_attributes),
    "attributes in another order": _on_tree(_reverse_attributes),
    "white space between blocks": _on_tree(_add_space),
    "no white space between blocks": _on_tree(_drop_space),
    "comments between blocks": _on_tree(_add_comments),
    "tags in capitals": _upper,
    "line ends of Windows": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n").encode(),
    "references for characters": _references,
    "in GB 18030": _encoded("gb18030"),
    "in GB 18030, named gb2312": lambda text: _CHARSET.sub(r"\g<1>gb2312", text).encode("gb18030"),
    "in UTF-16": _encoded("utf-16"),
    "with a byte order mark": lambda text: text.encode("utf-8-sig"),
}
"""Name -> the same page, written in another way."""


def record(body: bytes, url: str) -> dict[str, Any]:
    """What `extract` says of a page, but for findings on its encoding."""
    said = extract(body, url).to_dict()
    said["findings"] = [finding for finding in said["findings"] if finding["code"] not in ENCODING_FINDINGS]
    return said


def difference(one: dict[str, Any], other: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The keys in which two records differ, with both values."""
    return {key: (value, other[key]) for key, value in one.items() if value != other[key]}
