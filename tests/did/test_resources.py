"""The word lists of this room: nothing in them that the code or the vocabulary doesn't know."""

from onrecord import resources
from onrecord.did.choose import weights
from onrecord.did.issue import words as issues
from onrecord.did.ladder import words as stages
from onrecord.did.lexicon import lexicon
from onrecord.did.mood import words as moods
from onrecord.did.parties import words as parties
from onrecord.did.spoken import types
from onrecord.did.spoken import words as sayings
from onrecord.vocabulary import ActType, Issue, Modality, SpeechAct, Stage, labels

STANDINGS = {"force", "authority", "people"}
SLOTS = {"object", "clause", "subject"}


def test_every_trigger_has_a_type_and_slots_that_exist() -> None:
    """A group of triggers names a PLOVER type, a certainty and known places for the recipient."""
    for group in resources.load("triggers.yaml")["groups"]:
        assert group["type"] in labels(ActType)
        assert group["sure"] in (1, 2, 3)
        assert group.get("subject") in STANDINGS | {None}
        assert all(isinstance(slot, str) and slot == slot.lower() for slot in group.get("to", ())), group
        assert group.get("of", "none") in ("actor", "recipient", "none")


def test_the_lexicon_has_several_hundred_entries_and_all_types() -> None:
    """Every type can be told by a verb; classes that entries ask for exist."""
    known = lexicon()
    entries = [e for group in (known.verbs, known.nouns, known.adjectives) for es in group.values() for e in es]
    assert len(entries) > 700
    assert {e.type for e in entries} == set(labels(ActType))
    asked = {word for e in entries for word in e.with_ if word.startswith("@")}
    assert asked <= known.classes.keys()


def test_the_more_an_entry_asks_for_the_earlier_it_is_tried() -> None:
    """ "Hold hostage" is tried before "hold"."""
    weights = [entry.weight for entry in lexicon().verbs["hold"]]
    assert weights == sorted(weights, reverse=True)
    assert len(weights) > 2


def test_labels_of_the_lists_are_those_of_the_vocabulary() -> None:
    """Issues, stages, modalities and act types in the lists can enter a record."""
    assert {*issues().order, *issues().default.values(), *issues().throughout} <= set(labels(Issue))
    rungs = {stage for entries in (*stages().verbs.values(), *stages().subjects.values()) for _, stage in entries}
    assert rungs | set(stages().nouns.values()) | set(stages().ladder) | stages().negative <= set(labels(Stage))
    known = moods()
    assert {*known.governors.values(), *known.adjectives.values(), *known.nouns.values()} <= set(labels(Modality))
    assert set(types()) <= set(labels(SpeechAct)) and set(types().values()) <= set(labels(ActType))
    assert sayings()["neutral"]


def test_no_head_noun_is_both_a_power_and_a_thing() -> None:
    """A word's standing is one: whoever governs or fights is not at the same time only what is owned."""
    known = parties()
    assert not (known.force | known.authority) & known.holding - {
        "tank",
        "embassy",
        "capital",
        "consulate",
        "ship",
        "vessel",
    }


def test_weights_are_numbers_and_the_threshold_a_share() -> None:
    """The model that decides is plain numbers by statement."""
    known, intercept, threshold = weights()
    assert len(known) > 100
    assert all(isinstance(value, float) and abs(value) < 6 for value in known.values())
    assert isinstance(intercept, float) and 0 < threshold < 1
