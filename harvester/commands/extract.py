"""`scrapy extract`: what the extraction reads in one page, and why."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final
from urllib.parse import urlsplit

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from harvester.commands.crawl import check_settings
from harvester.commands.fetching import FetchError, fetch
from harvester.explain import explain
from harvester.extraction import extract
from harvester.snapshots import SnapshotError
from harvester.snapshots import check as check_snapshots

if TYPE_CHECKING:
    import argparse

    from harvester.items import Report

_WIDTH: Final = 100
"""Columns of an explanation that is printed elsewhere than at a terminal."""

_NARROWEST, _WIDEST = 80, 120
"""Columns of one at a terminal: the seven of a table need so many, and eyes lose the line beyond."""


class Command(ScrapyCommand):
    """Exit status: 0; 1 where the answer cannot be written; 2 where there is no such page."""

    requires_project = True
    requires_crawler_process = False
    # What went wrong is said in one line; -L DEBUG shows every step of a fetch.
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "FILE|URL|- [--explain] [--url URL]"

    def short_desc(self) -> str:
        return "Print what is read in one page, as JSON or with the reasons"

    def long_desc(self) -> str:
        return (
            "Print what is read in one page as JSON. The page is a FILE, - for standard input, or a URL "
            "(http:// or https://), fetched as a crawl would fetch it: robots.txt is obeyed, and where "
            "HARVESTER_SNAPSHOTS is set, the page comes from there. Nothing is stored. "
            "Exit status: 0; 1 where the answer cannot be written; 2 where there is no such page, or it "
            "cannot be fetched."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--explain",
            action="store_true",
            help="print for a person, not as JSON: where each value was read, and what other rules read; "
            "what was left out of the text; its parts; the tables as they were understood, their sums; "
            "and findings",
        )
        parser.add_argument(
            "--url",
            default="",
            help="where a FILE or standard input comes from: completes its links, and names the portal",
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if unknown := [arg for arg in args if arg.startswith("-") and arg != "-"]:
            raise UsageError(f"there is no option {unknown[0]}: see scrapy extract --help", print_help=False)
        if len(args) != 1:
            raise UsageError("name one file or URL, or - for standard input", print_help=False)
        try:
            report = self._fetched(args[0], opts) if _is_url(args[0]) else _read(args[0], opts.url)
        except FetchError as error:
            saved = self.settings and self.settings["HARVESTER_SNAPSHOTS"]
            hint = f" (no page saved under {saved}; the network was not asked)" if saved else ""
            print(f"{args[0]} cannot be read: {error}{hint}", file=sys.stderr)
            self.exitcode = 2
            return
        try:
            _write(_explained(report) if opts.explain else _as_json(report))
        except OSError as error:
            print(f"standard output cannot be written: {error.strerror}", file=sys.stderr)
            self.exitcode = 1

    def _fetched(self, url: str, opts: argparse.Namespace) -> Report:
        assert self.settings is not None
        if opts.url:
            raise UsageError(
                "--url is for a saved page; a URL says itself where it comes from", print_help=False
            )
        check_settings(self.settings)
        try:
            if snapshots := self.settings["HARVESTER_SNAPSHOTS"]:
                check_snapshots(Path(snapshots))
            body, final, encoding = fetch(url, self.settings)
        except SnapshotError as error:
            raise UsageError(str(error), print_help=False) from None
        return extract(body, final, encoding=encoding)


def _is_url(name: str) -> bool:
    """Whether an argument is an address of the web, and no file's name."""
    if not name.lower().startswith(("http://", "https://")):
        return False
    try:
        parts = urlsplit(name)
        if parts.hostname and parts.port != 0:
            return True
    except ValueError:
        pass
    raise UsageError(f"{name} is no address: it names no host", print_help=False)


def _read(name: str, url: str) -> Report:
    """The report in a file or, for `-`, in standard input."""
    try:
        body = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        hint = (
            ""
            if "://" not in name and not name.startswith("www.")
            else " (a URL begins with http:// or https://)"
        )
        raise UsageError(f"{name} cannot be read: {error.strerror}{hint}", print_help=False) from None
    if not body:
        raise UsageError(f"{'standard input' if name == '-' else name} is empty", print_help=False)
    return extract(body, url)


def _as_json(report: Report) -> str:
    return json.dumps(report.to_dict(), ensure_ascii=False, indent=2) + "\n"


def _explained(report: Report) -> str:
    """With colours at a terminal; elsewhere plain, without the spaces that fill a line."""
    width = shutil.get_terminal_size(fallback=(_WIDTH, 0)).columns
    width = min(max(width, _NARROWEST), _WIDEST)
    console = Console(width=width, markup=False, highlight=False, emoji=False)
    with console.capture() as capture:
        console.print(*explain(report), sep="\n")
    if console.is_terminal:
        return capture.get()
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines()).lstrip("\n")


def _write(text: str) -> None:
    """In UTF-8 whatever the locale, as JSON must be; `OSError` where standard output takes no more."""
    try:
        sys.stdout.buffer.write(text.encode(errors="replace"))
        sys.stdout.buffer.flush()
    except OSError as error:
        # Python would try again when it ends, and complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # Whoever reads only the beginning has had enough.
        if not isinstance(error, BrokenPipeError):
            raise
