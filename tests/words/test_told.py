"""Admissions by id: what the client has not adopted stands apart, in counsel's notes."""

from __future__ import annotations

from relcon import words
from tests.proffer.dunn import admission, dunn, sale


def test_what_the_client_has_not_adopted_stands_apart() -> None:
    given = dunn(
        [
            admission("a1", sale("p1", "1 kg"), basis="client"),
            admission("a2", sale("p2", "1 kg"), basis="hypothetical"),
            admission("a3", sale("p3", "1 kg"), basis="corroborated"),
        ]
    )
    assert words.told(["a1", "a2", "a3"], given) == "a1, a3; a2 (counsel's notes)"
    assert words.told(["a2"], given) == "a2 (counsel's notes)"
    assert words.told([], given) == ""
