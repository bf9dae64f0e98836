"""What the sheet says of outcomes and admissions, in words: the same for the command and for the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.one_page.price_words import final, step, table
from relcon.one_page.prices import between
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.results.base import Months
from relcon.results.brief import Brief, Came, Held, KeptOut, Leading, Moving, Narrowing, Row
from relcon.results.simulation import Change
from relcon.results.summary import low_end
from relcon.words import ranges

MARKS: Final = ("*", "+", words.SCOPE, words.IF_COMPLETE, "Career offender")
"""With what a caution begins that stands next to the cells, since it is marked there or would displace them all."""
MIDDLE: Final[PositionName] = "psr"
CREDITED: Final = "  if all told, credited"
NOT_ADOPTED: Final = "in counsel's notes, not adopted by the client"
"""Of an admission that counsel holds possible and the client has not said."""
ALONE: Final = "Client's word alone; no page."
NO_PAGE: Final = "No page."
_ACCEPTANCE: Final = "USSG §3E1.1"
_OBSTRUCTION: Final = "USSG §3C1.1"
_BASE: Final = "USSG §2D1.1(a)"
"""How provisions begin that set the base offense level."""
TRIAL_AS_TOLD: Final = "Trial, this disclosure"
"""The outcome `trial_disclosed` as the proffer file tells it."""
NO_PROMISE: Final = "Proffer, no promise made"
NO_DISCLOSURE: Final = 'as the row "no disclosure"'
"""The outcome in which a letter is honored, where it promises nothing."""
_IN_SHORT: Final[Mapping[str, str]] = {
    "derivative": "  and its leads followed",
    "leak": "Others supply the facts",
}
"""Names of rows beside the others: one that continues the row above, one shorter."""
_SAME: Final[Mapping[str, str]] = {
    "triggered_sentencing": "An objection that contradicts the proffer",
    "breach_refusal": "a refusal to go on",
}
_IN_RANGE: Final[Mapping[str, str]] = {
    "before any agreement": "said before the letter",
    "no agreement reached": "no agreement was reached",
    "not covered": "the letter does not cover it",
    "carve-out": "the letter leaves it out of its promise",
    "agreement provides for use": "the letter allows that use",
    "own crimes only": "the letter asks for nothing about others (§1B1.8 n.6)",
    "no promise": "the letter makes no promise",
    "excluded": "the letter leaves §1B1.8 out",
    "known before": "known to the government before",
    "independent source": "another source shows it",
    "admitted in a plea": "admitted in the plea",
    "violent offense": "about a violent offense",
}
"""Why the letter does not keep an admission out, by the ground of the decision."""


def shown(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows that say something of their own: not this disclosure where it is the full one."""
    full = {row.world for row in rows if row.full_disclosure}
    return tuple(row for row in rows if row.full_disclosure or row.full or row.world not in full)


def title(row: Row, held: Held | None = None) -> str:
    """Return what a row is called; a letter that promises nothing is not said to be honored."""
    if row.world == "protected" and held is not None and held.no_promise:
        return NO_PROMISE
    if row.world == "safety_valve_only" and row.full_disclosure:
        return words.FULL_DISCLOSURE
    if row.world == "trial_disclosed" and not row.full_disclosure:
        return TRIAL_AS_TOLD
    return _IN_SHORT.get(row.world, words.OUTCOMES[row.world])


def minimum(came: Mapping[str, Came], starred: bool) -> str:
    """Return the minimum of a row: once where positions agree, ``lifted`` where the safety valve takes it in all.

    ``lifted?`` where it does so in some: the cells say in which.
    """
    if all_lifted(came):
        return "lifted*" if starred else "lifted"
    if any(map(lifted, came.values())):
        return "lifted?"
    found = dict.fromkeys("unknown" if one.minimum is None else words.minimum(one.minimum) for one in came.values())
    return "/".join(found)


def all_lifted(came: Mapping[str, Came]) -> bool:
    """Whether the safety valve takes the minimum away in every position."""
    return all(lifted(one) for one in came.values())


def lifted(one: Came) -> bool:
    """Whether the safety valve takes a minimum away."""
    return one.minimum not in (None, 0) and one.binding == 0


def cell(one: Came, *, beside: bool = False, starred: bool = False, if_complete: bool = False) -> str:
    """Return what a position comes to.

    Parameters
    ----------
    one
        The worksheet's summary.
    beside, starred
        Whether the row's minimum says that it is lifted; whether that is open, by an admission.
    if_complete
        Whether the safety valve rests on taking the disclosure as complete and true.
    """
    said = ranges.cell(one, lifted=not beside and not one.floor and not if_complete)
    floor = " floor" if one.floor and not if_complete else ""
    star = starred and lifted(one) and not beside
    return words.marked(f"{said}{floor}{words.scope(one)}", if_complete=if_complete, starred=star)


def cells(row: Row, starred: bool, *, credited: bool = False) -> dict[str, str]:
    """Return a row's cells, position by position."""
    came = row.if_credited if credited else row.came
    beside = all_lifted(came)
    taken = () if credited else row.if_complete
    return {
        position: cell(one, beside=beside, starred=starred, if_complete=position in taken)
        for position, one in came.items()
    }


def under_rows(brief: Brief, matter: Matter) -> Iterator[str]:
    """Yield what qualifies the rows: each caution once, and how it is settled where that is known."""
    rows = shown(brief.rows)
    came = [one for row in rows for one in (*row.came.values(), *row.if_credited.values())]
    if any(map(words.displaced, came)):
        yield "(…) by the table, where the minimum displaces it."
    yield "Trial: convicted as charged."
    if brief.if_career_offender is not None:
        yield f"Career offender unknown (career_offender): if so {words.otherwise(brief.if_career_offender)} (§4B1.1)."
    if brief.if_accepted is not None:
        timely = words.otherwise(brief.if_accepted)
        yield f"Acceptance not recorded (acceptance): no row has it. Plea, no disclosure, with it: {timely} in Middle."
    if brief.costs_role and any(map(lifted, came)):
        yield words.if_role_counts(brief.costs_role, NO_DISCLOSURE)
    yield from _disclosure(brief, matter)
    if brief.held.not_credited and any(row.if_credited for row in rows):
        yield f"A proffer is credited for (f)(5) in no row: {brief.held.not_credited}."
    yield from _in_notes(brief)
    if brief.held.no_promise:
        yield _no_promise(rows)
    for row in rows:
        if row.same:
            named = ", ".join(_SAME[id] for id in row.same)
            yield f"{named[0].upper()}{named[1:]}: as {words.OUTCOMES[row.world].partition(', ')[2]}."
    if any(one.floor for row in rows for one in row.came.values()):
        yield "floor: a range after the safety valve is not less than 24–30 (§5C1.2(b))."
    yield from (text for one in brief.narrowing for text in _not_taken(one))
    yield from _unknown_weight(brief, matter, rows)
    if any(map(words.scope, came)):
        yield f"{words.ON_SCOPE}."
    yield from _falsehood(rows)
    yield from (f"{text[0].upper()}{text[1:]}." for text in brief.cautions)
    yield from _tier(brief, matter)
    yield f"{criteria(brief.criteria)}."


def _unknown_weight(brief: Brief, matter: Matter, rows: Sequence[Row]) -> Iterator[str]:
    if not brief.unknown_weight:
        return
    events = (matter.events[id] for id in brief.unknown_weight)
    named = "; ".join(f"{one.kind} of {words.when(one.date)} ({one.id})" for one in events)
    if not any(one.at_least and one.by_weight for row in rows for one in row.came.values()):
        yield f"No weight is known of the {named}: more weight raises no level here."
        return
    more = ""
    if brief.next_level is not None:
        least = words.more(brief.next_level.grams, brief.next_level.of)
        more = f"; in Middle {least} more reaches level {brief.next_level.level}"
    yield f"+ or higher: no weight is known of the {named}{more}."


def _disclosure(brief: Brief, matter: Matter) -> Iterator[str]:
    if brief.missing:
        yield f"This disclosure is partial: it lacks {words.ids(list(brief.missing))}; (f)(5) asks for all."
        return
    taken = [p for p in POSITIONS if any(p in row.if_complete for row in brief.rows)]
    if taken:
        untold = max((_untold_in(brief, position) for position in taken), key=len)
        left = [
            *(["better evidence is contradicted"] if brief.contradicted else []),
            *([f"{own_acts(untold, matter)} untold"] if untold else []),
        ]
        minimum = _least(brief, taken[0])
        otherwise = words.months(minimum) if minimum else "no safety valve"
        also = " and that it is true" if brief.contradicted else ""
        yield (
            f"{words.IF_COMPLETE}: {words.named(taken, ())} assumes it{also}; "
            f"{'; '.join(left) or 'more is on record'}; if not, {otherwise}."
        )
    elif any(row.full for row in brief.rows):
        left = [
            *(["leaves own acts on record untold"] if brief.untold else []),
            *(["contradicts better evidence"] if brief.contradicted else []),
        ]
        yield f"This disclosure {' and '.join(left) or 'leaves the record untold in a position'}."


def _untold_in(brief: Brief, position: PositionName) -> list[str]:
    """Return what of the client's own is on record in a position and no admission tells."""
    return [id for one in brief.untold for id in one.records if position not in one.not_in.get(id, ())]


def own_acts(records: Sequence[str], matter: Matter) -> str:
    """Return how many of some records are acts, and how many not, as knowledge: ``14 own acts, 3 other facts``."""
    acts = sum(id in matter.events for id in records)
    counts = {"own act": acts, "other fact": len(records) - acts}
    return ", ".join(words.counted(number, what) for what, number in counts.items() if number)


def _in_notes(brief: Brief) -> Iterator[str]:
    """Yield which admissions count in the rows of a lost protection though the client has not adopted them."""
    notes = [one.admission for one in brief.moving if not one.confirmed]
    if notes:
        yield f"Lost protection and others' facts count {', '.join(notes)} (counsel's notes)."


def _least(brief: Brief, position: PositionName) -> Months | None:
    """Return the statutory minimum with nothing said, where there is one."""
    return next((row.came[position].minimum for row in brief.rows if row.world == "silent"), None)


def _no_promise(rows: Sequence[Row]) -> str:
    """Return what a letter without a promise means for the range, with the months where they differ."""
    in_order = sorted(rows, key=lambda row: not row.full_disclosure)  # as this disclosure tells it, where it is partial
    told = {row.world: low_end(row.came[MIDDLE].total) for row in in_order}
    before, after = told.get("safety_valve_only"), told.get("protected")
    moves = f" (Middle: {words.months(before)} to {words.months(after)})" if before != after else ""
    return (
        f"No promise made: what is said under this letter counts{moves}; told only as a safety-valve disclosure it "
        "raises nothing, violence apart (§5C1.2 n.4)."
    )


def _falsehood(rows: Sequence[Row]) -> Iterator[str]:
    """Yield how the row of a false proffer comes about: every line of it in Middle, and when §3C1.1 applies."""
    found = next((row.came[MIDDLE] for row in rows if row.world == "breach"), None)
    if found is None or found.base_offense_level is None or found.total_offense_level is None:
        return
    lines = [
        f"{words.levels(change)} {words.provision(cite)}"
        for cite, change in found.lines.items()
        if change and not cite.startswith(_BASE)
    ]
    acceptance = "" if found.lines.get(_ACCEPTANCE) else ["no §3E1.1"]
    yield (
        f"Breach: falsehood in Middle is level {found.total_offense_level}: all admissions, base "
        f"{', '.join((str(found.base_offense_level), *lines, *acceptance))}."
    )
    if found.lines.get(_OBSTRUCTION):
        yield "An unsworn lie to agents is ordinarily no §3C1.1 (n.5(B))."


def _tier(brief: Brief, matter: Matter) -> Iterator[str]:
    tier = brief.tier
    if tier is None:
        return
    name = words.surname(matter, brief.client)
    least = "no minimum" if tier.minimum == 0 else f"{words.months(tier.minimum)}–{words.months(tier.maximum)}"
    other = {position: one for position, one in tier.supported.items() if one not in (None, tier.charged)}
    by_paragraph: dict[str, list[str]] = {}
    for position, paragraph in other.items():
        by_paragraph.setdefault(str(paragraph), []).append(position)
    said = []
    for paragraph, held in by_paragraph.items():
        weights = " and ".join(f"{tier.weight[p]} in {words.short(p)}" for p in POSITIONS if p in held)
        plea = dict.fromkeys(
            words.otherwise(tier.if_supported[position]) for position in held if position in tier.if_supported
        )
        on = f": {' or '.join(plea)} on a plea to it" if plea else ""
        said.append(f"{name}'s own weight, {weights}, supports §{paragraph}{on}")
    proof = ", if admitted or found by a jury" if tier.basis == "charged" else ""
    yield f"Tier: {tier.basis or 'charged'} §{tier.charged}, {least}{proof}. {'; '.join(said)}. {tier.rule}."


def criteria(found: Mapping[str, str]) -> str:
    """Return how (f)(1) to (f)(5) stand, in a line; those that stand alike together."""
    stretches: list[tuple[list[str], str]] = []
    for one, text in found.items():
        if stretches and stretches[-1][1] == text:
            stretches[-1][0].append(one)
        else:
            stretches.append(([one], text))
    return " · ".join(
        f"(f){'–'.join(dict.fromkeys((f'({held[0]})', f'({held[-1]})')))} {text}" for held, text in stretches
    )


def cited(matter: Matter, pages: Iterable[str]) -> str:
    """Return exhibits with their pages in short: ``wire-14 GOV-0000122–0147``."""
    found = []
    for text in pages:
        exhibit = matter.evidence.get(text.partition(" ")[0])
        found.append(
            f"{exhibit.id} {words.pages(exhibit.bates)}" if exhibit is not None and exhibit.bates is not None else text
        )
    return "; ".join(found)


def adopted_first(moving: Sequence[Moving]) -> list[Moving]:
    """Return admissions in their order, but those that the client has not adopted after the others."""
    return sorted(moving, key=lambda one: not one.confirmed)


def moving_text(one: Moving, brief: Brief, matter: Matter) -> str:
    """Return an admission that moves something: counsel's words, what shows it, the lines that it crosses."""
    return " ".join((*one.says.split(), _shown_by(one, matter), *filter(None, (_lines(one, brief),))))


def _shown_by(one: Moving, matter: Matter) -> str:
    if not one.pages:
        return ALONE if one.confirmed else NO_PAGE
    how = "Shown by" if one.provable.get(MIDDLE) == "yes" else "Shown in part by"
    return f"{how} {cited(matter, one.pages)}."


def _lines(one: Moving, brief: Brief) -> str:
    """Return the lines crossed in Middle alone, else with the rest, else anywhere; what a lost criterion means."""
    alone = [line.line for line in one.crossings if MIDDLE in line.first]
    with_rest = [line.line for line in one.crossings if MIDDLE in line.last]
    lines = alone or with_rest or [line.line for line in one.crossings]
    if not lines:
        return ""
    said = "; ".join(line.replace("USSG ", "").partition(" (18 U.S.C.")[0] for line in lines)
    said = f"{said[0].upper()}{said[1:]}"
    return f"{said}: no disclosure then lifts the minimum." if one.admission in brief.costs_role else f"{said}."


def narrowing_text(one: Narrowing, matter: Matter) -> str:
    """Return an admission that only narrows what the record says."""
    pages = f"Pages: {cited(matter, one.pages)}." if one.pages else ALONE
    return f"narrows: {' '.join(one.says.split())} {pages}"


def _not_taken(one: Narrowing) -> Iterator[str]:
    """Yield for each position that keeps the record what a narrowing would do there, were it believed."""
    for position in POSITIONS:
        found = one.if_believed.get(position)
        if found is not None:
            yield (
                f"{words.short(position)} does not take {one.admission}, the client's word alone (§6A1.3); believed, "
                f"table {step(table(found))}{_minimum_then(found)}."
            )


def _minimum_then(change: Change) -> str:
    return f", after the minimum {step(final(change))}" if final(change) != table(change) else ""


def leading_text(one: Leading) -> str:
    """Return a lead and what it changes in the outcome in which the letter is honored."""
    said: dict[str, list[PositionName]] = {}
    for position in POSITIONS:
        change = one.changes[position]
        if between(change) or between(change, final=True):
            said.setdefault(f"table {step(table(change))}{_minimum_then(change)}", []).append(position)
    changes = "; ".join(f"{' and '.join(map(words.short, held))} {text}" for text, held in said.items())
    return f"may lead to: {one.to} ({one.lead}). If found: {changes}."


def kept_out_text(kept: KeptOut | None, no_promise: bool) -> str:
    """Return what the letter keeps out of the range, by which words, and why not the rest."""
    if kept is None:
        return "No letter covers what is said: nothing keeps it out of the range."
    if no_promise and not kept.admissions and not kept.by_statute:
        return ""  # said under the rows
    quoted = f' ("{kept.quote}")' if kept.quote else ""
    page = f"p. {kept.page}" if kept.page else "no page given"
    by_letter = f"Out of the range by the letter, {page}{quoted}: {words.ids(kept.admissions)}."
    said = [by_letter] if kept.admissions else []
    if kept.by_statute:
        said.append(f"Out of the range as a safety-valve disclosure (§5C1.2 n.4): {words.ids(kept.by_statute)}.")
    said = said or ["The letter keeps nothing of this out of the range."]
    grounds: dict[str, list[str]] = {}
    for id, ground in kept.not_kept.items():
        grounds.setdefault(_IN_RANGE.get(ground, ground), []).append(id)
    if grounds:
        said.append(f"Not {'; '.join(f'{words.ids(held)} ({why})' for why, held in grounds.items())}.")
    if kept.differs:
        said.append(f"Positions differ on {words.ids(kept.differs)}; this is Middle.")
    if kept.admissions:
        said.append("Not the sentence within the range, nor after a breach (§1B1.8).")
    return " ".join(said)
