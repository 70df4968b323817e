"""What a noun phrase calls its actor: a person's name with titles taken off, a body's name, or a description."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.vocabulary import ActorKind, Basis
from onrecord.where.countries import country, country_code, demonym_country, metonym_country
from onrecord.who.known import directory
from onrecord.who.lexicon import folded, lexicon
from onrecord.who.phrases import following_name, phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.language import Parsed
    from onrecord.model import Span

BODY_LABELS = frozenset({"ORG", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"})
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Naming:
    """How one mention names its actor. `plural` and `gender` ("male", "female") are None where nothing tells."""

    head: "Token"
    span: "Span"
    name: str
    kind: ActorKind
    basis: Basis
    country: str | None = None
    role: str | None = None
    gender: str | None = None
    plural: bool = False
    proper: bool = False
    agent: bool = True
    """Whether it can act at all: a name, a body, people; not "the action" or "the process"."""
    seat: bool = False
    """Whether it is a capital or palace that stands for a government."""


def naming(parsed: "Parsed", head: "Token") -> Naming:
    """How the noun phrase headed by `head` names its actor (pronouns are not asked here). The name is never empty."""
    found = _found(parsed, head)
    return found if found.name.strip() else replace(found, name=head.text)


def _found(parsed: "Parsed", head: "Token") -> Naming:
    span = phrase(head)
    person = _person_name(head) or following_name(head)
    if person is not None:
        return _person(parsed, head, span, person)
    place = _state(head)
    if place is not None:
        return Naming(
            head, span, place[0], place[1], "named", country=place[2], proper=True, seat=place[1] == "government"
        )
    return _described(parsed, head, span)


def _person_name(head: "Token") -> list["Token"] | None:
    """The tokens of a person's name around `head`, titles taken off; None if it doesn't look like a person."""
    if head.pos_ != "PROPN" and head.ent_type_ != "PERSON":
        return None
    if _title(head):
        return None
    if (known := directory().find(_entity_text(head))) is not None and known.kind != "person":
        return None
    run = _proper_run(head)
    names = [t for t in run if t.text.lower() not in lexicon().titles]
    titled = any(t.text.lower() in lexicon().titles for t in run) or _titled_before(run)
    if not names or names[-1].text.lower() in lexicon().bodies:
        return None
    given = len(names) in (2, 3) and names[0].text.lower() in lexicon().given and head == names[-1]
    addressed = len(names) <= 3 and any(t.text.lower() in lexicon().genders for t in run if t not in names)
    if given or addressed:
        return names  # "Orsolya Bánk", "Sister Agathe", "Mr. Okoro": whatever the model takes them for
    labels = {t.ent_type_ for t in names}
    if _country(" ".join(t.text for t in names)) is not None:
        return None
    if labels & {"PERSON"} and names[-1].ent_type_ == "PERSON":
        first = next(i for i, t in enumerate(names) if t.ent_type_ == "PERSON")
        return names[first:]
    return names if titled and len(names) <= 3 and labels <= {"", "PERSON", "GPE"} else None


def reads_as_person(name: str) -> bool:
    """Whether a name is two or three capitalised words, particles between them aside, and none of them a body's."""
    words = name.split()
    full = [word for word in words if word.lower() not in lexicon().particles]
    return (
        len(full) in (2, 3)
        and all(word[0].isupper() and not word.isupper() for word in full)
        and lexicon().bodies.keys().isdisjoint(word.lower() for word in words)
    )


def _proper_run(head: "Token") -> list["Token"]:
    """The proper nouns that stand in one row with `head`, articles and particles inside a name included."""
    first = last = head.i
    doc = head.doc
    while first > 0 and (doc[first - 1].pos_ == "PROPN" or _particle(doc[first - 1])) and doc[first - 1].head.i <= last:
        first -= 1
    while (
        last + 1 < len(doc)
        and doc[last + 1].pos_ == "PROPN"
        and doc[last + 1].dep_ in ("flat", "compound", "appos")
        and doc[last + 1].head.i >= first
    ):
        if doc[last + 1].dep_ != "flat" and not (first <= doc[last + 1].head.i <= last):
            break
        last += 1
    return list(doc[first : last + 1])


def _particle(token: "Token") -> bool:
    return token.text.lower() in lexicon().particles and token.ent_type_ == "PERSON"


def _titled_before(run: list["Token"]) -> bool:
    first = run[0]
    return (
        first.i > 0
        and first.nbor(-1).text.lower() in lexicon().persons
        and first.nbor(-1).dep_ in ("compound", "amod", "nmod")
    )


def _person(parsed: "Parsed", head: "Token", span: "Span", names: list["Token"]) -> Naming:
    name = _clean(parsed.text[names[0].idx : names[-1].idx + len(names[-1])])
    before = [t for t in head.doc[_first_token(head, span) : names[0].i] if t.text != ","]
    while before and before[0].pos_ == "DET":
        before = before[1:]
    role = _clean(parsed.text[before[0].idx : before[-1].idx + len(before[-1])]) if before else None
    country = next((code for t in before if (code := demonym_country(t.text) or country_code(t.text))), None)
    words = [t.text.lower() for t in before]
    gender = next((lexicon().genders[w] for w in words if w in lexicon().genders), None)
    gender = gender or (lexicon().given.get(names[0].text.lower()) if len(names) > 1 else None)
    return Naming(
        head, span, name, "person", "named", country, role or _apposed_role(parsed, head), gender, proper=True
    )


def _first_token(head: "Token", span: "Span") -> int:
    return next((t.i for t in head.doc[head.left_edge.i : head.i + 1] if t.idx >= span[0]), head.i)


def _apposed_role(parsed: "Parsed", head: "Token") -> str | None:
    """The role in an apposition, "Hugh Hill, a doctor"."""
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN") and child.lemma_.lower() in lexicon().persons:
            return _without_article(parsed.words(phrase(child)))
    return None


def _state(head: "Token") -> tuple[str, ActorKind, str] | None:
    """Name, kind and country of a state, or of a capital or building that stands for its government."""
    if head.lemma_.lower() == "side" and (side := _side(head)) is not None:
        return side
    if head.pos_ != "PROPN" and head.ent_type_ not in ("GPE", "NORP"):
        return None
    text = _clean(_entity_text(head))
    code = _country(text) or (demonym_country(text) if _people(head) else None)
    if code is not None:
        return _without_article(text), "state", code
    capital = metonym_country(text) if directory().find(text) is None else None
    if capital is not None and head.dep_ in ("nsubj", "nsubjpass", "poss", "agent", "pobj", "conj"):
        return _without_article(text), "government", capital
    return None


def _side(head: "Token") -> tuple[str, ActorKind, str] | None:
    """ "The Russian side" in the language of communiqués is the state itself."""
    for child in head.lefts:
        code = demonym_country(child.text)
        found = country(code) if code is not None else None
        if found is not None and head.tag_ == "NN":
            return found.name, "state", found.code
    return None


def _people(head: "Token") -> bool:
    """Whether a plural demonym stands for its state: "the Saudis" as a subject."""
    return head.text.endswith("s") and head.left_edge.text.lower() == "the"


def _country(text: str) -> str | None:
    return country_code(_without_article(text))


def _entity_text(head: "Token") -> str:
    """The text of the named entity that holds `head`, or of the row of proper nouns around it."""
    if head.ent_type_:
        first = last = head.i
        doc = head.doc
        while doc[first].ent_iob_ == "I" and first > 0:
            first -= 1
        while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
            last += 1
        return str(doc[first : last + 1].text)
    run = _proper_run(head)
    return str(head.doc[run[0].i : run[-1].i + 1].text)


def _described(parsed: "Parsed", head: "Token", span: "Span") -> Naming:
    words = lexicon()
    lemma = head.lemma_.lower() if head.pos_ != "PROPN" else head.text.lower()
    kind = "person" if _title(head) else _kind(head, lemma)
    whole = _known_name(head)
    known = directory().find(whole or _entity_text(head)) if head.pos_ in ("PROPN", "NOUN") else None
    kind = known.kind if known is not None else kind
    proper = whole is not None or (
        (head.pos_ == "PROPN" or (head.ent_type_ in BODY_LABELS and head.text[:1].isupper())) and not _title(head)
    )
    name = (
        (whole or _proper_name(parsed, head, span))
        if proper and kind != "document"
        else _without_article(parsed.words(_short(head, span)))
    )
    plural = (
        head.tag_ in ("NNS", "NNPS")
        or head.text.lower() in words.peoples
        or any(c.dep_ == "conj" for c in head.children)
    )
    return Naming(
        head,
        span,
        name,
        kind,
        _basis(parsed, head, span, kind, lemma, proper=proper, plural=plural),
        country=_adjective_country(head),
        gender=words.genders.get(lemma),
        plural=plural and not proper,
        proper=proper,
        agent=known is not None or _can_act(head, kind, lemma, proper=proper),
    )


def _known_name(head: "Token") -> str | None:
    """A known name of several words around a head, however it was parsed: "Doctors Without Borders"; the longest one."""
    if not head.text[:1].isupper() or head.text.lower() not in directory().words:
        return None
    doc, names = head.doc, directory().names
    slices = (
        doc[first:last] for first in range(max(0, head.i - 4), head.i + 1) for last in range(head.i + 1, head.i + 8)
    )
    found = [
        piece.text for piece in slices if len(piece) > 1 and folded(piece.text) in names and piece.text[0].isupper()
    ]
    return max((bare for name in found if " " in (bare := _without_article(name))), key=len, default=None)


def _can_act(head: "Token", kind: ActorKind, lemma: str, *, proper: bool) -> bool:
    words = lexicon()
    if proper and kind == "organisation":
        return not _place(head)
    return proper or kind != "group" or bool({lemma, head.text.lower()} & (words.persons | words.peoples))


def _place(head: "Token") -> bool:
    """Whether a name is that of a place that is no state: it can be acted on, and doesn't act."""
    first = head
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    speaks = first.dep_ == "nsubj" and first.head.pos_ == "VERB"
    return head.ent_type_ in ("GPE", "LOC", "FAC") and head.text.lower() not in lexicon().bodies and not speaks


def _title(head: "Token") -> bool:
    """Whether a capitalised head is a title or role that no name follows, "the President of Iran"."""
    return head.pos_ == "PROPN" and head.text.lower() in lexicon().persons and head.ent_type_ != "PERSON"


def _proper_name(parsed: "Parsed", head: "Token", span: "Span") -> str:
    """A body's name: its entity if that holds the head, else the phrase as it stands."""
    text = _clean(_entity_text(head))
    whole = _clean(parsed.words(_short(head, span)))
    if head.text not in text or len(text) < 2 or (len(whole) > len(text) and _all_name(head, span)):
        text = whole
    return _without_article(text)


def _all_name(head: "Token", span: "Span") -> bool:
    """Whether a phrase is one long name: "Office for the Coordination of Humanitarian Affairs"."""
    inside = [t for t in head.subtree if span[0] <= t.idx < span[1] and not t.is_punct]
    small = {"the", "of", "for", "and", "on", "in"}
    after = [t for t in inside if t.i > head.i]
    return (
        bool(after)
        and after[0].text.lower() in small
        and all(t.text[:1].isupper() or t.text.lower() in small for t in inside)
    )


def _short(head: "Token", span: "Span") -> "Span":
    """The phrase without relative clauses and what follows them: what a description is called by."""
    aside = [c.left_edge.idx for c in head.children if c.dep_ in ("relcl", "acl", "appos") and c.i > head.i]
    finite = [t.idx for t in head.doc[head.i + 1 : head.right_edge.i + 1] if t.tag_ in ("VBD", "VBZ", "VBP", "MD")]
    cut = min(aside + finite[:1], default=span[1])
    start, end = span[0], max(min(span[1], cut), head.idx + len(head))
    # doc.text would be put together anew for every phrase
    piece = head.doc.char_span(start, end, alignment_mode="expand")
    text = piece.text[start - piece.start_char : end - piece.start_char] if piece is not None else head.text
    text = text.rstrip(" ,—–-(")
    return start, start + len(text)


def _kind(head: "Token", lemma: str) -> ActorKind:
    words = lexicon()
    lower = head.text.lower()
    if lemma in words.documents and head.pos_ != "PROPN" and lemma not in words.bodies:
        return "document"
    text = _entity_text(head).lower() if head.pos_ == "PROPN" else lower
    for name in (
        text.removeprefix("the "),
        *(t.text.lower() for t in reversed(list(head.lefts)) if t.dep_ == "compound"),
    ):
        if name in words.bodies and head.pos_ == "PROPN":
            return words.bodies[name]
    if lemma in words.bodies or lower in words.bodies:
        return _government_forces(head, words.bodies.get(lemma) or words.bodies[lower])
    if lemma in words.persons:
        return "group" if head.tag_ in ("NNS", "NNPS") else "person"
    if lemma in words.documents:
        return "document"
    if head.pos_ == "PROPN":
        return kind_of_name(text)
    return "group"


def _government_forces(head: "Token", kind: ActorKind) -> ActorKind:
    """ "Rebel forces" are an armed group, other forces military."""
    lefts = {t.lemma_.lower() for t in head.lefts}
    if kind == "military" and any(lexicon().bodies.get(w) == "armed-group" for w in lefts):
        return "armed-group"
    return kind


def kind_of_name(text: str) -> ActorKind:
    """The kind of body that a name shows by its last telling word; an organisation if none does."""
    for word in reversed(text.lower().split()):
        if word in lexicon().bodies:
            return lexicon().bodies[word]
    return "organisation"


def _adjective_country(head: "Token") -> str | None:
    """The country of a demonym, possessive or "of" phrase: "Russian troops", "Iran's army", "the president of Cyprus"."""
    for prep in head.rights:
        if prep.dep_ == "prep" and prep.text.lower() == "of":
            codes = (country_code(_without_article(_entity_text(c))) for c in prep.children if c.dep_ == "pobj")
            if (code := next((c for c in codes if c), None)) is not None:
                return code
    for child in head.lefts:
        if child.dep_ in ("amod", "compound", "poss", "nmod"):
            code = demonym_country(child.text) or country_code(_without_article(_entity_text(child)))
            if code is not None:
                return code
    return None


def _basis(
    parsed: "Parsed", head: "Token", span: "Span", kind: ActorKind, lemma: str, *, proper: bool, plural: bool
) -> Basis:
    words = lexicon()
    text = parsed.words(span).lower()
    lefts = {t.text.lower() for t in head.lefts}
    if (
        lefts & words.anonymous_words
        or lemma in words.anonymous_nouns
        or any(p in text for p in words.anonymous_phrases)
    ):
        return "anonymous"
    if proper:
        return "named"
    if kind == "document":
        return "document"
    if kind == "person":
        withheld = not plural and {"a", "an", "one"} & lefts and lemma in ("official", "diplomat")
        return "anonymous" if withheld else "role"
    return "role" if lemma in words.speaks_for or kind not in ("group", "document") else "group"


def _clean(text: str) -> str:
    return _POSSESSIVE.sub("", text.strip()).strip(" ,")


def _without_article(text: str) -> str:
    """A name without the article in front; its words and their case stay."""
    first, _, rest = text.partition(" ")
    return rest.strip() if rest and first.lower() in ("the", "a", "an") else text
