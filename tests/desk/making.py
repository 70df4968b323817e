"""An invented crisis in six reports, and one that is meant to hurt, as a record for the tests of the page."""

from pathlib import Path
from typing import Any

from onrecord.model import Act, Actor, Attribution, Figure, Published, Record, Time
from onrecord.record import Store
from tests.record.making import received_of, record_of, report_of

ARABIC = "قال المتحدث باسم ميناء إلمار إن أربعين سفينة عبرت."


def day(value: str) -> dict[str, Any]:
    """A report's day of publication."""
    return {"published": Published(value=value, basis="given")}


def split_quotation() -> Record:
    """A quotation cut in two by its cue, an act and a figure that lie across its edges, two paragraphs."""
    text = (
        "Ferries leave Ilmar\n\n“We counted more than 1,200 boats,” Mira Sole said on Monday, “and we stopped counting.”\n\n"
        "The strait stays closed, the harbour office announced."
    )

    def at(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    return Record(
        report=report_of(text, outlet="Tidewire", title="Ferries leave Ilmar", url="https://tidewire.example/ferries", **day("2031-05-16")),
        actors=(Actor(id="A1", name="Mira Sole", kind="person", role="harbour master", mentions=(at("Mira Sole"),)),),
        attributions=(
            Attribution(
                id="S1", kind="direct", content=(at("“We counted more than 1,200 boats,”"), at("“and we stopped counting.”")),
                cue=at("said"), source=at("Mira Sole"), speaker="A1", basis="named", when=at("on Monday"),
            ),
            Attribution(
                id="S2", kind="indirect", content=(at("The strait stays closed"),), cue=at("announced"),
                source=at("the harbour office"), basis="anonymous", act="announce",
            ),
        ),
        acts=(Act(id="E1", type="COERCE", trigger=at("stays closed"), issue=None, said_in="S2", modality="actual"),),
        figures=(
            Figure(
                id="F1", span=at("more than 1,200 boats"), value=1200, bound="more-than", unit="items", measure="evacuated",
                counted="boats", counter="A1", said_in="S1", flow="cumulative",
            ),
        ),
        times=(Time(id="T1", span=at("Monday"), type="DATE", value="2031-05-12", begin="2031-05-12", end="2031-05-12"),),
    )  # fmt: skip


def stance(text: str, who: str, kind: str, trigger: str, **heading: Any) -> Record:
    """One act of a party on the ceasefire."""
    start = text.index(trigger)
    actor = Actor(id="A1", name=who, kind="party", mentions=((0, len(who)),))
    act = Act(id="E1", type=kind, trigger=(start, start + len(trigger)), actor=("A1",), issue="ceasefire")  # type: ignore[arg-type]
    return Record(report=report_of(text, **heading), actors=(actor,), acts=(act,))


def hostile() -> Record:
    """Script in every field that a report brings, an address that would run, and marks that turn the reading direction."""
    evil = "<script>alert('ilmar')</script>"
    who = f'\u202eMallory "><img src=x onerror=alert(1)>{evil}'
    return record_of(
        who,
        31,
        "<b onmouseover=alert(1)>Ilmar</b>",
        title=f"{evil}\u202e'\"><svg onload=alert(1)>",
        outlet='"><img src=x onerror=alert(1)>',
        url="javascript:alert(document.domain)",
        authors=(evil,),
        credits=("</p></main>" + evil,),
        language='en" onload="alert(1)',
        **day("2031-05-13"),
    )


def reports() -> list[Record]:
    """The invented crisis, oldest first."""
    arabic = report_of(ARABIC, outlet="Sawt Ilmar", title="سفن تعبر", language="ar", **day("2031-05-15"))
    content = (ARABIC.index("أربعين"), len(ARABIC) - 1)
    return [
        stance("Free Harbour refused a truce.", "Free Harbour", "REJECT", "refused", outlet="Harbour Courier", title="No truce", **day("2031-05-10")),
        stance("Free Harbour accepted a truce.", "Free Harbour", "AGREE", "accepted", outlet="Harbour Courier", title="A truce", **day("2031-05-11")),
        hostile(),
        record_of(),
        Record(report=arabic, attributions=(Attribution(id="S1", kind="indirect", content=(content,)),)),
        split_quotation(),
    ]  # fmt: skip


def add_all(store: Store, records: list[Record]) -> Store:
    """The store with the records added."""
    for record in records:
        store.add(received_of(record), record)
    return store


def make_record(path: Path) -> Path:
    """A record's file with the invented crisis."""
    with Store.open(str(path)) as store:
        add_all(store, reports())
    return path
