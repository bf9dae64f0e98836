"""The screen of ``relcon offer``: what each offer comes to, which limit binds, then what words cost, in Middle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relcon import words
from relcon.law.positions.options import POSITIONS
from relcon.records.base import PositionName
from relcon.records.matter import Matter
from relcon.reports import edition_words
from relcon.reports.exposure_report import closing
from relcon.reports.offers_report import (
    NO_ADVICE,
    baseline,
    by_position,
    counts_said,
    disclosed,
    dismissed,
    flat,
    from_to,
    heading,
    in_a_sentence,
    marks,
    months,
    named_sentence,
    quoted,
)
from relcon.reports.overview_report import MAIN
from relcon.reports.report import Block, Paragraph, Report, Section
from relcon.reports.screen import most
from relcon.results.offers import Offer, OfferRange, Offers, Wording


def offers_screen(found: Offers, matter: Matter) -> Report:
    """Return what ``relcon offer`` shows first; the words that have no room are counted, and all is told by ``--all``.

    Parameters
    ----------
    found, matter
        The answer; for names.
    """
    asked = tuple(position for position in POSITIONS if position in found.baseline)
    return most(lambda number: _screen(found, matter, asked, number), len(_moving(found, asked)))


def _screen(found: Offers, matter: Matter, asked: Sequence[PositionName], number: int) -> Report:
    table = months(found, asked, lambda offer: _terms(offer, asked), baseline(found, asked))
    return Report(
        title=heading(found, matter),
        sections=(
            Section("", (Paragraph(in_a_sentence(found, matter, asked)), table, *marks(found, asked))),
            Section("", tuple(_costs(found, asked, number))),
            Section("", (Paragraph(_rest(found)),)),
        ),
        flat=flat(found, asked),
        warnings=edition_words.cautions(found.receipt, matter, "each figure"),
        closing=(NO_ADVICE, f"{words.FOOT} {closing(found.receipt)}"),
        sheet=True,
        assumed="",
    )


def _terms(offer: Offer, asked: Sequence[PositionName]) -> Iterator[str]:
    """Yield to which counts an offer is a plea, which statutory limit binds, and the sentence that it names."""
    yield f"Pleads to {counts_said(offer.pleaded) or 'no count'}; {dismissed(offer)}. {_statute(offer, asked)}"
    if offer.agreed is not None:
        yield named_sentence(offer, asked)
    yield from disclosed(offer.positions, asked)


def _statute(offer: Offer, asked: Sequence[PositionName]) -> str:
    some = offer.positions[asked[0]]
    limits = f"{words.minimum(some.minimum)} to {words.months(some.maximum)}"
    told = {p: said for p in asked if (said := binding(offer.positions[p]))}
    return f"By statute {limits}: {by_position(told, asked) or 'neither binds'}."


def binding(one: OfferRange) -> str:
    """Return which statutory limit binds, and whether it is the whole or cuts off an end of the table (USSG §5G1.1)."""
    if one.range is None or one.guideline_range is None:
        return "unknown which binds"
    if one.range == one.guideline_range:
        return ""
    low, high = one.range
    which = "minimum" if low != one.guideline_range[0] and low == one.binding else "maximum"
    return f"the {which} decides" if low == high else f"the {which} cuts off the table"


def _moving(found: Offers, asked: Sequence[PositionName]) -> list[tuple[Offer, Wording]]:
    """Return each word that moves something in some position, those that move most months in Middle first."""
    every = [(offer, one) for offer in found.offers for one in offer.words if one.kind != "basis"]
    return sorted((pair for pair in every if _sides(pair[1], asked)), key=lambda pair: _months(pair[1], asked))


def _months(one: Wording, asked: Sequence[PositionName]) -> tuple[int, ...]:
    """Return the months that a word moves, negated for sorting: of the whole, then by the table, Middle first."""
    order = sorted(asked, key=lambda position: position != MAIN)
    behind = one.behind_table_months or {}
    moved = (max(abs(each.get(p) or 0) for each in (one.months, one.table_months, behind)) for p in order)
    return tuple(-months for months in moved)


def _sides(one: Wording, asked: Sequence[PositionName]) -> str:
    """Return what a word moves in the first position in which it does, Middle first: as stipulated, and behind."""
    for position in sorted(asked, key=lambda position: position != MAIN):
        said = [from_to(one.absent[position], one.present[position])]
        if one.behind is not None and one.behind_absent is not None:
            behind = from_to(one.behind_absent[position], one.behind[position])
            said.append(f"behind the stipulations {behind}" if behind and behind != said[0] else "")
        told = "; ".join(" ".join(text.split()) for text in said if text)
        if told:
            return told if position == MAIN else f"{words.short(position)} {told}"
    return ""


def _costs(found: Offers, asked: Sequence[PositionName], number: int) -> Iterator[Block]:
    moving = _moving(found, asked)
    every = [one for offer in found.offers for one in offer.words if one.kind != "basis"]
    if not every:
        yield Paragraph("None of the offers has a stipulation that is applied, or a factual basis.")
        return
    if moving:
        position = MAIN if MAIN in asked else asked[0]
        yield Paragraph(f"WHICH WORDS COST WHAT, {words.short(position)}, without them to with them, most months first")
    for offer, one in moving[:number]:
        bears = f" Bears on {', '.join(map(words.provision, one.triggers))}." if one.triggers else ""
        yield Paragraph(f"{quoted(one)} ({offer.id}): {_sides(one, asked)}.{bears}", lead="  ")
    left = [f"{len(moving) - number} more"] if len(moving) > number else []
    still = len(every) - len(moving)
    left += [f"{words.counted(still, 'word')} that move no month"] if still else []
    if left:
        yield Paragraph(f"And {'; '.join(left)}.")


def _rest(found: Offers) -> str:
    silent = ", ".join(f"{offer.id} on {words.counted(len(offer.silent), 'point')}" for offer in found.offers)
    return f"Silent: {silent}. Every position and word, what is not said, the law of the terms: --all."
