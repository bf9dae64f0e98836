"""One defendant's worksheet on one screen: what decides it, line by line, and what separates the positions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from relcon import words
from relcon.law.positions.quantity_rules import quantity_rule_in_short
from relcon.law.usc.whose_quantity import by_weight
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.disclosed_report import disclosed_line
from relcon.reports.exposure_report import (
    Answers,
    by_text,
    closing,
    criteria,
    flat_table,
    line_cell,
    merged_lines,
    positions_of,
)
from relcon.reports.overview_report import capped_by_agreement, left_out, missing, or_more
from relcon.reports.report import Block, Column, Paragraph, Report, Section, Table
from relcon.reports.screen import most
from relcon.reports.separations import SHOWN, separations
from relcon.results.exposure import DefendantAnswer, Exposure, Line, PositionAnswer, Step
from relcon.results.separation import Otherwise
from relcon.results.summary import WorksheetSummary, summary

NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "§2D1.1(b)(1)": "Weapon",
        "§2D1.1(b)(2)": "Violence",
        "§2D1.1(b)(12)": "Premises",
        "§2D1.1(b)(18)": "Safety valve",
        "§3B1.3": "Trust or skill",
        "§3C1.1": "Obstruction",
        "§3E1.1": "Acceptance",
        "§4B1.1": "Career offender",
        "§4C1.1": "Zero-point offender",
    }
)
"""What a line is about, by its cite; a line that is not named here is printed by its cite."""
APART: Final = ("USSG §3B1.1", "USSG §3B1.2", "USSG §3D1.2(d)", "USSG §4A1.1", "USSG §5G1.1", "USSG §5G1.2")
"""Lines that have a row of their own, or move nothing."""
LEVELED: Final = ("USSG §2", "USSG §3", "USSG §4")
"""How the cite of a line begins that may move the offense level."""
BESIDE: Final = "USSG §3E1.1"
SAFETY_VALVE: Final = "USSG §2D1.1(b)(18)"
_ROW = tuple[str, ...]


def worksheet_report(exposure: Exposure, matter: Matter, exact: bool = False) -> Report:
    """Return the report of ``relcon exposure`` on one defendant: with as many separations as a screen holds.

    Parameters
    ----------
    exposure, matter
        The answer, of one defendant; for names and pages.
    exact
        Whether weights are printed with every digit.
    """
    return most(lambda number: _report(exposure, matter, exact, number), SHOWN)


def _report(exposure: Exposure, matter: Matter, exact: bool, number: int) -> Report:
    ((id, found),) = exposure.defendants.items()
    answers = positions_of(found, disclosed=exposure.presentence is not None)
    blocks = _blocks(exposure, id, answers, matter, exact, number) if answers else ()
    last = "Every line, pages: --why." + ("" if exact else " All digits: --exact.")
    return Report(
        title=edition_words.title(matter, exposure, f"{words.person(matter, id)}{edition_words.mark(found.manual)}"),
        sections=(*left_out(exposure), Section("", tuple(blocks))),
        flat=flat_table(exposure),
        warnings=edition_words.cautions(exposure.receipt, matter),
        closing=(f"{last} {closing(exposure.receipt)}",),
        assumed="",
        sheet=True,
    )


def _blocks(exposure: Exposure, id: str, answers: Answers, matter: Matter, exact: bool, number: int) -> Iterator[Block]:
    found = {position: summary(answer) for position, answer in answers.items()}
    yield Paragraph(_lead(answers, found, id, matter))
    yield from (Paragraph(text) for text in capped_by_agreement(id, matter))
    rows = [*_months(answers, found), *_levels(answers, found, exact)]
    heads = (Column(""), *(Column(answers.head(position)) for position in answers), Column(""))
    yield Table(heads, tuple(rows))
    if exposure.presentence is not None:
        yield Paragraph(disclosed_line(exposure.presentence))
    yield from (Paragraph(text, indent=2) for text in _tier(id, exposure.defendants[id], matter))
    separate = list(separations(exposure.separates.get(id, ()), id, answers, matter, number))
    if separate:
        yield Paragraph("What separates the positions, most months first (low end by the table)")
        yield from separate
    if any(answer.quantities for answer in answers.values()):
        yield Table(tuple(Column("") for _ in range(3)), tuple(_up_and_down(answers)))
    steps = (step for answer in answers.values() for step in (answer.to_next_level.up, answer.to_next_level.down))
    told = any(len(one.quantities) > 1 for one in found.values())  # by a row of its own
    if not told and any(step is not None and step.of == CONVERTED for step in steps):
        yield Paragraph(f"converted: {words.ALL_CONVERTED}.")
    yield Paragraph(f"Safety valve: {_valve(answers)}")
    if any(one.at_least for one in found.values()):
        yield Paragraph(or_more({id: answers}, matter))
    if any(map(words.scope, found.values())):
        yield Paragraph(f"{words.ON_SCOPE}.")


def _lead(answers: Answers, found: Mapping[PositionName, WorksheetSummary], id: str, matter: Matter) -> str:
    """Return the answer in a sentence: the ranges, and what decides them."""
    unknown = {p: [text] for p, answer in answers.items() for text in [missing(answer, id, matter)] if text}
    if unknown:
        said = [
            f"{answers.named(held) or 'No range'}: {text[0].lower()}{text[1:]}"
            for text, held in by_text(unknown).items()
        ]
        return f"{'; '.join(said)}."
    shown = [f"{words.or_higher(one.total, one)}" for one in found.values()]
    ranges = shown[0] if len(set(shown)) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    displaced = [p for p, one in found.items() if words.displaced(one)]
    held = [p for p in displaced if found[p].binding in (None, *(found[p].range or ())[1:])]
    cut = [p for p in displaced if p not in held]
    if not displaced:
        after = ", with a consecutive term after it" if any(one.total != one.range for one in found.values()) else ""
        return f"{ranges}: by the table, within the statutory limits{after}."
    basis = found[displaced[0]].basis
    what = "the minimum as charged" if basis == "charged" else f"the minimum {basis or ''}".rstrip()
    said = []
    if held:
        where = answers.named(held)
        said.append(f"decides{f' in {where}' if where else ''}, not the table")
    if cut:
        where = answers.named(cut)
        said.append(f"cuts off the low end of the table{f' in {where}' if where else ''}")
    return f"{ranges}: {what} {'; it '.join(said)}."


def _months(answers: Answers, found: Mapping[PositionName, WorksheetSummary]) -> Iterator[_ROW]:
    yield ("By the table alone", *(f"{words.table_only(one)}{words.scope(one)}" for one in found.values()), "")
    yield from _otherwise("With full disclosure, (f)(5)", answers, lambda one: one.if_disclosed)
    tiers = dict.fromkeys(one.if_supported.tier for one in answers.values() if one.if_supported)
    for tier in tiers:
        title = f"On {(tier or '').removeprefix('841').removeprefix('960')}, no disclosure"
        yield from _otherwise(title, answers, partial(_supported, tier))
    yield from _otherwise("With acceptance, not recorded", answers, lambda one: one.if_accepted)
    yield from _otherwise("If a career offender", answers, lambda one: one.if_career_offender)


def _supported(tier: str | None, one: PositionAnswer) -> Otherwise | None:
    return one.if_supported if one.if_supported is not None and one.if_supported.tier == tier else None


def _otherwise(title: str, answers: Answers, of: Callable[[PositionAnswer], Otherwise | None]) -> Iterator[_ROW]:
    """Yield the row of what each position comes to otherwise, if any does; blank where nothing would change."""
    found = [of(answer) for answer in answers.values()]
    there = [one for one in found if one is not None and one.range is not None]
    if not there:
        return
    remark = ""
    if there[0].tier is not None:
        remark = f"{_years(there[0].minimum)}–{_years(there[0].maximum)} years"
    elif all(one.minimum not in (None, 0) and one.binding == 0 for one in there):
        remark = "minimum lifted"
    yield title, *("" if one is None else words.or_higher(one.range, one) for one in found), remark


def _years(months: object) -> str:
    return str(months // 12) if isinstance(months, int) else str(months)


def _levels(answers: Answers, found: Mapping[PositionName, WorksheetSummary], exact: bool) -> Iterator[_ROW]:
    bases = {one.basis for one in found.values()}
    basis = bases.pop() if len(bases) == 1 else None
    lifted = all(one.minimum not in (None, 0) and one.binding == 0 for one in found.values())
    stands = [{"charged": "as charged"}.get(basis, basis)] if basis is not None else []
    title = ", ".join(["Statutory minimum" if not lifted else "Minimum", *stands, *(["lifted"] if lifted else [])])
    least = (
        "unknown"
        if one.minimum is None
        else words.minimum(one.minimum)
        if lifted
        else words.minimum_left(one.minimum, one.binding)
        for one in found.values()
    )
    yield (title, *least, "")
    yield from _weights(found, exact)
    yield ("Base offense level, §2D1.1(a)", *(words.level(one.base_offense_level) for one in found.values()), "")
    lines = merged_lines(answers)
    yield from (_line(cite, of, answers) for cite, of in lines.items() if _shown(cite, of, answers) and cite != BESIDE)
    roles = (answer.role.aggravating or answer.role.mitigating for answer in answers.values())
    yield ("Role, §§3B1.1, 3B1.2", *(words.levels(one) for one in roles), "")
    if BESIDE in lines:
        yield _line(BESIDE, lines[BESIDE], answers)
    yield ("Total offense level", *(words.level(one.total_offense_level) for one in found.values()), "")
    said = next((one.why.partition(":")[0] for one in lines.get("USSG §4A1.1", {}).values()), "")
    points = re.match(r"\d+ (criminal history )?points?", said)
    history = (one.criminal_history_category or "unknown" for one in found.values())
    yield ("Criminal history", *history, points[0].replace("criminal history ", "") if points else "")
    limited = lines.get("USSG §5G1.1", {})
    yield (
        "Guideline range, §5G1.1",
        *(f"{words.or_higher(one.range, one)} {_subsection(limited.get(p))}".rstrip() for p, one in found.items()),
        "",
    )
    if any(one.total != one.range for one in found.values()):
        yield ("With consecutive terms", *(words.span(one.total) for one in found.values()), "")


def _weights(found: Mapping[PositionName, WorksheetSummary], exact: bool) -> Iterator[_ROW]:
    """Yield a row for each substance, and one of all together where a position has several."""
    for place, id in enumerate(dict.fromkeys(id for one in found.values() for id in one.quantities)):
        cells = (_amount(one.quantities.get(id, ""), id, one.at_least, exact) for one in found.values())
        yield (f"{'  ' if place else 'Drug weight, '}{words.substance(id)}", *cells, "")
    if not any(one.quantities for one in found.values()):
        yield ("Drug weight", *("unknown" if one.at_least else "none" for one in found.values()), "")
    if any(len(one.quantities) > 1 for one in found.values()):
        together = (
            _amount(one.converted_grams or "", CONVERTED, one.at_least, exact) if len(one.quantities) > 1 else ""
            for one in found.values()
        )
        yield ("  converted drug weight", *together, "§2D1.1 n.8(D)")


def _amount(grams: str, id: str, at_least: bool, exact: bool) -> str:
    if not grams:
        return ""
    said = f"{words.number(grams)} {words.unit(id)}" if exact else words.amount(grams, id)
    return f"{said}{'+' if at_least else ''}"


def _shown(cite: str, of: Mapping[PositionName, Line], answers: Answers) -> bool:
    """Return whether a line changes the level in some position, or is open there, or waits for the disclosure alone."""
    waits = cite == SAFETY_VALVE and _waiting(answers)
    moves = any((line.applied and line.levels) or line.open for line in of.values())
    return cite.startswith(LEVELED) and cite not in APART and (bool(waits) or moves)


def _waiting(answers: Answers) -> list[PositionName]:
    """Return the positions in which only the disclosure of (f)(5) is missing."""
    return [p for p, answer in answers.items() if words.available(summary(answer)) == words.ONLY_DISCLOSURE]


def _line(cite: str, of: Mapping[PositionName, Line], answers: Answers) -> _ROW:
    at = cite.removeprefix("USSG ")
    title = f"{NAMES[at]}, {at}" if at in NAMES else at
    remark = ""
    if cite == BESIDE and any(line.levels == -3 for line in of.values()):
        remark = "third: on motion"
    elif at == "§4C1.1" and any(line.applied and line.levels for line in of.values()):
        remark = "assumed: no terrorism, hardship, hate crime"
    elif cite == SAFETY_VALVE and (_waiting(answers) or any(line.open for line in of.values())):
        remark = "−2 with (f)(5)"
    cells = {position: line_cell(of.get(position)) for position in answers}
    if cite == SAFETY_VALVE:
        cells |= dict.fromkeys((p for p in _waiting(answers) if cells[p] in ("open", "no")), "not yet")
    return (title, *("none" if cell in ("no", "–") else cell for cell in cells.values()), remark)


def _subsection(line: Line | None) -> str:
    """Return whether a statutory limit is the whole range: ``minimum`` under (b), ``maximum`` under (a)."""
    start = line.why.partition(" ")[0] if line is not None and line.applied else ""
    return {"(a)": "maximum", "(b)": "minimum"}.get(start, "")


def _tier(id: str, found: DefendantAnswer, matter: Matter) -> Iterator[str]:
    """Say which tier the weight supports beside the one charged, and once whose weight the circuit looks at."""
    answers = positions_of(found)
    name = words.surname(matter, id)
    there = {p: [one.if_supported.tier or ""] for p, one in answers.items() if one.if_supported and one.range}
    said = []
    for tier, held in by_text(there).items():
        where = answers.named(held)
        charged = answers[held[0]].statutory.charged_tier
        said.append(f"{name}'s own weight supports §{tier}{f' in {where}' if where else ''}; charged: §{charged}.")
    part = matter.people[id].defendant
    counts = tuple(count for count in part.counts if count.live) if part is not None else ()
    minimum = any(one.statutory.minimum for one in answers.values())
    if minimum and found.edition is not None and by_weight(counts, found.edition):
        rule = quantity_rule_in_short(matter.circuit)
        said.append(f"{rule}." if said else f"Minimum, {rule}.")
    if said:
        yield " ".join(said)


def _up_and_down(answers: Answers) -> Iterator[_ROW]:
    texts: dict[PositionName, list[str]] = {}
    for position, answer in answers.items():
        up, down = answer.to_next_level.up, answer.to_next_level.down
        if not answer.quantities:
            texts[position] = ["a weight is unknown" if answer.at_least else "no drug weight is attributed"]
            continue
        none = words.no_more(capped=bool(answer.role.mitigating))
        more = f"{words.more(up.grams, up.of)} {_drug(up)} more, {up.level}" if up else none
        of = f" {_drug(down)}" if down is not None and (up is None or up.of != down.of) else ""
        less = f"{words.less(down.grams, down.of)}{of} less, {down.level}" if down else words.NO_LESS
        texts[position] = [f"{more}; {less}"]
    for place, (text, held) in enumerate(by_text(texts).items()):
        yield ("" if place else "Up and down", answers.named(held) or "Each", text)


def _drug(step: Step) -> str:
    """Return of what a step to another level is: the drug, or converted weight."""
    return "converted" if step.of == CONVERTED else words.substance(step.of, narrow=True)


def _valve(answers: Answers) -> str:
    """Return how each criterion stands, those alike together, those of one position with its name."""
    texts: dict[str, dict[str, list[PositionName]]] = {}
    for position, answer in answers.items():
        for one, said in criteria(answer).items():
            texts.setdefault(one, {}).setdefault(said, []).append(position)
    alike: dict[str, list[str]] = {}
    but: dict[str, list[str]] = {}
    for one, by in texts.items():
        for text, held in by.items():
            where = answers.named(held)
            if where and text != words.NOTHING_AGAINST:
                but.setdefault(f"in {where}: {text}", []).append(one)
            else:
                alike.setdefault(text, []).append(one)
    told = {text: f"{_criteria(numbers)} {text}" for text, numbers in alike.items()}
    apart = [f"{_criteria(numbers)} {text}" for text, numbers in but.items()]
    if words.NOTHING_AGAINST in told:
        told[words.NOTHING_AGAINST] = ", but ".join([told[words.NOTHING_AGAINST], *apart])
        apart = []
    return " · ".join([*told.values(), *apart])


def _criteria(numbers: list[str]) -> str:
    """Return criteria by number: ``(f)(2)–(4)``, ``(f)(3), (4)``."""
    return f"(f)({words.ids(numbers).replace('–', ')–(').replace(', ', '), (')})"
