"""`python -m tools.screenshots`: the pictures of the docs, taken of the example crisis in a real browser.

Not part of `make docs`: a picture differs with the browser's fonts. Take them again when the page's look has changed.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs/images"

SHOTS = {"page.png": ("index.html", "1280,1500")}
"""Picture: the page of the site, and the window's width and height in CSS pixels."""

BROWSER = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
)


def shoot(chromium: str, page: Path, size: str, out: Path, profile: Path) -> None:
    """One picture of one page, from its file. Raises CalledProcessError if the browser fails."""
    options = [*BROWSER, f"--user-data-dir={profile}", f"--window-size={size}", f"--screenshot={out}"]
    subprocess.run([chromium, *options, page.as_uri()], check=True, capture_output=True)  # noqa: S603 (the system's browser)


def main() -> int:
    """Exit code 1 if there is no browser."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium found: install it (Debian: apt-get install chromium)", file=sys.stderr)
        return 1
    onrecord = Path(sys.executable).with_name("onrecord")
    with tempfile.TemporaryDirectory() as name:
        site = Path(name) / "site"
        subprocess.run([onrecord, "demo", "--site", site], check=True)  # noqa: S603 (our own command)
        for picture, (page, size) in SHOTS.items():
            shoot(chromium, site / page, size, IMAGES / picture, Path(name) / "profile")
            print(f"docs/images/{picture}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
