"""``relcon docket``: what it prints, what it refuses, and that a run which is stopped leaves nothing half."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import relcon
from relcon.reports.docket_report import docket_report
from relcon.reports.text import text
from relcon.results.docket import Docket
from tests.cli.conftest import Run, print_command


@pytest.fixture
def office(riverside: tuple[Path, Path], small: tuple[Path, Path], tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    for name, files in (("salas", riverside), ("smith", small)):
        (folder / name).mkdir(parents=True)
        for file in files:
            shutil.copy(file, folder / name)
    return folder


def plain(text: str) -> str:
    return " ".join(text.split())


def test_it_is_one_screen_with_the_most_months_first(office: Path) -> None:
    found = print_command("docket", office)
    lines = found.text.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert lines[0].startswith("PRIVILEGED")
    assert found.has_row({"": "Terrence Dunn", "Middle": "120", "Ceiling": "135–168", "Files": "salas"})
    assert found.has_row({"": "J. Smith", "Minimum": "60 as charged", "Middle": "60", "Files": "smith"})
    assert found.text.index("Dunn") < found.text.index("Smith")


def test_by_folder_is_the_order_of_the_names(office: Path) -> None:
    (office / "smith").rename(office / "a")
    said = print_command("docket", office, "--sort", "folder").text
    assert said.index("Smith") < said.index("Dunn")


def test_without_a_proffer_file_three_defendants_stand_and_the_rest_are_counted(office: Path) -> None:
    (office / "salas" / "proffer.yaml").unlink()
    found = relcon.docket(office)
    said = plain(text(docket_report(found)))
    # Of riverside's thirteen, by the Middle's low end: Ortega 235, Sato 235, Salas 188.
    assert [name for name in ("Ortega", "Sato", "Hector Salas", "Bell") if name in said] == [
        "Ortega",
        "Sato",
        "Hector Salas",
    ]
    assert "and 10 more defendants: relcon exposure salas/case.yaml" in said
    assert "Career offender unknown: if so 360–life." in said
    assert "Kayla Moss" in text(docket_report(found, every=True))


def test_a_matter_with_errors_is_named_and_the_others_are_computed(office: Path, run: Run) -> None:
    (office / "smith" / "case.yaml").write_text("format: relcon/case/1\nevents: 3\n", encoding="utf-8")
    result = run("docket", office)
    assert result.exit_code == 1
    said = "".join(result.stdout.split())  # a long path is folded
    files = " ".join(f"{office}/smith/{name}.yaml" for name in ("case", "proffer"))
    assert "".join(f"smith/case.yaml has 2 errors: run relcon check {files}".split()) in said
    assert "Terrence Dunn" in result.stdout


def test_what_changed_since_a_docket_that_was_written(office: Path, run: Run, tmp_path: Path) -> None:
    earlier = tmp_path / "docket.json"
    assert run("docket", office, "--format", "json", "-o", earlier).exit_code == 0
    assert stat.S_IMODE(earlier.stat().st_mode) == 0o600
    held = earlier.read_text(encoding="utf-8")
    assert json.loads(held)["format"] == "relcon/docket/1"
    assert "Informant" not in held
    assert "e22" not in held
    assert "Nothing changed." in run("docket", office, "--since", earlier).stdout
    case = office / "smith" / "case.yaml"
    before = case.read_text(encoding="utf-8")
    case.write_text(before.replace("penalty: 841(b)(1)(B)", "penalty: 841(b)(1)(A)"), encoding="utf-8")
    said = plain(run("docket", office, "--since", earlier).stdout)
    # 21 USC 841(b)(1)(A) has 120 months where (b)(1)(B) has 60: USSG §5G1.1(b) makes it the sentence in all.
    assert "smith (J. Smith): Defense and Middle 60 → 120, Ceiling 60–71 → 120, minimum 60 → 120, open" in said
    assert "(the case file changed)." in said
    shutil.rmtree(office / "salas")
    assert "salas (Terrence Dunn): gone." in plain(run("docket", office, "--since", earlier).stdout)


def test_forms_hold_the_same_and_are_the_same_again(office: Path, run: Run) -> None:
    shutil.rmtree(office / "salas")
    for form in ("table", "json", "csv", "md"):
        first, second = (run("docket", office, "--format", form).stdout for _ in range(2))
        assert first == second
        assert "J. Smith" in first
    rows = run("docket", office, "--format", "csv").stdout.splitlines()
    assert rows[0].startswith("PRIVILEGED") or rows[0].startswith('"PRIVILEGED')
    assert rows[3].startswith("smith/case.yaml,smith/proffer.yaml,smith,J. Smith,psr,60,60,60,60,60,60,no,")


def test_a_program_gets_and_shows_the_same(office: Path, run: Run) -> None:
    shutil.rmtree(office / "salas")
    assert str(relcon.show(relcon.docket(office))) == run("docket", office).stdout
    with pytest.raises(TypeError, match="the matter that was asked about is missing"):
        relcon.show(relcon.exposure(relcon.read_case(office / "smith" / "case.yaml")))


@pytest.mark.parametrize(
    ("more", "code", "says"),
    [
        (["--since", "case.yaml"], 1, "no docket in JSON of this version: write one with relcon docket FOLDER"),
        (["--since", "gone.json"], 1, "no such file"),
        (["--scheduler", "tcp://192.0.2.7:8786"], 3, "write tls://192.0.2.7:8786"),
        (["--scheduler", "nowhere"], 3, "is no address of a scheduler"),
        (["--workers", "0"], 2, "greater than or equal to 1"),
        (["--sort", "name"], 2, "'name' is not one of 'months', 'folder'"),
    ],
)
def test_what_cannot_be_is_refused(office: Path, run: Run, more: list[str], code: int, says: str) -> None:
    place = [str(office / "smith" / one) if one.endswith((".yaml", ".json")) else one for one in more]
    result = run("docket", office, *place)
    assert result.exit_code == code
    assert says in plain(result.output)


def test_no_folder_and_an_empty_one(run: Run, tmp_path: Path) -> None:
    result = run("docket", tmp_path / "gone")
    assert (result.exit_code, "no such folder" in plain(result.output)) == (1, True)
    assert "0 matters" in run("docket", tmp_path).stdout


def test_case_data_that_leaves_the_machine_is_said_to(office: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relcon.api.docket", lambda *_, **__: Docket(relcon="", relcon_sha256=""))
    result = run("docket", office, "--scheduler", "tls://192.0.2.7:8786")
    assert "Case data goes over the network, to the workers of tls://192.0.2.7:8786." in plain(result.stderr)
    assert "network" not in run("docket", office, "--scheduler", "tls://127.0.0.1:8786").stderr


def test_stopped_in_the_middle_it_leaves_nothing(office: Path, tmp_path: Path, root: Path) -> None:
    code = (
        "import os, signal\n"
        "from relcon.inquiry import docket\n"
        "def stop(*_):\n    os.kill(os.getpid(), signal.SIGINT)\n"
        "docket.of_matter = stop\n"
        "from relcon.cli import main\nmain()\n"
    )
    target = tmp_path / "docket.json"
    done = subprocess.run(
        [sys.executable, "-c", code, "docket", str(office), "-f", "json", "-o", str(target)],
        env={**os.environ, "PYTHONPATH": str(root / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (1, 130, -signal.SIGINT)
    assert "Traceback" not in done.stderr
    assert sorted(one.name for one in tmp_path.iterdir()) == ["office"]
