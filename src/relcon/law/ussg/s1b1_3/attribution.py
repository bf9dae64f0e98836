"""USSG §1B1.3: whether a defendant answers for an event, in one position and scenario, and why.

Exclusions, then his own acts, then each joint undertaking, occurrence by occurrence. This plain reading serves one
scenario and is slow and obvious on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass

from relcon.law.standing import Standing
from relcon.law.ussg.s1b1_3 import joint, own_acts
from relcon.law.ussg.s1b1_3.exclusions import exclusions, prior_sentences
from relcon.law.ussg.s1b1_3.joint import STEPS, Route, routes
from relcon.law.ussg.s1b1_3.occurrences import Occurrence, occurrences
from relcon.law.ussg.s1b1_3.own_acts import entries, own_act
from relcon.law.ussg.s6a1_3 import holding
from relcon.records.agreements import Finding
from relcon.records.events import Event

RANK = {step: i for i, step in enumerate(("own_act", *STEPS))}


@dataclass(frozen=True)
class Attribution:
    """The answer for one event.

    Attributes
    ----------
    inside, open, failed
        In; or left open, or out, with the step.
    basis
        The subsections under which it counts.
    occurrences, counted
        How many there are, and how many count.
    own_amounts
        Per counted occurrence his stated part in millionths, where only that counts; None where all of it counts.
    unknown_part
        Whether a counted occurrence counts by an own part that is unknown.
    why, assumed
        Reasons; and those that rest on an open norm or an assumption.
    dropped_sentences
        Sentences that drop out of §4A1.1 because the event counts (n.5(C) ex. 2; §4A1.2(a)(1)).
    evidence
        What the event rests on.
    """

    inside: bool
    open: bool
    failed: str | None
    basis: tuple[str, ...] = ()
    occurrences: int = 0
    counted: int = 0
    own_amounts: tuple[int | None, ...] = ()
    unknown_part: bool = False
    why: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    dropped_sentences: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Piece:
    """The answer for one occurrence."""

    outcome: str
    step: str | None
    basis: tuple[str, ...]
    own_amount: int | None
    unknown: bool
    why: tuple[str, ...]
    assumed: tuple[str, ...]


def attribute(event: Event, standing: Standing) -> Attribution:
    """Answer one event for the defendant.

    Parameters
    ----------
    event : Event
        An event of the case, an admission or a lead.
    standing : Standing
        Defendant, position, scenario, edition.

    Returns
    -------
    Attribution
        Source: USSG §1B1.3(a)–(c) and n.3–5, n.10; design semantics §2.
    """
    pieces_of_time = occurrences(event, standing.options)
    pinned = standing.finding("all", [[event.id], list(event.undertaking)])
    notes, excluded = exclusions(event, standing)
    reasons = tuple(f"{note.step}: {note.why}" for note in notes)
    assumed = tuple(f"{note.step}: {note.why}" for note in notes if note.assumed)
    evidence = tuple(dict.fromkeys((*event.evidence, *holding(event, standing).by)))
    if excluded is not None:
        why = (*reasons, f"{excluded.step}: {excluded.why}")
        more = (f"{excluded.step}: {excluded.why}",) if excluded.assumed else ()
        return Attribution(
            False,
            excluded.open,
            excluded.step,
            (),
            len(pieces_of_time),
            0,
            (),
            False,
            why,
            assumed + more,
            (),
            evidence,
        )
    pieces = [_occurrence(event, piece, standing) for piece in pieces_of_time]
    if pinned is not None and pinned.answer.word == "in":
        pieces = [_pinned_in(piece, pinned, event, standing) for piece in pieces]
    counted = [piece for piece in pieces if piece.outcome == "in"]
    if pinned is not None and pinned.answer.word in ("out", "open") and not _own_act_found(event, standing):
        return _pinned_out(pinned, counted, pieces, reasons, assumed, evidence)
    assumed += _unsaid(event)
    if counted:
        basis = tuple(dict.fromkeys(item for piece in counted for item in piece.basis))
        return Attribution(
            True,
            False,
            None,
            basis,
            len(pieces),
            len(counted),
            tuple(piece.own_amount for piece in counted),
            any(piece.unknown for piece in counted),
            reasons + _told(counted),
            assumed + tuple(dict.fromkeys(item for piece in counted for item in piece.assumed)),
            tuple(entry.sentence for entry in prior_sentences(event, standing) if entry.sentence is not None),
            evidence,
        )
    best = _furthest(pieces)
    if best is None:
        why = (*reasons, "no occurrence: read here as happening no times")
        return Attribution(False, False, "unreliable", (), 0, 0, (), False, why, assumed, (), evidence)
    return Attribution(
        False,
        best.outcome == "open",
        best.step,
        (),
        len(pieces),
        0,
        (),
        False,
        reasons + best.why,
        assumed + best.assumed,
        (),
        evidence,
    )


def _occurrence(event: Event, piece: Occurrence, standing: Standing) -> _Piece:
    found = standing.finding("own_act", [[event.id]])
    own = own_act(event, piece, standing)
    why: list[str] = []
    assumed: list[str] = []
    basis: list[str] = []
    does = own.does
    left_open = False
    if found is not None and found.prong == "own_act" and found.answer.word is not None:
        does, left_open = found.answer.word == "in", found.answer.word == "open"
        why.append(f"own act: finding {found.id} ({found.by}): {found.answer}")
    elif does:
        acts = ", ".join(dict.fromkeys(entry.act for entry in entries(event, standing.defendant, standing)))
        why.append(f"own act: he {acts}; all with which he was directly involved, foreseeable or not (n.3(D))")
        if own.assumed:
            assumed.append("own act: whether he knew that it was a controlled substance is unknown")
    if does:
        basis.append(own_acts.CITE)
    tried = list(routes(event, piece, standing))
    through = [route for route in tried if route.outcome == "in"]
    if through:
        basis.append(joint.CITE)
        for route in through:
            why += route.why
            assumed += route.assumed
    if basis:
        only_part = does and not through and not own.whole and own.does
        unknown = only_part and own.amount is None
        return _Piece("in", None, tuple(basis), own.amount if only_part else None, unknown, tuple(why), tuple(assumed))
    best = _best_route(tried)
    if left_open and (best is None or best.outcome != "open"):
        return _Piece("open", "own_act", (), None, False, tuple(why), tuple(why))
    if best is not None:
        return _Piece(best.outcome, best.step, (), None, False, (*why, *best.why), best.assumed)
    if any(participant.person == standing.defendant for participant in event.participants):
        return _Piece("out", "own_act", (), None, False, (*why, _no_own_act(event, standing)), ())
    why.append("undertaking: the event names no undertaking, and he took no part in it")
    return _Piece("out", "undertaking", (), None, False, tuple(why), ())


def _no_own_act(event: Event, standing: Standing) -> str:
    listed = [entry for entry in event.participants if entry.person == standing.defendant]
    if any(entry.knowing == "no" for entry in listed):
        return "own act: he did not know that it was a controlled substance"
    if any(entry.knowing == "unknown" for entry in listed):
        return "own act: whether he knew that it was a controlled substance needs a finding"
    if not list(entries(event, standing.defendant, standing)):
        return "own act: that he took part does not hold in this position"
    return "own act: his stated dates do not cover it"


def _best_route(tried: list[Route]) -> Route | None:
    open_routes = [route for route in tried if route.outcome == "open"]
    pool = open_routes or tried
    return max(pool, key=lambda route: RANK.get(route.step or "", -1), default=None)


def _furthest(pieces: list[_Piece]) -> _Piece | None:
    open_pieces = [piece for piece in pieces if piece.outcome == "open"]
    return max(open_pieces or pieces, key=lambda piece: RANK.get(piece.step or "", -1), default=None)


def _told(counted: list[_Piece]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for piece in counted for item in piece.why))


def _unsaid(event: Event) -> tuple[str, ...]:
    """Return what the file leaves out and the program assumes, for the receipt."""
    said = event.model_fields_set
    if event.undertaking and "furthers" not in said:
        return (f"{event.id}: that it furthered its undertaking is assumed (furthers left out)",)
    return ()


def _note(pinned: Finding) -> str:
    return f"finding {pinned.id} ({pinned.by}{', ' + pinned.authority if pinned.authority else ''}): {pinned.answer}"


def _own_act_found(event: Event, standing: Standing) -> bool:
    """Whether a finding on his own act, which beats one on all steps, says in."""
    found = standing.finding("own_act", [[event.id], list(event.undertaking)])
    return found is not None and found.prong == "own_act" and found.answer.word == "in"


def _pinned_in(piece: _Piece, pinned: Finding, event: Event, standing: Standing) -> _Piece:
    """Put an occurrence in by a finding that answers every step, unless a nearer finding failed its step."""
    if piece.outcome == "in" or piece.step is None:
        return piece
    members = [
        member.id
        for undertaking in event.undertaking
        for member in standing.docket.memberships_of.get((standing.defendant, undertaking), ())
    ]
    nearer = standing.finding(piece.step, [[event.id], members, list(event.undertaking)])
    if nearer is not None and nearer.prong == piece.step:
        return piece
    return _Piece("in", None, (f"finding {pinned.id}",), None, False, (_note(pinned),), ())


def _pinned_out(
    pinned: Finding,
    counted: list[_Piece],
    pieces: list[_Piece],
    reasons: tuple[str, ...],
    assumed: tuple[str, ...],
    evidence: tuple[str, ...],
) -> Attribution:
    """Apply a finding that answers every step at once with out or open."""
    best = _furthest([piece for piece in pieces if piece.outcome != "in"])
    own = bool(counted) and own_acts.CITE in counted[0].basis
    step = best.step if best is not None else "own_act" if own else "scope"
    is_open = pinned.answer.word == "open"
    why = (*reasons, _note(pinned))
    return Attribution(False, is_open, step, (), len(pieces), 0, (), False, why, assumed, (), evidence)
