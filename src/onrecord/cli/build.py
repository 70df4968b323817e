"""`onrecord build`: the page as files that open from a double-click, offline."""

from pathlib import Path

import click

from onrecord.cli.run import note, told


@click.command()
@click.argument("record")
@click.argument("site", type=click.Path(path_type=Path))
@click.option("--name", help="The record's name on its pages; else that of its file.")
@told
def command(record: str, site: Path, name: str | None) -> None:
    """Write the page of RECORD as files into SITE; open SITE/index.html in any browser, online or not.

    A site that onrecord made there before is replaced in one step, when the new one is whole. Any other folder that
    holds something is left as it is.
    """
    from onrecord.pages.shelf import name_of
    from onrecord.publish.site import build
    from onrecord.record import Store

    with Store.open(record, create=False, readonly=True) as store:
        count = build(store, name or name_of(record), site, note)
    note(f"{count:,} files written")
    click.echo((site / "index.html").absolute())
