"""The documents: what they say of commands, fields, files and tasks is so."""

import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import onrecord
from onrecord import errors
from onrecord.cli import COMMANDS, main
from tools import blocks, docs
from tools.command_pages import FOLDER
from tools.third_party import may_be_used, pinned

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
IDS = [page.relative_to(ROOT).as_posix() for page in PAGES]
FOLDERS = ("src", "docs", "tools", "tests", "quality", "bench", "examples", "training")


def fenced(text: str, language: str) -> Iterator[str]:
    """The code blocks of a page in one language."""
    yield from re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def command_lines(text: str) -> Iterator[str]:
    """Every call of onrecord in a page's shell blocks, comments taken off, continued lines joined."""
    for block in fenced(text, "sh"):
        for line in block.replace("\\\n", " ").splitlines():
            for part in re.split(r"\s\|\s|&&", line):
                if found := re.match(r"\s*(?:\$ )?(?:\S*/)?onrecord\s+(.*)", part):
                    yield found[1]


def test_every_generated_page_is_fresh() -> None:
    """Fields, schema, help, licences, rooms and the walk-through stand in the docs as the code has them: else run make docs."""
    assert [path.relative_to(ROOT).as_posix() for path in docs.stale()] == []


def test_every_command_has_its_page_and_every_page_its_command() -> None:
    """A command without a page, or a page of a command that is gone, can't be committed."""
    assert sorted(path.stem for path in FOLDER.glob("*.md")) == sorted(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_page_shows_its_use(name: str) -> None:
    """A page has more than the help: examples that call this very command, and the exit codes."""
    text = (FOLDER / f"{name}.md").read_text("utf-8")
    assert [line for line in command_lines(text) if line.split()[0] == name]
    assert "## Examples" in text
    assert COMMANDS[name] in text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    """No option is without a word of help."""
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help and not p.hidden] == []


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_command_line_in_the_docs_can_be_typed(page: Path) -> None:
    """Commands and options that the docs show exist."""
    for line in command_lines(page.read_text("utf-8")):
        name, *arguments = shlex.split(line, comments=True)
        if name.startswith("-"):
            continue
        assert name in COMMANDS, line
        command = main.get_command(click.Context(main), name)
        assert command is not None
        options = {option for p in command.params for option in (*p.opts, *p.secondary_opts)} | {"--help", "-h"}
        used = {argument.partition("=")[0] for argument in arguments if re.match(r"--?[a-z]", argument)}
        assert used <= options, line


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_file_and_link_that_the_docs_name_exists(page: Path) -> None:
    """A room, file or picture that is named is there, and a link leads somewhere, to its heading if it names one."""
    text = page.read_text("utf-8")
    prose = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    named = re.findall(rf"`((?:{'|'.join(FOLDERS)})/[^`\s…*<>]*)`", prose)
    assert [name for name in named if not (ROOT / name).exists()] == []
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        path, _, anchor = target.partition("#")
        there = (page.parent / path) if path else page
        assert there.exists(), target
        assert not anchor or anchor in set(anchors(there.read_text("utf-8"))), target


def anchors(text: str) -> Iterator[str]:
    """The anchors of a page's headings."""
    for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE):
        yield re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_make_task_that_the_docs_name_exists(page: Path) -> None:
    """`make something` in a page is a task of the Makefile."""
    tasks = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|[`(:] ?)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE))
    assert named <= tasks


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_block_is_one_that_a_script_fills(page: Path) -> None:
    """No page has a generated block that nothing writes, and none is left empty."""
    text = page.read_text("utf-8")
    for name in blocks.names(text):
        assert blocks.content(text, name).strip(), f"{page.name}: {name}"


def test_the_python_of_the_readme_runs() -> None:
    """The five lines of the README print who said what."""
    (example,) = fenced((ROOT / "README.md").read_text("utf-8"), "python")
    assert len([line for line in example.splitlines() if line.strip()]) == 5
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Benna Rosk | “We have run out of blood" in done.stdout


def test_the_version_is_one() -> None:
    """Package, code and changelog name the same version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert project["version"] == onrecord.__version__ == newest[1]


def test_the_tree_of_errors_is_drawn_as_it_is() -> None:
    """Every error that onrecord raises on purpose stands in the tree at the top of errors.py, under its parent."""
    drawn: dict[str, int] = {}
    for line in (errors.__doc__ or "").splitlines():
        if found := re.match(r"[\s│├└─]*([A-Z]\w+)", line):
            drawn[found[1]] = line.index(found[1])
    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.OnrecordError):
            assert kind.__name__ in drawn
            parent = kind.__bases__[0].__name__
            if parent in drawn:
                assert drawn[kind.__name__] == drawn[parent] + 4


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("MIT OR GPL-3.0-only", True),
        ("BSD-3-Clause AND GPL-3.0-only", False),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("", False),
    ],
)
def test_a_licence_that_may_not_be_used_is_seen(expression: str, allowed: bool) -> None:
    """A dependency gets in only under licences on the list: all of an AND, one of an OR."""
    assert may_be_used(expression) is allowed


def test_the_lock_is_read_whole() -> None:
    """Versions for different Pythons and everyone who asks for a package are told from the lock file."""
    lock = (
        "numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:00\n    # via\n    #   spacy\n    #   thinc\n"
        "numpy==2.5.5 ; python_full_version >= '3.12' \\\n    --hash=sha256:01\n    # via spacy\n"
        "alembic==1.0 \\\n    --hash=sha256:02\n    # via onrecord (pyproject.toml)\n"
    )
    assert [(p.name, p.versions, p.via) for p in pinned(lock)] == [
        ("alembic", ("1.0",), ("onrecord",)),
        ("numpy", ("2.4.6", "2.5.5"), ("spacy", "thinc")),
    ]
