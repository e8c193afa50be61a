"""What each line of a page is there for: index block, byline, article, signature, boilerplate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harvester.extraction.article import find_article
from harvester.extraction.ending import mark_boilerplate, mark_signature, mark_tags
from harvester.extraction.index import mark_byline, mark_index

if TYPE_CHECKING:
    from harvester.items import Report


def assign_roles(report: Report) -> None:
    """Give every line of the page its role, and collect its labels, signature and tag line."""
    page = report.page
    if page is None or page.root is None:
        return
    page.article = None if page.plain else find_article(page)
    if page.article is not None:
        within = set(page.article.iter())
        for block in page.blocks:
            block.inside = block.element in within
    mark_index(page, report)
    mark_byline(page)
    mark_boilerplate(page)
    mark_tags(page)
    mark_signature(page)
