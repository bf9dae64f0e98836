"""Whether he answers for an event: exclusions, then occurrence by occurrence his own act and every joint route."""

from __future__ import annotations

from dataclasses import dataclass

from relcon.records.events import Event
from tests.oracle.acts import Own, own
from tests.oracle.days import Moment, moments
from tests.oracle.exclusions import excluded, sentences
from tests.oracle.joint import End, ends, furthest
from tests.oracle.question import Question


@dataclass(frozen=True)
class Occurrence:
    """One occurrence: how it ends, whether all of it counts, or which part of his, and by his own act or not."""

    end: End
    own: Own | None = None
    part_only: bool = False


@dataclass(frozen=True)
class Answer:
    """One event.

    Attributes
    ----------
    inside, open, failed
        In; left open; the step that failed or is open.
    there, counted
        Occurrences, and those that count.
    parts
        For each that counts: his own part where only that counts, else None.
    dropped
        Prior sentences that drop out of §4A1.1 because it counts.
    himself
        Whether he acted himself in one that counts.
    """

    inside: bool
    open: bool
    failed: str | None
    there: int
    counted: int = 0
    parts: tuple[Own | None, ...] = ()
    dropped: tuple[str, ...] = ()
    himself: bool = False


def attribute(event: Event, question: Question) -> Answer:
    """Answer one event (semantics §2; USSG §1B1.3(a)-(c))."""
    there = moments(event, question)
    gone = excluded(event, question)
    if gone is not None:
        return Answer(False, gone[1], gone[0], len(there))
    found = [_occurrence(event, moment, question) for moment in there]
    about = [[event.id], list(event.undertaking)]
    everything = question.found("all", *about)
    word = everything.answer.word if everything is not None else None
    if word == "in":
        found = [_put_in(event, one, question) for one in found]
    counted = [one for one in found if one.end.word == "in"]
    left = [one.end for one in found if one.end.word != "in"]
    if word in ("out", "open") and not _own_act_found(event, question):
        all_in = "own_act" if counted and counted[0].own is not None else "scope"
        failed = furthest(left).prong if left else all_in
        return Answer(False, word == "open" and bool(found), failed, len(found))
    if counted:
        parts = tuple(one.own if one.part_only else None for one in counted)
        dropped = tuple(entry.sentence for entry in sentences(event, question) if entry.sentence is not None)
        himself = any(one.own is not None for one in counted)
        return Answer(True, False, None, len(found), len(counted), parts, dropped, himself)
    if not found:
        return Answer(False, False, "unreliable", 0)
    end = furthest(left)
    return Answer(False, end.word == "open", end.prong, len(found))


def _own_act_found(event: Event, question: Question) -> bool:
    """Whether a finding on his own act, nearer than the one on all steps or beside it, says that he acted."""
    finding = question.found("own_act", [event.id], event.undertaking)
    return finding is not None and finding.prong == "own_act" and finding.answer.word == "in"


def _occurrence(event: Event, moment: Moment, question: Question) -> Occurrence:
    acts = own(event, moment, question.defendant, question)
    acted, unsure = acts.acted, False
    finding = question.found("own_act", [event.id])
    if finding is not None and finding.prong == "own_act":
        acted, unsure = finding.answer.word == "in", finding.answer.word == "open"
    tried = ends(event, moment, question)
    joint = any(end.word == "in" for end in tried)
    if acted or joint:
        return Occurrence(
            End("in"), acts if acted else None, acted and acts.acted and not acts.everything and not joint
        )
    if unsure and not any(end.word == "open" for end in tried):
        return Occurrence(End("open", "own_act"))
    if tried:
        return Occurrence(furthest(tried))
    listed = any(one.person == question.defendant for one in event.participants)
    return Occurrence(End("out", "own_act" if listed else "undertaking"))


def _put_in(event: Event, one: Occurrence, question: Question) -> Occurrence:
    """Apply a finding that all steps are in, unless a nearer one, or one beside it, settled the step that failed."""
    if one.end.word == "in" or one.end.prong is None:
        return one
    his = [
        member.id
        for undertaking in event.undertaking
        for member in question.index.memberships_of.get((question.defendant, undertaking), ())
    ]
    nearer = question.found(one.end.prong, [event.id], his, event.undertaking)
    return one if nearer is not None and nearer.prong == one.end.prong else Occurrence(End("in"))
