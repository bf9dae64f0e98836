"""USSG §2D1.1(a)(5), every level of the Drug Quantity Table with every adjustment, before and from November 1, 2025."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest

from relcon.law.tables import editions, load
from relcon.law.ussg.s2d1_1 import death_or_injury
from relcon.law.ussg.s2d1_1.mitigating_cap import capped

EDITIONS = {str(year): date(year, 11, 1) for year in (2018, 2021, 2023, 2024, 2025)}
TABLE = [6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38]
# 2025: 32 less 2, 34 less 3, above 34 to 32; then, with the 4-level reduction, a result above 30 to 30.
ANY = [*TABLE[:13], 30, 31, 32, 32]
MINIMAL = [*TABLE[:13], 30, 30, 30, 30]
# Before: 32 less 2, 34 and 36 less 3, 38 less 4; then, with the 4-level reduction, a result above 32 to 32.
OLD_ANY = [*TABLE[:13], 30, 31, 33, 34]
OLD_MINIMAL = [*TABLE[:13], 30, 31, 32, 32]


@pytest.fixture(autouse=True)
def every_edition(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take all five editions as shipped: the tables of this provision are there for each."""
    monkeypatch.setattr(editions, "EDITIONS", EDITIONS)
    yield
    load.cache_clear()


@pytest.mark.parametrize(("role", "expected"), [(0, TABLE), (-2, ANY), (-3, ANY), (-4, MINIMAL)])
def test_cap(role: int, expected: list[int]) -> None:
    assert capped(np.array(TABLE), np.full(len(TABLE), role), "2025").tolist() == expected


@pytest.mark.parametrize("edition", ["2018", "2021", "2023", "2024"])
@pytest.mark.parametrize(("role", "expected"), [(0, TABLE), (-2, OLD_ANY), (-3, OLD_ANY), (-4, OLD_MINIMAL)])
def test_cap_before_2025(edition: str, role: int, expected: list[int]) -> None:
    assert capped(np.array(TABLE), np.full(len(TABLE), role), edition).tolist() == expected


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("paragraph", "minimum", "maximum", "level", "number"),
    [
        ("841(b)(1)(C)", 9999, 9999, 43, 1),  # mandatory life
        ("841(b)(1)(A)", 240, 9999, 38, 2),  # twenty years to life
        ("960(b)(5)", 0, 360, 30, 3),  # thirty years at most
        ("841(b)(1)(E)", 0, 180, 26, 4),  # fifteen years at most
    ],
)
def test_death_or_injury(edition: str, paragraph: str, minimum: int, maximum: int, level: int, number: int) -> None:
    # The Manuals of 2024 and 2025 have a (B), the stipulation; those before have none.
    letter = "(A)" if edition in ("2024", "2025") else ""
    found = death_or_injury.level(paragraph, minimum, maximum, edition)
    assert found is not None and found[0] == level
    assert found[1].startswith(f"USSG §2D1.1(a)({number}){letter}")


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_prior_conviction_without_a_notice(edition: str) -> None:
    # Before the Manual of 2024 (1) and (3) ask for the conviction and the prior one, since then for the term.
    asks = edition in ("2018", "2021", "2023")
    found = [death_or_injury.with_prior((level, ""), edition) for level in (43, 38, 30, 26)]
    assert [None if one is None else one[0] for one in found] == ([None, 43, None, 30] if asks else [None] * 4)


@pytest.mark.parametrize(
    ("paragraph", "minimum", "maximum"),
    [("841(b)(1)(A)", 120, 9999), ("841(b)(1)(D)", 0, 180), ("841(b)(1)(E)", 0, 120), ("841(b)(1)(C)", 0, 240)],
)
def test_other_terms_give_none(paragraph: str, minimum: int, maximum: int) -> None:
    assert death_or_injury.level(paragraph, minimum, maximum, "2025") is None
