"""The text of the article and its attachments."""

from __future__ import annotations

from harvester.pipelines.stage import Stage


class Body(Stage):
    name = "body"
