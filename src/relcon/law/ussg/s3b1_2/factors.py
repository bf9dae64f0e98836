"""USSG §3B1.2 n.3(C): the five factors, with what the records show for a reduction and against one.

They inform the comparison of n.3(A) and the extent of a reduction by §2D1.1(e)(2)(B). Nothing is weighed here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from relcon.law.tables import load
from relcon.law.ussg.part_played import Indication, Part, words
from relcon.law.ussg.s3b1_1.control import CONTROL

LOW = ("transport", "errand", "relay", "lookout", "store", "user_retail")
ARRANGED = ("brokered", "financed", "hired", "negotiated", "recruited")


@dataclass(frozen=True, slots=True)
class Sides:
    """One factor: its name in the tables, its cite, and what speaks for a reduction and against one."""

    id: str
    what: str
    cite: str
    for_reduction: tuple[Indication, ...]
    against: tuple[Indication, ...]


def names(edition: str) -> tuple[tuple[str, str, str], ...]:
    """Return each factor's name, what it is about and its cite, in the note's order."""
    rows = load("3B1.2-n3", edition).items("factors")
    return tuple((str(row["id"]), str(row["what"]), str(row["cite"])) for row in rows if isinstance(row, Mapping))


def factors(part: Part, edition: str) -> tuple[Sides, ...]:
    """Return the five factors in the note's order.

    Parameters
    ----------
    part
        What the defendant did.
    edition
        The Manual edition.

    Notes
    -----
    Rule: USSG §3B1.2 n.3(C)(i)-(v); n.4 on knowledge.
    """
    found = []
    for id, what, cite in names(edition):
        sides = list(FACTORS[id](part, edition))
        reducing = tuple(one for yes, one in sides if yes)
        found.append(Sides(id, what, cite, reducing, tuple(one for yes, one in sides if not yes)))
    return tuple(found)


def _understanding(part: Part, _: str) -> Iterator[tuple[bool, Indication]]:
    for circumstance in part.minimal:
        yield True, Indication("minimal knowledge of scope and structure", (circumstance,))
    for record in part.knowledge:
        known = record.of
        of = known.undertaking or known.event or known.person or known.circumstance
        yield False, Indication(f"knew of {of}, {record.how}", (record,))


def _planning(part: Part, edition: str) -> Iterator[tuple[bool, Indication]]:
    table = load("3B1.2-n3", edition)
    planned = {*table.items("planning", "organizing"), *table.items("planning", "sharing")}
    for function in part.functions:
        if function.function in planned or function.function in LOW:
            yield function.function not in planned, Indication(f"function {words([function.function])}", (function,))
    for record in part.above:
        if "recruited" in record.acts:
            yield False, Indication(f"recruited {record.over}", (record,))
    for one in part.events:
        done = [act for act in one.acts if act in ARRANGED]
        if done:
            yield False, Indication(f"{', '.join(done)} in {one.event.id}", (one.event,))


def _decisions(part: Part, _: str) -> Iterator[tuple[bool, Indication]]:
    for record in part.below:
        if set(record.acts) & set(CONTROL):
            yield True, Indication(f"under {record.by}: {words(record.acts)}", (record,))
    for record in part.above:
        if set(record.acts) & set(CONTROL):
            yield False, Indication(f"over {record.over}: {words(record.acts)}", (record,))
    for function in part.functions:
        if function.function == "negotiate":
            yield False, Indication("negotiated", (function,))


def _acts(part: Part, _: str) -> Iterator[tuple[bool, Indication]]:
    for function in part.functions:
        yield function.function in LOW, Indication(f"function {words([function.function])}", (function,))
    if part.events:
        records = tuple(one.event for one in part.events)
        days = part.days
        when = f", {days[0]} to {days[1]}" if days is not None and days[0] != days[1] else ""
        text = f"own acts: {'once' if part.times == 1 else f'{part.times} times'}{when}"
        yield part.times == 1, Indication(text, records)


def _benefit(part: Part, edition: str) -> Iterator[tuple[bool, Indication]]:
    table = load("3B1.2-n3", edition)
    hired = {*table.items("benefit", "hire"), *table.items("benefit", "little")}
    for function in part.functions:
        if function.pay is not None:
            text = f"pay as {words([function.function])}: {words([function.pay])}"
            if function.pay in hired:
                text += "; no own interest in the drugs"
            yield function.pay in hired, Indication(text, (function,))
        if function.motive is not None:
            profit = function.motive == "profit"
            yield not profit, Indication(f"motive as {words([function.function])}: {function.motive}", (function,))


FACTORS: Mapping[str, Callable[[Part, str], Iterator[tuple[bool, Indication]]]] = {
    "understanding": _understanding,
    "planning": _planning,
    "decisions": _decisions,
    "acts": _acts,
    "benefit": _benefit,
}
