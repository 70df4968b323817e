"""`python -m tools.docs [--check]`: write every generated page, or say which are stale."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def generated() -> dict[Path, str]:
    """Every generated file and what it should hold."""
    from tools.command_pages import pages
    from tools.house import page as architecture
    from tools.record_page import record_page, schema
    from tools.third_party import notice
    from tools.walkthrough import page as walkthrough

    return {
        ROOT / "docs/record.md": record_page(),
        ROOT / "docs/record.schema.json": schema(),
        ROOT / "docs/architecture.md": architecture(),
        ROOT / "docs/how-it-works.md": walkthrough(),
        ROOT / "THIRD-PARTY.md": notice(),
        **pages(),
    }


def stale() -> list[Path]:
    """The generated files that don't hold what they should."""
    return [path for path, text in generated().items() if not path.exists() or path.read_text("utf-8") != text]


def main() -> int:
    """Exit code 1 with --check if a page is stale, else 0."""
    paths = stale()
    if "--check" in sys.argv[1:]:
        for path in paths:
            print(f"{path.relative_to(ROOT)} is stale: run make docs", file=sys.stderr)
        return 1 if paths else 0
    for path, text in generated().items():
        if path in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
