"""Block 4: what to resolve before the session: conflicts, facts that are not settled, missing terms, missing inputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relcon.proffer.completeness import gaps
from relcon.proffer.conflicts import conflicts
from relcon.proffer.usable import UsableFacts
from relcon.records.events import Event
from relcon.records.matter import Matter, declared_in_facts
from relcon.records.terms import term_fields, term_of
from relcon.records.use_only import NAME as USE_ONLY
from relcon.results.brief import ToResolve
from relcon.results.exposure import DefendantAnswer


def resolve(table: UsableFacts, answers: Mapping[str, DefendantAnswer]) -> tuple[ToResolve, ...]:
    """Return what to resolve, kind by kind, each in the order of the file.

    Parameters
    ----------
    table : Table
        What has been said, and on what terms.
    answers : mapping
        The client's answers, by world.
    """
    return (*_conflicts(table), *_unsettled(table), *_letter(table), *_inputs(table, answers))


def _conflicts(table: UsableFacts) -> Iterator[ToResolve]:
    for one in conflicts(table.matter, table.without):
        if one.here.admission in table.spoken.disclosures or one.there.admission in table.spoken.disclosures:
            here = f"{one.here.admission or one.here.record}: {one.here.says}"
            there = f"{one.there.admission or one.there.record}: {one.there.says}"
            text = f"{here}; but {there}" + (f" ({one.text})" if one.text else "")
            yield ToResolve(kind="conflict", text=text, pages=(*one.here.pages, *one.there.pages))


def _unsettled(table: UsableFacts) -> Iterator[ToResolve]:
    matter = table.matter
    for id in table.spoken.disclosures:
        admission = matter.admissions[id]
        if admission.basis == "hypothetical":
            yield ToResolve(kind="unresolved", text=f"{id} is hypothetical: the client has not confirmed it")
        for _, record in declared_in_facts(admission.facts):
            if isinstance(record, Event):
                missing = _missing(record)
                if missing:
                    yield ToResolve(kind="unresolved", text=f"{id}: {record.id} has no {' and no '.join(missing)}")


def _missing(event: Event) -> list[str]:
    found = []
    if event.date.first is None:
        found.append("date")
    cash = event.basis is not None and event.basis.cash is not None
    if not cash and (event.quantity is None or not event.quantity.known):
        found.append("quantity")
    return found


def _letter(table: UsableFacts) -> Iterator[ToResolve]:
    letter = table.spoken.letter
    if letter is None:
        yield ToResolve(kind="letter", text="no letter covers the session")
        return
    # Each use has a term of its own: a letter need not list those to which it limits itself.
    silent = [name for name in term_fields() if name != USE_ONLY and term_of(letter.terms, name).silent]
    if silent:
        text = f"{letter.id} is silent on {len(silent)} terms: {', '.join(name.rpartition('.')[2] for name in silent)}"
        yield ToResolve(kind="letter", text=text)


def _inputs(table: UsableFacts, answers: Mapping[str, DefendantAnswer]) -> Iterator[ToResolve]:
    matter = table.matter
    for text in (*_gaps(table), *_dates(matter, table), *_unknown(answers)):
        yield ToResolve(kind="input", text=text)


def _gaps(table: UsableFacts) -> Iterator[str]:
    missing = gaps(table.matter, table.spoken)
    if missing:
        yield f"for a complete disclosure: {'; '.join(f'{one.what}: {one.why}' for one in missing)}"


def _dates(matter: Matter, table: UsableFacts) -> Iterator[str]:
    part = matter.people[table.client].defendant
    header = matter.case.case
    if (part is None or part.sentencing_date is None) and (header is None or header.sentencing_date is None):
        yield "no sentencing date"
    if table.spoken.last is None:
        yield "no session is recorded: all is taken as said at once"
    letter = table.spoken.letter
    if letter is not None and letter.entered is None:
        yield f"{letter.id}: the day on which it was entered"
    for id in table.spoken.disclosures:
        for exhibit in matter.admissions[id].already_known:
            if matter.evidence[exhibit].known_since is None:
                yield f"{id}: since when the government has known {exhibit}"


def _unknown(answers: Mapping[str, DefendantAnswer]) -> Iterator[str]:
    found = [one for world in answers.values() for one in world.positions.values()]
    if any(one.at_least for one in found):
        yield "an attributed quantity is unknown: weight, level and range are at least what is shown"
    if any(one.criminal_history_category is None for one in found):
        yield "the criminal history category is open"
    if any(one.statutory.minimum is None for one in found):
        yield "no statutory minimum is known: substance, quantity or penalty of a count"
