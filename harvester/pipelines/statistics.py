"""The figures of the statutory tables, and whether they add up."""

from __future__ import annotations

from harvester.pipelines.stage import Stage


class Statistics(Stage):
    name = "statistics"
