"""A live page on a real port of this machine, for as long as a test needs it."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import uvicorn

from onrecord.desk import make_app
from onrecord.record import Store


@contextmanager
def serving(store: Store, name: str) -> Iterator[httpx.Client]:
    """A client of the store's live page; redirects aren't followed."""
    with socket.create_server(("127.0.0.1", 0)) as ear:
        config = uvicorn.Config(make_app(store, name), log_level="critical", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [ear]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            with httpx.Client(
                base_url=f"http://127.0.0.1:{ear.getsockname()[1]}", timeout=60, trust_env=False
            ) as client:
                yield client
        finally:
            server.should_exit = True
            thread.join(10)
