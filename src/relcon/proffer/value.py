"""What the file says on the five things that USSG §5K1.1(a) names: facts with their pages, and no score.

Which of them weighs how much is the court's, on the government's motion.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import combinations
from math import factorial
from typing import Final

from relcon.law.ussg.s1b1_8.exceptions import VIOLENT, VIOLENT_KINDS
from relcon.law.ussg.s5k1_1 import FACTORS
from relcon.law.ussg.s5k1_1 import Factor as FactorName
from relcon.proffer.admissions.newness import Newness, State, newness
from relcon.proffer.conflicts.answers import conflicts
from relcon.proffer.conflicts.pages import pages, pages_of
from relcon.proffer.others.could_know import could_know, happened_later, undated
from relcon.proffer.protection.usable import UsableFacts
from relcon.proffer.sessions.completeness import Gap
from relcon.proffer.sessions.spoken import held
from relcon.records.circumstances import Circumstance
from relcon.records.matter import Matter, declared_in_facts
from relcon.results.value import Ahead, Factor, Known, Novelty, Speaker, Stated, Target, Value

EXACT: Final = 6
"""Of so many people every set that may speak first is shown; of more, each of them and each pair."""
PAIRS: Final = 2
"""The largest sets shown of more people."""


def novelty(table: UsableFacts, new: Mapping[str, Newness]) -> Novelty:
    """Return what stays new whoever speaks first.

    Parameters
    ----------
    table : UsableFacts
        What has been said.
    new : mapping
        Each admission beside what the government holds.
    """
    knows = could_know(table.matter, table.client, table.names)
    speakers = _speakers(table, knows)
    by_then = {one.person: one.could_know.keys() - set(one.later) for one in speakers}
    told = [id for id in table.spoken.disclosures if new[id].state != "duplicate"]
    people = [one.person for one in speakers]
    most = len(people) if len(people) <= EXACT else PAIRS
    sets = [ahead for size in range(most + 1) for ahead in combinations(people, size)]
    spoken = {one.person for one in speakers if one.before_session}
    if spoken and tuple(id for id in people if id in spoken) not in sets:
        sets.append(tuple(id for id in people if id in spoken))
    left = [] if people else ["nobody else who may speak is recorded (others), and the record names nobody"]
    if len(people) > EXACT:
        left.append(f"{len(people)} people may speak: each of them first, and each pair, not every set of them")
    return Novelty(
        new=tuple(told),
        speakers=tuple(speakers),
        ahead=tuple(_ahead(ahead, told, by_then, spoken) for ahead in sets),
        orders=str(factorial(len(people))),
        every_order=len(people) <= EXACT,
        open=tuple(left),
    )


def _speakers(table: UsableFacts, knows: Mapping[str, Mapping[str, tuple[str, ...]]]) -> list[Speaker]:
    """Return those whom counsel names as others who may speak; where there are none, those whom the record names."""
    proffer, last = table.matter.proffer, table.spoken.last
    stated = {one.person: one for one in proffer.others} if proffer is not None else {}
    whose: Sequence[str] = list(stated) or [
        id for id in knows if table.matter.people[id].status not in ("undercover", "customer", "unwitting")
    ]
    dateless = undated(table.matter, table.names)
    found = []
    for id in whose:
        day = stated[id].proffered if id in stated else None
        before = day is not None and last is not None and day < last.date
        known = dict(knows.get(id, {}))
        after = happened_later(table.matter, table.names, day)
        found.append(
            Speaker(
                person=id,
                stated=id in stated,
                proffered=None if day is None else str(day),
                before_session=before,
                could_know=known,
                later=tuple(one for one in known if one in after),
                undated=tuple(one for one in known if day is not None and one in dateless),
            )
        )
    return found


def _ahead(
    ahead: Sequence[str], told: Sequence[str], by_then: Mapping[str, AbstractSet[str]], spoken: set[str]
) -> Ahead:
    known = {id for person in ahead for id in by_then[person]}
    return Ahead(
        first=tuple(ahead),
        stays_new=tuple(id for id in told if id not in known),
        could_be_told=tuple(id for id in told if id in known),
        as_recorded=bool(spoken) and set(ahead) == spoken,
    )


def ahead_of(found: Novelty, people: Sequence[str]) -> Ahead:
    """Return what stays new where some of the speakers speak first, as `novelty` has it."""
    by_then = {one.person: one.could_know.keys() - set(one.later) for one in found.speakers}
    return _ahead(people, found.new, by_then, set())


_MODES = {
    "attorney": "counsel speaks for the client",
    "in_person": "the client speaks in person",
    "written": "in writing",
    "safety_valve": "a safety-valve session",
    "grand_jury": "testimony before a grand jury",
}


def value(table: UsableFacts, missing: Sequence[Gap]) -> Value:
    """Return what the file says under each heading.

    Parameters
    ----------
    table : UsableFacts
        What has been said, and on what terms.
    missing : sequence of Gap
        What a complete disclosure lacks.

    Notes
    -----
    Rule: USSG §5K1.1(a)(1)-(5).
    """
    new = newness(table)
    said = {id: new[id] for id in table.spoken.disclosures}
    about = tuple(targets(table.matter, said))
    return Value(
        usefulness=_factor("usefulness", _usefulness(table.matter, said, about), "no admission names anybody else"),
        truthfulness=_factor("truthfulness", _truthfulness(table, said, missing), "nothing is recorded"),
        nature_and_extent=_factor("nature_and_extent", _extent(table), "no session is recorded"),
        risk=_factor("risk", _risk(table), "no violence, threat or injury is recorded"),
        timeliness=_factor("timeliness", _timeliness(table, said), "no date of a session is recorded"),
        admissions={
            id: Known(state=one.state, pages=pages(table.matter, one.by), unshown=one.unshown, about=one.about)
            for id, one in new.items()
        },
        targets=about,
        novelty=novelty(table, new),
    )


def _factor(name: FactorName, facts: Iterator[Stated], otherwise: str) -> Factor:
    title, cite = FACTORS[name]
    found = tuple(facts)
    return Factor(title=title, cite=cite, facts=found, open=() if found else (otherwise,))


def _named(matter: Matter, id: str) -> str:
    return f"{matter.people[id].name} ({id})"


def targets(matter: Matter, said: Mapping[str, Newness]) -> Iterator[Target]:
    """Yield each other person of whom something is said, with what of it is new, partly new, already shown."""
    for person in matter.people:
        about = {id: one for id, one in said.items() if person in one.about}
        if about:
            yield _target(person, about)


def nobody(said: Mapping[str, Newness]) -> Target | None:
    """Return the admissions that speak of the client alone; None where there is none."""
    alone = {id: one for id, one in said.items() if not one.about}
    return _target("", alone) if alone else None


def _target(person: str, about: Mapping[str, Newness]) -> Target:
    states: dict[State, list[str]] = {"new": [], "partly": [], "duplicate": []}
    for id, one in about.items():
        states[one.state].append(id)
    return Target(
        person=person,
        new=tuple(states["new"]),
        partly=tuple(states["partly"]),
        duplicate=tuple(states["duplicate"]),
    )


def _usefulness(matter: Matter, said: Mapping[str, Newness], about: Sequence[Target]) -> Iterator[Stated]:
    for target in about:
        parts = (("new", target.new), ("partly new", target.partly), ("already shown", target.duplicate))
        text = "; ".join(f"{word} {_told(ids, matter)}" for word, ids in parts if ids)
        told = (*target.new, *target.partly, *target.duplicate)
        exhibits = dict.fromkeys(id for one in told for id in said[one].by)
        status = matter.people[target.person].status
        yield Stated(
            text=f"{_named(matter, target.person)}, {status}: {text}", admissions=told, pages=pages(matter, exhibits)
        )


def _told(ids: Sequence[str], matter: Matter) -> str:
    """Return admissions, those that the client has not adopted apart."""
    notes = [id for id in ids if matter.admissions[id].basis == "hypothetical"]
    own = ", ".join(id for id in ids if id not in notes)
    apart = f"in counsel's notes, not adopted by the client: {', '.join(notes)}" if notes else ""
    return "; ".join(filter(None, (own, apart)))


def _truthfulness(table: UsableFacts, said: Mapping[str, Newness], missing: Sequence[Gap]) -> Iterator[Stated]:
    matter = table.matter
    for basis in ("corroborated", "client", "hypothetical"):
        ids = tuple(id for id in said if matter.admissions[id].basis == basis)
        if ids:
            yield Stated(text=f"on the basis that counsel calls {basis}: {', '.join(ids)}", admissions=ids)
    for id, one in said.items():
        if one.by:
            yield Stated(
                text=f"{id}: other evidence shows it, or part of it", admissions=(id,), pages=pages(matter, one.by)
            )
    alone = tuple(id for id, one in said.items() if not one.by)
    if alone:
        yield Stated(text=f"nothing in discovery is cited for {', '.join(alone)}", admissions=alone)
    for session in held(matter, table.spoken.last):
        if session.report is not None:
            for other in session.report.said_differently:
                text = f"{other.admission}: the report of session {session.id} has it otherwise"
                page = (f"page {other.page}",) if other.page is not None else ()
                shown = (*pages(matter, session.report.evidence, table.without), *page)
                yield Stated(text=text, admissions=(other.admission,), pages=shown)
    for conflict in conflicts(matter, table.without):
        sides = [one for one in (conflict.here.admission, conflict.there.admission) if one in said]
        if sides:
            text = f"{conflict.here.admission or conflict.here.record}: {conflict.here.says}; but "
            text += f"{conflict.there.admission or conflict.there.record}: {conflict.there.says}"
            found = (*conflict.here.pages, *conflict.there.pages)
            yield Stated(text=text, admissions=tuple(dict.fromkeys(sides)), pages=found)
    if missing:
        yield Stated(text=f"a complete disclosure lacks {', '.join(gap.what for gap in missing)}")


def _extent(table: UsableFacts) -> Iterator[Stated]:
    matter = table.matter
    for session in held(matter, table.spoken.last):
        if session.mode in _MODES:
            told = tuple(id for id in session.admissions if id in table.spoken.disclosures)
            text = (
                f"session {session.id}, {session.date}, {_MODES[session.mode]}: {_told(told, matter) or 'nothing said'}"
            )
            yield Stated(text=text, admissions=told)
    for id in table.spoken.disclosures:
        for lead in matter.admissions[id].leads:
            yield Stated(text=f"{id} may lead to: {lead.to} ({lead.id})", admissions=(id,))
    own = tuple(one.id for one in matter.proffer.evidence) if matter.proffer is not None else ()
    if own:
        yield Stated(text="exhibits that the client holds", pages=pages(matter, own, table.without))
    declined = [topic.id for topic in matter.topics.values() if topic.fenced]
    if declined:
        yield Stated(text=f"topics openly declined: {', '.join(declined)}")
    letter = table.spoken.letter
    if letter is not None:
        term = letter.terms.testify_required
        page = (f"{letter.id}, page {term.page}",) if term.page else ()
        said = "is silent on testimony" if term.silent else f"asks for testimony: {term.value}"
        yield Stated(text=f"the letter {said}", pages=page)


def _risk(table: UsableFacts) -> Iterator[Stated]:
    matter = table.matter
    for one in matter.circumstances.values():
        yield from _violence(table, one, ())
    for id in table.spoken.disclosures:
        for _, record in declared_in_facts(matter.admissions[id].facts):
            if isinstance(record, Circumstance):
                yield from _violence(table, record, (id,))
    for function in matter.functions.values():
        if function.person == table.client and function.motive == "threat":
            yield Stated(
                text=f"{function.id}: the client acted under a threat", pages=pages_of(matter, function, table.without)
            )
    for id in table.spoken.disclosures:
        concerns = sorted(VIOLENT & set(matter.admissions[id].concerns))
        if concerns:
            yield Stated(text=f"{id} concerns {', '.join(concerns)}", admissions=(id,))


def _violence(table: UsableFacts, one: Circumstance, admissions: tuple[str, ...]) -> Iterator[Stated]:
    """Yield a circumstance of violence, a threat or an injury that is not the client's own."""
    if one.kind in VIOLENT_KINDS and table.client not in one.by:
        whose = f" by {', '.join(_named(table.matter, id) for id in one.by)}" if one.by else ""
        text = f"{one.id}: {one.kind.replace('_', ' ')}, {one.date}{whose}"
        yield Stated(text=text, admissions=admissions, pages=pages_of(table.matter, one, table.without))


def _timeliness(table: UsableFacts, said: Mapping[str, Newness]) -> Iterator[Stated]:
    matter, last = table.matter, table.spoken.last
    if last is not None:
        yield Stated(text=f"the last session is that of {last.date} ({last.id})")
    letter = table.spoken.letter
    if letter is not None and letter.entered is not None:
        yield Stated(text=f"the letter was entered on {letter.entered} ({letter.id})")
    part = matter.people[table.client].defendant
    header = matter.case.case
    day = (part.sentencing_date if part is not None else None) or (header.sentencing_date if header else None)
    if day is not None:
        yield Stated(text=f"sentencing is set for {day}{_apart(last.date, day) if last is not None else ''}")
    for other in matter.proffer.others if matter.proffer is not None else ():
        if other.proffered is not None:
            text = f"{_named(matter, other.person)} proffered on {other.proffered}"
            yield Stated(text=text + (_apart(last.date, other.proffered) if last is not None else ""))
    for id, one in said.items():
        dated = [(since, exhibit) for exhibit in one.by if (since := matter.evidence[exhibit].known_since) is not None]
        if dated:
            since, exhibit = min(dated)
            text = f"{id}: the government had evidence of it, or of part of it, since {since}"
            yield Stated(text=text, admissions=(id,), pages=pages(matter, (exhibit,)))


def _apart(session: date, other: date) -> str:
    """Return how far a day lies from the session, in days."""
    days = (other - session).days
    if days == 0:
        return ", the day of the last session"
    return f", {abs(days)} {'day' if abs(days) == 1 else 'days'} {'after' if days > 0 else 'before'} the last session"
