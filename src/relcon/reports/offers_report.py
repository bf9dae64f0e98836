"""Plea offers beside the case as it stands: the months first, then which words cost what, then what is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.fields import plain
from relcon.reports.report import Block, Column, Paragraph, Report, Section, Table, columns
from relcon.results.offers import CountOffered, Offer, OfferRange, Offers, Wording
from relcon.words import ranges

FLAT: Final = (
    "base_offense_level",
    "total_offense_level",
    "guideline_low",
    "guideline_high",
    "minimum",
    "maximum",
    "supported_tier",
    "low",
    "high",
    "total_low",
    "total_high",
    "open",
)
STANDS: Final = "As the case stands"
BEHIND: Final = "  court looks behind"
DISPLACED: Final = "(…) by the table alone, where a statutory limit displaces it (§5G1.1)."
BEHIND_IT: Final = "Court looks behind: without what is stipulated, which does not bind it (USSG §6B1.4(d))."
NO_ADVICE: Final = "In the order given: nothing is ranked. Whether to accept is the client's decision."
_WAIVED: Final = ("appeal", "collateral")
_WORDS: Final = 34
"""How wide the words of an offer are in their table."""


def offers_report(found: Offers, matter: Matter, *, why: bool = False) -> Report:
    """Return the report of ``relcon offer``.

    Parameters
    ----------
    found, matter
        The answer; for names.
    why
        Whether every line of a worksheet that a word moves is told.
    """
    asked = tuple(position for position in POSITIONS if position in found.baseline)
    sections = [
        Section(
            "",
            (
                Paragraph(in_a_sentence(found, matter, asked)),
                months(found, asked, lambda offer: _terms(offer, asked), baseline(found, asked)),
                *marks(found, asked),
            ),
        ),
        Section("Which words cost what", tuple(_costs(found, asked, why=why))),
        Section("Not said by the offer", tuple(_silent(found))),
        Section("The law of the terms", tuple(_law(found))),
    ]
    return Report(
        title=heading(found, matter),
        sections=tuple(sections),
        flat=flat(found, asked),
        warnings=edition_words.cautions(found.receipt, matter, "each figure"),
        closing=(NO_ADVICE, words.FOOT, closing(found.receipt)),
        sheet=True,
        assumed="",
    )


def name(offer: Offer) -> str:
    """Return how an offer is called: its type, its id last."""
    kind = {"A": "Type A", "B": "Type B", "C": "Type C", "open": "Open plea", None: "Offer"}[offer.type]
    return f"{kind} ({offer.id})"


def in_a_sentence(found: Offers, matter: Matter, asked: Sequence[PositionName]) -> str:
    """Return what counsel could say first: the whole in one position, as the case stands and offer by offer."""
    position: PositionName = "psr" if "psr" in asked else asked[0]
    told = [f"{one.id} {ranges.cell(one.positions[position], lifted=False)}" for one in found.offers]
    stands = ranges.cell(found.baseline[position], lifted=False)
    who = words.surname(matter, found.defendant)
    return f"{who}, {words.short(position)}: {stands} as the case stands; {', '.join(told)}."


def heading(found: Offers, matter: Matter) -> str:
    """Return to whom the offers are, the Manual, the day of sentencing, the unit."""
    manual = f"{found.manual.edition} Manual" if found.manual is not None else ""
    whom = f"Offers to {edition_words.person(matter, found.defendant, found.manual)}"
    dated = edition_words.sentencing(matter, [found.defendant])
    return " · ".join([whom, *filter(None, (manual,)), *dated, "months"])


def months(
    found: Offers,
    asked: Sequence[PositionName],
    terms: Callable[[Offer], Iterable[str]],
    stands: Iterable[str],
) -> Table:
    """Return the case as it stands and each offer, with minimum and months, and lines under each.

    Parameters
    ----------
    found, asked
        The answer, and the positions asked for.
    terms, stands
        What stands under an offer, and under the case as it stands.
    """
    rows: list[tuple[str, ...]] = [_row(STANDS, found.baseline, asked)]
    notes: dict[int, tuple[str, ...]] = {0: tuple(stands)}
    for offer in found.offers:
        rows.append(_row(name(offer), offer.positions, asked))
        if offer.behind != offer.positions:
            rows.append(_row(BEHIND, offer.behind, asked))
        notes[len(rows) - 1] = tuple(terms(offer))
    heads = ("", "Minimum", *map(words.short, asked))
    return Table(tuple(map(Column, heads)), tuple(rows), notes)


def _row(title: str, found: Mapping[str, OfferRange], asked: Sequence[PositionName]) -> tuple[str, ...]:
    least = dict.fromkeys(words.minimum_basis(found[position]) for position in asked)
    return (title, "\n".join(least), *(_cell(found[position]) for position in asked))


def _cell(one: OfferRange) -> str:
    accepted = words.or_accepted(one.total, one.if_accepted, table=False)
    return f"{ranges.cell(one, lifted=False)}{words.scope(one)}{accepted}"


def baseline(found: Offers, asked: Sequence[PositionName]) -> Iterator[str]:
    """Yield the counts as the case stands, and what a full disclosure would bring."""
    yield f"{words.counted(len(found.baseline_counts), 'count')}: {counts_said(found.baseline_counts)}."
    yield from disclosed(found.baseline, asked)


def disclosed(found: Mapping[str, OfferRange], asked: Sequence[PositionName]) -> Iterator[str]:
    """Yield what full disclosure, (f)(5), would bring; nothing where it changes nothing."""
    told = [one.if_disclosed for one in (found[p] for p in asked)]
    if any(one is not None for one in told):
        cells = [words.otherwise(one) if one is not None else "no change" for one in told]
        yield f"With full disclosure, (f)(5): {', '.join(cells)}."


def _terms(offer: Offer, asked: Sequence[PositionName]) -> Iterator[str]:
    """Yield what an offer says, in lines under its months."""
    yield f"Pleads to {counts_said(offer.pleaded) or 'no count'}; {dismissed(offer)}."
    yield f"{_statute(offer, asked)} {_bargain(offer)}"
    if offer.agreed is not None:
        yield named_sentence(offer, asked)
    if offer.stipulated:
        yield f"Stipulated: {'; '.join(_stipulated(offer))}."
    yield from disclosed(offer.positions, asked)
    yield from _beside(offer)


def counts_said(counts: Iterable[CountOffered]) -> str:
    """Return counts with statute, paragraph, and guideline where that is not §2D1.1."""
    return ", ".join(f"{one.count} ({_count(one)})" for one in counts)


def _count(one: CountOffered) -> str:
    guideline = "" if one.guideline in ("§2D1.1", None) else f", {one.guideline}"
    paragraph = f", {one.penalty}" if one.penalty is not None else ""
    return f"{one.statute}{paragraph}{guideline}"


def dismissed(offer: Offer) -> str:
    """Return which counts an offer dismisses, and which it leaves as charged."""
    gone = f"dismissed: {', '.join(one.count for one in offer.dismissed)}" if offer.dismissed else "none dismissed"
    left = f"; left as charged: {', '.join(one.count for one in offer.left)}" if offer.left else ""
    return f"{gone}{left}"


def _bargain(offer: Offer) -> str:
    return (
        f"{' and '.join(offer.bargain).capitalize()} bargain." if offer.bargain else "No bargain on count or sentence."
    )


def named_sentence(offer: Offer, asked: Sequence[PositionName]) -> str:
    """Return the sentence that an offer names, whether it binds, and how it lies to the computed range."""
    one = offer.agreed
    if one is None:
        return ""
    named = words.span(one.range) if one.range is not None else f"at most {words.months(one.cap)}"
    binds = "binds once the court accepts" if one.binds else "does not bind the court"
    said = {"inside": "inside", "across": "partly inside", "below": "below", "above": "above"}
    where = by_position({p: said[one.within[p]] for p in asked if p in one.within}, asked)
    return f"Agreed: {named}, {binds}; beside the computed range: {where}."


def by_position(said: Mapping[PositionName, str], asked: Sequence[PositionName]) -> str:
    """Return what is said in which positions, each text once: ``above in Defense and Middle, below in Ceiling``."""
    held: dict[str, list[PositionName]] = {}
    for position, text in said.items():
        held.setdefault(text, []).append(position)
    where = {text: words.named(positions, asked) for text, positions in held.items()}
    return ", ".join(f"{text} in {names}" if names else text for text, names in where.items())


def _statute(offer: Offer, asked: Sequence[PositionName]) -> str:
    """Return the statutory limits of the counts pleaded to, and where the weight supports another paragraph."""
    some = offer.positions[asked[0]]
    limits = f"By statute {words.minimum(some.minimum)} to {words.months(some.maximum)}."
    charged = {one.penalty for one in offer.pleaded if one.penalty is not None}
    tiers = {p: offer.positions[p].supported_tier for p in asked}
    other = {p: f"§{tier}" for p, tier in tiers.items() if charged and tier and tier not in charged}
    return f"{limits} The weight supports {by_position(other, asked)}." if other else limits


def _stipulated(offer: Offer) -> Iterator[str]:
    for field, value in offer.stipulated.items():
        if field.startswith("quantity of "):
            yield f"{words.substance(field.removeprefix('quantity of '))} {value}"
        elif field in ("role", "acceptance"):
            yield f"{field} {words.levels(int(value) if field == 'role' else -int(value))}"
        else:
            shown = " (shown, not applied)" if field == "base_level" else ""
            yield f"{field.replace('_', ' ')} {value.replace('-', '–')}{shown}"


def _beside(offer: Offer) -> Iterator[str]:
    """Yield what an offer says of cooperation and waivers; on what it is silent is told apart."""
    told = {"1B1.8": "§1B1.8", "5K1.1": "§5K1.1", "3553e": "§3553(e)"}
    cooperation = [f"{told[field]} {value}" for field, value in offer.cooperation.items() if value != "silent"]
    given = [f"{name} {'waived' if offer.waivers[name] == 'yes' else 'kept'}" for name in _WAIVED if _said(offer, name)]
    but = [f"but {offer.waivers['but']}"] if "but" in offer.waivers else []
    if cooperation:
        yield f"Cooperation: {', '.join(cooperation)}."
    if given:
        yield f"{', '.join(given + but)}.".capitalize()


def _said(offer: Offer, name: str) -> bool:
    return offer.waivers[name] != "silent"


def marks(found: Offers, asked: Sequence[PositionName]) -> Iterator[Block]:
    """Yield what the marks in the cells mean, each where it stands in one."""
    everything = [found.baseline, *(one for offer in found.offers for one in (offer.positions, offer.behind))]
    shown = [cell for one in everything for cell in _row("", one, asked)]
    if any("(" in cell for cell in shown):
        yield Paragraph(DISPLACED)
    if any(offer.behind != offer.positions for offer in found.offers):
        yield Paragraph(BEHIND_IT)
    if any("\nor " in cell for cell in shown):
        yield Paragraph("or: with acceptance, which the case file does not record.")
    if any("+" in cell for cell in shown):
        yield Paragraph(f"{words.AT_LEAST} relcon exposure says which.")
    if any(words.SCOPE in cell for cell in shown):
        yield Paragraph(f"{words.ON_SCOPE}.")


def _costs(found: Offers, asked: Sequence[PositionName], *, why: bool) -> Iterator[Block]:
    """Yield what each word moves, and in a line what moves nothing."""
    rows: list[tuple[str, ...]] = []
    notes: dict[int, tuple[str, ...]] = {}
    still: list[str] = []
    for offer in found.offers:
        for one in offer.words:
            cells = [_cost(one, position) for position in asked]
            behind = [_cost_behind(one, position) for position in asked]
            if not any(cells) and not any(behind) and one.as_offense is None:
                nothing = "; names no record" if one.kind == "sentence" and not one.triggers else ""
                still += [f"{quoted(one)} ({offer.id}{nothing})"] if one.kind != "basis" else []
                continue
            rows.append((words.wrapped(f"{quoted(one)} ({offer.id})", _WORDS), *(cell or "none" for cell in cells)))
            if any(behind) and behind != cells:
                rows.append((BEHIND, *(cell or "none" for cell in behind)))
            notes[len(rows) - 1] = tuple(_bears(one, asked, why=why))
    if rows:
        yield Paragraph("Without the words, then with them: the whole; the table range in parentheses.")
        yield Table(tuple(map(Column, ("", *map(words.short, asked)))), tuple(rows), notes)
    if still:
        yield Paragraph(f"No month moves by: {'; '.join(still)}.")
    if not rows and not still:
        yield Paragraph("None of the offers has a stipulation that is applied, or a factual basis.")


def quoted(one: Wording) -> str:
    """Return a word of an offer as it is quoted: a sentence with its page, a stipulation by its substance."""
    if one.kind == "basis":
        return one.text
    if one.kind == "sentence":
        page = f", p. {one.page}" if one.page is not None else ""
        return f'"{one.text.rstrip(".")}"{page}'
    substance, space, rest = one.text.partition(" ")
    return f"stipulated {words.substance(substance)}{space}{rest}".replace("-", "−")


def _cost(one: Wording, position: PositionName) -> str:
    return from_to(one.absent[position], one.present[position])


def _cost_behind(one: Wording, position: PositionName) -> str:
    if one.behind is None or one.behind_absent is None:
        return _cost(one, position)
    return from_to(one.behind_absent[position], one.behind[position])


def from_to(absent: OfferRange, present: OfferRange) -> str:
    """Return the whole without some words and with them; nothing where neither it nor the table range moves."""
    same = (absent.total, absent.guideline_range, absent.binding) == (
        present.total,
        present.guideline_range,
        present.binding,
    )
    if same:
        return ""
    return f"{ranges.cell(absent, lifted=False)} to\n{ranges.cell(present, lifted=False)}"


def _bears(one: Wording, asked: Sequence[PositionName], *, why: bool) -> Iterator[str]:
    """Yield on what a word bears, what moves with it, and what it would be as an offense of its own."""
    if one.triggers and one.kind != "basis":
        yield f"Bears on {', '.join(map(words.provision, one.triggers))}."
    raised = [f"{words.short(p)} {one.minimum_months[p]:+d}" for p in asked if one.minimum_months[p] not in (None, 0)]
    if raised:
        yield f"Statutory minimum, months: {', '.join(raised)}."
    if one.as_offense is not None:
        ends = ", ".join(words.span(one.as_offense[p].guideline_range) for p in asked)
        agreed = "as both agree" if one.stipulation == "yes" else "if both agree"
        yield f"As a stipulation to {one.offense} (§1B1.2, {agreed}): table {ends}; the maximum stays."
    if why:
        moved = dict.fromkeys(cite for p in asked for cite in one.lines.get(p, ()))
        if moved:
            yield f"Lines that differ: {', '.join(map(words.provision, moved))}."


def _silent(found: Offers) -> Iterator[Block]:
    """Yield what each offer leaves open since it is silent."""
    for offer in found.offers:
        said = "; ".join(one.what for one in offer.silent) or "nothing that is asked here"
        yield Paragraph(f"{said}.", lead=f"{offer.id}: ")


def _law(found: Offers) -> Iterator[Block]:
    """Yield what the law says of the terms, each once with the offers of which it holds."""
    held: dict[tuple[str, str], list[str]] = {}
    for offer in found.offers:
        for one in offer.cautions:
            held.setdefault((one.text, one.cite), []).append(offer.id)
    for (text, cite), ids in held.items():
        whom = "" if len(ids) == len(found.offers) else f" ({', '.join(ids)})"
        yield Paragraph(f"{text[0].upper()}{text[1:]} ({cite}){whom}.", bullet=True)


def flat(found: Offers, asked: Sequence[PositionName]) -> Table:
    """Return every range as one rectangular table, for CSV."""
    rows: list[tuple[str, ...]] = []

    def add(offer: str, what: str, said: str, ranges_: Mapping[str, OfferRange]) -> None:
        rows.extend((found.defendant, offer, what, said, p, *plain(ranges_[p], FLAT)) for p in asked)

    add("", "as the case stands", "", found.baseline)
    for offer in found.offers:
        add(offer.id, "as stipulated", "", offer.positions)
        add(offer.id, "behind the stipulations", "", offer.behind)
        for one in offer.words:
            add(offer.id, "without the words", one.text, one.absent)
            if one.behind_absent is not None:
                add(offer.id, "without the words, behind the stipulations", one.text, one.behind_absent)
    return Table(columns("defendant", "offer", "row", "words", "position", *FLAT), tuple(rows))
