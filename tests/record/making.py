"""Records made for the store's tests: small, invented, and with every layer."""

import dataclasses
import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

from onrecord.intake.received import Piece, Received
from onrecord.line import Line, lines_of
from onrecord.model import Act, Actor, Attribution, Figure, Place, Proposal, Published, Record, Report, Time


def received_of(record: Record, where: str = "harbour.txt") -> Received:
    """A record's report as if it had come in as a file of its text; `source_sha256` must be that of its text."""
    text = record.report.text
    piece = Piece((0, len(text)), (0, len(text.encode())))
    return Received(record.report, text.encode(), where, (piece,), "utf-8")


def report_of(text: str, **more: Any) -> Report:
    """A report of that text, with a heading unless told otherwise."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    fields: dict[str, Any] = {
        "outlet": "Harbour Courier",
        "title": "Talks stall",
        "language": "en",
        "published": Published(value="2031-05-14", basis="given"),
        "extractor": "test/1",
        "models": {"model": "a" * 64},
    }
    return Report(id="r-" + digest[:16], source_sha256=digest, text_sha256=digest, text=text, **{**fields, **more})


def record_of(who: str = "Osk Varenne", number: int = 40, town: str = "Ilmar", **heading: Any) -> Record:
    """Someone says how many fled a town, and a diplomat denies it: seven lines of six layers."""
    text = f"{who} said {number} people fled {town} on Monday. A diplomat denied it. A truce plan is on the table."
    at = _finder(text)
    told = (at(str(number))[0], at(town)[1])
    return Record(
        report=report_of(text, **heading),
        actors=(
            Actor(id="A1", name=who, kind="person", role="minister", mentions=(at(who),)),
            Actor(id="A2", name="Free Harbour", kind="party", mentions=(at("diplomat"),)),
        ),
        attributions=(
            Attribution(
                id="S1", kind="indirect", content=(told,), cue=at("said"), source=at(who), speaker="A1", basis="named",
                to=("A2",), when=at("Monday"), confidence=0.9,
            ),
            Attribution(id="S2", kind="indirect", content=(at("it"),), cue=at("denied"), source=at("A diplomat"), act="deny"),
        ),
        acts=(Act(id="E1", type="REJECT", trigger=at("denied"), actor=("A2",), recipient=("A1",), said_in="S2"),),
        figures=(
            Figure(
                id="F1", span=at(f"{number} people"), value=number, unit="people", measure="displaced", place=at(town),
                counter="A1", said_in="S1",
            ),
        ),
        times=(Time(id="T1", span=at("Monday"), type="DATE", value="2031-05-12", begin="2031-05-12", end="2031-05-12"),),
        places=(Place(id="P1", span=at(town), role="literal", name=town, lat=1.5, lon=-2.5, candidates=1),),
        proposals=(Proposal(id="B1", label="truce plan", stage="tabled", evidence=at("on the table"), terms=(at("truce"),)),),
    )  # fmt: skip


def renamed(record: Record, **heading: Any) -> Record:
    """The same record under another heading."""
    return msgspec.structs.replace(record, report=msgspec.structs.replace(record.report, **heading))


def plain(lines: Iterable[Line]) -> list[Line]:
    """Lines without their numbers, in the order of their ids: what a store must give back of a record."""
    bare = (dataclasses.replace(line, seq=None, recorded=None) for line in lines)
    return sorted(bare, key=lambda line: line.id)


def lines_in(record: Record) -> list[Line]:
    """The lines of a record, in the order of their ids."""
    return plain(lines_of(record))


def _finder(text: str) -> Any:
    def at(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    return at
