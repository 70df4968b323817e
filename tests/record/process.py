"""A process of its own on a record: `python -m tests.record.process add ADDRESS FROM TO` or `… read ADDRESS`.

`add` prints each report's id once it is on record; `read` prints the newest entry's number, once at once and once for
each line of input. With ONRECORD_TEST_UID it first becomes that user, who owns nothing.
"""

import os
import sys
import tempfile

from onrecord.errors import OnrecordError
from onrecord.record import Store
from tests.record.making import received_of, record_of


def main() -> int:
    """Do what the arguments say; errors as one line."""
    verb, address, *numbers = sys.argv[1:]
    become(os.environ.get("ONRECORD_TEST_UID"))
    try:
        if verb == "add":
            add(address, *map(int, numbers))
        else:
            read(address)
    except OnrecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        return 1
    return 0


def become(user: str | None) -> None:
    """Give up root's rights, once everything that Python may import later has been used (it may lie where others can't)."""
    if user is None:
        return
    with tempfile.TemporaryDirectory() as folder, Store.open(f"{folder}/warm.db") as store:
        record = record_of()
        store.add(received_of(record), record)
        store.search("fled")
    os.setgroups([])
    os.setgid(int(user))
    os.setuid(int(user))


def add(address: str, first: int, last: int) -> None:
    """Add reports `first` to `last`."""
    with Store.open(address, patience=60) as store:
        for number in range(first, last):
            record = record_of(number=number)
            added = store.add(received_of(record), record)
            print(added.report_id, added.kind, flush=True)


def read(address: str) -> None:
    """Say the state, now and whenever asked."""
    with Store.open(address, readonly=True) as store:
        print(store.head(), store.count(), len(store.search("fled").items), flush=True)
        for _ in sys.stdin:
            print(store.head(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
