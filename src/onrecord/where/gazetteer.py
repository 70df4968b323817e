"""Looking a place up by its name alone, outside any report: for other rooms, and for whoever extends the lists."""

from collections import Counter
from collections.abc import Iterable

from onrecord.where.curated import areas
from onrecord.where.folding import fold, without_article
from onrecord.where.index import index
from onrecord.where.mentions import Mention
from onrecord.where.ranking import Chosen, Context, chosen


def locate(name: str, countries: Iterable[str] = ()) -> Chosen:
    """The place that a name means where these countries (ISO codes) are spoken of; its `place` is None if that is not settled."""
    codes = list(countries)
    context = Context(Counter(codes), {code: [0] for code in codes}, ())
    return chosen(named(name), None, context)


def named(name: str) -> Mention:
    """Everything that bears a name, as a mention without a text: curated areas and countries first, else towns."""
    known, key = areas(), fold(name)
    places = (
        known.by_acronym.get(name.replace(".", ""), ()) or known.by_name.get(key, ()) or known.with_article.get(key, ())
    )
    if places:
        return Mention(0, 0, key, areas=places)
    main, code = known.spellings.get(key, (key, ""))
    found = index().find([main, without_article(main)])
    bearers = found.get(main) or found.get(without_article(main)) or []
    towns = [town for town in bearers if code in {"", town.country}]
    return Mention(0, 0, key, towns=tuple(towns))
