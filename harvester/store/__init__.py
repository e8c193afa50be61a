"""Reports as rows in SQLite; the only room that speaks SQL."""

from harvester.store.errors import StoreError
from harvester.store.store import Store
from harvester.store.writer import Outcome

__all__ = ["Outcome", "Store", "StoreError"]
