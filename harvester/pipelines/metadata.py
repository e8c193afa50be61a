"""Title, index metadata, dates and kind, each with its evidence."""

from __future__ import annotations

from harvester.pipelines.stage import Stage


class Metadata(Stage):
    name = "metadata"
