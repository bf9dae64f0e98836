"""Role in whole matters, position by position: ``roles.yaml`` beside this file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from relcon.law.positions.options import POSITIONS
from relcon.results.roles import RoleAnswer
from tests.helpers.matters import changed, matter, read_yaml
from tests.helpers.roles import roles

READ = read_yaml(Path(__file__).with_name("roles.yaml"))


@pytest.mark.parametrize("case", READ["cases"], ids=lambda case: case["name"])
def test_role(case: dict[str, Any]) -> None:
    given = matter(changed(READ["base"], case["given"]))
    answers = [roles(given, "dunn", position) for position in POSITIONS]
    unread = set(case) - {"name", "given"} - set(CHECKS)
    assert not unread
    for name, check in CHECKS.items():
        if name in case:
            check(answers, case[name])


def aggravating(answers: list[RoleAnswer], expected: list[str]) -> None:
    assert [one.aggravating.levels for one in answers] == [int(level) for level in expected], _why(answers)
    # Any of them ends the safety valve (§5C1.2 n.3(A)).
    assert [one.criterion_4 for one in answers] == ["met" if int(level) == 0 else "not met" for level in expected]


def mitigating(answers: list[RoleAnswer], expected: list[str]) -> None:
    assert [one.mitigating.levels for one in answers] == [int(level) for level in expected], _why(answers)


def reasons(answers: list[RoleAnswer], expected: dict[str, str]) -> None:
    for position, text in expected.items():
        assert text in answers[POSITIONS.index(position)].aggravating.reasons


def _why(answers: list[RoleAnswer]) -> list[tuple[str, str]]:
    return [(one.aggravating.why, one.mitigating.why) for one in answers]


def reading(answers: list[RoleAnswer], expected: list[str]) -> None:
    assert [one.aggravating.reading for one in answers] == expected


def door(answers: list[RoleAnswer], expected: list[str]) -> None:
    assert [one.mitigating.door for one in answers] == expected


def number(answers: list[RoleAnswer], expected: dict[str, list[str]]) -> None:
    for id, numbers in expected.items():
        found = [
            activity.number for one in answers for activity in one.aggravating.activities if activity.undertaking == id
        ]
        assert found == [int(one) for one in numbers]


def counts(answers: list[RoleAnswer], expected: dict[str, list[str]]) -> None:
    for person, words in expected.items():
        found = [
            who.counts
            for one in answers
            for activity in one.aggravating.activities
            for who in activity.participants
            if who.person == person
        ]
        assert found == [word == "yes" for word in words]


def outsiders(answers: list[RoleAnswer], expected: list[str]) -> None:
    for one in answers:
        assert [who.person for who in one.aggravating.activities[0].participants if who.outsider] == expected


def extensive(answers: list[RoleAnswer], expected: dict[str, list[str]]) -> None:
    for id, words in expected.items():
        found = [x.extensive for one in answers for x in one.aggravating.activities if x.undertaking == id]
        assert found == words
        waiting = [any("otherwise extensive needs a finding" in text for text in one.missing) for one in answers]
        assert waiting == [word == "open" for word in words]


def if_extensive(answers: list[RoleAnswer], expected: dict[str, list[str]]) -> None:
    for id, levels in expected.items():
        found = [x.levels_if_extensive for one in answers for x in one.aggravating.activities if x.undertaking == id]
        assert found == [int(level) for level in levels]


def control(answers: list[RoleAnswer], expected: dict[str, list[str]]) -> None:
    for record, words in expected.items():
        found = [
            one.counts
            for answer in answers
            for activity in answer.aggravating.activities
            for one in activity.control
            if one.record == record
        ]
        assert found == [word == "yes" for word in words]


def no_control(answers: list[RoleAnswer], expected: list[str]) -> None:
    for answer in answers:
        texts = [one.text for one in answer.aggravating.not_control]
        for start in expected:
            assert any(text.startswith(start) for text in texts), texts


def factor(answers: list[RoleAnswer], expected: dict[str, dict[str, list[str]]]) -> None:
    for answer in answers:
        found = {one.name: {"for": one.for_, "against": one.against} for one in answer.aggravating.factors}
        for name, sides in expected.items():
            for side, texts in sides.items():
                assert [one.text for one in found[name][side]] == texts


def argument(answers: list[RoleAnswer], expected: str) -> None:
    for answer in answers:
        assert answer.aggravating.argument is not None
        assert expected in answer.aggravating.argument


def base_level(answers: list[RoleAnswer], expected: list[str]) -> None:
    for answer, level in zip(answers, expected, strict=True):
        total = next(row.total_offense_level for row in answer.cliff.as_recorded if row.recorded)
        others = sum(line.levels or 0 for line in answer.carried)
        assert total is not None
        assert total - others == int(level)


def lines(answers: list[RoleAnswer], expected: dict[str, list[str]]) -> None:
    for cite, levels in expected.items():
        found = [next((line for line in answer.carried if line.cite == cite), None) for answer in answers]
        shown = ["0" if line is None else "open" if line.open else str(line.levels) for line in found]
        assert shown == [str(level) for level in levels], found


def against(answers: list[RoleAnswer], expected: list[str]) -> None:
    for answer in answers:
        texts = [one.text for one in answer.mitigating.function.totality_against]
        for start in expected:
            assert any(text.startswith(start) for text in texts), texts


def beside(answers: list[RoleAnswer], expected: dict[str, dict[str, dict[str, str]]]) -> None:
    for answer in answers:
        found: dict[str, Any] = {one.option: one.counts for one in answer.mitigating.direct.comparators}
        for option, factors in expected.items():
            for name, stands in factors.items():
                assert found[option][name] == {word: int(often) for word, often in stands.items()}


def compared(answers: list[RoleAnswer], expected: dict[str, list[str]]) -> None:
    for answer in answers:
        found = {one.option: [row.person for row in one.others] for one in answer.mitigating.direct.comparators}
        assert found == expected


def substantially_less(answers: list[RoleAnswer], expected: str) -> None:
    assert [one.mitigating.direct.substantially_less for one in answers] == [expected] * len(answers)


def cliff(answers: list[RoleAnswer], expected: dict[str, Any]) -> None:
    for answer in answers:
        assert answer.cliff.ends_safety_valve == (expected["ends_safety_valve"] == "yes")
        for name in ("as_recorded", "if_all_disclosed"):
            rows = getattr(answer.cliff, name)
            found = [[one.levels, *one.range, one.minimum, one.safety_valve, one.months_above_none] for one in rows]
            if name in expected:
                assert found == [[_number(value) for value in row] for row in expected[name]]


def _number(text: str) -> int | str | None:
    return None if text == "null" else int(text) if text.isdecimal() else text


CHECKS = {
    check.__name__: check
    for check in (
        *(aggravating, mitigating, reading, door, number, counts, outsiders, extensive, if_extensive, control),
        *(no_control, factor, argument, base_level, lines, against, beside, compared, substantially_less),
        *(cliff, reasons),
    )
}
