"""What an input says of a report beside its words, before the report is made."""

from dataclasses import dataclass, fields, replace

from onrecord.model import Published

UNDATED = Published()


@dataclass(frozen=True, slots=True)
class Details:
    """Every field as in `Report`; None, () or a Published without value where the input doesn't say."""

    ref: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    language: str | None = None
    published: Published = UNDATED
    credits: tuple[str, ...] = ()

    def over(self, other: "Details") -> "Details":
        """These details, with `other`'s wherever these don't say."""
        missing = {f.name: getattr(other, f.name) for f in fields(self) if not says(getattr(self, f.name))}
        return replace(self, **missing)


def says(value: object) -> bool:
    """Whether a field of Details holds something."""
    return value.value is not None if isinstance(value, Published) else bool(value)
