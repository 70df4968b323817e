"""What the page's tests share: the invented crisis on record, and a client of its live page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Client

from onrecord.record import Store
from tests.desk.browser import Browser, open_browser
from tests.desk.making import make_record
from tests.desk.serving import serving


@pytest.fixture(scope="session")
def record_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record's file with the invented crisis; read it, don't add to it."""
    return make_record(tmp_path_factory.mktemp("desk") / "strait.db")


@pytest.fixture(scope="session")
def store(record_file: Path) -> Iterator[Store]:
    """The invented crisis on record."""
    with Store.open(str(record_file), readonly=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(store: Store) -> Iterator[Client]:
    """A client of the live page."""
    with serving(store, "strait") as made:
        yield made


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A real browser, one for all tests; each sets its size."""
    yield from open_browser(tmp_path_factory.mktemp("profile"))


@pytest.fixture(scope="session")
def site(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented crisis as a site of files."""
    from onrecord.publish.site import build

    target = tmp_path_factory.mktemp("files") / "site"
    build(store, "strait", target)
    return target
