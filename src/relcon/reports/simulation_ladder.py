"""The ladder of alternatives in print, and where they meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Final, TypeAlias

from relcon import words
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.reports.simulation_words import named, where
from relcon.results.base import Months
from relcon.results.break_even import Alternative, Assumptions, BreakEven, Motion, Needed, Rung
from relcon.results.simulation import Simulation

ALTERNATIVES: Final[Mapping[Alternative, str]] = {
    "trial": "trial, no disclosure",
    "trial_and_safety_valve": "trial, this disclosure",
    "plea": "plea, no disclosure",
    "plea_and_safety_valve": "plea, this disclosure",
    "plea_and_full_disclosure": "plea, full disclosure",
    "proffer_honoured": "proffer, letter honored",
    "proffer_and_motion": "proffer and motion",
}
MOTIONS: Final[Mapping[Motion, str]] = {
    "5K1.1": "§5K1.1 alone",
    "3553e": "§3553(e)",
    "rule35b": "Rule 35(b)",
}
STARTS: Final[Mapping[str, str]] = {
    "protected": "letter honored",
    "derivative": "leads followed",
    "unprotected": "nothing protected",
}
FROM: Final = {"low_end": "the low end", "minimum": "the statutory minimum", "agreed": "the agreed range or cap"}
_OUTCOMES: Final[Mapping[Alternative, str]] = {
    "trial_and_safety_valve": "trial_disclosed",
    "plea_and_safety_valve": "safety_valve_only",
    "proffer_honoured": "protected",
    "proffer_and_motion": "protected",
}
"""The outcomes of the alternatives in which the client speaks, as this proffer tells them."""
Taken: TypeAlias = Mapping[str, Sequence[str]]
"""By alternative, and by outcome from which a motion starts, the positions that take the disclosure as complete."""
_AGAINST: Final = ("trial", "plea", "plea_and_safety_valve", "plea_and_full_disclosure")
_QUARTERS: Final = ("1/4", "1/2", "3/4", "1")


def break_even(simulation: Simulation, *, exact: bool = False) -> Iterator[Section]:
    """Yield the ladder and the break-even; nothing where the client has no worksheet.

    Parameters
    ----------
    simulation
        The answer.
    exact
        Whether fractions of a month are printed, and not whole months that suffice.
    """
    if not simulation.break_even:
        return
    found = simulation.break_even
    taken = taken_as_complete(simulation)
    yield Section("The ladder of alternatives, in months", tuple(_ladder(found, taken)))
    if any(one.meetings for one in found):
        yield Section("Break-even: where the alternatives meet", tuple(_meetings(found, taken, exact)))


def taken_as_complete(simulation: Simulation) -> Taken:
    """Return which positions take this disclosure as complete, by alternative and by outcome."""
    told = {id: one.if_complete for id, one in simulation.worlds.items()}
    return {**told, **{name: told.get(id, ()) for name, id in _OUTCOMES.items()}}


def plain(value: str) -> str:
    """Return an exact number as counsel reads it: ``37 1/2`` for ``75/2``."""
    number = Fraction(value)
    whole, rest = divmod(number, 1)
    if rest == 0:
        return str(whole)
    return f"{whole} {rest}" if whole else str(rest)


def fallen(value: str, *, exact: bool = False) -> str:
    """Return to what a low end must fall, in whole months that suffice: ``21`` for ``64/3``."""
    return plain(value) if exact else str(floor(Fraction(value)))


def _lowered(value: str, exact: bool) -> str:
    """Return by how much a low end must fall, in whole months that suffice: ``38`` for ``75/2``."""
    return plain(value) if exact else str(ceil(Fraction(value)))


def _about(value: str, exact: bool) -> str:
    """Return months to the nearest whole one, ``about`` where that is not all of it."""
    found = Fraction(value)
    return plain(value) if exact or found.denominator == 1 else f"about {round(found)}"


def percent(value: str) -> str:
    """Return a share in percent, to one decimal place; ``about`` where that is not all of it."""
    exact = Fraction(value) * 100
    shown = round(exact, 1)
    text = f"{float(shown):.1f}".removesuffix(".0")
    return f"{text} %" if shown == exact else f"about {text} %"


def _ladder(found: Sequence[BreakEven], taken: Taken) -> Iterator[Block]:
    by_name: dict[Alternative, list[Rung | None]] = {}
    for name in ALTERNATIVES:
        by_name[name] = [next((rung for rung in one.ladder if rung.alternative == name), None) for one in found]
    rows = []
    for name, rungs in by_name.items():
        if any(rung is not None for rung in rungs):
            ranges = (
                _range(rung, assumed=one.position in taken.get(name, ()))
                for rung, one in zip(rungs, found, strict=True)
            )
            rows.append((ALTERNATIVES[name], _minimum(rungs), *ranges))
    titles = ("Alternative", "Min.", *(named(one.position).replace(" ", "\n") for one in found))
    yield Table(columns(*titles), tuple(rows))
    if by_name["proffer_and_motion"] != [None] * len(found):
        yield Paragraph(
            f"A motion starts from the range shown. Under USSG §5K1.1 alone it stops at {_stops(found)}; with one "
            "under 18 U.S.C. §3553(e), or after sentencing under Fed. R. Crim. P. 35(b), no minimum stops it. How far "
            "it goes is the court's."
        )
    for text, held in _texts(found).items():
        yield Paragraph(f"{text}{where(held)}", bullet=True)


def _range(rung: Rung | None, *, assumed: bool) -> str:
    """Return a rung's range, and where its safety valve rests on taking the disclosure as complete."""
    if rung is None:
        return "not computed"
    return f"{words.total(rung)}\n{words.IF_COMPLETE}" if assumed else words.total(rung)


def _minimum(rungs: Sequence[Rung | None]) -> str:
    """Return the minimum, and that the safety valve lifts it, by position where they differ."""
    said: dict[str, None] = {}
    for rung in rungs:
        if rung is not None:
            said[words.minimum_left(rung.minimum, rung.binding)] = None
    return "\nor ".join(said)


def _stops(found: Sequence[BreakEven]) -> str:
    said: dict[str, list[str]] = {}
    for one in found:
        for rung in one.ladder:
            if "5K1.1" in rung.stops_at:
                said.setdefault(_floor(rung.stops_at["5K1.1"]), []).append(one.position)
    return ", ".join(f"{text}{where(held)}" for text, held in said.items())


def _floor(value: Months | None) -> str:
    if value is None:
        return "a statutory minimum that is not known"
    return f"the minimum of {value}" if value else "no minimum"


def _texts(found: Sequence[BreakEven]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for one in found:
        for text in one.open:
            said.setdefault(text, []).append(one.position)
    return said


def _meetings(found: Sequence[BreakEven], taken: Taken, exact: bool) -> Iterator[Block]:
    yield from _assumed(found[0].assumptions)
    yield Paragraph(
        f"Low end against low end, in {'' if exact else 'whole '}months. In a row: by how much the motion, made with "
        "that probability, would have to lower the low end so that the average over motion and no motion meets the "
        "alternative's; in brackets the least number of offense levels that does so, below it the share of the low "
        'end. "not": the motion does not reach so far. A row that is the same with §3553(e) is said once.'
        f"{'' if exact else ' Fractions of a month: --exact.'}"
    )
    rows: dict[tuple[str, ...], list[str]] = {}
    for one in found:
        for row in _curve(one, taken, exact):
            rows.setdefault(row, []).append(one.position)
    if rows:
        titles = ("Position", "Proffer, motion", "Against", "Low\nend", *(f"{percent(one)}" for one in _QUARTERS))
        yield Table(columns(*titles), tuple((_held(held, found), *row) for row, held in rows.items()))
    for text, held in _there(found, taken).items():
        yield Paragraph(f"No departure needed against {text}{where(held)}", bullet=True)
    for text, held in _left(found).items():
        yield Paragraph(f"{text}{where(held)}", bullet=True)
    yield from _stated(found, taken, exact)
    yield Paragraph("Rule 35(b) comes after sentencing: until then the sentence stands. No minimum stops it.")


def _held(held: Sequence[str], found: Sequence[BreakEven]) -> str:
    return "all" if len(held) == len(found) else ",\n".join(named(one).replace(" ", "\n") for one in held)


def _there(found: Sequence[BreakEven], taken: Taken) -> dict[str, list[str]]:
    """Return the alternatives below which a start's low end does not have to come, with the positions."""
    said: dict[str, list[str]] = {}
    for one in found:
        met: dict[str, dict[str, None]] = {}
        for meeting in one.meetings:
            if meeting.gap == "0":
                start = if_complete(STARTS[meeting.start], meeting.start, one, taken)
                above = if_complete(ALTERNATIVES[meeting.against], meeting.against, one, taken)
                met.setdefault(start, {})[above] = None
        starts: dict[str, list[str]] = {}
        for start, names in met.items():
            starts.setdefault("; ".join(names), []).append(start)
        for above, whose in starts.items():
            text = f"{above}: the low end of the proffer ({'; '.join(whose)}) is not above it"
            said.setdefault(text, []).append(one.position)
    return said


def if_complete(text: str, which: str, one: BreakEven, taken: Taken, between: str = " ") -> str:
    """Return what an alternative or a start is called, or comes to, with the condition where it takes all as told."""
    return f"{text}{between}{words.IF_COMPLETE}" if one.position in taken.get(which, ()) else text


def _left(found: Sequence[BreakEven]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for one in found:
        for text in dict.fromkeys(text for meeting in one.meetings for text in meeting.open):
            said.setdefault(text, []).append(one.position)
    return said


def _assumed(assumed: Assumptions) -> Iterator[Block]:
    said = [f"{MOTIONS[name]} {percent(value)}" for name, value in assumed.probability.items()]
    if assumed.unit is not None and assumed.from_ is not None:
        estimates = ", ".join(
            f"{name} {percent(value) if assumed.unit == 'share' else plain(value)}"
            for name, value in (("low", assumed.low), ("point", assumed.point), ("high", assumed.high))
            if value is not None
        )
        unit = "" if assumed.unit == "share" else f" {assumed.unit}"
        said.append(f"departure {estimates}{unit} off {FROM[assumed.from_]}")
    if not said:
        yield Paragraph("Counsel has stated no probability and no departure (benefit): none is assumed.")
        return
    source = f" Source: {assumed.source}." if assumed.source else ""
    yield Paragraph(f"Counsel's assumptions, not the program's: {'; '.join(said)}.{source}")


def _curve(one: BreakEven, taken: Taken, exact: bool) -> Iterator[tuple[str, ...]]:
    """Yield a row for each start, motion and lower alternative; an equal row is said once."""
    seen: set[tuple[str, ...]] = set()
    for meeting in one.meetings:
        if meeting.gap in (None, "0") or meeting.motion == "rule35b":
            continue
        cells = {needed.probability: _cell(needed, exact) for needed in meeting.needed}
        other = if_complete(str(meeting.against_low_end), meeting.against, one, taken)
        against = f"{ALTERNATIVES[meeting.against]}\n{other}"
        low = if_complete(str(meeting.low_end), meeting.start, one, taken, "\n")
        row = (against, low, *(cells[quarter] for quarter in _QUARTERS))
        if row not in seen:
            seen.add(row)
            yield (f"{STARTS[meeting.start]},\n{MOTIONS[meeting.motion]}", *row)


def _cell(needed: Needed, exact: bool) -> str:
    if not needed.possible:
        return "not"
    share = f"\n{percent(needed.share)}" if needed.share is not None else ""
    return _lowered(needed.months, exact) + (f" [{needed.levels}]" if needed.levels is not None else "") + share


def _stated(found: Sequence[BreakEven], taken: Taken, exact: bool) -> Iterator[Block]:
    """Return where counsel's departure leads from the proffer honoured, and with which probability it meets what."""
    said: dict[tuple[str, ...], list[str]] = {}
    for one in found:
        rows: dict[tuple[str, ...], dict[str, str]] = {}
        for meeting in one.meetings:
            if meeting.start != "protected" or (
                meeting.motion == "rule35b" and "rule35b" not in one.assumptions.probability
            ):
                continue
            for stated in meeting.stated:
                average = "not computed" if stated.average is None else _about(stated.average, exact)
                motion = if_complete(MOTIONS[meeting.motion], meeting.start, one, taken, "\n")
                key: tuple[str, ...] = (motion, stated.estimate, _about(stated.reaches, exact), average)
                meets = "not" if stated.probability is None else percent(stated.probability)
                rows.setdefault(key, {})[meeting.against] = meets
        for row, cells in rows.items():
            said.setdefault((*row, *(cells.get(name, "") for name in _AGAINST)), []).append(one.position)
    if said:
        yield Paragraph("")
        yield Paragraph(
            "Counsel's departure, from the proffer with its letter honored: where it leads, the average at "
            "counsel's own probability, "
            "and the probability of the motion at which the average meets each alternative (0 %: without a motion)."
        )
        titles = ("Position", "Motion", "est.", "leads\nto", "average")
        against = ("trial", "plea", "plea,\nthis", "plea,\nfull")
        yield Table(columns(*titles, *against), tuple((_held(held, found), *row) for row, held in said.items()))
