"""What a case or a proffer must say as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon.reading.build import Built
from relcon.reading.courts import court_meant
from relcon.reading.index import Index
from relcon.reading.problems import Problem
from relcon.reading.source import Path, Source
from relcon.records.agreements import Finding
from relcon.records.case import CaseFile
from relcon.records.matter import circuit_of, declared_in_facts, record_id
from relcon.records.people import Person
from relcon.records.proffer import Facts, ProfferFile
from relcon.spelling import nearest


def case_as_a_whole(files: Sequence[Built[CaseFile]]) -> Iterator[Problem]:
    """Yield what is wrong with a case's header, its includes, its memberships and its findings taken together."""
    for position, built in enumerate(files):
        if built.record is not None:
            broken = any(problem.record.split(".")[0] == "case" for problem in built.problems)
            if built.record.case is None and position == 0 and not broken:
                message = "missing: case; for example case: {caption: United States v. Reyes et al.}"
                yield built.source.problem("missing_field", (), message)
            yield from _header(built.source, built.record, top=position == 0)
            yield from _own_undertaking(built.source, built.record)
    yield from _findings(files)
    yield from _own_sentences(files)


def _own_sentences(files: Sequence[Built[CaseFile]]) -> Iterator[Problem]:
    """Prior sentences of another person, named in a notice, as predicates, or as those under which somebody was."""
    people = [
        (built.source, place, one) for built in files if built.record for place, one in enumerate(built.record.people)
    ]
    whose = {id: person.id for _, _, person in people for id in _sentences(person)}
    for source, place, person in people:
        part = person.defendant
        if part is None:
            continue
        base: Path = ("people", place, "defendant")
        named: list[tuple[Path, Sequence[str]]] = [((*base, "career_offender"), part.career_offender.predicates)]
        if part.criminal_history is not None:
            named.append(((*base, "criminal_history", "under"), part.criminal_history.under))
        for n, count in enumerate(part.counts):
            if count.notice_851 is not None:
                named.append(((*base, "counts", n, "notice_851", "sentences"), count.notice_851.sentences))
        for path, ids in named:
            for id in ids:
                if whose.get(id, person.id) != person.id:
                    yield source.problem(
                        "contradiction", path, f"a prior sentence of {whose[id]}, not of {person.id}", found=id
                    )


def _sentences(person: Person) -> Iterator[str]:
    history = person.defendant.criminal_history if person.defendant is not None else None
    if history is not None:
        yield from (sentence.id for sentence in history.sentences)


def _header(source: Source, case: CaseFile, *, top: bool) -> Iterator[Problem]:
    if not top:
        for name in ("case", "positions"):
            if name in source.tree:
                yield source.problem(
                    "wrong_place", (name,), "only the case file itself has it, no included file", key=True
                )
        return
    header = case.case
    if header is None:
        return
    if header.district is not None and circuit_of(header.district) is None:
        near = court_meant(header.district)
        message = "no federal district court has this id; such as ilnd"
        yield source.problem("wrong_word", ("case", "district"), message, found=header.district, nearest=near)
    for name in ("defense", "psr", "government"):
        if getattr(case.positions, name).suppressed == "out" and header.circuit is None:
            message = "out needs a circuit's authority at sentencing: name it in case.circuit"
            yield source.problem("no_circuit", ("positions", name, "suppressed"), message, found="out")


def _own_undertaking(source: Source, case: CaseFile) -> Iterator[Problem]:
    for position, undertaking in enumerate(case.undertakings):
        for place, member in enumerate(undertaking.members):
            if member.undertaking not in (None, undertaking.id):
                path = ("undertakings", position, "members", place, "undertaking")
                message = f"this membership stands in undertaking {undertaking.id}"
                yield source.problem("contradiction", path, message, found=member.undertaking)


def _findings(files: Sequence[Built[CaseFile]]) -> Iterator[Problem]:
    """Two findings on one question that bind one position and answer differently."""
    seen: dict[tuple[str, str | None, str], list[Finding]] = {}
    for built in files:
        for position, finding in enumerate(built.record.findings if built.record is not None else ()):
            key = (finding.defendant, finding.about, finding.prong)
            for other in seen.setdefault(key, []):
                both = [name for name in finding.binds if name in other.binds]
                if both and _said(other) != _said(finding):
                    message = f"finding {other.id} answers {other.answer} and binds {', '.join(both)} too"
                    path = ("findings", position, "answer")
                    yield built.source.problem("findings_conflict", path, message, found=str(finding.answer))
            seen[key].append(finding)


def _said(finding: Finding) -> tuple[object, ...]:
    answer = finding.answer
    amount = answer.quantity
    measured = (amount.low, amount.point, amount.high, amount.dimension) if amount is not None else None
    return (answer.word, answer.level, measured)


def proffer_as_a_whole(source: Source, proffer: ProfferFile, index: Index) -> Iterator[Problem]:
    """Yield what is wrong with a proffer's client, its memberships and its short forms taken together."""
    client = index.declared.get(proffer.client)
    person = index.person(proffer.client)
    if client is not None and person is not None and (client.proffer or person.defendant is None):
        message = "the client is a person of the case file with a `defendant` part"
        yield source.problem("wrong_place", ("client",), message, found=proffer.client)
    for position, admission in enumerate(proffer.admissions):
        base = ("admissions", position)
        holders: list[tuple[Path, Facts]] = [((*base, "facts"), admission.facts)]
        holders += [((*base, "leads", place, "facts"), lead.facts) for place, lead in enumerate(admission.leads)]
        for path, facts in holders:
            for place, member in enumerate(facts.members):
                if member.undertaking is None and member.location not in source.touched:
                    message = (
                        "missing: undertaking, which a membership on its own names; for example undertaking: westside"
                    )
                    yield source.problem("missing_field", (*path, "members", place), message)
    yield from _reported(source, proffer)
    if proffer.mode is not None and proffer.date is None:
        yield source.problem("missing_field", ("mode",), "missing: date, beside mode in the short form of a session")


def _reported(source: Source, proffer: ProfferFile) -> Iterator[Problem]:
    """Yield records that a report compares with an admission which does not hold them."""
    held = {one.id: {record_id(record) for _, record in declared_in_facts(one.facts)} for one in proffer.admissions}
    notes = (
        (position, name, note)
        for position, session in enumerate(proffer.sessions)
        for name, note in (("report", session.report), ("notes", session.notes))
        if note is not None
    )
    for position, name, note in notes:
        for place, said in enumerate(note.said_differently):
            if said.record is not None and said.record not in held.get(said.admission, {said.record}):
                path = ("sessions", position, name, "said_differently", place, "record")
                message = f"no record of admission {said.admission}, which the report has otherwise"
                near = nearest(said.record, sorted(held[said.admission]))
                yield source.problem("contradiction", path, message, found=said.record, nearest=near)
