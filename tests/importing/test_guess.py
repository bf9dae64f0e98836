"""What a guessed map takes from the header and the cells, and what it asks."""

from __future__ import annotations

import pytest

from relcon.importing.by_map import MapProposed
from relcon.importing.map import read_map
from relcon.reading.problems import InputError
from tests.importing.conftest import Small


@pytest.mark.parametrize(
    ("header", "kind", "field", "wanted"),
    [
        ("Exhibit,Substance,Net Weight (g)", "labs", "net", {"column": ("Net Weight (g)",), "unit": "g"}),
        ("Exhibit,Drug,Gross Qty,Unit", "seizures", "gross", {"column": ("Gross Qty",), "unit_column": "Unit"}),
        ("Exhibit,Substance,Purity %", "labs", "purity", {"column": ("Purity %",), "as": "percent"}),
        ("Exhibit,Substance,Purity", "labs", "purity", {"column": ("Purity",)}),
    ],
)
def test_a_guess_takes_a_unit_that_the_header_states(
    small: Small, header: str, kind: str, field: str, wanted: dict[str, object]
) -> None:
    row = ("Cocaine" if name in ("Substance", "Drug") else "1" for name in header.split(","))
    with pytest.raises(MapProposed) as proposed:
        small.run(f"{header}\n{','.join(row)}\n", kind, map=None)
    found = read_map(proposed.value.text.encode(), "guess.yaml", kind)
    assert found.columns[field].model_dump(by_alias=True, exclude_none=True) == wanted
    assert found.ignore == ()


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (("4.5", "1,200"), '{column: Net, unit: "?"}'),
        (("4.5 g", "12"), "Net"),
        (("", ""), "Net"),
    ],
)
def test_a_weight_whose_unit_nothing_states_is_asked_about(small: Small, cells: tuple[str, str], wanted: str) -> None:
    rows = "".join(f'N-{n},Cocaine,"{cell}"\n' for n, cell in enumerate(cells))
    with pytest.raises(MapProposed) as proposed:
        small.run(f"Exhibit,Substance,Net\n{rows}", "labs", map=None)
    assert f"\n  net: {wanted}\n" in proposed.value.text
    if "?" in wanted:
        with pytest.raises(InputError, match="what is the unit of Net"):
            read_map(proposed.value.text.encode(), "guess.yaml", "labs")


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (("0:05:07", "1:00:00"), "{column: Duration, form: H:MM:SS}"),
        (("5:07", "10:16"), '{column: Duration, form: "?"}'),
        (("307", "5:07"), "Duration"),
        (("307", "16"), "Duration"),
    ],
)
def test_a_length_with_colons_is_taken_or_asked_about(small: Small, cells: tuple[str, str], wanted: str) -> None:
    rows = "".join(f"2025-03-0{n},312-555-0101,312-555-0103,{cell},call\n" for n, cell in enumerate(cells, 1))
    (small.folder / "import.yaml").write_text("zone: America/Chicago\n", encoding="utf-8")
    with pytest.raises(MapProposed) as proposed:
        small.run(f"When,From,To,Duration,Type\n{rows}", "tolls", map=None, evidence="labs-1")
    assert f"\n  seconds: {wanted}\n" in proposed.value.text


def test_the_meanings_that_a_closed_word_may_have_are_shown_beside_it(small: Small) -> None:
    with pytest.raises(MapProposed) as proposed:
        small.run("Exhibit,Substance,Net Wt Of\nN-1,Cocaine,All units\n", "labs", map=None)
    assert '  # meanings: all, tested\n  Net Wt Of: {All units: "?"}\n' in proposed.value.text
