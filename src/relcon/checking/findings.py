"""Findings that answer nothing as the file stands: bound nowhere, or on a joint undertaking he is not a member of."""

from __future__ import annotations

from collections.abc import Iterator

from relcon.checking.facts import name
from relcon.checking.note import Note, note
from relcon.records.agreements import Finding
from relcon.records.matter import Matter, declared_in_facts
from relcon.records.undertakings import Membership

# Asked of a member alone; whether he is one is the prong `undertaking`, which `all` answers too.
OF_MEMBERS = ("participant", "scope", "timing", "furtherance", "foreseeability")
JOINING = ("undertaking", "all")


def findings_without_effect(matter: Matter) -> Iterator[Note]:
    """Yield the findings that no position takes, and those that wait for a membership, §1B1.3(a)(1)(B)."""
    joined = {(member.person, member.undertaking) for member in _members(matter)}
    for finding in matter.findings.values():
        if not finding.binds:
            text = "binds no position (`positions: []`): it answers nothing"
            yield note("contradiction", finding.id, finding.location, text)
            continue
        asked = _undertakings(matter, finding)
        if finding.prong not in OF_MEMBERS or not asked or any((finding.defendant, id) in joined for id in asked):
            continue
        if not _found_to_have_joined(matter, finding, asked):
            whose = name(matter, finding.defendant)
            text = (
                f"answers {finding.prong} for {whose}, who is no member of {' or '.join(asked)}: it answers nothing "
                "until a membership is recorded, or found (`prong: undertaking`)"
            )
            yield note("contradiction", finding.id, finding.location, text)


def _members(matter: Matter) -> Iterator[Membership]:
    yield from matter.members.values()
    for admission in matter.admissions.values():
        for facts in (admission.facts, *(lead.facts for lead in admission.leads)):
            yield from (record for _, record in declared_in_facts(facts) if isinstance(record, Membership))


def _undertakings(matter: Matter, finding: Finding) -> tuple[str, ...]:
    """Return the undertakings of which a finding speaks; none where it is about something else."""
    about = finding.about or ""
    event = matter.events.get(about)
    if event is not None:
        return event.undertaking
    return (about,) if about in matter.undertakings else ()


def _found_to_have_joined(matter: Matter, finding: Finding, asked: tuple[str, ...]) -> bool:
    return any(
        other.defendant == finding.defendant
        and other.prong in JOINING
        and other.about in (finding.about, *asked)
        and other.answer.word != "out"
        for other in matter.findings.values()
    )
