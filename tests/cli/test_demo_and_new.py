from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Printed, Run, print_command

SCREEN = 50
"""Lines of the one screen."""


def prose(demo: tuple[Path, Printed]) -> str:
    return " ".join(demo[1].text.split())


def test_the_demonstration_is_one_screen_that_ends_with_the_page(demo: tuple[Path, Printed], root: Path) -> None:
    folder, text = demo[0], demo[1].text
    for name in ("case.yaml", "proffer.yaml", "README.md"):
        assert (folder / name).read_bytes() == (root / "examples" / "riverside" / name).read_bytes()
    lines = text.splitlines()
    assert (len(lines) <= SCREEN, max(map(len, lines)) <= 80) == (True, True)
    assert text.startswith("PRIVILEGED")
    assert [line[:2] for line in lines if line[:1].isdigit() and line[1:3] == ". "] == ["1.", "2.", "3.", "4.", "5."]
    page = folder.parent / lines[-1]
    assert page == folder / "riverside.html"
    assert page.read_text(encoding="utf-8").endswith("</html>\n")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


WRITTEN = {
    "check": ("check", "case.yaml", "proffer.yaml"),
    "exposure": ("exposure", "case.yaml"),
    "matrix": ("matrix", "case.yaml"),
    "explain-runner-e8": ("explain", "case.yaml", "runner", "e8"),
    "explain-dunn": ("explain", "case.yaml", "dunn"),
    "brief": ("brief", "case.yaml", "proffer.yaml"),
    "simulate": ("simulate", "case.yaml", "proffer.yaml"),
}


def test_the_answers_beside_the_page_are_named_and_for_their_owner_only(demo: tuple[Path, Printed]) -> None:
    folder = demo[0] / "answers"
    assert {file.stem for file in folder.iterdir()} == set(WRITTEN)
    for file in folder.iterdir():
        assert file.name in prose(demo)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", WRITTEN)
def test_an_answer_is_what_its_command_prints(
    demo: tuple[Path, Printed], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(demo[0])
    assert (demo[0] / "answers" / f"{name}.txt").read_text(encoding="utf-8") == print_command(*WRITTEN[name]).text


def test_four_people_in_months_the_client_first(demo: tuple[Path, Printed]) -> None:
    # As tests/examples/riverside_expected.yaml works them out; beside the range of §5G1.1 the one by the table.
    names = ("Terrence Dunn", "Dennis Hale", "Andre Tull", "Gary Pike")
    assert [line[:13].strip() for line in demo[1].text.splitlines() if line.startswith(names)] == list(names)
    for name, minimum, defense, middle in (
        (names[0], "120, could be lifted", "120 (57–71)", "120 (57–71)"),
        (names[1], "60, barred by (f)(1)", "60 (46–57)", "60 (46–57)"),
        (names[2], "60, could be lifted", "60 (37–46)", "60 (37–46)"),
        (names[3], "120 lifted", "30–37", "30–37"),
    ):
        assert demo[1].has_row({"": name, "Minimum": minimum, "Defense": defense, "Middle": middle})


def test_the_demonstration_answers_the_five_questions_of_the_examples_readme(demo: tuple[Path, Printed]) -> None:
    text = prose(demo)
    # 1. The runner: no part of the activity that brought the load, and hearing of it makes nobody a part of it.
    assert "Why the May load is not Tull's (relcon explain riverside/case.yaml runner e8)" in text
    assert "Tull knew of it from May 25, 2025. Tull was no part of that activity" in text
    assert "Knowing is not agreeing." in text
    # 2. 204 g more (3,500 - 3,296) is the next level for Dunn; the second admission carries 500 g, which the letter
    #    keeps out. Level 28 less three, category III: 70-87 in place of 57-71, below the minimum either way.
    assert (
        "204 g more cocaine makes base level 28. The 500 g of admission a2 are more: by the table 57 becomes 70" in text
    )
    # 3. The minimum of 120 months under §5G1.1(b); a complete disclosure, level 21, lifts it to 46-57.
    assert "§5G1.1(b): the statutory minimum of 120 months lies above the whole range, 57–71." in text
    assert "(f)(5) full truthful disclosure: not yet made; possible until the sentencing hearing." in text
    assert "With it Defense 46–57, Middle 46–57, Ceiling 108–135, the minimum lifted." in text
    # 4. Hale fails (f)(1), which no disclosure cures.
    assert (
        "Hale is barred by (f)(1): no disclosure cures it. Of record: (B) a prior 3-point offense; points 3+1." in text
    )
    # 5. Pike: the cap of §2D1.1(a)(5), role, safety valve, zero points: 30 - 2 - 4 - 2 - 3 = 19, and no minimum.
    assert "Why Pike, with 16 kg cocaine, is below Dunn, with 3.296 kg cocaine" in text
    for part in (
        "base level 30",
        "(§2D1.1(a)(5))",
        "−2 (§2D1.1(b)(18))",
        "−4 (§3B1.2)",
        "−2 (§4C1.1)",
        "minimum 120 lifted",
    ):
        assert part in text
    assert "In all level 19, Dunn 23." in text


def test_the_readme_shows_an_excerpt(demo: tuple[Path, Printed], root: Path) -> None:
    excerpt = (root / "README.md").read_text(encoding="utf-8").split("```")[3].strip("\n")
    assert "Minimum" in excerpt
    assert excerpt in demo[1].text


def test_the_outcomes_of_a_proffer_stand_by_name(demo: tuple[Path, Printed]) -> None:
    text = prose(demo)
    for name, said in (
        ("Plea, no disclosure", "120 (57–71)"),
        ("Plea, full disclosure", "46–57 lifted; not lifted, if admission a7 may count against (f)(4): open"),
        ("Proffer, letter honored", "120 (57–71); 46–57 lifted, if all is told and it counts for (f)(5)"),
        ("Proffer, nothing protected", "120–121 (97–121)"),
        ("Breach: falsehood", "168–210"),
    ):
        assert f"{name} {said}" in text


def test_the_demonstration_never_writes_over_a_changed_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("mine", encoding="utf-8")
    result = run("demo", tmp_path)
    assert (result.exit_code, "nothing was written" in result.stderr) == (2, True)
    assert [file.name for file in tmp_path.iterdir()] == ["case.yaml"]


def test_a_new_matter_passes_the_check_and_is_for_its_owner_only(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "matter"
    result = run("new", folder)
    assert result.exit_code == 0
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for name in ("case.yaml", "proffer.yaml"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
        assert max(map(len, (folder / name).read_text(encoding="utf-8").splitlines())) <= 120
    checked = run("check", folder / "case.yaml", folder / "proffer.yaml")
    assert (checked.exit_code, "No errors. 0 facts" in checked.stdout) == (0, True)


def test_a_new_matter_is_never_written_over(run: Run, tmp_path: Path) -> None:
    (tmp_path / "proffer.yaml").write_text("mine", encoding="utf-8")
    result = run("new", tmp_path)
    assert (result.exit_code, "nothing was written" in result.stderr) == (2, True)
    assert [file.name for file in tmp_path.iterdir()] == ["proffer.yaml"]
