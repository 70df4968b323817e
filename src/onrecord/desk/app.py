"""The application: one route a page, one state of the record an answer.

Nothing is written through it. Every answer carries the record's state as its ETag, so that a browser which
has the page of that state is told so in a few bytes. Store and templates work in threads, off the loop.
"""

import logging
from collections.abc import Awaitable, Callable
from functools import lru_cache

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord import __version__
from onrecord.desk.answers import HTML, JSON, NOT_ALLOWED, NOT_FOUND, Answer, Problem, asset_answer, matches, problem_of
from onrecord.desk.headers import Headers
from onrecord.errors import OnrecordError
from onrecord.pages import twins
from onrecord.pages.press import LISTS, PARAMS, TWINS, Press, kept
from onrecord.pages.shelf import Shelf
from onrecord.record import Store

log = logging.getLogger(__name__)

Params = tuple[tuple[str, str], ...]
"""What an address holds, in the order that makes equal addresses equal."""
Make = Callable[[Press, dict[str, str]], Answer]

STATES = 2
"""States of the record kept decoded: the present one, and the last for readers who are still on it."""
PRINTED = 64
"""Pages kept printed: a page of a state can't change, and the front page of a large record costs most."""
LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")


def make_app(store: Store, name: str, *, hosts: tuple[str, ...] = LOOPBACK) -> Starlette:
    """The application over an open store; `name` stands on its pages as the record's name.

    `hosts` are the host names that it answers to: with the default, a page elsewhere can't read a record on this
    machine by pointing its own name here (DNS rebinding). `("*",)` answers to any.
    """
    desk = _Desk(store, name)
    routes = [
        *(Route(f"/{page}.json", desk.answering(page, _twin(page))) for page in TWINS),
        *(Route("/" if page == "front" else f"/{page}", desk.answering(page, _page(page))) for page in PARAMS),
        Route(
            "/reports/{report}.json", desk.answering("", lambda p, a: Answer(twins.report(p.shelf, a["report"]), JSON))
        ),
        Route("/reports/{report}", desk.answering("", lambda p, a: Answer(p.report(a["report"]), HTML))),
        Route(
            "/lines/{report}/{line}.json",
            desk.answering("", lambda p, a: Answer(twins.line(p.shelf, a["report"], a["line"]), JSON)),
        ),
        Route("/lines/{report}/{line}", desk.answering("", lambda p, a: Answer(p.one(a["report"], a["line"]), HTML))),
        Route("/assets/{name}", asset_answer),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Headers), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))],
        exception_handlers={HTTPException: desk.refused},
    )


def _page(name: str) -> Make:
    return lambda press, asked: Answer(press.page(name, asked), HTML)


def _twin(name: str) -> Make:
    if name in LISTS:
        return lambda press, asked: Answer(twins.lines(press.shelf, LISTS[name], asked), JSON)
    make = {"figures": twins.figures, "reports": twins.reports, "search": twins.search, "rates": twins.rates}[name]
    return lambda press, asked: Answer(make(press.shelf, asked), JSON)


class _Desk:
    """The store with its press for the present state, and the pages of it that are printed."""

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._name = name
        self._press = lru_cache(STATES)(self._press_of)
        self._printed = lru_cache(PRINTED)(self._print)

    def answering(self, page: str, make: Make) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint that gives what `make` makes of an address, or says what went wrong."""

        async def endpoint(request: Request) -> Response:
            query = dict(request.query_params)
            asked = (kept(page, query) if page else {}) | request.path_params
            return await run_in_threadpool(self._answer, request, make, tuple(sorted(asked.items())))

        return endpoint

    async def refused(self, request: Request, error: Exception) -> Response:
        """The answer to an address or a method that there is none for."""
        allowed = isinstance(error, HTTPException) and error.status_code != 405
        return await run_in_threadpool(self._problem, request, NOT_FOUND if allowed else NOT_ALLOWED)

    def _answer(self, request: Request, make: Make, asked: Params) -> Response:
        try:
            seq = self._store.head()
            headers = {"ETag": f'"{seq}-{__version__}"', "Cache-Control": "no-cache"}
            if matches(request, headers["ETag"]):
                return Response(None, 304, headers)
            answer = self._printed(seq, make, asked)
            return Response(answer.body, 200, headers, media_type=answer.media)
        except OnrecordError as error:
            return self._problem(request, problem_of(error))
        except Exception as error:
            log.exception("the page %s failed", request.url.path)
            return self._problem(request, problem_of(error))

    def _print(self, seq: int, make: Make, asked: Params) -> Answer:
        return make(self._press(seq), dict(asked))

    def _press_of(self, seq: int) -> Press:
        return Press.served(Shelf(self._store, self._name, seq))

    def _problem(self, request: Request, problem: Problem) -> Response:
        if request.url.path.endswith(".json"):
            return Response(problem.json(), problem.status, media_type=JSON)
        try:
            body = self._press(self._store.head()).problem(problem.title, problem.message, problem.next)
        except OnrecordError:
            return Response(
                f"{problem.title}. {problem.message} {problem.next}", problem.status, media_type="text/plain"
            )
        return Response(body, problem.status, media_type=HTML)
