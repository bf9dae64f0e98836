"""Block 3: the findings that decide the level, found by answering each open question both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from relcon import words
from relcon.engine.disposition import Disposition
from relcon.event_words import what
from relcon.inquiry.deciding import STEPS, Deciding, deciding
from relcon.law.positions.options import POSITIONS
from relcon.records.agreements import FindingAnswer
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.brief import Either, Finding
from relcon.results.exposure import PositionAnswer

DECIDING: Final = 3
PRONGS: Final[Mapping[str, str]] = {
    "unreliable": "whether it is sufficiently supported (§6A1.3)",
    "acquitted": "whether it is acquitted conduct (§1B1.3(c))",
    "prior_sentence": "whether a sentence was already imposed for it (§1B1.3 n.5(C))",
    "course_of_conduct": "whether it is the same course of conduct (§1B1.3(a)(2))",
    "unable_or_unwilling": "whether {who} intended the amount and was able (§2D1.1 n.5)",
    "own_act": "whether it was {who}'s own act (§1B1.3(a)(1)(A))",
    "undertaking": "whether {who} was part of that activity (§1B1.3(a)(1)(B))",
    "participant": "whether another participant acted (§1B1.3(a)(1)(B))",
    "scope": "whether it is within what {who} agreed to (§1B1.3(a)(1)(B)(i))",
    "timing": "whether it falls between {who}'s joining and leaving (§1B1.3 n.3(B))",
    "furtherance": "whether it was in furtherance (§1B1.3(a)(1)(B)(ii))",
    "foreseeability": "whether it was reasonably foreseeable (§1B1.3(a)(1)(B)(iii))",
    "role": "role in the offense (§§3B1.1, 3B1.2)",
    "extensive": "whether the activity was otherwise extensive (§3B1.1 n.3)",
    "characteristic": "whether {who} answers for it (§2D1.1(b))",
    "acceptance": "acceptance of responsibility (§3E1.1)",
    **{f"safety_valve_{n}": f"{words.CRITERIA[str(n)]} (18 U.S.C. §3553)" for n in range(1, 6)},
}


def still_open(
    matter: Matter,
    answers: Mapping[str, Mapping[PositionName, PositionAnswer]],
    disposition: Mapping[str, Disposition],
    without: frozenset[str] = frozenset(),
) -> tuple[tuple[Finding, ...], str]:
    """Return the three findings that decide most, and how they were found.

    Parameters
    ----------
    matter : Matter
        What counts is the record: nothing that a proffer says.
    answers, disposition
        By defendant, the answers on the record and the dispositions with which they were computed.
    without : set of str
        Exhibits that were out.
    """
    results: list[tuple[str, Deciding]] = []
    asked = 0
    for id, (mine, number) in deciding(matter, answers, disposition, without).items():
        results += [(id, one) for one in mine]
        asked += number
    results.sort(key=lambda pair: (pair[1].months, pair[1].most), reverse=True)
    chosen: list[tuple[str, Deciding]] = []
    for id, one in results:
        if len(chosen) < DECIDING and not any(_covers(other, one, matter) for whom, other in chosen if whom == id):
            chosen.append((id, one))
    how = (
        f"On the record: {asked} open questions, on which positions differ or which one leaves open, each answered "
        f"both ways in every position, all else as it is. {len(results)} of them move level or range by themselves. "
        "Shown: those whose answers are farthest apart in months, in Middle, then Ceiling; not a transaction's own "
        "question where the same one of the whole activity is shown."
    )
    return tuple(_told(id, one, matter, named=len(answers) > 1) for id, one in chosen), how


def _covers(other: Deciding, one: Deciding, matter: Matter) -> bool:
    """Whether a finding on the same step of a whole undertaking, already shown, answers this event's too."""
    mine, shown = one.question, other.question
    event = matter.events.get(mine.about or "")
    same = mine.prong == shown.prong and mine.prong in STEPS
    return same and event is not None and shown.about in event.undertaking


def _told(defendant: str, one: Deciding, matter: Matter, *, named: bool) -> Finding:
    question = one.question
    whose = f"{matter.people[defendant].name}: " if named else ""
    about = f"{_about(question.about, matter)}: " if question.about is not None else ""
    asked = about + PRONGS[question.prong].format(who=words.surname(matter, defendant))
    moved = [position for position in one.reached if any(one.moves(position)) or one.table_moves(position)]
    answers = {
        p: tuple(Either(level=r.level, by_table=r.by_table, total=r.range) for r in one.reached[p]) for p in moved
    }
    found = Finding(
        text=f"{whose}{asked[0].upper()}{asked[1:]}",
        defendant=defendant,
        positions=tuple(words.short(position) for position in moved),
        moves="",
        about=question.about,
        answers={p: (one, other) for p, (one, other) in answers.items()},
    )
    return found.model_copy(update={"moves": _moves(found, *map(_answer, question.answers))})


def _about(id: str, matter: Matter) -> str:
    """Return what an id names: an activity's title, what a transaction is about; the id in parentheses."""
    if id in matter.undertakings:
        return f"{matter.undertakings[id].title} ({id})"
    if id in matter.events:
        return f"{what(matter.events[id])} ({id})"
    return f"{matter.circumstances[id].kind.replace('_', ' ')} ({id})" if id in matter.circumstances else id


def _answer(answer: FindingAnswer) -> str:
    if answer.level is not None:
        return f"{answer.level:+d}".replace("-", "−") if answer.level else "none"
    return {"in": "so", "out": "not"}.get(str(answer.word), str(answer.word))


def _moves(found: Finding, yes: str, no: str) -> str:
    """Return the months on both sides, once for positions that agree: ``Middle: 87–108 if so, 57–71 if not``."""
    said: dict[str, list[PositionName]] = {}
    for position in POSITIONS:
        if position in found.answers:
            one, other = found.answers[position]
            said.setdefault(f"{_months(one)} if {yes}, {_months(other)} if {no}", []).append(position)
    return "; ".join(f"{words.named(held, POSITIONS) or 'Every position'}: {text}" for text, held in said.items())


def _months(one: Either) -> str:
    whole = words.span(one.total)
    return whole if one.by_table in (None, one.total) else f"{whole} ({words.span(one.by_table)})"
