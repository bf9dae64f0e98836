"""Admissions in a simulation: what each changes, what crosses a line together, terms of the letter read otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from relcon import words
from relcon.law.letters.meanings import meanings
from relcon.law.months import number
from relcon.law.positions.options import POSITIONS
from relcon.one_page.said import NOT_ADOPTED
from relcon.proffer.admissions.answers import costing_role
from relcon.records.matter import Matter
from relcon.reports.letter_words import otherwise, outcome, step, under
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.reports.simulation_words import grouped, named, where
from relcon.results.letter import Clause
from relcon.results.simulation import AdmissionAnswer, Change, Share, Simulation

BASES: Final[Mapping[str, str]] = {
    "client": "client says",
    "hypothetical": NOT_ADOPTED,
    "corroborated": "client says, and pages show",
}
_STILL: Final = ("0", "none")
_STATES: Final = {"met": words.NOTHING_AGAINST, "not met": "fails", "unknown": "open"}


def _in_order(line: str) -> str:
    return line.replace("added first", "alone").replace("added last", "with the rest")


def signed(grams: str) -> str:
    """Return a number given as text with its sign and thousands set apart; 0 has none."""
    if grams.startswith("-"):
        return f"−{words.number(grams[1:])}"
    return words.number(grams) if grams == "0" else f"+{words.number(grams)}"


def facts(simulation: Simulation, matter: Matter, *, exact: bool = False) -> Iterator[Section]:
    """Yield what each admission changes and says, and what changes something together; nothing where there is none."""
    if simulation.admissions:
        yield Section("Each admission, if it counts", _admissions(simulation, exact))
        yield Section(
            "What each says in counsel's words (proffer file), what keeps it out of the range, what it changes",
            _texts(simulation.admissions, matter),
        )
    yield from crossing(simulation)


def crossing(simulation: Simulation) -> Iterator[Section]:
    """Yield the smallest sets of admissions that change something together; nothing where there is none."""
    if simulation.tipping_sets:
        yield Section("Admissions that change a level, a tier, the role or the safety valve", _crossing(simulation))


def _crossing(simulation: Simulation) -> tuple[Block, ...]:
    """Return each change once for each of its sets, with the positions that they hold in."""
    said: dict[str, list[str]] = {}
    for one in simulation.tipping_sets:
        listed = words.sets(one.sets, one.count, complete=one.complete)
        ends = f"{_STATES.get(one.from_, one.from_)} to {_STATES.get(one.to, one.to)}"
        said.setdefault(f"{one.line}, {ends}: {listed}", []).append(one.position)
    intro = (
        "From where none of the admissions counts. Each set, counted together, makes the change, and no part of it "
        "does. What does not count is kept out, not proved, or on a topic openly declined: never left unsaid."
    )
    items = (Paragraph(f"{text}{where(held)}", bullet=True) for text, held in said.items())
    return (Paragraph(intro), *items)


def _admissions(simulation: Simulation, exact: bool) -> tuple[Block, ...]:
    rows = []
    still = []
    for id, admission in simulation.admissions.items():
        changes = {p: (_change(admission.first.get(p)), _change(admission.last.get(p))) for p in POSITIONS}
        told = {
            p: (_disclosed(admission.first_disclosed.get(p)), _disclosed(admission.last_disclosed.get(p)))
            for p in POSITIONS
        }
        if all(cell in _STILL for pair in (*changes.values(), *told.values()) for change in pair for cell in change):
            still.append(id)
            continue
        for position, (first, last) in changes.items():
            alone, rest = told[position]
            label = id if position == POSITIONS[0] else ""
            rows.append((label, words.short(position), *first, *alone, *last, *rest))
    titles = (
        *("", "Position", "Alone:\ngrams", "levels", "months", "(f)(5)"),
        *("With the\nrest: grams", "levels", "months", "(f)(5)"),
    )
    note = (
        "Alone: where no other admission counts. With the rest: where all the others count too. Months: change of the "
        "low end of the range by the table, before a statutory minimum or maximum (§5G1.1). (f)(5): change of the low "
        "end of the range that a full disclosure leaves, the safety valve and the minimum in it."
    )
    without = (
        (Paragraph(f"No change in any position, alone or with the rest: {words.ids(still)}. Reasons stand below."),)
        if still
        else ()
    )
    first_and_last = Table(columns(*titles, right=range(2, 10)), tuple(rows))
    return (Paragraph(note), first_and_last, *without, *(_shares(simulation) if exact else ()))


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
    months = "–" if change.months is None else f"{change.months:+d}".replace("-", "−") if change.months else "0"
    return (grams, "–" if change.levels is None else words.levels(change.levels), months)


def _disclosed(change: Change | None) -> tuple[str]:
    """Return by how many months the low end after a full disclosure changes, in a cell."""
    before, after = (None, None) if change is None else (change.final_before, change.final_after)
    if before is None or after is None:
        return ("–",)
    months = number(after) - number(before)
    return (f"{months:+d}".replace("-", "−") if months else "0",)


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
            where.setdefault(f"{grams} g, levels {levels}, months {months}{notes}", []).append(named(place))
        parts = (f"{text} [{', '.join(held)}]" for text, held in where.items())
        yield f"Lead {id} alone, where the letter is honored: {'; '.join(parts)}"


def _reasons(admission: AdmissionAnswer, matter: Matter) -> Iterator[str]:
    """Yield each reason once, with the positions in which it is one."""
    held: dict[str, list[str]] = {}
    for position, texts in admission.reasons.items():
        for text in texts:
            held.setdefault(words.plainly(text, matter), []).append(position)
    yield from (f"{text}{where(positions)}" for text, positions in held.items())


def _texts(admissions: Mapping[str, AdmissionAnswer], matter: Matter) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for id, admission in admissions.items():
        blocks.append(Paragraph(f"{id} ({BASES.get(admission.basis, admission.basis)}): {admission.says}", bullet=True))
        blocks += [Paragraph(text, indent=2) for text in details(admission, matter)]
    return tuple(blocks)


def details(admission: AdmissionAnswer, matter: Matter) -> Iterator[str]:
    """Yield what is told of an admission beside its words: what keeps it out of the range, what it changes, and why."""
    said = grouped({named(position): text for position, text in admission.protected.items()})
    only = len(said) == 1
    parts = [text if only else f"{text} [{', '.join(held)}]" for text, held in said.items()]
    if parts:
        yield f"In the range: {'; '.join(parts)}"
    yield from (f"If it counts: {_in_order(line)}" for line in admission.crosses)
    yield from (f"Why: {text}" for text in _reasons(admission, matter))
    if admission.narrows:
        narrower = (f"{record} for {', '.join(old)}" for record, old in admission.narrows.items())
        yield f"Narrows the record, and moves the other way: {'; '.join(narrower)}"
    if admission.new_charges:
        yield f"Could support what is not charged: {'; '.join(admission.new_charges)}"
    if admission.known:
        yield f"Known or provable without it: {'; '.join(admission.known)}"
    yield from (*_provable(admission), *_leads(admission))


INTRO = (
    "Low end in months as the letter stands, and if the term read otherwise. In parentheses the low end by the table, "
    "where the statutory minimum hides the change (§5G1.1). Empty: no change."
)


def letter_terms(simulation: Simulation, matter: Matter) -> Iterator[Section]:
    """Yield the terms on which a low end turns; nothing where the client speaks under no letter."""
    if simulation.clauses:
        yield Section("Letter: the low end if this term read otherwise", tuple(_blocks(simulation, matter)))


def _blocks(simulation: Simulation, matter: Matter) -> Iterator[Block]:
    telling = [one for one in simulation.clauses if one.worlds or one.if_complete]
    if telling:
        costly = costing_role(simulation.admissions)
        yield Paragraph(INTRO)
        yield _clause_table(telling, matter, costly)
        worlds = [cells for one in telling for of in (one.worlds, one.if_complete) for cells in of.values()]
        yield from map(Paragraph, under((cell for cells in worlds for cell in cells.values()), costly))
    moving = {name for one in telling for name in one.stands}
    quiet = ", ".join(meaning.title for name, meaning in meanings().items() if name not in moving)
    yield Paragraph(f"No low end here turns on any other reading of: {quiet}.")


def _clause_table(found: Sequence[Clause], matter: Matter, costly: Sequence[str]) -> Table:
    rows = []
    for one in found:
        terms = change(one, matter)
        for worlds, besides in ((one.worlds, ""), (one.if_complete, ", if all is told")):
            for world, cells in worlds.items():
                cell = (step(cells.get(position), costly).replace(" (", "\n(") for position in POSITIONS)
                rows.append((terms, f"{outcome(world)}{besides}", *cell))
                terms = ""
    return Table(
        columns("Term: as it stands to otherwise", "Outcome", *(words.short(p) for p in POSITIONS)), tuple(rows)
    )


def change(clause: Clause, matter: Matter) -> str:
    """Return the terms with how they stand and how they are read here; two that must change together."""
    return " and ".join(
        otherwise(clause.model_copy(update={"otherwise": {name: clause.otherwise[name]}}), matter)
        if name == "topics.out" and clause.otherwise[name] != "silent"
        else f"{meanings()[name].title}: {stands} to {clause.otherwise[name]}".replace("_", " ")
        for name, stands in clause.stands.items()
    )
