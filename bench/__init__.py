"""Speed and memory of `onrecord read` and `onrecord add`, beside the bare parse of the same texts; and peers beside us.

`python -m bench` (or `make bench`) prints both tables; see `docs/quality.md` for how to read them.
"""
