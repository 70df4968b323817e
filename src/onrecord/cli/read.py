"""`onrecord read`: reads reports and prints their records; keeps nothing."""

import click

from onrecord.cli.run import DONE, FAILED, say, told, write
from onrecord.cli.values import DATE


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--published", type=DATE, metavar="DATE", help="When the reports were published: 2024-10-23, or with a time."
)
@click.option("--outlet", metavar="NAME", help="The outlet that published the reports.")
@click.option("--json", "form", flag_value="json", help="One JSON object a line, UTF-8.")
@click.option("--text", "form", flag_value="text", default="text", help="A text to read (the default).")
@click.option("--allow-private", is_flag=True, help="Fetch from addresses of private networks too.")
@click.option("--model", metavar="PATH", help="The folder of a spaCy model, in place of the installed one.")
@click.option(
    "--actors", metavar="FILE", help="A list of actors to know beside the shipped one: YAML, see docs/actors.md."
)
@told
def command(
    *,
    inputs: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    form: str,
    allow_private: bool,
    model: str | None,
    actors: str | None,
) -> int:
    """Read reports and print their records.

    INPUT is a file, a folder, an http(s) address, or - for standard input: plain text, HTML, JSON or JSON lines
    (keys id, text or html, title, url, date, outlet), RSS or Atom, WARC, ninjs, NewsML-G2. An input that can't be
    read is told on standard error, and the rest goes on.
    """
    from onrecord.api import read_all
    from onrecord.cli.render import rendered
    from onrecord.errors import InputError
    from onrecord.intake import Hints
    from onrecord.language import load
    from onrecord.model import to_json
    from onrecord.who import known

    if actors is not None:
        known.use(actors)

    failed = False
    hints = Hints(published=published, outlet=outlet, allow_private=allow_private)
    for found in read_all(inputs, hints, load(model) if model else None):
        if isinstance(found, InputError):
            failed = True
            say(str(found))
        else:
            record = found[1]
            write(to_json(record) if form == "json" else rendered(record).encode())
    return FAILED if failed else DONE
