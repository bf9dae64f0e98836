"""`relcon exposure --why` in print: what is open, each thing once."""

from __future__ import annotations

import re
from pathlib import Path

from relcon import api
from relcon.reports.exposure_report import exposure_report
from relcon.reports.text import text

GARAGE = Path(__file__).parents[1] / "golden" / "matters" / "garage" / "case.yaml"


def test_what_positions_say_alike_at_the_end_of_a_reason_is_said_once() -> None:
    # Defense and Middle weigh less than is charged, the Ceiling as much: two reasons, one view of the circuit.
    matter = api.read_case(GARAGE)
    said = " ".join(text(exposure_report(api.exposure(matter, defendants=["vail"]), matter, why=True)).split())
    assert said.count("circuits differ on whose quantity counts") == 1
    assert re.search(r"than the one charged or found \[Defense, Middle\] - .* in play \[Ceiling\] - circuits", said)
    assert "unknown; it adds nothing here" in said, "what two records say in the same positions stays with each"
    assert not re.search(r"\b\d{4}-\d\d-\d\d\b|at least 60|criterion 5", said)
