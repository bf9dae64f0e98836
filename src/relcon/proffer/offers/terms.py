"""What an offer says and does not say, and what the law says of its terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relcon.law.months import number
from relcon.law.pleas.cautions import said
from relcon.law.usc.drug_counts import objects_of
from relcon.law.usc.t21_s841.terms import term
from relcon.law.ussg.s2x1_1 import guideline_for
from relcon.proffer.offers.asking import Ranges
from relcon.proffer.offers.wordings import admitted_paragraph
from relcon.records.agreements import Agreement, Stipulated
from relcon.records.counts import Count
from relcon.records.plea_terms import Cooperation, Waivers
from relcon.records.substances import find
from relcon.results.base import Range
from relcon.results.offers import Agreed, Beside, Caution, CountOffered, Silence


def counts_offered(counts: tuple[Count, ...], edition: str, *, brought: bool = False) -> tuple[CountOffered, ...]:
    """Return counts with the paragraph found, else charged, and the statute's guideline (USSG §1B1.2(a), App. A)."""
    return tuple(
        CountOffered(
            count=one.count,
            statute=one.statute,
            penalty=next((charge.penalty for charge in objects_of(one) if charge.penalty is not None), None),
            guideline=guideline_for(one, edition),
            brought=brought,
        )
        for one in counts
    )


def stipulated(offer: Agreement) -> dict[str, str]:
    """Return what an offer stipulates, by field, as the file has it."""
    terms = offer.stipulates or Stipulated()
    found = {f"quantity of {name}": amount.text for name, amount in terms.quantity.items()}
    for name in ("base_level", "role", "acceptance", "cap"):
        value = getattr(terms, name)
        if value is not None:
            found[name] = str(value)
    if terms.range is not None:
        found["range"] = "-".join(map(str, terms.range))
    return found


def cooperation(offer: Agreement) -> dict[str, str]:
    """Return what an offer says of cooperation; what it does not speak of is silent."""
    found = offer.cooperation or Cooperation()
    return {"1B1.8": found.use_1b1_8, "5K1.1": found.motion_5k1_1, "3553e": found.motion_3553e}


def waivers(offer: Agreement) -> dict[str, str]:
    """Return what an offer says of appeal and collateral attack; what it does not speak of is silent."""
    found = offer.waivers or Waivers()
    return {"appeal": found.appeal, "collateral": found.collateral} | ({"but": found.but} if found.but else {})


def agreed_sentence(offer: Agreement, computed: Ranges) -> Agreed | None:
    """Return the sentence that an offer names beside what is computed; None where it names none.

    Notes
    -----
    Rule: USSG §6B1.2(b), (c): a sentence outside the range asks for justifiable reasons, set forth with specificity.
    Fed. R. Crim. P. 11(c)(1)(C): it binds the court once it accepts the agreement.
    """
    terms = offer.stipulates or Stipulated()
    if terms.range is None and terms.cap is None:
        return None
    ends = terms.range or (terms.cap or 0, terms.cap or 0)
    within = {position: _beside(ends, one.total) for position, one in computed.items() if one.total is not None}
    return Agreed(range=terms.range, cap=terms.cap, binds=offer.type == "C", within=within)


def _beside(agreed: tuple[int, int], computed: Range) -> Beside:
    low, high = number(computed[0]), number(computed[1])
    if agreed[1] < low:
        return "below"
    if agreed[0] > high:
        return "above"
    return "inside" if low <= agreed[0] and agreed[1] <= high else "across"


def cautions(offer: Agreement, left: tuple[CountOffered, ...], pleaded: tuple[CountOffered, ...]) -> Iterator[Caution]:
    """Yield what the law says of the terms of an offer."""
    if offer.stipulates is not None:
        yield _caution("stipulated")
    if offer.dismisses or offer.superseding or offer.type == "A":
        yield _caution("charge_bargain")
    if offer.type == "B":
        yield _caution("type_b")
    if offer.type == "C":
        yield _caution("type_c")
    yield from _of_the_basis(offer)
    yield _caution("use_promised" if cooperation(offer)["1B1.8"] == "yes" else "use_not_promised")
    for count in left:
        yield _caution("left", count=count.count, statute=count.statute)
    for count in pleaded:
        if count.guideline is None:
            yield _caution("no_guideline", count=count.count)


def _caution(key: str, **named: str) -> Caution:
    found = said(key, **named)
    return Caution(cite=found.cite, text=found.text)


def _of_the_basis(offer: Agreement) -> Iterator[Caution]:
    """Yield what USSG §1B1.2 makes of the sentences of the factual basis."""
    if any(basis.stipulation == "unknown" for basis in offer.factual_basis):
        yield _caution("basis_may_stipulate")
    agreed = (one.establishes for one in offer.factual_basis if one.stipulation == "yes")
    for statute in dict.fromkeys(one.statute for one in agreed if one is not None):
        yield _caution("basis_stipulates", statute=statute)


def above(offer: Agreement, whole: Ranges, edition: str) -> Iterator[Caution]:
    """Yield the paragraphs that a factual basis admits the amount of, with a greater minimum than that of the plea.

    Notes
    -----
    Rule: Alleyne v. United States, 570 U.S. 99 (2013): what raises a minimum is an element, charged and admitted.
    """
    answers = [one for basis in offer.factual_basis for one in basis.answers]
    stands = max((number(one.minimum) for one in whole.values() if one.minimum is not None), default=0)
    for paragraph in dict.fromkeys(admitted_paragraph(one, edition) for one in answers):
        if paragraph is not None and term(paragraph, 0, False, edition).minimum > stands:
            yield _caution("admitted_above", paragraph=paragraph)


def silences(
    offer: Agreement, left: tuple[CountOffered, ...], pleaded: tuple[Count, ...], whole: Ranges
) -> Iterator[Silence]:
    """Yield each point on which an offer is silent, with the field that would say it."""
    unadmitted = any(one.found is None and one.charged for one in pleaded) and any(
        one.minimum for one in whole.values()
    )
    terms, told, given_up = offer.stipulates or Stipulated(), cooperation(offer), waivers(offer)
    asked: Mapping[tuple[str, str], bool] = {
        ("its type under Rule 11(c)(1)", "type"): offer.type is None,
        (f"count {', '.join(one.count for one in left)}", "dismisses"): bool(left),
        # Alleyne: what sets a minimum is charged, and found or admitted.
        ("whether the amount of its minimum is admitted", "found"): unadmitted,
        ("a weight", "stipulates: quantity"): not terms.quantity,
        (f"a weight of {', '.join(_beyond(terms, whole))}", "stipulates: quantity"): bool(_beyond(terms, whole)),
        ("role", "stipulates: role"): terms.role is None,
        ("acceptance", "stipulates: acceptance"): terms.acceptance is None,
        ("a sentence or range", "stipulates: range"): offer.type in ("B", "C")
        and terms.range is None
        and terms.cap is None,
        ("use of what is told, §1B1.8", "cooperation: 1B1.8"): told["1B1.8"] == "silent",
        ("a motion under §5K1.1", "cooperation: 5K1.1"): told["5K1.1"] == "silent",
        ("a motion under §3553(e)", "cooperation: 3553e"): told["3553e"] == "silent",
        ("appeal", "waivers: appeal"): given_up["appeal"] == "silent",
        ("collateral attack", "waivers: collateral"): given_up["collateral"] == "silent",
        ("a factual basis", "factual_basis"): not offer.factual_basis,
        ("whether the factual basis is a stipulation for §1B1.2", "factual_basis: stipulation"): any(
            one.stipulation == "unknown" for one in offer.factual_basis
        ),
    }
    yield from (Silence(what=what, field=field) for (what, field), silent in asked.items() if silent)


def _beyond(terms: Stipulated, whole: Ranges) -> list[str]:
    """Return the substances that count in some position and of which an agreement on weights says nothing."""
    counted = dict.fromkeys(id for one in whole.values() for id in one.quantities)
    others = [found for found in map(find, counted) if found is not None and found.id not in terms.quantity]
    return [_inside(one.name) for one in others] if terms.quantity else []


def _inside(name: str) -> str:
    """Return a name of a substance as it stands inside a sentence; an abbreviation stays."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
