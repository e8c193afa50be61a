"""Bytes decoded, repaired and parsed once."""

from __future__ import annotations

from harvester.pipelines.stage import Stage


class Read(Stage):
    name = "read"
