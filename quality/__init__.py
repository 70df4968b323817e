"""The quality gate: how well each layer reads the gold sets, and the floors it may not fall under.

`python -m quality` (or `make quality`) reads the reports through the command line as a user would, scores the
records, prints every layer and fails under the floors of `floors.toml`. See `docs/quality.md`.
"""
