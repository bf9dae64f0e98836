from __future__ import annotations

import stat
from pathlib import Path

from tests.cli.conftest import Printed, Run


def test_the_demonstration_writes_the_example_and_explains_itself(demo: tuple[Path, Printed], root: Path) -> None:
    folder, text = demo[0], demo[1].text
    for name in ("case.yaml", "proffer.yaml", "README.md"):
        assert (folder / name).read_bytes() == (root / "examples" / "riverside" / name).read_bytes()
    headings = [
        line for line in text.splitlines() if line[:2] in {f"{n}." for n in range(1, 10)} and ": relcon " in line
    ]
    shown = ("check", "exposure", "matrix", "explain", "explain", "brief", "simulate")
    assert [heading.split(": relcon ")[1].split()[0] for heading in headings] == list(shown)
    assert max(map(len, text.splitlines())) <= 80
    assert text.startswith("PRIVILEGED")
    page = Path(text.splitlines()[-1])
    assert page == folder / "riverside.html"
    assert page.read_text(encoding="utf-8").endswith("</html>\n")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_the_demonstration_answers_the_five_questions_of_the_examples_readme(demo: tuple[Path, Printed]) -> None:
    text = " ".join(demo[1].text.split())
    # 1. The runner: he is no member of the undertaking that brought the load, and hearing of it makes him none.
    assert "Andre Tull (runner) and e8" in text
    assert "not a member of upstream" in text
    # 2. 204 g more (3,500 - 3,296) is the next level for Dunn; the second admission carries 500 g.
    assert "28 with 204 g cocaine more" in text
    assert "a2 (client): On September 15, 2025 Dunn bought 500 grams" in text
    # 3. The minimum of 120 months under §5G1.1; a complete disclosure lifts it to 46-57.
    assert "§5G1.1" in text
    valve = {"World": "safety_valve_only", "Defense": "46–57", "Middle": "120", "Ceiling": "135–168"}
    assert demo[1].has_row({**valve, "Safety valve (Middle)": "5 unknown"})
    # 4. Hale fails criterion 1; only criterion 5 turns on disclosure.
    assert "criterion 1 not met" in text
    assert "only criterion 5 turns on disclosure" in text
    # 5. Pike: the cap of §2D1.1(a)(5), the role, the safety valve, zero points, and the minimum lifted.
    weighed = {"Position": "Middle", "Drug weight": "16 kg cocaine", "Base": "30", "Level": "19", "Cat.": "I"}
    assert demo[1].has_row({**weighed, "Minimum": "120", "Safety valve": "yes", "Total, months": "30–37"})
    for cite in ("§2D1.1(a)(5)", "§3B1.2", "§2D1.1(b)(18)", "§4C1.1"):
        assert cite in text


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
