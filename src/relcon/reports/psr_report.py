"""A presentence report against the record: days, what it comes to, objections in the order of its paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from relcon import words
from relcon.law.ussg.s2d1_1.quantity_table import CONVERTED
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.psr import Comes, Deadline, Ground, Objection, ParagraphAnswer, PsrReview

GROUNDS: Final[Mapping[Ground, str]] = MappingProxyType(
    {
        "attribution": "not shown to count",
        "twice": "counted twice",
        "interview": "an interview alone",
        "source": "no reliable source",
        "weight": "weight",
        "extrapolation": "tested in part",
        "conversion": "conversion",
        "role": "role without a basis",
        "characteristic": "characteristic not shown",
        "adjustment": "adjustment not shown",
        "points": "criminal history points",
        "arithmetic": "arithmetic",
        "statutory": "statutory limit",
    }
)
"""What each ground is called."""
FORMS: Final = (
    "Each form puts the report to its proof or names a rule or a sum; none asserts a fact. Which are made is counsel's "
    "decision. A change is computed on the report's own figures, all else as it states them."
)
ACCEPTANCE: Final = (
    "Acceptance, §3E1.1 n.1(A): silence on relevant conduct beyond the offense of conviction does not cost it; a "
    "false denial or a frivolous contest does; that a challenge fails is not by itself either. The safety valve's "
    "(f)(5) asks for all of that conduct all the same (§5C1.2(a)(5), n.1(C))."
)
NO_PREPARATION: Final = " Objections at sentencing are no preparation for trial, §3E1.1(b)."
CLAUSE: Final = (
    "The letter's clause: whether attacking sufficiency opens it was decided for trials; at sentencing it is read "
    "the same way here, which no case is known to hold."
)
COUNTING: Final = (
    "Days by Fed. R. Crim. P. 45(a): every day counts but the first; from a Saturday, Sunday or legal holiday on to "
    "the next day in the direction of the count. A State's holidays and a court's own order or rule are not known here."
)
Cells = tuple[str, ...]


def psr_report(found: PsrReview, matter: Matter) -> Report:
    """Return the report of ``relcon psr --all``: forms and paragraphs whole, in the order of the report.

    Parameters
    ----------
    found, matter
        The answer; for names.
    """
    foot = [FORMS, ACCEPTANCE + (NO_PREPARATION if found.contested_is_no_preparation else "")]
    foot += [CLAUSE] if any(one.clause for one in found.objections) else []
    return Report(
        title=heading(found, matter),
        sections=(
            Section("", (Paragraph(first(found)),)),
            Section("Days", (_days(found), *day_notes(found))),
            Section("What it comes to, in months", (_comes(found),)),
            Section("The positions, its findings in the Middle's place", (_positions(found),)),
            Section(f"Objections in form: {len(found.objections)}", tuple(_objections(found))),
            Section("Every paragraph", tuple(_every(found))),
            Section("", tuple(Paragraph(line) for line in (*foot, COUNTING))),
        ),
        flat=flat(found),
        warnings=edition_words.cautions(found.receipt, matter),
        closing=(of_report(found),),
        assumed="",
    )


def heading(found: PsrReview, matter: Matter) -> str:
    """Return whose report it is, the Manual, the day of sentencing."""
    name = words.person(matter, found.defendant)
    sentencing = "" if found.sentencing is None else f" · sentencing {words.cell(date.fromisoformat(found.sentencing))}"
    return f"Presentence report: {name} · {found.receipt.edition} Manual{sentencing}"


def of_report(found: PsrReview) -> str:
    """Return what the answer was computed from, the report's file among it."""
    return f"{closing(found.receipt)} · psr {found.psr_sha256[:8]}"


def comes_to(one: Comes) -> str:
    """Return a range within the limits, with that of the table where they displace it."""
    return words.within(one.range, one.guideline_range)


def first(found: PsrReview) -> str:
    """Return what counsel could say first: as written, with every objection sustained, and before the report."""
    written, last, before = (_in_words(one) for one in (found.as_written, found.all_sustained, found.middle))
    return f"As written {written}; with every objection sustained {last}. Middle before the report: {before}."


def _in_words(one: Comes) -> str:
    return f"{comes_to(one)}, level {words.level(one.total_offense_level)}"


def _days(found: PsrReview) -> Table:
    days = found.deadlines
    rows = [("Objections in writing", *_day(days.objections, f"after {_prose(found.disclosed)}"))]
    if days.given is not None:
        held = "received in time" if days.received_in_time else "RECEIVED LATER"
        rows.append(("Report given", *_day(days.given, f"before sentencing; {held}")))
    if days.addendum is not None:
        rows.append(("Addendum", *_day(days.addendum, "before sentencing")))
    return Table(columns("", "Last day", "Rule"), tuple(rows))


def _day(one: Deadline, which: str) -> tuple[str, str]:
    return _prose(one.on), f"{one.days} days {which} ({one.cite})"


def day_notes(found: PsrReview) -> Iterator[Block]:
    """Yield which days were passed over in counting, and where a holiday may be observed."""
    named = (found.deadlines.objections, found.deadlines.given, found.deadlines.addendum)
    for one in (each for each in named if each is not None):
        if one.passed_over:
            over = ", ".join(f"{_prose(day)} ({why})" for day, why in one.passed_over.items())
            yield Paragraph(f"To {_prose(one.on)}: passed over {over}.", bullet=True)
        if one.may_be_holiday is not None:
            yield Paragraph(
                f"{_prose(one.on)}: {one.may_be_holiday} falls on the weekend beside it and may be observed that day; "
                "whether it is then a legal holiday is not decided here. The earlier day is shown.",
                bullet=True,
            )


def _prose(iso: str) -> str:
    return words.day(date.fromisoformat(iso))


def _comes(found: PsrReview) -> Table:
    rows = (
        ("As written", found.as_written),
        ("By its own figures", found.recomputed),
        ("Every objection sustained", found.all_sustained),
        ("Middle, before the report", found.middle),
    )
    return Table(
        columns("", "Weight", "Base", "Total", "Cat.", "Range", right=(2, 3)),
        tuple(
            (
                name,
                _weight(one),
                words.level(one.base_offense_level),
                words.level(one.total_offense_level),
                one.criminal_history_category or words.span(None),
                comes_to(one),
            )
            for name, one in rows
        ),
    )


def _positions(found: PsrReview) -> Table:
    """Return the worksheets once the report is disclosed: what was the Middle is headed PSR."""
    names = [words.PSR if name == "psr" else words.short(position(name)) for name in found.positions]
    every = list(found.positions.values())
    rows = (
        ("Drug weight", *(_weight(one) for one in every)),
        ("Base offense level", *(words.level(one.base_offense_level) for one in every)),
        ("Total offense level", *(words.level(one.total_offense_level) for one in every)),
        ("Range", *(comes_to(one) for one in every)),
    )
    return Table(columns("", *names), rows)


def _weight(one: Comes) -> str:
    lines = [f"{words.amount(grams, id)} {words.substance(id, narrow=True)}" for id, grams in one.quantities.items()]
    if one.converted_grams is not None and len(one.quantities) != 1:
        lines.append(f"{words.amount(one.converted_grams, CONVERTED)} conv.")
    return "\n".join(lines) or "none"


def _objections(found: PsrReview) -> Iterator[Block]:
    for one in found.objections:
        page = f", p. {one.page}" if one.page is not None else ""
        yield Paragraph(f"¶ {one.paragraph}{page} · {GROUNDS[one.ground]} · {moves(one)}")
        yield Paragraph(one.text, indent=2)
        for line in _beside(one):
            yield Paragraph(line, indent=2, bullet=True)


def moves(one: Objection) -> str:
    """Return what an objection moves: alone, and after all others."""
    alone = _moved(one.levels, one.months, one.table_months)
    last = _moved(one.levels_last, one.months_last, one.table_months_last)
    gone = removed(one)
    rest = "" if alone == last else f"; after all others {last}"
    return f"{f'less {gone}: ' if gone else ''}alone {alone}, to {comes_to(one.sustained)}{rest}"


def removed(one: Objection) -> str:
    """Return the drugs that go with an objection; nothing where none does."""
    return " and ".join(
        f"{words.amount(grams, id)} {words.substance(id, narrow=True)}" for id, grams in one.removes.items()
    )


def _moved(levels: int | None, low: int | None, by_table: int | None) -> str:
    if levels is None:
        return "not known"
    if not levels and not low and not by_table:
        return "no level"
    fall = f"{abs(levels)} {'level' if abs(levels) == 1 else 'levels'}{'' if levels >= 0 else ' more'}"
    months = "" if low is None else f", {low} months"
    return f"{fall}{months}" + ("" if by_table in (None, low) else f" ({by_table} by the table)")


def _beside(one: Objection) -> Iterator[str]:
    if one.positions:
        shown = " and ".join(words.short(position(name)) for name in one.positions)
        yield f"The record shows it in {shown}."
    if one.spoken_of:
        yield f"Admissions that say so: {words.ids(one.spoken_of)}. {_clause(one)}"


def _clause(one: Objection) -> str:
    drafted = [words.short(position(p)) for p, state in one.clause.items() if state == "reached"]
    denied = [words.short(position(p)) for p, state in one.if_denied.items() if state == "reached"]
    if set(one.clause.values()) == {"no letter"}:
        return "No letter covers them."
    as_drafted = f"reaches this form in {' and '.join(drafted)}" if drafted else "does not reach this form"
    if not denied:
        return f"The letter's clause on rebuttal {as_drafted}, nor a denial."
    came = ", ".join(f"{words.short(position(p))} {words.span(span)}" for p, span in one.denied_comes_to.items())
    return f"The letter's clause on rebuttal {as_drafted}; it would reach a denial ({came})."


def position(name: str) -> PositionName:
    """Return a position by its name, typed."""
    return name  # type: ignore[return-value]  # the program wrote it


def _every(found: PsrReview) -> Iterator[Block]:
    for one in found.paragraphs:
        page = f", p. {one.page}" if one.page is not None else ""
        state = ", ".join(GROUNDS[ground] for ground in one.grounds) or "nothing found"
        yield Paragraph(f"¶ {one.number}{page} · {one.kind.replace('_', ' ')} · {state}")
        yield Paragraph(one.text, indent=2)
        for line in _shown(one):
            yield Paragraph(line, indent=2, bullet=True)
    for text in found.open:
        yield Paragraph(text, bullet=True)


def _shown(one: ParagraphAnswer) -> Iterator[str]:
    if one.sources:
        yield "; ".join(_source(source.exhibit, source.pages, source.grade, source.challenge) for source in one.sources)
    if one.interview is not None:
        yield f"Interview of {_prose(one.interview)}"
    for told in one.told:
        page = f", letter p. {told.page}" if told.page is not None else ""
        kept = "out of the range" if told.kept_out else "may be used"
        also = "".join(f"; {words.short(position(p))} otherwise" for p in told.also)
        yield f"{told.admission}: {kept}: {told.why}{page}{also}"
    for weight in one.weights:
        least, most = (
            words.amount(g, weight.substance) if g is not None else "unknown" for g in (weight.least, weight.most)
        )
        shown = least if least == most else f"{least} to {most}"
        said = f"{words.amount(weight.stated, weight.substance)} {words.substance(weight.substance)}"
        yield f"{said}; the record: {shown}"
    for id, by_position in one.counts.items():
        yield f"{id}: " + "; ".join(f"{words.short(position(p))} {_state(state)}" for p, state in by_position.items())
    yield from one.notes


def _state(said: str) -> str:
    """Return how a record stands in a position: that it counts, that it is open, or why it does not count."""
    return {"in": "counts", "open": "open"}.get(said, words.reason(said))


def _source(exhibit: str, pages: str | None, grade: str, challenge: str | None) -> str:
    said = f"{exhibit} {pages}" if pages is not None else f"{exhibit}, no pages given"
    return f"{said}, {grade}{f', {challenge}' if challenge is not None else ''}"


FLAT: Final = (
    *("paragraph", "page", "ground", "cite", "records", "failed", "positions", "removes", "levels", "months"),
    *(
        "levels_last",
        "months_last",
        "low",
        "high",
        "spoken_of",
        "clause_middle",
        "if_denied_middle",
        "acceptance",
        "text",
    ),
)


def flat(found: PsrReview) -> Table:
    """Return the objections as one rectangular table, for CSV."""
    return Table(columns(*FLAT), tuple(_row(one) for one in found.objections))


def _row(one: Objection) -> Cells:
    span: Sequence[object] = one.sustained.range or ("", "")
    cells = (
        one.paragraph, one.page, one.ground, one.cite, " ".join(one.records), one.failed, " ".join(one.positions),
        "; ".join(f"{id} {grams}" for id, grams in one.removes.items()), one.levels, one.months, one.levels_last,
        one.months_last, *span, " ".join(one.spoken_of), one.clause.get("psr"), one.if_denied.get("psr"),
        one.acceptance, one.text,
    )  # fmt: skip
    return tuple("" if cell is None else str(cell) for cell in cells)
