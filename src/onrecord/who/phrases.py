"""Noun phrases on the parse: which tokens head one, and how far it reaches."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.who.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.model import Span

FINITE = ("VBD", "VBZ", "VBP")
"""Penn tags of verbs that carry a tense."""

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
NOMINAL_ROLES = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "iobj",
        "dative",
        "attr",
        "appos",
        "conj",
        "poss",
        "agent",
        "oprd",
        "ROOT",
        "npadvmod",
        "dep",
    }
)
NUMERIC = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
"""Entity labels of expressions that name no actor."""

INNER = frozenset(
    {"prep", "amod", "compound", "nmod", "nummod", "det", "poss", "case", "advmod", "quantmod", "flat", "predet", "neg"}
)
"""Children that belong to the phrase wherever they stand."""


def is_head(token: "Token") -> bool:
    """Whether a token heads a noun phrase that could name an actor."""
    if token.ent_type_ in NUMERIC or not any(c.isalnum() for c in token.text):
        return False
    if token.pos_ in NOMINAL and token.dep_ in NOMINAL_ROLES:
        return token.pos_ != "NUM" or token.dep_ in ("nsubj", "nsubjpass")
    if token.dep_ in ("nsubj", "nsubjpass", "pobj", "poss"):
        return token.pos_ in ("ADJ", "DET", "VERB", "X", "SCONJ", "ADV")
    return False


def phrase(head: "Token", *, coordinated: bool = False, relatives: bool = True) -> "Span":
    """The span of the noun phrase around `head`: modifiers, prepositions, appositions and restrictive clauses.

    Non-restrictive relative clauses (after a comma) stay out unless they state anonymity; with
    `coordinated`, the conjuncts ("Russia and China") are taken in. A possessive mark is left out.
    """
    first, last = head, head
    for child in head.children:
        if _belongs(child, head, coordinated, relatives):
            first = min(first, _left(child), key=lambda t: t.i)
            last = max(last, _right(child, coordinated, relatives), key=lambda t: t.i)
    name = following_name(head)
    if name is not None and name[-1].i > last.i:
        last = name[-1]
    first = _after_dash(first, head)
    return _trimmed(head.doc[first.i : last.i + 1])


def _after_dash(first: "Token", head: "Token") -> "Token":
    """Where a phrase begins that the parse drew over a dash: "FILE - An engineer" is an engineer."""
    for token in reversed(head.doc[first.i : head.i]):
        if token.text in ("-", "–", "—") and token.i > 0 and token.nbor(-1).whitespace_ and token.whitespace_:
            return head.doc[token.i + 1]
    return first


def following_name(head: "Token") -> list["Token"] | None:
    """The tokens of the person named right after a role, "coach Nabil Maaloul", "the President of France Ana Ruiz".

    However it was parsed: the name is a person's entity that follows the role noun or its "of" phrase with nothing between.
    """
    doc = head.doc
    if head.ent_type_ == "PERSON" or head.text.lower() not in lexicon().persons:
        return None
    first = head.i + 1
    if first < len(doc) and doc[first].text.lower() in ("of", "for"):
        first += 1
        while first < len(doc) and (doc[first].ent_type_ in ("GPE", "ORG", "NORP") or doc[first].pos_ == "DET"):
            first += 1
    if first >= len(doc) or doc[first].ent_type_ != "PERSON" or doc[first].ent_iob_ != "B":
        return None
    if doc[first - 1].pos_ in ("ADP", "DET"):
        return None
    last = first
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    return list(doc[first : last + 1])


def _belongs(child: "Token", head: "Token", coordinated: bool, relatives: bool) -> bool:
    if child.dep_ == "case":
        return False
    if child.dep_ in INNER:
        return (
            child.i < head.i or not _comma_before(child) or child.dep_ != "prep" or child.text.lower() in ("of", "from")
        )
    if child.dep_ == "appos":
        return True
    if child.dep_ in ("relcl", "acl"):
        return (relatives and not _comma_before(child)) or _states_anonymity(child)
    if child.dep_ in ("conj", "cc"):
        return coordinated
    return False


def _left(child: "Token") -> "Token":
    return child.left_edge


def _right(child: "Token", coordinated: bool, relatives: bool) -> "Token":
    """The last token of a child's phrase; a noun child is cut by the same rules as its head."""
    if child.dep_ in ("appos", "conj"):
        span = phrase(child, coordinated=coordinated, relatives=relatives)
        piece = child.doc.char_span(*span, alignment_mode="expand")
        return piece[-1] if piece is not None and len(piece) else child
    if child.dep_ == "prep":
        inner = [t for t in child.children if t.dep_ == "pobj"]
        if inner:
            return _right_of_noun(inner[-1], relatives)
    return child.right_edge


def _right_of_noun(noun: "Token", relatives: bool) -> "Token":
    span = phrase(noun, coordinated=True, relatives=relatives)
    piece = noun.doc.char_span(*span, alignment_mode="expand")
    last = piece[-1] if piece is not None and len(piece) else noun
    return (
        last.nbor(1)
        if last.i + 1 < len(noun.doc) and last.nbor(1).dep_ == "case" and last.nbor(1).head == last
        else last
    )


def _comma_before(child: "Token") -> bool:
    edge = child.left_edge
    return edge.i > 0 and edge.nbor(-1).text in (",", "—", "–", "-", "(")


def _states_anonymity(clause: "Token") -> bool:
    words = clause.doc[clause.left_edge.i : clause.right_edge.i + 1].text.lower()
    return any(cue in words for cue in lexicon().anonymous_phrases)


def _trimmed(piece: "Iterable[Token]") -> "Span":
    """The span of the tokens without white space and punctuation at its edges (a full stop of an abbreviation stays)."""
    tokens = [t for t in piece if not t.is_space]
    while len(tokens) > 1 and tokens[0].is_punct and tokens[0].text not in ("(", "“", '"'):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].is_punct and tokens[-1].text not in (")", "”", '"'):
        tokens = tokens[:-1]
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def governor(verb: "Token") -> "Token | None":
    """The verb that a finite verb goes on from where the parse hung it on an infinitive or participle; else None.

    In "asked that he resign, and promised …" or "refused to leave and said …" the second finite verb can't be conjoined
    with "resign" or "leave": it shares the subject of "asked" and "refused".
    """
    if verb.dep_ != "conj" or not _finite(verb) or _finite(verb.head) or verb.head.pos_ != "VERB" or _subject(verb):
        return None
    above = verb.head
    while not _finite(above):
        if above.head.i == above.i or (_subject(above) and above.dep_ != "ccomp"):
            return None
        above = above.head
    return above if above.pos_ in ("VERB", "AUX") and above.i < verb.i else None


def _finite(verb: "Token") -> bool:
    return verb.tag_ in FINITE or any(c.tag_ in (*FINITE, "MD") for c in verb.children if c.dep_ in ("aux", "auxpass"))


def _subject(verb: "Token") -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for c in verb.children)


def clause_subject(verb: "Token") -> "Token | None":
    """The subject of a verb: its own, or that of the verb it is conjoined with, controlled by, or an aside to."""
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "csubj") and c.pos_ != "VERB"), None)
        if own is not None:
            return own
        if (above := governor(verb)) is not None:
            verb = above
        elif verb.dep_ in ("conj", "advcl", "xcomp", "pcomp", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        elif verb.dep_ in ("acl", "relcl"):
            return verb.head
        elif verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
            verb = verb.head.head
        else:
            return None
    return None
