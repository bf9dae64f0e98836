"""An offer that agrees on nothing leaves everything as it is."""

from __future__ import annotations

from pathlib import Path

from relcon.proffer.offers.compare import compare_offers
from relcon.reading.files import read_case
from relcon.records.agreements import Agreement


def test_a_plea_to_every_count_that_stipulates_nothing_comes_to_the_case_as_it_stands(root: Path) -> None:
    matter = read_case(root / "examples/riverside/case.yaml")
    for id, person in matter.defendants.items():
        assert person.defendant is not None
        live = [one.count for one in person.defendant.counts if one.live]
        open_plea = Agreement.model_validate({"id": "open", "person": id, "type": "open", "counts": live})
        found = compare_offers(matter, [open_plea])
        (offer,) = found.offers
        assert (offer.bargain, offer.left, offer.words) == ((), (), ())
        for position, stands in found.baseline.items():
            pleaded = offer.positions[position]
            # That the counts are pleaded to changes on what the minimum stands, and what is said of that.
            assert pleaded == stands.model_copy(update={"basis": pleaded.basis, "open": pleaded.open})
            assert offer.behind[position] == pleaded
