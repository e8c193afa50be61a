"""The end of the line: the report goes into the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scrapy.exceptions import DropItem, NotConfigured

from harvester.extensions.recorder import Recorder
from harvester.items import Finding
from harvester.store import StoreError

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

    from harvester.items import Report


KEPT: Final = "came without text; the stored edition is kept"


class Save:
    """Saves reports and counts `harvester/new`, `changed` and `unchanged`.

    A page that came without text where the database has one is a failed page. A report that cannot be
    written is counted in `harvester/write_errors`, which fails the run; a database that cannot be written
    to ends it.
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
            raise DropItem("not written to the database") from error
        except Exception as error:
            self.recorder.write_failed(error)
            raise DropItem("not written to the database") from error
        if outcome == "kept":
            self.recorder.page_failed(Finding("page_failed", KEPT), item.url)
            raise DropItem(f"page_failed: {KEPT}")
        self.stats.inc_value(f"harvester/{outcome}")
        return item
