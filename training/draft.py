"""A draft annotation in the guide's form, checked: every mistake in it, or its record in character offsets.

A draft is `{"id", "actors": [...], "attributions": [...]}`; a mention is `[sentence, "text"]` or `[sentence, "text", k]`
for its k-th occurrence there, and stands for whole words. Other layers of the guide are not annotated here and ignored.
"""

import re
from collections.abc import Container
from typing import Any, get_args

from onrecord.vocabulary import ActorKind, AttributionKind, Basis, SpeechAct
from training.numbered import Json, report, sentences, view

ACTOR_FIELDS = ("id", "name", "kind", "country", "role", "of")
COUNTRY = re.compile(r"[A-Z]{2}$")
MARKS = re.compile(r"""["“”'‘’«»„‹›「」]""")
Offsets = list[int]


class Draft:
    """One draft being checked: `record` is its resolved form, to be trusted only if `mistakes` is empty."""

    def __init__(self, draft: Any) -> None:
        """Check all of a draft, as JSON gave it; anything may be wrong with it."""
        self.mistakes: list[str] = []
        self.record: Json = {}
        self._where = ""
        if not isinstance(draft, dict):
            self._wrong("not an object with id, actors and attributions")
            return
        try:
            self._text: str = report(str(draft.get("id")))["text"]
        except LookupError as error:
            self._wrong(str(error))
            return
        self._sentences = sentences(self._text)
        actors, attributions = self._rows(draft, "actors"), self._rows(draft, "attributions")
        self._actor_ids = self._ids(actors, "A")
        self._ids(attributions, "S")
        self.record = {
            "id": draft["id"],
            "actors": [self._actor(row) for row in actors],
            "attributions": [self._attribution(row) for row in attributions],
        }

    def _wrong(self, what: str) -> None:
        self.mistakes.append(f"{self._where}: {what}" if self._where else what)

    def _rows(self, draft: Json, layer: str) -> list[Json]:
        rows = draft.get(layer)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self._wrong(f"{layer}: not a list of objects")
            return []
        return rows

    def _ids(self, rows: list[Json], letter: str) -> set[str]:
        known: set[str] = set()
        for row in rows:
            name = row.get("id")
            if not isinstance(name, str) or not name.startswith(letter):
                self._wrong(f"id {name!r} should start with {letter}")
            elif name in known:
                self._wrong(f"id {name!r} stands twice")
            known.add(str(name))
        return known

    def _actor(self, row: Json) -> Json:
        self._where = f"actor {row.get('id')}"
        if not row.get("name"):
            self._wrong("no name")
        if row.get("country") is not None and not COUNTRY.match(str(row["country"])):
            self._wrong(f"country {row['country']!r} is no ISO 3166 alpha-2 code")
        self._label(row.get("kind"), get_args(ActorKind))
        self._actor_id(row.get("of"))
        return {key: row.get(key) for key in ACTOR_FIELDS}

    def _attribution(self, row: Json) -> Json:
        self._where = f"attribution {row.get('id')}"
        resolved = {
            "id": row.get("id"),
            "kind": self._label(row.get("kind"), get_args(AttributionKind)),
            "content": self._content(row),
            "cue": self._mention(row, "cue"),
            "source": self._mention(row, "source"),
            "speaker": self._actor_id(row.get("speaker")),
            "basis": self._label(row.get("basis"), get_args(Basis)),
            "act": self._label(row.get("act"), get_args(SpeechAct)),
            "to": self._addressees(row.get("to")),
            "when": self._mention(row, "when"),
        }
        if row.get("kind") == "direct" and not any(MARKS.search(self._text[s:e]) for s, e in resolved["content"]):
            self._wrong("direct, but no quotation mark in its content")
        return resolved

    def _content(self, row: Json) -> list[Offsets]:
        given = row.get("content")
        if not isinstance(given, list) or not given:
            self._wrong("no content")
            return []
        found = [self._resolved(mention, "content") for mention in given]
        return [span for span in found if span is not None]

    def _mention(self, row: Json, field: str) -> Offsets | None:
        return None if row.get(field) is None else self._resolved(row[field], field)

    def _resolved(self, mention: Any, field: str) -> Offsets | None:
        """The mention's offsets in the text, or None and a mistake."""
        try:
            return self._offsets(mention)
        except ValueError as error:
            self._wrong(f"{field}: {error}")
            return None

    def _offsets(self, mention: Any) -> Offsets:
        match mention:
            case [int(number), str(words)]:
                which = None
            case [int(number), str(words), int(which)]:
                pass
            case _:
                raise ValueError(f"not a mention: {mention!r}")
        if not words or words != words.strip():
            raise ValueError(f"{words!r} is empty or has white space at its edge")
        if not 1 <= number <= len(self._sentences):
            raise ValueError(f"no sentence {number}: the report has {len(self._sentences)}")
        start = self._sentences[number - 1][0]
        at = start + _chosen(words, view(self._text, self._sentences[number - 1]), number, which)
        return [at, at + len(words)]

    def _label(self, value: Any, allowed: Container[Any]) -> Any:
        if value not in allowed:
            self._wrong(f"{value!r} is not one of {allowed}")
        return value

    def _actor_id(self, name: Any) -> Any:
        if name is not None and not (isinstance(name, str) and name in self._actor_ids):
            self._wrong(f"{name!r} is none of the actors")
        return name

    def _addressees(self, given: Any) -> Any:
        return [self._actor_id(name) for name in given] if isinstance(given, list) else self._actor_id(given)


def occurrences(words: str, sentence: str) -> list[int]:
    """Where the words stand in the sentence as whole words."""
    found = (m.start() for m in re.finditer(f"(?={re.escape(words)})", sentence))
    return [at for at in found if not _cuts(sentence, at) and not _cuts(sentence, at + len(words))]


def _cuts(sentence: str, at: int) -> bool:
    """Whether a cut there falls inside a word."""
    return 0 < at < len(sentence) and sentence[at - 1].isalnum() and sentence[at].isalnum()


def _chosen(words: str, sentence: str, number: int, which: int | None) -> int:
    """The place of the k-th occurrence, or of the only one. Raises ValueError, saying what to give instead."""
    places = occurrences(words, sentence)
    if not places:
        raise ValueError(f"{words!r} is not in sentence {number}")
    if which is None and len(places) > 1:
        raise ValueError(f"{words!r} stands {len(places)} times in sentence {number}: give which")
    if which is not None and not 1 <= which <= len(places):
        raise ValueError(f"{words!r} has {len(places)} occurrence(s) in sentence {number}, not {which}")
    return places[(which or 1) - 1]
