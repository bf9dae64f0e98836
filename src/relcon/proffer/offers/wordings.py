"""Which words cost what: an offer with each stipulation and each sentence of its factual basis, and without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from relcon.engine.which_edition import edition_of
from relcon.law.usc.charged_amounts import paragraph_of
from relcon.law.usc.t21_s841.terms import term
from relcon.law.ussg.s1b1_3.elements import CITES
from relcon.law.ussg.s2d1_1.characteristics import characteristics
from relcon.law.ussg.s2x1_1 import guideline_for
from relcon.law.ussg.s5c1_2 import CRITERION_OF
from relcon.proffer.offers.asking import Asking, Ranges, added, added_by_table, added_to_minimum
from relcon.records.agreements import Admitted, Agreement, FactualBasis, Stipulated
from relcon.records.base import Record
from relcon.records.circumstances import Circumstance
from relcon.records.counts import DrugObject
from relcon.records.events import Event
from relcon.records.facts import Authority, Function
from relcon.records.substances import find
from relcon.results.offers import Wording
from relcon.results.summary import lines_between

_JOINT: Final = CITES["undertaking"]
_WEIGHT: Final = "USSG §2D1.1(a)(5), (c)"
_PRONGS: Final[Mapping[str, str]] = {
    **CITES,
    "role": "USSG §§3B1.1, 3B1.2",
    "extensive": "USSG §3B1.1",
    "quantity": _WEIGHT,
    "acceptance": "USSG §3E1.1",
    **{f"safety_valve_{number}": f"18 U.S.C. §3553(f)({number})" for number in range(1, 6)},
}
"""On what an answer to a prong bears; on every other prong jointly undertaken activity."""


def wordings(asking: Asking, offer: Agreement, whole: Ranges, behind: Ranges) -> Iterator[Wording]:
    """Yield each stipulation and each sentence of an offer, with it against without it.

    Parameters
    ----------
    asking, offer
        Of whom, and which offer.
    whole, behind
        What the offer comes to as stipulated, and where the court looks behind what is stipulated.
    """
    for text, without in _stipulations(offer):
        absent = asking.under(without)
        yield Wording(
            kind="stipulation",
            text=text,
            lines=_lines(absent, whole),
            present=whole,
            absent=absent,
            months=added(absent, whole),
            table_months=added_by_table(absent, whole),
            minimum_months=added_to_minimum(absent, whole),
        )
    for place, basis in enumerate(offer.factual_basis):
        rest = tuple(one for number, one in enumerate(offer.factual_basis) if number != place)
        yield _sentences(asking, offer, (basis,), rest, (whole, behind))
    if len(offer.factual_basis) > 1:
        yield _sentences(asking, offer, offer.factual_basis, (), (whole, behind))


def admitted_paragraph(answer: Admitted, edition: str) -> str | None:
    """Return the penalty paragraph with a statutory minimum that an admitted total of a drug reaches, if it does one.

    Notes
    -----
    Rule: 21 U.S.C. §841(b)(1)(A), (B). It raises a minimum only of a count that charges it (Alleyne, 570 U.S. 99).
    """
    quantity = answer.answer.quantity
    if answer.prong != "quantity" or quantity is None or answer.about is None or find(answer.about) is None:
        return None
    paragraph = paragraph_of(DrugObject.model_validate({"substance": answer.about, "quantity": quantity}), edition)
    return paragraph if paragraph is not None and term(paragraph, 0, False, edition).minimum else None


def not_stipulated(offer: Agreement) -> Agreement:
    """Return an offer without what it stipulates, which does not bind the court (USSG §6B1.4(d))."""
    return offer.model_copy(update={"stipulates": None})


def _sentences(
    asking: Asking,
    offer: Agreement,
    taken: Sequence[FactualBasis],
    rest: tuple[FactualBasis, ...],
    found: tuple[Ranges, Ranges],
) -> Wording:
    """Return what one sentence of the factual basis, or all of them, does to an offer; ``rest`` are those that stay."""
    whole, behind = found
    alone = taken[0] if len(taken) == 1 else None
    without = offer.model_copy(update={"factual_basis": rest})
    absent = asking.under(without)
    behind_absent = asking.under(not_stipulated(without)) if offer.stipulates is not None else None
    return Wording(
        kind="basis" if alone is None else "sentence",
        text=f"all {len(taken)} sentences of the factual basis" if alone is None else alone.text,
        page=None if alone is None else alone.page,
        facts=tuple(dict.fromkeys(id for one in taken for id in _named(one))),
        triggers=tuple(dict.fromkeys(cite for one in taken for cite in _triggers(one, asking))),
        lines=_lines(absent, whole),
        present=whole,
        absent=absent,
        behind=behind if behind_absent is not None else None,
        behind_absent=behind_absent,
        months=added(absent, whole),
        table_months=added_by_table(absent, whole),
        minimum_months=added_to_minimum(absent, whole),
        behind_table_months=added_by_table(behind_absent, behind) if behind_absent is not None else None,
        as_offense=None if alone is None else _as_offense(asking, offer, alone),
        stipulation=None if alone is None else alone.stipulation,
        offense=alone.establishes.statute if alone is not None and alone.establishes is not None else None,
    )


def _as_offense(asking: Asking, offer: Agreement, basis: FactualBasis) -> Ranges | None:
    """Return the offer with the offense that a sentence establishes as one more count; None where it names none.

    Notes
    -----
    Rule: USSG §1B1.2(a), (c), n.1: only where both sides explicitly agree that it is such a stipulation; the sentence
    imposed stays within the maximum of the statute of conviction.
    """
    if basis.establishes is None or basis.stipulation == "no":
        return None
    return asking.under(offer.model_copy(update={"superseding": (*offer.superseding, basis.establishes)}))


def _lines(absent: Ranges, present: Ranges) -> dict[str, tuple[str, ...]]:
    return {position: lines_between(absent[position].lines, one.lines) for position, one in present.items()}


def _stipulations(offer: Agreement) -> Iterator[tuple[str, Agreement]]:
    """Yield each stipulation that the worksheet takes, in words, with the offer without it."""
    terms = offer.stipulates
    if terms is None:
        return
    for substance, quantity in terms.quantity.items():
        others = {name: amount for name, amount in terms.quantity.items() if name != substance}
        yield f"{substance} {quantity.text}", _with(offer, terms, quantity=others)
    if terms.role is not None:
        yield f"role {terms.role:+d}" if terms.role else "no role", _with(offer, terms, role=None)
    if terms.acceptance is not None:
        yield f"acceptance {-terms.acceptance}", _with(offer, terms, acceptance=None)


def _with(offer: Agreement, terms: Stipulated, **changed: object) -> Agreement:
    return offer.model_copy(update={"stipulates": terms.model_copy(update=changed)})


def _named(basis: FactualBasis) -> Iterator[str]:
    """Yield the ids of the records that a sentence names, each once."""
    yield from dict.fromkeys([*basis.facts, *(one.about for one in basis.answers if one.about is not None)])


def _triggers(basis: FactualBasis, asking: Asking) -> Iterator[str]:
    """Yield the provisions on which a sentence bears, by the records it names and the answers it gives."""
    edition = edition_of(asking.matter, asking.defendant, asking.edition).name
    for one in basis.answers:
        record = asking.matter.by_id(one.about) if one.about is not None and one.about in asking.matter else None
        if isinstance(record, Circumstance):
            yield from _by_record(record, asking.defendant, edition)
        else:
            yield _PRONGS.get(one.prong, _JOINT)
            paragraph = admitted_paragraph(one, edition)
            yield from () if paragraph is None else (f"21 U.S.C. §{paragraph}",)
    for id in basis.facts:
        yield from _by_record(asking.matter.by_id(id), asking.defendant, edition)
    if basis.establishes is not None:
        guideline = guideline_for(basis.establishes, edition)
        yield basis.establishes.statute + (f", USSG {guideline}" if guideline is not None else "")


def _by_record(record: Record, defendant: str, edition: str) -> Iterator[str]:
    match record:
        case Circumstance():
            lines = characteristics(edition)
            yield from (one.cite for one in lines if record.kind in one.kinds)
            criterion = CRITERION_OF.get(record.kind)
            if criterion is not None and defendant in record.by:
                yield f"18 U.S.C. §3553(f)({criterion})"
        case Event():
            yield _WEIGHT
        case Authority():
            yield "USSG §3B1.1"
        case Function():
            yield "USSG §3B1.2"
        case _:
            yield _JOINT
