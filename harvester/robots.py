"""A robots.txt that cannot be had forbids everything (RFC 9309, 2.3.1.4); Scrapy takes it for permission."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest, NotConfigured

if TYPE_CHECKING:
    from typing import Self

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response


class UnreachableRobots:
    """Downloader middleware between Scrapy's own for robots.txt and the one that retries.

    A server error, or none of the attempts getting an answer, closes the host to every other request. An
    error of 400 to 499 says that there is no such file, and allows everything.
    """

    def __init__(self) -> None:
        self.reasons: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        return cls()

    def process_request(self, request: Request) -> None:
        reason = self.reasons.get(urlsplit(request.url).netloc)
        if reason and not robots_host(request):
            raise IgnoreRequest(f"robots.txt could not be had, which forbids everything: {reason}")

    def process_response(self, request: Request, response: Response) -> Response:
        host = robots_host(request)
        if host and response.status >= 500:
            self.reasons[host] = f"HTTP {response.status}"
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        if host := robots_host(request):
            self.reasons[host] = f"{type(exception).__name__}: {exception}"


def robots_host(request: Request) -> str | None:
    """The host whose robots.txt is asked for, even where that leads elsewhere; None for other requests."""
    asked = urlsplit(request.meta.get("redirect_urls", [request.url])[0])
    return asked.netloc if asked.path == "/robots.txt" else None
