"""Relations over how a quotation is set: British marks, paragraphs that re-open, blocks, "—Name" lines, turns."""

from collections.abc import Callable

from onrecord.model import Record
from tests.said.metamorphic.lines import Tally, bare, lines, spoken
from tests.said.metamorphic.texts import Utterance, restyled, utterances

Read = Callable[[str], Record]
Count = Callable[[str], Tally]


def test_british_marks(read: Read, tally: Count) -> None:
    """Single marks outside are a quotation's as double ones are, with its contractions and possessives inside."""
    count = tally("British marks")
    for u in utterances():
        for name, text in _british(u).items():
            for style in ("single", "straight single"):
                count.compare(f"{u.id}: {name}, {style}", lines(read(text)), lines(read(restyled(text, style))))
    count.settle()


def _british(u: Utterance) -> dict[str, str]:
    return {
        "contraction": f"“{u.whole} and we don’t know why,” {u.name} said.",
        "plural possessive": f"“{u.whole}, and the crews’ lamps are out,” said {u.name}.",
        "nested": f"“{u.whole}. My brother told me, ‘Go home,’ and I went,” {u.name} said.",
        "cue first": f"{u.name} said: “{u.whole}. {u.then}”",
        "fragment": f"{u.name} said the winter was “a war’s fourth gift” and went on.",
        "possessive outside": f"The town’s council heard {u.name} on Monday. “{u.then[:-1]},” the minutes’ last page says.",
    }


def test_paragraphs_that_re_open(read: Read, tally: Count) -> None:
    """A quotation that opens again in each paragraph and closes in the last is one speaker's, as in one paragraph."""
    count = tally("re-opening")
    for turn, u in enumerate(utterances()):
        whole = {u.name: bare(f"{u.whole}. {u.then} That is all I know.")}
        for name, text in _reopened(u).items():
            count.compare(f"{u.id}: {name}", whole, spoken(read(text)))
            style = ("single", "straight")[turn % 2]
            count.compare(f"{u.id}: {name}, {style}", whole, spoken(read(restyled(text, style))))
    count.settle()


def _reopened(u: Utterance) -> dict[str, str]:
    return {
        "one paragraph": f"{u.name} said: “{u.whole}. {u.then} That is all I know.”",
        "two": f"{u.name} said: “{u.whole}. {u.then}\n\n“That is all I know.”",
        "three": f"{u.name} said: “{u.whole}.\n\n“{u.then}\n\n“That is all I know.”",
        "after a cue in the middle": f"“{u.whole},” {u.name} said. “{u.then}\n\n“That is all I know.”",
        "closed each time": f"{u.name} said: “{u.whole}.”\n\n“{u.then}”\n\n“That is all I know.”",
    }


def test_block_quotations(read: Read, tally: Count) -> None:
    """A quotation set as a paragraph of its own under a cue with a colon is that cue's, with marks or without."""
    count = tally("block quotation")
    for u in utterances():
        words = {u.name: bare(f"{u.whole}. {u.then}")}
        for name, text in _blocks(u).items():
            count.compare(f"{u.id}: {name}", words, _by_speaker(read(text)))
        more = f"{u.name} said in a statement:\n\n{u.whole}. {u.then}\n\nOur doors are open.\n\nThe council did not answer."
        longer = {u.name: bare(f"{u.whole}. {u.then} Our doors are open.")}
        count.compare(f"{u.id}: no marks, two paragraphs", longer, _by_speaker(read(more)))
    count.settle()


def _blocks(u: Utterance) -> dict[str, str]:
    return {
        "marks": f"In a letter to the council, {u.name} wrote:\n\n“{u.whole}. {u.then}”",
        "marks, said": f"{u.name} said:\n\n“{u.whole}. {u.then}”",
        "no marks": f"In a letter to the council, {u.name} wrote:\n\n{u.whole}. {u.then}",
        "no marks, more after": f"{u.name} said in a statement:\n\n{u.whole}. {u.then}\n\nThe council meets again on Friday.",
    }


def test_name_lines(read: Read, tally: Count) -> None:
    """A line with a dash and a name under a quotation names its speaker."""
    count = tally("name line")
    for u in utterances():
        words = {u.name: bare(f"{u.whole}. {u.then}")}
        for name, text in _signed(u).items():
            count.compare(f"{u.id}: {name}", words, _by_speaker(read(text)))
    count.settle()


def _signed(u: Utterance) -> dict[str, str]:
    quotation = f"“{u.whole}. {u.then}”"
    return {
        "em dash": f"{quotation}\n\n—{u.name}",
        "em dash, space, role": f"{quotation}\n\n— {u.name}, {u.role}",
        "en dash": f"{quotation}\n– {u.name}",
        "two hyphens": f"{quotation}\n-- {u.name}, {u.role}",
        "same line": f"{quotation} — {u.name}",
        "among paragraphs": f"The council met at noon.\n\n{quotation}\n\n— {u.name}, {u.role}\n\nIt will meet again on Friday.",
    }


def test_turns(read: Read, tally: Count) -> None:
    """In an interview's or transcript's turns, "I" is whoever's turn it is: the name that opens it, or the answering guest."""
    count = tally("turns")
    for u in utterances():
        clause = f"{u.first[0].lower()}{u.first[1:]}"
        expected = [(u.name, bare(f"that {clause}"))]
        for name, text in _turns(u, f"I believe that {clause}.").items():
            found = [(line.speaker, bare(" ".join(line.content))) for line in lines(read(text)) if line.source == "I"]
            count.compare(f"{u.id}: {name}", expected, found)
    count.settle()


def _turns(u: Utterance, answer: str) -> dict[str, str]:
    intro = f"An interview with {u.name}, {u.role}."
    asked = ["What do you expect this week?", "And after that?", "Will it last?"]
    return {
        "capitals": f"{intro}\n\nMODERATOR: {asked[0]}\n\n{u.name.upper()}: {answer}\n\nMODERATOR: {asked[1]}\n\n{u.name.upper()}: Nobody knows.",
        "names": f"{intro}\n\nModerator: {asked[0]}\n\n{u.name}: {answer}\n\nModerator: {asked[1]}\n\n{u.name}: Nobody knows.",
        "surnames": f"{intro}\n\nModerator: {asked[0]}\n\n{u.short}: {answer}\n\nModerator: {asked[1]}\n\n{u.short}: Nobody knows.",
        "letters": f"{intro}\n\nQ: {asked[0]}\n\nA: {answer}\n\nQ: {asked[1]}\n\nA: Nobody knows.",
        "letters with stops": f"{intro}\n\nQ. {asked[0]}\n\nA. {answer}\n\nQ. {asked[1]}\n\nA. Nobody knows.",
        "words": f"{intro}\n\nQuestion: {asked[0]}\n\nAnswer: {answer}\n\nQuestion: {asked[1]}\n\nAnswer: Nobody knows.",
        "questions only": f"{intro}\n\n{asked[0]}\n\n{answer}\n\n{asked[1]}\n\nNobody knows.\n\n{asked[2]}\n\nFor a time.",
    }


def _by_speaker(record: Record) -> dict[str | None, str]:
    """Every speaker's words, in marks or not, left out what stands inside another content."""
    outer = [part.within is None for part in record.attributions]
    out: dict[str | None, str] = {}
    for line, top in zip(lines(record), outer, strict=True):
        if top:
            out[line.speaker] = (out.get(line.speaker, "") + " " + bare(" ".join(line.content))).strip()
    return out
