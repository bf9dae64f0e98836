"""Letters in print: shown term by term, two compared, and what to ask the government."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.reports.exposure_report import closing
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.reports.simulation_admissions import INTRO, cell, clause_table
from relcon.results.exposure import Months
from relcon.results.letter import (
    Clause,
    ClauseCell,
    LetterAnswer,
    LetterCompared,
    LetterQuestion,
    LetterShown,
    LetterTerm,
    QuestionKind,
)


def title(term: LetterTerm) -> str:
    """Return a term's title with its name in the file."""
    return f"{term.title} ({term.term})"


def said(term: LetterTerm) -> str:
    """Return what a letter says of a term: in plain words, then its own, with page and example."""
    quote = f' "{term.quote}"' if term.quote else ""
    place = f" (page {term.page})" if term.page else ""
    example = f" [from the example {term.preset}, not the letter's own words]" if term.preset else ""
    follows = f" [follows from {term.follows_from}]" if term.follows_from else ""
    return f"{term.says.removesuffix('.')}.{quote}{place}{example}{follows}"


def worlds(ids: Iterable[str]) -> str:
    """Return worlds as they are called in what is printed."""
    return "; ".join(words.OUTCOMES[id] for id in ids)


def authority(cite: str, source: str) -> str:
    """Return a cite with how well it is known, in brackets; nothing where there is none."""
    known = {"S25": "", "read": "", "secondary": "; known from a secondary source", "unverified": "; not verified"}
    return f" ({cite}{known.get(source, '')})" if cite else ""


def by_position(texts: Mapping[str, str]) -> str:
    """Return what the positions make of something, those that agree together."""
    grouped: dict[str, list[str]] = {}
    for position in POSITIONS:
        if position in texts:
            grouped.setdefault(texts[position], []).append(words.short(position))
    if len(grouped) == 1:
        return f"Every position: {next(iter(grouped))}"
    return "; ".join(f"{', '.join(held)}: {text}" for text, held in grouped.items())


def low_ends(clause: Clause) -> Iterable[str]:
    """Yield, by world, the low end if a term read otherwise, positions that agree together."""
    otherwise = " and ".join(clause.otherwise.values())
    for world, cells in clause.worlds.items():
        grouped: dict[str, list[str]] = {}
        for position in POSITIONS:
            if position in cells:
                grouped.setdefault(_changed(cells[position]), []).append(words.short(position))
        each = "; ".join(f"{text} ({', '.join(held)})" for text, held in grouped.items())
        yield f"Read as {otherwise}, {world}: the low end if this term read otherwise: {each}"


def _changed(found: ClauseCell) -> str:
    if found.low_end == found.otherwise:
        return f"{cell(found).replace(chr(10), ' ')} by the table"
    end = "open" if found.otherwise is None else words.months(found.otherwise)
    months = " months" if isinstance(found.otherwise, int) else ""
    return f"{end}{months}, as it stands {'open' if found.low_end is None else words.months(found.low_end)}"


def closings(found: LetterAnswer) -> tuple[str, ...]:
    """Return what stands under every report of letters."""
    return (
        "Nothing here is advised or advised against: which terms to accept is counsel's decision.  [            ]",
        f"Positions: {words.titles(POSITIONS)}.",
        closing(found.receipt),
    )


def shown_report(found: LetterAnswer) -> Report:
    """Return the report of ``relcon letter show``."""
    sections = [section for letter in found.letters for section in _letter(letter)]
    return Report(
        title="Proffer letter" if len(found.letters) == 1 else "Proffer letters",
        sections=tuple(sections),
        flat=_terms_flat(found),
        warnings=found.receipt.warnings,
        closing=closings(found),
    )


def _letter(letter: LetterShown) -> Iterator[Section]:
    day = f"entered {letter.entered}" if letter.entered else "day of entry not recorded"
    held = f"sessions: {', '.join(letter.sessions)}" if letter.sessions else "no session under it"
    heading = "; ".join(part for part in (letter.office or "", day, held) if part)
    blocks: list[Block] = [Paragraph(f"{heading}.")]
    if letter.preset is not None:
        taken = ", ".join(letter.preset.terms) or "none"
        blocks.append(Paragraph(f"Terms that are not its own, {letter.preset.label}: {taken}. {letter.preset.note}."))
    silent = [term.title for term in letter.terms if term.silent]
    blocks.append(Paragraph(f"Silent, and so open: {', '.join(silent)}." if silent else "No term is silent."))
    yield Section(f"Letter {letter.id}", tuple(blocks))
    yield Section("Term by term", tuple(block for term in letter.terms for block in _term(term)), level=2)
    never = tuple(Paragraph(text, bullet=True) for text in letter.unrestricted)
    yield Section("What no letter restricts, and what is open beside it", never, level=2)


def _term(term: LetterTerm) -> Iterator[Block]:
    yield Paragraph(f"{title(term)}: {said(term)}", bullet=True)
    turns = f" A number can turn on it in: {worlds(term.turns)}." if term.turns else ""
    yield Paragraph(f"Governs {term.governs}{authority(term.cite, term.source)}.{turns}", indent=2)
    if set(term.positions.values()) != {term.says}:
        yield Paragraph(f"{by_position(term.positions)}.", indent=2)


def _terms_flat(found: LetterAnswer) -> Table:
    rows = [
        (
            letter.id,
            term.term,
            " ".join(term.value),
            term.says,
            term.quote or "",
            term.page or "",
            term.preset or "",
            term.governs,
            term.cite,
            term.source,
            *(term.positions[position] for position in POSITIONS),
            " ".join(term.turns),
        )
        for letter in found.letters
        for term in letter.terms
    ]
    titles = ("letter", "term", "value", "says", "quote", "page", "example", "governs", "cite", "source")
    return Table(columns(*titles, *POSITIONS, "turns"), tuple(rows))


def compared_report(found: LetterAnswer) -> Report:
    """Return the report of ``relcon letter compare``."""
    compared = found.compared
    if compared is None:
        raise ValueError("nothing was compared")
    return Report(
        title=f"Letter {compared.here} against {compared.there}",
        sections=(
            Section("", (Paragraph(f"{compared.there}: {compared.what}."), *_entered(compared))),
            Section("Terms that differ", tuple(_differences(compared))),
            Section("What each changes", tuple(_changes(compared))),
        ),
        flat=_differences_flat(compared),
        warnings=found.receipt.warnings,
        closing=closings(found),
    )


def _entered(compared: LetterCompared) -> Iterator[Block]:
    here, there = compared.entered
    if there is not None and here != there:
        text = f"Entered {here or 'on a day not recorded'}, the other {there}: the exchanges keep the day of the first."
        yield Paragraph(text)


def _differences(compared: LetterCompared) -> Iterator[Block]:
    if not compared.differences:
        yield Paragraph("None.")
    for one in compared.differences:
        yield Paragraph(f"{title(one.here)}", bullet=True)
        yield Paragraph(f"{compared.here}: {said(one.here)}", indent=2)
        yield Paragraph(f"{compared.there}: {said(one.there)}", indent=2)
        yield Paragraph(f"Governs {one.here.governs}{authority(one.here.cite, one.here.source)}.", indent=2)
    if compared.not_stated:
        yield Paragraph(f"Not read in the example's source, not compared: {', '.join(compared.not_stated)}.")


def _changes(compared: LetterCompared) -> Iterator[Block]:
    clauses = [one.clause for one in compared.differences if one.clause is not None]
    if compared.differences and not clauses:
        yield Paragraph("Nothing has been said under this letter, so no low end is computed.")
        return
    moving = [one for one in clauses if one.worlds]
    if moving:
        yield Paragraph(INTRO)
        yield clause_table(moving)
    quiet = [one.title for one in compared.differences if one.clause is not None and not one.clause.worlds]
    if quiet:
        yield Paragraph(f"No low end changes with: {', '.join(quiet)}.")
    if compared.together is not None:
        yield Paragraph("")
        if compared.together.worlds:
            yield Paragraph("All of these together, as in the other letter:")
            yield clause_table([compared.together], label="all")
        else:
            yield Paragraph("All of these together change no low end.")


def _differences_flat(compared: LetterCompared) -> Table:
    rows = [
        row
        for one in compared.differences
        for row in _rows(one.term, " ".join(one.here.value), " ".join(one.there.value), one.clause)
    ]
    if compared.together is not None:
        rows += _rows("all", "", "", compared.together)
    titles = ("term", compared.here, compared.there, "world", "position", "low_end", "otherwise")
    return Table(columns(*titles, "by_table", "by_table_otherwise"), tuple(rows))


def _rows(term: str, here: str, there: str, clause: Clause | None) -> Iterator[tuple[str, ...]]:
    if clause is None or not clause.worlds:
        yield (term, here, there, *("" for _ in range(6)))
        return
    for world, cells in clause.worlds.items():
        for position in POSITIONS:
            if position in cells:
                one = cells[position]
                ends = (one.low_end, one.otherwise, one.by_table, one.by_table_otherwise)
                yield (term, here, there, world, position, *map(_text, ends))


def _text(value: Months | None) -> str:
    return "" if value is None else str(value)


KINDS: dict[QuestionKind, str] = {
    "silent": "silent",
    "ambiguous": "terms that do not go together",
    "example": "not the letter's own",
    "beside": "beside the letter",
}


def questions_report(found: LetterAnswer) -> Report:
    """Return the report of ``relcon letter questions``."""
    sections = []
    for letter, asked in found.questions.items():
        terms = [one for one in asked if one.kind != "beside"]
        others = [one for one in asked if one.kind == "beside"]
        sections.append(Section(f"Letter {letter}", tuple(block for one in terms for block in _question(one))))
        sections.append(Section("Beside its terms", tuple(block for one in others for block in _question(one)), 2))
    return Report(
        title="Questions about the letter",
        sections=tuple(sections),
        flat=_questions_flat(found),
        warnings=found.receipt.warnings,
        closing=closings(found),
    )


def _question(one: LetterQuestion) -> Iterator[Block]:
    yield Paragraph(f"{one.title} ({KINDS[one.kind]}): {one.ask}", bullet=True)
    yield Paragraph(f"Why: {one.why}{f' ({one.cite})' if one.cite else ''}.", indent=2)
    if one.positions:
        yield Paragraph(f"Meanwhile: {by_position(one.positions)}.", indent=2)
    for clause in one.clauses:
        for text in low_ends(clause):
            yield Paragraph(f"{text}.", indent=2)
    if not one.clauses:
        yield Paragraph(_turns(one), indent=2)


def _turns(one: LetterQuestion) -> str:
    if one.kind in ("silent", "example"):
        return "No low end here turns on it."
    return f"Turns on it: {worlds(one.turns)}." if one.turns else "No number here turns on it."


def _questions_flat(found: LetterAnswer) -> Table:
    rows = [
        (
            letter,
            one.kind,
            " ".join(one.terms),
            one.title,
            one.ask,
            one.why,
            one.cite,
            *(one.positions.get(position, "") for position in POSITIONS),
            " ".join(one.turns),
        )
        for letter, asked in found.questions.items()
        for one in asked
    ]
    return Table(columns("letter", "kind", "terms", "title", "ask", "why", "cite", *POSITIONS, "turns"), tuple(rows))
