"""USSG §1B1.3(a)(1)(B): acts of others in a jointly undertaken criminal activity, prong by prong, stopping at no.

The order is the Manual's: the undertaking and the scope of *his* agreement first, then furtherance, then
foreseeability; when the agreement began and ended is asked between scope and furtherance (n.3(B), n.4(C)(iii)).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3.foreseeability import grounds
from relcon.law.ussg.s1b1_3.membership import agreement_span
from relcon.law.ussg.s1b1_3.occurrences import Occurrence
from relcon.law.ussg.s1b1_3.own_acts import covers, entries
from relcon.law.ussg.s1b1_3.scope import in_scope
from relcon.law.ussg.s6a1_3 import holding
from relcon.records.agreements import Finding
from relcon.records.events import Event
from relcon.records.people import Person
from relcon.records.undertakings import Membership, Scope, Undertaking

CITE = "1B1.3(a)(1)(B)"
STEPS = ("undertaking", "participant", "scope", "timing", "furtherance", "foreseeability")
Outcome = Literal["in", "out", "open"]


@dataclass(frozen=True)
class Route:
    """One way in, through one membership: how far it went and what was said at each step.

    Attributes
    ----------
    outcome
        ``in``; ``out`` with the step that failed; ``open`` with the step left open.
    step
        The step that failed or is open; None where in.
    membership
        The membership asked about, if there is one.
    why, assumed
        The reasons, step by step; and those of them that rest on an open norm or an assumption.
    """

    outcome: Outcome
    step: str | None
    undertaking: str | None
    membership: str | None
    why: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


@dataclass
class _Walk:
    """The steps walked so far; an open step does not stop the walk."""

    undertaking: str
    membership: str | None
    why: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)
    opened: str | None = None

    def stop(self, step: str) -> Route:
        return Route("out", step, self.undertaking, self.membership, tuple(self.why), tuple(self.assumed))

    def end(self) -> Route:
        outcome: Outcome = "in" if self.opened is None else "open"
        return Route(outcome, self.opened, self.undertaking, self.membership, tuple(self.why), tuple(self.assumed))

    def found(self, finding: Finding, step: str) -> bool | None:
        """Take a finding's answer: True goes on, False stops; None where it gives no word."""
        word = finding.answer.word
        if word is None:
            return None
        authority = f", {finding.authority}" if finding.authority else ""
        self.why.append(f"{step}: finding {finding.id} ({finding.by}{authority}): {word}")
        if word == "open":
            self.opened = self.opened or step
        return word != "out"


def responsible_then(person: Person, occurrence: Occurrence) -> bool:
    """Whether a person is criminally responsible for an act at that time, §3B1.1 n.1.

    Not undercover officers, end users or unwitting helpers; informants and cooperators only where the occurrence
    ends before the day they flipped (without a date: never).
    """
    if person.status in ("undercover", "customer", "unwitting"):
        return False
    if person.status not in ("informant", "cooperator"):
        return True
    flipped = person.flipped.first if person.flipped is not None else None
    return flipped is not None and occurrence.last_day is not None and occurrence.last_day < flipped


def others_in(event: Event, occurrence: Occurrence, standing: Standing) -> list[str]:
    """Return the others, criminally responsible, who took part in an occurrence; members or not."""
    found: list[str] = []
    for person in dict.fromkeys(participant.person for participant in event.participants):
        if person == standing.defendant or not responsible_then(standing.docket.people[person], occurrence):
            continue
        acts = entries(event, person, standing)
        if any(entry.knowing != "no" and covers(entry, occurrence, standing) for entry in acts):
            found.append(person)
    return found


def routes(event: Event, occurrence: Occurrence, standing: Standing) -> Iterator[Route]:
    """Yield one route for each undertaking of the event and each membership of the defendant in it.

    Source: USSG §1B1.3(a)(1)(B), n.3; design semantics §2.3.
    """
    for id in event.undertaking:
        undertaking = standing.docket.undertakings[id]
        held = holding(undertaking, standing)
        if not held.holds:
            yield Route("out", "undertaking", id, None, (f"{id} does not hold here: {held.reason}",))
            continue
        members = list(standing.docket.memberships_of.get((standing.defendant, id), ()))
        holding_now = [m for m in members if holding(m, standing).holds]
        if not holding_now:
            yield _without_membership(event, occurrence, undertaking, members, standing)
        for member in holding_now:
            yield _walk(event, occurrence, undertaking, member, standing)


def _without_membership(
    event: Event, occurrence: Occurrence, undertaking: Undertaking, members: list[Membership], standing: Standing
) -> Route:
    found = standing.finding("undertaking", [[event.id], [m.id for m in members], [undertaking.id]])
    if found is not None and found.answer.word in ("in", "open"):
        # A finding that he joined says nothing of what he agreed to: scope stays open.
        member = Membership(id="found", person=standing.defendant, undertaking=undertaking.id, scope=Scope(kind="open"))
        return _walk(event, occurrence, undertaking, member, standing)
    reasons = [f"{m.id} does not hold here: {holding(m, standing).reason}" for m in members]
    why = reasons or [f"he is not a member of {undertaking.id} (a shared source, turf or awareness is not enough)"]
    return Route("out", "undertaking", undertaking.id, None, tuple(why))


def _walk(
    event: Event, occurrence: Occurrence, undertaking: Undertaking, member: Membership, standing: Standing
) -> Route:
    walk = _Walk(undertaking.id, None if member.id == "found" else member.id)
    walk.why.append(f"undertaking: {standing.defendant} joined {undertaking.id} ({member.id})")
    ranks = [[event.id], [member.id], [undertaking.id]]

    def ask(step: str) -> bool | None:
        found = standing.finding(step, ranks)
        # A membership's own timing finding speaks of the end of the agreement, read in agreement_span.
        if found is None or (found.about == member.id and found.prong == "timing"):
            return None
        return walk.found(found, step)

    steps: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("undertaking", lambda: True),
        ("participant", lambda: _participant(event, occurrence, standing, walk)),
        ("scope", lambda: _scope(event, undertaking, member, standing, walk)),
        ("timing", lambda: _timing(occurrence, member, standing, walk)),
        ("furtherance", lambda: _furtherance(event, standing, walk)),
        ("foreseeability", lambda: _foreseeable(event, occurrence, undertaking, member, standing, walk)),
    )
    for step, natural in steps:
        answer = ask(step)
        if not (natural() if answer is None else answer):
            return walk.stop(step)
    return walk.end()


def _participant(event: Event, occurrence: Occurrence, standing: Standing, walk: _Walk) -> bool:
    others = others_in(event, occurrence, standing)
    if others:
        walk.why.append(f"participant: act of {', '.join(others)}")
    else:
        walk.why.append("participant: nobody else criminally responsible took part then")
    return bool(others)


def _scope(event: Event, undertaking: Undertaking, member: Membership, standing: Standing, walk: _Walk) -> bool:
    answer = in_scope(event, undertaking, member, standing)
    walk.why.append(f"scope: {answer.why}")
    if answer.assumed:
        walk.assumed.append(f"scope: {answer.why}")
    return answer.inside


def _timing(occurrence: Occurrence, member: Membership, standing: Standing, walk: _Walk) -> bool:
    days, notes = agreement_span(member, standing)
    walk.assumed += notes
    if days.empty:
        walk.why.append(f"timing: the dates of {member.id} are unknown; read here so that no day is covered")
        return False
    if occurrence.inside(days) or (days.first is None and days.last is None):
        walk.why.append("timing: while he was a member")
        return True
    if occurrence.before(days):
        walk.why.append(f"timing: before he joined on {days.first} (n.3(B)), even if he knew of it")
        return False
    if occurrence.after(days):
        walk.why.append(f"timing: after his agreement ended on {days.last} (n.4(C)(iii))")
        return False
    return _across(occurrence, days_text(days.first, days.last), member, standing, walk)


def days_text(first: object, last: object) -> str:
    """Write the days of an agreement."""
    return f"{first or 'the beginning'} to {last or 'no recorded end'}"


def _across(occurrence: Occurrence, text: str, member: Membership, standing: Standing, walk: _Walk) -> bool:
    options = standing.options
    if occurrence.slice and occurrence.dated:
        days, _ = agreement_span(member, standing)
        inside = options.slice == "in" or (options.slice == "midpoint" and occurrence.midpoint_inside(days))
        note = f"timing: an occurrence across his dates ({text}); read as {'inside' if inside else 'outside'}"
        walk.why.append(note)
        walk.assumed.append(note)
        return inside
    what = "across his dates" if occurrence.dated else "undated, and he was a member only"
    note = f"timing: {what} {text}"
    walk.why.append(note)
    walk.assumed.append(note)
    if options.straddling == "open":
        walk.opened = walk.opened or "timing"
        return True
    return options.straddling == "in"


def _furtherance(event: Event, standing: Standing, walk: _Walk) -> bool:
    if event.furthers == "no":
        walk.why.append("furtherance: a side deal, not in furtherance of the undertaking (n.3(C))")
        return False
    if event.furthers == "unknown":
        note = "furtherance: whether it furthered the undertaking needs a finding (n.3(C))"
        walk.why.append(note)
        walk.assumed.append(note)
        return standing.options.open_norm == "in"
    walk.why.append("furtherance: in furtherance of the undertaking")
    return True


def _foreseeable(
    event: Event,
    occurrence: Occurrence,
    undertaking: Undertaking,
    member: Membership,
    standing: Standing,
    walk: _Walk,
) -> bool:
    found = list(grounds(event, occurrence, undertaking, member, standing))
    if not found:
        accepted = ", ".join(standing.options.grounds)
        walk.why.append(f"foreseeability: no ground accepted here is shown (accepted: {accepted})")
        return False
    walk.why += [f"foreseeability ({ground}): {why}" for ground, why in found]
    if all(ground == "presumed" for ground, _ in found):
        walk.assumed.append("foreseeability: presumed only; n.3(D) still needs a finding")
    return True
