"""Pages and feeds from the net, politely and within bounds.

Robots.txt is asked first (RFC 9309: what can't be had for a server's fault forbids, what isn't there allows),
requests to one host keep a distance, redirects are followed by hand and each hop is checked like the first,
and a page is read only up to a size and a time. Proxies from the environment are not used: the address that
is checked must be the one that is asked.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx

from onrecord import __version__
from onrecord.errors import FetchError
from onrecord.intake.addresses import Guarded, PrivateAddress
from onrecord.intake.unpacking import TooLarge, UnknownPacking, unpacked

if TYPE_CHECKING:
    from protego import Protego

AGENT = f"onrecord/{__version__}"
ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/rss+xml,application/json;q=0.8,*/*;q=0.5"

HOPS = 8
"""Redirects followed, as many as feed readers do."""

ROBOTS_LIMIT = 500 * 1024
"""Bytes of robots.txt that RFC 9309 asks a reader to take at least."""

LONGEST_PAUSE = 30.0
"""Seconds of a robots.txt's Crawl-delay that are kept; more would stall a run for one page."""

REDIRECTS = (301, 302, 303, 307, 308)

ANSWERS = {
    401: "asks for a password: save the page and give the file",
    402: "asks to be paid: save the page and give the file",
    403: "does not let us in: save the page and give the file",
    404: "is not there: check the address",
    410: "is gone: check the address",
    429: "is asked too often: try again later",
    451: "is withheld for legal reasons: save a copy from elsewhere and give the file",
}


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a fetch may cost: seconds for one step and for the whole, bytes unpacked, seconds between requests to one host."""

    step: float = 20.0
    whole: float = 60.0
    size: int = 10 * 1024 * 1024
    pause: float = 1.0


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask next time whether a page has changed (RFC 9110)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: its bytes unpacked, and where it was in the end."""

    url: str
    data: bytes
    content_type: str
    charset: str | None
    validators: Validators


class Fetcher:
    """Fetches pages; keeps robots.txt, connections and the time of the last request by host while it is open."""

    def __init__(self, *, allow_private: bool = False, bounds: Bounds | None = None) -> None:
        self.bounds = bounds or Bounds()
        self._robots: dict[str, Protego | None] = {}
        self._asked: dict[str, float] = {}
        self._allow_private = allow_private

    @cached_property
    def _client(self) -> httpx.Client:
        """Made at the first request: it reads every certificate authority's certificate."""
        return httpx.Client(
            transport=Guarded(self._allow_private),
            headers={"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"},
            timeout=self.bounds.step,
            follow_redirects=False,
            trust_env=False,
        )

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        if "_client" in self.__dict__:
            self._client.close()
            del self._client

    def get(self, url: str, known: Validators | None = None) -> Page | None:
        """The page at an address; None if it has not changed since `known`. Raises FetchError."""
        end = time.monotonic() + self.bounds.whole
        headers = _conditions(known)
        seen: list[str] = []
        here = url
        while len(seen) <= HOPS:
            self._check(here, url, seen)
            seen.append(here)
            found = self._once(here, url, headers, end)
            if not isinstance(found, str):
                return found
            here = _joined(here, found, url)
        raise FetchError(url, f"leads on more than {HOPS} times: give the address where it ends")

    def _check(self, here: str, url: str, seen: list[str]) -> None:
        """Raise FetchError if an address may not be asked."""
        parts = _parts(here, url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise FetchError(
                url, f"leads to {here[:80]!r}, which is no web address: give one that begins with https://"
            )
        if here in seen:
            raise FetchError(url, "leads back to itself: save the page in a browser and give the file")
        if not self._allowed(here, url):
            raise FetchError(url, "robots.txt asks us not to read it: save the page and give the file")

    def _once(self, here: str, url: str, headers: dict[str, str], end: float) -> Page | str | None:
        """The page, or where it redirects to, or None if it is unchanged."""
        self._wait(here)
        with _Told(url, self.bounds), self._client.stream("GET", here, headers=headers) as answer:
            if answer.status_code in REDIRECTS and "location" in answer.headers:
                return answer.headers["location"]
            if answer.status_code == 304:
                return None
            if answer.status_code != 200:
                raise FetchError(url, _answer(answer.status_code))
            data = b"".join(self._body(answer, url, end, self.bounds.size))
            return Page(here, data, *_kind(answer), _validators(answer))
        raise AssertionError  # for mypy: _Told swallows nothing

    def _body(self, answer: httpx.Response, url: str, end: float, limit: int) -> Iterator[bytes]:
        """The body, unpacked, while it is within its bounds."""
        packing = answer.headers.get("content-encoding", "")
        try:
            for part in unpacked(answer.iter_raw(), packing, limit):
                if time.monotonic() > end:
                    raise FetchError(url, f"took longer than {self.bounds.whole:g} s: try again later")
                yield part
        except TooLarge:
            raise FetchError(url, f"is larger than {limit / 1048576:.3g} MB: save it and give the file") from None
        except UnknownPacking as error:
            raise FetchError(
                url, f"is packed in a way that can't be read ({error}): save the page and give the file"
            ) from None

    def _allowed(self, here: str, url: str) -> bool:
        parts = _parts(here, url)
        origin = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        if origin not in self._robots:
            self._robots[origin] = self._ask_robots(origin, url)
        rules = self._robots[origin]
        return rules is None or rules.can_fetch(here, AGENT)

    def _ask_robots(self, origin: str, url: str) -> "Protego | None":
        """A host's rules; None if it has none. Raises FetchError if the host can't say."""
        from protego import Protego

        here, end = f"{origin}/robots.txt", time.monotonic() + self.bounds.whole
        for _ in range(HOPS):
            with _Told(url, self.bounds), self._client.stream("GET", here) as answer:
                if answer.status_code in REDIRECTS and "location" in answer.headers:
                    here = _joined(here, answer.headers["location"], url)
                    if _parts(here, url).scheme not in ("http", "https"):
                        return None
                    continue
                if answer.status_code >= 500 or answer.status_code == 429:
                    raise FetchError(url, f"its robots.txt can't be had ({answer.status_code}): try again later")
                if answer.status_code != 200:
                    return None
                text = b"".join(self._first(answer, url, end)).decode("utf-8", "replace")
                return Protego.parse(text)
        return None

    def _first(self, answer: httpx.Response, url: str, end: float) -> Iterator[bytes]:
        """The beginning of robots.txt: what is beyond the limit is not looked at."""
        try:
            for part in unpacked(answer.iter_raw(), answer.headers.get("content-encoding", ""), ROBOTS_LIMIT):
                if time.monotonic() > end:
                    return
                yield part
        except (TooLarge, UnknownPacking):
            return

    def _wait(self, here: str) -> None:
        """Keep the distance between requests to one host."""
        parts = urlsplit(here)
        rules = self._robots.get(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}")
        asked = float(rules.crawl_delay(AGENT) or 0) if rules else 0.0
        pause = max(self.bounds.pause, min(asked, LONGEST_PAUSE))
        before = self._asked.get(parts.netloc)
        if before is not None:
            time.sleep(max(0.0, before + pause - time.monotonic()))
        self._asked[parts.netloc] = time.monotonic()


class _Told:
    """Turn what goes wrong on the net into one FetchError for the address that the user gave."""

    def __init__(self, url: str, bounds: Bounds) -> None:
        self.url, self.bounds = url, bounds

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, httpx.HTTPError | httpx.InvalidURL | httpx.StreamError | ValueError | OSError):
            raise FetchError(self.url, self.problem(error)) from error

    def problem(self, error: Exception) -> str:
        """What went wrong and what to do."""
        if isinstance(error, PrivateAddress):
            return f"{error}: if that is meant, allow private addresses (--allow-private)"
        if isinstance(error, httpx.TimeoutException):
            return f"did not answer within {self.bounds.step:g} s: try again later"
        if "certificate" in str(error).lower():
            return "its certificate is not valid: check the address, or save the page and give the file"
        if isinstance(error, httpx.ConnectError):
            return f"can't be reached ({error}): check the address and the connection"
        return f"broke off ({type(error).__name__}: {error}): try again later"


def _parts(here: str, url: str) -> SplitResult:
    try:
        return urlsplit(here)
    except ValueError:
        raise FetchError(url, f"leads to {here[:80]!r}, which is no web address: check it") from None


def _joined(here: str, location: str, url: str) -> str:
    try:
        return urljoin(here, location)
    except ValueError:
        raise FetchError(url, f"leads to {location[:80]!r}, which is no web address: check it") from None


def _conditions(known: Validators | None) -> dict[str, str]:
    said = {} if known is None else {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in said.items() if value}


def _validators(answer: httpx.Response) -> Validators:
    return Validators(answer.headers.get("etag"), answer.headers.get("last-modified"))


def _kind(answer: httpx.Response) -> tuple[str, str | None]:
    content_type = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    return content_type, answer.charset_encoding


def _answer(status: int) -> str:
    if status >= 500:
        return f"the server failed ({status}): try again later"
    return f"{ANSWERS.get(status, 'gives no page: check the address')} ({status})"
