"""`python wheel_smoke.py ONRECORD`: does an installed onrecord work away from its source? Exit code 1 and a line if not.

Run by CI with the command of an environment that has the wheel and its pinned dependencies, nothing else.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

TEXT = "“We will not leave,” Osk Varenne told reporters in Geneva on Monday. At least 40 people were killed, he said.\n"


def run(*command: str | Path) -> str:
    """A command's output. Raises CalledProcessError if it fails."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 (the installed command)


def main() -> int:
    """Read a report, add it, show the record as files."""
    onrecord = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        report, record, site = (Path(name) / part for part in ("report.txt", "record.db", "site"))
        report.write_text(TEXT, "utf-8")
        try:
            found = json.loads(run(onrecord, "read", "--json", report))
            run(onrecord, "add", record, report)
            run(onrecord, "build", record, site)
        except subprocess.CalledProcessError as error:
            print(f"wheel: {error}\n{error.stderr}", file=sys.stderr)
            return 1
        text = found["report"]["text"]
        words = [text[s:e] for saying in found["attributions"] for s, e in saying["content"]]
        places = [place["geonameid"] for place in found["places"]]
        if "“We will not leave,”" not in words or not any(places) or not (site / "index.html").is_file():
            print(f"wheel: it runs, and finds other than it should: {words}, {places}", file=sys.stderr)
            return 1
    print("wheel: reads, adds and builds away from its source")
    return 0


if __name__ == "__main__":
    sys.exit(main())
