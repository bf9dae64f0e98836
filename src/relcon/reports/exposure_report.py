"""The worksheet of each defendant, position by position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from relcon import words
from relcon.event_words import in_names, shown_by
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.disclosed_report import disclosed_line
from relcon.reports.fields import headings, plain, printed, total
from relcon.reports.report import Block, Paragraph, Report, Section, Table, columns
from relcon.results.exposure import NOT_COMPUTED, DefendantAnswer, Exposure, Line, PositionAnswer, Receipt
from relcon.results.presentence import OPTION
from relcon.results.summary import summary

ROW = (
    "weight",
    "base_offense_level",
    "total_offense_level",
    "category",
    "guideline_range",
    "minimum",
    "safety_valve",
    "total",
)
"""The columns of a defendant's table, after the position."""

FLAT = (
    *("weight", "converted_grams", "base_offense_level", "total_offense_level", "category", "guideline_low"),
    *("guideline_high", "minimum", "maximum", "safety_valve", "low", "high", "total_low", "total_high", "at_least"),
    "open",
)
"""The columns of the CSV, after defendant and position."""

DIGITS = 8
"""Of a digest, by which a file is known again."""


class Answers(dict[PositionName, PositionAnswer]):
    """A defendant's answers by position.

    Attributes
    ----------
    disclosed
        Whether the findings of a disclosed report stand in the Middle's place.
    """

    def __init__(self, answers: Mapping[str, PositionAnswer], *, disclosed: bool = False) -> None:
        super().__init__(answers)  # type: ignore[arg-type]  # the keys are position names: the program wrote them
        self.disclosed = disclosed

    def head(self, position: PositionName) -> str:
        """Return a position's heading."""
        return words.PSR if self.disclosed and position == "psr" else words.short(position)

    def named(self, held: Sequence[PositionName]) -> str:
        """Return the positions that something holds in, ``Defense and PSR``; nothing where it holds in all."""
        return "" if len(held) == len(self) else self.names(held)

    def names(self, held: Sequence[PositionName]) -> str:
        """Return positions in a row, ``Defense and PSR``."""
        return words.joined([self.head(position) for position in held])

    def where(self, held: Sequence[PositionName]) -> str:
        """Return the positions that something holds in, in brackets; nothing where it holds in all."""
        return "" if len(held) == len(self) else f" [{', '.join(map(self.head, held))}]"


def exposure_report(exposure: Exposure, matter: Matter, why: bool = False) -> Report:
    """Return the report of ``relcon exposure``.

    Parameters
    ----------
    exposure
        The answer.
    matter
        For names.
    why
        Whether every line of a worksheet is followed by its reason in each position.
    """
    disclosed = exposure.presentence is not None
    answers = {id: positions_of(found, disclosed=disclosed) for id, found in exposure.defendants.items()}
    sections = list(_left_out(exposure.receipt))
    if len(answers) > 1:
        sections.append(_overview(exposure, answers, matter))
    sections += [_defendant(id, found, exposure, matter, why) for id, found in answers.items()]
    return Report(
        title=f"Exposure: {matter.case.case.caption}" if matter.case.case is not None else "Exposure",
        sections=tuple(sections),
        flat=flat_table(exposure),
        warnings=edition_words.cautions(exposure.receipt, matter),
        closing=(f"Months throughout. {words.AS_DISCLOSED if disclosed else words.FOOT}", closing(exposure.receipt)),
        assumed="",
        sheet=True,
    )


def _left_out(receipt: Receipt) -> Iterator[Section]:
    if "without" in receipt.options:
        said = (f"{id} ({what})" for id, what in receipt.options["without"].items())
        yield Section("Left out", tuple(Paragraph(text, bullet=True) for text in said))


def positions_of(answer: DefendantAnswer, *, disclosed: bool = False) -> Answers:
    """Return a defendant's answers by position; ``disclosed`` as for `Answers`."""
    return Answers(answer.positions, disclosed=disclosed)


def closing(receipt: Receipt) -> str:
    """Return what an answer was computed from, in a line, and what was left out of it."""
    said = [f"relcon {receipt.relcon}", f"case {receipt.case_sha256[:DIGITS]}"]
    if receipt.proffer_sha256 is not None:
        said.append(f"proffer {receipt.proffer_sha256[:DIGITS]}")
    said += [f"psr {value[:DIGITS]}" for value in list(receipt.options.get(OPTION, {}).values())[:1]]
    said += [
        f"{option} {', '.join(receipt.options[option])}"
        for option in ("topics", "without")
        if option in receipt.options
    ]
    return " · ".join([*said, *edition_words.not_read(receipt)])


def _asked(answers: Mapping[str, Answers]) -> tuple[PositionName, ...]:
    """Return the positions asked for: those of the first defendant who was computed."""
    return next((tuple(found) for found in answers.values() if found), ())


def _overview(exposure: Exposure, answers: Mapping[str, Answers], matter: Matter) -> Section:
    asked = _asked(answers)
    rows = tuple(
        (
            edition_words.person(matter, id, exposure.defendants[id].manual),
            *(total(summary(found[position])) if position in found else "not computed" for position in asked),
        )
        for id, found in answers.items()
    )
    table = Table(columns("Total, in months", *(words.short(p) for p in asked)), rows)
    return Section("All at a glance", (table,))


def _defendant(id: str, answers: Answers, exposure: Exposure, matter: Matter, why: bool) -> Section:
    found = exposure.defendants[id]
    blocks: list[Block] = [Paragraph(warning) for warning in found.warnings if not edition_words.not_as_read(warning)]
    title = edition_words.person(matter, id, found.manual)
    if not answers:
        return Section(title, tuple(blocks))
    blocks.append(
        Table(
            (*columns("Position"), *headings(ROW)),
            tuple((answers.head(position), *printed(summary(answer), ROW)) for position, answer in answers.items()),
        )
    )
    blocks += [Paragraph(disclosed_line(exposure.presentence))] if exposure.presentence is not None else []
    blocks += [Paragraph(text) for text in (*_not_computed(answers), *_consecutive(answers))]
    blocks += [Paragraph(text) for text in _quantities(answers)]
    blocks += [Paragraph(text) for text in _next_level(answers)]
    lines = _lines(answers, matter, why)
    if lines.rows:
        blocks += [Paragraph(""), lines]
    blocks += _valve(answers)
    blocks += _open(answers, matter)
    return Section(title, tuple(blocks))


def _reasons(answer: PositionAnswer) -> list[str]:
    """Return why there is no level of several counts, or of one under a guideline that is not computed."""
    return [text for text in answer.open if text.startswith(NOT_COMPUTED)]


def _not_computed(answers: Answers) -> list[str]:
    texts = {position: _reasons(answer) for position, answer in answers.items()}
    return [f"{text[0].upper()}{text[1:]}{answers.where(held)}" for text, held in by_text(texts).items()]


def _consecutive(answers: Answers) -> list[str]:
    """Say what the total holds beside the guideline range."""
    texts: dict[PositionName, list[str]] = {}
    for position, answer in answers.items():
        if answer.consecutive is not None:
            added = words.span(answer.consecutive)
            if answer.total is None:
                texts[position] = [f"Consecutive terms of at least {added} months come on top of a range not known."]
                continue
            if any(line.cite == "USSG §2K2.4(b)" for line in answer.lines):
                texts[position] = ["The guideline range is the least terms under 18 USC 924(c), and no more."]
                continue
            texts[position] = (
                [f"The guideline range holds consecutive terms of {added} months (USSG §4B1.1(c))."]
                if answer.total == answer.range
                else [
                    f"The total adds consecutive terms of at least {added} months to the guideline range in brackets."
                ]
            )
    return [f"{text}{answers.where(held)}" for text, held in by_text(texts).items()]


def by_text(texts: Mapping[PositionName, Sequence[str]]) -> dict[str, list[PositionName]]:
    """Return each text once, with the positions that say it."""
    found: dict[str, list[PositionName]] = {}
    for position, said in texts.items():
        for text in dict.fromkeys(said):
            found.setdefault(text, []).append(position)
    return found


def led(lead: str, texts: Iterable[str]) -> Iterator[Paragraph]:
    """Yield paragraphs under one lead, which stands beside the first."""
    for place, text in enumerate(texts):
        yield Paragraph(text, lead=" " * len(lead) if place else lead)


def where(positions: Sequence[PositionName], asked: Sequence[PositionName]) -> str:
    """Return the positions that something holds in, in brackets; nothing where it holds in all that were asked for."""
    return "" if len(positions) == len(asked) else f" [{', '.join(words.short(p) for p in positions)}]"


def _quantities(answers: Answers) -> list[str]:
    """Say what the converted weight is made of, where a position has several substances."""
    texts = {p: [words.each(answer)] for p, answer in answers.items() if len(answer.quantities) > 1}
    return [f"Made up of: {text}{answers.where(held)}" for text, held in by_text(texts).items()]


def _next_level(answers: Answers) -> list[str]:
    texts: dict[PositionName, list[str]] = {}
    for position, answer in answers.items():
        up, down = answer.to_next_level.up, answer.to_next_level.down
        steps = (
            [f"{up.level} with {words.more(up.grams, up.of)} {words.substance(up.of)} more"] if up is not None else []
        )
        steps += (
            [f"{down.level} with {words.less(down.grams, down.of)} {words.substance(down.of)} less"]
            if down is not None
            else []
        )
        if steps:
            texts[position] = ["; ".join(steps)]
    return [f"Base offense level, §2D1.1(a)(5): {text}{answers.where(held)}" for text, held in by_text(texts).items()]


def merged_lines(answers: Answers) -> dict[str, dict[PositionName, Line]]:
    """Return the worksheet's lines by cite, in the order of the worksheet, each with its positions."""
    found: dict[str, dict[PositionName, Line]] = {}
    for position, answer in answers.items():
        for line in answer.lines:
            found.setdefault(line.cite, {})[position] = line
    return found


def line_cell(line: Line | None) -> str:
    """Return a line's levels in a position: a change, ``open``, or ``no`` where it was considered and not applied."""
    if line is None:
        return ""
    if line.open:
        return "open"
    if not line.applied:
        return "no"
    return words.levels(line.levels) if line.levels else "applies"


def _lines(answers: Answers, matter: Matter, why: bool) -> Table:
    rows = []
    for cite, lines in merged_lines(answers).items():
        if not why and not any(line.applied or line.open for line in lines.values()):
            continue
        told = {position: [line.why] for position, line in lines.items() if why or line.applied or line.open}
        said = [f"{words.plainly(text, matter)}{answers.where(held)}" for text, held in by_text(told).items() if text]
        facts = dict.fromkeys(fact for line in lines.values() for fact in line.facts if why and fact in matter)
        pages = [f"{fact}: {shown_by(getattr(matter.by_id(fact), 'evidence', ()), matter)}" for fact in facts]
        reasons = "\n".join([*said, *pages])
        rows.append((cite.removeprefix("USSG "), *(line_cell(lines.get(p)) for p in answers), reasons))
    return Table(columns("Worksheet", *map(answers.head, answers), "Why"), tuple(rows))


def _valve(answers: Answers) -> list[Block]:
    texts: dict[PositionName, list[str]] = {}
    for position, answer in answers.items():
        texts[position] = [f"{words.CRITERIA[one]}: {said}" for one, said in criteria(answer).items()]
    said = [Paragraph(f"{t}{answers.where(held)}", bullet=True) for t, held in by_text(texts).items()]
    heading = "Safety valve, 18 U.S.C. §3553(f):"
    return [Paragraph(""), Paragraph(heading), *said] if said else []


def criteria(answer: PositionAnswer) -> dict[str, str]:
    """Return how each criterion of the safety valve stands."""
    valve = answer.safety_valve
    return {one: words.standing(one, state, valve.why.get(one, "")) for one, state in valve.criteria.items()}


def _open(answers: Answers, matter: Matter) -> list[Block]:
    texts = {position: answer.open for position, answer in answers.items()}
    # What a position says first, such as a reading that it lacks, stands before what others say later.
    told = sorted(by_text(texts).items(), key=lambda one: min(texts[position].index(one[0]) for position in one[1]))
    said = [Paragraph(f"{in_names(t, matter)}{answers.where(held)}", bullet=True) for t, held in _once(told)]
    return [Paragraph(""), Paragraph("Open:"), *said] if said else []


def _once(told: Sequence[tuple[str, list[PositionName]]]) -> Iterator[tuple[str, list[PositionName]]]:
    """Yield each text with its positions; what several end with, each in other positions, once."""
    ends: dict[str, list[list[PositionName]]] = {}
    for text, held in told:
        ends.setdefault(text.partition("; ")[2], []).append(held)
    for text, held in told:
        begins, _, end = text.partition("; ")
        said = ends[end]
        if not end or len(said) == 1 or len({p for one in said for p in one}) < sum(map(len, said)):
            yield text, held
            continue
        yield begins, held
        if held is said[-1]:
            yield end, [p for one in said for p in one]


def flat_table(exposure: Exposure) -> Table:
    """Return every worksheet as a row of one table, for CSV."""
    rows = []
    for id, found in exposure.defendants.items():
        manual = edition_words.cells(found.manual)
        if not found.positions:
            rows.append((id, "", *plain(None, FLAT), *manual))
        for position, answer in found.positions.items():
            rows.append((id, position, *plain(summary(answer), FLAT), *manual))
    return Table(columns("defendant", "position", *FLAT, "edition", "edition_note"), tuple(rows))
