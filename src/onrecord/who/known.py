"""Who is known before a report is read: bodies and office holders, their Wikidata items, and what a user adds in a file.

What is known only helps to tell who is meant: which names are one actor, of what kind it is, and who held an office on
the report's day. It never adds to what a report says: a record's names and roles are the report's own. A name links to
an item only where the list is certain; a person only on a day on which they held a listed office.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from onrecord import resources
from onrecord.errors import ActorsError
from onrecord.vocabulary import ActorKind
from onrecord.where.countries import country
from onrecord.who.lexicon import folded

KEYS = frozenset({"names", "kind", "qid", "roles"})
ROLE_KEYS = frozenset({"role", "country", "from", "to"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office held from `start` to `end`, both days included; None is an open end. `country` is an ISO code."""

    role: str
    country: str | None = None
    start: date = date.min
    end: date = date.max

    def held(self, day: date) -> bool:
        """Whether it was held on a day."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Known:
    """One actor: its names (the first is its key), kind, item and offices."""

    names: tuple[str, ...]
    kind: ActorKind
    qid: str | None = None
    offices: tuple[Office, ...] = ()

    def on(self, day: date) -> "Known":
        """The same with only the offices held on a day."""
        return replace(self, offices=tuple(office for office in self.offices if office.held(day)))


@dataclass(frozen=True, slots=True)
class Directory:
    """What is known, by folded name, and persons by family name too; and states' items by ISO code."""

    names: dict[str, Known] = field(default_factory=dict)
    families: dict[str, list[Known]] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    """The words of names of several words: a head that is none of them needs no look around it."""
    states: dict[str, str] = field(default_factory=dict)

    def add(self, known: Known) -> None:
        """Enter an actor under each of its names; a later entry wins."""
        self.names.update((folded(name), known) for name in known.names)
        self.words.update(word for name in known.names if " " in name for word in name.lower().split())
        if known.kind == "person":
            for family in {name.lower().split()[-1] for name in known.names}:
                self.families.setdefault(family, []).append(known)

    def holder(self, family: str, day: date) -> Known | None:
        """The one known person of a family name who held an office on a day; None if it is nobody, or more than one."""
        held = [known for one in self.families.get(family.lower(), ()) if (known := one.on(day)).offices]
        return held[0] if len(held) == 1 else None

    def find(self, name: str) -> Known | None:
        """The actor of a name, if it is known."""
        return self.names.get(folded(name))


@cache
def directory() -> Directory:
    """The shipped lists, read once a process; `use` adds to it."""
    items = resources.load("known_actors_qids.yaml")
    found = Directory(states=dict(items["states"]))
    for kind, entries in resources.load("known_actors.yaml").items():
        for names in entries:
            found.add(Known(tuple(names), cast("ActorKind", kind), items["bodies"].get(names[0])))
    for number, entry in enumerate(resources.load("known_actors_people.yaml"), 1):
        found.add(_entry(entry, "known_actors_people.yaml", number))
    return found


def use(path: str | Path) -> None:
    """Add a user's list to what is known, for the rest of the process; the file's entries win over the shipped ones.

    The file is YAML: a list of entries with `names` and `kind`, and if wanted `qid` and `roles`. All of
    it is added or, where anything is wrong, nothing. Raises ActorsError, naming the entry and what is wrong with it.
    """
    entries = _read(Path(path))
    for known in [_entry(entry, str(path), number) for number, entry in enumerate(entries, 1)]:
        directory().add(known)


def _read(path: Path) -> list[Any]:
    import yaml

    try:
        entries = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise ActorsError(f"{path}: {error.strerror or error}: give a list of actors that can be read") from error
    except UnicodeDecodeError as error:
        raise ActorsError(f"{path}: not UTF-8 text: save the list of actors as UTF-8") from error
    except yaml.YAMLError as error:
        problem = " ".join(str(error).split())
        raise ActorsError(f"{path}: not YAML ({problem[:160]}): mend it there") from error
    if not isinstance(entries, list):
        raise ActorsError(f"{path}: not a list of actors: begin each with “- names: [Name]”")
    return entries


def _entry(entry: Any, where: str, number: int) -> Known:
    """One entry, checked. Raises ActorsError."""

    def wrong(problem: str) -> ActorsError:
        return ActorsError(f"{where}: entry {number}: {problem}")

    if not isinstance(entry, dict) or set(entry) - KEYS:
        raise wrong(f"it may have {', '.join(sorted(KEYS))} and nothing else: mend or remove it")
    names, kind, qid = entry.get("names"), entry.get("kind"), entry.get("qid")
    if not isinstance(names, list) or not names or not all(isinstance(n, str) and n.strip() for n in names):
        raise wrong("it has no names: give “names: [Full Name, Other Name]”")
    if kind not in get_args(ActorKind):
        raise wrong(f"the kind {kind!r} is none of {', '.join(get_args(ActorKind))}: give one of them")
    if qid is not None and not (isinstance(qid, str) and qid[:1] == "Q" and qid[1:].isdecimal()):
        raise wrong(f"{qid!r} is no Wikidata item: give one such as Q1065, or none")
    roles = entry.get("roles") or []
    if not isinstance(roles, list):
        raise wrong("roles must be a list: give “roles: [{role: minister, from: 2020-01-31}]”")
    offices = tuple(_office(role, wrong) for role in roles)
    return Known(tuple(names), cast("ActorKind", kind), qid, offices)


def _office(role: Any, wrong: Any) -> Office:
    if not isinstance(role, dict) or set(role) - ROLE_KEYS or not isinstance(role.get("role"), str):
        raise wrong("a role may have role, country, from and to, and must have role: mend it")
    start, end = role.get("from") or date.min, role.get("to") or date.max
    if type(start) is not date or type(end) is not date:
        raise wrong("from and to are days such as 2020-01-31: mend them")
    if end < start:
        raise wrong(f"the role {role['role']!r} ends before it begins: mend from or to")
    return Office(role["role"], _code(role.get("country"), wrong), start, end)


def _code(code: Any, wrong: Any) -> str | None:
    # YAML 1.1 reads an unquoted NO as false: Norway's code must be quoted, and the message says so
    if code is None or (isinstance(code, str) and country(code) is not None):
        return code
    raise wrong(f"{code!r} is no country's ISO code: give two letters such as 'NO', in quotation marks")
