"""`relcon law` and `relcon law --open` on a screen: the points counted, the readings of the table."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from relcon import words
from relcon.law import open_points
from relcon.law.library.answer import known_sections, subjects
from relcon.law.positions.options import POSITIONS, table
from relcon.records.options import OptionChanges
from tests.cli.conftest import run_command

POINTS = [point for section in open_points.sections() for point in section.points]


def printed(*arguments: str) -> list[str]:
    lines = run_command("law", *arguments).stdout.splitlines()
    assert len(lines) <= 40 and max(map(len, lines)) <= 80
    return lines


def test_every_section_stands_under_one_thing_that_it_decides() -> None:
    listed = Counter(section for _, sections in subjects() for section in sections)
    assert set(listed) == set(known_sections())
    assert set(listed.values()) == {1}


def test_the_list_counts_what_is_open() -> None:
    lines = printed()
    rows = [re.fullmatch(r".*?(?:  +(\d+))?", line) for line in lines]
    assert sum(int(row[1]) for row in rows if row is not None and row[1]) == len(POINTS)
    (section,) = (one for one in open_points.sections() if one.section == "5C1.2")
    assert f"§5C1.2 ({len(section.points)})" in " ".join(" ".join(lines).split())


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        ("finding", "need a finding or a fact"),
        ("assumed", "are assumed, and said"),
        ("not_modelled", "are not computed"),
    ],
)
def test_what_is_open_is_counted_by_what_it_needs(needs: str, said: str) -> None:
    text = " ".join(printed("--open"))
    assert f"{len(POINTS)} points are open" in text
    assert f"{sum(point.needs == needs for point in POINTS)} {said}" in text


def test_a_row_says_how_each_position_reads_an_option() -> None:
    text, rows = "\n".join(printed("--open")), 0
    for name, reading in words.READINGS.items():
        values = [table(position)["options"][name]["value"] for position in POSITIONS]
        said = [words.reading(name, value if isinstance(value, str) else ", ".join(value)) for value in values]
        if len(set(said)) > 1 and reading.asks in text:
            assert re.search(" +".join(map(re.escape, (reading.asks, *said))), text), name
            rows += 1
    assert rows > 1
    assert "What needs a finding" in text


def test_every_value_of_an_option_has_words() -> None:
    """Of `grounds` any may be the last; the scale of a deal of one's own is a number, and no row."""
    for name in table("psr")["options"]:
        if name in ("took_part_scale", "grounds"):
            continue
        meant = OptionChanges.model_json_schema()["properties"][name]
        values = {text for part in meant["anyOf"] for text in part.get("enum", [part.get("const")]) if text}
        assert values <= set(words.READINGS[name].says), name
    for position in POSITIONS:
        assert words.reading("grounds", ", ".join(table(position)["options"]["grounds"]["value"]))


def test_all_and_a_provision_tell_each_point_in_full() -> None:
    whole = " ".join(run_command("law", "--open", "--all").stdout.split())
    assert all(" ".join(f"{point.cite}: {point.text.rstrip(',')}".split()) in whole for point in POINTS)
    one = " ".join(run_command("law", "5C1.2").stdout.split())
    (section,) = (one for one in open_points.sections() if one.section == "5C1.2")
    assert all(point.text.rstrip(",") in one for point in section.points)
