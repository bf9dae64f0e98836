"""What is left out, and what that moves: on a screen most months first; whole in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from relcon import words
from relcon.event_words import what
from relcon.records.agreements import Finding
from relcon.records.base import PositionName
from relcon.records.case import Lot
from relcon.records.circumstances import Circumstance
from relcon.records.events import Event
from relcon.records.evidence import Evidence
from relcon.records.facts import Authority, Function, Knowledge
from relcon.records.matter import Matter
from relcon.records.undertakings import Membership
from relcon.reports import edition_words, whatif_rows
from relcon.reports.exposure_report import closing, where
from relcon.reports.fields import plain
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.reports.screen import most
from relcon.results.whatif import MovedLine, Outcome, ToggleAnswer, WhatIf, WhatIfDefendant, WhatIfPosition

KINDS = {
    "exhibit": "Exhibits",
    "lot": "Lots",
    "witness": "Witnesses",
    "fact": "Facts",
    "finding": "Findings",
}


def describe_toggle(id: str, toggle: ToggleAnswer, matter: Matter) -> str:
    """Return what a toggle is, in a few words."""
    record = matter.by_id(id)
    match record:
        case Lot():
            count = words.counted(len(toggle.off), "transaction")
            return f"the same drugs as {toggle.title or 'one another'} (lot {id}), {count}"
        case Evidence():
            kind = record.kind.replace("_", " ")
            return f"{kind}: {record.title}" if record.title else kind
        case Event():
            return what(record)
        case Membership():
            joint = matter.undertakings.get(record.undertaking or "")
            title = record.undertaking if joint is None else joint.title
            return f"what {_name(record.person, matter)} agreed to: {title}"
        case Knowledge():
            return f"what {_name(record.person, matter)} knew"
        case Authority():
            return f"{_name(record.by, matter)}'s control over {_name(record.over, matter)}"
        case Function():
            return f"{_name(record.person, matter)}: {record.function.replace('_', ' ')}"
        case Circumstance():
            return record.kind.replace("_", " ")
        case Finding():
            about = f" of {record.about}" if record.about is not None else ""
            asked = record.prong.replace("_", " ")
            return f"the finding on {_name(record.defendant, matter)}, {asked}{about}: {record.answer}"
        case _:
            return toggle.title or matter.kind(id)


def _name(id: str, matter: Matter) -> str:
    return matter.people[id].name if id in matter.people else words.person(matter, id)


ALL = "all of them"
FLAT = (
    *("converted_grams", "base_offense_level", "total_offense_level", "guideline_low", "guideline_high"),
    *("supported_tier", "safety_valve", "low", "high", "total_low", "total_high"),
)
LINES: Mapping[MovedLine, str] = {
    "total_offense_level": "total offense level",
    "guideline_low": "low end of the guideline range",
    "low": "low end of the total",
    "supported_tier": "tier that the weight would support",
    "safety_valve": "safety valve",
}
MEANING = (
    "Each is left out alone, everything else as recorded; a fact goes with it where nothing else supports it in that "
    "position. A line is the total offense level, the low end of the guideline range or of the total, the tier "
    "that the weight would support (21 U.S.C. §841(b)), or the safety valve. In the order of the file."
)

Answers = Mapping[PositionName, WhatIfPosition]


def whatif_report(found: WhatIf, matter: Matter, *, every: bool = False) -> Report:
    """Return the report of ``relcon whatif``.

    Parameters
    ----------
    found
        The answer.
    matter
        For names.
    every
        Whether every line that moves is shown, in the order of the file; else what moves the months, most first.
    """
    if not every:
        return _short(found, matter)
    people = "; ".join(edition_words.person(matter, id, one.manual) for id, one in found.defendants.items())
    sections = list(_named(found, matter) if found.named else _survey(found, matter))
    if found.open:
        sections.append(Section("Still open", tuple(Paragraph(text, bullet=True) for text in found.open)))
    caption = f": {matter.case.case.caption}" if matter.case.case is not None else ""
    return Report(
        title=f"What moves a level{caption}",
        sections=tuple(sections),
        flat=_flat(found),
        warnings=edition_words.cautions(found.receipt, matter),
        closing=(
            f"Defendants: {people}.",
            f"{words.FOOT} Ranges in months.",
            closing(found.receipt),
        ),
    )


def _short(found: WhatIf, matter: Matter) -> Report:
    moving = whatif_rows.moved(found)
    count = len({id for ids in moving.values() for id in ids})
    if len(found.defendants) == 1:
        (id,) = found.defendants
        who = words.surname(matter, id)
    else:
        who = "a line of somebody's worksheet"
    how = "alone" if found.named else "one at a time"
    middle = any("psr" in one.positions and one.positions["psr"].moves for one in found.defendants.values())
    asked = any("psr" in one.positions for one in found.defendants.values())
    note = "; none in Middle" if count and asked and not middle else ""
    marks = "; ".join(
        edition_words.person(matter, id, one.manual)
        for id, one in found.defendants.items()
        if one.manual is not None and one.manual.reference_only
    )

    def describe(id: str) -> str:
        said = describe_toggle(id, found.toggles[id], matter)
        if found.toggles[id].kind == "witness":
            said = f"all that {words.surname(matter, id)} says"
        return said if found.toggles[id].kind == "lot" else f"{said} ({id})"

    rows, flat = whatif_rows.rows_of(found, matter), _flat(found)

    def made(shown: int) -> Report:
        blocks = whatif_rows.blocks(found, rows, describe, shown)
        return Report(
            title=f"Left out {how}, {count} of {len(found.toggles)} move {who}{note}",
            sections=(Section("", (*blocks, *(Paragraph(text) for text in found.open))),),
            flat=flat,
            warnings=edition_words.cautions(found.receipt, matter),
            closing=(
                *((f"Manuals: {marks}.",) if marks else ()),
                f"{words.FOOT} Every line that moves: --all. Behind one: relcon exposure --without ID.",
                closing(found.receipt),
            ),
            sheet=True,
            assumed="",
        )

    return most(made, max(whatif_rows.MOST.values()))


def _positions(answer: WhatIfDefendant) -> Answers:
    return answer.positions  # type: ignore[return-value]  # the keys are position names: the program wrote them


def _survey(found: WhatIf, matter: Matter) -> Iterator[Section]:
    """Yield a section for each kind of thing that was left out one at a time."""
    yield Section("", (Paragraph(MEANING),))
    for kind, title in KINDS.items():
        ids = [id for id, one in found.toggles.items() if one.kind == kind]
        moving = [id for id in ids if any(id in a.moves for _, _, a in _answers(found))]
        if not ids:
            continue
        listed = Table(
            columns("", "What"), tuple((id, describe_toggle(id, found.toggles[id], matter)) for id in moving)
        )
        blocks: tuple[Block, ...] = (_moved(found, moving), Paragraph(""), listed) if moving else ()
        yield Section(f"{title}: {len(moving)} of {len(ids)} alone move a line", blocks)


def _named(found: WhatIf, matter: Matter) -> Iterator[Section]:
    rows = tuple(
        (id, one.kind, describe_toggle(id, one, matter), ", ".join(one.off) if one.off != (id,) else "–")
        for id, one in found.toggles.items()
    )
    yield Section("Left out", (Paragraph(MEANING), Table(columns("", "Kind", "What", "Takes out"), rows)))
    moving = [id for id in found.toggles if any(id in a.moves for _, _, a in _answers(found))]
    several = len(found.toggles) > 1
    if several and any(a.moved_by_all for _, _, a in _answers(found)):
        moving.append(ALL)
    title = "What each moves alone, and all of them together" if several else "What it moves"
    yield Section(title, (_moved(found, moving) if moving else Paragraph("No line, for anyone."),))
    if several:
        yield from _sets(found, matter)
    still = []
    for id, one in found.defendants.items():
        answers = _positions(one)
        if any(a.without or a.without_all not in (None, a.as_recorded) for a in answers.values()):
            yield Section(edition_words.person(matter, id, one.manual), tuple(_outcomes(found, answers)))
        elif answers:
            still.append(id)
    if still:
        names = ", ".join(still)
        yield Section("", (Paragraph(f"No change of weight, level or range, alone or together: {names}."),))


def _answers(found: WhatIf) -> Iterator[tuple[str, PositionName, WhatIfPosition]]:
    for id, one in found.defendants.items():
        for position, answer in _positions(one).items():
            yield id, position, answer


def _moved(found: WhatIf, moving: Sequence[str]) -> Table:
    """Return a row for each toggle, defendant and position in which a line moves; equal positions share a row."""
    rows = []
    for id in moving:
        shown = id
        for defendant, one in found.defendants.items():
            same: dict[tuple[str, ...], list[PositionName]] = {}
            for position, answer in _positions(one).items():
                lines = answer.moved_by_all if id == ALL else answer.moves.get(id, ())
                after = answer.without_all if id == ALL else answer.without.get(id)
                if lines and after is not None:
                    same.setdefault(_change(answer.as_recorded, after, lines), []).append(position)
            for cells, held in same.items():
                every = len(held) == len(one.positions) > 1
                who = "\n".join(filter(None, (defendant, words.manual_mark(one.manual))))
                rows.append((shown, who, "all" if every else "\n".join(map(words.short, held)), *cells))
                shown = ""
    titles = ("Without", "Person", "Position", "Level", "Range\n(table)", "Total,\nmonths", "Also")
    return Table(columns(*titles), tuple(rows))


def _change(before: Outcome, after: Outcome, lines: Sequence[MovedLine]) -> tuple[str, ...]:
    also = []
    if "supported_tier" in lines:
        also.append(f"tier: {before.supported_tier or 'none'} to {after.supported_tier or 'none'}")
    if "safety_valve" in lines:
        also.append(f"safety valve: {_valve(before)} to {_valve(after)}")
    return (
        _step(words.level(before.total_offense_level), words.level(after.total_offense_level)),
        _step(words.span(before.guideline_range), words.span(after.guideline_range)),
        _step(words.total(before), words.total(after)),
        "\n".join(also),
    )


def _step(before: str, after: str) -> str:
    return before if before == after else f"{before}\nto {after}"


def _valve(found: Outcome) -> str:
    return words.available(found)


def _sets(found: WhatIf, matter: Matter) -> Iterator[Section]:
    """Yield the smallest sets, each text once with the positions that it holds in."""
    blocks: list[Block] = []
    for id, one in found.defendants.items():
        answers = _positions(one)
        said: dict[str, list[PositionName]] = {}
        for position, answer in answers.items():
            moving: dict[str, list[str]] = {}
            for moved in answer.smallest_sets:
                moving.setdefault(words.sets(moved.sets, moved.count, complete=moved.complete), []).append(
                    LINES[moved.line]
                )
            for listed, lines in moving.items():
                said.setdefault(f"{listed}: {', '.join(lines)}", []).append(position)
        if said:
            blocks.append(Paragraph(f"{edition_words.person(matter, id, one.manual)}:"))
            blocks += [Paragraph(f"{text}{where(held, tuple(answers))}", bullet=True) for text, held in said.items()]
    if blocks:
        intro = "Left out together, each of these moves the lines named, and no part of it does."
        yield Section("Smallest sets that move a line", (Paragraph(intro), *blocks))


def _outcomes(found: WhatIf, answers: Answers) -> Iterator[Block]:
    """Yield one defendant's outcomes: as recorded, without each that changes something, without all."""
    rows = []
    for position, answer in answers.items():
        rows.append((words.short(position), "(as recorded)", *_cells(answer.as_recorded)))
        rows += [("", id, *_cells(answer.without[id])) for id in found.toggles if id in answer.without]
        together = answer.without_all
        if together is not None and together != answer.as_recorded and len(found.toggles) > 1:
            rows.append(("", ALL, *_cells(together)))
    titles = ("Position", "Without", "Drug weight", "Base", "Total", "Cat.", "Range\n(table)", "Total,\nmonths")
    yield Table(columns(*titles, right=(3, 4)), tuple(rows))
    reached = {
        position: ", ".join(words.level(level) for level in answer.levels)
        for position, answer in answers.items()
        if answer.levels is not None and len(answer.levels) > 1
    }
    if reached and len(found.toggles) > 1:
        said = "; ".join(f"{words.short(position)} {levels}" for position, levels in reached.items())
        yield Paragraph(f"Total offense levels over all combinations: {said}.")


def _cells(one: Outcome) -> tuple[str, ...]:
    return (
        words.weight(one),
        words.level(one.base_offense_level),
        words.level(one.total_offense_level),
        one.criminal_history_category or "–",
        words.span(one.guideline_range),
        words.total(one),
    )


def _flat(found: WhatIf) -> Table:
    rows = []
    for id, position, answer in _answers(found):
        manual = edition_words.cells(found.defendants[id].manual)
        rows.append((id, position, "", "", *plain(answer.as_recorded, FLAT), *manual))
        for name, one in answer.without.items():
            rows.append((id, position, name, " ".join(answer.moves.get(name, ())), *plain(one, FLAT), *manual))
        if answer.without_all is not None:
            moved = " ".join(answer.moved_by_all)
            rows.append((id, position, "(all)", moved, *plain(answer.without_all, FLAT), *manual))
    for id, refused in found.defendants.items():
        if not refused.positions:
            rows.append((id, "", "", "", *plain(None, FLAT), *edition_words.cells(refused.manual)))
    titles = ("defendant", "position", "without", "moves", *FLAT, "edition", "edition_note")
    return Table(columns(*titles), tuple(rows))
