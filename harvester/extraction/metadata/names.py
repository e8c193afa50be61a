"""Whether two ways of writing a name or a title may mean the same."""

from __future__ import annotations

import re
from typing import Final

from harvester.extraction.text import fold

_SIGNS: Final = re.compile(r"[\W_]+")
_OFFICE: Final = re.compile(r"办(?:公[厅室])?$")
_SITE: Final = re.compile(r"(?:网|网站|门户|平台)$")


def may_be_same(one: str, other: str) -> bool:
    """Whether one value shortens the other, the way Chinese names are shortened: signs are left out.

    区政府办 is 海门区人民政府办公室, 市人社局 is 某市人力资源和社会保障局. The office of a body speaks for
    it, and the name of a web site, which stands for whoever runs it, contradicts no other name.
    """
    if one in other or other in one or _SITE.search(one) or _SITE.search(other):
        return True
    short, long = sorted(map(_core, (one, other)), key=len)
    signs = iter(long)
    return all(sign in signs for sign in short)


def _core(name: str) -> str:
    plain = _SIGNS.sub("", fold(name)).replace("委员会", "委").replace("和", "")
    return _OFFICE.sub("", plain)
