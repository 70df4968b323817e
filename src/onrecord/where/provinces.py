"""A province by the town it is called after: "Aleppo province", "the region of Kharkiv", "Gereshk district"."""

from typing import TYPE_CHECKING

from onrecord.where.curated import Area, areas
from onrecord.where.index import Town
from onrecord.where.mentions import Mention
from onrecord.where.ranking import Chosen
from onrecord.where.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Radius in kilometres of a province or district whose own size is on no list: about the median of those on the curated one.
_SIZES = {"admin1": 90.0, "admin2": 25.0}
_LISTED = 10
"""Tokens that a list of provinces may run on for."""
_TRIED = ("province", "region", "governorate", "oblast", "state", "district")


def widened(choice: Chosen, mention: Mention, doc: "Doc") -> Chosen:
    """The choice, made the province or district around the town if the words beside the name say so."""
    said = _said(mention, doc)
    if said is None or not mention.towns:
        return choice
    for word in dict.fromkeys((said[0], *_TRIED)):
        for area in areas().by_name.get(f"{mention.key} {word}", ()):
            return Chosen(area, choice.candidates, "curated list")
    if not isinstance(choice.place, Town):
        return choice
    town = choice.place
    area = Area(town.name, said[1], (town.country,), town.lat, town.lon, _SIZES[said[1]])
    return Chosen(area, choice.candidates, f"{said[0]} named after this town")


def _said(mention: Mention, doc: "Doc") -> tuple[str, str] | None:
    """The word beside a name that makes it a province or district, and which of the two."""
    after = _after_list(mention, doc)
    before = doc[mention.first - 2].text.lower() if mention.first > 1 and doc[mention.first - 1].lower_ == "of" else ""
    for word in (after.lower() if after.islower() else "", before):
        kind = words().kinds.get(word) or words().kinds.get(word.removesuffix("s"))
        if kind in _SIZES:
            return word.removesuffix("s"), kind
    return None


def _after_list(mention: Mention, doc: "Doc") -> str:
    """The word after a name; for a list ("Luhansk and Donetsk regions") the plural after its last name."""
    for token in doc[mention.last + 1 : mention.last + 1 + _LISTED]:
        if token.text.islower() and token.lower_ not in {"and", "or"}:
            alone = token.i == mention.last + 1
            return token.text if alone or token.tag_ == "NNS" else ""
        if not (token.text[0].isupper() or token.text in {",", "-"} or token.lower_ in {"and", "or"}):
            return ""
    return ""
