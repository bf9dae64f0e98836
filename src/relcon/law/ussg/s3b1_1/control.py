"""USSG §3B1.1(a), nn.2, 4: control over another participant, from authority records alone, and what makes a leader.

Supplying, fronting, credit, volume, reselling to somebody and being central show none. Having recruited somebody is a
factor of n.4 and no control by itself. Managing property or an activity is no control over a person.

The factors of n.4 are weighed by the court and no title controls. What the file states most plainly stands for them:
organizing the activity, or recruiting somebody together with setting the terms or paying the wage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from relcon.law.context import DefendantContext
from relcon.law.open_points import point
from relcon.law.ussg.part_played import Value
from relcon.law.ussg.s1b1_3.joint import responsible_then
from relcon.law.ussg.s3b1_1.participants import identified, shown_by, start
from relcon.law.ussg.s6a1_3 import Reliability, reliability
from relcon.logic.circuit import FALSE, TRUE, Node
from relcon.records.facts import Authority

CONTROL = ("directed", "paid_wage", "set_terms", "disciplined")
WAGE: Final = "paid_wage"
"""Pay for work: no note calls it supervision by itself, and a court may find it."""


@dataclass(frozen=True, slots=True)
class Control:
    """An authority record of the defendant: when it shows control over another participant, and why it may not.

    Attributes
    ----------
    when
        When it shows control in the position.
    record
        The record.
    against
        Why it shows none, or not everywhere, each with when that is so: the first that holds is told.
    """

    when: Node
    record: Authority
    against: tuple[tuple[Node, str], ...] = ()

    def against_it(self, value: Value) -> str | None:
        """Return why it shows no control, or not everywhere, in a scenario; None where nothing is against it."""
        return next((why for when, why in self.against if value(when)), None)


def controls(context: DefendantContext) -> tuple[Control, ...]:
    """Return every authority record by the defendant over another, also those that show no control.

    Notes
    -----
    Rule: USSG §3B1.1 nn.1, 2, 4. By option ``aggravating_role``: the lowest that the facts compel needs somebody
    identified, more than a wage paid, and nothing recorded the other way; the lowest that is corroborated needs
    evidence better than weak and, where the record is disputed or another says the opposite, more than one item; the
    highest takes what holds.
    """
    return tuple(
        _control(record, context)
        for records in context.index.authority_in.values()
        for record in records
        if record.by == context.defendant and record.over != context.defendant
    )


def _control(record: Authority, context: DefendantContext) -> Control:
    if not set(record.acts) & set(CONTROL):
        return _none(record, "having recruited somebody is a factor of n.4 and no control over that person (n.2)")
    if not responsible_then(context.index.people[record.over], start(record.from_)):
        return _none(record, f"{record.over} is no participant then (n.1)")
    circuit, rule = context.circuit, context.options.aggravating_role
    held = reliability(record, context)
    node = shown_by(held, record.over, context)
    against = [(circuit.negate(node), "the record does not hold in this position")]
    if rule == "lowest_compelled" and not identified(record.over, context):
        return _none(record, f"{record.over} is described and not identified: it compels nothing here (n.2)")
    if rule == "lowest_compelled" and not set(record.acts) & set(CONTROL) - {WAGE}:
        return _none(record, point("wage_alone").said)
    opposite = _opposite(record, context)
    if rule == "highest":
        return Control(node, record, tuple(against))
    if rule == "lowest_compelled":
        node = circuit.every([node, circuit.negate(opposite)])
    else:
        node = circuit.every([node, held.sound, _corroborated(record, held, opposite, context)])
        against.append((circuit.negate(node), "disputed or weak, and not corroborated"))
    return Control(node, record, (*against, (opposite, f"{record.over} also stands above the defendant there")))


def _none(record: Authority, why: str) -> Control:
    return Control(FALSE, record, ((TRUE, why),))


def _corroborated(record: Authority, held: Reliability, opposite: Node, context: DefendantContext) -> Node:
    """Return when nobody disputes a record and none says the opposite, or more than one item supports it."""
    circuit = context.circuit
    items = [node for node, _ in held.supports]
    pairs = [circuit.every([one, other]) for i, one in enumerate(items) for other in items[i + 1 :]]
    alone = FALSE if record.disputed_by else circuit.negate(opposite)
    return circuit.some([alone, *pairs])


def _opposite(record: Authority, context: DefendantContext) -> Node:
    """Return when the one under the defendant is also shown to be above the defendant then, directly or through others.

    A cycle of authority proves nothing by itself.
    """
    circuit = context.circuit
    edges = [
        (other.by, other.over, reliability(other, context).node)
        for other in context.index.authority_in.get(record.undertaking, ())
        if set(other.acts) & set(CONTROL) and _may_meet(record, other)
    ]
    under: dict[str, Node] = {record.over: TRUE}
    for _ in {over for _, over, _ in edges}:
        after = dict(under)
        for by, over, node in edges:
            joined = circuit.some([after.get(over, FALSE), circuit.every([under.get(by, FALSE), node])])
            if joined != FALSE:
                after[over] = joined
        if after == under:
            break
        under = after
    return under.get(context.defendant, FALSE)


def _may_meet(one: Authority, other: Authority) -> bool:
    """Whether two records may speak of one day: their dates read as long as they can be."""
    starts = [record.from_.first for record in (one, other) if record.from_ is not None and record.from_.first]
    ends = [record.to.last for record in (one, other) if record.to is not None and record.to.last]
    return not starts or not ends or max(starts) <= min(ends)


@dataclass(frozen=True, slots=True)
class Leading:
    """A record that speaks for leading in an undertaking: when it holds, which record, and why."""

    when: Node
    record: str
    undertaking: str
    why: str


def leading(control: Sequence[Control], context: DefendantContext) -> tuple[Leading, ...]:
    """Return what speaks for leading, whether or not the position goes that far (see :func:`taken`)."""
    organizing = [
        Leading(
            reliability(record, context).node, record.id, record.undertaking, "the defendant organized the activity"
        )
        for record in context.index.functions_of.get(context.defendant, ())
        if record.function == "organize"
    ]
    recruiting = [
        Leading(
            one.when,
            one.record.id,
            one.record.undertaking,
            f"the defendant recruited {one.record.over} and {_terms(one.record)}",
        )
        for one in control
        if "recruited" in one.record.acts and {"set_terms", "paid_wage"} & set(one.record.acts)
    ]
    return tuple(one for one in (*organizing, *recruiting) if one.when != FALSE)


def _terms(record: Authority) -> str:
    return "set the terms" if "set_terms" in record.acts else "paid the wage"


def taken(context: DefendantContext) -> bool:
    """Whether the position reads what speaks for leading as leading (option ``aggravating_role``).

    Where leader and manager are both supported, the lowest is manager: only the highest reading is leader.
    """
    return context.options.aggravating_role == "highest"
