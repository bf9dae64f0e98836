"""How likely each level and range is if counsel's figures are right: one defendant in full, several in a line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from relcon import words
from relcon.law.months import number
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.records.numbers import PERCENT
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.reports.screen import most
from relcon.reports.whatif_report import describe_toggle
from relcon.reports.whatif_rows import ORDER
from relcon.results.base import Months
from relcon.results.reliability import (
    Chance,
    Given,
    Moves,
    RangeChance,
    Reliability,
    ReliabilityDefendant,
    ReliabilityPosition,
)
from relcon.results.whatif import ToggleAnswer

COURT: Final = (
    "A court finds facts one by one, by a preponderance of the evidence (USSG §6A1.3, comment.). These are counsel's "
    "own figures carried through the worksheet: how sensitive it is to them, never the odds of a finding. What raises "
    "the range of §841(b) must be found by a jury or admitted (Alleyne)."
)
INDEPENDENT: Final = "Items are taken to be independent of each other"
LEVELS: Final = 3
"""How many levels are told of each of several defendants; the rest are counted."""
ITEMS: Final = 6
"""How many items are told of, at most."""
WIDE: Final = 34
NEVER: Final = ""
EXACT: Final[Mapping[str, str]] = {
    "every combination": "every combination of the items that matter",
    "sums of weights": "every sum of weights that they give",
}
"""By method, how it was computed without drawing."""

Answers = Mapping[PositionName, ReliabilityPosition]


def percent(share: str) -> str:
    """Return a chance as percent to one decimal; what is not certain never reads 100.0, nor what is possible 0.0."""
    exact = Fraction(share)
    tenths = round(exact * PERCENT * 10)
    if exact < 1 and tenths == PERCENT * 10:
        return ">99.9%"
    if exact > 0 and tenths == 0:
        return "<0.1%"
    return "100%" if exact == 1 else f"{tenths // 10}.{tenths % 10}%"


def reliability_report(found: Reliability, matter: Matter, *, every: bool = False) -> Report:
    """Return the report of ``relcon whatif --reliability``.

    Parameters
    ----------
    found, matter
        The answer; for names.
    every
        Whether each defendant is told in full, with every item.
    """
    ids = sorted((id for id in found.defendants if found.defendants[id].positions), key=lambda id: _size(found, id))
    alone = len(found.defendants) == 1

    def made(shown: int) -> Report:
        sections: list[Section] = []
        if alone or every:
            for id in ids:
                told = _one(found, id, matter, None if every else shown)
                heading = "" if alone else edition_words.person(matter, id, found.defendants[id].manual)
                sections.append(Section(heading, tuple(told)))
        else:
            sections.append(Section("", tuple(_several(found, ids[:shown], matter, len(ids)))))
        sections.append(Section("", tuple(Paragraph(text) for text in _method(found, every=every))))
        return Report(
            title=_title(found, ids, matter),
            sections=tuple(sections),
            flat=_flat(found),
            warnings=edition_words.cautions(found.receipt, matter),
            closing=(*_marks(found, ids), f"{words.FOOT} Ranges in months.", closing(found.receipt)),
            sheet=True,
            assumed="",
        )

    return made(len(ids)) if every else most(made, max(ITEMS if alone else len(ids), 1))


def _answers(answer: ReliabilityDefendant) -> Answers:
    return {position: answer.positions[position] for position in POSITIONS if position in answer.positions}


def _first(answers: Answers) -> PositionName:
    """Return the position that is told first: Middle where it was asked for."""
    return next(position for position in ORDER if position in answers)


def _size(found: Reliability, id: str) -> tuple[int, ...]:
    """Return by what defendants are ordered: most months first in Middle."""
    answers = _answers(found.defendants[id])
    return tuple(-_months(answers[position].likeliest) for position in ORDER if position in answers)


def _months(one: RangeChance) -> int:
    low: Months | None = None if one.total is None else one.total[0]
    return -1 if low is None else number(low)


def _title(found: Reliability, ids: Sequence[str], matter: Matter) -> str:
    if len(found.defendants) > 1 or not ids:
        return f"If counsel's figures are right: {words.counted(len(ids), 'defendant')}, most months first"
    answers = _answers(found.defendants[ids[0]])
    position = _first(answers)
    likeliest = answers[position].likeliest
    return (
        f"If counsel's figures are right, {words.surname(matter, ids[0])} in {words.short(position)}: "
        f"{_range(likeliest)} most likely, {percent(likeliest.chance)}"
    )


def _range(one: RangeChance, mark: str = "") -> str:
    """Return a range in months, with that of the table where the statute displaces it."""
    if one.total is None:
        return "unknown"
    by_table = "" if one.guideline_range in (None, one.total) else f" ({words.span(one.guideline_range)})"
    return f"{words.span(one.total)}{mark}{by_table}"


def _plus(answer: ReliabilityPosition) -> str:
    """Return the mark of a range above which an unknown weight may lie."""
    return "+" if Fraction(answer.at_least.chance) else ""


def _cell(one: Chance) -> str:
    """Return a chance; of scenarios drawn with its bounds."""
    if one.bounds is None:
        return percent(one.chance)
    low, high = one.bounds
    return f"{percent(one.chance)}\n{percent(low)} to {percent(high)}"


def _one(found: Reliability, id: str, matter: Matter, shown: int | None) -> Iterator[Block]:
    """Yield one defendant in all positions: ranges, each level, what the weight supports, what moves it most."""
    answers = _answers(found.defendants[id])
    rows = [
        ("As recorded", *(_recorded(answer) for answer in answers.values())),
        ("Most likely", *(f"{_range(a.likeliest, _plus(a))}\n{_cell(a.likeliest)}" for a in answers.values())),
    ]
    levels = {one.level for answer in answers.values() for one in answer.total_levels}
    for level in sorted(levels, key=lambda one: -1 if one is None else one, reverse=True):
        said = "Level open" if level is None else f"Level {level}"
        cells = ({one.level: one for one in answer.total_levels}.get(level) for answer in answers.values())
        rows.append((said, *(NEVER if one is None else _cell(one) for one in cells)))
    tiers = dict.fromkeys(one.tier for answer in answers.values() for one in answer.tiers if one.tier is not None)
    for tier in sorted(tiers):
        here = ({one.tier: one for one in answer.tiers}.get(tier) for answer in answers.values())
        rows.append((f"Supports {tier.removeprefix('841')}", *(NEVER if one is None else _cell(one) for one in here)))
    if any(Fraction(answer.at_least.chance) for answer in answers.values()):
        rows.append(("A weight is unknown", *(_possible(answer.at_least) for answer in answers.values())))
    rows.append(("Converted weight,\n9 times in 10", *(_spread(answer) for answer in answers.values())))
    yield Table(columns("", *(words.short(position) for position in answers)), tuple(rows))
    yield from _items(found, answers, matter, shown)


def _possible(one: Chance) -> str:
    return _cell(one) if Fraction(one.chance) else NEVER


def _recorded(answer: ReliabilityPosition) -> str:
    """Return the range as recorded, as if everything were believed."""
    found = answer.as_recorded
    if found.total is None:
        return "unknown"
    by_table = "" if found.guideline_range in (None, found.total) else f" ({words.span(found.guideline_range)})"
    return f"{words.span(found.total)}{'+' if found.at_least else ''}{by_table}"


def _spread(answer: ReliabilityPosition) -> str:
    """Return between which converted weights nine of ten outcomes lie."""
    low, high = (words.converted(answer.weight.quantiles[one]).removesuffix(" converted") for one in ("0.05", "0.95"))
    return low if low == high else f"{low}\nto {high}"


def _items(found: Reliability, answers: Answers, matter: Matter, shown: int | None) -> Iterator[Block]:
    position = _first(answers)
    moving = [one for one in answers[position].moves if one.holds != one.fails]
    if not moving:
        yield Paragraph(f"In {words.short(position)} no item moves the level or the low end.")
        return
    rows = [
        (words.wrapped(_named(one, found, matter), WIDE), _given(one.holds), _given(one.fails))
        for one in moving[:shown]
    ]
    yield Paragraph("")
    yield Table(columns(f"Moves {words.short(position)} most", "If believed", "If not believed"), tuple(rows))
    if shown is not None and len(moving) > shown:
        yield Paragraph(f"And {len(moving) - shown} more: --all.")


def _named(one: Moves, found: Reliability, matter: Matter) -> str:
    belief = found.beliefs[one.belief]
    said = []
    for id, kind in zip(belief.ids, belief.kinds, strict=True):
        what = describe_toggle(id, ToggleAnswer(kind=kind, off=(id,)), matter)
        said.append(f"all that {words.surname(matter, id)} says" if kind == "witness" else what)
    return f"{' and '.join(said)} ({', '.join(belief.ids)}), {percent(belief.believed)}"


def _given(one: Given) -> str:
    """Return what comes out where an item is believed, or is not: the likeliest range, the mean level."""
    level = "open" if one.mean_level is None else f"{round(Fraction(one.mean_level) * 10) / 10:.1f}"
    return f"{_range(one.likeliest)}, {percent(one.likeliest.chance)}\nlevel {level} on average"


def _several(found: Reliability, ids: Sequence[str], matter: Matter, of: int) -> Iterator[Block]:
    """Yield a line for each defendant in the position that is told first."""
    rows, positions = [], set()
    for id in ids:
        answers = _answers(found.defendants[id])
        position = _first(answers)
        positions.add(position)
        answer = answers[position]
        rows.append(
            (
                edition_words.person(matter, id, found.defendants[id].manual),
                f"{_range(answer.likeliest, _plus(answer))}",
                percent(answer.likeliest.chance),
                _levels(answer),
                _most(answer, found),
            )
        )
    heading = f"Most likely, {words.short(positions.pop())}" if len(positions) == 1 else "Most likely"
    yield Table(columns("", heading, "Chance", "Level", "Moves it most", right=(2,)), tuple(rows))
    if of > len(ids):
        yield Paragraph(f"And {of - len(ids)} more: --all.")
    yield Paragraph("Every position, and what each item does: -d NAME.")


def _levels(answer: ReliabilityPosition) -> str:
    told = [f"{words.level(one.level)}: {percent(one.chance)}" for one in answer.total_levels[:LEVELS]]
    more = len(answer.total_levels) - LEVELS
    return "\n".join([*told, *([f"{more} more"] if more > 0 else [])])


def _most(answer: ReliabilityPosition, found: Reliability) -> str:
    moving = [one for one in answer.moves if one.holds.mean_level != one.fails.mean_level]
    if not moving:
        return "nothing named"
    belief = found.beliefs[moving[0].belief]
    return words.wrapped(", ".join(belief.ids), 20)


def _method(found: Reliability, *, every: bool) -> Iterator[str]:
    """Yield how it was computed, what was taken for granted, and of what no number is said."""
    yield COURT
    grouped = sum(one.said == "together" for one in found.beliefs.values())
    but = f", but for {words.counted(grouped, 'group')} that stands or falls as one" if grouped else ""
    positions = [one for d in found.defendants.values() for one in d.positions.values()]
    drawn = sum(one.method == "drawn" for one in positions)
    exact = dict.fromkeys(EXACT[one.method] for one in positions if one.method in EXACT)
    how = f"Exact: {' or '.join(exact)}"
    if drawn:
        rest = f"; {len(positions) - drawn} exact" if drawn < len(positions) else ""
        bounds = f"with bounds at 95 percent: {drawn} of {len(positions)} answers{rest}"
        how = f"Drawn {found.drawn:,} times (seed {found.seed}), {bounds}"
    yield f"{INDEPENDENT}{but}. {how}."
    left = [id for id, grade in found.unstated.items() if grade is not None]
    if found.unstated:
        graded = f", {len(left)} of them graded" if left else ""
        named = f": {words.ids(list(found.unstated))}" if every else ""
        yield (
            f"Of {words.counted(len(found.unstated), 'exhibit')} no number is said{graded}: as recorded. A grade alone "
            f"is no number{named}."
        )
    yield from found.open


def _marks(found: Reliability, ids: Sequence[str]) -> tuple[str, ...]:
    unknown = any(_plus(a) for id in ids for a in found.defendants[id].positions.values())
    by_table = any(
        one.guideline_range not in (None, one.total)
        for id in ids
        for a in found.defendants[id].positions.values()
        for one in a.ranges
        if one.total is not None
    )
    return (*((words.AT_LEAST,) if unknown else ()), *((words.BY_TABLE,) if by_table else ()))


def _flat(found: Reliability) -> Table:
    rows = []
    for id, one in found.defendants.items():
        manual = edition_words.cells(one.manual)
        for position, answer in one.positions.items():
            for what, value, chance in _values(answer):
                bounds = chance.bounds or ("", "")
                cells = (what, value, percent(chance.chance), chance.chance, *bounds, answer.method)
                rows.append((id, position, *cells, *manual))
    titles = ("defendant", "position", "what", "value", "percent", "chance", "from", "to", "method")
    return Table(columns(*titles, "edition", "edition_note"), tuple(rows))


def _values(answer: ReliabilityPosition) -> Iterator[tuple[str, str, Chance]]:
    """Yield everything that has a chance: what it is, its value."""
    for one in answer.base_levels:
        yield "base_offense_level", words.level(one.level), one
    for one in answer.total_levels:
        yield "total_offense_level", words.level(one.level), one
    for each in answer.ranges:
        yield "total", _plain(each), each
    for tier in answer.tiers:
        yield "supported_tier", tier.tier or "none", tier
    for least in answer.minimums:
        yield "minimum", words.months(least.minimum), least
    for weight in answer.weight.values or ():
        yield "converted_grams", weight.converted_grams, weight
    yield "at_least", "yes", answer.at_least


def _plain(one: RangeChance) -> str:
    return "unknown" if one.total is None else "-".join(words.months(end) for end in one.total)
