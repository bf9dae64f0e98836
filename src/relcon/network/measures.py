"""Connections measured: degree, betweenness, k-core, effective size, communities, change by period.

No level rests on any of this: who is spoken with most is not who directs (USSG §3B1.1 n.4), and who has one contact is
not for that minimal (§3B1.2 n.3). The measures are of what was collected, so they stand beside how that came about.

Brokerage is Burt's effective size, n - 2t/n for n others and t links between them (Borgatti, 1997), not his constraint,
which weighs links by the number of contacts and so by how long somebody listened; nor Gould and Fernandez, who ask for
a direction of each contact and for groups known beforehand, and toll records give neither that counsel could defend.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

from relcon.network.directions import ends
from relcon.records.dates import When
from relcon.records.facts import Contact
from relcon.records.matter import Matter
from relcon.results.network import Collection, Measures, Period, PersonMeasures, Shell, Source


@dataclass(frozen=True, slots=True)
class Pair:
    """A contact record between two ends that are not one person, as the measures read it."""

    one: str
    other: str
    record: Contact


def pairs(matter: Matter) -> tuple[Pair, ...]:
    """Return the contacts of the case file, sorted by ends and id; a proffer's are not among them."""
    found = [Pair(*ends(contact, matter), contact) for contact in matter.contacts.values()]
    return tuple(sorted((p for p in found if p.one != p.other), key=lambda p: (p.one, p.other, p.record.id)))


def partners(found: Iterable[Pair]) -> dict[str, set[str]]:
    """Return with whom each end was in contact."""
    others: dict[str, set[str]] = {}
    for pair in found:
        others.setdefault(pair.one, set()).add(pair.other)
        others.setdefault(pair.other, set()).add(pair.one)
    return others


@dataclass(frozen=True)
class Numbered:
    """A graph of networkx whose nodes are the places of the ends in sorted order.

    Whole numbers as nodes keep every answer the same from run to run: sets of text come in the order of a hash seed.
    """

    ends: tuple[str, ...]
    graph: Any

    def named(self, found: Mapping[int, Any]) -> dict[str, Any]:
        """Return an answer by node as an answer by end."""
        return {end: found[n] for n, end in enumerate(self.ends)}


def numbered(found: Iterable[Pair]) -> Numbered:
    """Return the graph of contacts: one link for each two ends, whatever the number of contacts."""
    import networkx as nx  # noqa: PLC0415 - it takes a moment to import, and few commands ask for it

    others = partners(found)
    names = tuple(sorted(others))
    place = {end: n for n, end in enumerate(names)}
    graph = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    graph.add_edges_from((place[a], place[b]) for a in names for b in sorted(others[a]) if a < b)
    return Numbered(names, graph)


def sources_of(pair: Pair, matter: Matter) -> frozenset[str]:
    """Return through whom or what a contact is known: exhibits, and for those of a speaker, the speaker."""
    return frozenset(_source(id, matter) for id in pair.record.evidence)


def _source(exhibit: str, matter: Matter) -> str:
    found = matter.evidence.get(exhibit)
    return found.speaker if found is not None and found.speaker is not None else exhibit


def count(pairs: Iterable[Pair]) -> int:
    """Return how many contacts there are in records of them."""
    return sum(pair.record.count for pair in pairs)


def one_source(pairs: Iterable[Pair], matter: Matter) -> int:
    """Return how many contacts are known through a single source."""
    return count(pair for pair in pairs if len(sources_of(pair, matter)) == 1)


def collection(pairs: Sequence[Pair], matter: Matter) -> Collection:
    """Return the account of how the contacts came to be known."""
    by_source: dict[str, list[Pair]] = {}
    exhibits: dict[str, set[str]] = {}
    for pair in pairs:
        for source in sources_of(pair, matter):
            by_source.setdefault(source, []).append(pair)
        for id in pair.record.evidence:
            exhibits.setdefault(_source(id, matter), set()).add(id)
    found = [_told(source, held, sorted(exhibits[source]), matter) for source, held in by_source.items()]
    met = {end for pair in pairs for end in (pair.one, pair.other)}
    return Collection(
        contacts=count(pairs),
        uncited=count(pair for pair in pairs if not pair.record.evidence),
        one_source=one_source(pairs, matter),
        sources=tuple(sorted(found, key=lambda one: (-one.contacts, one.source))),
        unnamed=tuple(sorted(met - matter.people.keys())),
        unplaced=tuple(id for id in matter.people if id not in met),
    )


def _told(source: str, pairs: Sequence[Pair], exhibits: Sequence[str], matter: Matter) -> Source:
    taking: Counter[str] = Counter()
    for pair in pairs:
        taking[pair.one] += pair.record.count
        taking[pair.other] += pair.record.count
    most = min(taking, key=lambda end: (-taking[end], end))
    in_all = all(most in (pair.one, pair.other) for pair in pairs)
    return Source(
        source=source,
        exhibits=tuple(exhibits),
        contacts=count(pairs),
        alone=count(pair for pair in pairs if len(sources_of(pair, matter)) == 1),
        most=most,
        most_contacts=taking[most],
        line=in_all and len({pair.one for pair in pairs} | {pair.other for pair in pairs}) > 2,
    )


MOST: Final = 12
"""How many periods are shown at most."""
MONTHS: Final = (1, 2, 3, 6, 12)
"""How long a period may be; the shortest that leaves no more than ``MOST``, else whole years."""


@dataclass(frozen=True)
class Span:
    """A period: its days, who was in contact with whom, and how many records may hold more."""

    first: date
    last: date
    partners: dict[str, set[str]]
    open: int

    @property
    def leading(self) -> tuple[str, ...]:
        """Who was in contact with most others."""
        most = max(map(len, self.partners.values()), default=0)
        return tuple(sorted(end for end, others in self.partners.items() if len(others) == most))


def spans(found: Sequence[Pair]) -> tuple[Span, ...]:
    """Return the periods from the first dated contact to the last, one after the other without a gap."""
    days = [day for pair in found for day in _days(pair) if day is not None]
    if not days:
        return ()
    return tuple(_span(first, last, found) for first, last in _cut(min(days), max(days)))


def _days(pair: Pair) -> tuple[date | None, date | None]:
    return pair.record.first.first, pair.record.last.last


def _cut(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each period."""
    start = first.year * 12 + first.month - 1
    months = last.year * 12 + last.month - start
    years = -(-months // (12 * MOST))
    length = next((n for n in MONTHS if months <= n * MOST), 12 * years)
    for begin in range(start, start + months, length):
        yield _day(begin), _day(begin + length) - timedelta(days=1)


def _day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _span(first: date, last: date, found: Sequence[Pair]) -> Span:
    within = [pair for pair in found if any(_inside(w, first, last) for w in (pair.record.first, pair.record.last))]
    sure = {pair.record.id for pair in within}
    may = [pair for pair in found if pair.record.id not in sure and _may_touch(pair, first, last)]
    return Span(first, last, partners(within), len(may))


def _inside(when: When, first: date, last: date) -> bool:
    return when.first is not None and when.last is not None and first <= when.first and when.last <= last


def _may_touch(pair: Pair, first: date, last: date) -> bool:
    begins, ends = _days(pair)
    return not (begins is not None and begins > last) and not (ends is not None and ends < first)


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
