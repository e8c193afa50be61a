"""What a page's head, classes and ids say, looked up once: every later rule asks here."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lxml import etree

from harvester import portal_words, vocabulary
from harvester.extraction.text import clean
from harvester.items import Survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.etree import _Element as Element


_ATTRIBUTES: Final = tuple(etree.XPath(f"/descendant::*/@{name}") for name in ("class", "id", "hidden"))

_CONTAINERS: Final = frozenset(vocabulary.ARTICLE_CONTAINERS + vocabulary.TITLE_CONTAINERS)
_CLASSES: Final = frozenset(name[1:] for name in _CONTAINERS if name[0] == ".")
_TAGS: Final = tuple(name for name in _CONTAINERS if name[0] not in "#.")

_HIDING_CLASSES: Final = frozenset({"ng-hide", "d-none", "layui-hide"})
_SHOWING_CLASS: Final = re.compile(r"d-(?:sm|md|lg|xl|xxl)-(?!none)")
"""Bootstrap's: `d-none d-md-block` hides on small screens only."""

_NAME_WORDS: Final = re.compile(r"Mso\w+|[A-Z]?[a-z]+|[A-Z]+")
"""Words of a class or id; Word's (`MsoFooter`) say how a paragraph looks, not what it is for."""

_PARTED: Final = str.maketrans("-_0123456789", " " * 12)
_REMEMBERED: Final = 1 << 12
"""Classes and ids whose meaning is remembered: the pages of a portal share theirs."""

_LONGEST_TITLE: Final = 300
_LONGEST_CONTENT: Final = 5_000


def survey(root: Element) -> Survey:
    """The meta tags, the title, the known containers and what is hidden or leads elsewhere."""
    classes, ids, hidden = (find(root) for find in _ATTRIBUTES)
    seen = Survey(hidden={value.getparent() for value in hidden})
    title: Element | None = None
    for element in root.iter("meta", "title", *_TAGS):
        tag = str(element.tag)
        if tag == "meta":
            _note_meta(seen.meta, element)
        elif tag == "title":
            title = element if title is None else title
        else:
            seen.named.setdefault(tag, []).append(element)
    if title is not None:
        seen.title = clean((title.text or "")[: 2 * _LONGEST_TITLE])[:_LONGEST_TITLE]
    _note(seen, classes, _names_of_class)
    _note(seen, ids, _names_of_id)
    return seen


class _Names(NamedTuple):
    """What a class or id says: which known containers it names, if it leads elsewhere, if it hides."""

    containers: tuple[str, ...]
    leads: bool
    hides: bool


def _note(seen: Survey, values: Iterable[Any], names_of: Callable[[str], _Names | None]) -> None:
    """Put the elements that bear these attributes where each says that they belong."""
    meanings: dict[Any, _Names | None] = {}
    for value in values:
        if value not in meanings:
            # As a plain string: what XPath gives would keep its page in the cache.
            meanings[value] = names_of(str(value))
        if names := meanings[value]:
            element = value.getparent()
            for name in names.containers:
                seen.named.setdefault(name, []).append(element)
            if names.leads:
                seen.navigation.append(element)
            if names.hides:
                seen.hidden.add(element)


@lru_cache(_REMEMBERED)
def _names_of_id(value: str) -> _Names | None:
    name, leads = f"#{value}", _leads(value)
    return (
        _Names((name,) if name in _CONTAINERS else (), leads, False) if leads or name in _CONTAINERS else None
    )


@lru_cache(_REMEMBERED)
def _names_of_class(value: str) -> _Names | None:
    words = value.split()
    containers = () if _CLASSES.isdisjoint(words) else tuple(f".{word}" for word in words if word in _CLASSES)
    leads = _leads(value)
    hides = not _HIDING_CLASSES.isdisjoint(words) and not any(map(_SHOWING_CLASS.match, words))
    return _Names(containers, leads, hides) if containers or leads or hides else None


def _leads(value: str) -> bool:
    """Whether a word of a class or id names navigation, be it in camelCase."""
    lowered = value.lower()
    if not portal_words.NAVIGATION_NAMES.isdisjoint(lowered.translate(_PARTED).split()):
        return True
    return lowered != value and any(
        word.lower() in portal_words.NAVIGATION_NAMES for word in _NAME_WORDS.findall(value)
    )


def _note_meta(meta: dict[str, str], element: Element) -> None:
    """Note a `<meta>` that has content under its name in lower case; the first of a name counts."""
    name = (element.get("name") or element.get("property") or "").strip().lower()
    if name and name not in meta and (content := clean((element.get("content") or "")[:_LONGEST_CONTENT])):
        meta[name] = content
