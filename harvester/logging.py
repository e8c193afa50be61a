"""What a run writes into its log: addresses of reports, never their text."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Final

from scrapy import logformatter

if TYPE_CHECKING:
    from scrapy import Spider
    from scrapy.http import Response
    from scrapy.logformatter import LogFormatterResult
    from twisted.python.failure import Failure


SETUP_LOGGERS: Final = ("scrapy.addons", "scrapy.crawler", "scrapy.middleware", "scrapy.utils.log")
"""They print sixty lines before a run: lists of versions, settings and components."""


def silence_setup() -> None:
    """Drop the lists that Scrapy prints before a run."""
    for name in SETUP_LOGGERS:
        # A filter, because Scrapy resets the levels of its loggers when a process begins.
        logging.getLogger(name).addFilter(_is_no_list)
    # Seventy lines of traceback for a host that cannot be reached; `harvester.robots` says it in one.
    logging.getLogger("scrapy.downloadermiddlewares.robotstxt").addFilter(_without_traceback)


def _is_no_list(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING or "\n" not in str(record.msg)


def _without_traceback(record: logging.LogRecord) -> bool:
    record.exc_info = None
    return True


class LogFormatter(logformatter.LogFormatter):
    """Scrapy's messages with the item's address in the place of the item."""

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> LogFormatterResult:
        return super().scraped(_name(item), response, spider)

    def dropped(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        return super().dropped(_name(item), exception, response, spider)

    def item_error(
        self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider
    ) -> LogFormatterResult:
        return super().item_error(_name(item), exception, response, spider)


def _name(item: Any) -> str:
    return str(getattr(item, "url", None) or type(item).__name__)
