from __future__ import annotations

import json
import stat
from pathlib import Path

from typer.testing import CliRunner

from relcon.cli.app import app

RIVERSIDE = Path(__file__).resolve().parents[2] / "examples" / "riverside"
FILES = [str(RIVERSIDE / name) for name in ("case.yaml", "psr.yaml", "proffer.yaml")]


def test_the_whole_review_has_objections_in_order() -> None:
    done = CliRunner().invoke(app, ["psr", *FILES, "--all"])
    assert done.exit_code == 0, done.output
    assert "As written 324–405, level 39" in done.stdout
    objections = done.stdout.partition("Every paragraph")[0]
    assert [line.split(",")[0] for line in objections.splitlines() if line.startswith("¶")] == [
        f"¶ {number}" for number in (13, 15, 18, 19, 20, 25, 26, 27)
    ]


def test_json_goes_into_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    file = tmp_path / "review.json"
    done = CliRunner().invoke(app, ["psr", *FILES[:2], "--format", "json", "-o", str(file)])
    assert done.exit_code == 0, done.output
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text(encoding="utf-8"))["format"] == "relcon/psr-review/1"


def test_files_in_another_order_are_told(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["psr", FILES[0], FILES[2], FILES[1]])
    assert done.exit_code == 1
    said = " ".join(done.output.split())  # where lines break is the path's length
    assert "presentence report" in said and "relcon psr CASE PSR PROFFER" in said


def exposure(*more: str) -> list[str]:
    done = CliRunner().invoke(app, ["exposure", FILES[0], "--psr", FILES[1], *more])
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def test_the_worksheet_with_the_report_is_headed_psr_and_nowhere_middle() -> None:
    """4,446 x 200 g + 850 x 3,571 g: level 32; 32 + 2 + 2 - 3 = 33, III: 168-210; the Ceiling takes the role too."""
    for more in ((), ("--why",)):
        said = exposure(*more)
        assert "PSR" in " ".join(said) and max(map(len, said)) <= 80
        whole = " ".join(" ".join(said).split())
        assert whole.count("Middle") == whole.count("the Middle's place") + whole.count("as the Middle has it")
    assert next(line for line in exposure() if line.startswith("By the table")).split()[-3:] == [
        *("57–71", "168–210", "168–210")
    ]
    assert exposure()[-1].startswith("psr ")


def test_the_report_is_refused_where_its_position_is_left_out() -> None:
    done = CliRunner().invoke(app, ["exposure", FILES[0], "--psr", FILES[1], "-p", "defense"])
    assert done.exit_code == 2 and "-p psr" in done.output
