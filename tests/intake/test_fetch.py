"""Fetching: polite, bounded, never behind the user's door unless told to, and every failure one clear line."""

import gzip
import shutil
import socket
import ssl
import subprocess
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import FetchError, InputError
from onrecord.intake import Hints, receive
from onrecord.intake.addresses import is_public
from onrecord.intake.fetch import Bounds, Fetcher, Validators
from tests.intake.conftest import Route, Server, answer
from tests.intake.making import both, failed, received, told
from tests.intake.pasted import BODY, TITLE

PAGE = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{''.join(f'<p>{line}</p>' for line in BODY)}</body></html>".encode()
HERE = Hints(allow_private=True)
SMALL = Bounds(step=20, whole=40, size=50_000, pause=0.0)
"""Small in bytes; a machine that is busy with other things must not fail a test for it."""


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """A fetcher that may ask this machine, with small bounds."""
    with Fetcher(allow_private=True, bounds=SMALL) as one:
        yield one


def refused(fetcher: Fetcher, url: str) -> str:
    """What is wrong with an address."""
    with pytest.raises(FetchError) as caught:
        fetcher.get(url)
    told(caught.value)
    assert caught.value.where == url
    return caught.value.problem


def test_a_page_at_an_address(server: Server) -> None:
    """A page is fetched as ourselves, robots.txt first, and read like a file; its address is the report's."""
    server.routes["/2031/05/14/talks"] = answer(PAGE)
    url = f"{server.url}/2031/05/14/talks"
    report = received(url, HERE).report
    assert (report.title, report.url, report.published.value) == (TITLE, url, "2031-05-14")
    assert server.asked == ["/robots.txt", "/2031/05/14/talks"]
    assert all(headers["user-agent"].startswith("onrecord/") for headers in server.headers)


def test_plain_text_and_json_at_an_address(server: Server) -> None:
    """What an address gives is read by what it is, not by its name."""
    server.routes["/a"] = answer(BODY[0].encode(), "text/plain")
    server.routes["/b"] = answer(b'{"text": "The talks stalled."}', "application/json")
    reports, errors = both([f"{server.url}/a", f"{server.url}/b"], HERE)
    assert not errors
    assert [r.report.text for r in reports] == [BODY[0], "The talks stalled."]


def test_private_addresses_are_refused(server: Server) -> None:
    """Without leave, an address of this machine isn't asked at all."""
    server.routes["/"] = answer(PAGE)
    error = failed(f"{server.url}/")
    assert isinstance(error, FetchError)
    assert "--allow-private" in error.problem
    assert server.asked == []


@pytest.mark.parametrize(
    "name", ["localhost", "127.1", "0x7f000001", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"]
)
def test_private_addresses_by_other_names_are_refused(server: Server, name: str) -> None:
    """This machine is refused under every name that leads to it."""
    port = server.url.rpartition(":")[2]
    with Fetcher(bounds=SMALL) as fetcher:
        refused(fetcher, f"http://{name}:{port}/")
    assert server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False),
        ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False),
        ("255.255.255.255", False), ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:10.0.0.1", False),
        ("2002:0a00:0001::1", False), ("64:ff9b::7f00:1", False), ("ff02::1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    """Only addresses of the public net are public, whatever they are wrapped in."""
    assert is_public(address) is public


def test_a_redirect_to_a_private_address_is_refused(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hop is checked like the first address: a public page can't send us behind the user's door."""
    import onrecord.intake.addresses as addresses

    public = is_public
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or public(address))
    server.routes["/"] = answer(status=302, Location=f"http://127.0.0.2:{server.url.rpartition(':')[2]}/secret")
    server.routes["/secret"] = answer(PAGE)
    with Fetcher(bounds=SMALL) as fetcher:
        assert "127.0.0.2" in refused(fetcher, f"{server.url}/")
    assert "/secret" not in server.asked


def test_redirects_are_followed(server: Server, fetcher: Fetcher) -> None:
    """A page that moved is found, relative addresses too, and its last address is the page's."""
    server.routes["/old"] = answer(status=301, Location="/newer")
    server.routes["/newer"] = answer(status=308, Location=f"{server.url}/newest?a=1")
    server.routes["/newest"] = answer(PAGE)
    page = fetcher.get(f"{server.url}/old")
    assert page is not None
    assert page.url == f"{server.url}/newest?a=1"


@pytest.mark.parametrize(
    ("location", "word"),
    [
        ("/loop", "back to itself"),
        ("file:///etc/passwd", "no web address"),
        ("ftp://post.example/a", "no web address"),
        ("http://[", "no web address"),
    ],
)
def test_redirects_that_lead_nowhere(server: Server, fetcher: Fetcher, location: str, word: str) -> None:
    """A loop, another scheme and a broken address end a fetch."""
    server.routes["/loop"] = answer(status=302, Location=location)
    assert word in refused(fetcher, f"{server.url}/loop")


def test_too_many_redirects(server: Server, fetcher: Fetcher) -> None:
    """A chain without end ends."""
    for number in range(20):
        server.routes[f"/{number}"] = answer(status=302, Location=f"/{number + 1}")
    assert "more than 8" in refused(fetcher, f"{server.url}/0")


@pytest.mark.parametrize("status", [401, 402, 403, 404, 410, 429, 451, 500, 503, 418, 204])
def test_answers_that_are_no_page(server: Server, fetcher: Fetcher, status: int) -> None:
    """Every other answer is told with its number and what to do."""
    server.routes["/"] = answer(status=status)
    assert f"({status})" in refused(fetcher, f"{server.url}/")


def test_robots_that_forbid(server: Server, fetcher: Fetcher) -> None:
    """What robots.txt forbids to us is not asked; what it allows is, and it is asked for once."""
    server.routes["/robots.txt"] = answer(
        b"User-agent: *\nDisallow: /private/\n\nUser-agent: onrecord\nDisallow: /us/\n", "text/plain"
    )
    server.routes["/us/a"] = server.routes["/private/a"] = server.routes["/a"] = answer(PAGE)
    assert "robots.txt" in refused(fetcher, f"{server.url}/us/a")
    assert fetcher.get(f"{server.url}/private/a") is not None
    assert fetcher.get(f"{server.url}/a") is not None
    assert server.asked == ["/robots.txt", "/private/a", "/a"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_robots_that_cannot_be_had(server: Server, fetcher: Fetcher, status: int, allowed: bool) -> None:
    """A robots.txt that isn't there allows; one that a server fails to give forbids (RFC 9309)."""
    server.routes["/robots.txt"] = answer(status=status)
    server.routes["/"] = answer(PAGE)
    if allowed:
        assert fetcher.get(f"{server.url}/") is not None
    else:
        assert "robots.txt" in refused(fetcher, f"{server.url}/")


def test_robots_behind_a_redirect_and_robots_without_end(server: Server, fetcher: Fetcher) -> None:
    """Robots.txt is followed to where it is, and only its beginning is looked at."""
    rules = b"User-agent: *\nDisallow: /a\n" + b"# filling\n" * 100_000
    server.routes["/robots.txt"] = answer(status=301, Location="/elsewhere.txt")
    server.routes["/elsewhere.txt"] = answer(rules, "text/plain")
    server.routes["/a"] = answer(PAGE)
    assert "robots.txt" in refused(fetcher, f"{server.url}/a")


@pytest.mark.parametrize(("asked", "kept"), [(b"", 20), (b"Crawl-delay: 25", 25), (b"Crawl-delay: 9000", 30)])
def test_requests_to_one_host_keep_their_distance(
    server: Server, monkeypatch: pytest.MonkeyPatch, asked: bytes, kept: int
) -> None:
    """The second page of a host is waited for: our own pause, or the host's if it is longer, within reason."""
    slept: list[float] = []
    monkeypatch.setattr("onrecord.intake.fetch.time.sleep", slept.append)
    server.routes["/robots.txt"] = answer(b"User-agent: *\n" + asked, "text/plain")
    server.routes["/a"] = server.routes["/b"] = answer(PAGE)
    with Fetcher(allow_private=True, bounds=Bounds(pause=20)) as fetcher:
        fetcher.get(f"{server.url}/a")
        assert slept == []
        fetcher.get(f"{server.url}/b")
    (pause,) = slept
    assert kept - 15 < pause <= kept


def test_a_page_is_asked_whether_it_changed(server: Server, fetcher: Fetcher) -> None:
    """What a server gave to ask with is kept, sent, and an unchanged page is no page."""

    def route(request: BaseHTTPRequestHandler) -> None:
        same = (
            request.headers.get("If-None-Match") == '"17"'
            and request.headers.get("If-Modified-Since") == "Wed, 14 May 2031 10:20:00 GMT"
        )
        answer(
            b"" if same else PAGE,
            status=304 if same else 200,
            ETag='"17"',
            Last_Modified="Wed, 14 May 2031 10:20:00 GMT",
        )(request)

    server.routes["/"] = route
    page = fetcher.get(f"{server.url}/")
    assert page is not None
    assert page.validators == Validators('"17"', "Wed, 14 May 2031 10:20:00 GMT")
    assert fetcher.get(f"{server.url}/", page.validators) is None


def silent(request: BaseHTTPRequestHandler) -> None:
    """Say nothing until the other side hangs up."""
    request.rfile.read(1)
    request.close_connection = True


def dripping(request: BaseHTTPRequestHandler) -> None:
    """Give a page a byte at a time, each in time."""
    request.send_response(200)
    request.send_header("Content-Length", "100000")
    request.end_headers()
    try:
        while True:
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.05)
    except (BrokenPipeError, ConnectionResetError):
        request.close_connection = True


def broken_off(request: BaseHTTPRequestHandler) -> None:
    """End in the middle."""
    request.send_response(200)
    request.send_header("Content-Length", "100000")
    request.end_headers()
    request.wfile.write(b"<p>half a page")
    request.close_connection = True


@pytest.mark.parametrize(
    ("route", "word"),
    [
        (broken_off, "broke off"),
        (answer(b"x" * 60_000), "larger than"),
        (answer(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip"), "larger than"),
        (answer(zlib.compress(b"\0" * 50_000_000), Content_Encoding="deflate"), "larger than"),
        (answer(b"no gzip", Content_Encoding="gzip"), "packed"),
        (answer(b"x", Content_Encoding="br"), "packed"),
    ],
    ids=["broken off", "huge", "gzip bomb", "deflate bomb", "no gzip", "brotli"],
)
def test_pages_that_cost_too_much(server: Server, fetcher: Fetcher, route: Route, word: str) -> None:
    """A server that is broken or hostile costs no more than the bounds."""
    server.routes["/"] = route
    assert word in refused(fetcher, f"{server.url}/")


@pytest.mark.parametrize(
    ("route", "bounds", "word"),
    [
        (silent, Bounds(step=1.0, pause=0.0), "did not answer within"),
        (dripping, Bounds(step=20, whole=1.0, pause=0.0), "took longer than"),
    ],
    ids=["silent", "dripping"],
)
def test_pages_that_take_too_long(server: Server, route: Route, bounds: Bounds, word: str) -> None:
    """A server that says nothing, or a byte at a time without end, is left in time."""
    server.routes["/"] = route
    with Fetcher(allow_private=True, bounds=bounds) as fetcher:
        assert word in refused(fetcher, f"{server.url}/")


@pytest.mark.parametrize("packing", ["gzip", "deflate", "raw deflate"])
def test_packed_pages_are_unpacked(server: Server, fetcher: Fetcher, packing: str) -> None:
    """gzip and both kinds of deflate come out as the page, to the last byte."""
    body = bytes(range(256)) * 190
    raw = zlib.compressobj(wbits=-15)
    packed = {
        "gzip": gzip.compress(body),
        "deflate": zlib.compress(body),
        "raw deflate": raw.compress(body) + raw.flush(),
    }[packing]
    server.routes["/"] = answer(packed, Content_Encoding=packing.rpartition(" ")[2])
    page = fetcher.get(f"{server.url}/")
    assert page is not None
    assert page.data == body


@pytest.mark.parametrize("body", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.4", b"PK\x03\x04", b""])
def test_what_is_no_text_at_an_address(server: Server, body: bytes) -> None:
    """A picture, a PDF, an archive and nothing are told, whatever the server calls them."""
    server.routes["/"] = answer(body, "text/html")
    told(failed(f"{server.url}/", HERE))


def test_no_server_and_no_host(fetcher: Fetcher) -> None:
    """A refused connection and an unknown name say that they can't be reached."""
    assert "can't be reached" in refused(fetcher, "http://127.0.0.1:9/")
    assert "can't be reached" in refused(fetcher, "http://nothing.invalid/")


def test_one_bad_address_does_not_stop_the_rest(server: Server, fetcher: Fetcher) -> None:
    """Of three addresses, the one that fails is told in its place."""
    server.routes["/a"] = server.routes["/c"] = answer(PAGE)
    found = list(receive([f"{server.url}/{name}" for name in "abc"], HERE, fetcher))
    assert [isinstance(one, InputError) for one in found] == [False, True, False]


def test_a_name_is_looked_up_once_and_its_address_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was checked is the one that is asked, under the name: a second answer for the name is never heard."""
    look_up, asked = socket.getaddrinfo, []

    def once(host: str, *args: Any, **kwargs: Any) -> Any:
        if host == "rebinding.example":
            asked.append(host)
            return look_up("127.0.0.1", *args, **kwargs)
        assert host == "127.0.0.1"
        return look_up(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", once)
    server.routes["/robots.txt"] = server.routes["/"] = answer(PAGE)
    with Fetcher(allow_private=True, bounds=SMALL) as fetcher:
        assert fetcher.get(f"http://rebinding.example:{server.url.rpartition(':')[2]}/") is not None
    assert len(asked) == len(server.asked) == 2
    assert all(headers["host"].startswith("rebinding.example:") for headers in server.headers)


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """A server that answers one page over TLS as secured.example: its port, and the certificate that vouches for it."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl to make a certificate with")
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    asked = f"req -x509 -newkey rsa:2048 -nodes -keyout {key} -out {cert} -days 1 -subj /CN=x -addext subjectAltName=DNS:secured.example"
    subprocess.run(["openssl", *asked.split(" ")], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    one = Server()
    one.http.socket = context.wrap_socket(one.http.socket, server_side=True, do_handshake_on_connect=True)
    one.routes["/"] = answer(PAGE)
    yield one.http.server_address[1], cert
    one.close()


def test_certificates(secured: tuple[int, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A server is asked under its name and must prove it: a certificate that nobody vouches for is refused."""
    port, cert = secured
    look_up = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *a, **k: look_up("127.0.0.1", *a, **k))
    with Fetcher(allow_private=True, bounds=SMALL) as fetcher:
        assert "certificate" in refused(fetcher, f"https://secured.example:{port}/")
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    with Fetcher(allow_private=True, bounds=SMALL) as fetcher:
        assert fetcher.get(f"https://secured.example:{port}/") is not None
        assert "certificate" in refused(fetcher, f"https://other.example:{port}/")
