"""Which recorded circumstances reach him (semantics §2, *Circumstances*)."""

from __future__ import annotations

from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.undertakings import Membership, Undertaking
from tests.oracle.acts import responsible
from tests.oracle.days import Moment, moment_of
from tests.oracle.foreseen import under
from tests.oracle.question import Question
from tests.oracle.scope import agreement
from tests.oracle.support import holds
from tests.oracle.tied import (
    Answers,
    he_knew,
    importations,
    other_hour,
    present_at,
    same_days,
    strongest,
    tied,
    took_part,
)

# Provisions that speak of the offense, or of nobody: §2D1.1(b)(1), (4), (5), (7), (8), (14)(A), (14)(C)(ii), (14)(D),
# (15)(A); §2D1.2(a)(3); §3B1.5(2)(A); death or serious injury, 18 U.S.C. §3553(f)(3).
WEAPONS = ("firearm", "weapon")
DRUGS = (
    "prison",
    "meth_importation",
    "meth_chemicals",
    "mass_marketing",
    "masking_agent",
    "hazardous_waste",
    "meth_risk",
    "meth_risk_minor",
)
LATER = ("public_land", "minor_involved", "body_armor")
OFFENSE_WIDE = frozenset((*WEAPONS, *DRUGS, *LATER, "death", "serious_injury"))


def characteristics(question: Question, events: Answers) -> dict[str, tuple[str, str]]:
    """Return by kind whether one reaches him (yes, no, open), and whether one is his own conduct (yes, no)."""
    found: dict[str, tuple[str, str]] = {}
    told = [(record.kind, _reach(record, question, events)) for record in question.index.circumstances.values()]
    told += [("meth_importation", one) for one in importations(question, events)]
    for kind, (reaches, his) in told:
        before = found.get(kind, ("no", "no"))
        found[kind] = (strongest([before[0], reaches]), strongest([before[1], his]))
    if found.keys() & {"family_or_fear", "unpaid", "minimal_knowledge"}:
        found |= _by_pay(found.get("unpaid"), question)
    return found


def _by_pay(stated: tuple[str, str] | None, question: Question) -> dict[str, tuple[str, str]]:
    """Whether he was unpaid, §2D1.1(b)(17)(B), by what is stated and by the pay of his functions, money or not."""
    functions = question.index.functions_of.get(question.defendant, ())
    paid = [one.pay for one in functions if holds(one, question)]
    if any(pay in ("share", "margin", "wage", "flat_fee") for pay in paid):
        told = "no"
    else:
        told = "yes" if paid and None not in paid else "open"
    if stated is None:
        return {"unpaid": (told, told)} if functions else {}
    if stated[0] == "yes":
        return {"unpaid": ("open" if told == "no" else "yes", stated[1])}
    return {"unpaid": (stated[0] if told == "open" else told, stated[1])}


def _unconnected(record: Circumstance) -> bool:
    """Whether no record says that a weapon was connected with the offense, as §5C1.2(a)(2) and §4C1.1(a)(7) ask."""
    return record.kind in WEAPONS and record.connection in ("unknown", "no")


def _reach(record: Circumstance, question: Question, events: Answers) -> tuple[str, str]:
    if not holds(record, question):
        return "no", "no"
    his = "yes" if question.defendant in record.by else "no"
    word = question.word("characteristic", [record.id], record.undertaking)
    if word is not None:
        told = {"in": "yes", "out": "no", "open": "open"}[word]
        return told, "no" if his == "no" else "open" if told == "yes" and _unconnected(record) else told
    if record.kind in WEAPONS:
        connected = {"yes": "in", "no": "out", "unknown": question.options.firearm_connection}[record.connection]
        if connected == "out":
            return "no", "no"
    if his == "yes":
        return "yes", "open" if _unconnected(record) else "yes"
    if record.kind not in OFFENSE_WIDE:
        return "no", "no"
    best = tied(record, question, events)
    for id in record.undertaking:
        undertaking = question.index.undertakings[id]
        if not holds(undertaking, question):
            continue
        for member in question.index.memberships_of.get((question.defendant, id), ()):
            if holds(member, question):
                best = strongest([best, _jointly(record, undertaking, member, question)])
    return best, "no"


def _jointly(record: Circumstance, undertaking: Undertaking, member: Membership, question: Question) -> str:
    """Walk the prongs, each answered by a finding or by itself; an open one does not stop the walk."""
    moment = moment_of(record.date)
    others = [person for person in record.by if person != question.defendant]
    naturally = {
        "undertaking": "in",
        "participant": _word(any(responsible(question.index.people[person], moment) for person in others)),
        "scope": _word(_in_scope(record, member, question)),
        "timing": _when(moment, member, question),
        "foreseeability": _foreseen(record, moment, undertaking, question),
    }
    opened = False
    for step, natural in naturally.items():
        finding = question.found(step, [record.id], [member.id], [undertaking.id])
        answer = natural
        if finding is not None and finding.answer.word is not None:
            # What is found of a membership's timing is its end, which the days already show.
            if not (finding.about == member.id and finding.prong == "timing"):
                answer = finding.answer.word
        if answer == "out":
            return "no"
        opened = opened or answer == "open"
    return "open" if opened else "yes"


def _word(holds_good: bool) -> str:
    return "in" if holds_good else "out"


def _when(moment: Moment, member: Membership, question: Question) -> str:
    days = agreement(member, question)
    if days is None:
        return "out"
    if days.always or moment.wholly_in(days):
        return "in"
    if moment.start is not None and moment.apart(days):
        return "out"
    return question.options.straddling


def _in_scope(record: Circumstance, member: Membership, question: Question) -> bool:
    scope, benefit = member.scope, question.options.open_norm == "in"
    if scope.kind != "limits":
        return scope.kind == "whole" or benefit
    if scope.with_ is not None and not any(person in record.by for person in scope.with_):
        return False
    if scope.places is not None:
        if record.place is None:
            return benefit
        if record.place not in scope.places:
            return False
    if scope.events is None:
        return True
    named = [question.index.events[id] for id in scope.events if id in question.index.events]
    return any(
        _there(event, record, question) or (event.id in record.events and present_at(record, event, question))
        for event in named
    )


def _there(event: Event, record: Circumstance, question: Question) -> bool:
    """Whether an event was at its place and on one of its days."""
    return event.place is not None and event.place == record.place and same_days(record.date, event, question)


def _foreseen(record: Circumstance, moment: Moment, undertaking: Undertaking, question: Question) -> str:
    """How it was foreseeable to him: ``in`` by a ground, ``open`` where he was perhaps there with it."""
    if record.kind == "meth_chemicals":
        return "in" if he_knew(record, question) else "open"
    if "presumed" in question.options.grounds or record.kind in undertaking.nature_implies:
        return "in"
    if he_knew(record, question) or set(record.by) & under(moment, undertaking.id, question):
        return "in"
    his = [event for event in question.index.events.values() if took_part(event, question)]
    # The deals of an importation are deals in its drugs; at them the importing was over.
    at = [event for event in his if event.id in record.events and record.kind != "meth_importation"]
    if any(present_at(record, event, question) for event in at):
        return "in"
    near = [event for event in his if _there(event, record, question)]
    if question.options.presence == "place_and_date":
        return _word(bool(near))
    return "open" if any(not other_hour(record, event) for event in near) else "out"
