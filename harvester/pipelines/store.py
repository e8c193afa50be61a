"""The end of the line: the report goes into the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import DropItem, NotConfigured

from harvester.extensions.recorder import Recorder
from harvester.store import StoreError

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

    from harvester.items import Report


class Save:
    """Saves reports and counts `harvester/new`, `changed` and `unchanged`.

    A report that cannot be written is counted in `harvester/write_errors`, which fails the run; a
    database that cannot be written to ends it.
    """

    def __init__(self, crawler: Crawler, recorder: Recorder) -> None:
        self.stats = crawler.stats
        self.recorder = recorder

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        recorder = crawler.get_extension(Recorder)
        if recorder is None:
            raise NotConfigured
        return cls(crawler, recorder)

    async def process_item(self, item: Report) -> Report:
        try:
            outcome = await self.recorder.save(item)
        except StoreError as error:
            self.recorder.storage_failed(error)
            raise DropItem(str(error)) from error
        except Exception as error:
            self.recorder.write_failed(error)
            raise DropItem(f"{type(error).__name__}: {error}") from error
        self.stats.inc_value(f"harvester/{outcome}")
        return item
