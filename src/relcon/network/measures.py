"""Connections measured: degree, betweenness, k-core, effective size, communities, change by period.

No level rests on any of this: who is spoken with most is not who directs (USSG §3B1.1 n.4), and who has one contact is
not for that minimal (§3B1.2 n.3). The measures are of what was collected, so they stand beside how that came about.

Brokerage is Burt's effective size, n - 2t/n for n others and t links between them (Borgatti, 1997), not his constraint,
which weighs links by the number of contacts and so by how long somebody listened; nor Gould and Fernandez, who ask for
a direction of each contact and for groups known beforehand, and toll records give neither that counsel could defend.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from relcon.network.collection import collection, count, one_source
from relcon.network.contacts import Numbered, Pair, numbered, pairs
from relcon.network.periods import Span, spans
from relcon.records.matter import Matter
from relcon.results.network import Collection, Measures, Period, PersonMeasures, Shell

FEW: Final = 10
"""Below so many linked people measures say next to nothing."""
ALIKE: Final = (
    "half of the linked people or more are in the innermost core: the measures hardly tell one person from another"
)


def measures(matter: Matter) -> Measures:
    """Return every measure of the contacts of the case file; the order of its records changes nothing.

    Parameters
    ----------
    matter
        Contacts of a proffer are not read.
    """
    found = pairs(matter)
    shape = numbered(found)
    told = collection(found, matter)
    periods = spans(found)
    groups = _communities(shape)
    people = _people(shape, found, matter, groups, periods)
    why = _doubts(people, told)
    return Measures(
        confidence="low" if why else "medium",
        why=why or ("measured on what was collected: never more than medium",),
        collection=told,
        people=people,
        communities=groups,
        periods=tuple(
            Period.model_validate(
                {
                    "from": span.first.isoformat(),
                    "to": span.last.isoformat(),
                    "people": len(span.partners),
                    "first": span.leading,
                    "open": span.open,
                }
            )
            for span in periods
        ),
    )


def _people(
    shape: Numbered,
    found: Sequence[Pair],
    matter: Matter,
    groups: Sequence[Sequence[str]],
    periods: Sequence[Span],
) -> dict[str, PersonMeasures]:
    import networkx as nx  # noqa: PLC0415 - it takes a moment to import, and few commands ask for it

    graph = shape.graph
    degree = shape.named(dict(graph.degree()))
    between = shape.named(nx.betweenness_centrality(graph))
    core = shape.named(nx.core_number(graph))
    triangles = shape.named(nx.triangles(graph))
    inmost = max(core.values(), default=0)
    group = {end: n for n, ends in enumerate(groups, start=1) for end in ends}
    held: dict[str, list[Pair]] = {end: [] for end in shape.ends}
    for pair in found:
        held[pair.one].append(pair)
        held[pair.other].append(pair)
    return {
        end: PersonMeasures(
            degree=degree[end],
            contacts=count(held[end]),
            betweenness=_decimals(Fraction(between[end]), 3),
            core=core[end],
            shell=_shell(core[end], inmost),
            effective_size=_decimals(degree[end] - Fraction(2 * triangles[end], degree[end]), 1),
            community=group.get(end),
            by_period=tuple(len(span.partners.get(end, ())) for span in periods),
            one_source=one_source(held[end], matter),
        )
        for end in sorted(shape.ends, key=lambda end: (-degree[end], end))
    }


def _shell(core: int, inmost: int) -> Shell:
    if core <= 1:
        return "fringe"
    return "innermost" if core == inmost else "between"


def _communities(shape: Numbered) -> tuple[tuple[str, ...], ...]:
    """Return the groups of greedy modularity (Clauset, Newman and Moore, 2004), largest first; none in one piece."""
    import networkx as nx  # noqa: PLC0415 - it takes a moment to import, and few commands ask for it

    if not shape.ends:
        return ()
    found = [sorted(shape.ends[n] for n in group) for group in nx.community.greedy_modularity_communities(shape.graph)]
    return tuple(tuple(group) for group in sorted(found, key=lambda group: (-len(group), group))) if found[1:] else ()


def _doubts(people: Mapping[str, PersonMeasures], told: Collection) -> tuple[str, ...]:
    """Return why the measures say little, if they do."""
    if not people:
        return ("no contacts are recorded",)
    found = []
    if len(people) < FEW:
        found.append(f"only {len(people)} people are linked")
    inmost = sum(one.shell == "innermost" for one in people.values())
    if 2 * inmost >= len(people):
        found.append(ALIKE)
    if _first(people, "degree") != _first(people, "betweenness"):
        found.append("who is first by number of others is not first by betweenness")
    known = told.contacts - told.uncited
    if len(told.sources) == 1:
        found.append("every contact with an exhibit is known through one source")
    elif known and 2 * told.one_source > known and any(2 * one.alone > known for one in told.sources):
        found.append("one source alone shows more than half of the contacts")
    if 2 * told.uncited > told.contacts:
        found.append("more than half of the contacts have no exhibit")
    return tuple(found)


def _first(people: Mapping[str, PersonMeasures], measure: str) -> set[str]:
    value: dict[str, Any] = {id: Fraction(getattr(one, measure)) for id, one in people.items()}
    most = max(value.values())
    return {id for id, found in value.items() if found == most}


def _decimals(value: Fraction, places: int) -> str:
    """Write a value with so many decimals; a half goes to the even digit."""
    scaled = round(value * 10**places)
    whole, rest = divmod(scaled, 10**places)
    return f"{whole}.{rest:0{places}d}"
