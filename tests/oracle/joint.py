"""Jointly undertaken criminal activity, §1B1.3(a)(1)(B): one route for each undertaking and membership."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from relcon.records.events import Event
from relcon.records.undertakings import Membership, Scope, Undertaking
from tests.oracle.acts import somebody_else
from tests.oracle.days import Moment
from tests.oracle.foreseen import foreseeable
from tests.oracle.question import Question
from tests.oracle.scope import in_scope, timing
from tests.oracle.support import holds

PRONGS = ("undertaking", "participant", "scope", "timing", "furtherance", "foreseeability")


@dataclass(frozen=True)
class End:
    """How a route ends: ``in``, ``out`` at a prong, or ``open`` at the first prong left open."""

    word: str
    prong: str | None = None


def ends(event: Event, moment: Moment, question: Question) -> list[End]:
    """Walk every route of one occurrence."""
    found: list[End] = []
    for id in event.undertaking:
        undertaking = question.index.undertakings[id]
        if not holds(undertaking, question):
            found.append(End("out", "undertaking"))
            continue
        his = question.index.memberships_of.get((question.defendant, id), ())
        walked = [member for member in his if holds(member, question)]
        if not walked and question.word("undertaking", [event.id], [m.id for m in his], [id]) in ("in", "open"):
            # Found to have joined; what he agreed to is as open as where nothing shows it.
            walked = [Membership(id="nobody", person=question.defendant, undertaking=id, scope=Scope(kind="open"))]
        found += [_walk(event, moment, undertaking, member, question) for member in walked]
        if not walked:
            found.append(End("out", "undertaking"))
    return found


def _walk(event: Event, moment: Moment, undertaking: Undertaking, member: Membership, question: Question) -> End:
    natural: dict[str, Callable[[], str]] = {
        "undertaking": lambda: "in",
        "participant": lambda: _word(somebody_else(event, moment, question)),
        "scope": lambda: _word(in_scope(event, undertaking, member, question)),
        "timing": lambda: timing(moment, member, question),
        "furtherance": lambda: {"yes": "in", "no": "out", "unknown": question.options.open_norm}[event.furthers],
        "foreseeability": lambda: _word(foreseeable(event, moment, undertaking, member, question)),
    }
    first_open: str | None = None
    for prong in PRONGS:
        word: str | None = None
        finding = question.found(prong, [event.id], [member.id], [undertaking.id])
        # A finding on the timing of a membership says whether his agreement ended as recorded; `timing` reads it.
        if finding is not None and not (finding.prong == "timing" and finding.about == member.id):
            word = finding.answer.word
        word = word or natural[prong]()
        if word == "out":
            return End("out", prong)
        if word == "open" and first_open is None:
            first_open = prong
    return End("in") if first_open is None else End("open", first_open)


def _word(passes: bool) -> str:
    return "in" if passes else "out"


def furthest(found: list[End]) -> End:
    """Of routes that are not in: an open one before those that fail, then the one that got furthest."""
    return max(found, key=lambda end: (end.word == "open", PRONGS.index(end.prong) if end.prong in PRONGS else -1))
