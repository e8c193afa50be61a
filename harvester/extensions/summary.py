"""What a person reads at the end of a run: what came in, what is odd, and where to look."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from harvester.extensions.recorder import crawl_recorded
from harvester.vocabulary import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from scrapy.crawler import Crawler

    from harvester.extensions.recorder import RecordedSpider
    from harvester.extensions.verdict import Verdict

COUNTS: Final[dict[str, str]] = {
    "found": "reports in the portal's lists",
    "new": "stored for the first time",
    "changed": "stored again; the earlier edition is kept",
    "unchanged": "known, and as before",
    "failed": "could not be fetched, or have lost their text",
}
"""Counter under `harvester/` -> what it counts."""

GROUPS: Final[tuple[tuple[str, str, dict[str, str]], ...]] = (
    ("skipped", "entries that were not wanted, and why", {}),
    ("findings", "what a person should look at", FINDINGS),
)
"""Group of counters under `harvester/` -> what they count together, and what each does."""

QUERY: Final = "select report_year, kind, publisher, title from reports order by report_year desc limit 10"


class Summary:
    """Prints a short table on stderr when a run is recorded."""

    def __init__(self, crawler: Crawler) -> None:
        self.stats = crawler.stats
        self.database = Path(crawler.settings["HARVESTER_DB"]).absolute()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        summary = cls(crawler)
        crawler.signals.connect(summary.crawl_recorded, crawl_recorded)
        return summary

    def crawl_recorded(self, spider: RecordedSpider, verdict: Verdict) -> None:
        console = Console(stderr=True, highlight=False, soft_wrap=True)
        console.print(Text(f"{spider.name}  {spider.site_name}  {spider.portal}", "bold"))
        console.print(table(self.stats.get_stats()), soft_wrap=False)
        console.print(Text(f"database: {self.database}"))
        if self.database.exists():
            console.print(Text(f"try:      {query_command(self.database)}"))
        console.print(judgement(verdict))


def table(stats: Mapping[str, Any]) -> Table:
    """The counters of a run as rows: name, number, meaning."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column()
    for name, meaning in COUNTS.items():
        grid.add_row(name, str(stats.get(f"harvester/{name}", 0)), meaning)
    for name, meaning, meanings in GROUPS:
        counters = _under(stats, f"harvester/{name}/")
        if counters:
            grid.add_row(name, str(sum(counters.values())), meaning)
        for key, count in counters.items():
            grid.add_row(Text(f"  {key}"), str(count), meanings.get(key, ""))
    return grid


def query_command(database: Path) -> str:
    """A shell command, ready to paste, that shows some reports; it needs no activated environment."""
    return shlex.join([sys.executable, "-m", "sqlite_utils", str(database), QUERY, "--table"])


def judgement(verdict: Verdict) -> Text:
    """The verdict in words: for a run that is not sound what to do, for a sound one what it lacks."""
    if not verdict.sound:
        heading, reasons = ("The run is NOT sound:", "bold red"), verdict.reasons
    elif verdict.tolerated:
        heading, reasons = ("The run is sound, but not complete:", "yellow"), verdict.tolerated
    else:
        return Text("The run is sound.", "green")
    return Text.assemble(heading, *(f"\n- {reason.why}\n  {reason.advice}" for reason in reasons))


def _under(stats: Mapping[str, Any], prefix: str) -> dict[str, int]:
    """The counters below a prefix, the largest first."""
    counters = ((key.removeprefix(prefix), count) for key, count in stats.items() if key.startswith(prefix))
    return dict(sorted(counters, key=lambda counter: (-counter[1], counter[0])))
