"""`scrapy extract`: what the extraction reads in one saved page."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from harvester.extraction import extract

if TYPE_CHECKING:
    import argparse


class Command(ScrapyCommand):
    """Exit status: 0, or 2 where there is no such page."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "FILE|- [--url URL]"

    def short_desc(self) -> str:
        return "Print what is read in a saved page (- for standard input) as JSON"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--url", default="", help="where the page comes from: completes its links, and names the portal"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            raise UsageError("name one file, or - for standard input", print_help=False)
        try:
            body = sys.stdin.buffer.read() if args[0] == "-" else Path(args[0]).read_bytes()
        except OSError as error:
            raise UsageError(f"{args[0]} cannot be read: {error.strerror}", print_help=False) from None
        record = json.dumps(extract(body, opts.url).to_dict(), ensure_ascii=False, indent=2)
        # In UTF-8 whatever the locale, as JSON must be.
        sys.stdout.buffer.write(record.encode() + b"\n")
