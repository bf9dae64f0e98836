"""Which recorded circumstances reach a defendant, by the words of their provisions.

Offense-wide ones ("a weapon was possessed", "the offense involved") reach him by his own act, or as others' acts in
a joint undertaking; those that say "the defendant" by his own act only. Source: USSG §1B1.3(a)(1); §2D1.1(b);
§5C1.2 n.2; design semantics §2, *Circumstances*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relcon.law.standing import Standing
from relcon.law.tables import load
from relcon.law.ussg.s1b1_3.foreseeability import chains_of_authority, known_by
from relcon.law.ussg.s1b1_3.joint import responsible_then
from relcon.law.ussg.s1b1_3.membership import agreement_span
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, occurrences
from relcon.law.ussg.s1b1_3.own_acts import own_act
from relcon.law.ussg.s6a1_3 import holding
from relcon.records.events import Event
from relcon.records.facts import Circumstance
from relcon.records.undertakings import Membership, Undertaking

WEAPONS = ("firearm", "weapon")


@dataclass(frozen=True)
class Reach:
    """Whether a circumstance reaches the defendant.

    Attributes
    ----------
    reaches, own
        For the offense level; as his own conduct, §5C1.2 n.2. None where left open.
    why, assumed
        The reason; whether an open norm was read.
    """

    reaches: bool | None
    own: bool | None
    why: str
    assumed: bool = False


def offense_wide(kind: str, edition: str) -> bool:
    """Whether the provision of a kind of circumstance is offense-wide, by the table of §1B1.3's application."""
    return kind in load("1B1.3-circumstances", edition).items("offense_wide", "kinds")


def reach(circumstance: Circumstance, standing: Standing) -> Reach:
    """Answer one recorded circumstance for the defendant."""
    held = holding(circumstance, standing)
    if not held.holds:
        return Reach(False, False, f"{circumstance.id} does not hold here: {held.reason}")
    own = standing.defendant in circumstance.by
    found = standing.finding("characteristic", [[circumstance.id], list(circumstance.undertaking)])
    if found is not None and found.answer.word is not None:
        word = found.answer.word
        said = f"{circumstance.id}: finding {found.id} ({found.by}): {word}"
        return Reach(None if word == "open" else word == "in", own and word != "out", said)
    if circumstance.kind in WEAPONS:
        unconnected = _connection(circumstance, standing)
        if unconnected is not None:
            return unconnected
    assumed = circumstance.kind in WEAPONS and circumstance.connection == "unknown"
    note = "; connection with the offense unknown, applied unless clearly improbable (n.11(A))" if assumed else ""
    if own:
        return Reach(True, True, f"{circumstance.id}: his own act{note}", assumed)
    if not offense_wide(circumstance.kind, standing.edition):
        return Reach(
            False, False, f"{circumstance.id}: act of {_who(circumstance)}; the provision speaks of the defendant"
        )
    best = "it belongs to no undertaking of his"
    for why, inside in _joint(circumstance, standing):
        if inside:
            return Reach(True, False, f"{circumstance.id}: {why}{note}", assumed)
        best = why
    return Reach(False, False, f"{circumstance.id}: act of {_who(circumstance)}; {best}")


def _who(circumstance: Circumstance) -> str:
    return ", ".join(circumstance.by) or "nobody named"


def _connection(circumstance: Circumstance, standing: Standing) -> Reach | None:
    if circumstance.connection == "no":
        return Reach(
            False, False, f"{circumstance.id}: clearly improbable that it was connected with the offense (n.11(A))"
        )
    if circumstance.connection == "unknown" and standing.options.firearm_connection == "out":
        why = f"{circumstance.id}: connection with the offense unknown (argument: clearly improbable, n.11(A))"
        return Reach(False, False, why, assumed=True)
    return None


def _joint(circumstance: Circumstance, standing: Standing) -> Iterator[tuple[str, bool]]:
    """Yield, for each undertaking and membership, how far it went and whether it reached him."""
    moment = Occurrence.of(circumstance.date)
    for id in circumstance.undertaking:
        undertaking = standing.docket.undertakings[id]
        if not holding(undertaking, standing).holds:
            continue
        for member in standing.docket.memberships_of.get((standing.defendant, id), ()):
            if holding(member, standing).holds:
                yield _through(circumstance, moment, undertaking, member, standing)


def _through(
    circumstance: Circumstance, moment: Occurrence, undertaking: Undertaking, member: Membership, standing: Standing
) -> tuple[str, bool]:
    others = [
        person
        for person in circumstance.by
        if person != standing.defendant and responsible_then(standing.docket.people[person], moment)
    ]
    if not others:
        return "nobody else criminally responsible is named for it", False
    if not _in_scope(circumstance, member, standing):
        return f"outside what he agreed to ({member.id})", False
    days, _ = agreement_span(member, standing)
    unlimited = not days.empty and days.first is None and days.last is None
    if not (
        moment.inside(days) or unlimited or (_straddles(moment, days.empty) and standing.options.straddling == "in")
    ):
        return f"not shown to be while he was a member ({member.id})", False
    grounds = list(_foreseeable(circumstance, moment, undertaking, standing))
    if not grounds:
        return "not shown to be foreseeable to him", False
    return f"act of {', '.join(others)} in {undertaking.id}; {'; '.join(grounds)}", True


def _straddles(moment: Occurrence, empty: bool) -> bool:
    return not moment.dated and not empty


def _in_scope(circumstance: Circumstance, member: Membership, standing: Standing) -> bool:
    scope = member.scope
    if scope.kind == "whole":
        return True
    if scope.kind == "open":
        return standing.options.open_norm == "in"
    if scope.with_ is not None and not set(scope.with_) & set(circumstance.by):
        return False
    if scope.places is not None:
        if circumstance.place is None:
            return standing.options.open_norm == "in"
        if circumstance.place not in scope.places:
            return False
    # An agreement to named events reaches what happened at their place and date.
    return scope.events is None or any(
        _there(event, circumstance, standing) for event in _named(scope.events, standing)
    )


def _named(ids: tuple[str, ...], standing: Standing) -> Iterator[Event]:
    yield from (standing.docket.events[id] for id in ids if id in standing.docket.events)


def _there(event: Event, circumstance: Circumstance, standing: Standing) -> bool:
    if event.place is None or event.place != circumstance.place or circumstance.date.first is None:
        return False
    moment = Occurrence.of(circumstance.date)
    return any(
        piece.first_day is not None
        and piece.last_day is not None
        and moment.first_day is not None
        and moment.last_day is not None
        and piece.first_day <= moment.last_day
        and moment.first_day <= piece.last_day
        for piece in occurrences(event, standing.options)
    )


def _foreseeable(
    circumstance: Circumstance, moment: Occurrence, undertaking: Undertaking, standing: Standing
) -> Iterator[str]:
    for record in standing.docket.knowledge_of.get(standing.defendant, ()):
        if record.of.circumstance == circumstance.id and holding(record, standing).holds:
            if known_by(record.since, moment.last_day, standing):
                yield f"{record.id}: he knew of it"
    for event in standing.docket.events.values():
        if _there(event, circumstance, standing) and holding(event, standing).holds:
            if any(own_act(event, piece, standing).does for piece in occurrences(event, standing.options)):
                yield f"he took part in {event.id} at that place and date"
                break
    chains = chains_of_authority(moment, undertaking.id, standing)
    yield from (f"he supervised {person}" for person in circumstance.by if person in chains)
    if circumstance.kind in undertaking.nature_implies:
        yield f"the nature of {undertaking.id} implies it"
