"""How likely an earlier mention is what a pronoun stands for: its traits, weighed.

A mention-ranking model (Denis and Baldridge 2008) over traits that can be read off the parse, with weights learned from
annotated reports by `python -m training.pronouns` (resources/antecedents.yaml names the data and the date).
"""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord import resources
from onrecord.who.registry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from onrecord.language import Parsed

SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})

SAYING = frozenset("say tell add note warn claim argue explain announce state insist declare believe".split())
"""Verbs that make their subject a source, whom the next pronoun is likely to take up again."""

FAR = 4
"""Sentences back from which all count alike."""

OFTEN = 3
"""Mentions from which an actor counts as one that the report is about."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One earlier mention: its head, its actor, the number of its sentence, and whether it stands in quotation marks."""

    head: "Token"
    entry: Entry
    sentence: int
    quoted: bool
    caption: bool = False
    """Whether it stands in the caption of a picture, which the report's own sentences don't take up."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun that is looking for its antecedent: its token, its sort (he, they, it), its gender, the number of its sentence."""

    token: "Token"
    sort: str
    gender: str | None
    sentence: int


def likeliest(parsed: "Parsed", pronoun: Pronoun, found: "Sequence[Mention]") -> Mention:
    """The mention with the greatest weight, the later one of equals. `found` isn't empty."""
    known = weights()
    rated = zip(found, traits(parsed, pronoun, found), strict=True)
    return max(rated, key=lambda pair: (sum(known.get(t, 0.0) for t in pair[1]), pair[0].head.i))[0]


@cache
def weights() -> dict[str, float]:
    """The weight of each trait, alone and with the sort of pronoun before it ("they: group")."""
    found: dict[str, float] = resources.load("antecedents.yaml")["weights"]
    return found


def traits(parsed: "Parsed", pronoun: Pronoun, found: "Sequence[Mention]") -> list[list[str]]:
    """The traits of each mention as a candidate for the pronoun, each also with the pronoun's sort."""
    above = {token.i: steps for steps, token in enumerate(pronoun.token.ancestors)}
    speaking = max((m.head.i for m in found if _speaks(m.head)), default=-1)
    latest = max(m.head.i for m in found)
    first = {m.sentence: m.head.i for m in reversed(found)}
    out = []
    for mention in found:
        alone = [
            *_place(parsed, pronoun, mention),
            *_role(pronoun, mention.head, above),
            *_kind(pronoun, mention),
            *(["speaks last"] if mention.head.i == speaking else []),
            *(["latest"] if mention.head.i == latest else []),
            *(["first of its sentence"] if mention.head.i == first[mention.sentence] else []),
        ]
        out.append(alone + [f"{pronoun.sort}: {trait}" for trait in alone])
    return out


def _place(parsed: "Parsed", pronoun: Pronoun, mention: Mention) -> "Iterator[str]":
    back = pronoun.sentence - mention.sentence
    yield f"{back} sentences back" if back < FAR else f"{FAR} or more sentences back"
    if parsed.paragraph_of(mention.head.idx) == parsed.paragraph_of(pronoun.token.idx):
        yield "same paragraph"
    if mention.quoted:
        yield "in the same marks" if parsed.quoted(mention.head.idx) == parsed.quoted(pronoun.token.idx) else "quoted"
    if mention.caption:
        yield "in a caption"


def _role(pronoun: Pronoun, head: "Token", above: dict[int, int]) -> "Iterator[str]":
    subject = head.dep_ in SUBJECTS
    if subject:
        yield "subject"
        yield "main subject" if head.head.dep_ == "ROOT" else "subject below"
        if head.head.i in above:
            yield "subject just above" if above[head.head.i] < 2 else "subject above"
        if pronoun.token.dep_ in SUBJECTS:
            yield "both subjects"
    elif head.dep_ in ("dobj", "dative", "pobj", "poss", "appos", "conj", "compound"):
        yield head.dep_
    if _speaks(head):
        yield "speaks"
    if pronoun.token.dep_ == "poss" and subject and head.head.i in above:
        yield "owner acts"


def _kind(pronoun: Pronoun, mention: Mention) -> "Iterator[str]":
    entry, head = mention.entry, mention.head
    yield f"is {entry.kind}"
    if head.pos_ == "PRON":
        yield "same word" if head.lower_ == pronoun.token.lower_ else "pronoun"
    else:
        yield "by name" if entry.proper else "by description"
    if pronoun.gender is not None and entry.gender == pronoun.gender:
        yield "gender known"
    if entry.guessed is not None:
        yield "taken up alike" if entry.guessed == pronoun.gender else "taken up otherwise"
    if entry.plural:
        yield "plural"
    if any(child.dep_ == "conj" for child in head.children):
        yield "several"
    if len(entry.mentions) >= OFTEN:
        yield "often"


def _speaks(head: "Token") -> bool:
    """Whether a mention is a source: the subject of a verb of saying, or what "according to" names."""
    if head.dep_ in SUBJECTS:
        return head.head.lemma_.lower() in SAYING
    return head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lower_ == "according"
