"""Who faces what: one row a defendant, the greatest first, each caution under the row that it qualifies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from relcon import words
from relcon.event_words import named
from relcon.law.record_index import RecordIndex
from relcon.law.tables import NEWEST
from relcon.law.ussg.s2d1_1.conversion import factor_of
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED
from relcon.records.base import FieldPlace, PositionName
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import Answers, by_text, closing, flat_table, positions_of
from relcon.reports.report import Column, Paragraph, Report, Section, Table
from relcon.results.exposure import NOT_COMPUTED, Exposure, PositionAnswer, Step
from relcon.results.separation import Otherwise
from relcon.results.summary import WorksheetSummary, summary
from relcon.words import ranges

MAIN: Final[PositionName] = "psr"
"""By which the rows are sorted, and whose minimum and weight they show, where it was asked for."""
_LIFE: Final = 10_000
_Row = tuple[tuple[str, ...], tuple[str, ...]]


def overview_report(exposure: Exposure, matter: Matter) -> Report:
    """Return the report of ``relcon exposure`` on several defendants.

    Parameters
    ----------
    exposure, matter
        The answer; for names, agreements and places in the file.
    """
    computed = {id: positions_of(one) for id, one in exposure.defendants.items() if one.positions}
    asked = tuple(next(iter(computed.values()), {}))
    order = sorted(computed, key=lambda id: _low(computed[id]), reverse=True)
    groups: dict[_Row, list[str]] = {}
    for id in order:
        groups.setdefault((_cells(computed[id]), tuple(_notes(id, computed[id], matter))), []).append(id)
    heads = ("", "Minimum", *(words.short(position) for position in asked), f"Weight, {words.short(_main(asked))}")
    rows = tuple((_names(ids, exposure, matter), *cells) for (cells, _), ids in groups.items())
    notes = {place: said for place, (_, said) in enumerate(groups)}
    refused = [id for id in exposure.defendants if id not in computed]
    rows += tuple((_names([id], exposure, matter), *("" for _ in heads[1:])) for id in refused)
    caption = matter.case.case.caption if matter.case.case is not None else "Exposure"
    return Report(
        title=edition_words.title(matter, exposure, caption),
        sections=(
            *left_out(exposure),
            Section("", (Table(tuple(Column(head) for head in heads), rows, notes),)),
            Section("", tuple(Paragraph(line) for line in _foot(computed, rows, matter))),
        ),
        flat=flat_table(exposure),
        warnings=edition_words.cautions(exposure.receipt, matter),
        closing=(f"One defendant: -d NAME. Every line: --why. {closing(exposure.receipt)}",),
        assumed="",
        sheet=True,
    )


def left_out(exposure: Exposure) -> Iterator[Section]:
    """Yield a line for each exhibit, person, fact, finding or lot that was left out."""
    for id, what in exposure.receipt.options.get("without", {}).items():
        yield Section("", (Paragraph(f"Left out: {id} ({what})."),))


def _main(asked: Sequence[PositionName]) -> PositionName:
    return MAIN if MAIN in asked or not asked else asked[-1]


def _low(answers: Answers) -> tuple[int, int]:
    """Return the low end in the Middle, then in the last position; below everything where there is no range."""
    last = answers[tuple(answers)[-1]]
    low, lowest = (
        -1 if one.total is None else one.total[0] if isinstance(one.total[0], int) else _LIFE
        for one in (answers[_main(tuple(answers))], last)
    )
    return low, lowest


def _names(ids: Sequence[str], exposure: Exposure, matter: Matter) -> str:
    whole = len(ids) == 1
    return ", ".join(
        (matter.people[id].name if whole else words.surname(matter, id))
        + edition_words.mark(exposure.defendants[id].manual)
        for id in ids
    )


def _cells(answers: Answers) -> tuple[str, ...]:
    found = {position: summary(answer) for position, answer in answers.items()}
    main = found[_main(tuple(found))]
    shown = (
        f"{_months(one, main)}{words.scope(one)}{_or_accepted(answers[position])}" for position, one in found.items()
    )
    return (words.minimum_stands(main), *shown, words.weight(main, narrow=True))


def _months(one: WorksheetSummary, main: WorksheetSummary) -> str:
    """Return the months of a cell; a minimum that stands beside an unknown range has a line of its own."""
    return ranges.cell(one, lifted=main.binding != 0, table=False).replace("; ", ";\n")


def _or_accepted(answer: PositionAnswer) -> str:
    return words.or_accepted(answer.total, answer.if_accepted, table=False)


def _notes(id: str, answers: Answers, matter: Matter) -> Iterator[str]:
    """Yield the cautions under a defendant's row."""
    found = {position: summary(answer) for position, answer in answers.items()}
    unknown = {p: [text] for p, answer in answers.items() for text in [missing(answer, id, matter)] if text}
    for text, held in by_text(unknown).items():
        first = words.named(held, tuple(answers))
        yield f"{first}: {text[0].lower()}{text[1:]}." if first else f"{text}."
    ways = {p: one.if_career_offender for p, one in answers.items()}
    career = by_text({p: [words.or_higher(one.range, one)] for p, one in ways.items() if one and one.range is not None})
    if career:
        each = ((text, words.named(held, tuple(answers))) for text, held in career.items())
        said = ", ".join(f"{text} in {where}" if where else text for text, where in each)
        yield f"Career offender unknown{location(id, matter, 'career_offender')}: if so {said}."
    if any(map(_or_accepted, answers.values())):
        yield not_accepted(id, matter)
    yield from capped_by_agreement(id, matter)
    by_table = [*_by_table(found), *_disclosed(answers, location(id, matter, "disclosed_all"))]
    if by_table:
        yield " ".join(by_table)


def not_accepted(id: str, matter: Matter) -> str:
    """Return which of two ranges of a cell is with acceptance, and where it is to be recorded."""
    return f"Acceptance not recorded{location(id, matter, 'acceptance')}: none first, with it the second (§3E1.1)."


def capped_by_agreement(id: str, matter: Matter) -> Iterator[str]:
    """Yield what a type C agreement holds the sentence to, Fed. R. Crim. P. 11(c)(1)(C): no range shows it."""
    for one in matter.case.agreements:
        terms = one.stipulates
        if one.person == id and one.type == "C" and terms is not None and (terms.cap or terms.range):
            said = f"caps the sentence at {terms.cap}" if terms.cap else f"fixes {words.span(terms.range)}"
            yield f"A type C agreement {said}, if accepted: not in the range."


def location(id: str, matter: Matter, field: str = "") -> str:
    """Return where a defendant, or a field to be filled in, stands in the case file, in brackets; nothing of no file.

    Where the field is not written yet, it is said below what it is to be written: ``(case.yaml:387, under defendant)``.
    """
    person = matter.people[id]
    place = person.place_to_fill(field) if field else FieldPlace(person.location)
    at, under = place.location, f", under {place.under}" if place.under else ""
    return f" ({Path(at.file).name}:{at.line}{under})" if at is not None else ""


def missing(answer: PositionAnswer, id: str, matter: Matter) -> str:
    """Return why there is no range, and where the field is that would give one; nothing where there is a range."""
    if answer.total is not None:
        return ""
    reasons = [text.removeprefix(NOT_COMPUTED) for text in answer.open if text.startswith(NOT_COMPUTED)]
    if reasons:
        return f"Not computed: {reasons[0]}{location(id, matter)}"
    known = answer.criminal_history_category is not None
    lacks = [] if known else [f"criminal history{location(id, matter, 'criminal_history')}"]
    if answer.base_offense_level is None and answer.at_least:
        lacks.append("drug weight")
    said = [f"Unknown: {', '.join(lacks)}"] if lacks else []
    if answer.base_offense_level is None and not answer.at_least:
        said.append("no drug weight is attributed")
    text = "; ".join(said) or "unknown: offense level"
    return f"{text[0].upper()}{text[1:]}{location(id, matter) if known else ''}"


def _by_table(found: dict[PositionName, WorksheetSummary]) -> Iterator[str]:
    if not any(words.displaced(one) for one in found.values()):
        return
    said = [words.table_only(one) for one in found.values()]
    yield f"By the table alone {', '.join(dict.fromkeys(said) if len(set(said)) == 1 else said)}."


def _disclosed(answers: Answers, at: str) -> Iterator[str]:
    """Yield what the disclosure of (f)(5) would make of it: what the file says of it, and where."""
    there = {p: one.if_disclosed for p, one in answers.items() if one.if_disclosed and one.if_disclosed.range}
    if there:
        held = words.named(tuple(there), tuple(answers))
        without = ", without acceptance" if any(answers[p].if_accepted for p in there) else ""
        where = f" in {held}" if held else ""
        entered = any(answers[p].safety_valve.criteria.get(words.DISCLOSURE) == "not met" for p in there)
        said = f"{'not made' if entered else 'not entered'}{at}"
        yield f"Only (f)(5) is missing{where}, {said}: then {_others(there)}{without}."


def _others(found: Mapping[PositionName, Otherwise]) -> str:
    """Return ranges of several positions, once where they are alike, with the mark of what is at least that."""
    said = [words.or_higher(one.range, one) for one in found.values()]
    return said[0] if len(set(said)) == 1 else ", ".join(said)


def _foot(computed: dict[str, Answers], rows: Sequence[tuple[str, ...]], matter: Matter) -> Iterator[str]:
    shown = [cell for row in rows for cell in row]
    if any("+" in cell for cell in shown):
        yield or_more(computed, matter)
    whose = [words.surname(matter, id) for id, by in computed.items() if any(map(words.scope, by.values()))]
    if whose:
        yield f"{words.ON_SCOPE}: {', '.join(whose)}."
    if any("conv." in cell for cell in shown):
        yield f"conv.: {words.ALL_CONVERTED}."
    yield words.FOOT


def or_more(computed: Mapping[str, Answers], matter: Matter) -> str:
    """Say what has no weight, and how much of it would move somebody; of one defendant, whether it moves that one."""
    events = RecordIndex.of(matter).events
    several = [answer for answers in computed.values() for answer in answers.values() if answer.at_least]
    unknown = dict.fromkeys(
        id for answer in several for id, one in answer.events.items() if one.in_ and one.grams is None and id in events
    )
    listed = "; ".join(named(events[id]) for id in unknown)
    substances = {events[id].substance for id in unknown}
    if not listed or len(substances) != 1 or None in substances:
        return f"+ or higher: {f'no weight is known of {listed}' if listed else 'a weight is unknown'}."
    (substance,) = substances
    steps = [_grams(one.to_next_level.up, substance or "") for one in several if one.to_next_level.up is not None]
    known = [one for one in steps if one is not None]
    moves = ""
    nobody = "no range here" if len(computed) == 1 else "nobody"
    if steps and len(known) == len(steps):
        moves = f"; under {words.amount(str(min(known)), substance or '')} it moves {nobody}"
    return f"+ or higher: no weight is known of {listed}{moves}."


def _grams(step: Step, substance: str) -> Decimal | None:
    """Return how much of a substance makes a step; None where it would change how all is weighed."""
    if step.of == substance:
        return Decimal(step.grams)
    factor = factor_of(substance, NEWEST).ratio
    return Decimal(step.grams) * factor.denominator / factor.numerator if step.of == CONVERTED else None
