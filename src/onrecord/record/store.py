"""The store: a record's database behind one class."""


class Store:
    """A record on disk."""

    @classmethod
    def open(cls, address: str) -> "Store":
        """The record at an address."""
        raise NotImplementedError
