"""Speed and memory of `onrecord read` and `onrecord add`, beside the bare parse of the same texts.

`python -m bench` (or `make bench`) prints a table; see `docs/quality.md` for how to read it.
"""
