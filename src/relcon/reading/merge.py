"""Several case files as one, and the last touches: what a record leaves to its surroundings is written into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from relcon.records.agreements import Finding
from relcon.records.case import CaseFile
from relcon.records.matter import declared_in_case, record_id
from relcon.records.proffer import Facts, ProfferFile
from relcon.records.substances import find
from relcon.records.undertakings import Undertaking


def merged(files: Sequence[CaseFile]) -> CaseFile:
    """Return the first file with the records of all; header and positions are the first file's."""
    lists = [name for name in CaseFile.model_fields if isinstance(getattr(files[0], name), tuple) and name != "include"]
    update: dict[str, Any] = {name: tuple(item for file in files for item in getattr(file, name)) for name in lists}
    return files[0].model_copy(update=update)


def finished_case(case: CaseFile) -> CaseFile:
    """Write each membership's undertaking into it, and substances in findings by their ids."""
    ids = {record_id(record) for _, record in declared_in_case(case)}
    return case.model_copy(
        update={
            "undertakings": tuple(_named(undertaking) for undertaking in case.undertakings),
            "findings": tuple(_by_id(finding, ids) for finding in case.findings),
        }
    )


def finished_proffer(proffer: ProfferFile) -> ProfferFile:
    """Put the sessions in order of date, and write each membership's undertaking into it."""
    admissions = tuple(
        admission.model_copy(
            update={
                "facts": _finished(admission.facts),
                "leads": tuple(lead.model_copy(update={"facts": _finished(lead.facts)}) for lead in admission.leads),
            }
        )
        for admission in proffer.admissions
    )
    sessions = tuple(sorted(proffer.sessions, key=lambda session: session.date))
    return proffer.model_copy(update={"admissions": admissions, "sessions": sessions})


def _finished(facts: Facts) -> Facts:
    return facts.model_copy(update={"undertakings": tuple(_named(undertaking) for undertaking in facts.undertakings)})


def _named(undertaking: Undertaking) -> Undertaking:
    members = tuple(member.model_copy(update={"undertaking": undertaking.id}) for member in undertaking.members)
    return undertaking.model_copy(update={"members": members})


def _by_id(finding: Finding, ids: set[str]) -> Finding:
    if finding.about is None or finding.about in ids:
        return finding
    substance = find(finding.about)
    return finding.model_copy(update={"about": substance.id}) if substance is not None else finding
