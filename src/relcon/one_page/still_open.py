"""Block 3: the findings that decide the level, found by answering each open question both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from relcon import words
from relcon.engine.disposition import Disposition
from relcon.event_words import what
from relcon.inquiry.deciding import STEPS, Deciding, deciding
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.brief import Finding
from relcon.results.exposure import PositionAnswer

DECIDING: Final = 3
PRONGS: Final[Mapping[str, str]] = {
    "unreliable": "whether it is sufficiently supported (§6A1.3)",
    "acquitted": "whether it is acquitted conduct (§1B1.3(c))",
    "prior_sentence": "whether a sentence was already imposed for it (§1B1.3 n.5(C))",
    "course_of_conduct": "whether it is the same course of conduct (§1B1.3(a)(2))",
    "unable_or_unwilling": "whether he intended the amount and was able (§2D1.1 n.5)",
    "own_act": "whether it was his own act (§1B1.3(a)(1)(A))",
    "undertaking": "whether he jointly undertook it (§1B1.3(a)(1)(B))",
    "participant": "whether another participant acted (§1B1.3(a)(1)(B))",
    "scope": "whether it is within what he agreed to (§1B1.3(a)(1)(B)(i))",
    "timing": "whether it falls within his membership (§1B1.3 n.3(B))",
    "furtherance": "whether it furthered the undertaking (§1B1.3(a)(1)(B)(ii))",
    "foreseeability": "whether it was reasonably foreseeable (§1B1.3(a)(1)(B)(iii))",
    "role": "role in the offense (§§3B1.1, 3B1.2)",
    "extensive": "whether the activity was otherwise extensive (§3B1.1 n.3)",
    "characteristic": "whether the characteristic applies to him (§2D1.1(b))",
    "acceptance": "acceptance of responsibility (§3E1.1)",
    **{f"safety_valve_{n}": f"safety-valve criterion {n} (18 U.S.C. §3553(f)({n}))" for n in range(1, 6)},
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
    for id, by_position in answers.items():
        mine, number = deciding(matter, id, by_position, disposition[id], without)
        results += [(id, one) for one in mine]
        asked += number
    results.sort(key=lambda pair: pair[1].most, reverse=True)
    chosen: list[tuple[str, Deciding]] = []
    for id, one in results:
        if len(chosen) < DECIDING and not any(_covers(other, one, matter) for whom, other in chosen if whom == id):
            chosen.append((id, one))
    how = (
        f"On the record: {asked} open questions, on which positions differ or which one leaves open, each answered "
        f"both ways in every position, all else as it is. {len(results)} of them move level or range by themselves. "
        "Shown: those whose answers are farthest apart in offense level, then in months; not an event's own question "
        "where the same step of its whole undertaking is shown."
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
    moved = [position for position in one.reached if any(one.moves(position))]
    return Finding(
        text=f"{whose}{about}{PRONGS[question.prong]}",
        defendant=defendant,
        positions=tuple(words.short(position) for position in moved),
        moves="; ".join(f"{words.short(position)}: {_either(one, position)}" for position in moved),
        about=question.about,
    )


def _about(id: str, matter: Matter) -> str:
    """Return an id with what it names: an undertaking's title, what an event is about."""
    if id in matter.undertakings:
        return f"{id} ({matter.undertakings[id].title})"
    return f"{id} ({what(matter.events[id])})" if id in matter.events else id


def _either(one: Deciding, position: PositionName) -> str:
    told = (
        f"{words.level(reached.level)} ({words.span(reached.range)}) if found {answer}"
        for reached, answer in zip(one.reached[position], one.question.answers, strict=True)
    )
    return "level " + ", ".join(told)
