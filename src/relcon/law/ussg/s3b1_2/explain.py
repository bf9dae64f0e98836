"""USSG §3B1.2 explained: the factors, the comparison with others under both options, the route of §2D1.1(e)(2)(B)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from relcon.law.open_points import point
from relcon.law.tables import in_force
from relcon.law.ussg.part_played import Indication, words
from relcon.law.ussg.role_case import RoleCase
from relcon.law.ussg.s1b1_3.joint import responsible_then
from relcon.law.ussg.s1b1_3.occurrences import occurrences_of
from relcon.law.ussg.s1b1_3.own_acts import own_act
from relcon.law.ussg.s1b1_3.steps import finding_text
from relcon.law.ussg.s2d1_1.low_level_function import low_level_function
from relcon.law.ussg.s3b1_1.participants import identified, may_be_another
from relcon.law.ussg.s3b1_2.adjustment import levels
from relcon.law.ussg.s3b1_2.comparator import compared
from relcon.law.ussg.s3b1_2.comparator import option as option_of
from relcon.law.ussg.s3b1_2.factors import Sides, factors, names
from relcon.records.facts import Function
from relcon.results.roles import (
    Against,
    Comparator,
    ComparatorOption,
    Comparison,
    DirectDoor,
    Factor,
    FunctionAnswer,
    FunctionDoor,
    Mitigating,
)

_NOT_DECISIVE = "an essential or indispensable part does not decide it"
_ALONE = "no other participant is shown: by itself the section does not apply (n.2)"


def explain(case: RoleCase) -> Mitigating:
    """Explain §3B1.2: factors on either side, others compared, by either route."""
    role = case.mitigating
    sides = factors(case.part, case.context.edition)
    return Mitigating(
        levels=int(role.levels[case.column]),
        open=bool(role.open[case.column]),
        door=role.route.at(case.column) or None,
        why=role.why.at(case.column),
        direct=_direct(sides, case),
        function=FunctionDoor(
            in_edition=in_force("2D1.1-e", case.context.edition),
            functions=tuple(_function(record, case) for record in case.part.functions),
            totality_for=case.shown(one for side in sides for one in side.for_reduction),
            totality_against=case.shown(one for side in sides for one in side.against),
        ),
    )


def _direct(sides: tuple[Sides, ...], case: RoleCase) -> DirectDoor:
    others = all_likely(case)
    found = [finding for node, finding in case.ground.pinned if case.value(node)]
    why = f"{point('average_participant').said}; {_NOT_DECISIVE}" if others else _ALONE
    if found:
        why = f"{finding_text(found[0])}: it answers the role, and does not say how the defendant compares"
    return DirectDoor(
        more_than_one_participant=bool(others),
        substantially_less="open" if others else "no",
        why=why,
        factors=tuple(
            Factor.model_validate(
                {
                    "name": one.what,
                    "cite": one.cite,
                    "for": case.shown(one.for_reduction),
                    "against": case.shown(one.against),
                }
            )
            for one in sides
        ),
        comparators=(
            _comparator("all_likely", others, case),
            _comparator("identifiable_in_relevant_conduct", tuple(dict.fromkeys(_in_relevant_conduct(case))), case),
        ),
    )


def all_likely(case: RoleCase) -> tuple[str, ...]:
    """Return the other likely participants in the defendant's activities: also uncharged and unidentified ones."""
    found = [
        person
        for people in case.activities.values()
        for person, one in people.items()
        if person != case.context.defendant and case.value(one.participates)
    ]
    return tuple(dict.fromkeys(one for one in found if not may_be_another(one, case.context)))


def _in_relevant_conduct(case: RoleCase) -> Iterator[str]:
    """Yield those who took part, identified and responsible, in what is attributed to the defendant."""
    context = case.context
    for id, inside in case.inside.items():
        if not case.value(inside):
            continue
        event = context.index.events[id]
        for person in dict.fromkeys(entry.person for entry in event.participants):
            if person == context.defendant or not identified(person, context):
                continue
            for piece in occurrences_of(event, context):
                responsible = responsible_then(context.index.people[person], piece)
                if responsible and case.value(own_act(event, piece, context, person).does):
                    yield person
                    break


def _comparator(option: ComparatorOption, others: tuple[str, ...], case: RoleCase) -> Comparator:
    edition = case.context.edition
    rows = []
    for person in others:
        beside = compared(case.part, case.part_of(person), edition)
        rows.append(
            Comparison(
                person=person,
                by_factor={id: one.stands for id, one in beside.items()},
                why={id: one.why for id, one in beside.items()},
            )
        )
    what, cite = option_of(option, edition)
    return Comparator(
        option=option,
        what=what,
        cite=cite,
        others=tuple(rows),
        counts={id: _counts(id, rows) for id, _, _ in names(edition)},
    )


def _counts(id: str, rows: list[Comparison]) -> dict[Against, int]:
    words: tuple[Against, ...] = get_args(Against)
    counted = {word: sum(row.by_factor[id] == word for row in rows) for word in words}
    return {word: number for word, number in counted.items() if number}


def _function(record: Function, case: RoleCase) -> FunctionAnswer:
    edition = case.context.edition
    outcome, cite = low_level_function(record.function, record.pay, record.motive, edition)
    role = case.mitigating
    chosen = [one for one in case.ground.functions.primary if case.value(one.when)]
    first = chosen[0] if chosen else None
    is_taken = first is not None and first.record.id == record.id and role.route.at(case.column) == first.cite
    return FunctionAnswer(
        record=record.id,
        function=record.function,
        primary=record.primary,
        warrants=levels(outcome, edition),
        taken=first.taken if first is not None and is_taken else 0,
        cite=cite,
        why=_why(record, outcome, case, is_taken),
        shown=case.shown([Indication(_paid(record), (record,))])[0],
    )


def _why(record: Function, outcome: str, case: RoleCase, is_taken: bool) -> str:
    if not in_force("2D1.1-e", case.context.edition):
        return "under this edition a function alone warrants nothing"
    if outcome == "none":
        return "in neither list of (e)(2)(B), or without little pay or a motive other than profit, which (ii) asks for"
    if record.primary != "yes":
        return f"low-level; whether it was the primary function: {record.primary}"
    if is_taken:
        return "low-level and primary: generally warranted; the extent depends on all circumstances"
    return "low-level and primary; not taken in this position"


def _paid(record: Function) -> str:
    pay, motive = record.pay or "pay not recorded", record.motive or "motive not recorded"
    return f"{words([record.function])}; {words([pay])}; {motive}"
