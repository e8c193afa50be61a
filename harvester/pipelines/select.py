"""Between the stages: pages that were fetched to learn what they are, and are not what was wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scrapy.exceptions import DropItem

from harvester.extensions.recorder import Recorder
from harvester.extraction.metadata.kinds import classify_title
from harvester.items import Skipped

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

    from harvester.items import Report


class Select:
    """Drops a page that was fetched only because its list had cut the title, and whose kind is not wanted.

    It moves from `harvester/found` to `harvester/skipped/<reason>`. A page that could not be read is kept.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Report) -> Report:
        wanted = item.page.hints.wanted if item.page and item.page.blocks else None
        if wanted is None or item.kind is None or item.kind in wanted:
            return item
        reason = classify_title(item.title or "")[1] or item.kind
        self.stats.inc_value("harvester/found", -1)
        self.stats.inc_value(f"harvester/skipped/{reason}")
        if recorder := self.crawler.get_extension(Recorder):
            recorder.skip(Skipped(item.url or "", item.title or "", reason))
        raise DropItem(f"not wanted: {item.kind}, {item.title}")
