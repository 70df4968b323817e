"""What a place name stands for: the place itself, its government, its people, or nothing but part of a longer name.

Only the parse decides: a seat of government or a country that says, demands or attacks is the actor and
not the ground ("Washington said": metonym); "Russian troops" is a demonym, and so is "US troops"; the
England of "Bank of England" is in a name. All else is literal.
"""

from typing import TYPE_CHECKING

from onrecord.vocabulary import PlaceRole
from onrecord.where.mentions import Mention
from onrecord.where.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NAME_LABELS = frozenset({"ORG", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "FAC"})
_GOVERNMENTS = frozenset({"country", "region", "disputed", "admin1"})


def role_of(mention: Mention, doc: "Doc", seat: bool) -> PlaceRole:
    """The role of one mention; `seat` says whether the name is a capital or a palace."""
    if _in_name(mention, doc):
        return "in-name"
    if mention.demonym:
        return "demonym"
    head = doc[mention.last]
    government = seat or any(area.kind in _GOVERNMENTS for area in mention.areas)
    if _is_modifier(mention, head):
        return "demonym"
    if _is_dateline(mention, doc) or not government:
        return "literal"
    return "metonym" if _acts(head) else "literal"


def _in_name(mention: Mention, doc: "Doc") -> bool:
    """Whether the mention is part of a longer name of a body, an event or a thing."""
    first, last = doc[mention.first], doc[mention.last]
    after = doc[mention.last + 1] if mention.last + 1 < len(doc) else None
    if after is not None and after.text[0].isupper() and after.lower_ in words().bodies and last.whitespace_:
        return True
    if last.ent_type_ not in _NAME_LABELS or (last.ent_type_ == "FAC" and not mention.towns):
        return False
    piece = _name_around(doc, mention.last)
    others = [
        t
        for t in piece
        if (t.i < first.i or t.i > last.i) and t.is_alpha and t.text[0].isupper() and t.lower_ not in {"the", "a"}
    ]
    return any(token.lower_ not in words().titles for token in others)


def _name_around(doc: "Doc", at: int) -> "Span":
    """The whole name that a token of a name is in. Asked of `doc.ents`, every mention would walk the whole report."""
    first, end = at, at + 1
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[first:end]


def _is_dateline(mention: Mention, doc: "Doc") -> bool:
    """Whether a name in capitals opens its line."""
    opens = mention.first == 0 or "\n" in doc[mention.first - 1].text
    return opens and doc[mention.first].text.isupper() and len(doc[mention.first]) > 3


def _is_modifier(mention: Mention, head: "Token") -> bool:
    """ "US troops", "the UK government", "Gaza residents": a country or region before a noun, as its people would stand."""
    acronym = head.text.replace(".", "").isupper() and len(head.text) <= 5
    short = bool(mention.areas) and (acronym or mention.key in {"united states", "united kingdom"})
    return short and head.dep_ in {"compound", "nmod", "amod"} and head.head.i > head.i


def _acts(head: "Token") -> bool:
    """Whether the name is who acts, is addressed, or is dealt with, rather than where."""
    lists, above = words(), head.head
    lemma = above.lemma_.lower()
    if head.dep_ == "conj":
        return above is not head and above.ent_type_ in {"GPE", "NORP", "ORG"} and _acts(above)
    if head.dep_ == "pobj":
        return _is_dealt_with(above)
    return (
        (head.dep_ == "nsubj" and above.pos_ == "VERB" and lemma not in lists.places_do and not _is_weak(above))
        or (head.dep_ in {"dobj", "iobj", "dative"} and lemma in lists.addressed)
        or (head.dep_ == "poss" and _is_dealing(above))
    )


def _is_dealt_with(preposition: "Token") -> bool:
    """ "attacked by Moscow", "talks with Tehran", "pressure on Damascus"."""
    above, lists = preposition.head, words()
    if preposition.dep_ == "agent":
        return above.lemma_.lower() in lists.political
    dealt = [above] if above.pos_ == "NOUN" else [child for child in above.children if child.dep_ == "dobj"]
    dealing = any(_is_dealing(noun) for noun in dealt)
    return dealing and preposition.lower_ in {"with", "between", "against", "on", "from", "to"}


def _is_dealing(noun: "Token") -> bool:
    """Whether a noun is something that governments have with each other, in the singular or the plural."""
    return not words().dealings.isdisjoint((noun.lemma_.lower(), noun.lower_))


def _is_weak(verb: "Token") -> bool:
    """Whether the verb says nothing of an actor: "Baghdad has seen attacks", "Gaza needs food"."""
    return verb.lemma_.lower() in {"see", "need", "face", "have", "get", "lose", "know"} and not any(
        child.dep_ in {"ccomp", "xcomp"} for child in verb.children
    )
