"""A small article in its container, and the lines that are the author's."""

from __future__ import annotations

from pages import through

from harvester.items import Hints, Page

BODY = "<p>2022年，本局认真做好政府信息公开工作，主动公开信息若干条，群众满意。</p>" * 3


def page(article: str, *, title: str = "某局工作", around: str = "<div id='zoom'>{}</div>") -> Page:
    markup = f"<html><head><title>{title}</title></head><body>{around.format(article)}</body></html>"
    report = through("layout", markup, hints=Hints(title=title))
    assert report.page
    return report.page


def own(article: str, around: str = "<div id='zoom'>{}</div>") -> list[str]:
    """The article's lines after those of `BODY`, which must all be there."""
    lines = [
        block.text
        for block in page(BODY + article, around=around).blocks
        if block.inside and block.role in ("text", "signature")
    ]
    assert len(lines) >= 3
    return lines[3:]
