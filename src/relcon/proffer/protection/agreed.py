"""The client's plea agreement as a matter of its own: what of it the worksheet can take, and what it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from relcon.law.open_points import point
from relcon.records.agreements import Agreement, Finding, FindingAnswer, Prong, Stipulated, admitted
from relcon.records.counts import Count
from relcon.records.matter import Matter
from relcon.records.people import Person

Plea = Literal["timely", "plea", "none"]
_ACCEPTANCE: dict[int, Plea] = {3: "timely", 2: "plea", 0: "none"}
"""The levels that an agreement may stipulate (``ACCEPTANCE_LEVELS``), taken off."""


@dataclass(frozen=True)
class Agreed:
    """A matter under the client's plea agreement.

    Attributes
    ----------
    matter
        Counts as pleaded and dismissed; stipulated weight and role as findings by stipulation.
    acceptance
        As stipulated; None leaves the file's.
    open
        What the agreement says and the worksheet does not take.
    """

    matter: Matter
    acceptance: Plea | None
    open: tuple[str, ...]


def agreement_of(matter: Matter, client: str) -> Agreement | None:
    """Return the client's plea agreement: of several, the last entered, else the last in the file."""
    own = [one for one in matter.agreements.values() if one.person == client]
    return max(reversed(own), key=lambda one: one.entered or date.min) if own else None


def under(matter: Matter, agreement: Agreement) -> Agreed:
    """Return the matter as a plea agreement leaves it.

    Parameters
    ----------
    matter : Matter
        The case.
    agreement : Agreement
        The client's.

    Notes
    -----
    A stipulation does not bind the court (USSG §6B1.4(d)): findings that the file already has stay in front of it.
    Answers of the factual basis stand behind what is stipulated. An agreement that the file does not have is added.
    """
    terms = agreement.stipulates or Stipulated()
    people = tuple(_pleaded(person, agreement) for person in matter.case.people)
    findings = (*matter.case.findings, *_findings(agreement, terms))
    agreements = tuple({**matter.agreements, agreement.id: agreement}.values())
    case = matter.case.model_copy(update={"people": people, "findings": findings, "agreements": agreements})
    left = [f"plea agreement {agreement.id}: a stipulation does not bind the court (USSG §6B1.4(d))"]
    for name, value in (("base offense level", terms.base_level), ("range", terms.range), ("cap", terms.cap)):
        if value is not None:
            left.append(f"plea agreement {agreement.id}: the agreed {name} is {_shown(value)}; it is not applied here")
    acceptance = _ACCEPTANCE.get(terms.acceptance) if terms.acceptance is not None else None
    if terms.acceptance is not None and acceptance is None:
        left.append(f"plea agreement {agreement.id}: acceptance of {terms.acceptance} levels is not applied here")
    if terms.base_level is not None:
        left.append(f"plea agreement {agreement.id}: {point('stipulated_level').said}")
    if agreement.factual_basis:
        admitted = list(dict.fromkeys(id for part in agreement.factual_basis for id in part.facts))
        what = f"admits {', '.join(admitted)}" if admitted else "names no record (facts), and no text is interpreted"
        left.append(f"plea agreement {agreement.id}: the factual basis {what}")
        left.append(f"plea agreement {agreement.id}: {point('stipulated_offense').said}")
        left.append(f"plea agreement {agreement.id}: {point('stipulated_counts').said}")
    if agreement.cooperation is not None:
        left.append(f"plea agreement {agreement.id}: what it says of motions for cooperation is not applied here")
    changed = Matter(case, matter.proffer, matter.case_sha256, matter.proffer_sha256)
    return Agreed(changed, acceptance, tuple(left))


def _shown(value: object) -> str:
    return "-".join(str(item) for item in value) + " months" if isinstance(value, tuple) else str(value)


def _pleaded(person: Person, agreement: Agreement) -> Person:
    if person.id != agreement.person or person.defendant is None:
        return person
    brought = tuple(one.model_copy(update={"disposition": "pleaded"}) for one in agreement.superseding)
    numbers = {one.count for one in brought}
    charged = (_disposed(count, agreement) for count in person.defendant.counts if count.count not in numbers)
    counts = (*brought, *charged)
    return person.model_copy(update={"defendant": person.defendant.model_copy(update={"counts": counts})})


def _disposed(count: Count, agreement: Agreement) -> Count:
    if count.count in agreement.counts:
        return count.model_copy(update={"disposition": "pleaded"})
    if count.count in agreement.dismisses:
        return count.model_copy(update={"disposition": "dismissed"})
    return count


def _findings(agreement: Agreement, terms: Stipulated) -> Iterator[Finding]:
    answers: list[tuple[Prong, str | None, FindingAnswer]] = [
        ("quantity", substance, FindingAnswer(quantity=quantity)) for substance, quantity in terms.quantity.items()
    ]
    if terms.role is not None:
        answers.append(("role", None, FindingAnswer(level=terms.role)))
    for number, (prong, about, answer) in enumerate(answers, start=1):
        yield Finding(
            id=f"{agreement.id}.stipulation-{number}",
            defendant=agreement.person,
            about=about,
            prong=prong,
            answer=answer,
            by="stipulation",
        )
    admissions = [one for basis in agreement.factual_basis for one in basis.answers]
    for number, one in enumerate(admissions, start=1):
        yield admitted(agreement.person, one, f"{agreement.id}.basis-{number}")
