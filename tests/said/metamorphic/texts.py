"""The reports that the relations begin with and change, filled with names and written in a style of marks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.said.metamorphic.lines import known


@dataclass(frozen=True, slots=True)
class Base:
    """A report with its names still open: `people` gives each placeholder's pronoun."""

    id: str
    text: str
    people: dict[str, str]

    def named(self, cast: int = 0) -> str:
        """The report with the names of one cast."""
        return filled(self.text, self.names(cast))

    def names(self, cast: int = 0) -> dict[str, str]:
        """Placeholder to name, full ("A") and short ("a"); the second person of a cast has another name than the first."""
        out: dict[str, str] = {}
        for number, (letter, pronoun) in enumerate(self.people.items()):
            choices = known("names.yaml")[pronoun]
            full, short = choices[(cast + 3 * number) % len(choices)]
            out |= {letter: full, letter.lower(): short}
        return out


def bases() -> Iterator[Base]:
    """The reports of `reports.yaml`."""
    return (Base(entry["id"], entry["text"], entry["people"]) for entry in known("reports.yaml"))


def filled(text: str, names: dict[str, str]) -> str:
    """The text with its placeholders replaced."""
    for letter, name in names.items():
        text = text.replace("{" + letter + "}", name)
    return text


def opened(words: str, names: dict[str, str]) -> str:
    """Words of a report with the names taken out again, longer ones first."""
    for letter, name in sorted(names.items(), key=lambda item: -len(item[1])):
        words = words.replace(name, "{" + letter.upper() + "}")
    return words


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one person says: a sentence in two halves and one that follows, with the person's name, title and role."""

    id: str
    name: str
    short: str
    pronoun: str
    title: str
    role: str
    first: str
    second: str
    then: str

    @property
    def whole(self) -> str:
        """Both halves, without a full stop."""
        return f"{self.first} {self.second}"


def utterances() -> Iterator[Utterance]:
    """Those of `utterances.yaml`, each with a name of its turn."""
    for number, entry in enumerate(known("utterances.yaml")):
        choices = known("names.yaml")[entry["person"]]
        full, short = choices[number // 2 % len(choices)]
        yield Utterance(entry["id"], full, short, entry["person"], **_words(entry))


def _words(entry: dict[str, Any]) -> dict[str, str]:
    return {key: entry[key] for key in ("title", "role", "first", "second", "then")}


STYLES = {
    "curly": "“”‘’",
    "straight": "\"\"''",
    "guillemets": "«»‹›",
    "spaced guillemets": "«»“”",
    "single": "‘’“”",
    "straight single": "''\"\"",
    "low": "„“‚‘",
    "low to high": "„”‚’",
    "inverted": "»«›‹",
}
"""Outer and inner marks of a house style, opening and closing."""

SPACED = "spaced guillemets"


def restyled(text: str, style: str) -> str:
    """A text with “ ” and ‘ ’ marks in another style; its apostrophes (’ between or after letters) stay what they are.

    A straight style has straight apostrophes too; spaced guillemets hold a no-break space inside.
    """
    outer_open, outer_close, inner_open, inner_close = tuple(STYLES[style])
    out: list[str] = []
    inner = False
    for mark in text:
        if mark == "‘":
            inner = True
            out.append(inner_open)
        elif mark == "’" and inner and out[-1] in ",.!?":
            inner = False
            out.append(inner_close)
        else:
            out.append(
                {
                    "“": outer_open,
                    "”": outer_close,
                    "’": "'" if "'" in STYLES[style] else "’",
                }.get(mark, mark)
            )
    joined = "".join(out)
    return joined.replace("«", "«\u00a0").replace("»", "\u00a0»") if style == SPACED else joined
