"""Other people in a simulation: who is implicated, who could implicate the client, what is told, what a trial opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.one_page.said import cited
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.report import Block, Paragraph, Section, Table, columns
from relcon.reports.simulation_admissions import signed
from relcon.reports.simulation_words import manuals, named
from relcon.results.exposure import Manual
from relcon.results.lock_in import LockIn, Opening, TheoryAnswer
from relcon.results.others import CouldSay, Implicated, OtherAnswer
from relcon.results.simulation import Simulation
from relcon.results.value import Ahead, Novelty, Speaker, Stated, Value


def others(simulation: Simulation, matter: Matter) -> Iterator[Section]:
    """Yield what the client's statement changes for everyone else, and what they could say of the client."""
    if simulation.others:
        yield Section("Whom the client implicates", tuple(_implicated(simulation, matter, manuals(simulation))))
    if any(one.could_say for one in simulation.others.values()):
        yield Section("Who could implicate the client", tuple(_could_say(simulation, matter)))
    if any(one.may_supply or one.proffered for one in simulation.others.values()):
        yield Section("Facts others may supply", tuple(may_supply(simulation, matter)))


def _implicated(simulation: Simulation, matter: Matter, manuals: Mapping[str, Manual | None]) -> Iterator[Block]:
    rows = []
    for id, other in simulation.others.items():
        label = edition_words.person(matter, id, manuals.get(id))
        for worlds, position, change in alike(other.implicated):
            if any(value not in (None, "0") for value in (change.converted_grams, change.levels, change.months)):
                weight = "open" if change.converted_grams is None else signed(change.converted_grams.removeprefix("+"))
                place = f"{named(position)}{worlds}"
                told = ((value or "open").replace("-", "−") for value in (change.levels, change.months))
                rows.append((label, place, weight, *told))
                label = ""
    if not rows:
        yield Paragraph("The admissions change nobody else's weight, level or low end.")
        return
    titles = ("Person", "Position", "Converted\ngrams", "levels", "months")
    yield Paragraph(
        "If the client's statement is evidence, in every outcome in which the client speaks. Months: change of the low "
        "end of the range by the table, before a statutory minimum or maximum (§5G1.1). Those named for whom nothing "
        "changes are in --section value."
    )
    yield Table(columns(*titles, right=range(2, 5)), tuple(rows))
    for id, other in simulation.others.items():
        for line in other.crosses:
            yield Paragraph(f"{words.person(matter, id)}: {line}", bullet=True)


def alike(implicated: Mapping[str, Mapping[str, Implicated]]) -> Iterator[tuple[str, str, Implicated]]:
    """Yield each position's change once; an outcome in which it is another stands in brackets."""
    for position in next(iter(implicated.values()), {}):
        by_change: dict[Implicated, list[str]] = {}
        for world, positions in implicated.items():
            by_change.setdefault(positions[position], []).append(world)
        ordered = sorted(by_change.items(), key=lambda item: -len(item[1]))
        for place, (change, worlds) in enumerate(ordered):
            names = "; ".join(_SHORT.get(world, words.OUTCOMES[world]) for world in worlds)
            yield ("" if place == 0 else f"\n[{names}]", position, change)


def _could_say(simulation: Simulation, matter: Matter) -> Iterator[Block]:
    yield Paragraph(
        "By the records that show that each took part, knew, met or paid the client, with their pages. Whether "
        "anybody would say it is no record's."
    )
    for id, other in simulation.others.items():
        if not other.could_say:
            continue
        yield Paragraph(f"{words.person(matter, id)}, {other.status}:", bullet=True)
        for ids, how, pages in could_say(other, matter):
            yield Paragraph(f"{ids}: {how}{f' ({pages})' if pages else ''}", indent=2)


def could_say(other: OtherAnswer, matter: Matter) -> Iterator[tuple[str, str, str]]:
    """Yield what a person could say of the client: records that show the same, by ids, what they show, their pages."""
    alike: dict[tuple[str, str | None, tuple[str, ...]], list[CouldSay]] = {}
    for one in other.could_say:
        alike.setdefault((one.how, one.admission, one.pages), []).append(one)
    for (how, admission, pages), several in alike.items():
        where = f", by admission {words.told([admission], matter)}" if admission is not None else ""
        yield (f"{words.ids([one.record for one in several])}{where}", how, cited(matter, pages))


def may_supply(simulation: Simulation, matter: Matter) -> Iterator[Block]:
    """Yield the facts that others may supply, by those who may."""
    for id, other in simulation.others.items():
        if other.may_supply or other.proffered:
            spoke = f", proffered {other.proffered}" if other.proffered is not None else ""
            facts = words.ids([one for one in other.may_supply if one not in other.later])
            facts = facts or ("none by then" if other.later else "no admission on the topics named")
            yield Paragraph(f"{words.person(matter, id)}{spoke}: {facts}{_by_date(other)}", bullet=True)


def _by_date(one: OtherAnswer | Speaker) -> str:
    """Return what can be told only at a later time than that proffer, and what no date sets before or after it."""
    later = f"; only if asked again: {words.ids(one.later)}, which happened after that day" if one.later else ""
    return later + (f"; undated, so possible by then: {words.ids(one.undated)}" if one.undated else "")


LISTED = 24
"""How many rows of the novelty table are printed."""


def value(simulation: Simulation, matter: Matter) -> Iterator[Section]:
    """Yield the five headings, then novelty; nothing where nothing was said."""
    found = simulation.value
    if found is None:
        return
    yield Section("Under the headings of USSG §5K1.1(a)", tuple(_factors(found, matter)))
    yield novelty(found, matter)


def novelty(found: Value, matter: Matter) -> Section:
    """Return what stays new if others speak first."""
    return Section("Novelty if others speak first", tuple(_novelty(found.novelty, matter)))


NO_SCORE: Final = (
    "Facts of the file, not a score: the court weighs them, on the government's motion. New: no exhibit of the "
    "government is cited for it. Partly: for some of it one is."
)
USEFULNESS: Final = (
    "Usefulness is told of those whom the statement names; whose weight or level it moves, named or not:"
)


def _factors(found: Value, matter: Matter) -> Iterator[Block]:
    yield Paragraph(f"{NO_SCORE} {USEFULNESS} --section others.")
    for heading, blocks in factors(found, matter):
        yield from (Paragraph(heading), *blocks)


def factors(found: Value, matter: Matter) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Yield each thing of USSG §5K1.1(a) with its provision, and what the file says of it."""
    for factor in (found.usefulness, found.truthfulness, found.nature_and_extent, found.risk, found.timeliness):
        texts = (*(_fact(fact, matter) for fact in factor.facts), *factor.open)
        yield (f"{factor.title} ({factor.cite})", tuple(Paragraph(text, bullet=True) for text in texts))


def _fact(fact: Stated, matter: Matter) -> str:
    return f"{fact.text} [{cited(matter, fact.pages)}]" if fact.pages else fact.text


def _novelty(found: Novelty, matter: Matter) -> Iterator[Block]:
    yield Paragraph(
        "What each other person could know: by the topics that counsel names, and by the part in it that the record "
        "gives each, of what had happened by the day of that person's proffer. The order among those who speak first "
        "changes nothing."
    )
    for speaker in found.speakers:
        told = {id: why for id, why in speaker.could_know.items() if id not in speaker.later}
        known = "; ".join(f"{id} ({', '.join(why)})" for id, why in told.items()) or "none of it"
        day = f", proffered {speaker.proffered}" if speaker.proffered is not None else ""
        yield Paragraph(f"{words.person(matter, speaker.person)}{day}: {known}{_by_date(speaker)}", bullet=True)
    if found.speakers:
        shown = found.ahead[:LISTED]
        late = [one for one in found.ahead[LISTED:] if one.as_recorded or one == found.ahead[-1]]
        rows = [(_first(one, matter), _ids(one.stays_new), _ids(one.could_be_told)) for one in (*shown, *late)]
        yield Table(columns("If these speak first", "stays new", "could be told by then"), tuple(rows))
        left = len(found.ahead) - len(rows)
        if left:
            yield Paragraph(f"{left} more sets of people, in the JSON.")
    for text in found.open:
        yield Paragraph(text, bullet=True)


def _first(one: Ahead, matter: Matter) -> str:
    names = " + ".join(words.surname(matter, id) for id in one.first) or "nobody"
    return f"{names}\n(so recorded)" if one.as_recorded else names


def _ids(ids: Sequence[str]) -> str:
    return words.ids(ids) or "nothing"


NAMES: Final[Mapping[str, str]] = {
    "identity": "Somebody else",
    "buyer_seller": "Buyer and seller",
    "no_agreement": "No agreement",
    "quantity": "It was less",
    "withdrawal": "Withdrawal",
    "duress": "Duress",
}
_SHORT: Final = {"derivative": "its leads followed"}

TITLES = {
    "identity": "identity",
    "buyer_seller": "buyer-\nseller",
    "no_agreement": "no agree-\nment",
    "quantity": "quantity",
    "withdrawal": "with-\ndrawal",
    "duress": "duress",
}


def theories(simulation: Simulation) -> dict[str, TheoryAnswer]:
    """Return the theories that counsel lists, or all; none where nothing was said."""
    found = simulation.lock_in.theories
    shown = {name: one for name, one in found.items() if one.chosen} or dict(found)
    return shown if any(one.positions[POSITIONS[0]].admissions for one in shown.values()) else {}


def trials(simulation: Simulation) -> Iterator[Section]:
    """Yield what each defense lets in; nothing where nothing was said."""
    shown = theories(simulation)
    if shown:
        yield Section("Trial: what each defense lets in", tuple(_blocks(simulation.lock_in, shown)))


def _blocks(found: LockIn, shown: dict[str, TheoryAnswer]) -> Iterator[Block]:
    letters = ", ".join(f"{words.short(p)[0]} {words.short(p)}" for p in POSITIONS)
    yield Paragraph(
        f"In which positions the letter lets each admission in ({letters}) where the defense puts that theory "
        'forward; "own" where only testimony of the client would. What each theory asserts is its usual form; what the '
        "defense asserts in fact decides (Fed. R. Evid. 410)."
    )
    first = next(iter(shown.values()))
    rows = [
        (id, *(_cell([theory.positions[p].admissions[id] for p in POSITIONS]) for theory in shown.values()))
        for id in first.positions[POSITIONS[0]].admissions
    ]
    yield Table(columns("", *(TITLES[name] for name in shown)), tuple(rows))
    yield Paragraph("Months of the range after trial, where what each opens counts:")
    ranges = [
        (f"{NAMES[name]}:\n  {one.asserts}", *(words.total(one.positions[p]) for p in POSITIONS))
        for name, one in shown.items()
    ]
    yield Table(columns("Theory", *(words.short(p) for p in POSITIONS)), tuple(ranges))
    yield from (Paragraph(text, bullet=True) for text in _ways(shown))
    for safe in found.does_not_open:
        decided = "; ".join(f"{id}: {state}" for id, state in safe.letters.items())
        source = "" if safe.source == "read" else f"; {safe.source}"
        text = f"Read here as letting nothing in: {safe.what} ({safe.cite}{source}; {safe.read_in})"
        yield Paragraph(f"{text}. {decided[0].upper()}{decided[1:]}" if decided else text, bullet=True)
    yield from (Paragraph(text, bullet=True) for text in found.open)


def _cell(openings: list[Opening]) -> str:
    opened = [words.short(p)[0] for p, one in zip(POSITIONS, openings, strict=True) if one.opens]
    if len(opened) == len(POSITIONS):
        return "all"
    if opened:
        return " ".join(opened)
    return "own" if any(one.ways for one in openings) else ""


def _ways(shown: dict[str, TheoryAnswer]) -> Iterator[str]:
    """Yield by which ways admissions come in, and what had to be read, each once with the positions."""
    ways: dict[str, list[str]] = {}
    left: dict[str, list[str]] = {}
    for theory in shown.values():
        for position in POSITIONS:
            for one in theory.positions[position].admissions.values():
                if one.opens and one.ways:
                    text = f"{'; '.join(one.ways)} ({one.cite})"
                    _once(ways.setdefault(text, []), words.short(position))
                for note in one.open:
                    _once(left.setdefault(note, []), words.short(position))
    yield from (f"Let in where: {text} [{', '.join(positions)}]" for text, positions in ways.items())
    yield from (f"{note} [{', '.join(positions)}]" for note, positions in left.items())


def _once(found: list[str], name: str) -> None:
    if name not in found:
        found.append(name)
