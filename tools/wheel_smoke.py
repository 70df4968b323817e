"""`python wheel_smoke.py ONRECORD`: does an installed onrecord work away from its source? Exit code 1 and a line if not.

Run by CI with the command of an environment that has the wheel and its pinned dependencies, nothing else.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TEXT = "“We will not leave,” Osk Varenne told reporters in Geneva on Monday. At least 40 people were killed, he said.\n"


def run(*command: str | Path, cache: Path) -> str:
    """A command's output. Raises CalledProcessError if it fails."""
    env = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    return subprocess.run(command, check=True, capture_output=True, text=True, env=env).stdout  # noqa: S603 (the installed command)


def wrong(onrecord: Path, folder: Path) -> str:
    """Read a report, add it, write the record and the example crisis as files; what is not as it should be, or nothing."""
    report, record, site, demo = (folder / part for part in ("report.txt", "record.db", "site", "demo"))
    report.write_text(TEXT, "utf-8")
    found = json.loads(run(onrecord, "read", "--json", report, cache=folder))
    run(onrecord, "add", record, report, cache=folder)
    run(onrecord, "build", record, site, cache=folder)
    run(onrecord, "demo", "--site", demo, cache=folder)
    text = found["report"]["text"]
    words = [text[s:e] for saying in found["attributions"] for s, e in saying["content"]]
    if not any("We will not leave" in piece for piece in words):
        return f"it finds other words than it should: {words}"
    if not any(place["geonameid"] for place in found["places"]):
        return f"its index of places is not there: {found['places']}"
    return "" if all((page / "index.html").is_file() for page in (site, demo)) else "it writes no index.html"


def main() -> int:
    """Exit code 1 if something is wrong."""
    with tempfile.TemporaryDirectory() as name:
        try:
            problem = wrong(Path(sys.argv[1]), Path(name))
        except subprocess.CalledProcessError as error:
            problem = f"{error}\n{error.stderr}"
    print(f"wheel: {problem or 'reads, adds, builds and shows the example away from its source'}")
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
