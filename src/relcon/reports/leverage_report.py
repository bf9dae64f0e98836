"""What falls if a challenge succeeds: most months first in Middle, at trial and at sentencing apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from relcon import words
from relcon.law.positions.exclusion import at_sentencing_in_short
from relcon.law.positions.quantity_rules import quantity_rule_in_short
from relcon.record_words import sentence
from relcon.records.base import PositionName
from relcon.records.case import Lot
from relcon.records.matter import Matter
from relcon.records.people import Person
from relcon.reports import edition_words, whatif_rows
from relcon.reports.exposure_report import closing
from relcon.reports.fields import plain
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.reports.screen import most
from relcon.results.leverage import ChallengeAnswer, Falls, Leverage, Unchallenged
from relcon.results.whatif import Outcome

FLAT: Final = (
    *("converted_grams", "base_offense_level", "total_offense_level", "guideline_low", "guideline_high"),
    *("minimum", "supported_tier", "safety_valve", "low", "high", "total_low", "total_high"),
)
DIRECTIONS: Final[Mapping[str, str]] = {"LOWER": "lower", "HIGHER": "HIGHER, it raises the months", "UNKNOWN": "open"}
NAMED: Final = 2
"""How many defendants, or counts, are named in a line of a screen; the rest are counted."""
FACTS: Final = 2
"""How many facts of the record are told on a screen, at most."""
TRIAL: Final = (
    "Trial: exhibits by a count's dates and drugs, not by element; what raises the range of §841(b) must be found by a "
    "jury or admitted (Alleyne)."
)

Pairs = whatif_rows.Pairs


def leverage_report(found: Leverage, matter: Matter, *, every: bool = False) -> Report:
    """Return the report of ``relcon leverage``.

    Parameters
    ----------
    found, matter
        The answer; for names.
    every
        Whether every challenge has its table by position, and every fact of the record is listed.
    """
    ranked = sorted(found.challenges, key=lambda id: _size(found, id), reverse=True)
    moving = [id for id in found.challenges if found.challenges[id].falls]
    detailed = every or len(found.defendants) == 1
    who = words.surname(matter, next(iter(found.defendants))) if len(found.defendants) == 1 else "somebody's worksheet"

    def made(shown: int) -> Report:
        blocks: list[Block] = []
        for number, id in enumerate(ranked[:shown], start=1):
            blocks += _challenge(found, matter, id, number, detailed=detailed)
        if len(ranked) > shown:
            blocks.append(Paragraph(f"And {len(ranked) - shown} more: --all."))
        if not ranked:
            blocks.append(Paragraph("The case file records no challenge: relcon add challenge CASE."))
        facts = len(found.unchallenged) if every else min(shown, FACTS)
        return Report(
            title=f"Challenges on record: {len(ranked)}; {len(moving)} would move {who}",
            sections=(
                Section("", tuple(blocks)),
                *_open(found, matter, detailed=detailed),
                *_facts(found, matter, facts),
            ),
            flat=_flat(found),
            warnings=edition_words.cautions(found.receipt, matter),
            closing=(f"{words.FOOT} Months. By position: -d NAME or --all.", closing(found.receipt)),
            sheet=True,
            assumed="",
        )

    return made(max(len(ranked), len(found.unchallenged), 1)) if every else most(made, max(len(ranked), FACTS))


def pairs(found: Leverage, challenge: str, defendant: str) -> Pairs:
    """Return a defendant's outcomes as recorded and without what a challenge takes out, where they differ."""
    recorded = found.defendants[defendant].positions
    falls = found.challenges[challenge].falls.get(defendant, {})
    return {_position(name): (recorded[name], one.outcome) for name, one in falls.items()}


def _position(name: str) -> PositionName:
    return name  # type: ignore[return-value]  # the keys are position names: the program wrote them


def _size(found: Leverage, id: str) -> tuple[int, ...]:
    sizes = (whatif_rows.months(pairs(found, id, who)) for who in found.challenges[id].falls)
    return max(sizes, default=())


def _challenge(found: Leverage, matter: Matter, id: str, number: int, *, detailed: bool) -> Iterator[Block]:
    one = found.challenges[id]
    stands = ", ".join(part for part in (one.kind, one.status, one.filing) if part)
    heard = f", hearing {words.cell(one.hearing)}" if one.hearing is not None else ""
    aims = "; ".join(_aim(aim, matter) for aim in one.to)
    whose = f", by {', '.join(words.surname(matter, who) for who in one.by)}" if one.by else ""
    ground = f". Ground: {one.ground}" if detailed else ""
    quiet = "" if one.falls or detailed else "; no worksheet moves"
    yield Paragraph(f"{_begun(aims)}: {stands}{heard}{whose}{ground}{quiet} ({id})", lead=f"{number} ")
    yield Paragraph(_at_trial(found, matter, one, detailed=detailed), lead="  Trial       ")
    if one.falls or detailed:
        yield Paragraph(_sentencing(found, matter, id), lead="  Sentencing  ")
        yield Paragraph(_proof(one, matter), lead="  Proof       ")
    if detailed:
        for who, falls in one.falls.items():
            if len(found.defendants) > 1:
                yield Paragraph(f"{edition_words.person(matter, who, found.defendants[who].manual)}:")
            yield _table(found, who, falls)
            yield Paragraph(f"No longer counts: {_fallen(falls)}.")


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _aim(id: str, matter: Matter) -> str:
    record = matter.by_id(id)
    match record:
        case Person():
            return f"what {record.name} says"
        case Lot():
            return f"the lot {record.title or id}"
    return sentence(record, matter) or id


def _at_trial(found: Leverage, matter: Matter, one: ChallengeAnswer, *, detailed: bool) -> str:
    """Say which counts lose exhibits, and whether the weight left still supports its paragraph of §841(b)."""
    counts: dict[tuple[str, int, int], list[str]] = {}
    for who, lost in one.counts.items():
        for count in lost:
            counts.setdefault((count.count, len(count.left), len(count.exhibits)), []).append(who)
    kept = [
        f"count {count} keeps {left} of {whole} exhibits ({_people(whose, matter)})"
        for (count, left, whole), whose in counts.items()
    ]
    tiers: dict[str, list[str]] = {}
    for who, falls in one.falls.items():
        for name, fall in falls.items():
            if "supported_tier" in fall.moves:
                before, after = found.defendants[who].positions[name].supported_tier, fall.outcome.supported_tier
                step = f"{words.short(_position(name))} {_tier(before)} to {_tier(after)}"
                tiers.setdefault(step, []).append(who)
    paragraph = [f"{step} ({_people(whose, matter)})" for step, whose in tiers.items()]
    said = _few(kept or ["no count loses an exhibit"], detailed=detailed)
    supports = f"the weight supports: {_few(paragraph, detailed=detailed)}" if paragraph else "the paragraph stays"
    return f"{said}; {supports}."


def _tier(paragraph: str | None) -> str:
    return paragraph.removeprefix("841") if paragraph else "none"


def _few(told: Sequence[str], *, detailed: bool) -> str:
    """Return what is told; on a screen the first, and how many more there are."""
    shown = len(told) if detailed or len(told) <= NAMED else 1
    return "; ".join([*told[:shown], *([f"{len(told) - shown} more"] if len(told) > shown else [])])


def _people(ids: Sequence[str], matter: Matter) -> str:
    named = [words.surname(matter, id) for id in ids]
    more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
    return ", ".join(named[:NAMED]) + more


def _sentencing(found: Leverage, matter: Matter, id: str) -> str:
    """Say whether it reaches the sentencing, in which direction and by how much it moves the low end."""
    one = found.challenges[id]
    stays = [fall.at_sentencing == "stays" for falls in one.falls.values() for fall in falls.values()]
    if not stays:
        return "no worksheet moves, in any position asked for."
    head = "reaches it, §6A1.3(a)"
    if all(stays):
        head = "as recorded: it counts there, open. Were it out"
    elif any(stays):
        head = "as recorded where the position counts it, open. Else, or were it out"
    told: list[tuple[str, str]] = []
    moved = sorted(one.falls, key=lambda who: whatif_rows.months(pairs(found, id, who)), reverse=True)
    for who in moved:
        step = pairs(found, id, who)
        effect = whatif_rows.effect(step, tuple(map(_position, found.defendants[who].positions)))
        if effect:
            direction = DIRECTIONS[whatif_rows.direction(step)]
            told.append((direction, f"{words.surname(matter, who)} {direction}: {effect}"))
    rest = Counter(direction for direction, _ in told[NAMED:])
    quiet = len(moved) - len(told)
    return (
        "; ".join(
            [
                f"{head}: {told[0][1]}" if told else f"{head}",
                *(text for _, text in told[1:NAMED]),
                *(f"{number} more {direction}" for direction, number in rest.items()),
                *([f"{quiet} more in weight or level, no month"] if quiet else []),
            ]
        )
        + "."
    )


def _proof(one: ChallengeAnswer, matter: Matter) -> str:
    labor = one.labor
    pages = words.counted(labor.pages, "page") if labor.pages is not None else "pages not all recorded"
    spoken = f" ({_people(labor.witnesses, matter)})" if labor.witnesses else ""
    return (
        f"{words.counted(labor.exhibits, 'exhibit')}, {pages}; witnesses {len(labor.witnesses)}{spoken}, "
        f"laboratory reports {len(labor.laboratory)}, chain {len(labor.chain)}."
    )


def _table(found: Leverage, who: str, falls: Mapping[str, Falls]) -> Table:
    rows = []
    for name, fall in falls.items():
        before, after = _cells(found.defendants[who].positions[name]), _cells(fall.outcome)
        steps = (old if old == new else f"{old}\nto {new}" for old, new in zip(before, after, strict=True))
        rows.append((words.short(_position(name)), *steps, fall.at_sentencing))
    titles = ("", "Drug weight", "Level", "Range\n(table)", "Total,\nmonths", "Mini-\nmum", "At sen-\ntencing")
    return Table(columns(*titles), tuple(rows))


def _fallen(falls: Mapping[str, Falls]) -> str:
    """Return the transactions that count no longer, positions that agree together."""
    held: dict[tuple[str, ...], list[PositionName]] = {}
    for name, fall in falls.items():
        held.setdefault(fall.events, []).append(_position(name))
    told = ((words.named(names, tuple(map(_position, falls))), ids) for ids, names in held.items())
    return "; ".join(f"{where + ' ' if where else ''}{words.ids(ids) or 'none'}" for where, ids in told)


def _cells(one: Outcome) -> tuple[str, ...]:
    return (
        words.weight(one),
        words.level(one.total_offense_level),
        words.span(one.guideline_range),
        words.total(one),
        words.months(one.minimum) if one.minimum else "none",
    )


def _open(found: Leverage, matter: Matter, *, detailed: bool) -> Iterator[Section]:
    if not found.challenges:
        return
    counting = [_position(name) for name, word in found.at_sentencing.positions.items() if word == "in"]
    asked = tuple(map(_position, found.at_sentencing.positions))
    counted = f"; counted by {words.named(counting, asked) or 'all positions'}" if counting else ""
    circuit = found.at_sentencing.circuit if detailed else at_sentencing_in_short(matter.circuit)
    wire = f" Open too: {found.wire}." if found.wire is not None and detailed else ""
    whose = f" {quantity_rule_in_short(matter.circuit)}." if detailed else ""
    open_ = Paragraph(f"Open: {found.at_sentencing.point}{counted}. {circuit}.{wire}")
    yield Section("", (open_, Paragraph(TRIAL + whose)))


def _facts(found: Leverage, matter: Matter, shown: int) -> Iterator[Section]:
    if not found.unchallenged:
        return
    told = [Paragraph(_fact(one, matter), bullet=True) for one in found.unchallenged[:shown]]
    rest = len(found.unchallenged) - shown
    more = (Paragraph(f"And {rest} more: --all."),) if rest > 0 else ()
    yield Section("On record, no challenge recorded", (*told, *more))


def _fact(one: Unchallenged, matter: Matter) -> str:
    what = _aim(one.record, matter)
    rests = f"; alone in {words.counted(len(one.events), 'transaction')}" if one.kind in _OF_WITNESS else ""
    return f"{_begun(what)}: {one.says}{rests if one.events else ''} ({one.record})"


_OF_WITNESS: Final = ("credit", "one_witness")


def _flat(found: Leverage) -> Table:
    rows = []
    for id, one in found.challenges.items():
        for who, falls in one.falls.items():
            for name, fall in falls.items():
                moved = " ".join(fall.moves)
                rows.append(
                    (id, one.kind, one.status, who, name, fall.at_sentencing, moved, *plain(fall.outcome, FLAT))
                )
    titles = ("challenge", "kind", "status", "defendant", "position", "at_sentencing", "moves", *FLAT)
    return Table(columns(*titles), tuple(rows))
