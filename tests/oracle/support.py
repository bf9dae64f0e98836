"""Whether a record holds (semantics §1, *Holding*; USSG §6A1.3)."""

from __future__ import annotations

from relcon.records.base import Fact, Supported
from relcon.records.undertakings import Membership
from tests.oracle.question import Question


def holds(record: Supported, question: Question, inside: Fact | None = None) -> bool:
    """Whether a record holds; ``inside`` is the record that contains it, for one without an id of its own."""
    if isinstance(record, Fact) and record.id in question.scenario.without:
        return False
    if record.asserted_by and not _named(record.asserted_by, question):
        return False
    if _named(record.disputed_by, question):
        # His own admission lifts the client's own dispute.
        if not (question.client and question.position == "defense" and admissions(record, question, inside)):
            return False
    if isinstance(record, Membership) and record.undertaking is not None:
        undertaking = question.docket.undertakings.get(record.undertaking)
        if undertaking is not None and not holds(undertaking, question):
            return False
    if not supported(record, question, inside):
        return False
    return not (isinstance(record, Fact) and _replaced(record, question))


def _named(names: tuple[str, ...], question: Question) -> bool:
    voices = [question.position] + ([question.defendant] if question.position == "defense" else [])
    return any(voice in names for voice in voices)


def _replaced(record: Fact, question: Question) -> bool:
    for other in question.docket.replaced_by.get(record.id, ()):
        if question.counts(other.id) and holds(other, question):
            return True
    return False


def supported(record: Supported, question: Question, inside: Fact | None) -> bool:
    """An item of evidence, or an admission; or it lists no evidence at all and is no admission's own record."""
    if exhibits(record, question) or admissions(record, question, inside):
        return True
    own_of_admission = isinstance(record, Fact) and record.id in question.docket.origin
    return not record.evidence and not own_of_admission


def exhibits(record: Supported, question: Question) -> list[str]:
    """The exhibits under a record that the position does not rule out. What the client holds is none of them."""
    found = []
    for id in record.evidence:
        item = question.docket.matter.evidence.get(id)
        if item is None or id in question.docket.own_evidence or id in question.scenario.without:
            continue
        granted = item.challenge is not None and item.challenge.status == "granted"
        if item.grade == "weak" and question.options.weak == "out":
            continue
        if granted and question.options.suppressed == "out":
            continue
        found.append(id)
    return found


def admissions(record: Supported, question: Question, inside: Fact | None = None) -> list[tuple[str, str]]:
    """The admissions that count for him and contain or support a record, each with its grade.

    Against others a statement of the client is one more item of evidence, ruled out where weak evidence is.
    """
    found: list[tuple[str, str]] = []
    holder = record if isinstance(record, Fact) else inside
    if holder is not None and holder.id in question.docket.origin and question.counts(holder.id):
        origin = question.docket.origin[holder.id]
        found.append((origin.lead or origin.admission, origin.grade))
    if isinstance(record, Fact):
        supports = question.docket.supports.get(record.id, ())
        found += [(one.admission, one.grade) for one in supports if question.counts(one.leaf)]
    if question.client or question.options.weak == "in":
        return found
    return [item for item in found if item[1] != "weak"]


def better_than_weak(record: Fact, question: Question) -> bool:
    """Whether a record that holds rests on something better than weak evidence; an uncited one on nothing worse."""
    shown, told = exhibits(record, question), admissions(record, question)
    if not record.evidence and record.id not in question.docket.origin:
        # Uncited, it stands by itself: what somebody says for it besides, however weak, takes nothing away.
        return True
    grades = [question.docket.matter.evidence[id].grade for id in shown]
    if any(grade != "weak" for grade in grades):
        return True
    return any(question.client or grade != "weak" for _, grade in told)


def items(record: Fact, question: Question) -> int:
    """How many items support it."""
    return len(exhibits(record, question)) + len(admissions(record, question))


def protected(record: Fact, question: Question) -> bool:
    """Whether it fails only because an admission does not count for him."""
    docket = question.docket
    if record.id not in docket.origin and record.id not in docket.supports:
        return False
    return not holds(record, question) and holds(record, question.everything_admitted())
