"""The schema, step by step; its version is the number of steps taken (`PRAGMA user_version`).

A step is one function and is never edited once released; a change is a new step at the end of `STEPS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlite_utils.migrations import Migrations

from harvester.store.bodies import reporting_body
from harvester.store.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils import Database


def m001_reports(db: Database) -> None:
    """Crawls, reports and what hangs on a report."""
    db.executescript("""
        CREATE TABLE crawls (
            id INTEGER PRIMARY KEY,
            spider TEXT NOT NULL,
            portal TEXT NOT NULL,
            arguments TEXT NOT NULL,  -- JSON object
            version TEXT NOT NULL,  -- of harvester
            from_snapshots INTEGER NOT NULL DEFAULT 0,  -- 1: of pages saved in a folder, not of the portal
            started_at TEXT NOT NULL,  -- this and all times: UTC, YYYY-MM-DDTHH:MM:SSZ
            finished_at TEXT,  -- this and the next two: NULL while running, and for ever if killed
            close_reason TEXT,
            sound INTEGER CHECK (sound IN (0, 1)),
            found INTEGER NOT NULL DEFAULT 0,
            new INTEGER NOT NULL DEFAULT 0,
            changed INTEGER NOT NULL DEFAULT 0,
            unchanged INTEGER NOT NULL DEFAULT 0,
            failed INTEGER NOT NULL DEFAULT 0,
            skipped INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE reports (
            id INTEGER PRIMARY KEY,
            portal TEXT NOT NULL,
            url TEXT NOT NULL,
            url_key TEXT NOT NULL,  -- the address without what does not choose the page
            kind TEXT,  -- annual_report, work_summary, document, news
            title TEXT,
            index_number TEXT,
            publisher TEXT,
            source TEXT,
            document_number TEXT,
            date_written TEXT,  -- YYYY-MM-DD, as the next
            date_published TEXT,
            validity TEXT,
            category TEXT,
            keywords TEXT,
            open_scope TEXT,
            open_mode TEXT,
            report_year INTEGER,  -- the year reported on
            body TEXT NOT NULL,  -- one block a line
            statistics TEXT,  -- JSON object or NULL
            checks TEXT,  -- JSON array or NULL
            content_hash TEXT NOT NULL,  -- SHA-256 of the normalised values and text
            first_seen TEXT NOT NULL,
            last_seen TEXT NOT NULL,
            last_changed TEXT NOT NULL,
            first_crawl INTEGER REFERENCES crawls (id) ON DELETE SET NULL,
            UNIQUE (portal, url_key)
        ) STRICT;

        CREATE TABLE editions (  -- superseded versions of a report; the present one is in reports
            id INTEGER PRIMARY KEY,
            report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            record TEXT NOT NULL,  -- JSON object: all the values but the body
            body TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            seen_from TEXT NOT NULL,
            seen_until TEXT NOT NULL,
            crawl_id INTEGER REFERENCES crawls (id) ON DELETE SET NULL  -- that found it superseded
        ) STRICT;
        CREATE INDEX editions_report ON editions (report_id);

        CREATE TABLE evidence (  -- where a value came from
            report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            field TEXT NOT NULL,
            rule TEXT NOT NULL,
            raw TEXT NOT NULL,
            PRIMARY KEY (report_id, field)
        ) STRICT;

        CREATE TABLE sections (
            report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,  -- from 1
            heading TEXT NOT NULL,
            kind TEXT,  -- overview, disclosure, requests, disputes, problems, other
            text TEXT NOT NULL,
            PRIMARY KEY (report_id, position)
        ) STRICT;

        CREATE TABLE attachments (
            report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,  -- from 1
            url TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (report_id, position)
        ) STRICT;

        CREATE TABLE skipped (  -- entries of the portals' lists whose pages are not kept
            portal TEXT NOT NULL,
            url_key TEXT NOT NULL,
            url TEXT NOT NULL,
            title TEXT NOT NULL,
            reason TEXT NOT NULL,
            last_seen TEXT NOT NULL,
            PRIMARY KEY (portal, url_key)
        ) STRICT;

        CREATE TABLE findings (  -- what a person should look at, in a report or in a crawl
            id INTEGER PRIMARY KEY,
            report_id INTEGER REFERENCES reports (id) ON DELETE CASCADE,
            crawl_id INTEGER REFERENCES crawls (id) ON DELETE CASCADE,
            url TEXT,  -- the page, where the finding is a crawl's
            code TEXT NOT NULL,
            message TEXT NOT NULL,
            CHECK ((report_id IS NULL) <> (crawl_id IS NULL))
        ) STRICT;
        CREATE INDEX findings_report ON findings (report_id);
        CREATE INDEX findings_crawl ON findings (crawl_id);
    """)


def m002_figures(db: Database) -> None:
    """The statutory figures as rows, in the place of JSON that nothing has filled; and whose report it is."""
    db.register_function(reporting_body, deterministic=True)
    db.executescript("""
        ALTER TABLE reports DROP COLUMN statistics;
        ALTER TABLE reports DROP COLUMN checks;
        ALTER TABLE reports ADD COLUMN form INTEGER;  -- 2019 or 2021: the form of the tables
        ALTER TABLE reports ADD COLUMN reporting_body TEXT;  -- that the title names, else the publisher
        UPDATE reports SET reporting_body = reporting_body(title, publisher);
        CREATE INDEX reports_body_year ON reports (portal, reporting_body, report_year);

        CREATE TABLE requests (  -- 收到和处理政府信息公开申请情况; this and all counts: NULL for a blank cell
            report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            item TEXT NOT NULL,
            natural_person INTEGER,
            business INTEGER,
            research INTEGER,
            nonprofit INTEGER,
            legal_service INTEGER,
            other_organisation INTEGER,
            total INTEGER,
            rule TEXT,  -- this and the next, here and in the next two tables: as in evidence
            raw TEXT,
            PRIMARY KEY (report_id, item)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE disclosure (  -- 主动公开政府信息情况; NULL also for what the form does not ask
            report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            item TEXT NOT NULL,
            made INTEGER,
            abolished INTEGER,
            in_force INTEGER,
            disclosed INTEGER,
            disclosed_total INTEGER,
            previous INTEGER,
            change INTEGER,
            decisions INTEGER,
            amount_10k_yuan REAL,
            projects INTEGER,
            amount REAL,  -- as printed: the form of 2019 fixes no unit
            rule TEXT,
            raw TEXT,
            PRIMARY KEY (report_id, item)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE disputes (  -- 政府信息公开行政复议、行政诉讼情况
            report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,  -- review, litigation_direct, litigation_after_review
            upheld INTEGER,
            corrected INTEGER,
            other INTEGER,
            pending INTEGER,
            total INTEGER,
            rule TEXT,
            raw TEXT,
            PRIMARY KEY (report_id, kind)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE indicators (  -- 政府信息公开情况统计表, of reports before 2019
            report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,  -- from 1
            label TEXT NOT NULL,
            unit TEXT,
            value REAL,
            PRIMARY KEY (report_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE checks (  -- sums that must hold within a report
            report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,  -- from 1
            identity TEXT NOT NULL,  -- I1 to I5
            scope TEXT NOT NULL,
            "left" REAL,
            "right" REAL,
            status TEXT NOT NULL CHECK (status IN ('pass', 'fail', 'n/a')),
            PRIMARY KEY (report_id, position)
        ) STRICT, WITHOUT ROWID;
    """)


def m003_repetition(db: Database) -> None:
    """Lines at the edges of texts, and those that stand on so many pages that they are the portal's."""
    db.executescript("""
        CREATE TABLE edge_lines (
            report_id INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
            line TEXT NOT NULL,  -- without white space
            PRIMARY KEY (report_id, line)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX edge_lines_line ON edge_lines (line);

        CREATE TABLE repeated_lines (
            portal TEXT NOT NULL,
            line TEXT NOT NULL,
            pages INTEGER NOT NULL,  -- that had it when it was learned
            first_seen TEXT NOT NULL,
            PRIMARY KEY (portal, line)
        ) STRICT, WITHOUT ROWID;
    """)


STEPS: Final[tuple[Callable[[Database], None], ...]] = (m001_reports, m002_figures, m003_repetition)

SCHEMA_VERSION: Final = len(STEPS)


def is_current(db: Database) -> bool:
    """Whether the schema and the views are as this version makes them."""
    return schema_version(db) == SCHEMA_VERSION and all(
        name in db.view_names() and db.view(name).schema == f'CREATE VIEW "{name}" AS {select}'
        for name, select in VIEWS.items()
    )


def schema_version(db: Database) -> int:
    """The number of steps that the file has seen."""
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(db: Database) -> None:
    """Take the missing steps and make the views anew; inside a transaction of the caller's."""
    migrations = Migrations("harvester")
    for step in STEPS:
        migrations()(step)
    # A view over a table stands in the way of changing that table, also one that somebody else made.
    views = {view.name: view.schema for view in db.views}
    for name in views:
        db.execute(f'DROP VIEW "{name}"')
    migrations.apply(db)
    for name, select in VIEWS.items():
        db.create_view(name, select)
    for name in views.keys() - VIEWS.keys():
        db.execute(views[name])
    db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
