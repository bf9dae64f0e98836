"""``relcon memo``: where it goes, in which form, and what is refused."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize(
    ("name", "begins"), [("memo.docx", b"PK"), ("memo.HTML", b"<!doctype html>"), ("m.md", b"**P")]
)
def test_the_memo_is_written_for_its_owner_only(
    run: Run, small: tuple[Path, Path], tmp_path: Path, name: str, begins: bytes
) -> None:
    file = tmp_path / name
    result = run("memo", *small, "-o", file, "--no-figures")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Written: {file}\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes().startswith(begins)


def test_a_template_is_never_written_over(run: Run, small: tuple[Path, Path], tmp_path: Path) -> None:
    firm = tmp_path / "firm.docx"
    assert run("memo", *small, "-o", firm, "--no-figures").exit_code == 0
    before = firm.read_bytes()
    result = run("memo", *small, "-o", firm, "--template", firm, "--no-figures")
    assert result.exit_code == 2
    assert "was read for this answer" in " ".join(result.output.split())
    assert firm.read_bytes() == before


def test_a_memo_that_nobody_named_is_never_written_over(
    run: Run, small: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = [file.absolute() for file in small]
    assert run("memo", *files, "--no-figures").exit_code == 0
    file = tmp_path / "memo.docx"
    file.write_bytes(file.read_bytes() + b"counsel's own changes")
    before = file.read_bytes()
    refused = run("memo", *files, "--no-figures")
    assert refused.exit_code == 2 and "memo.docx is there already" in " ".join(refused.output.split())
    assert file.read_bytes() == before
    assert run("memo", *files, "--no-figures", "-o", "memo.docx").exit_code == 0
    assert file.read_bytes() != before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-o", "memo.pdf"], "a memo is a .docx, .html or .md file"),
        (["-o", "memo.md", "--template", "firm.docx"], "--template is for a .docx memo"),
        (["-o", "memo.docx", "--template", "none.docx"], "none.docx cannot be read"),
        (["-o", "memo.docx", "--template", "text.docx"], "save the template as .docx"),
        (["-o", "memo.docx", "-s", "nowhere"], 'no session "nowhere"'),
    ],
)
def test_what_cannot_be_written_says_why(
    run: Run,
    small: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.docx").write_text("no file of Word", encoding="utf-8")
    result = run("memo", *(file.absolute() for file in small), *arguments)
    assert result.exit_code == 2
    assert says in " ".join(result.output.split())
    assert [one.name for one in tmp_path.iterdir()] == ["text.docx"]


def test_an_unresolved_admission_stops_it(run: Run, small: tuple[Path, Path], tmp_path: Path) -> None:
    text = small[1].read_text(encoding="utf-8")
    proffer = small[1].with_name("unresolved.yaml")
    proffer.write_text(text.replace("basis: client", "basis: unresolved", 1), encoding="utf-8")
    result = run("memo", small[0], proffer, "-o", tmp_path / "memo.md")
    assert result.exit_code == 3
    assert list(tmp_path.glob("memo*")) == []
