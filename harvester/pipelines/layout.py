"""What each line of the page is there for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harvester.extensions.recorder import Recorder
from harvester.pipelines.stage import Stage

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from harvester.items import Report


class Layout(Stage):
    """Knows, besides the page, what the store has learned of its portal before the run."""

    name = "layout"

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.recorder = crawler.get_extension(Recorder)

    def process_item(self, item: Report) -> Report:
        if item.page and self.recorder:
            item.page.hints.repeated = self.recorder.repeated
        return super().process_item(item)
