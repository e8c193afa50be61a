"""The parts of the report under their standard headings."""

from __future__ import annotations

from harvester.pipelines.stage import Stage


class Sections(Stage):
    name = "sections"
