"""`onrecord serve`: the live page of a record, on this machine unless told otherwise."""

import socket
import sys
import webbrowser

import click

from onrecord.cli.run import note, told
from onrecord.errors import PortTaken

PORT = 8400


@click.command()
@click.argument("record")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 for any free one."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at; 0.0.0.0 lets others in.")
@click.option("--name", help="The record's name on its pages; else that of its file.")
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@told
def command(record: str, port: int, host: str, name: str | None, open_: bool) -> None:
    """Serve the live page of RECORD, a record's file or a postgresql:// address, until Ctrl-C.

    Nothing is written, nothing is fetched from elsewhere. With the address 127.0.0.1 only this machine can read it.
    """
    import uvicorn

    from onrecord.desk import LOOPBACK, make_app
    from onrecord.pages.shelf import name_of
    from onrecord.record import Store

    with Store.open(record, create=False, readonly=True) as store, listening(host, port) as ear:
        local = host in LOOPBACK
        app = make_app(store, name or name_of(record), hosts=LOOPBACK if local else ("*",))
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{ear.getsockname()[1]}/"
        note(
            f"The page is at {address} (Ctrl-C stops)"
            + ("" if local else "; anyone who reaches this machine can read it")
        )
        if open_:
            webbrowser.open(address)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        uvicorn.Server(config).run(sockets=[ear])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises PortTaken with what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    ear = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        ear.bind((host, port))
        ear.listen(128)
    except OSError as error:
        ear.close()
        reason = error.strerror or str(error)
        raise PortTaken(
            f"can't listen at {host}, port {port} ({reason}): give another with --port or --host"
        ) from error
    return ear
