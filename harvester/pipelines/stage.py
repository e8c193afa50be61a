"""What the stages of the pipeline have in common."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, ClassVar

from harvester.extraction import STAGES, run_stage

if TYPE_CHECKING:
    from typing import Self

    from scrapy.crawler import Crawler

    from harvester.items import Report

logger = logging.getLogger(__name__)


class Stage:
    """Fills in its part of a report with the function of `harvester.extraction` that bears its name.

    A failure never loses the report: it gets the finding `stage_failed`, is counted in
    `harvester/stage_errors/<stage>`, and goes on to the next stage with what is known.
    """

    name: ClassVar[str]

    def __init__(self, crawler: Crawler) -> None:
        self.stats = crawler.stats
        self.fill_in = dict(STAGES)[self.name]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Report) -> Report:
        if error := run_stage(item, self.name, self.fill_in):
            logger.error("Stage %s failed on %s", self.name, item.url, exc_info=error)
            self.stats.inc_value(f"harvester/stage_errors/{self.name}")
        return item
