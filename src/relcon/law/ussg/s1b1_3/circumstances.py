"""Which recorded circumstances reach a defendant, by the words of their provisions.

Offense-wide ones ("a weapon was possessed", "the offense involved") reach him by his own act, or as others' acts in
a joint undertaking; those that say "the defendant" by his own act only. Source: USSG §1B1.3(a)(1); §2D1.1(b);
§5C1.2 n.2; design semantics §2, *Circumstances*.
"""

from __future__ import annotations

from dataclasses import dataclass

from relcon.law.standing import Standing
from relcon.law.tables import load
from relcon.law.ussg.s1b1_3.circumstance_routes import joint_routes
from relcon.law.ussg.s1b1_3.steps import Said, finding_text
from relcon.law.ussg.s6a1_3 import holding
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.facts import Circumstance

WEAPONS = ("firearm", "weapon")


@dataclass(frozen=True, slots=True)
class Reach:
    """When a circumstance reaches the defendant.

    Attributes
    ----------
    reaches, open
        For the offense level; when that is left open.
    own, own_open
        As his own conduct, §5C1.2 n.2; when that is left open.
    said
        Reasons.
    """

    reaches: Node
    own: Node
    open: Node = FALSE
    own_open: Node = FALSE
    said: tuple[Said, ...] = ()


def offense_wide(kind: str, edition: str) -> bool:
    """Whether the provision of a kind of circumstance is offense-wide, by the table of §1B1.3's application."""
    return kind in load("1B1.3-circumstances", edition).items("offense_wide", "kinds")


def reach(circumstance: Circumstance, standing: Standing) -> Reach:
    """Ground one recorded circumstance for the defendant."""
    circuit, id = standing.circuit, circumstance.id
    held = holding(circumstance, standing).node
    if held == FALSE:
        return Reach(FALSE, FALSE, said=(Said(TRUE, f"{id} does not hold here"),))
    natural = _natural(circumstance, standing)
    reaches, own, is_open, own_open = natural.reaches, natural.own, natural.open, FALSE
    said: list[Said] = []
    silent = held
    mine = TRUE if standing.defendant in circumstance.by else FALSE
    findings = [
        item
        for item in standing.findings("characteristic", [[id], list(circumstance.undertaking)])
        if item[1].answer.word is not None
    ]
    for on, finding in findings:
        said.append(Said(circuit.every([silent, on]), f"{id}: {finding_text(finding)}"))
        silent = circuit.every([silent, circuit.negate(on)])
    for on, finding in reversed(findings):
        word = finding.answer.word
        reaches = circuit.choose(on, TRUE if word == "in" else FALSE, reaches)
        is_open = circuit.choose(on, TRUE if word == "open" else FALSE, is_open)
        own = circuit.choose(on, mine if word == "in" else FALSE, own)
        own_open = circuit.choose(on, mine if word == "open" else FALSE, own_open)
    said += [Said(circuit.every([silent, item.when]), item.text, item.assumed) for item in natural.said]
    said.append(Said(circuit.negate(held), f"{id} does not hold here"))
    every = circuit.every
    return Reach(
        every([held, reaches]), every([held, own]), every([held, is_open]), every([held, own_open]), tuple(said)
    )


def _natural(circumstance: Circumstance, standing: Standing) -> Reach:
    id, who = circumstance.id, ", ".join(circumstance.by) or "nobody named"
    unsure = circumstance.kind in WEAPONS and circumstance.connection == "unknown"
    if circumstance.kind in WEAPONS and circumstance.connection == "no":
        why = f"{id}: clearly improbable that it was connected with the offense (n.11(A))"
        return Reach(FALSE, FALSE, said=(Said(TRUE, why),))
    if unsure and standing.options.firearm_connection == "out":
        why = f"{id}: connection with the offense unknown (argument: clearly improbable, n.11(A))"
        return Reach(FALSE, FALSE, said=(Said(TRUE, why, True),))
    note = "; connection with the offense unknown, applied unless clearly improbable (n.11(A))" if unsure else ""
    if standing.defendant in circumstance.by:
        return Reach(TRUE, TRUE, said=(Said(TRUE, f"{id}: his own act{note}", unsure),))
    if not offense_wide(circumstance.kind, standing.edition):
        why = f"{id}: act of {who}; the provision speaks of the defendant"
        return Reach(FALSE, FALSE, said=(Said(TRUE, why),))
    circuit = standing.circuit
    ways = list(joint_routes(circumstance, standing))
    reaches = circuit.some(way.inside for way in ways)
    is_open = circuit.every([circuit.negate(reaches), circuit.some(way.open for way in ways)])
    out = circuit.negate(circuit.some([reaches, is_open]))
    said = [
        Said(circuit.every([way.inside, item.when]), f"{id}: {item.text}{note}", unsure or item.assumed)
        for way in ways
        for step in way.steps
        for item in step.said
    ]
    said += [
        Said(circuit.every([is_open, item.when]), f"{id}: {item.text}", True)
        for way in ways
        for step in way.steps
        if step.open != FALSE
        for item in step.said
    ]
    said.append(Said(out, f"{id}: act of {who}; not shown to reach him"))
    said += [
        Said(circuit.every([out, way.exists, item.when, circuit.negate(step.passes)]), f"{id}: {item.text}")
        for way in ways
        for step in way.steps
        for item in step.said
    ]
    none = circuit.negate(circuit.some(way.exists for way in ways))
    said.append(Said(circuit.every([out, none]), f"{id}: it belongs to no undertaking of his"))
    return Reach(reaches, FALSE, is_open, said=tuple(said))
