"""What each line of the page is there for."""

from __future__ import annotations

from harvester.pipelines.stage import Stage


class Layout(Stage):
    name = "layout"
