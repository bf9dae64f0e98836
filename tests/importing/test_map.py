"""Maps: their mistakes named at their lines; a guessed one is seen before anything is read under it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from relcon.importing.by_map import MapProposed
from relcon.importing.faults import NotImported
from relcon.importing.map import map_file, read_map
from relcon.importing.profiles import profile, profiles
from relcon.importing.run import run
from relcon.reading.problems import InputError
from tests.importing.conftest import SEIZURES, SEIZURES_MAP, Small

GUESSABLE = "Exhibit,Date Seized,Suspect,Drug Type,Gross Weight,Sting,Colour\nN-1,2025-06-03,T,Cocaine,1 g,Buy,blue\n"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: seizures", "kind: labs", "a map of labs"),
        ("exhibit: Exhibit", "exibit: Exhibit", 'did you mean "exhibit"'),
        ("exhibit: Exhibit, ", "", "missing: exhibit"),
        ("kind: distribution", "kind: seling", "seling"),
        ("sting: buy", "stings: buy", "no such field"),
        ("Seizure: {kind", 'Seizure: "?", Other: {kind', "what does Seizure mean"),
        ("How Obtained: {Purchase", "Obtained How: {Purchase", "no field is read from a column of this name"),
        ("relcon/map/1", "relcon/map/2", "relcon/map/1"),
        ("columns:", "zone: Amerika/Chicago\ncolumns:", "did you mean"),
        ("columns:", 'file: {separator: ",,"}\ncolumns:', "one character"),
        ("columns:", "dates: {order: american}\ncolumns:", "mdy"),
        # a day without its year would be read as of a year that nobody wrote
        ("columns:", 'dates: {format: "%m/%d"}\ncolumns:', "day, month and year"),
        ("columns:", 'dates: {format: "%m/%m/%Y"}\ncolumns:', "day, month and year"),
        ("columns:", 'dates: {format: "%Q"}\ncolumns:', "day, month and year"),
    ],
)
def test_a_mistake_in_a_map_is_named_at_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in SEIZURES_MAP
    with pytest.raises(InputError) as told:
        read_map(SEIZURES_MAP.replace(old, new, 1).encode(), "list.yaml", "seizures")
    assert said in " ".join(str(told.value).split())
    assert all(problem.line for problem in told.value.problems)


def test_a_map_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no\s+such file"):
        map_file(tmp_path / "nothing.yaml", "seizures")


@pytest.fixture
def guessed(small: Small) -> str:
    """The map that is guessed for a list without one."""
    with pytest.raises(MapProposed) as proposed:
        small.run(GUESSABLE, map=None)
    return proposed.value.text


def test_a_guess_takes_each_column_for_the_field_that_its_name_means(guessed: str) -> None:
    found = read_map(guessed.encode(), "guess.yaml", "seizures")
    assert {field: column.column for field, column in found.columns.items()} == {
        "exhibit": ("Exhibit",),
        "date": ("Date Seized",),
        "person": ("Suspect",),
        "sting": ("Sting",),
        "substance": ("Drug Type",),
        "gross": ("Gross Weight",),
    }
    assert (found.words, found.ignore) == ({"Sting": {"Buy": "buy"}}, ("Colour",))


def test_nothing_is_imported_under_a_guess_until_counsel_takes_it(small: Small, guessed: str) -> None:
    assert not (small.folder / "imported").exists()
    done = small.run(GUESSABLE, map=None, yes=True)
    assert done.change.added == ["ex-N-1"]
    assert (small.folder / "maps" / "list.yaml").read_text(encoding="utf-8") == guessed


@pytest.mark.parametrize(("answer", "taken"), [("yes", True), ("no", False), ("", False)])
def test_on_a_terminal_the_guess_is_shown_and_asked_about(small: Small, answer: str, taken: bool) -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return answer

    request = small.request(GUESSABLE, map=None, ask=ask)
    if taken:
        run(request)
    else:
        with pytest.raises(MapProposed):
            run(request)
    assert "date: Date Seized" in asked[0]
    assert (small.folder / "imported").exists() == taken


def test_a_guess_with_an_open_word_cannot_be_taken_unseen(small: Small) -> None:
    with pytest.raises(MapProposed) as proposed:
        small.run(SEIZURES, map=None, yes=True)
    assert 'How Obtained: {Purchase: "?", Seizure: "?"}' in proposed.value.text
    assert "not whole yet" in str(proposed.value)


def test_a_map_that_counsel_has_begun_is_never_written_over(small: Small) -> None:
    (small.folder / "maps").mkdir()
    (small.folder / "maps" / "list.yaml").write_text("# mine\n", encoding="utf-8")
    with pytest.raises(MapProposed) as proposed:
        small.run(GUESSABLE, map=None, yes=True)
    assert (proposed.value.new, proposed.value.text) == (False, "# mine\n")


def test_map_and_profile_are_one_too_many_and_a_profile_has_a_name_of_the_list(small: Small) -> None:
    for options in ({"profile": "cash_app"}, {"profile": "nothing", "map": None}):
        with pytest.raises(NotImported) as told:
            small.run(SEIZURES, **options)
        assert told.value.faults[0].kind in ("needs_map", "unknown_name")


def test_a_layout_is_taken_only_by_its_whole_header(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = read_map(SEIZURES_MAP.replace("columns:", "profile: own\ncolumns:", 1).encode(), "own.yaml", "seizures")
    monkeypatch.setattr("relcon.importing.profiles.profiles", lambda _=None: {"own": shipped})
    done = small.run(SEIZURES, map=None)
    assert done.receipt.map["profile"] == "own"
    assert profile("own", "seizures", "list.csv") is shipped
    for other in (SEIZURES.replace("Location", "Where"), SEIZURES.replace("\n", ",x\n")):
        with pytest.raises(MapProposed):
            small.run(other, map=None, name="other.csv")


def test_a_layout_of_another_kind_says_which(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = read_map(SEIZURES_MAP.encode(), "own.yaml", "seizures")
    monkeypatch.setattr("relcon.importing.profiles.profiles", lambda _=None: {"own": shipped})
    with pytest.raises(NotImported, match="relcon import seizures") as told:
        small.run(SEIZURES, "labs", map=None)
    assert told.value.faults[0].kind == "not_this_kind"


def test_every_column_of_a_layout_that_ships_has_its_source() -> None:
    for name, one in profiles().items():
        assert one.profile == name
        for part in one.parts:
            for field, column in part.columns.items():
                assert re.search(r"\[\d+\]|\bgk\b|the program's own", column.source or ""), (name, field)


@pytest.mark.parametrize("answers", [("Nowhere", "America/Chicago"), (None,)])
def test_the_zone_is_asked_once_and_kept(small: Small, answers: tuple[str | None, ...]) -> None:
    from relcon.importing.settings import asked, settings_of

    replies = iter(answers)
    found = asked(settings_of(small.case), lambda _: next(replies), zone=True)
    assert found.zone == answers[-1]
    if found.zone is None:
        with pytest.raises(NotImported) as told:
            found.days_in("list.csv")
        assert told.value.faults[0].kind == "needs_zone"
        return
    (small.folder / "import.yaml").write_text(found.text(), encoding="utf-8")
    kept = settings_of(small.case)
    assert (kept.zone, kept.region) == (found.zone, found.region)
    (small.folder / "import.yaml").write_text("zone: Mars\n", encoding="utf-8")
    with pytest.raises(InputError, match="America/Chicago"):
        settings_of(small.case)
