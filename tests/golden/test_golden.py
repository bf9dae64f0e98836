"""What the three matters print is what is kept, and what is kept changes only with a line of CHANGELOG.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.golden.kept import WRITE, Kept, Refused, digest, told
from tests.golden.printed import FILES, GROUPS, HERE, LINES, MATTERS, SCREEN, masked, printed
from tests.helpers.forbidden_words import said

SLOW = ("riverside", "demo")
LINE = "The worksheet names the pistol by its page."
CHANGES = (
    "# Changes\n\n## 0.2.0 (unreleased)\n\n- One thing.\n\n### Results that may change\n\n- Another.\n\n## 0.1.0\n"
)


@pytest.mark.parametrize(
    "group", [pytest.param(name, marks=pytest.mark.slow if name in SLOW else ()) for name in GROUPS]
)
def test_what_is_printed_is_what_is_kept(group: str, root: Path, tmp_path: Path) -> None:
    kept = Kept(HERE, root / "CHANGELOG.md")
    found = printed(group, tmp_path)
    assert not any(str(tmp_path) in text for text in found.values())
    others = {name: text for name, text in kept.texts().items() if not name.startswith(f"{group}/")}
    differing = [name for name in kept.changed({**others, **found}) if name.startswith(f"{group}/")]
    first = kept.difference(differing[0], found) if differing else ""
    assert differing == [], f"look at each, then: {WRITE}\n{first}"


def test_every_golden_file_is_recorded_with_the_line_by_which_it_changed(root: Path) -> None:
    kept = Kept(HERE, root / "CHANGELOG.md")
    assert kept.texts()
    assert kept.unrecorded() == [], f"golden files are written by: {WRITE}"


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """A golden file of an earlier change, in a folder of its own."""
    (tmp_path / "CHANGELOG.md").write_text(CHANGES, encoding="utf-8")
    made = Kept(tmp_path / "golden", tmp_path / "CHANGELOG.md")
    assert made.write({"a/one.txt": "120\n"}, "Answers are kept as they are printed.") == ["a/one.txt"]
    return made


@pytest.mark.parametrize("line", ["", "fix", "- Answers are kept as they are printed."])
def test_no_change_without_a_line_of_its_own(kept: Kept, line: str) -> None:
    before = kept.changelog.read_text(encoding="utf-8")
    with pytest.raises(Refused):
        kept.write({"a/one.txt": "46\n"}, line)
    assert kept.texts() == {"a/one.txt": "120\n"} and kept.unrecorded() == []
    assert kept.changelog.read_text(encoding="utf-8") == before


def test_a_change_is_recorded_with_its_line_under_the_unreleased_heading(kept: Kept) -> None:
    assert kept.write({"a/one.txt": "46\n", "b/two.txt": "57\n"}, LINE) == ["a/one.txt", "b/two.txt"]
    assert kept.texts() == {"a/one.txt": "46\n", "b/two.txt": "57\n"} and kept.unrecorded() == []
    assert {name: entry.sha256 for name, entry in kept.index().items()} == {
        "a/one.txt": digest("46\n"),
        "b/two.txt": digest("57\n"),
    }
    changes = kept.changelog.read_text(encoding="utf-8")
    assert changes.index("- One thing.") < changes.index(f"- {LINE}") < changes.index("### Results")


def test_what_did_not_change_keeps_its_line_and_what_is_no_longer_printed_goes(kept: Kept) -> None:
    kept.write({"a/one.txt": "120\n", "b/two.txt": "57\n"}, LINE)
    assert kept.index()["a/one.txt"].line == "Answers are kept as they are printed."
    assert kept.write({"a/one.txt": "120\n"}, "The second answer is no longer kept.") == ["b/two.txt"]
    assert set(kept.texts()) == set(kept.index()) == {"a/one.txt"}
    assert kept.write({"a/one.txt": "120\n"}, "") == []


def test_a_line_that_stands_there_already_is_not_written_twice(kept: Kept) -> None:
    text = kept.changelog.read_text(encoding="utf-8")
    kept.changelog.write_text(
        text.replace("- One thing.", f"- One thing.\n- {LINE[:20]}\n  {LINE[20:]}"), encoding="utf-8"
    )
    kept.write({"a/one.txt": "46\n"}, "The worksheet names  the pistol by its page.")
    assert " ".join(kept.changelog.read_text(encoding="utf-8").split()).count("names the pistol") == 1


def test_a_line_of_an_earlier_version_does_not_do(kept: Kept) -> None:
    text = kept.changelog.read_text(encoding="utf-8")
    kept.changelog.write_text(f"{text}\n- {LINE}\n", encoding="utf-8")
    kept.write({"a/one.txt": "46\n"}, LINE)
    changes = kept.changelog.read_text(encoding="utf-8")
    assert changes.count(LINE) == 2 and changes.index(LINE) < changes.index("## 0.1.0")


@pytest.mark.parametrize("spoiled", ["the file", "the index", "the list of changes"])
def test_a_change_by_hand_is_noticed(kept: Kept, spoiled: str) -> None:
    match spoiled:
        case "the file":
            (kept.folder / "a" / "one.txt").write_text("46\n", encoding="utf-8")
        case "the index":
            (kept.folder / "index.yaml").unlink()
        case _:
            kept.changelog.write_text(CHANGES, encoding="utf-8")
    (wrong,) = kept.unrecorded()
    assert wrong.startswith("a/one.txt: ")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("relcon 0.1.0 · case 72ad6928 · proffer 4fb74b9e", "relcon #.#.# · case ######## · proffer ########"),
        ("relcon 0.12.0.dev3 · tables cf20c669", "relcon #.##.#.#### · tables ########"),
        ("· case\n5ef52739 · 2024 Manual", "· case\n######## · 2024 Manual"),
        ("the case of 2024 against Dunn, 120 months", "the case of 2024 against Dunn, 120 months"),
        ("relcon exposure case.yaml", "relcon exposure case.yaml"),
    ],
)
def test_versions_and_digests_are_masked_sign_by_sign(text: str, shown: str) -> None:
    assert masked(text) == shown
    assert len(masked(text)) == len(text)


def test_no_golden_file_holds_a_digest_or_a_version() -> None:
    for name, text in Kept(HERE, HERE).texts().items():
        assert not re.search(r"\b[0-9a-f]{12,}\b|\brelcon \d", text), name


def test_what_is_not_asked_for_in_full_fits_a_screen() -> None:
    found = set()
    for name, text in Kept(HERE, HERE).texts().items():
        command, _, answer = text.partition("\n")
        limit = LINES.get(command.split()[2], SCREEN)
        if not {"--why", "--all"} & {*command.split()} and len(answer.splitlines()) > limit:
            found.add(name)
    assert found == set()


@pytest.mark.parametrize("group", GROUPS)
def test_a_golden_file_is_as_wide_as_a_screen_and_uses_no_word_of_the_program(group: str) -> None:
    own = [MATTERS[group].folder / file for file in FILES] if group in MATTERS else []
    for name, text in Kept(HERE, HERE).texts().items():
        command, _, answer = text.partition("\n")
        if name.startswith(f"{group}/"):
            assert max(map(len, answer.splitlines())) <= 80, command
            assert said(answer, own=own) == set(), command


def test_a_line_is_found_wherever_it_breaks() -> None:
    assert told("One thing, said.", "## x\n\n- One\n  thing, said.\n")
    assert not told("One thing.", "## x\n\n- One\n  thing, said.\n")
