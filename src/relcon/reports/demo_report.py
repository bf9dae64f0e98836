"""The demonstration's one screen: each point of an example, while the answers bear it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from relcon import words
from relcon.event_words import what
from relcon.law.positions.options import POSITIONS
from relcon.one_page import said as sheet
from relcon.reports import edition_words
from relcon.reports.demo_shown import MIDDLE, Shown
from relcon.reports.exposure_report import closing
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.brief import Row
from relcon.results.exposure import PositionAnswer
from relcon.results.simulation import Change
from relcon.results.summary import diff, summary
from relcon.words import ranges

OUTCOMES: Final = (
    ("silent", False),
    ("safety_valve_only", True),
    ("protected", False),
    ("unprotected", False),
    ("breach", False),
)
"""The outcomes shown, each as this disclosure tells it or after a full one."""
NEXT: Final = "Next: README.md, with who is who and five questions; relcon new my-matter; and all of it as one page:"
CAP, LIMITS = "USSG §2D1.1(a)(5)", "USSG §5G1.1"


def demo_report(shown: Shown, written: Sequence[Path] = ()) -> Report:
    """Return the one screen of an example; a block whose point does not hold is left out.

    Parameters
    ----------
    shown : Shown
        Its answers.
    written : sequence of path
        The files that hold the full text of each command.
    """
    found = (faces(shown), weight_and_range(shown), depends(shown), knowing(shown), proffering(shown))
    blocks = [one for one in found if one is not None]
    header, events = shown.matter.case.case, shown.matter.case.events
    caption = (header.caption if header is not None else None) or shown.case.parent.name
    defendants = shown.exposure.defendants
    who = words.counted(len(defendants), "defendant")
    return Report(
        title=f"{caption}, invented: {who}, {words.counted(len(events), 'sale or load', 'sales, loads, etc.')}",
        sections=(
            Section("", tuple(_files(shown, written))),
            *(Section(f"{place}. {one.title}", one.blocks) for place, one in enumerate(blocks, start=1)),
        ),
        flat=Table(columns("defendant"), tuple((id,) for id in shown.people)),
        warnings=edition_words.cautions(shown.exposure.receipt, shown.matter),
        closing=(closing(shown.brief.receipt), NEXT),
        assumed="",
        sheet=True,
    )


def _files(shown: Shown, written: Sequence[Path]) -> Iterator[Block]:
    yield Paragraph(f"{shown.case}, {shown.proffer.name}, README.md", lead="Files    ")
    if written:
        folder = written[0].parent.relative_to(shown.case.parent)
        names = ", ".join(file.name for file in written)
        yield Paragraph(f"in {folder}/, each command in full: {names}", lead="Answers  ")


def _said(text: str) -> Paragraph:
    return Paragraph(text, indent=3)


def faces(shown: Shown) -> Section:
    """Return who faces what in months: the client, and whom the other blocks speak of, most months first."""
    rows = []
    for id in shown.people:
        found = [summary(shown.answer(id, position)) for position in POSITIONS]
        months = (ranges.cell(one, lifted=one.binding != shown.middle[id].binding) for one in found)
        name = f"{shown.matter.people[id].name}{edition_words.mark(shown.exposure.defendants[id].manual)}"
        rows.append((name, words.minimum_stands(shown.middle[id]), *months))
    cells = "".join(cell for row in rows for cell in row[2:])
    foot = [text for mark, text in (("(", words.BY_TABLE), ("+", words.AT_LEAST)) if mark in cells]
    table = Table(columns("", "Minimum", *map(words.short, POSITIONS)), tuple(rows))
    title = f"Who faces what, in months (all {len(shown.exposure.defendants)}: relcon exposure {shown.case})"
    return Section(title, (table, *map(Paragraph, (*foot, words.FOOT))))


def weight_and_range(shown: Shown) -> Section | None:
    """Return why somebody who answers for more weight than the client has the lower range."""
    if shown.below is None:
        return None
    own, other = shown.middle[shown.client], shown.middle[shown.below]
    client, name = shown.name(shown.client), shown.name(shown.below)
    apart = diff(own, other).lines
    lines = (cite for cite in other.lines if cite in apart and (other.lines[cite] or cite == CAP))
    said = [_line(shown, shown.below, cite) for cite in lines]
    if other.criminal_history_category != own.criminal_history_category:
        said.append(f"category {other.criminal_history_category}, {client} {own.criminal_history_category}")
    if other.binding != other.minimum:
        said.append(f"minimum {words.minimum_basis(other)}")
    levels = f"level {words.level(other.total_offense_level)}, {client} {words.level(own.total_offense_level)}"
    title = f"Why {name}, with {words.weight(other)}, is below {client}, with {words.weight(own)}"
    return Section(title, (_said(f"{name}: {'; '.join(said)}. In all {levels}."),))


def _line(shown: Shown, who: str, cite: str) -> str:
    """Return a line of somebody's worksheet, with the function it rests on."""
    found = shown.middle[who]
    if cite == CAP:
        return f"base level {words.level(found.base_offense_level)}, {words.line(cite, 0)}"
    facts = [id for one in shown.answer(who).lines if one.cite == cite for id in one.facts]
    done = (shown.matter.functions[id] for id in facts if id in shown.matter.functions)
    named = (f"{one.function}, {one.pay}".replace("_", " ") if one.pay is not None else one.function for one in done)
    return f"{words.line(cite, found.lines[cite])}{''.join(f': {one}' for one in dict.fromkeys(named))}"


def depends(shown: Shown) -> Section | None:
    """Return what the client's range depends on: minimum, disclosure, weight; and whom no disclosure frees."""
    own = shown.middle.get(shown.client)
    if own is None:
        return None
    said = [*_held(shown.answer(shown.client)), *_disclosed(shown), *_more_weight(shown)]
    said += [
        _barred(shown, id)
        for id in (shown.client, shown.barred)
        if id is not None and words.barred_by(shown.middle[id])
    ]
    title = f"What {shown.name(shown.client)}'s {ranges.span(own.total)} depends on, in Middle"
    return Section(title, tuple(map(_said, said))) if said else None


def _barred(shown: Shown, id: str) -> str:
    """Return which criterion fails that no disclosure cures, and why."""
    found, why = shown.middle[id], shown.answer(id).safety_valve.why
    reasons = "; ".join(why[criterion] for criterion in words.barred_by(found))
    return f"{shown.name(id)} is {words.available(found)}. Of record: {reasons}."


def _held(answer: PositionAnswer) -> Iterator[str]:
    """Yield which statutory limit displaces the range of the table."""
    for one in answer.lines:
        if one.cite == LIMITS and one.applied and answer.range != answer.guideline_range:
            clause, _, why = one.why.partition(" ")
            yield f"{words.provision(LIMITS)}{clause}: {why}, {ranges.span(answer.guideline_range)}."


def _disclosed(shown: Shown) -> Iterator[str]:
    """Yield how full disclosure stands, and what the range would be with it."""
    state = shown.answer(shown.client).safety_valve.criteria.get(words.DISCLOSURE, "met")
    told = {position: shown.answer(shown.client, position).if_disclosed for position in POSITIONS}
    ways = [f"{words.short(p)} {ranges.span(one.total)}" for p, one in told.items() if one is not None]
    if state != "met" and ways:
        stands = f"{words.CRITERIA[words.DISCLOSURE]}: {words.standing(words.DISCLOSURE, state)}"
        yield f"{stands}. With it {', '.join(ways)}, the minimum lifted."


def _more_weight(shown: Shown) -> Iterator[str]:
    """Yield how much more weight makes another base level, and which admissions alone are more than that."""
    up, kept = shown.brief.next_level, shown.brief.kept_out
    if up is None:
        return
    said = [f"{words.more(up.grams, up.of)} more {words.substance(up.of)} makes base level {up.level}."]
    for one in shown.brief.moving:
        change = one.first[MIDDLE]
        if change.grams is not None and Decimal(change.grams) >= Decimal(up.grams) and change.levels:
            weighs = words.amount(change.grams.lstrip("+"), up.of)
            out = kept is not None and one.admission in kept.admissions
            stays = "; the letter keeps it out of the range" if out else ""
            said.append(f"The {weighs} of admission {one.admission} are more: {_moves(change)}{stays}.")
    yield " ".join(said)


def _moves(change: Change) -> str:
    """Return what an admission does to the low end if it counts: by the table, and where a minimum hides that."""
    said = f"by the table {words.months(change.low_end_before)} becomes {words.months(change.low_end_after)}"
    hidden = change.final_before is not None and change.final_before == change.final_after
    return f"{said}, under the minimum of {words.months(change.final_after)} all the same" if hidden else said


def knowing(shown: Shown) -> Section | None:
    """Return why a transaction that somebody knew of does not count for that person."""
    known = shown.heard
    if known is None or known.of.event is None:
        return None
    event, name = shown.matter.events[known.of.event], shown.name(known.person)
    answer = shown.exposure.on(event.id, known.person, MIDDLE)
    lot = shown.matter.lots.get(event.lot or "")
    load = (lot.title if lot is not None else None) or what(event)
    since = f" from {words.when(known.since)}" if known.since is not None else ""
    titles = (shown.matter.undertakings[id].title or id for id in event.undertaking)
    activity = "".join(f", {title[:1].lower()}{title[1:]}" for title in titles)
    return Section(
        f"Why {load} is not {name}'s (relcon explain {shown.case} {known.person} {event.id})",
        (
            _said(
                f"{name} knew of it{since}. {words.reason(answer.failed, name)}{activity} (§1B1.3(a)(1)(B)). Knowing "
                f"is not agreeing. It would take {answer.would_change}."
            ),
        ),
    )


def proffering(shown: Shown) -> Section | None:
    """Return the client's outcomes before and after a proffer, in Middle."""
    rows = {(row.world, row.full_disclosure): row for row in shown.brief.rows}
    found = [(sheet.title(rows[one], shown.brief.held), _outcome(shown, rows[one])) for one in OUTCOMES if one in rows]
    title = f"{shown.name(shown.client)} before and after a proffer, in Middle (relcon brief, relcon simulate)"
    return Section(title, (Table(columns("", ""), tuple(found)),)) if found else None


def _outcome(shown: Shown, row: Row) -> str:
    """Return what an outcome comes to, and what it would if it counted as full disclosure, or did not."""
    said = sheet.cell(row.came[MIDDLE], if_complete=MIDDLE in row.if_complete)
    if row.full_disclosure and shown.brief.costs_role and sheet.lifted(row.came[MIDDLE]):
        costly = " or ".join(shown.brief.costs_role)
        return f"{said}; not lifted, if admission {costly} may count against (f)(4): open"
    credited = row.if_credited.get(MIDDLE)
    if credited is not None and credited.total != row.came[MIDDLE].total:
        return f"{said}; {sheet.cell(credited)}, if all is told and it counts for (f)(5)"
    return said
