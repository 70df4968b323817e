"""Who says a figure, and who counted it.

`said_in` is the innermost attribution whose content covers the figure. The counter is, in this order: whom the words
name as having counted ("according to", "citing", "by the ministry's tally", "(ministry)"), the subject of a verb of
counting, and the speaker of `said_in`, unless that speaker only relays (media) or does not vouch (fears, threatens).
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.counted.draft import Draft
from onrecord.counted.measures import Known
from onrecord.counted.phrases import NOMINAL
from onrecord.model import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from onrecord.who import Cast

NOT_VOUCHING = frozenset({"believe", "intend", "threaten", "demand", "ask", "decline", "support", "oppose", "refuse"})


def said_in(draft: Draft, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution with the shortest content that covers the figure's number."""
    start, end = draft.amount.number_start, draft.amount.number_end
    covering = [
        a for a in attributions if any(s <= start and end <= e for s, e in a.content) and not _same_verb(a, draft)
    ]
    return min(covering, key=lambda a: sum(e - s for s, e in a.content), default=None)


def _same_verb(saying: Attribution, draft: Draft) -> bool:
    """Whether the cue is the very verb that harms: "the war claimed 40 lives" is no claim."""
    clue = draft.decision.clue
    return clue is not None and saying.cue is not None and saying.cue[0] <= clue.idx < saying.cue[1]


def counter(draft: Draft, saying: Attribution | None, cast: "Cast", known: Known) -> tuple[str | None, bool]:
    """The id of the actor that counted, and whether the words name one that could not be resolved."""
    for token in _named(draft, known):
        actor = cast.actor_at(token)
        if actor is None and token.pos_ != "PRON":
            return None, True
        if actor is not None and cast.acts(token):
            return actor, False
    if saying is not None and saying.speaker is not None and _vouches(saying, cast):
        return saying.speaker, False
    return None, False


def _vouches(saying: Attribution, cast: "Cast") -> bool:
    actor = cast.actors.get(saying.speaker or "")
    if actor is None or saying.act in NOT_VOUCHING:
        return False
    return actor.kind != "media" or saying.act == "estimate"


def _named(draft: Draft, known: Known) -> Iterator["Token"]:
    """The head of the noun phrase that the words name as the counter, the surest first."""
    sentence = draft.sentence
    doc, at = draft.phrase.doc, draft.phrase.last
    yield from _in_brackets(doc, at)
    for token in sentence:
        if token.lower_ == "citing" and token.i < draft.phrase.first + 40:
            yield from (c for c in token.children if c.dep_ in ("dobj", "pobj"))
    for token in sentence:
        if token.lower_ == "per" and token.i and token.nbor(-1).lower_ == "as" and token.i > draft.phrase.first:
            yield from (_owner(c, known) for c in token.children if c.dep_ == "pobj")
        if token.lemma_.lower() in known.tallies and _by_tally(token):
            yield from (c for c in token.children if c.dep_ == "poss" and c.pos_ != "PRON")
    yield from _of_counting(draft, known)


def _owner(noun: "Token", known: Known) -> "Token":
    """The owner of a count where it has one: "the ministry's figures"; else the count's own noun."""
    if noun.lemma_.lower() not in known.tallies:
        return noun
    return next((c for c in noun.children if c.dep_ == "poss"), noun)


def _in_brackets(doc: "Doc", at: int) -> Iterator["Token"]:
    """ "120 (MoH, as of 3 May)": a name that opens a bracket right behind the figure, or follows "source:" in it."""
    if at + 2 >= len(doc) or doc[at].text != "(":
        return
    at += 1
    if doc[at].lower_ in ("source", "sources") and doc[at + 1].text == ":":
        at += 2
    while at + 1 < len(doc) and doc[at].pos_ in ("PROPN", "ADJ") and doc[at + 1].pos_ == "PROPN":
        at += 1
    if (
        at < len(doc)
        and doc[at].pos_ == "PROPN"
        and doc[at].ent_type_ not in ("GPE", "LOC", "DATE", "MONEY", "QUANTITY")
        and at + 1 < len(doc)
        and doc[at + 1].text in (")", ",")
    ):
        yield doc[at]


def _by_tally(token: "Token") -> bool:
    """ "by the ministry's tally", "the ministry's tally stands at": not "the attack's toll"."""
    if token.dep_ == "pobj":
        return token.head.lower_ in ("by", "to", "in", "from")
    return token.dep_ == "nsubj" and token.lemma_.lower() not in ("toll", "number", "figure")


def _of_counting(draft: Draft, known: Known) -> Iterator["Token"]:
    """The subject of a verb of counting that holds the figure: "the ministry recorded 40 deaths"."""
    token = draft.phrase.top
    for _ in range(4):
        if token.head == token:
            return
        token = token.head
        if token.pos_ == "VERB" and token.lemma_.lower() in known.counting and draft.phrase.top.i > token.i:
            yield from (
                c for c in token.children if c.dep_ == "nsubj" and (c.pos_ in NOMINAL or c.lower_ in ("it", "they"))
            )
            return
