"""What separates the positions of one defendant: each thing in a sentence, with the months on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from relcon import words
from relcon.event_words import named, shown_by
from relcon.inquiry.deciding import ORDER
from relcon.law.tables import NEWEST
from relcon.law.ussg.s2d1_1.conversion import factor_of
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.records.substances import SUBSTANCES
from relcon.reports.exposure_report import Answers, by_text
from relcon.reports.report import Paragraph
from relcon.results.exposure import PositionAnswer
from relcon.results.separation import Separation, TakenAs

SHOWN: Final = 3
"""How many things that move months fit the screen."""
NAMED: Final = 2
"""Of those that move none, how many are named."""
NONE_MOVES: Final = {1: "It changes no level", 2: "Neither changes a level"}
ROLE: Final = "role, §§3B1.1 and 3B1.2"


def separations(
    found: Sequence[Separation], defendant: str, answers: Answers, matter: Matter, number: int = SHOWN
) -> Iterator[Paragraph]:
    """Yield what separates the positions, most months first, and what moves no level in one line.

    Parameters
    ----------
    found
        What separates them, in the order of the answer.
    defendant, answers, matter
        Whose, the answers by position, and the matter for names and pages.
    number
        How many things that move months are told; where it is one, what moves none is only counted.
    """
    moving = [one for one in found if one.moves]
    largest = next((one for one in moving[:number] if one.what == "transactions" and len(one.about) > 1), None)
    for one in moving[:number]:
        said = f"{_told(one, defendant, answers, matter)}: {_months(one, answers)}."
        pages = _explained(one, defendant, answers, matter) if one is largest else ""
        yield Paragraph(f"{said[0].upper()}{said[1:]}{pages}", lead="  ")
    still = [one for one in found if not one.moves]
    counted = number == 1 and bool(still)
    rest = [f"{len(moving) - number} more, less than these"] if len(moving) > number else []
    rest += [f"{len(still)} that {'changes' if len(still) == 1 else 'change'} no level"] if counted else []
    if rest:
        yield Paragraph(f"And {'; '.join(rest)}: --format json.", lead="  ")
    if still and not counted:
        texts = [_in_short(one, answers, matter) for one in still[:NAMED]]
        more = len(still) - NAMED
        texts += [f"{more} more"] if more > 0 else []
        ends = NONE_MOVES.get(len(still), f"None of the {len(still)} changes a level")
        yield Paragraph(". ".join(text[0].upper() + text[1:] for text in [*texts, ends]) + ".", lead="  ")


def _told(one: Separation, defendant: str, answers: Answers, matter: Matter) -> str:
    """Return what it is, and how each position takes it."""
    if one.what == "transactions":
        return f"{_transactions(one, answers, matter)}: {_states(one, answers, words.surname(matter, defendant))}"
    if one.what == "circumstance":
        return f"{_circumstance(one, matter)}: {_taken(one, answers)}"
    if one.what == "role":
        levels = {p: [words.levels(int(one.taken[p]))] for p in answers}
        said = ", ".join(f"{text} in {answers.names(held)}" for text, held in by_text(levels).items())
        return f"{ROLE}: {said}"
    return _amounts(one, answers, matter)


def _explained(one: Separation, defendant: str, answers: Answers, matter: Matter) -> str:
    """Return the command that shows both sides' pages of several transactions, by the one that weighs most.

    Where a scope keeps them out, also that a finding on it (as in `brief`) leaves the other elements as they are.
    """
    most = max(one.about, key=lambda id: _most(id, answers, matter.events[id].substance or ""))
    by_scope = any(answer.events[id].failed == "scope" for answer in answers.values() for id in one.about)
    alone = " All together: a finding on scope alone may move less." if by_scope else ""
    return f" Pages of both: relcon explain CASE {defendant} {most}, the heaviest.{alone}"


def _most(id: str, answers: Answers, substance: str) -> Fraction:
    """Return the most that counts of a transaction in any position, converted: those of several drugs are ranked so."""
    weight = max(Fraction(answer.events[id].counted_grams or 0) for answer in answers.values())
    known = SUBSTANCES.get(substance)
    return weight if known is None or known.conversion is None else weight * factor_of(substance, NEWEST).ratio


def _in_short(one: Separation, answers: Answers, matter: Matter) -> str:
    """Return the same without reasons: what it is, and in which positions it does not count."""
    if one.what == "amounts":
        many = len(one.about) > 1
        return f"{len(one.about)} weights ({words.ids(one.about)})" if many else f"the weight of {_named(one, matter)}"
    if one.what == "role":
        return ROLE
    what = _transactions(one, answers, matter) if one.what == "transactions" else _circumstance(one, matter)
    states = {p: [{"out": "not", "open": "open"}[one.taken[p]]] for p in answers if one.taken[p] != "in"}
    return f"{what}: {', '.join(f'{text} in {answers.names(held)}' for text, held in by_text(states).items())}"


def _named(one: Separation, matter: Matter) -> str:
    return named(matter.events[one.about[0]])


def _transactions(one: Separation, answers: Answers, matter: Matter) -> str:
    """Return one transaction, with its pages where they matter; or how many, with the most that they weigh."""
    if len(one.about) == 1:
        ruled_out = any(answer.events[one.about[0]].failed == "unreliable" for answer in answers.values())
        pages = f" [{shown_by(matter.events[one.about[0]].evidence, matter)}]" if one.moves or ruled_out else ""
        return f"{_named(one, matter)}{pages}"
    weighed = max(
        sum((Decimal(answer.events[id].counted_grams or 0) for id in one.about), Decimal(0))
        for answer in answers.values()
    )
    return f"{len(one.about)} transactions, {words.amount(str(weighed), '')} ({words.ids(one.about)})"


def _circumstance(one: Separation, matter: Matter) -> str:
    record = matter.circumstances[one.about[0]]
    whose = " and ".join(f"{words.surname(matter, id)}'s" for id in record.by) or "the"
    kind = record.kind.replace("_", " ")
    return f"{whose} {kind}, {words.when(record.date)} ({record.id}) [{shown_by(record.evidence, matter)}]"


def _taken(one: Separation, answers: Answers) -> str:
    states = {p: [{"in": "counts"}.get(one.taken[p], one.taken[p])] for p in answers}
    return ", ".join(f"{text} in {answers.names(held)}" for text, held in by_text(states).items())


def _amounts(one: Separation, answers: Answers, matter: Matter) -> str:
    """Return one amount as each position reads it, or how many amounts are read otherwise."""
    if len(one.about) > 1:
        return f"how {len(one.about)} weights are read ({words.ids(one.about)})"
    event = matter.events[one.about[0]]
    read = {p: [words.amount(a.events[event.id].grams or "", event.substance or "")] for p, a in answers.items()}
    said = ", ".join(f"{text} in {answers.names(held)}" for text, held in by_text(read).items())
    return f"the weight of {named(event)}: {said}"


def _states(one: Separation, answers: Answers, name: str) -> str:
    """Return how it stands in each position, each reason once: ``out in Defense, open in Middle (…); counts in …``."""
    reasons: dict[str, dict[str, list[PositionName]]] = {}
    for position, answer in answers.items():
        event = answer.events[one.about[0]]
        why = "" if event.in_ else f" ({words.reason(event.failed, name)})"
        state = "counts" if event.in_ else "open" if event.open else "out"
        reasons.setdefault(why, {}).setdefault(state, []).append(position)
    return "; ".join(
        f"{', '.join(f'{state} in {answers.names(held)}' for state, held in by.items())}{why}"
        for why, by in reasons.items()
    )


def _months(one: Separation, answers: Answers) -> str:
    """Return the months on both sides in Middle; where nothing moves there in the Ceiling, else in Defense."""
    for position in ORDER:
        taken = one.if_taken.get(position)
        if taken is not None and taken.moves:
            return f"{answers.head(position)} {_against(answers[position], taken)}"
    return ""


def _against(now: PositionAnswer, taken: TakenAs) -> str:
    """Return two low ends, ``57 against 108``: by the table, and in parentheses within the statutory limits.

    Where a range is not known it is the level that moves.
    """
    if now.guideline_range is None or taken.guideline_range is None:
        levels = (one.total_offense_level for one in (now, taken))
        return f"level {' against '.join('none' if one is None else words.level(one) for one in levels)}"
    table = str(now.guideline_range[0]), str(taken.guideline_range[0])
    limited = tuple(str(one.range[0]) if one.range is not None else "unknown" for one in (now, taken))
    after = f"{limited[0]} either way" if limited[0] == limited[1] else " against ".join(limited)
    return f"{' against '.join(table)}{'' if limited == table else f' ({after})'}"
