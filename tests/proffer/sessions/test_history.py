"""Session by session: what an earlier one disclosed, under no letter or its own, stays what it was."""

from __future__ import annotations

from relcon.law.positions.options import POSITIONS
from relcon.proffer.simulate import simulate
from tests.proffer.dunn import MET, admission, dunn, sale

BOTH = [admission("a1", sale("p1", "3 kg")), admission("a2", sale("p2", "2 kg"))]
LETTERS = [
    {"id": "l1", "entered": "2026-03-09", "terms": {"is_1B1_8_agreement": MET}},
    {"id": "l2", "entered": "2026-04-09", "terms": {"is_1B1_8_agreement": MET | {"no_use_promise": "no"}}},
]
REVERSE = {"id": "s0", "date": "2026-02-01", "mode": "reverse"}
COUNSEL = {"id": "s1", "date": "2026-02-12", "mode": "attorney", "admissions": ["a1"]}
FIRST = {"id": "s2", "date": "2026-03-10", "mode": "in_person", "letter": "l1", "admissions": ["a1", "a2"]}
SECOND = {"id": "s3", "date": "2026-04-10", "mode": "in_person", "letter": "l2", "admissions": ["a2"]}


def test_each_session_adds_to_those_before_it() -> None:
    found = simulate(dunn(BOTH, sessions=[SECOND, FIRST, COUNSEL, REVERSE], letters=LETTERS), worlds=["silent"])
    assert [(one.id, one.first_said, one.said_again, one.complete) for one in found.sessions] == [
        ("s0", (), (), False),
        ("s1", ("a1",), (), False),
        ("s2", ("a2",), ("a1",), True),
        ("s3", (), ("a2",), True),
    ]
    # 1 kg on the record, level 24 - 3 = 21: 37-46, the minimum of 60 above it. With a1 4 kg, 28 - 3 = 25: 57-71.
    for position in POSITIONS:
        ends = {one.id: one.after[position].range for one in found.sessions}
        # Without a letter or any agreement n.3 leaves a1 to Rules 11(f) and 410: out for the defense, else in.
        assert ends["s1"] == ((60, 60) if position == "defense" else (60, 71))
        # Once an agreement is entered, a1 was known before it ((b)(1)); a2 is kept out by the letter it was said under,
        # and stays so under the second letter, which promises nothing.
        assert ends["s2"] == ends["s3"] == (60, 71)
        assert found.sessions[2].kept_out[position] == found.sessions[3].kept_out[position] == ("a2",)


def test_an_earlier_session_asked_for_leaves_out_the_later_ones() -> None:
    given = dunn(BOTH, sessions=[COUNSEL, FIRST], letters=LETTERS)
    found = simulate(given, session="s1", worlds=["unprotected"])
    assert [one.id for one in found.sessions] == ["s1"]
    assert found.worlds["unprotected"].defendants["dunn"].positions["psr"].quantities == {"cocaine": "4000"}


def test_without_sessions_none_is_listed() -> None:
    assert simulate(dunn(BOTH, sessions=[]), worlds=["silent"]).sessions == ()


def test_sworn_testimony_says_what_it_leaves_open() -> None:
    jury = {"id": "s2", "date": "2026-03-10", "mode": "grand_jury", "letter": "l1", "admissions": ["a1", "a2"]}
    (only,) = simulate(dunn(BOTH, sessions=[jury]), worlds=["silent"]).sessions
    assert "perjury" in only.open[0]
