"""The elements of USSG §§3B1.1 and 3B1.2 that the records state, by position, over every scenario."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from relcon.law.arrays import BoolArray
from relcon.law.context import DefendantContext
from relcon.law.facts import RoleInput
from relcon.law.line import Texts
from relcon.law.ussg.s1b1_3.steps import finding_text
from relcon.law.ussg.s2d1_1.primary_function import PrimaryFunctions, primary_functions
from relcon.law.ussg.s3b1_1.control import Control, Leading, controls, leading, taken
from relcon.law.ussg.s3b1_1.participants import Extensive, counted, extensive, involved
from relcon.law.values import Values
from relcon.logic.circuit import FALSE, Node
from relcon.records.agreements import Finding

NO_CONTROL = "no control over another participant is shown (§3B1.1 n.2); supplying, credit and volume are none"
NO_FUNCTION = "no undisputed primary low-level function (§2D1.1(e)(2)(B))"
NO_ROUTE = "a low-level function alone warrants nothing under this edition"


@dataclass(frozen=True, slots=True)
class Activity:
    """One undertaking in which the defendant controls another participant.

    Attributes
    ----------
    undertaking
        Its id.
    control
        Records of control that the position accepts.
    leading
        What makes a leader of the defendant, where the position goes that far.
    participants
        When each participant is counted, the defendant included.
    extensive
        Whether it is found to be otherwise extensive.
    """

    undertaking: str
    control: tuple[Control, ...]
    leading: tuple[Leading, ...]
    participants: tuple[Node, ...]
    extensive: Extensive


@dataclass(frozen=True, slots=True)
class RoleGround:
    """What both roles rest on: the activities with control over others, functions, findings on role in order."""

    activities: tuple[Activity, ...]
    functions: PrimaryFunctions
    pinned: tuple[tuple[Node, Finding], ...]

    def nodes(self) -> Iterator[Node]:
        """Yield every node on which the levels or their reasons depend."""
        for activity in self.activities:
            yield from (one.when for one in activity.control)
            yield from (one.when for one in activity.leading)
            yield from activity.participants
            yield from (activity.extensive.found, activity.extensive.answered)
            yield from (node for node, _ in activity.extensive.said)
        yield from (one.when for one in self.functions.primary)
        yield from (node for node, _ in self.functions.unsure)
        yield from (node for node, _ in self.pinned)


def role_ground(context: DefendantContext) -> RoleGround:
    """Ground the elements of role for the defendant.

    The defense takes the lowest aggravating role that the facts compel; the predicted PSR the lowest whose control
    rests on undisputed or corroborated evidence; the government the highest supported (option ``aggravating_role``).
    """
    control = tuple(one for one in controls(context) if one.when != FALSE)
    leads = leading(control, context) if taken(context) else ()
    findings = context.findings("role", [[None, *context.index.undertakings]])
    return RoleGround(
        tuple(
            Activity(
                id,
                tuple(one for one in control if one.record.undertaking == id),
                tuple(one for one in leads if one.undertaking == id),
                counted(involved(id, context).values(), context),
                extensive(id, context),
            )
            for id in dict.fromkeys(one.record.undertaking for one in control)
        ),
        primary_functions(context),
        tuple(item for item in findings if item[1].prong == "role"),
    )


def as_found(found: RoleInput, findings: Sequence[tuple[Node, Finding]], values: Values, positive: bool) -> RoleInput:
    """Return a role as findings on it answer: levels of their sign, none of the other."""
    levels, is_open = found.levels, found.open
    texts, code = list(found.why.texts), found.why.code
    routes, route_code = list(found.route.texts), found.route.code
    for node, finding in reversed(findings):
        here = values.bits(node)
        level = finding.answer.level
        mine = level if level is not None and (level > 0) == positive else 0
        levels = np.where(here, mine, levels)
        is_open = np.where(here, finding.answer.word == "open", is_open)
        texts.append(finding_text(finding))
        routes.append("USSG §3B1.2" if mine and not positive else "")
        code = np.where(here, len(texts) - 1, code)
        route_code = np.where(here, len(routes) - 1, route_code)
    return RoleInput(
        levels.astype(np.int64),
        is_open.astype(np.bool_),
        Texts(tuple(texts), code.astype(np.int64)),
        Texts(tuple(routes), route_code.astype(np.int64)),
        resting=(*found.resting, *where_shown([(node, finding.id) for node, finding in findings], values)),
    )


def where_shown(found: Sequence[tuple[Node, str]], values: Values) -> tuple[tuple[str, BoolArray], ...]:
    """Return each record once, and where one of the nodes that stand for it holds."""
    nodes: dict[str, list[Node]] = {}
    for node, id in found:
        nodes.setdefault(id, []).append(node)
    return tuple((id, values.any(those)) for id, those in nodes.items())
