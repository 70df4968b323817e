"""Signs around a name: what shows that it is a place, and what shows that it is a person's or part of something longer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.where.curated import Areas, areas
from onrecord.where.folding import fold
from onrecord.where.names import ARTICLES, DASHES, Name
from onrecord.where.words import PlaceWords, words

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Piece

_DATELINE = 6
"""Tokens at the start of a line within which a dash makes a dateline ("TEL AVIV, Israel —")."""


@dataclass(frozen=True, slots=True)
class Signs:
    """A parse, with the words of its people's names."""

    doc: "Doc"
    surnames: frozenset[str]
    areas: Areas
    words: PlaceWords

    @classmethod
    def of(cls, doc: "Doc") -> "Signs":
        """The signs of one parse."""
        people = (piece for piece in doc.ents if piece.label_ == "PERSON" and len(piece) > 1)
        surnames = frozenset(word for piece in people for word in _words_of_person(piece))
        return cls(doc, surnames, areas(), words())

    def label(self, name: Name) -> str:
        """The kind of name that the parse takes the run's first token for."""
        return self.doc[name.first].ent_type_

    def before(self, name: Name, back: int = 1) -> str:
        """The word before a name, in small letters; "" at the start."""
        at = name.first - back
        return self.doc[at].lower_ if at >= 0 else ""

    def after(self, name: Name, ahead: int = 1) -> str:
        """The word after a name as it is written; "" at the end."""
        at = name.last + ahead
        return self.doc[at].text if at < len(self.doc) else ""

    def is_proper(self, name: Name) -> bool:
        """Whether the run's last word is a proper noun: in the parse, or by a capital inside a sentence."""
        last = self.doc[name.last]
        return last.pos_ == "PROPN" or (
            last.text[0].isupper() and not self.doc[name.first].is_sent_start and not last.text.isupper()
        )

    def shows(self, name: Name) -> bool:
        """Whether the words around say that it is a place: "in X", "the city of X", "X, Country", "X province", a dateline."""
        if not self.doc[name.first].text[0].isupper() and not name.key.startswith("al "):
            return False
        if self.is_cut_out(name):
            return False
        before, second = self.before(name), self.before(name, 2)
        if before in self.words.strongly_locative and self.doc[name.last].pos_ in {"PROPN", "NOUN", "X"}:
            return not self._goes_on(name)
        if (before in self.words.kinds or (before == "of" and second in self.words.kinds)) and self.is_proper(name):
            return not self._goes_on(name)
        after = self.after(name)
        if after in self.words.kinds and self.is_proper(name):
            return True
        return self._is_dateline(name) or (after == "," and self._country_follows(name))

    def is_taken(self, name: Name) -> bool:
        """Whether it is the object of a verb that is done to places: "reached X", "shelled X"."""
        token = self.doc[name.last]
        return token.dep_ == "dobj" and token.head.lemma_.lower() in self.words.taken and self.is_proper(name)

    def is_person(self, name: Name, known_place: bool = False) -> bool:
        """Whether the run is (part of) a person's name: a title before it, a longer name around it, or the parse's word for it.

        The parse alone is not believed for a word that stands after "in", or for one that is known for a place.
        """
        if self.has_title(name) or self._opens_person(name):
            return True
        if not any(token.ent_type_ == "PERSON" for token in self.doc[name.first : name.last + 1]):
            return False
        return self._extends(name, "PERSON") or not (known_place or self.shows(name))

    def is_surname(self, name: Name) -> bool:
        """Whether a single word is part of a longer person's name elsewhere in the report."""
        return name.first == name.last and self.doc[name.first].lower_ in self.surnames

    def has_title(self, name: Name) -> bool:
        """Whether a title stands before it: "President X", "Gen. X"."""
        before = self.before(name).rstrip(".") or self.before(name, 2)
        at = name.first - 1
        return at >= 0 and before in self.words.titles and self.doc[at].text[0].isupper()

    def has_article(self, name: Name) -> bool:
        """Whether "the" or "a" stands before it and no noun that it belongs to after: "the Old City" is no town."""
        if name.first == 0 or self.after(name) in DASHES or self.before(name) in {"both", "all"}:
            return False
        belongs = self.doc[name.last].dep_ in {"compound", "nmod", "amod", "poss"}
        return self.doc[name.first - 1].pos_ == "DET" and not belongs

    def is_cut_out(self, name: Name, great: bool = False) -> bool:
        """Whether a longer name surrounds it: the "Rai" of "al-Rai", the "York" of "Port York"; a great city keeps its own name."""
        first = name.first
        if first >= 2 and self.doc[first - 1].text in DASHES and not self.doc[first - 2].whitespace_:
            before = self.doc[first - 2]
            return before.lower_ in ARTICLES or (before.text[0].isupper() and not great and self.label(name) != "GPE")
        if great:
            return False
        return any(self._extends(name, label) for label in ("GPE", "LOC", "FAC")) and not self._country_follows(name)

    def is_unlisted_place(self, name: Name) -> bool:
        """Whether a name that no list knows may still be kept for a place: a preposition of place, and nothing of a person, before it."""
        if self.is_surname(name) or self.has_title(name) or self.has_article(name):
            return False
        return self.before(name) in self.words.locative or self.before(name) in self.words.kinds

    def trimmed(self, piece: "Piece") -> Name | None:
        """A name that the parse found, without "the" before it and "'s" after; None if it doesn't look like one."""
        first, last = piece.start, piece.end - 1
        while first <= last and (self.doc[first].lower_ == "the" or not self.doc[first].text[0].isalnum()):
            first += 1
        while last >= first and not self.doc[last].text[-1].isalnum():
            last -= 1
        if (
            first > last
            or not self.doc[first].text[0].isupper()
            or len(self.doc[first].text) < 3
            or self.doc[last].pos_ != "PROPN"
        ):
            return None
        return Name(first, last, fold(self.doc[first : last + 1].text), True)

    def _opens_person(self, name: Name) -> bool:
        """Whether a surname or an initial follows at once: "Brent A. Robinson"."""
        at = name.last + 1
        if at >= len(self.doc) or name.first != name.last:
            return False
        after = self.doc[at]
        initial = len(after.text) == 2 and after.text[0].isupper() and after.text[1] == "."
        return initial or (
            after.ent_type_ == "PERSON" and after.ent_iob_ == "B" and after.text[0].isupper() and self.label(name) == ""
        )

    def _goes_on(self, name: Name) -> bool:
        """Whether a capitalised noun follows that it is only a part of ("in Washington Post")."""
        at = name.last + 1
        if at >= len(self.doc):
            return False
        after = self.doc[at]
        return after.text[0].isupper() and after.pos_ == "PROPN" and after.lower_ in self.words.bodies

    def _is_dateline(self, name: Name) -> bool:
        first = self.doc[name.first]
        if name.first and "\n" not in self.doc[name.first - 1].text:
            return False
        line = self.doc[name.last + 1 : name.first + 1 + _DATELINE]
        return first.text.isupper() and any(token.text in {"—", "–", "--", "-"} for token in line)

    def _country_follows(self, name: Name) -> bool:
        """Whether ", Country" or ", Province" follows, and the name doesn't stand in a list of people."""
        at = name.last + 2
        if self.after(name) != "," or at >= len(self.doc) or not self.doc[at].text[0].isupper():
            return False
        if self.label(name) in {"PERSON", "ORG"} and self.before(name) not in self.words.locative:
            return False
        if self.doc[at].text.replace(".", "") in self.areas.by_acronym:
            return True
        return any(
            fold(self.doc[at : last + 1].text) in self.areas.by_name for last in range(at, min(at + 4, len(self.doc)))
        )

    def _extends(self, name: Name, label: str) -> bool:
        """Whether a name of that kind goes on before or after the run."""
        doc, first, last = self.doc, self.doc[name.first], self.doc[name.last]
        before = doc[name.first - 1] if name.first else None
        after = doc[name.last + 1] if name.last + 1 < len(doc) else None
        back = (
            before is not None
            and first.ent_iob_ == "I"
            and first.ent_type_ == label
            and before.is_alpha
            and before.text[0].isupper()
            and before.lower_ != "the"
        )
        ahead = (
            after is not None
            and after.ent_iob_ == "I"
            and last.ent_type_ == after.ent_type_ == label
            and after.is_alpha
            and after.text[0].isupper()
        )
        return back or ahead


def _words_of_person(piece: "Piece") -> list[str]:
    """The words, in small letters, of a person's name: none for two names joined by a hyphen, none after "of" ("King X of Y")."""
    words = [token.text for token in piece]
    if any(word in DASHES for word in words):
        return []
    until = words.index("of") if "of" in words else len(words)
    return [word.lower() for word in words[:until] if word.isalpha()]
