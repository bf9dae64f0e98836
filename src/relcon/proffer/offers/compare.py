"""Plea offers to one defendant, in the order given, beside the case as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from relcon.engine.program import receipt
from relcon.engine.which_edition import edition_of, manual
from relcon.law.positions.options import POSITIONS
from relcon.proffer.offers.asking import Asking
from relcon.proffer.offers.terms import (
    above,
    agreed_sentence,
    cautions,
    cooperation,
    counts_offered,
    silences,
    stipulated,
    waivers,
)
from relcon.proffer.offers.wordings import not_stipulated, wordings
from relcon.proffer.protection.agreed import under
from relcon.proffer.refusal import Refusal
from relcon.records.agreements import Agreement
from relcon.records.base import PositionName
from relcon.records.counts import Count
from relcon.records.matter import Matter
from relcon.results.offers import Offer, Offers


class NoOffer(Refusal):
    """Nothing to compare: no offer, offers to several people, or to somebody without a worksheet."""


def compare_offers(
    matter: Matter,
    offers: Sequence[Agreement],
    *,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
) -> Offers:
    """Compare plea offers to one defendant with the case as it stands and with each other.

    Parameters
    ----------
    matter : Matter
        The case.
    offers : sequence of Agreement
        In the order in which they are shown; at least one, all to one defendant of the case.
    positions, edition
        All positions, and the defendant's own Manual, by default.

    Raises
    ------
    NoOffer
        Where there is no offer, or they are not all to one defendant.
    EditionNotShipped
        Where the defendant's edition is not shipped.

    Notes
    -----
    Each offer is computed as the outcome `agreed` of a proffer has an agreement, with nothing told. Nothing is ranked.
    """
    people = list(dict.fromkeys(offer.person for offer in offers))
    if len(people) != 1:
        raise NoOffer(f"offers to one defendant are compared; these are to {', '.join(people) or 'nobody'}")
    defendant = people[0]
    if defendant not in matter.defendants:
        raise NoOffer(f"{defendant} has no defendant part in the case file, so there is no worksheet")
    which = edition_of(matter, defendant, edition)
    asking = Asking(matter, defendant, tuple(positions) if positions is not None else POSITIONS, edition)
    baseline = asking.as_it_stands()
    found = tuple(_offer(asking, offer, which.name) for offer in offers)
    warnings = [f"{defendant}: {which.warning}"] if which.warning is not None else []
    return Offers(
        receipt=receipt(matter, asking.positions, [which.name], tuple(dict.fromkeys(asking.assumed)), warnings),
        defendant=defendant,
        manual=manual(which),
        baseline=baseline,
        baseline_counts=counts_offered(_counts(matter, defendant), which.name),
        offers=found,
    )


def _counts(matter: Matter, defendant: str) -> tuple[Count, ...]:
    part = matter.people[defendant].defendant
    return tuple(one for one in part.counts if one.live) if part is not None else ()


def _offer(asking: Asking, offer: Agreement, edition: str) -> Offer:
    own = _counts(asking.matter, asking.defendant)
    brought = counts_offered(offer.superseding, edition, brought=True)
    numbers = {one.count for one in offer.superseding}
    kept = tuple(one for one in own if one.count in offer.counts and one.count not in numbers)
    pleaded = (*brought, *counts_offered(kept, edition))
    part = asking.matter.people[asking.defendant].defendant
    charged = part.counts if part is not None else ()
    dismissed = counts_offered(tuple(one for one in charged if one.count in offer.dismisses), edition)
    spoken_of = {*offer.counts, *offer.dismisses, *numbers}
    left = counts_offered(tuple(one for one in own if one.count not in spoken_of), edition)
    whole = asking.under(offer)
    behind = asking.under(not_stipulated(offer)) if offer.stipulates is not None else whole
    charge = bool(offer.dismisses or offer.superseding or offer.type == "A")
    named = agreed_sentence(offer, whole)
    sentence = named is not None or offer.type in ("B", "C")
    return Offer(
        id=offer.id,
        type=offer.type,
        bargain=(*(("charge",) if charge else ()), *(("sentence",) if sentence else ())),
        pleaded=pleaded,
        dismissed=dismissed,
        left=left,
        stipulated=stipulated(offer),
        cooperation=cooperation(offer),
        waivers=waivers(offer),
        agreed=named,
        positions=whole,
        behind=behind,
        words=tuple(wordings(asking, offer, whole, behind)),
        cautions=(*cautions(offer, left, pleaded), *above(offer, whole, edition)),
        silent=tuple(silences(offer, left, (*offer.superseding, *kept), whole)),
        open=under(asking.matter, offer).open,
    )
