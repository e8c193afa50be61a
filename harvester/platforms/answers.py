"""What a portal's answer, or the lack of one, says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.exceptions import IgnoreRequest
from scrapy.spidermiddlewares.httperror import HttpError
from w3lib.encoding import http_content_type_encoding

if TYPE_CHECKING:
    from scrapy.http import Response


def declared_encoding(response: Response) -> str | None:
    """The encoding that the server declared."""
    content_type = response.headers.get("Content-Type")
    return http_content_type_encoding(content_type.decode("latin-1")) if content_type else None


def describe(failure: Any) -> str:
    """A failed request in a few words; `failure` has the error as `value`."""
    error = failure.value
    if isinstance(error, HttpError):
        return f"HTTP {error.response.status}"
    if isinstance(error, IgnoreRequest):
        return str(error) or "the request was dropped"
    return f"{type(error).__name__}: {error}"
