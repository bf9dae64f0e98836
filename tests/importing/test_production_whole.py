"""All tables of the production with its truth, in its order and backwards: the same contacts and payments."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from relcon.reading.files import read_case
from tests.importing.production import compared, production_in


@pytest.mark.parametrize("backwards", [False, True])
def test_contacts_and_payments_are_those_of_the_truth_in_either_order(
    tmp_path: Path, production: Path, *, backwards: bool
) -> None:
    order = json.loads((production / "truth" / "expected.json").read_bytes())["facts"]["order"]
    matter = production_in(tmp_path, production)
    for file in reversed(order) if backwards else order:
        if not file.startswith(("production", "workbook")):
            matter.run(file)
    there = read_case(matter.case).case
    for section, number in (("contacts", len(there.contacts)), ("payments", len(there.payments))):
        wanted = matter.truth(section)
        assert compared(matter.case, section, wanted) == wanted
        assert number == len(wanted)
