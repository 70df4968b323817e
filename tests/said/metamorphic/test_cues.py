"""Relations over one utterance: where its cue stands, how it is worded, how its speaker is titled."""

from collections.abc import Callable, Iterator

from onrecord.model import Record
from tests.said.metamorphic.lines import Tally, bare, lines, spoken
from tests.said.metamorphic.texts import Utterance, utterances

Read = Callable[[str], Record]
Count = Callable[[str], Tally]


def _positions(u: Utterance) -> dict[str, str]:
    return {
        "after": f"“{u.whole},” {u.name} said.",
        "after, inverted": f"“{u.whole},” said {u.name}.",
        "after, with role": f"“{u.whole},” said {u.name}, {u.role}.",
        "after, dated": f"“{u.whole},” {u.name} said on Monday.",
        "before, colon": f"{u.name} said: “{u.whole}.”",
        "before, comma": f"{u.name} said, “{u.whole}.”",
        "before, colon, dated": f"On Monday, {u.name} said: “{u.whole}.”",
        "before, colon, with role": f"{u.name}, {u.role}, said: “{u.whole}.”",
        "inside": f"“{u.first},” {u.name} said, “{u.second}.”",
        "inside, inverted": f"“{u.first},” said {u.name}, “{u.second}.”",
        "inside, with role": f"“{u.first},” said {u.name}, {u.role}, “{u.second}.”",
        "inside, dated": f"“{u.first},” {u.name} said on Monday, “{u.second}.”",
    }


def test_moving_the_cue(read: Read, tally: Count) -> None:
    """Before, inside or after its quotation, a cue gives the quotation the same speaker, and the quotation stays whole."""
    count = tally("moving the cue")
    for u in utterances():
        for name, text in _positions(u).items():
            count.compare(f"{u.id}: {name}", {u.name: bare(u.whole)}, spoken(read(text)))
    count.settle()


def _fragments(u: Utterance) -> dict[str, str]:
    return {
        "whole": f"“{u.whole}. {u.then[:-1]},” {u.name} said.",
        "whole, cue first": f"{u.name} said: “{u.whole}. {u.then}”",
        "a sentence each": f"“{u.whole},” {u.name} said. “{u.then}”",
        "a sentence each, inverted": f"“{u.whole},” said {u.name}, {u.role}. “{u.then}”",
        "three": f"“{u.first},” {u.name} said, “{u.second}. {u.then}”",
        "side by side": f"{u.name} said: “{u.whole}.” “{u.then}”",
    }


def test_splitting_a_quotation(read: Read, tally: Count) -> None:
    """A quotation cut in two around its cue is one attribution with the same words as the quotation in one piece."""
    count = tally("splitting")
    for u in utterances():
        for name, text in _fragments(u).items():
            found = [
                (line.speaker, bare(" ".join(line.content))) for line in lines(read(text)) if line.kind != "indirect"
            ]
            count.compare(f"{u.id}: {name}", [(u.name, bare(f"{u.whole} {u.then}"))], found)
    count.settle()


def _cues(u: Utterance) -> Iterator[tuple[str, str]]:
    for cue in (
        "said",
        "says",
        "has said",
        "had said",
        "told reporters",
        "told the Lowmark Gazette",
        "added",
        "declared",
    ):
        yield cue, f"“{u.whole},” {u.name} {cue}."
    yield "says, inverted", f"“{u.whole},” says {u.name}."
    for cue in ("told reporters", "told a news conference", "says", "has said", "wrote in a letter"):
        yield f"{cue}:", f"{u.name} {cue}: “{u.whole}.”"
    yield "telling", f"“{u.whole},” {u.name} told reporters in Port Osier on Monday."


def test_wording_of_the_cue(read: Read, tally: Count) -> None:
    """Tense and wording of a cue, and to whom it was said, leave speaker and quoted words the same."""
    count = tally("wording of the cue")
    for turn, u in enumerate(utterances()):
        for name, text in list(_cues(u))[turn % 2 :: 2]:
            count.compare(f"{u.id}: {name}", {u.name: bare(u.whole)}, spoken(read(text)))
    count.settle()


def test_tense_of_an_indirect_cue(read: Read, tally: Count) -> None:
    """ "Said", "says" and "has said", with or without "reporters", attribute the same clause to the same speaker."""
    count = tally("tense, indirect")
    for u in utterances():
        clause = f"{u.first[0].lower()}{u.first[1:]}"
        for cue in (
            "said that",
            "says that",
            "has said that",
            "told reporters that",
            "told the council on Monday that",
        ):
            found = [(line.speaker, bare(" ".join(line.content))) for line in lines(read(f"{u.name} {cue} {clause}."))]
            count.compare(f"{u.id}: {cue}", [(u.name, bare(f"that {clause}"))], found)
    count.settle()


SHORT_TITLES = {
    "General": "Gen.",
    "Governor": "Gov.",
    "Senator": "Sen.",
    "Colonel": "Col.",
    "Captain": "Capt.",
    "President": "Pres.",
}


def _titled(u: Utterance) -> dict[str, str]:
    courtesy = "Ms." if u.pronoun == "she" else "Mr."
    first = {
        "name": u.name,
        "title": f"{u.title} {u.name}",
        "role after": f"{u.name}, {u.role},",
        "role before": f"{u.role}, {u.name},",
        "short title": f"{SHORT_TITLES.get(u.title, u.title)} {u.name}",
        "courtesy": f"{courtesy} {u.name}",
    }
    later = {
        "surname": u.short,
        "courtesy later": f"{courtesy} {u.short}",
        "courtesy later, British": f"{courtesy[:2]} {u.short}",
        "title later": f"{u.title} {u.short}",
    }
    out = {f"{name}, surname": _twice(u, full, u.short) for name, full in first.items()}
    return out | {f"title, {name}": _twice(u, f"{u.title} {u.name}", short) for name, short in later.items()}


def _twice(u: Utterance, full: str, short: str) -> str:
    said = f"{full[0].upper()}{full[1:]} said on Monday: “{u.whole}.”"
    return f"{said}\n\n“{u.then[:-1]},” {short} said."


def test_style_of_titles(read: Read, tally: Count) -> None:
    """An outlet's style of titles doesn't make another person: both quotations are the same actor's, by the full name."""
    count = tally("style of titles")
    for u in utterances():
        for name, text in _titled(u).items():
            count.compare(f"{u.id}: {name}", {u.name: bare(f"{u.whole} {u.then}")}, spoken(read(text)))
    count.settle()
