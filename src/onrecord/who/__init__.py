"""Who: the actors of a report, from their mentions."""

from onrecord.who.cast import Cast, cast_of

__all__ = ["Cast", "cast_of"]
