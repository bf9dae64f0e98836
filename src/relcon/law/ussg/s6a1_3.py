"""USSG §6A1.3 (resolution of disputed factors): when a record holds for a defendant in a position.

A record holds if the position asserts it and does not dispute it, something supports it, and nothing that counts
replaces it. Support is an exhibit that the position does not rule out, an admission that counts for the defendant, the
factual basis of a plea that was entered, or, whoever has spoken, a source untouched by the session that shows what an
admission says (``independent``); a record that lists no exhibit at all is *uncited*: it holds and is flagged. Losing
the last exhibit is *no support*, never *uncited*. A record that the client tells in place of another, or in the
client's favor, takes effect as the option ``client_word`` says; where it does not, the record of the case stands and
the client's is *contested*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, get_args

from relcon.law.clients_word import in_his_favor, readings, says_no_less, widens
from relcon.law.context import DefendantContext
from relcon.law.record_index import Grade, Origin
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.agreements import Finding
from relcon.records.base import Fact, PositionName, Supported
from relcon.records.events import Event
from relcon.records.undertakings import Membership

GRADES: Final = get_args(Grade)
"""From the best."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a record needs in order to hold, what is said where it lacks it, and who or what is behind it."""

    met: Node
    otherwise: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reliability:
    """When a record holds.

    Attributes
    ----------
    node
        When it holds.
    conditions
        What it needs, in the order asked; the first that is not met is the reason why it does not hold.
    supports
        Exhibits and admissions under it, each with when it is in.
    uncited
        Whether it lists no exhibit at all.
    sound, firm
        When it rests on something better than evidence graded weak; and than evidence weak or suppressed.
    """

    node: Node
    conditions: tuple[Condition, ...]
    supports: tuple[tuple[Node, str], ...] = ()
    uncited: bool = False
    sound: Node = TRUE
    firm: Node = TRUE


_WITH_ITS_RECORD = Reliability(TRUE, ())
"""Of a record inside another, without evidence or claims of its own."""


def asserted(record: Supported, context: DefendantContext) -> bool:
    """Whether the position asserts a record: ``asserted_by`` absent, or naming the position or this defendant."""
    return asserts(record, context.position, context.defendant)


def asserts(record: Supported, position: PositionName, defendant: str) -> bool:
    """Whether a position asserts a record for a defendant."""
    return not record.asserted_by or bool(voices(position, defendant) & set(record.asserted_by))


def disputed(record: Supported, context: DefendantContext) -> bool:
    """Whether the position disputes a record."""
    return bool(voices(context.position, context.defendant) & set(record.disputed_by))


def voices(position: PositionName, defendant: str) -> set[str]:
    """Return the names under which a position speaks: ``defense`` is everybody's, a defendant's id that one's only."""
    return {"defense", defendant} if position == "defense" else {position}


def suppressed(exhibit: str, context: DefendantContext) -> bool:
    """Whether a challenge to an exhibit was granted."""
    item = context.index.matter.evidence[exhibit]
    return item.challenge is not None and item.challenge.status == "granted"


def usable(exhibit: str, context: DefendantContext) -> Node:
    """Return when an exhibit may support a fact: in, and not ruled out as weak or suppressed."""
    item = context.index.matter.evidence.get(exhibit)
    if item is None or (item.grade == "weak" and context.options.weak == "out"):
        return FALSE
    if context.options.suppressed == "out" and suppressed(exhibit, context):
        return FALSE
    return context.leaves.exhibit(exhibit)


@dataclass(frozen=True, slots=True)
class _Statement:
    """What is said for a record: when it counts, where it stands, its grade, whether the defendant said it."""

    node: Node
    name: str
    grade: Grade
    own: bool


def _statements(record: Supported, context: DefendantContext, within: Fact | None) -> list[_Statement]:
    """Return the statements that support a record here: the client's admissions, and factual bases of pleas.

    What contains a record contains the records inside it.
    """
    index, own = context.index, context.is_client
    found: list[_Statement] = []
    outer = record if isinstance(record, Fact) else within
    origin = index.origin.get(outer.id) if outer is not None else None
    if origin is not None and outer is not None:
        counts = context.counting(outer.id)
        found.append(_Statement(counts, origin.lead or origin.admission, origin.grade, own))
    if isinstance(record, Fact):
        supports = index.supports.get(record.id, ())
        found += [_Statement(context.counting(one.leaf), one.admission, one.grade, own) for one in supports]
    found += _pleaded(outer, context) if outer is not None else ()
    # Against others a statement is one more item of its grade, tested like any other.
    return [
        one for one in found if one.node != FALSE and (one.own or one.grade != "weak" or context.options.weak == "in")
    ]


def _pleaded(record: Fact, context: DefendantContext) -> Iterator[_Statement]:
    """Yield the factual bases that admit a record, read into the record when a plea was entered.

    Of whoever pleaded it is that defendant's own admission in open court, and no letter reaches it; of anyone else it
    is an item of the grade of what shows the agreement (Fed. R. Crim. P. 11(b)(3); USSG §6A1.3(a)).
    """
    evidence = context.index.matter.evidence
    for agreement in context.index.pleaded.get(record.id, ()):
        grades: list[Grade] = [evidence[id].grade for id in agreement.evidence if id in evidence]
        grade: Grade = min(grades, key=GRADES.index, default="fair")
        shown = reliability(agreement, context).node
        yield _Statement(shown, agreement.id, grade, agreement.person == context.defendant)


def reliability(record: Supported, context: DefendantContext, within: Fact | None = None) -> Reliability:
    """Say when a record holds for the defendant in the position.

    Parameters
    ----------
    record : Supported
        A record of the case or of an admission, or a record inside one (a participant, a scale).
    context : DefendantContext
        Defendant and position.
    within : Fact, optional
        The record that contains this one: without evidence of its own it then holds with it.

    Returns
    -------
    Reliability
        See ``Reliability``. Source: USSG §6A1.3(a) and comment.; design semantics §1.
    """
    # Defendants share the answer, but for the client where an admission tells of the record, those whom a record has
    # assert or dispute anything, and those of whom something is found on what an admission tells.
    key: tuple[object, ...]
    if isinstance(record, Fact):
        key = ("reliability", record.id, *context.sharing_of(record.id))
    elif within is not None and not (record.evidence or record.asserted_by or record.disputed_by):
        return _WITH_ITS_RECORD
    else:
        # All that is asked of a record inside another.
        outer = within.id if within is not None else ""
        claims = (record.evidence, record.asserted_by, record.disputed_by)
        key = ("reliability inside", outer, *context.sharing_of(outer), *claims)
    found: Reliability | None = context.memo.get(key)
    if found is None:
        found = context.memo[key] = _holding(record, context, within)
    return found


def _holding(record: Supported, context: DefendantContext, within: Fact | None) -> Reliability:
    circuit, found = context.circuit, _apart(record, context, within)
    if not isinstance(record, Fact):
        return found
    conditions = list(found.conditions)
    for old in record.replaces:
        # What should be read instead of another record stands beside it nowhere without the client's word.
        alone = circuit.negate(_apart(context.index.fact(old), context, None).node)
        conditions.append(Condition(circuit.some([context.counting(record.id), alone]), "not admitted"))
    conditions += _taking_effect(record, context)
    for other in context.index.replaced_by.get(record.id, ()):
        if stands_beside(other, context):
            continue
        replacing = circuit.every([context.counting(other.id), reliability(other, context).node])
        conditions.append(Condition(circuit.negate(replacing), "replaced", (other.id,)))
    return replace(found, node=circuit.every(one.met for one in conditions), conditions=tuple(conditions))


def _apart(record: Supported, context: DefendantContext, within: Fact | None) -> Reliability:
    """Say when a record holds by itself, whatever replaces it."""
    circuit = context.circuit
    said = _statements(record, context, within)
    conditions: list[Condition] = []
    if isinstance(record, Fact):
        conditions.append(Condition(context.leaves.switched_on(record.id), "switched off"))
    if not asserted(record, context):
        # Only what a plea admits in open court holds for whoever pleaded, asserted there or not.
        outer = record if isinstance(record, Fact) else within
        pleas = _pleaded(outer, context) if outer is not None else ()
        admitted = circuit.some(one.node for one in pleas if one.own)
        conditions.append(Condition(admitted, "not asserted here", record.asserted_by))
    if disputed(record, context):
        # A defendant's own admission lifts that defendant's own dispute of a case record.
        own = [one.node for one in said if one.own and context.position == "defense"]
        counts = circuit.some(own)
        conditions.append(Condition(counts, "disputed", record.disputed_by))
    if isinstance(record, Membership) and record.undertaking is not None:
        undertaking = context.index.undertakings.get(record.undertaking)
        conditions += reliability(undertaking, context).conditions if undertaking is not None else ()
    support = _support(record, context, within, said)
    conditions += support.conditions
    node = circuit.every(condition.met for condition in conditions)
    return Reliability(node, tuple(conditions), support.supports, support.uncited, support.sound, support.firm)


def _support(
    record: Supported, context: DefendantContext, within: Fact | None, said: Sequence[_Statement]
) -> Reliability:
    circuit, evidence = context.circuit, context.index.matter.evidence
    contained = isinstance(record, Fact) and record.id in context.index.origin
    # Client-held exhibits reach the government only with the admission that they belong to.
    listed = [e for e in shown_by(record, context) if e not in context.index.own_evidence]
    exhibits = [(usable(e, context), e) for e in listed]
    supports = (*exhibits, *((one.node, one.name) for one in said))
    some = circuit.some(node for node, _ in supports)
    if not contained and not record.evidence:
        return Reliability(TRUE, (), supports, within is None)
    reason = Condition(some, "not admitted") if contained else Condition(some, "no support", record.evidence)
    statements = [one.node for one in said if one.own or one.grade != "weak"]
    better = [node for node, e in exhibits if evidence[e].grade != "weak"]
    firm = [node for node, e in exhibits if evidence[e].grade != "weak" and not suppressed(e, context)]
    shaky = [node for node, e in exhibits if suppressed(e, context)]
    return Reliability(
        some,
        (reason,),
        supports,
        False,
        circuit.some([*statements, *better]),
        circuit.some([*(one.node for one in said), *firm, circuit.negate(circuit.some(shaky))]),
    )


def shown_by(record: Supported, context: DefendantContext) -> tuple[str, ...]:
    """Return the exhibits that show a record: its own, and what shows it apart from any session (design semantics §4).

    What a source untouched by the session proves counts as an exhibit of the case file does, the client silent or not.
    """
    also = context.index.independent.get(record.id, ()) if isinstance(record, Fact) else ()
    return tuple(dict.fromkeys((*record.evidence, *also)))


def _taking_effect(record: Fact, context: DefendantContext) -> list[Condition]:
    """Return what a record that the client tells needs in order to take effect: nothing, if it only adds to the record.

    Notes
    -----
    Rule: USSG §6A1.3(a) and comment.; option ``client_word``. What says more against the client is an admission.
    """
    index, rule = context.index, context.options.client_word
    if record.id not in index.origin or rule == "believed":
        return []
    if record.replaces and not _only_adds(record, context):
        return [Condition(_believed(record, context), "contested", record.replaces)]
    if rule == "conceded" and in_his_favor(record, context.edition):
        return [Condition(_conceded(record, context), "contested", (record.id,))]
    return []


def _only_adds(record: Fact, context: DefendantContext) -> bool:
    matter = context.index.matter
    if not widens(record, matter):
        return False
    # For the ceiling an account of an event that says more in one way and less in another is no addition.
    mixed = isinstance(record, Event) and not says_no_less(record, matter)
    return not (mixed and context.options.client_word == "conceded")


def stands_beside(record: Fact, context: DefendantContext) -> bool:
    """Whether a record that says more leaves standing what it replaces: it is no event, so no weight counts twice."""
    adds = context.options.client_word == "conceded" and _only_adds(record, context)
    return adds and not isinstance(record, Event)


def told_alone(record: Fact, context: DefendantContext) -> bool:
    """Whether only the client's word puts a record in place of others, where the position must say so itself."""
    conceded = context.options.client_word == "conceded"
    return (
        conceded
        and record.id in context.index.origin
        and not voices(context.position, context.defendant) & set(record.asserted_by)
    )


def _believed(record: Fact, context: DefendantContext) -> Node:
    """Return when a record takes the place of those that it replaces, by what shows it besides the client's word."""
    circuit, index = context.circuit, context.index
    old = [index.fact(id) for id in record.replaces]
    # What does not hold there by itself, for want of support or because the position does not say it, is no obstacle.
    lost = [circuit.negate(_apart(one, context, None).node) for one in old]
    if context.options.client_word == "corroborated":
        said_in = index.origin[record.id]
        shown = circuit.some(_better(record, context, said_in))
        gone = [circuit.negate(circuit.some(_better(one, context, said_in))) for one in old]
    else:
        shown = _conceded(record, context)
        gone = [circuit.some(found_as_told(one, record, context)) for one in old]
    return circuit.some([shown, circuit.every(circuit.some(pair) for pair in zip(lost, gone, strict=True))])


def _better(record: Fact, context: DefendantContext, but_for: Origin) -> list[Node]:
    """Return what supports a record, besides one admission, that is not graded weak."""
    evidence, index = context.index.matter.evidence, context.index
    listed = [e for e in shown_by(record, context) if e not in index.own_evidence and evidence[e].grade != "weak"]
    said = [
        one.node
        for one in _statements(record, context, None)
        if one.grade != "weak" and one.name not in (but_for.admission, but_for.lead)
    ]
    return [*(usable(e, context) for e in listed), *said]


def _conceded(record: Fact, context: DefendantContext) -> Node:
    """Return when the position says a record itself, or a finding that binds it does."""
    if voices(context.position, context.defendant) & set(record.asserted_by):
        return TRUE
    found = (
        context.leaves.switched_on(one.id)
        for one in context.index.findings_for.get(context.defendant, ())
        if one.about == record.id and context.position in one.binds and one.answer.word not in ("out", "open")
    )
    return context.circuit.some(found)


def found_as_told(old: Fact, record: Fact, context: DefendantContext) -> list[Node]:
    """Return when a finding that binds the position says that a record is not so, or weighs what is told instead."""
    return [
        context.leaves.switched_on(one.id)
        for one in context.index.findings_for.get(context.defendant, ())
        if one.about == old.id and context.position in one.binds and _says_so(one, old, record)
    ]


def _says_so(finding: Finding, old: Fact, record: Fact) -> bool:
    if finding.answer.word is not None:
        whole = ("all", "undertaking", "scope") if isinstance(old, Membership) else ("all",)
        return finding.answer.word == "out" and finding.prong in whole
    found, told = readings(finding.answer.quantity), readings(record.quantity) if isinstance(record, Event) else None
    return found is not None and found == told


def protected(record: Fact, context: DefendantContext) -> Node:
    """Return when a record fails to hold only because an admission does not count for the defendant.

    That is: it comes from an admission or one supports it, it fails, and it would hold if every admission counted.
    """
    index = context.index
    if record.id not in index.origin and not index.supports.get(record.id):
        return FALSE
    return context.circuit.every(
        [context.circuit.negate(reliability(record, context).node), reliability(record, all_admitted(context)).node]
    )


def all_admitted(context: DefendantContext) -> DefendantContext:
    """Return the same context with every admission counting."""
    key = ("all admitted", context.defendant)
    if key not in context.memo:
        index = context.index
        facts = frozenset(index.origin) | {s.leaf for group in index.supports.values() for s in group}
        given = replace(context.leaves.given, against_client=facts, against_others=facts)
        varying = frozenset(name for name in context.leaves.varying if not name.startswith("adm["))
        shared = context.memo.setdefault("all admitted memo", {})
        leaves = replace(context.leaves, varying=varying, given=given)
        context.memo[key] = replace(context, leaves=leaves, memo=shared)
    found: DefendantContext = context.memo[key]
    return found
