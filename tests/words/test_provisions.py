"""Lines of a worksheet by name."""

from __future__ import annotations

import pytest

from relcon import words


@pytest.mark.parametrize(
    ("cite", "change", "said"),
    [
        ("USSG §3B1.2", -4, "a mitigating role, −4 (§3B1.2)"),
        ("USSG §3B1.1", 3, "an aggravating role, +3 (§3B1.1)"),
        ("USSG §2D1.1(b)(18)", None, "the safety valve, open (§2D1.1(b)(18))"),
        ("USSG §2D1.1(a)(5)", 0, "the cap for a mitigating role (§2D1.1(a)(5))"),
        ("USSG §2D1.1(b)(2)", 2, "§2D1.1(b)(2), +2"),
        ("18 USC 3553(f)", 0, "18 USC 3553(f)"),
    ],
)
def test_a_line_is_named_with_its_levels_and_provision(cite: str, change: int | None, said: str) -> None:
    assert words.line(cite, change) == said
