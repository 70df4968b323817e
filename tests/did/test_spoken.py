"""Spoken acts: what attributions tell, tested on attributions made by hand."""

from collections.abc import Callable

import pytest

from onrecord.did import acts
from onrecord.language import Parsed
from onrecord.model import Act, Attribution, Span
from onrecord.vocabulary import SpeechAct
from onrecord.who import cast_of

Parse = Callable[[str], Parsed]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return start, start + len(words)


def told(parse: Parse, text: str, source: str, cue: str, content: str, act: SpeechAct) -> tuple[list[Act], Attribution]:
    """The acts of a text with one attribution, whose source is a nominal of the text."""
    parsed = parse(text)
    cast = cast_of(parsed)
    head = parsed.tokens(span(text, source))[-1]
    saying = Attribution(
        id="S1",
        kind="indirect",
        content=(span(text, content),),
        cue=span(text, cue),
        source=span(text, source),
        speaker=cast.actor_at(head),
        basis="named",
        act=act,
    )
    return list(acts(parsed, cast, (saying,), (), ()).parts), saying


@pytest.mark.parametrize(
    ("act", "cue", "kind"),
    [
        ("demand", "demanded", "REQUEST"),
        ("accuse", "alleged", "ACCUSE"),
        ("threaten", "threatened", "THREATEN"),
        ("promise", "promised", "AGREE"),
        ("accept", "accepted", "AGREE"),
        ("refuse", "refused", "REJECT"),
        ("support", "welcomed", "SUPPORT"),
        ("oppose", "denounced", "ACCUSE"),
    ],
)
def test_an_utterance_gives_the_act_that_it_is(parse: Parse, act: SpeechAct, cue: str, kind: str) -> None:
    """The act's trigger is the cue, its actor the speaker, and it is said in the attribution that is its utterance."""
    text = f"On Monday the government {cue} a new election law for the rebels' own district."
    found, saying = told(parse, text, "government", cue, "a new election law for the rebels' own district", act)
    spoken = [a for a in found if saying.cue and a.trigger[0] < saying.cue[1] and saying.cue[0] < a.trigger[1]]
    assert [a.type for a in spoken] == [kind]
    assert spoken[0].actor == (saying.speaker,)
    assert spoken[0].said_in == "S1"


def test_inner_states_and_denials_give_no_act_of_their_own(parse: Parse) -> None:
    """What someone only thinks, expects or denies is no act between parties."""
    for act, cue in (("believe", "believed"), ("predict", "predicted"), ("deny", "denied")):
        text = f"The government {cue} that the harvest would be late."
        found, _ = told(parse, text, "government", cue, "that the harvest would be late", act)  # type: ignore[arg-type]
        assert found == []


def test_a_demand_under_a_neutral_cue_is_laid_on_whoever_must_act(parse: Parse) -> None:
    """ "Said" with an obligation laid on another party is a demand, and that party its recipient."""
    text = "The government said that the rebels must leave the city at once."
    found, saying = told(parse, text, "government", "said", "that the rebels must leave the city at once", "demand")
    demand = [a for a in found if a.type == "REQUEST"]
    assert len(demand) == 1
    assert demand[0].actor == (saying.speaker,)
    assert demand[0].recipient and demand[0].recipient != demand[0].actor


def test_an_act_inside_a_content_is_said_in_its_attribution(parse: Parse) -> None:
    """What someone tells of an act vouches for it: the innermost attribution around the trigger."""
    text = "The minister said that the rebels had attacked the army on Sunday."
    found, _ = told(parse, text, "minister", "said", "that the rebels had attacked the army on Sunday", "assert")
    deed = next(a for a in found if a.type == "ASSAULT")
    assert deed.said_in == "S1"
