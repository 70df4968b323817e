"""A line as the page shows it, made from an `onrecord.line.Line`.

A line always reads the same way: speaker and role, what they did with words, the words with their marks,
to whom, when, where it stands, how it was read. `templates/line.html` is the only place that draws one.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.errors import BrokenRecord
from onrecord.line import Line
from onrecord.model import Act, Actor, Attribution, Figure, Place, Proposal, Span, Time
from onrecord.pages import labels
from onrecord.pages.dates import Moment, interval, moment, timex_words
from onrecord.pages.links import Links, outward
from onrecord.pages.marking import Mark, Marker
from onrecord.pages.scale import number

LONGEST = 900
"""Code points of a line's words shown in a list; the rest is a link away. A long paragraph of a statement fits."""

NO_COUNTER = "counter not given"
ANONYMOUS = "not named in the report"

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_RTL = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The report beside a line: its names, its date, its addresses, and how its language is written."""

    id: str
    outlet: str
    title: str
    published: Moment
    href: str
    url: str | None
    lang: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who says a line. `note` holds what must stand beside the name: a role, or that the source is not named."""

    name: str
    note: str
    basis: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line ready to be drawn. Raises BrokenRecord without report, words and voice."""

    id: str
    part: str
    layer: str
    mark: str
    label: str
    who: Who
    verb: str
    detail: tuple[str, str]
    words: Markup
    plain: str
    cut: bool
    to: str
    when: str
    origin: Origin
    href: str
    anchor: str
    reading: str = "read by machine"

    def __post_init__(self) -> None:
        if not (self.origin.id and self.plain and self.who.name):
            raise BrokenRecord("a line can't be shown without its report, its words and who says it")


def view(line: Line, links: Links, times: Sequence[Time] = ()) -> LineView:
    """The line as it is shown. `times` are those of its report: with them, words such as "on Wednesday" get their day."""
    part = line.part
    words, cut = marked_words(line)
    return LineView(
        id=line.id,
        part=part.id,
        layer=line.layer,
        mark=labels.mark_of(part),
        label=_label(part),
        who=_who(line, links),
        verb=_verb(part, line.voice.basis),
        detail=_detail(part, line.actors),
        words=words,
        plain=line.words,
        cut=cut,
        to=_names(part.to, line.actors) if isinstance(part, Attribution) else "",
        when=_when(line, times),
        origin=origin(line, links),
        href=links.line(line.report.id, part.id),
        anchor=links.report(line.report.id, part.id),
    )


def origin(line: Line, links: Links) -> Origin:
    """The report that a line stands in."""
    head = line.report
    return Origin(
        id=head.id,
        outlet=head.outlet or "",
        title=head.title or head.id,
        published=moment(head.published),
        href=links.report(head.id),
        url=outward(head.url),
        lang=lang_of(head.language),
        direction=direction(head.language),
    )


def lang_of(language: str) -> str:
    """A report's language as an element may carry it (BCP 47); empty where it isn't known, or is no language tag."""
    return language if language != "und" and _TAG.fullmatch(language) else ""


def direction(language: str) -> str:
    """How a language is written: "rtl", "ltr", or "auto" where the language is not known."""
    if not lang_of(language):
        return "auto"
    return "rtl" if language.partition("-")[0].lower() in _RTL else "ltr"


def marked_words(line: Line) -> tuple[Markup, bool]:
    """The sentence around a line with the line's own words marked, and whether it had to be cut short."""
    start = line.sentence[0]
    first = line.span[0] - start
    cut = line.span[1] - line.span[0] > LONGEST
    window = (0, first + LONGEST if cut else len(line.context))
    marks = (mark.moved(-start) for mark in own_marks(line.part))
    return Marker(line.context, marks, [window]).draw(0), cut


def own_marks(part: object, *, anchor: bool = False, href: str | None = None) -> list[Mark]:
    """The marks of one part: its words (several, for a quotation cut in two), its cue and its source."""
    name: str = part.id  # type: ignore[attr-defined]
    kind = labels.mark_of(part)
    if isinstance(part, Attribution):
        aside = [Mark(s, name, k) for s, k in ((part.source, "source"), (part.cue, "cue")) if s]
        return [*(Mark(s, name, kind, anchor, href) for s in part.content), *aside]
    if isinstance(part, Act):
        return [Mark(part.trigger, name, kind, anchor, href), *(Mark(s, name, "matter") for s in part.content)]
    if isinstance(part, Proposal):
        return [Mark(part.evidence, name, kind, anchor, href), *(Mark(s, name, "matter") for s in part.terms)]
    span: Span = part.span  # type: ignore[attr-defined]
    return [Mark(span, name, kind, anchor, href)]


def _label(part: object) -> str:
    if isinstance(part, Attribution):
        return {"direct": "Quotation", "mixed": "Part quotation", "indirect": "Claim"}[part.kind]
    return labels.MARKS[labels.mark_of(part)]


def _who(line: Line, links: Links) -> Who:
    voice = line.voice
    if voice.actor is not None:
        anonymous = isinstance(line.part, Attribution) and line.part.basis == "anonymous"
        role = voice.actor.role if voice.actor.role and voice.actor.role.lower() not in voice.name.lower() else ""
        note = ", ".join(x for x in (role, ANONYMOUS if anonymous else "") if x)
        return Who(name=voice.name, note=note, basis="speaker", href=links.page("said", speaker=voice.name))
    if voice.basis == "mention":
        return Who(name=voice.name, note="in the report’s words", basis="mention", href=None)
    name = line.report.outlet or line.report.title or line.report.id
    return Who(name=name, note="the report itself", basis="report", href=None)


def _verb(part: object, basis: str) -> str:
    if isinstance(part, Attribution):
        return labels.SAID[part.act] if basis != "report" else "has it that"
    return "gives" if isinstance(part, Figure) else "tells of" if isinstance(part, Act | Proposal) else "names"


def _detail(part: object, actors: dict[str, Actor]) -> tuple[str, str]:
    """What the record holds of a line beside its words, in the vocabulary's terms: the label, and the rest."""
    if isinstance(part, Act):
        return act_detail(part, actors)
    if isinstance(part, Figure):
        return amount(part), figure_detail(part, actors)
    if isinstance(part, Proposal):
        return labels.plain(part.stage), part.label
    if isinstance(part, Time):
        return interval(part.begin, part.end) or timex_words(part.value), ""
    if isinstance(part, Place):
        return ", ".join(x for x in (part.name, part.admin1, part.country) if x) or "not settled", ""
    return "", ""


def act_detail(act: Act, actors: dict[str, Actor]) -> tuple[str, str]:
    """An act's type, and its actor, recipient, issue and modality."""
    rest = (
        f"actor {_names(act.actor, actors)}" if act.actor else "actor not settled",
        f"recipient {_names(act.recipient, actors)}" if act.recipient else "",
        f"issue {labels.plain(act.issue)}" if act.issue else "",
        labels.MODALITY[act.modality],
    )
    return labels.plain(act.type), "; ".join(x for x in rest if x)


def figure_detail(figure: Figure, actors: dict[str, Actor]) -> str:
    """A figure's measure, flow and counter."""
    counter = f"counted by {actors[figure.counter].name}" if figure.counter else NO_COUNTER
    flow = labels.FLOW[figure.flow] if figure.flow != "unknown" else ""
    return ", ".join(x for x in (labels.plain(figure.measure), flow, counter) if x)


def amount(figure: Figure, words: str = "") -> str:
    """A figure's number with its bound, in words; `words` where the report gives no number."""
    percent = "%" if figure.unit == "percent" else ""
    if figure.low is not None and figure.high is not None:
        return f"{number(figure.low)}–{number(figure.high)}{percent}"
    if figure.value is None:
        return f"“{words}”" if words else labels.plain(figure.bound)
    bound = labels.BOUND.get(figure.bound, "")
    return f"{bound} {number(figure.value)}{percent}".strip()


def _names(ids: tuple[str, ...], actors: dict[str, Actor]) -> str:
    return ", ".join(actors[name].name for name in ids)


def _when(line: Line, times: Sequence[Time]) -> str:
    """When it was said or done: the report's words for it, and the days that they stand for where known."""
    field = "when" if "when" in line.quotes else "as_of"
    words = line.quotes.get(field, ("",))[0]
    days = resolved(getattr(line.part, field, None), times)
    return f"{words} ({days})" if days and days != words else words


def resolved(span: Span | None, times: Sequence[Time]) -> str:
    """The days that a time expression inside `span` stands for, in words; empty where the record doesn't know."""
    time = time_in(span, times)
    return interval(time.begin, time.end) if time else ""


def time_in(span: Span | None, times: Sequence[Time]) -> Time | None:
    """The first of the times that lies inside `span` or around it."""
    return next((t for t in times if span and t.span[0] < span[1] and t.span[1] > span[0]), None)
