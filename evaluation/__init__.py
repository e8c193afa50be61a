"""Pages whose answers are known, and how an extraction is scored against them.

The evaluation gate (`tests/eval`) and the benchmarks use the same pages and the same scores.
"""
