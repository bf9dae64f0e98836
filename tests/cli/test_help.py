"""``relcon help`` and ``relcon schema --explain``: the files' format on the terminal, in plain 80 columns."""

from __future__ import annotations

import pytest

from relcon.law.positions.options import POSITIONS, table, title
from relcon.records.options import OptionChanges
from relcon.reference.find import at
from relcon.reference.records import records
from relcon.reference.terminal import explained
from tests.cli.conftest import Run

PATHS = [field.path for entry in records().values() for field in entry.fields]


def plain(text: str) -> bool:
    return all(line.isprintable() and len(line) <= 80 for line in text.splitlines())


def test_without_a_word_it_lists_the_sections_of_both_files(run: Run) -> None:
    shown = run("help").output
    for section in ("people", "undertakings", "events", "circumstances", "letters", "admissions"):
        assert f"\n    {section} " in shown
    assert plain(shown)
    assert shown.count("\n") <= 60


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("series", ["events.series ", "Repetition", "every", "except"]),
        ("knowledge", ["positions.defense.grounds: knowledge ", "More of one: relcon schema --explain PATH"]),
        ("final", ["events.delivery", "delivery_unknown", "the larger of the quantities agreed and delivered"]),
        ("middle", ["The three positions", "a predicted presentence report"]),
        ("units", ["28.35 g; ounce, ounces", "events.tested.units"]),
        ("kilos", ["Quantities and units"]),
        ("crack", ["cocaine_base: a substance"]),
        ("per unit", ["events.per_unit"]),
        ("simulate", ["relcon simulate: "]),
        ("kastigar", ["letters.terms.kastigar_waived (proffer file)"]),
        ("wiretap", ["evidence.kind: intercept", "an intercepted call, from a wiretap"]),
        ("transaction", ["events.kind: distribution"]),
        ("storage", ["events.kind: possession"]),
        ("8-ball", ["Quantities and units"]),
        ("events.series.every", ["events.series.every "]),
    ],
)
def test_a_word_is_explained_wherever_it_stands(run: Run, asked: str, says: list[str]) -> None:
    shown = run("help", asked)
    assert shown.exit_code == 0
    filled = " ".join(shown.output.split())
    assert [part for part in says if part not in filled] == []
    assert plain(shown.output)


def test_several_words_are_one(run: Run) -> None:
    assert run("help", "per", "unit").output == run("help", "per_unit").output


@pytest.mark.parametrize(
    ("asked", "near"),
    [("serries", "series"), ("knwoledge", "knowledge"), ("brandish", "brandished"), ("fentinyl", "fentanyl")],
)
def test_a_word_that_is_nowhere_has_the_nearest_that_is(run: Run, asked: str, near: str) -> None:
    missed = run("help", asked)
    assert missed.exit_code == 2
    assert f'Did you mean "{near}"?' in missed.output


def test_a_word_like_no_other_is_told_where_to_look(run: Run) -> None:
    assert "relcon help lists what there is" in " ".join(run("help", "xyzzy").output.split())


def test_a_path_shows_its_fields_and_words(run: Run) -> None:
    shown = run("schema", "--explain", "people.defendant.counts.objects").output
    for field in ("substance", "quantity", "penalty"):
        assert f"\n    {field} " in shown


def test_every_path_can_be_explained() -> None:
    for path in PATHS:
        shown = [explained(found) for found in at(path)]
        assert shown
        assert all(text.startswith(path) and plain(text) for text in shown), path


@pytest.mark.parametrize("option", OptionChanges.model_fields)
def test_what_the_positions_make_of_a_field_stands_with_its_authority(run: Run, option: str) -> None:
    shown = " ".join(run("schema", "--explain", f"positions.defense.{option}").output.split())
    assert option in shown
    for position in POSITIONS:
        assert table(position)["options"][option]["cite"] in shown
        assert title(position).split(" (")[0] in shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--explain", "event.series"), 'Did you mean "events.series"?'),
        (("--explain", "nowhere.at.all"), "relcon help lists the sections"),
        (("case", "--explain", "events"), "leave NAME out"),
    ],
)
def test_what_is_no_path_is_wrong_usage(run: Run, arguments: tuple[str, ...], says: str) -> None:
    missed = run("schema", *arguments)
    assert missed.exit_code == 2
    assert says in " ".join(missed.output.split())
