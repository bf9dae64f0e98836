"""A proffer world by world: the client's range and minimum, each admission, whom the client implicates."""

from __future__ import annotations

from collections.abc import Mapping

from relcon.exporting import edition_words, words
from relcon.exporting.exposure_report import closing
from relcon.exporting.report import Block, Paragraph, Report, Section, Table, columns
from relcon.law.positions.options import POSITIONS
from relcon.records.matter import Matter
from relcon.results.exposure import DefendantAnswer, Manual, PositionAnswer
from relcon.results.simulation import AdmissionAnswer, Change, Share, Simulation

WORLDS = {
    "trial": "trial",
    "silent": "plea, no statement (before)",
    "safety_valve_only": "safety-valve disclosure only",
    "protected": "proffer, letter as written",
    "derivative": "and what leads may show",
    "unprotected": "proffer, nothing protected",
    "triggered_trial": "trial, letter's triggers met",
    "triggered_sentencing": "triggers at sentencing",
    "breach": "breach: falsehood",
    "breach_refusal": "breach: refusal",
    "breach_new_crime": "breach: new crime",
    "leak": "facts others may supply",
    "agreed": "the plea agreement's terms",
}


def simulation_report(simulation: Simulation, matter: Matter, defendants: tuple[str, ...] = ()) -> Report:
    """Return the report of ``relcon simulate``.

    Parameters
    ----------
    simulation
        The answer.
    matter
        For names.
    defendants
        Others whose worlds are tabled too.
    """
    manuals = {id: one.manual for world in simulation.worlds.values() for id, one in world.defendants.items()}
    client = edition_words.person(matter, simulation.client, manuals.get(simulation.client))
    sections = [Section(f"{client}: world by world, in months", _worlds(simulation, simulation.client))]
    for other in dict.fromkeys(defendants):
        if other != simulation.client:
            title = f"{edition_words.person(matter, other, manuals.get(other))}: world by world, in months"
            sections.append(Section(title, _worlds(simulation, other)))
    if simulation.admissions:
        sections.append(Section("Each admission, if it counts", _admissions(simulation)))
        sections.append(Section("What each says, how it is protected, what it crosses", _texts(simulation.admissions)))
    if simulation.tipping_sets:
        sections.append(Section("Facts that, if counted, cross a line", _crossing(simulation)))
    if simulation.others:
        sections.append(Section("Whom the client implicates", _others(simulation, matter, manuals)))
    if simulation.flags:
        sections.append(Section("Flags", tuple(Paragraph(text, bullet=True) for text in simulation.flags)))
    sections.append(Section("Still open", tuple(Paragraph(text, bullet=True) for text in _open(simulation))))
    session = f"; sessions up to {simulation.session}" if simulation.session is not None else ""
    return Report(
        title=f"Proffer simulation: {client}{session}",
        sections=tuple(sections),
        flat=_flat(simulation),
        warnings=simulation.receipt.warnings,
        closing=(
            "No world is advised or advised against: whether to proffer is counsel's decision.  [            ]",
            f"Positions: {words.titles(POSITIONS)}.",
            closing(simulation.receipt),
        ),
    )


def _open(simulation: Simulation) -> list[str]:
    """Return what was left open, each text once with the worlds that it belongs to."""
    said: dict[str, list[str]] = {}
    for id, world in simulation.worlds.items():
        for text in world.open:
            said.setdefault(text, []).append(id)
    return [*(f"{', '.join(worlds)}: {text}" for text, worlds in said.items()), *simulation.open]


def _worlds(simulation: Simulation, defendant: str) -> tuple[Block, ...]:
    rows = []
    for id in sorted(simulation.worlds, key=lambda world: list(WORLDS).index(world)):
        found = simulation.worlds[id].defendants.get(defendant)
        cells = _cells(found) if found is not None and found.positions else ("–", "–", "–", "–", "not computed")
        rows.append((f"{id}\n  {WORLDS[id]}", *cells))
    titles = ("World", "Min.", *(words.narrow(p) for p in POSITIONS), "Safety valve\n(Middle)")
    return (Table(columns(*titles), tuple(rows)), Paragraph("Safety valve: the criteria that are not met, or unknown."))


def _cells(found: DefendantAnswer) -> tuple[str, ...]:
    answers: Mapping[str, PositionAnswer] = found.positions
    middle = answers.get("psr") or next(iter(answers.values()))
    lifted = "\nlifted" if middle.safety_valve.eligible == "yes" and middle.statutory.minimum not in (0, None) else ""
    ranges = (words.span(answers[p].range) if p in answers else "–" for p in POSITIONS)
    return (words.minimum(middle.statutory.minimum) + lifted, *ranges, failing(middle))


def failing(answer: PositionAnswer) -> str:
    """Return the safety-valve criteria that are not met, or unknown."""
    return "\n".join(words.failing(answer.safety_valve.criteria)) or "met"


def _admissions(simulation: Simulation) -> tuple[Block, ...]:
    rows = []
    still = []
    for id, admission in simulation.admissions.items():
        changes = {p: (_change(admission.first.get(p)), _change(admission.last.get(p))) for p in POSITIONS}
        if all(cell == "0" for pair in changes.values() for change in pair for cell in change):
            still.append(id)
            continue
        for position, (first, last) in changes.items():
            rows.append((id if position == POSITIONS[0] else "", words.short(position), *first, *last))
    titles = ("", "Position", "First:\ngrams", "levels", "months", "Last:\ngrams", "levels", "months")
    note = (
        "First: added to nothing else. Last: added to all the others. Months: change of the low end of the range by "
        "the table, before a statutory minimum or maximum (§5G1.1); criterion 5 held as it is."
    )
    without = (Paragraph(f"No change in any position, first or last: {', '.join(still)}."),) if still else ()
    first_and_last = Table(columns(*titles, right=range(2, 8)), tuple(rows))
    return (Paragraph(note), first_and_last, *without, *_shares(simulation))


def _shares(simulation: Simulation) -> tuple[Block, ...]:
    rows = []
    for id, admission in simulation.admissions.items():
        label = id
        for position in POSITIONS:
            share = admission.shapley.get(position)
            if share is None or all(value == "0" for value in (share.converted_grams, share.levels, share.months)):
                continue
            cells = (_share(share, name) for name in ("converted_grams", "levels", "months"))
            rows.append((label, words.short(position), *cells))
            label = ""
    if not rows:
        return ()
    note = (
        "Average share: what an admission changes, averaged over every order in which the admissions could come to "
        "count; the shares add up to the whole. Months: of the low end."
    )
    titles = ("", "Position", "Average share:\nconverted grams", "levels", "months")
    return (Paragraph(""), Paragraph(note), Table(columns(*titles, right=range(2, 5)), tuple(rows)))


def _share(share: Share, name: str) -> str:
    value: str | None = getattr(share, name)
    if value is None:
        return "–"
    written = _signed(value)
    return f"about {written}" if name in share.rounded else written


def _crossing(simulation: Simulation) -> tuple[Block, ...]:
    """Return each line once for each of its sets, with the positions that they hold in."""
    said: dict[str, list[str]] = {}
    for one in simulation.tipping_sets:
        listed = words.sets(one.sets, one.count, complete=one.complete)
        said.setdefault(f"{one.line}, {one.from_} to {one.to}: {listed}", []).append(one.position)
    intro = (
        "From where none of the admissions counts. Each set, counted together, crosses the line, and no part of it "
        "does. What does not count is protected, not proved, or on a topic openly declined: never left unsaid."
    )
    items = (Paragraph(f"{text}{_where(held)}", bullet=True) for text, held in said.items())
    return (Paragraph(intro), *items)


def _change(change: Change | None) -> tuple[str, str, str]:
    if change is None:
        return ("–", "–", "–")
    grams = "–" if change.grams is None else _signed(change.grams)
    months = "–" if change.months is None else f"{change.months:+d}" if change.months else "0"
    return (grams, "–" if change.levels is None else words.levels(change.levels), months)


def _signed(grams: str) -> str:
    if grams.startswith("-"):
        return f"-{words.number(grams[1:])}"
    return words.number(grams) if grams == "0" else f"+{words.number(grams)}"


def _texts(admissions: Mapping[str, AdmissionAnswer]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for id, admission in admissions.items():
        blocks.append(Paragraph(f"{id} ({admission.basis}): {admission.says}", bullet=True))
        said: dict[str, list[str]] = {}
        for position, text in admission.protected.items():
            said.setdefault(text, []).append(_position(position))
        only = len(said) == 1
        parts = [text if only else f"{text} [{', '.join(held)}]" for text, held in said.items()]
        if parts:
            blocks.append(Paragraph(f"Protection: {'; '.join(parts)}", indent=2))
        blocks += [Paragraph(f"If counted, crosses: {line}", indent=2) for line in admission.crosses]
        if admission.known:
            blocks.append(Paragraph(f"Known or provable without it: {'; '.join(admission.known)}", indent=2))
    return tuple(blocks)


def _position(name: str) -> str:
    return next((words.short(p) for p in POSITIONS if p == name), name)


def _where(positions: list[str]) -> str:
    return "" if len(positions) == len(POSITIONS) else f" [{', '.join(map(_position, positions))}]"


def _others(simulation: Simulation, matter: Matter, manuals: Mapping[str, Manual | None]) -> tuple[Block, ...]:
    rows = []
    for id, positions in simulation.others.items():
        label = edition_words.person(matter, id, manuals.get(id))
        for position, change in positions.items():
            grams, levels, months = (change.get(key) for key in ("converted_grams", "levels", "months"))
            if any(value not in (None, "0") for value in (grams, levels, months)):
                weight = "open" if grams is None else _signed(grams.removeprefix("+"))
                rows.append((label, _position(position), weight, levels or "open", months or "open"))
                label = ""
    if not rows:
        return (Paragraph("The admissions change nobody else's weight, level or low end."),)
    titles = ("Person", "Position", "Converted\ngrams", "levels", "months")
    meaning = (
        "If the client's statement is evidence. Months: change of the low end of the range by the table, before a "
        "statutory minimum or maximum (§5G1.1)."
    )
    return (Paragraph(meaning), Table(columns(*titles, right=range(2, 5)), tuple(rows)))


def _flat(simulation: Simulation) -> Table:
    rows = []
    for world, answer in simulation.worlds.items():
        for defendant, found in answer.defendants.items():
            if not found.positions:
                rows.append((world, defendant, *("" for _ in range(6)), *edition_words.cells(found.manual)))
            for position, a in found.positions.items():
                low, high = a.range or ("", "")
                total = "" if a.total_offense_level is None else str(a.total_offense_level)
                least = "" if a.statutory.minimum is None else str(a.statutory.minimum)
                said = failing(a).replace("\n", "; ")
                manual = edition_words.cells(found.manual)
                rows.append((world, defendant, position, total, least, str(low), str(high), said, *manual))
    titles = ("world", "defendant", "position", "total_offense_level", "minimum", "low", "high", "safety_valve")
    return Table(columns(*titles, "edition", "edition_note"), tuple(rows))
