"""`python -m quality.walk [FOLDER…]`: read every report of the shared corpus and list those that fail.

Reads through the command line, a folder at a time, and says for each how many records came of how many reports.
"""

import subprocess
import sys
from pathlib import Path

from quality.sets import shared


def records_of(folder: Path) -> int:
    """How many records `onrecord read` gives for a folder of reports; its errors go to standard error."""
    command = Path(sys.executable).with_name("onrecord")
    with subprocess.Popen([command, "read", "--json", folder], stdout=subprocess.PIPE) as process:  # noqa: S603 (our own command)
        assert process.stdout is not None
        return sum(1 for _ in process.stdout)


def main() -> int:
    """Exit code 0: every report gave a record; 1: not every one did, or the corpus isn't there."""
    corpus = shared() / "corpus"
    folders = [Path(name) for name in sys.argv[1:]] or [corpus / name for name in ("reports", "pool", "unlabelled")]
    lost = 0
    for folder in folders:
        reports = len(list(folder.glob("*.json")))
        records = records_of(folder) if reports else 0
        print(f"{folder.name}: {records} records of {reports} reports", flush=True)
        lost += (reports - records) if reports else 1
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
