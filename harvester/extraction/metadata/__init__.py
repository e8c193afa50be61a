"""Index metadata, kind and year: named rules in order of trust."""
