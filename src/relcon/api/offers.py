"""Plea offers of a file of their own, and what they come to beside the case as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from relcon.records.agreements import Agreement
    from relcon.records.base import PositionName
    from relcon.records.matter import Matter
    from relcon.results.offers import Offers


def read_offers(path: str | Path, matter: Matter) -> tuple[Agreement, ...]:
    """Return the plea offers of a file, beside the case that they are for.

    Parameters
    ----------
    path, matter
        The file of offers; the case, from `read_case`.

    Raises
    ------
    InputError
        With every error of the file.
    """
    from relcon.reading import offer_file

    return offer_file.read_offers(path, matter)


def offer(
    matter: Matter,
    offers: Sequence[Agreement],
    *,
    positions: Sequence[PositionName] | None = None,
    edition: str | None = None,
) -> Offers:
    """Return plea offers to one defendant beside the case as it stands, and what each of their words costs.

    Parameters
    ----------
    matter
        From `read_case`.
    offers
        From `read_offers`, or of ``matter.agreements``; shown in this order, never ranked.
    positions, edition
        As for `exposure`.

    Raises
    ------
    Refusal
        Where there is no offer, or they are not all to one defendant.
    """
    from relcon.proffer.offers.compare import compare_offers

    return compare_offers(matter, offers, positions=positions, edition=edition)
