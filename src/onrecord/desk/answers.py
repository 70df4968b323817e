"""Answers: a page, a JSON twin, or what went wrong in the one shape that every failing answer has."""

import hashlib
from dataclasses import dataclass
from functools import cache

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from onrecord.errors import BadQuery, NotOnRecord, OnrecordError, RecordBusy
from onrecord.pages.render import ASSETS, asset

HTML = "text/html; charset=utf-8"
JSON = "application/json"
TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A body with its media type."""

    body: bytes
    media: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: a status, a code for programs, one line for readers, and what to do next."""

    status: int
    code: str
    title: str
    message: str
    next: str

    def json(self) -> bytes:
        """The one shape of every failing JSON answer."""
        return msgspec.json.encode({"error": {"code": self.code, "message": self.message, "next": self.next}})


NOT_FOUND = Problem(404, "not-found", "No such page", "There is no page at this address.", "Start from the front page.")
NOT_ALLOWED = Problem(405, "not-allowed", "Not possible", "This page can only be read.", "Ask with GET.")


def problem_of(error: Exception) -> Problem:
    """How an error is told. Nothing of an unforeseen error's insides is shown."""
    message, _, then = str(error).partition(": ") if isinstance(error, OnrecordError) else ("", "", "")
    told = f"{message}: {then}" if then else message
    if isinstance(error, NotOnRecord):
        return Problem(404, "not-on-record", "Not on record", told, "The list of reports holds everything that is.")
    if isinstance(error, BadQuery):
        return Problem(
            400,
            "bad-query",
            "This can’t be asked",
            told,
            "Take the last change out of the address, or start from the front page.",
        )
    if isinstance(error, RecordBusy):
        return Problem(503, "busy", "The record is busy", told, "Load the page again in a moment.")
    if isinstance(error, OnrecordError):
        return Problem(500, "record", "The record can’t be read", told, "Look at the record with `onrecord show`.")
    return Problem(
        500,
        "failed",
        "This page failed",
        "Something went wrong that onrecord did not foresee.",
        "The server’s own output says what.",
    )


@cache
def _asset(name: str) -> tuple[bytes, str]:
    body = asset(name)
    return body, f'"{hashlib.sha256(body).hexdigest()[:16]}"'


def asset_answer(request: Request) -> Response:
    """A file of the page itself."""
    name = request.path_params["name"]
    if name not in ASSETS:
        return Response(NOT_FOUND.message, 404, media_type="text/plain")
    body, tag = _asset(name)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if matches(request, tag):
        return Response(None, 304, headers)
    return Response(body, 200, headers, media_type=TYPES[name.rpartition(".")[2]])


def matches(request: Request, tag: str) -> bool:
    """Whether the browser has the answer of this tag (RFC 9110, 13.1.2: weak comparison)."""
    asked = request.headers.get("if-none-match", "")
    return asked.strip() == "*" or tag in [one.strip().removeprefix("W/") for one in asked.split(",")]
