"""Why a transaction does not count, by the step that failed."""

from __future__ import annotations

import pytest

from relcon import words


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("unreliable: no evidence is cited", "support: no evidence is cited"),
        ("own act: Dunn bought", "own act: Dunn bought"),
        ("the witness is unreliable: so the defense says", "the witness is unreliable: so the defense says"),
    ],
)
def test_an_element_is_read_under_its_name(line: str, read: str) -> None:
    assert words.element(line) == read
