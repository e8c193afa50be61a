"""What a page's head, classes and ids say, looked up once: every later rule asks here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from harvester import vocabulary
from harvester.extraction.text import clean
from harvester.items import Survey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

_WITH_CLASS: Final = etree.XPath("//@class/..")
_WITH_ID: Final = etree.XPath("//@id/..")
_WITH_HIDDEN: Final = etree.XPath("//@hidden/..")

_CONTAINERS: Final = frozenset(vocabulary.ARTICLE_CONTAINERS + vocabulary.TITLE_CONTAINERS)
_TAGS: Final = tuple(name for name in _CONTAINERS if name[0] not in "#.")

_HIDING_CLASSES: Final = frozenset({"ng-hide", "d-none", "layui-hide"})
_SHOWING_CLASS: Final = re.compile(r"d-(?:sm|md|lg|xl|xxl)-(?!none)")
"""Bootstrap's: `d-none d-md-block` hides on small screens only."""

_NAME_WORDS: Final = re.compile(r"Mso\w+|[A-Z]?[a-z]+|[A-Z]+")
"""Words of a class or id; Word's (`MsoFooter`) say how a paragraph looks, not what it is for."""

_LEADS: Final = re.compile("|".join(sorted({name[:4] for name in vocabulary.NAVIGATION_NAMES})), re.I)
"""Quick to tell that a class or id has none of the names; `_NAME_WORDS` says whether it has one."""

_LONGEST_TITLE: Final = 300
_LONGEST_CONTENT: Final = 5_000


def survey(root: Element) -> Survey:
    """The meta tags, the title, the known containers and what is hidden or leads elsewhere."""
    seen = Survey(_meta_tags(root), _title(root))
    for tag in _TAGS:
        if elements := list(root.iter(tag)):
            seen.named[tag] = elements
    marks: dict[str, tuple[list[str], bool, bool]] = {}
    for sign, attribute, elements in ((".", "class", _WITH_CLASS(root)), ("#", "id", _WITH_ID(root))):
        _note(seen, sign, attribute, elements, marks)
    seen.hidden.update(_WITH_HIDDEN(root))
    return seen


def _note(
    seen: Survey,
    sign: str,
    attribute: str,
    elements: Iterable[Element],
    marks: dict[str, tuple[list[str], bool, bool]],
) -> None:
    """Sort elements by what their class or id says; equal values are looked at once."""
    for element in elements:
        value = element.get(attribute, "")
        if (mark := marks.get(sign + value)) is None:
            mark = marks[sign + value] = _mark(sign, value)
        names, leads, hides = mark
        for name in names:
            seen.named.setdefault(name, []).append(element)
        if leads:
            seen.navigation.append(element)
        if hides:
            seen.hidden.add(element)


def _mark(sign: str, value: str) -> tuple[list[str], bool, bool]:
    """`(known containers, whether it names navigation, whether it hides)` of a class or id."""
    words = [value] if sign == "#" else value.split()
    names = [sign + word for word in words if sign + word in _CONTAINERS]
    leads = _LEADS.search(value) is not None and any(
        name.lower() in vocabulary.NAVIGATION_NAMES for name in _NAME_WORDS.findall(value)
    )
    hides = (
        sign == "." and not _HIDING_CLASSES.isdisjoint(words) and not any(map(_SHOWING_CLASS.match, words))
    )
    return names, leads, hides


def _meta_tags(root: Element) -> dict[str, str]:
    """Name in lower case -> content, of every `<meta>` that has one; the first of a name counts."""
    printed: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("name") or meta.get("property") or "").strip().lower()
        if (
            name
            and name not in printed
            and (content := clean((meta.get("content") or "")[:_LONGEST_CONTENT]))
        ):
            printed[name] = content
    return printed


def _title(root: Element) -> str:
    element = next(root.iter("title"), None)
    return (
        clean("".join(element.itertext())[: 2 * _LONGEST_TITLE])[:_LONGEST_TITLE]
        if element is not None
        else ""
    )
