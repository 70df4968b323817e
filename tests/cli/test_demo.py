"""`onrecord demo`: the example crisis is found, put on record once, served and built."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

import onrecord
from onrecord import example
from onrecord.errors import InputError
from onrecord.intake import Received

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from onrecord.cli import main; main()", "demo"]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
PATIENCE = 300


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's cache folder with the record of an older onrecord in it, beside an onrecord as the wheel installs it."""
    place = tmp_path_factory.mktemp("user")
    package = place / "site-packages" / "onrecord"
    shutil.copytree(Path(onrecord.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "examples" / "talwen", package / "examples" / "talwen")
    (place / "cache" / "onrecord" / "demo-000000000000").mkdir(parents=True)
    return place / "cache"


def environment(cache: Path) -> dict[str, str]:
    packages = str(cache.parent / "site-packages")
    return {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": packages, "PYTHONUNBUFFERED": "1"}


@contextmanager
def demo(cache: Path) -> Iterator[tuple[str, str]]:
    """The command running: the page's address, and what it said until it told it. Stopped by Ctrl-C."""
    process = subprocess.Popen(
        [*COMMAND, "--no-open", "--port", "0"], stderr=subprocess.PIPE, text=True, env=environment(cache)
    )
    assert process.stderr is not None
    try:
        said = ""
        while not (found := ADDRESS.search(said)):
            line = process.stderr.readline()
            assert line, f"stopped with {process.wait()}: {said}"
            said += line
        yield found[0], said
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
        assert process.returncode in (0, 130)


@pytest.fixture(scope="module")
def first(cache: Path) -> tuple[str, str, int]:
    """The front page, what was said, and how many reports are listed (an identical copy is noted beside its first), at the first start."""
    with demo(cache) as (address, said):
        page = httpx.get(address, timeout=PATIENCE)
        reports = httpx.get(f"{address}reports.json", timeout=PATIENCE)
    assert page.status_code == reports.status_code == 200
    return page.text, said, sum(1 + report["copies"] for report in reports.json()["items"])


def test_the_first_start_puts_the_whole_example_on_record(first: tuple[str, str, int]) -> None:
    """A newcomer sees every report of the example on a page with its name, and is told where the record is."""
    page, said, reports = first
    assert example.NAME in page
    assert reports == 53
    assert "Reading the example crisis" in said
    assert "talwen.db" in said


def test_a_later_start_reads_nothing(first: tuple[str, str, int], cache: Path) -> None:
    """The second start serves the record that the first one made."""
    del first
    with demo(cache) as (address, said):
        assert httpx.get(address, timeout=PATIENCE).status_code == 200
    assert "Reading" not in said


def test_records_of_other_versions_are_thrown_away(first: tuple[str, str, int], cache: Path) -> None:
    """The cache holds one record of the example, that of this onrecord."""
    del first
    assert len(list((cache / "onrecord").iterdir())) == 1


def test_the_site_opens_without_a_server(first: tuple[str, str, int], cache: Path, tmp_path: Path) -> None:
    """--site writes the same page as files, and prints where it begins."""
    del first
    done = subprocess.run(
        [*COMMAND, "--site", str(tmp_path / "site")],
        capture_output=True,
        text=True,
        env=environment(cache),
        check=True,
        timeout=PATIENCE,
    )
    index = Path(done.stdout.strip())
    assert index == tmp_path / "site" / "index.html"
    assert example.NAME in index.read_text("utf-8")


def test_a_desk_gets_the_reports_in_their_order() -> None:
    """The oldest report is put on record first, and each has its outlet, from its file or its folder."""
    found = example.received(example.folder())
    assert not [item for item in found if isinstance(item, InputError)]
    reports = [item.report for item in found if isinstance(item, Received)]
    days = [(report.published.value or "")[:10] for report in reports]
    assert days == sorted(days)
    assert all(report.outlet for report in reports)


def packed(place: Path, *parts: str) -> Path:
    """A package with only what finding the example takes, and those folders of it."""
    package = place / "onrecord"
    package.mkdir()
    for name in ("__init__.py", "errors.py", "example.py"):
        shutil.copy(Path(onrecord.__file__).with_name(name), package / name)
    for part in parts:
        (package / part).mkdir(parents=True)
    return place


def asked(place: Path) -> subprocess.CompletedProcess[str]:
    code = "from onrecord import example; print(example.folder())"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env={"PYTHONPATH": str(place)}, check=False
    )


def test_an_installed_package_carries_the_example(tmp_path: Path) -> None:
    """The wheel is told to hold the example where an installed onrecord looks for it."""
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    target = Path(build["targets"]["wheel"]["force-include"]["examples/talwen"])
    place = packed(tmp_path, str(target.relative_to("onrecord") / "reports"))
    assert asked(place).stdout.strip() == str(place / target)


def test_a_package_without_the_example_says_what_to_do(tmp_path: Path) -> None:
    """One line for the user, not a listing of paths that were tried."""
    done = asked(packed(tmp_path))
    assert "the example crisis is not there: install onrecord again" in done.stderr.splitlines()[-1]


def test_without_a_cache_the_record_goes_into_a_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home that can't be written to doesn't stop the demo."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    home = example.home(example.folder())
    assert home.is_dir()
    assert home.parent == tmp_path
