"""A report's content: as SQLite can hold it, and whether it is the same as before."""

from __future__ import annotations

import hashlib
import json
import math
import re
from typing import Any, Final

from harvester.addresses import url_key

UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")
"""NUL, at which SQLite's own tools cut a text off, and halves of surrogate pairs, which UTF-8 cannot hold."""

INTEGER_BITS: Final = 63
"""Bits of the largest integer in SQLite, without its sign."""

NOT_CONTENT: Final = frozenset({"url", "portal", "evidence", "findings", "checks"})
"""Keys of a record that may differ while the report is the same."""


def storable(value: Any) -> Any:
    """The same value with every text in it storable; what is not becomes U+FFFD. Values are never dropped.

    `ValueError` for a number that is none or that SQLite cannot hold.
    """
    match value:
        case str():
            return _storable_text(value) if UNSTORABLE.search(value) else value
        case dict():
            return {storable(key): storable(item) for key, item in value.items()}
        case list() | tuple():
            return [storable(item) for item in value]
        case int() if value.bit_length() > INTEGER_BITS:
            raise ValueError(f"an integer of {value.bit_length()} bits")
        case float() if not math.isfinite(value):
            raise ValueError(f"{value} is not a number")
    return value


def _storable_text(text: str) -> str:
    # Through UTF-16, where two halves that belong together are one character again.
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.replace("\0", "\ufffd")


def content_hash(record: dict[str, Any]) -> str:
    """SHA-256, in hex, of what the report says, whatever its white space and the spelling of its addresses.

    `record` is that of `Report.to_dict()`. An absent value leaves no trace: a key added later keeps
    old hashes.
    """
    content = {key: _folded(value) for key, value in record.items() if key not in NOT_CONTENT}
    content["attachments"] = [
        [_identity(file["url"]), _folded(file["name"])] for file in record["attachments"]
    ]
    present = {key: value for key, value in content.items() if value not in (None, "", [], {})}
    return hashlib.sha256(to_json(present, sort_keys=True).encode()).hexdigest()


def to_json(value: Any, *, sort_keys: bool = False) -> str:
    """JSON in its shortest form, Chinese characters as they are; `ValueError` for NaN, which it lacks."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=sort_keys)


def _folded(value: Any) -> Any:
    match value:
        case str():
            return " ".join(value.split())
        case dict():
            return {key: _folded(item) for key, item in value.items()}
        case list():
            return [_folded(item) for item in value]
    return value


def _identity(url: str) -> str:
    try:
        return url_key(url)
    except ValueError:
        return url
