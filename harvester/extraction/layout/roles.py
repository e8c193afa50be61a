"""What each line of a page is there for: index block, byline, article, signature, boilerplate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harvester.extraction.layout.article import LITTLE, common_ancestor, find_article
from harvester.extraction.layout.boilerplate import mark_boilerplate
from harvester.extraction.layout.byline import mark_byline
from harvester.extraction.layout.ending import mark_signature, mark_tags
from harvester.extraction.layout.index import mark_index
from harvester.extraction.layout.repetition import mark_repeated
from harvester.extraction.layout.titles import title_line
from harvester.extraction.layout.unlabelled import mark_unlabelled
from harvester.extraction.layout.unseen import reveal
from harvester.items import Evidence

if TYPE_CHECKING:
    from harvester.items import Report


def assign_roles(report: Report) -> None:
    """Give every line of the page its role, and collect its labels, signature and tag line."""
    page = report.page
    if page is None or page.root is None:
        return
    page.title_line = None if page.plain else title_line(page)
    if not page.plain:
        choice = find_article(page, page.root)
        report.evidence["body"] = Evidence(choice.rule, choice.raw)
        if choice.size < LITTLE and (where := reveal(report, choice.size)):
            report.evidence["body"] = Evidence("unseen", where)
            page.title_line = title_line(page)
            choice = find_article(page, page.root)
        page.article = common_ancestor(choice.parts)
        for block in page.blocks:
            block.inside = False
        spans = [page.spans.get(part, (0, 0)) for part in choice.parts]
        for start, end in (*spans, (spans[-1][1], choice.last)):
            for block in page.blocks[max(start, choice.first) : end]:
                block.inside = True
        for start, end in choice.asides:
            if any(block.inside for block in page.blocks[choice.first : start]):
                for block in page.blocks[start:end]:
                    block.role = "boilerplate"
    mark_index(page, report)
    mark_unlabelled(page)
    mark_byline(page)
    mark_boilerplate(page)
    mark_repeated(page)
    mark_tags(page)
    mark_signature(page)
