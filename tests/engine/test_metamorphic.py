"""What must stay when a matter is told otherwise, and what must not rise: laws that hold without knowing the answer.

Names, the order of the files and strangers change nothing; one deal told as two weighs the same; whoever agreed to less
answers for no more; more drugs in a deal are no lower level.
"""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from relcon.api import exposure
from relcon.law.positions.options import POSITIONS
from relcon.results.exposure import EventAnswer, Exposure
from relcon.results.summary import summary
from tests.helpers.changed_matters import halved, names_of, plain, renamed, shuffled, with_strangers
from tests.helpers.drawn_matters import Drawn, matters
from tests.helpers.matters import matter
from tests.helpers.pen import DEFENDANTS

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # a matter of 3,000 drawn bytes takes minutes to shrink
MATTERS = min(settings.default.max_examples // 10 if settings.default is not None else 10, 500)
RANDOM = st.randoms(use_true_random=False)
TEXTS = ("open", "resting")


def _asked(case: Mapping[str, Any], proffer: Mapping[str, Any]) -> Exposure:
    return exposure(matter(case, proffer), all_events=True)


def _numbers(
    found: Exposure, names: Mapping[str, str] | None = None
) -> dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]]:
    """Return, by defendant and position, what the worksheet comes to and which events count; of texts, how many."""
    other = names or {}
    back = {new: old for old, new in other.items()}
    numbers: dict[tuple[str, str], tuple[dict[str, Any], dict[str, Any]]] = {}
    for defendant in DEFENDANTS:
        for position in POSITIONS:
            answer = found.defendants[other.get(defendant, defendant)].positions[position]
            held = summary(answer).model_dump()
            sheet = {name: len(value) if name in TEXTS else value for name, value in held.items()}
            events = {back.get(id, id): _whether(one, back) for id, one in answer.events.items()}
            numbers[defendant, position] = sheet, events
    return numbers


def _whether(answer: EventAnswer, names: Mapping[str, str]) -> tuple[object, ...]:
    """Return whether and why an event counts; which of two equal deals on a lot stands for both goes by their ids."""
    basis = {" ".join(names.get(word, word) for word in one.split()) for one in answer.basis}
    return answer.in_, answer.open, answer.failed, basis


@settings(max_examples=MATTERS, phases=PHASES)
@given(matters(), RANDOM)
def test_names_change_nothing(drawn: Drawn, random: Random) -> None:
    old = names_of(matter(drawn.case, drawn.proffer))
    names = dict(zip(old, random.sample([f"n{n}" for n in range(10, 99)], len(old)), strict=True))
    after = _asked(renamed(drawn.case, names), renamed(drawn.proffer, names))
    assert _numbers(after, names) == _numbers(_asked(drawn.case, drawn.proffer))


@settings(max_examples=MATTERS, phases=PHASES)
@given(matters(), RANDOM)
def test_the_order_of_the_files_changes_nothing(drawn: Drawn, random: Random) -> None:
    after = _asked(shuffled(drawn.case, random), shuffled(drawn.proffer, random))
    assert _numbers(after) == _numbers(_asked(drawn.case, drawn.proffer))


@settings(max_examples=MATTERS, phases=PHASES)
@given(matters())
def test_what_strangers_do_changes_nothing(drawn: Drawn) -> None:
    before, after = (_numbers(_asked(case, drawn.proffer)) for case in (drawn.case, with_strangers(drawn.case)))
    for pair, (sheet, events) in before.items():
        assert after[pair][0] == sheet, pair
        assert {id: one for id, one in after[pair][1].items() if id in events} == events, pair
        assert not any(one[0] for id, one in after[pair][1].items() if id not in events), pair


@settings(max_examples=MATTERS, phases=PHASES)
@given(matters(), RANDOM)
def test_one_deal_told_as_two_weighs_the_same(drawn: Drawn, random: Random) -> None:
    case = plain(drawn.case)
    told = [two for number in range(len(case["events"])) if (two := halved(case, number)) is not None]
    if not told:
        return
    before, after = (_numbers(_asked(one, {"client": "dunn"})) for one in (case, random.choice(told)))
    for pair, (sheet, _) in before.items():  # a deal on which a position has no reading is named, and now there are two
        assert {**after[pair][0], **dict.fromkeys(TEXTS)} == {**sheet, **dict.fromkeys(TEXTS)}, pair


@settings(max_examples=MATTERS, phases=PHASES)
@given(matters(), RANDOM)
def test_whoever_agreed_to_less_answers_for_no_more(drawn: Drawn, random: Random) -> None:
    case = plain(drawn.case)
    members = [
        member for one in case["undertakings"] for member in one.get("members", ()) if member["scope"] == "whole"
    ]
    if not members:
        return
    wide = _weights(case)
    member = random.choice(members)
    member["scope"] = {"events": [random.choice(case["events"])["id"]]}
    for pair, narrow in _weights(case).items():
        assert narrow <= wide[pair] if pair[0] == member["person"] else narrow == wide[pair], pair


@settings(max_examples=MATTERS, phases=PHASES)
@given(matters(), RANDOM)
def test_more_in_a_deal_is_no_lower_level(drawn: Drawn, random: Random) -> None:
    case = plain(drawn.case)
    event = random.choice(case["events"])
    amount, _, unit = str(event.get("quantity", "")).partition(" ")
    if not amount.isdigit():
        return
    less = _weights(case)
    event["quantity"] = f"{int(amount) + random.randrange(1, 5000)} {unit}"
    for pair, more in _weights(case).items():
        assert more >= less[pair], pair


def _weights(case: Mapping[str, Any]) -> dict[tuple[str, str], int]:
    """Return the base offense level by defendant and position; zero where there is none."""
    return {
        pair: sheet["base_offense_level"] or 0
        for pair, (sheet, _) in _numbers(_asked(case, {"client": "dunn"})).items()
    }
