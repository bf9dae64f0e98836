"""Whether a record holds (semantics §1, *Reliability*; USSG §6A1.3)."""

from __future__ import annotations

from dataclasses import replace

from relcon.records.agreements import Agreement
from relcon.records.base import Fact, Supported
from relcon.records.undertakings import Membership
from tests.oracle.question import Question
from tests.oracle.told import adds_only, lowers, no_less_than, weighs_as


def holds(record: Supported, question: Question, inside: Fact | None = None) -> bool:
    """Whether a record holds; ``inside`` is the record that contains it, for one without an id of its own."""
    if isinstance(record, Fact) and record.id in question.scenario.without:
        return False
    holder = record if isinstance(record, Fact) else inside
    confessed = holder is not None and question.defendant in {one.person for one in pleas(holder, question)}
    if record.asserted_by and not _named(record.asserted_by, question) and not confessed:
        return False
    if _named(record.disputed_by, question):
        # His own word, to the agents or in open court, lifts his own dispute.
        told = question.client and any(True for _ in spoken(record, question, inside))
        if question.position != "defense" or not (confessed or told):
            return False
    if isinstance(record, Membership) and record.undertaking is not None:
        undertaking = question.index.undertakings.get(record.undertaking)
        if undertaking is not None and not holds(undertaking, question):
            return False
    if not supported(record, question, inside):
        return False
    if not isinstance(record, Fact):
        return True
    return believed(record, question) and not _replaced(record, question) and not _beside_the_old(record, question)


def _named(names: tuple[str, ...], question: Question) -> bool:
    voices = [question.position] + ([question.defendant] if question.position == "defense" else [])
    return any(voice in names for voice in voices)


def _replaced(record: Fact, question: Question) -> bool:
    for other in question.index.replaced_by.get(record.id, ()):
        if leaves_standing(other, question):
            continue
        if question.counts(other.id) and holds(other, question):
            return True
    return False


def _beside_the_old(record: Fact, question: Question) -> bool:
    """A reading meant instead of an older one, which the client has not given: it never stands beside that one."""
    if question.counts(record.id):
        return False
    return any(_stands(question.index.fact(id), question) for id in record.replaces)


def _stands(old: Fact, question: Question) -> bool:
    """Whether an old record would hold if nothing replaced it."""
    return holds(old, replace(question, index=replace(question.index, replaced_by={})))


def believed(record: Fact, question: Question) -> bool:
    """Whether what the client tells in place of the record, or for himself, stands here (semantics §4).

    The defense takes his word. The others take it where it only says more. Otherwise the PSR wants a good exhibit for
    it, or none against it; the ceiling the government's own word for it, a finding, or nothing left on the other side.
    """
    rule = question.options.client_word
    if record.id not in question.index.origin or rule == "believed":
        return True
    if record.replaces:
        if adds_only(record, question) and not (rule == "conceded" and not no_less_than(record, question)):
            return True
        against = [one for one in _named_in(record.replaces, question) if _stands(one, question)]
        if rule == "corroborated":
            own = [question.index.origin[record.id].admission, question.index.origin[record.id].lead]
            return _good(record, question, own) or not any(_good(one, question, own) for one in against)
        if conceded(record, question):
            return True
        return all(_found_against(one, record, question) for one in against)
    return rule == "corroborated" or not lowers(record) or conceded(record, question)


def leaves_standing(record: Fact, question: Question) -> bool:
    """Whether both accounts stand in the ceiling: one of no event, which says more, costs the other nothing."""
    if question.options.client_word != "conceded" or record.id in question.index.events:
        return False
    return adds_only(record, question)


def conceded(record: Fact, question: Question) -> bool:
    """Whether the position itself says so, or a finding that binds it."""
    if _named(record.asserted_by, question):
        return True
    return any(one.about == record.id and one.answer.word not in ("out", "open") for one in question.findings)


def _named_in(ids: tuple[str, ...], question: Question) -> list[Fact]:
    records = [question.index.matter.by_id(id) for id in ids]
    return [one for one in records if isinstance(one, Fact)]


def _good(record: Fact, question: Question, but_for: list[str | None]) -> bool:
    """Whether an exhibit, or another admission than this one, that is not weak supports a record."""
    if any(question.index.matter.evidence[id].grade != "weak" for id in exhibits(record, question)):
        return True
    return any(grade != "weak" and name not in but_for for name, grade in admissions(record, question))


def _found_against(old: Fact, new: Fact, question: Question) -> bool:
    """Whether a finding says that the record is not so, or that its weight is the one told."""
    for one in question.findings:
        if one.about != old.id:
            continue
        prongs = ("all", "scope", "undertaking") if isinstance(old, Membership) else ("all",)
        if one.answer.word == "out" and one.prong in prongs:
            return True
        if one.answer.quantity is not None and weighs_as(new, one.answer.quantity):
            return True
    return False


def supported(record: Supported, question: Question, inside: Fact | None) -> bool:
    """An item of evidence, or an admission; or it lists no evidence at all and is no admission's own record."""
    if exhibits(record, question) or admissions(record, question, inside):
        return True
    own_of_admission = isinstance(record, Fact) and record.id in question.index.origin
    return not record.evidence and not own_of_admission


def exhibits(record: Supported, question: Question) -> list[str]:
    """The exhibits under a record that the position does not rule out. What the client holds is none of them."""
    found = []
    also = question.index.independent.get(record.id, ()) if isinstance(record, Fact) else ()
    for id in dict.fromkeys([*record.evidence, *also]):
        item = question.index.matter.evidence.get(id)
        if item is None or id in question.index.own_evidence or id in question.scenario.without:
            continue
        granted = item.challenge is not None and item.challenge.status == "granted"
        if item.grade == "weak" and question.options.weak == "out":
            continue
        if granted and question.options.suppressed == "out":
            continue
        found.append(id)
    return found


def admissions(record: Supported, question: Question, inside: Fact | None = None) -> list[tuple[str, str]]:
    """The statements that count for him and contain or support a record, each with its grade.

    Against anyone but the speaker a statement is one more item of evidence, ruled out where weak evidence is.
    """
    return [(name, grade) for name, grade, _ in statements(record, question, inside)]


def statements(record: Supported, question: Question, inside: Fact | None) -> list[tuple[str, str, bool]]:
    """Who said it, how good that is, and whether it was the defendant himself."""
    heard = [(name, grade, question.client) for name, grade in spoken(record, question, inside)]
    holder = record if isinstance(record, Fact) else inside
    for plea in pleas(holder, question) if holder is not None else ():
        shown = [question.index.matter.evidence[id].grade for id in plea.evidence]
        best = next((grade for grade in ("strong", "fair", "weak") if grade in shown), "fair")
        heard.append((plea.id, best, plea.person == question.defendant))
    return [one for one in heard if one[2] or one[1] != "weak" or question.options.weak == "in"]


def pleas(record: Fact, question: Question) -> list[Agreement]:
    """The pleas entered, and not out, whose factual basis admits a record."""
    return [
        plea
        for plea in question.index.matter.agreements.values()
        if plea.entered is not None
        and any(record.id in part.facts for part in plea.factual_basis)
        and holds(plea, question)
    ]


def spoken(record: Supported, question: Question, inside: Fact | None = None) -> list[tuple[str, str]]:
    """What the client has told the agents of it, so far as it counts."""
    found: list[tuple[str, str]] = []
    holder = record if isinstance(record, Fact) else inside
    if holder is not None and holder.id in question.index.origin and question.counts(holder.id):
        origin = question.index.origin[holder.id]
        found.append((origin.lead or origin.admission, origin.grade))
    if isinstance(record, Fact):
        supports = question.index.supports.get(record.id, ())
        found += [(one.admission, one.grade) for one in supports if question.counts(one.leaf)]
    return found
