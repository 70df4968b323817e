"""Spoken acts that attributions tell: a demand, an accusation, a refusal, whose trigger is the attribution's cue.

The attribution's own act decides where it has one; a neutral cue ("said") takes its act from what the
content asks, blames, threatens or promises. Where several fit, each is a candidate, and the surest wins.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord import resources
from onrecord.did.candidate import Candidate
from onrecord.did.grammar import SUBJECTS, VERBAL, lemma
from onrecord.did.modality import modality_of
from onrecord.did.parties import BY_KIND, PEOPLE, POWER, Party, Sides
from onrecord.model import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed
    from onrecord.vocabulary import ActType

INNER = frozenset({"believe", "intend", "predict", "estimate", "deny", "decline"})
"""Attribution acts that are thoughts, or give no act of their own (GUIDE)."""

AHEAD = frozenset({"will", "'ll", "’ll", "would", "shall", "could"})
JUDGING = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
"""Types whose recipient may be named anywhere in the content; of the others only what it does is told of."""

MUST = frozenset({"must", "should", "ought", "needs", "need"})
LOCATIVE = frozenset({"in", "at", "near", "across", "throughout", "into", "around", "within", "inside"})
"""Prepositions after which a name is a place."""

WHERE = frozenset({"dobj", "pobj", "poss", "compound", "amod", "ROOT"})


@cache
def words() -> dict[str, frozenset[str]]:
    """The word lists of `resources/triggers_sayings.yaml`."""
    known = resources.load("triggers_sayings.yaml")
    return {name: frozenset(value) for name, value in known.items() if isinstance(value, list)}


@cache
def types() -> "dict[str, ActType]":
    """PLOVER type by attribution act."""
    return dict(resources.load("triggers_sayings.yaml")["by_act"])


def spoken(parsed: "Parsed", sides: Sides, attributions: tuple[Attribution, ...]) -> Iterator[Candidate]:
    """Candidates for each attribution that is an utterance with a cue: one for each act that it may be."""
    for saying in attributions:
        if saying.cue is None or saying.act in INNER:
            continue
        cue = _head(parsed.tokens(saying.cue))
        if cue is not None and not _is_conversation(cue):
            content = [t for span in saying.content for t in parsed.tokens(span)]
            yield from Utterance(saying, saying.cue, cue, content, sides).candidates()


def _is_conversation(cue: "Token") -> bool:
    """ "A call with …" is a talk, not a demand."""
    return cue.pos_ == "NOUN" and lemma(cue) == "call" and any(c.lower_ == "with" for c in cue.children)


def _head(cue: "list[Token]") -> "Token | None":
    """The word that a cue hangs by: its verb or noun that no other word of it governs."""
    inside = {t.i for t in cue}
    tops = [t for t in cue if t.head.i not in inside or t.head.i == t.i]
    return next((t for t in tops if t.pos_ in VERBAL or t.pos_ == "NOUN"), tops[0] if tops else None)


@dataclass(frozen=True, slots=True)
class Utterance:
    """An attribution with the tokens of its cue's head and of its content."""

    saying: Attribution
    trigger: tuple[int, int]
    cue: "Token"
    content: "list[Token]"
    sides: Sides

    def candidates(self) -> Iterator[Candidate]:
        """One candidate for each act that the utterance may be, by its attribution's act first."""
        saying, neutral = self.saying, lemma(self.cue) in words()["neutral"]
        known = types().get(saying.act)
        if saying.act == "ask" and lemma(self.cue) not in words()["asks_for"]:
            known = None
        if saying.act == "propose" and self._others_act():
            known = "REQUEST"
        if known is not None:
            yield self._candidate(known, f"saying {saying.act} {'neutral' if neutral else 'cue'}")
        if neutral:
            yield from (self._candidate(kind, key) for kind, key in self._by_content() if kind != known)

    def _by_content(self) -> "Iterator[tuple[ActType, str]]":
        """The acts that the words of a neutral saying may carry."""
        text = f" {' '.join(t.lower_ for t in self.content)} "
        own = "own" if any(t.lower_ in ("we", "i") and t.dep_ in SUBJECTS for t in self.content) else "other"
        ahead = any(t.lower_ in AHEAD for t in self.content)
        about = any(self._is_power(t) and not self._is_speaker(t) for t in self.content)
        if self._obliges():
            yield "REQUEST", "content obliges"
        elif _has(text, "must"):
            yield "REQUEST", "content must"
        if about and _has(text, "blame"):
            yield "ACCUSE", "content blame subject" if self._others_act() else "content blame"
        if ahead and _has(text, "menace"):
            yield "THREATEN", f"content menace {own}"
        if ahead and _has(text, "give"):
            yield "AGREE", f"content give {own}"
        if about and _has(text, "praise"):
            yield "SUPPORT", "content praise"

    def _obliges(self) -> bool:
        """Whether the content says what another party must, should or needs to do."""
        for token in self.content:
            bound = token.lower_ in MUST and token.dep_ == "aux"
            verb = token.head if bound else token
            needs = lemma(token) in ("need", "have") and any(c.dep_ == "xcomp" for c in token.children)
            if not (bound or needs):
                continue
            subjects = [t for t in verb.children if t.dep_ in SUBJECTS and t.lower_ not in ("we", "i")]
            if any(self.sides.of(t) and not self._is_speaker(t) for t in subjects):
                return True
        return False

    def _others_act(self) -> bool:
        """Whether the first clause of the content tells what somebody other than the speaker should do."""
        subject = next((t for t in self.content if t.dep_ in SUBJECTS), None)
        if subject is None or subject.lower_ in ("we", "i"):
            return False
        return bool(self.sides.of(subject)) and not self._is_speaker(subject)

    def _is_speaker(self, token: "Token") -> bool:
        return self.saying.speaker is not None and self.sides.cast.actor_at(token) == self.saying.speaker

    def _is_power(self, token: "Token") -> bool:
        nominal = token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ")
        return nominal and self.sides.kind(token) in ("power", "authority", "force", "person")

    def _candidate(self, kind: "ActType", key: str) -> Candidate:
        actors = self._speakers()
        names = {party.actor for party in actors if party.actor}
        return Candidate(
            type=kind,
            mode=None,
            key=key,
            trigger=self.trigger,
            word=self.cue,
            actors=actors,
            recipients=tuple(p for p in self._addressed(kind) if p.actor not in names),
            modality=modality_of(self.cue),
            saying=self.saying,
            content=self.saying.content,
        )

    def _speakers(self) -> tuple[Party, ...]:
        found = []
        for name in self.sides.members(self.saying.speaker):
            known = self.sides.cast.actors.get(name)
            kind = known.kind if known is not None else "group"
            standing = POWER if kind == "person" else BY_KIND.get(kind, PEOPLE)
            found.append(Party(name, standing, self.cue, "person" if kind == "person" else "power"))
        return tuple(found)

    def _addressed(self, kind: "ActType") -> list[Party]:
        """The addressee, or the party whose doing the content is about: the subject of its first clause, else the first named."""
        if self.saying.to and kind not in ("ACCUSE", "SUPPORT"):
            return [Party(name, POWER, self.cue, "power") for to in self.saying.to for name in self.sides.members(to)]
        subjects = [t for t in self.content if t.dep_ in SUBJECTS and t.lower_ not in ("we", "i")]
        others = [t for t in self.content if t.dep_ in WHERE] if kind in JUDGING else []
        for token in (*subjects, *others):
            if token.dep_ in ("compound", "amod") and not self._is_power(token):
                continue
            if token.dep_ == "pobj" and token.head.lower_ in LOCATIVE:
                continue
            found = [p for p in self.sides.of(token) if p.actor != self.saying.speaker]
            if found:
                return found
        return []


def _has(text: str, name: str) -> bool:
    return any(f" {word} " in text for word in words()[name])
