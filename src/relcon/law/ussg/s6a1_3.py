"""USSG §6A1.3 (resolution of disputed factors): when a record holds for a defendant in a position.

A record holds if the position asserts it and does not dispute it, something supports it, and nothing that counts
replaces it. Support is an exhibit that the position does not rule out, an admission that counts for the defendant, the
factual basis of a plea that was entered, or, whoever has spoken, a source untouched by the session that shows what an
admission says (``independent``); a record that lists no exhibit at all is *uncited*: it holds and is flagged. Losing
the last exhibit is *no support*, never *uncited*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, get_args

from relcon.law.docket import Grade
from relcon.law.standing import Standing
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.base import Fact, Supported
from relcon.records.undertakings import Membership

CITE = "USSG §6A1.3"
GRADES: Final = get_args(Grade)
"""From the best."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a record needs in order to hold, what is said where it lacks it, and who or what is behind it."""

    met: Node
    otherwise: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
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


def asserted(record: Supported, standing: Standing) -> bool:
    """Whether the position asserts a record: ``asserted_by`` absent, or naming the position or this defendant."""
    return not record.asserted_by or bool(_voices(standing) & set(record.asserted_by))


def disputed(record: Supported, standing: Standing) -> bool:
    """Whether the position disputes a record."""
    return bool(_voices(standing) & set(record.disputed_by))


def _voices(standing: Standing) -> set[str]:
    # "defense" is every defendant's defense; a defendant's id is his own only.
    return {"defense", standing.defendant} if standing.position == "defense" else {standing.position}


def suppressed(exhibit: str, standing: Standing) -> bool:
    """Whether a challenge to an exhibit was granted."""
    item = standing.docket.matter.evidence[exhibit]
    return item.challenge is not None and item.challenge.status == "granted"


def usable(exhibit: str, standing: Standing) -> Node:
    """Return when an exhibit may support a fact: in, and not ruled out as weak or suppressed."""
    item = standing.docket.matter.evidence.get(exhibit)
    if item is None or (item.grade == "weak" and standing.options.weak == "out"):
        return FALSE
    if standing.options.suppressed == "out" and suppressed(exhibit, standing):
        return FALSE
    return standing.leaves.exhibit(exhibit)


@dataclass(frozen=True, slots=True)
class _Statement:
    """What is said for a record: when it counts, where it stands, its grade, whether the defendant said it."""

    node: Node
    name: str
    grade: Grade
    own: bool


def _statements(record: Supported, standing: Standing, within: Fact | None) -> list[_Statement]:
    """Return the statements that support a record here: the client's admissions, and factual bases of pleas.

    What contains a record contains the records inside it.
    """
    docket, own = standing.docket, standing.is_client
    found: list[_Statement] = []
    outer = record if isinstance(record, Fact) else within
    origin = docket.origin.get(outer.id) if outer is not None else None
    if origin is not None and outer is not None:
        counts = standing.counting(outer.id)
        found.append(_Statement(counts, origin.lead or origin.admission, origin.grade, own))
    if isinstance(record, Fact):
        supports = docket.supports.get(record.id, ())
        found += [_Statement(standing.counting(one.leaf), one.admission, one.grade, own) for one in supports]
    found += _pleaded(outer, standing) if outer is not None else ()
    # Against others a statement is one more item of its grade, tested like any other.
    return [
        one for one in found if one.node != FALSE and (one.own or one.grade != "weak" or standing.options.weak == "in")
    ]


def _pleaded(record: Fact, standing: Standing) -> Iterator[_Statement]:
    """Yield the factual bases that admit a record, read into the record when a plea was entered.

    Of whoever pleaded it is that defendant's own admission in open court, and no letter reaches it; of anyone else it
    is an item of the grade of what shows the agreement (Fed. R. Crim. P. 11(b)(3); USSG §6A1.3(a)).
    """
    evidence = standing.docket.matter.evidence
    for agreement in standing.docket.pleaded.get(record.id, ()):
        grades: list[Grade] = [evidence[id].grade for id in agreement.evidence if id in evidence]
        grade: Grade = min(grades, key=GRADES.index, default="fair")
        shown = holding(agreement, standing).node
        yield _Statement(shown, agreement.id, grade, agreement.person == standing.defendant)


def holding(record: Supported, standing: Standing, within: Fact | None = None) -> Holding:
    """Say when a record holds for the defendant in the position.

    Parameters
    ----------
    record : Supported
        A record of the case or of an admission, or a record inside one (a participant, a scale).
    standing : Standing
        Defendant and position.
    within : Fact, optional
        The record that contains this one: without evidence of its own it then holds with it.

    Returns
    -------
    Holding
        See ``Holding``. Source: USSG §6A1.3(a) and comment.; design semantics §1.
    """
    # Defendants who are not the client, and whom no record has assert or dispute anything, share the answer.
    who = standing.docket.apart(standing.defendant)
    key = ("holding", id(record), standing.is_client, who)
    if key not in standing.memo:
        standing.memo[key] = _holding(record, standing, within)
    found: Holding = standing.memo[key]
    return found


def _holding(record: Supported, standing: Standing, within: Fact | None) -> Holding:
    circuit, found = standing.circuit, _apart(record, standing, within)
    if not isinstance(record, Fact):
        return found
    conditions = list(found.conditions)
    for old in record.replaces:
        # What should be read instead of another record stands beside it nowhere without the client's word.
        alone = circuit.negate(_apart(standing.docket.fact(old), standing, None).node)
        conditions.append(Condition(circuit.some([standing.counting(record.id), alone]), "not admitted"))
    for other in standing.docket.replaced_by.get(record.id, ()):
        replacing = circuit.every([standing.counting(other.id), holding(other, standing).node])
        conditions.append(Condition(circuit.negate(replacing), "replaced", (other.id,)))
    return replace(found, node=circuit.every(one.met for one in conditions), conditions=tuple(conditions))


def _apart(record: Supported, standing: Standing, within: Fact | None) -> Holding:
    """Say when a record holds by itself, whatever replaces it."""
    circuit = standing.circuit
    said = _statements(record, standing, within)
    conditions: list[Condition] = []
    if isinstance(record, Fact):
        conditions.append(Condition(standing.leaves.switched_on(record.id), "switched off"))
    if not asserted(record, standing):
        # Only what a plea admits in open court holds for whoever pleaded, asserted there or not.
        outer = record if isinstance(record, Fact) else within
        pleas = _pleaded(outer, standing) if outer is not None else ()
        admitted = circuit.some(one.node for one in pleas if one.own)
        conditions.append(Condition(admitted, "not asserted here", record.asserted_by))
    if disputed(record, standing):
        # A defendant's own admission lifts that defendant's own dispute of a case record.
        own = [one.node for one in said if one.own and standing.position == "defense"]
        counts = circuit.some(own)
        conditions.append(Condition(counts, "disputed", record.disputed_by))
    if isinstance(record, Membership) and record.undertaking is not None:
        undertaking = standing.docket.undertakings.get(record.undertaking)
        conditions += holding(undertaking, standing).conditions if undertaking is not None else ()
    support = _support(record, standing, within, said)
    conditions += support.conditions
    node = circuit.every(condition.met for condition in conditions)
    return Holding(node, tuple(conditions), support.supports, support.uncited, support.sound, support.firm)


def _support(record: Supported, standing: Standing, within: Fact | None, said: Sequence[_Statement]) -> Holding:
    circuit, evidence = standing.circuit, standing.docket.matter.evidence
    contained = isinstance(record, Fact) and record.id in standing.docket.origin
    # Client-held exhibits reach the government only with the admission that they belong to.
    listed = [e for e in shown_by(record, standing) if e not in standing.docket.own_evidence]
    exhibits = [(usable(e, standing), e) for e in listed]
    supports = (*exhibits, *((one.node, one.name) for one in said))
    some = circuit.some(node for node, _ in supports)
    if not contained and not record.evidence:
        return Holding(TRUE, (), supports, within is None)
    reason = Condition(some, "not admitted") if contained else Condition(some, "no support", record.evidence)
    statements = [one.node for one in said if one.own or one.grade != "weak"]
    better = [node for node, e in exhibits if evidence[e].grade != "weak"]
    firm = [node for node, e in exhibits if evidence[e].grade != "weak" and not suppressed(e, standing)]
    shaky = [node for node, e in exhibits if suppressed(e, standing)]
    return Holding(
        some,
        (reason,),
        supports,
        False,
        circuit.some([*statements, *better]),
        circuit.some([*(one.node for one in said), *firm, circuit.negate(circuit.some(shaky))]),
    )


def shown_by(record: Supported, standing: Standing) -> tuple[str, ...]:
    """Return the exhibits that show a record: its own, and what shows it apart from any session (design semantics §4).

    What a source untouched by the session proves counts as an exhibit of the case file does, the client silent or not.
    """
    also = standing.docket.independent.get(record.id, ()) if isinstance(record, Fact) else ()
    return tuple(dict.fromkeys((*record.evidence, *also)))


def protected(record: Fact, standing: Standing) -> Node:
    """Return when a record fails to hold only because an admission does not count for the defendant.

    That is: it comes from an admission or one supports it, it fails, and it would hold if every admission counted.
    """
    docket = standing.docket
    if record.id not in docket.origin and not docket.supports.get(record.id):
        return FALSE
    return standing.circuit.every(
        [standing.circuit.negate(holding(record, standing).node), holding(record, all_admitted(standing)).node]
    )


def all_admitted(standing: Standing) -> Standing:
    """Return the same standing with every admission counting."""
    key = ("all admitted", standing.defendant)
    if key not in standing.memo:
        docket = standing.docket
        facts = frozenset(docket.origin) | {s.leaf for group in docket.supports.values() for s in group}
        given = replace(standing.leaves.given, against_client=facts, against_others=facts)
        varying = frozenset(name for name in standing.leaves.varying if not name.startswith("adm["))
        shared = standing.memo.setdefault("all admitted memo", {})
        leaves = replace(standing.leaves, varying=varying, given=given)
        standing.memo[key] = replace(standing, leaves=leaves, memo=shared)
    found: Standing = standing.memo[key]
    return found
