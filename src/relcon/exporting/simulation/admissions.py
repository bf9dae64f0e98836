"""Each admission, if it counts: first, last and on average; what it says, how it is protected, what it crosses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relcon import words
from relcon.exporting.report import Block, Paragraph, Section, Table, columns
from relcon.exporting.simulation.signs import position as named
from relcon.exporting.simulation.signs import signed
from relcon.law.positions.options import POSITIONS
from relcon.results.simulation import AdmissionAnswer, Change, Share, Simulation


def admissions(simulation: Simulation) -> Iterator[Section]:
    """Yield what each admission changes, and what each says; nothing where there is none."""
    if simulation.admissions:
        yield Section("Each admission, if it counts", _admissions(simulation))
        yield Section("What each says, how it is protected, what it crosses", _texts(simulation.admissions))


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
    taken = next(
        (one.sampled for a in simulation.admissions.values() for one in a.shapley.values() if one.sampled), None
    )
    if taken is not None:
        note += (
            f" Sampled, where ± stands: {taken.orders} of the orders, drawn by chance (seed {taken.seed}); ± is the "
            "standard error of the mean."
        )
    titles = ("", "Position", "Average share:\nconverted grams", "levels", "months")
    return (Paragraph(""), Paragraph(note), Table(columns(*titles, right=range(2, 5)), tuple(rows)))


def _share(share: Share, name: str) -> str:
    value: str | None = getattr(share, name)
    if value is None:
        return "–"
    written = signed(value)
    if share.sampled is not None:
        return f"{written} ± {share.sampled.standard_error[name]}"
    return f"about {written}" if name in share.rounded else written


def _change(change: Change | None) -> tuple[str, str, str]:
    if change is None:
        return ("–", "–", "–")
    grams = "–" if change.grams is None else signed(change.grams)
    months = "–" if change.months is None else f"{change.months:+d}" if change.months else "0"
    return (grams, "–" if change.levels is None else words.levels(change.levels), months)


def _provable(admission: AdmissionAnswer) -> Iterator[str]:
    where: dict[str, list[str]] = {}
    for place, answer in admission.provable.items():
        where.setdefault(answer, []).append(named(place))
    if where:
        parts = (answer if len(where) == 1 else f"{answer} [{', '.join(held)}]" for answer, held in where.items())
        yield f"Provable without it: {'; '.join(parts)}"


def _leads(admission: AdmissionAnswer) -> Iterator[str]:
    """Yield what each lead alone may bring, once for the positions in which it is the same."""
    for id, changes in admission.leads.items():
        where: dict[str, list[str]] = {}
        for place, change in changes.items():
            grams, levels, months = _change(change)
            notes = f" ({'; '.join(change.open)})" if change.open else ""
            where.setdefault(f"{grams} g, {levels} levels, {months} months{notes}", []).append(named(place))
        parts = (f"{text} [{', '.join(held)}]" for text, held in where.items())
        yield f"Lead {id} alone, beside the world protected: {'; '.join(parts)}"


def _texts(admissions: Mapping[str, AdmissionAnswer]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for id, admission in admissions.items():
        blocks.append(Paragraph(f"{id} ({admission.basis}): {admission.says}", bullet=True))
        said: dict[str, list[str]] = {}
        for position, text in admission.protected.items():
            said.setdefault(text, []).append(named(position))
        only = len(said) == 1
        parts = [text if only else f"{text} [{', '.join(held)}]" for text, held in said.items()]
        if parts:
            blocks.append(Paragraph(f"Protection: {'; '.join(parts)}", indent=2))
        blocks += [Paragraph(f"If counted, crosses: {line}", indent=2) for line in admission.crosses]
        if admission.narrows:
            narrower = (f"{record} for {', '.join(old)}" for record, old in admission.narrows.items())
            blocks.append(Paragraph(f"Narrows the record, and moves the other way: {'; '.join(narrower)}", indent=2))
        if admission.new_charges:
            listed = "; ".join(admission.new_charges)
            blocks.append(Paragraph(f"Could support what is not charged: {listed}", indent=2))
        if admission.known:
            blocks.append(Paragraph(f"Known or provable without it: {'; '.join(admission.known)}", indent=2))
        blocks += [Paragraph(text, indent=2) for text in (*_provable(admission), *_leads(admission))]
    return tuple(blocks)
