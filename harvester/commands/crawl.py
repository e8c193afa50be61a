"""`scrapy crawl`: Scrapy's own, with its input checked beforehand and an exit status that means something."""

from __future__ import annotations

import difflib
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.exceptions import UsageError
from scrapy.spiderloader import get_spider_loader

from harvester import settings as defaults
from harvester.arguments import ArgumentError, parse
from harvester.extensions.recorder import Recorder
from harvester.logging import silence_setup
from harvester.platforms import declaration
from harvester.platforms.base import PortalSpider
from harvester.platforms.declaration import DeclarationError
from harvester.snapshots import SnapshotError
from harvester.snapshots import check as check_snapshots
from harvester.store import Store, StoreError

if TYPE_CHECKING:
    import argparse

    from scrapy import Spider
    from scrapy.crawler import Crawler
    from scrapy.settings import Settings


class Command(ScrapyCrawl):
    """Exit status: 0 the run is sound; 1 it is not; 2 it could not begin: wrong arguments or database."""

    def short_desc(self) -> str:
        return "Harvest one portal into the database"

    def long_desc(self) -> str:
        return (
            "Harvest one portal into the database (-s HARVESTER_DB=FILE). Exit status: 0 the run is sound, "
            "1 it is not, 2 it could not begin (wrong arguments, or a database that cannot be used)."
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check everything that can be checked without a request."""
        super().process_options(args, opts)
        assert self.settings is not None
        try:
            spidercls = spider_class(args, self.settings)
            check_declaration(spidercls)
            check_settings(self.settings)
            parse(spidercls, opts.spargs)
            snapshots = self.settings["HARVESTER_SNAPSHOTS"]
            if snapshots:
                check_snapshots(Path(snapshots))
        except (ArgumentError, DeclarationError, SnapshotError) as error:
            raise UsageError(str(error), print_help=False) from None
        try:
            Store.check(self.settings["HARVESTER_DB"], from_snapshots=bool(snapshots))
        except StoreError as error:
            print(error, file=sys.stderr)
            raise SystemExit(2) from None
        if self.settings["LOG_LEVEL"] != "DEBUG":
            silence_setup()

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.crawler_process is not None
        crawler = self._create_crawler(args[0])
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        self.exitcode = 1 if self.crawler_process.bootstrap_failed or not is_sound(crawler) else 0


def check_declaration(spidercls: type[Spider]) -> None:
    """Raise `DeclarationError` for a portal's spider that is not declared as it should be."""
    if issubclass(spidercls, PortalSpider):
        declaration.check(spidercls)


def check_settings(settings: Settings) -> None:
    """Refuse a setting of ours that does not exist: a slip of the pen would reach the live portal."""
    known = {name for name in dir(defaults) if name.startswith("HARVESTER_")}
    for name in settings:
        if str(name).startswith("HARVESTER_") and name not in known:
            raise UsageError(
                f"there is no setting {name}; ours are {', '.join(sorted(known))}", print_help=False
            )


def is_sound(crawler: Crawler) -> bool:
    """The verdict on the run."""
    recorder = crawler.get_extension(Recorder)
    if recorder and recorder.verdict is None:
        conclude(recorder)
    return bool(recorder and recorder.verdict and recorder.verdict.sound)


def conclude(recorder: Recorder) -> None:
    """End a run that a signal ended before it had its verdict.

    The first signal ends it at once where the database is still being waited for; the second one always.
    """
    try:
        # Scrapy's handlers need the reactor, which has stopped.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if not recorder.begun:
            recorder.interrupt()
            return
    except KeyboardInterrupt:
        pass
    print("forced: no verdict", file=sys.stderr, flush=True)
    # An ordinary exit would wait for the thread of the store, and that one perhaps for a lock.
    os._exit(1)


def spider_class(args: list[str], settings: Settings) -> type[Spider]:
    """The spider that the arguments name; `UsageError` unless they name one of the project."""
    loader = get_spider_loader(settings)
    known = sorted(loader.list())
    if len(args) != 1:
        raise UsageError(f"name one spider: {', '.join(known)}", print_help=False)
    if args[0] not in known:
        similar = difflib.get_close_matches(args[0], known, n=1)
        question = f" Did you mean {similar[0]}?" if similar else ""
        raise UsageError(
            f"no spider is called {args[0]!r}.{question} There are: {', '.join(known)}", print_help=False
        )
    return loader.load(args[0])
