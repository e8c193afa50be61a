"""The last stage that reads the page: what is missing or odd, counted by finding code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harvester.items import Page
from harvester.pipelines.stage import Stage

if TYPE_CHECKING:
    from harvester.items import Report


class Check(Stage):
    name = "check"

    def process_item(self, item: Report) -> Report:
        item = super().process_item(item)
        for finding in item.findings:
            self.stats.inc_value(f"harvester/findings/{finding.code}")
        if not item.body.strip():
            self.stats.inc_value("harvester/textless")
        # The tree is many times the size of the page, and items wait in line for the database.
        item.page = Page(b"", edges=item.page.edges) if item.page else None
        return item
