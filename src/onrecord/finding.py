"""What a room gives back: the parts it found and what it could not settle."""

from typing import Generic, NamedTuple, TypeVar

from onrecord.model import Unresolved

P = TypeVar("P")


class Finding(NamedTuple, Generic[P]):
    """Parts in the order of the text, and the unresolved beside them."""

    parts: tuple[P, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
