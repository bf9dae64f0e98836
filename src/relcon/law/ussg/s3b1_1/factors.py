"""USSG §3B1.1 n.4: the seven factors that tell leading from managing, with what the records show on either side.

Nothing is weighed here: each factor has the records that speak for a larger role and those that speak against one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from relcon.law.ussg.part_played import Indication, Part, words
from relcon.law.ussg.s3b1_1.control import CONTROL
from relcon.records.facts import Authority
from relcon.records.participants import Act

CITE = "USSG §3B1.1 n.4"
DECISIONS = frozenset(("directed", "set_terms", "disciplined"))
HIGHER = frozenset(("organize", "finance"))
HANDS_ON = frozenset(("transport", "store", "errand", "relay", "lookout", "user_retail", "retail"))
HANDS_ON_ACTS: frozenset[Act] = frozenset(("carried", "stored", "guarded", "packaged", "delivered", "offloaded"))
ARRANGING: frozenset[Act] = frozenset(("financed", "brokered", "negotiated", "hired"))
BRINGING_IN: frozenset[Act] = frozenset(("recruited", "hired"))


@dataclass(frozen=True, slots=True)
class Sides:
    """One factor: what speaks for a larger role, and what against."""

    name: str
    for_larger: tuple[Indication, ...]
    against: tuple[Indication, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """One activity in which the defendant controls somebody: its id, title and how many participants are counted."""

    undertaking: str
    title: str
    participants: int
    large: bool


Finder = Callable[[Part, Sequence[Size]], Iterator[tuple[bool, Indication]]]


def factors(part: Part, sizes: Sequence[Size]) -> tuple[Sides, ...]:
    """Return the seven factors in the note's order.

    Parameters
    ----------
    part
        What the defendant did.
    sizes
        The activities in which the defendant controls somebody.

    Notes
    -----
    Rule: USSG §3B1.1 n.4.
    """
    found = []
    for name, finder in FACTORS.items():
        sides = list(finder(part, sizes))
        found.append(Sides(name, tuple(one for yes, one in sides if yes), tuple(one for yes, one in sides if not yes)))
    return tuple(found)


def _decisions(part: Part, _: Sequence[Size]) -> Iterator[tuple[bool, Indication]]:
    yield from ((True, _over(record)) for record in part.above if DECISIONS & set(record.acts))
    for function in part.functions:
        if function.function == "negotiate":
            yield True, Indication("negotiated", (function,))
    yield from ((True, one) for one in _acts(part, frozenset(("negotiated",))))
    yield from ((False, _under(record)) for record in part.below if DECISIONS & set(record.acts))


def _nature(part: Part, _: Sequence[Size]) -> Iterator[tuple[bool, Indication]]:
    for function in part.functions:
        if function.function in HIGHER | HANDS_ON:
            yield function.function in HIGHER, Indication(f"function {words([function.function])}", (function,))
    yield from ((True, one) for one in _acts(part, ARRANGING))
    yield from ((False, one) for one in _acts(part, HANDS_ON_ACTS))


def _recruitment(part: Part, _: Sequence[Size]) -> Iterator[tuple[bool, Indication]]:
    yield from ((True, Indication(f"recruited {one.over}", (one,))) for one in part.above if "recruited" in one.acts)
    yield from ((True, one) for one in _acts(part, BRINGING_IN))
    yield from (
        (False, Indication(f"was recruited by {one.by}", (one,))) for one in part.below if "recruited" in one.acts
    )


def _share(part: Part, _: Sequence[Size]) -> Iterator[tuple[bool, Indication]]:
    for function in part.functions:
        if function.pay is not None:
            yield (
                function.pay == "share",
                Indication(f"pay as {words([function.function])}: {words([function.pay])}", (function,)),
            )
    for record in part.above:
        if "paid_wage" in record.acts:
            yield True, Indication(f"paid {record.over} a wage, and kept what was left", (record,))
    for record in part.below:
        if "paid_wage" in record.acts:
            yield False, Indication(f"was paid a wage by {record.by}", (record,))


def _planning(part: Part, _: Sequence[Size]) -> Iterator[tuple[bool, Indication]]:
    for function in part.functions:
        if function.function == "organize" or function.function in HANDS_ON:
            organized = function.function == "organize"
            text = "organized" if organized else f"carried out as {words([function.function])} what was planned"
            yield organized, Indication(text, (function,))
    yield from ((True, one) for one in _acts(part, frozenset(("brokered", "hired"))))
    yield from ((False, _under(record)) for record in part.below if "directed" in record.acts)


def _scope(part: Part, sizes: Sequence[Size]) -> Iterator[tuple[bool, Indication]]:
    for size in sizes:
        text = f"{size.participants} participants in {size.title} ({size.undertaking})"
        yield size.large, Indication(text)
    records = tuple(one.event for one in part.events)
    if part.times == 1:
        yield False, Indication("acted once", records)
    elif sizes and part.days is not None:
        # How long it went on through somebody is scope of what that person ran; of one who ran nothing it says nothing.
        yield True, Indication(f"acted from {part.days[0]} to {part.days[1]}", records)


def _control(part: Part, _: Sequence[Size]) -> Iterator[tuple[bool, Indication]]:
    for record in part.above:
        yield bool(set(record.acts) & set(CONTROL)), _over(record)
    yield from ((False, _under(record)) for record in part.below if set(record.acts) & set(CONTROL))


FACTORS: Mapping[str, Finder] = {
    "exercise of decision-making authority": _decisions,
    "nature of participation": _nature,
    "recruitment of accomplices": _recruitment,
    "claimed right to a larger share": _share,
    "planning or organizing": _planning,
    "nature and scope of the activity": _scope,
    "degree of control and authority over others": _control,
}


def _over(record: Authority) -> Indication:
    return Indication(f"over {record.over}: {words(record.acts)}", (record,))


def _under(record: Authority) -> Indication:
    return Indication(f"under {record.by}: {words(record.acts)}", (record,))


def _acts(part: Part, wanted: frozenset[Act]) -> Iterator[Indication]:
    for one in part.events:
        done = [act for act in one.acts if act in wanted]
        if done:
            yield Indication(f"{', '.join(done)} in {one.event.id}", (one.event,))
