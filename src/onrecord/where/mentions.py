"""Which names of a report are places: the countries and curated areas it names, and towns where the words around say so.

A town's name alone proves little: people, bodies and common words share it. It counts if the parse takes
it for a place, if "in", "the city of" or ", Country" stand by it, if it opens the report as its dateline,
if it is a great city, or if it was shown to be a place elsewhere in the report; a person's name speaks
against it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.where.curated import Area, Areas, areas
from onrecord.where.folding import without_article
from onrecord.where.index import Town, index
from onrecord.where.names import Name, names
from onrecord.where.signs import Signs
from onrecord.where.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
GREAT_CITY = 300_000
"""People from whom on a town's main name is taken for it without further signs."""

AT_HOME = 5_000
"""People from whom on the only town of a name counts where the report names its country."""

FAMED = 35
"""Names in all languages from which on the same holds for a great city's other names ("Kiev", "Hodeidah")."""


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """Tokens `[first, last]` that name a place: what they may be, and whether they are a demonym."""

    first: int
    last: int
    key: str
    areas: tuple[Area, ...] = ()
    towns: tuple[Town, ...] = ()
    demonym: bool = False


def mentions(doc: "Doc") -> list[Mention]:
    """The places named in a parse, in the order of the text; towns still stand for all that share their name."""
    known, signs = areas(), Signs.of(doc)
    runs = list(names(doc))
    towns = _towns(runs, known)
    named = _named(runs, known)
    shown = {name.key for name in runs if name.key in towns and signs.shows(name)}
    found: list[Mention] = []
    end = -1
    for name in runs:
        if name.first <= end:
            continue
        mention = _area(doc, name, known, signs)
        if mention is None and name.proper and _is_town(name, towns.get(name.key, ()), signs, shown, named):
            mention = Mention(name.first, name.last, name.key, towns=towns[name.key])
        if mention is not None:
            found.append(mention)
            end = mention.last
    return sorted([*found, *_unlisted(doc, found, signs)], key=lambda mention: mention.first)


def _towns(runs: list[Name], known: Areas) -> dict[str, tuple[Town, ...]]:
    """The towns of every run's key; a name with the Arabic article is looked up without it too."""
    wanted = {name.key: without_article(name.key) for name in runs if name.proper and name.key not in known.by_name}
    spelt = {key: known.spellings[key] for key in wanted if key in known.spellings}
    found = index().find([*wanted, *(bare for bare in wanted.values() if bare), *(main for main, _ in spelt.values())])
    towns = {key: tuple(found.get(key) or found.get(bare) or ()) for key, bare in wanted.items()}
    for key, (main, code) in spelt.items():
        towns[key] = tuple(town for town in found.get(main, ()) if town.country == code)
    return {key: listed for key, listed in towns.items() if listed}


def _named(runs: list[Name], known: Areas) -> set[str]:
    """The countries that a report may be about: all whose names or people's names stand in it."""
    found: set[str] = set()
    for name in runs:
        for table in (known.by_name, known.by_demonym):
            for area in table.get(name.key, ()):
                found.update(area.countries[:2])
    return found


def _area(doc: "Doc", name: Name, known: Areas, signs: Signs) -> Mention | None:
    """A country, a curated area, or a demonym."""
    acronym = name.key.replace(" ", "").upper()
    if not (name.key in known.names or acronym in known.by_acronym):
        return None
    first, last, text = doc[name.first], doc[name.last], doc[name.first : name.last + 1].text
    if not first.text[0].isupper() and name.last == name.first:
        return None
    places = known.by_acronym.get(text.replace(".", ""), ()) or known.by_name.get(name.key, ())
    if not places and signs.before(name) == "the":
        places = known.with_article.get(name.key, ())
    people = known.by_demonym.get(name.key, ()) if first.text[0].isupper() and signs.after(name) != "of" else ()
    if not (places or people) or signs.is_person(name, known_place=not signs.is_surname(name)):
        return None
    demonym = bool(people) and (not places or last.pos_ == "ADJ" or last.ent_type_ == "NORP")
    return Mention(name.first, name.last, name.key, areas=people if demonym else places, demonym=demonym)


def _is_town(name: Name, towns: tuple[Town, ...], signs: Signs, shown: set[str], named: set[str]) -> bool:
    """Whether a run that some town is called by is a place here."""
    if not towns or len(name.key) < 3 or name.key in words().not_towns:
        return False
    great = towns[0].population >= GREAT_CITY and (towns[0].kind == 0 or towns[0].names >= FAMED)
    if signs.is_person(name, known_place=great or name.key in shown) or signs.is_cut_out(name, great):
        return False
    if signs.shows(name):
        return True
    if signs.has_article(name) or signs.is_surname(name):
        return False
    if name.key in shown or signs.label(name) in PLACE_LABELS or (great and signs.is_proper(name)):
        return True
    return signs.is_taken(name) or _is_at_home(name, towns, signs, named)


def _is_at_home(name: Name, towns: tuple[Town, ...], signs: Signs, named: set[str]) -> bool:
    """Whether the report names the country of the only town so called, and nothing takes the name for something else."""
    parts = name.key.split()
    labels = {"", "ORG"} if len(parts) > 1 else {""}
    if len(towns) > 1 or towns[0].country not in named - {"US"} or towns[0].population < AT_HOME:
        return False
    plain = not (words().bodies | words().not_towns).intersection(parts)
    return plain and signs.label(name) in labels and signs.is_proper(name)


def _unlisted(doc: "Doc", found: Iterable[Mention], signs: Signs) -> list[Mention]:
    """Places that the parse names and no list knows: they stay on the record, unresolved."""
    taken = {at for mention in found for at in range(mention.first, mention.last + 1)}
    extra = []
    for piece in doc.ents:
        if piece.label_ != "GPE" or any(at in taken for at in range(piece.start, piece.end)):
            continue
        name = signs.trimmed(piece)
        if name is not None and name.key not in words().not_towns and signs.is_unlisted_place(name):
            extra.append(Mention(name.first, name.last, name.key))
    return extra
