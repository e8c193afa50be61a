"""What the pages of a portal repeat at the edges of their texts: learned as they are saved, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from harvester.addresses import url_key
from harvester.store.content import storable

if TYPE_CHECKING:
    from sqlite_utils import Database

    from harvester.items import Report

ENOUGH_TITLES: Final = 5
"""Different titles of the pages on which a line must stand to be the portal's."""

ENOUGH_SHARE: Final = 0.5
"""The share of all the portal's pages on which it must stand."""


def learn(db: Database, report: Report, now: str) -> None:
    """Note the lines at the edges of a saved report, and learn those of them that its portal repeats.

    What is learned stays: a line that comes and goes would change every report each time.
    """
    if report.page is None or not report.url:
        return
    found = db.execute(
        "SELECT id FROM reports WHERE portal = ? AND url_key = ?", (report.portal, url_key(report.url))
    ).fetchone()
    if found is None:
        return
    lines = dict.fromkeys(storable(report.page.edges))
    noted = {line for (line,) in db.execute("SELECT line FROM edge_lines WHERE report_id = ?", found)}
    if noted != lines.keys():
        db.table("edge_lines").delete_where("report_id = ?", found)
        db.table("edge_lines").insert_all({"report_id": found[0], "line": line} for line in lines)
    for line in lines.keys() - repeated_lines(db, report.portal):
        titles, pages = db.execute(
            "SELECT count(DISTINCT title), count(*) FROM edge_lines JOIN reports ON reports.id = report_id"
            " WHERE line = ? AND portal = ?",
            (line, report.portal),
        ).fetchone()
        if titles >= ENOUGH_TITLES and pages >= ENOUGH_SHARE * _pages(db, report.portal):
            db.execute(
                "INSERT OR IGNORE INTO repeated_lines VALUES (?, ?, ?, ?)", (report.portal, line, pages, now)
            )


def repeated_lines(db: Database, portal: str | None) -> frozenset[str]:
    """The lines, without white space, that are the portal's own."""
    rows = db.execute("SELECT line FROM repeated_lines WHERE portal = ?", (portal,))
    return frozenset(line for (line,) in rows)


def _pages(db: Database, portal: str | None) -> int:
    count: int = db.execute("SELECT count(*) FROM reports WHERE portal = ?", (portal,)).fetchone()[0]
    return count
