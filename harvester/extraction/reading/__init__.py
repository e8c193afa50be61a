"""Bytes -> one tree and its lines: decoded, repaired, parsed once."""
