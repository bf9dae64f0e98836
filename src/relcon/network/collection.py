"""How the contacts came to be known: whose line was listened to, and what rests on one source alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from relcon.network.contacts import Pair
from relcon.records.matter import Matter
from relcon.results.network import Collection, Source


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
