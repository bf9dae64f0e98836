"""``relcon seal`` and ``relcon open``: to the byte and back, by passphrase or key, and what each refuses."""

from __future__ import annotations

import getpass
import io
import os
import stat
import subprocess
import sys
import warnings
import zipfile
from pathlib import Path

import pyrage
import pytest

from relcon.sealing.age import Keys
from tests.cli.conftest import Run
from tests.helpers.sealed import FILES, Pair, new_pair

PASSPHRASE = "a short walk to the old mill"  # noqa: S105 -- of this test alone
WRONG = "no short walk"


@pytest.fixture(scope="module")
def pair() -> Pair:
    return new_pair()


def private(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    return file


@pytest.fixture
def key_file(pair: Pair, tmp_path: Path) -> Path:
    """The secret key as age-keygen writes it."""
    return private(tmp_path / "key.txt", f"# public key: {pair.public}\n{pair.secret}\n")


@pytest.fixture
def matter(tmp_path: Path) -> Path:
    """A folder of files, one of them hidden, one below another folder."""
    folder = tmp_path / "matter"
    (folder / "imported").mkdir(parents=True)
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    return folder


def held(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_a_matter_comes_back_to_the_byte(run: Run, matter: Path, pair: Pair, key_file: Path, tmp_path: Path) -> None:
    age, back = tmp_path / "m.age", tmp_path / "back"
    sealed = run("seal", matter, "-o", age, "--recipient", pair.public)
    assert sealed.exit_code == 0, sealed.output
    assert stat.S_IMODE(age.stat().st_mode) == 0o600
    assert run("open", age, "-o", back, "--identity", key_file).exit_code == 0
    assert held(back) == held(matter) == FILES
    assert {stat.S_IMODE(one.stat().st_mode) for one in back.rglob("*") if one.is_file()} == {0o600}


def test_the_file_is_an_age_file_and_a_zip_file_to_others(run: Run, matter: Path, pair: Pair, tmp_path: Path) -> None:
    age = tmp_path / "m.age"
    assert run("seal", matter, "-o", age, "--recipient", pair.public).exit_code == 0
    assert age.read_bytes().startswith(b"age-encryption.org/v1\n-> X25519 ")
    plain = pyrage.decrypt(age.read_bytes(), [pyrage.x25519.Identity.from_str(pair.secret)])
    with zipfile.ZipFile(io.BytesIO(plain)) as zipped:
        assert {name: zipped.read(name) for name in zipped.namelist()} == FILES
    for content in filter(None, FILES.values()):
        assert content[:20] not in age.read_bytes()
    assert not any(name.rpartition("/")[2].encode() in age.read_bytes() for name in FILES)


def test_an_age_file_of_another_program_opens(run: Run, pair: Pair, key_file: Path, tmp_path: Path) -> None:
    """Armored, for two recipients."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zipped:
        zipped.writestr("case.yaml", "x")
    to = [pyrage.x25519.Identity.generate().to_public(), pyrage.x25519.Recipient.from_str(pair.public)]
    age = tmp_path / "m.age"
    age.write_bytes(pyrage.encrypt(buffer.getvalue(), to, armored=True))
    assert run("open", age, "-o", tmp_path / "back", "--identity", key_file).exit_code == 0
    assert held(tmp_path / "back") == {"case.yaml": b"x"}


def test_it_says_that_the_originals_remain(run: Run, matter: Path, pair: Pair, tmp_path: Path) -> None:
    said = " ".join(run("seal", matter, "-o", tmp_path / "m.age", "--recipient", pair.public).stdout.split())
    assert "3 files sealed, for keys" in said
    assert "What was sealed is still there, unencrypted" in said
    assert "relcon removes nothing" in said
    assert "SSD" in said
    assert held(matter) == FILES


def test_a_passphrase_is_typed_twice_and_never_shown(run: Run, matter: Path, tmp_path: Path, root: Path) -> None:
    """Nor does it stand in an argument or in another file; a wrong one opens nothing."""
    age = tmp_path / "m.age"
    program = [sys.executable, "-m", "relcon", "seal", str(matter), "-o", str(age)]
    watched = tmp_path / "temporary"
    watched.mkdir()
    paths = {"PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}", "TMPDIR": str(watched), "HOME": str(watched)}

    def typed(*lines: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tests.sealing.typing_unseen", str(len(lines)), *lines, *program],
            cwd=root,
            env={**os.environ, **paths},
            capture_output=True,
            text=True,
            check=False,
        )

    differ = typed(PASSPHRASE, WRONG)
    assert differ.returncode == 1
    assert "the two passphrases differ" in differ.stdout
    assert not age.exists()
    done = typed(PASSPHRASE, PASSPHRASE)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("Passphrase (nothing is shown): ") == done.stdout.count("Once more: ") == 1
    assert PASSPHRASE not in done.stdout + differ.stdout
    assert list(watched.rglob("*")) == []
    right, wrong = private(tmp_path / "right", f"{PASSPHRASE}\n"), private(tmp_path / "wrong", WRONG)
    refused = run("open", age, "-o", tmp_path / "back", "--passphrase-file", wrong)
    assert refused.exit_code == 1
    assert "the passphrase is not the one it was sealed for" in " ".join(refused.stderr.split())
    assert WRONG not in refused.output
    assert not (tmp_path / "back").exists()
    assert run("open", age, "-o", tmp_path / "back", "--passphrase-file", right).exit_code == 0
    assert held(tmp_path / "back") == FILES


def test_a_passphrase_out_of_a_file(run: Run, matter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its one line, without what ends it."""
    seen: list[Keys] = []

    def sealed(content: bytes, keys: Keys) -> bytes:
        seen.append(keys)
        return b"sealed"

    monkeypatch.setattr("relcon.sealing.age.sealed", sealed)
    file = private(tmp_path / "secret", f"{PASSPHRASE}\r\n")
    assert run("seal", matter, "-o", tmp_path / "m.age", "--passphrase-file", file).exit_code == 0
    assert seen == [Keys(passphrase=PASSPHRASE)]
    assert PASSPHRASE not in repr(seen)
    two = private(tmp_path / "two", "one line\nand another\n")
    refused = run("seal", matter, "-o", tmp_path / "n.age", "--passphrase-file", two)
    assert refused.exit_code == 1
    assert "one line, and nothing else" in " ".join(refused.stderr.split())


def test_without_a_terminal_nothing_is_asked(
    run: Run, matter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seen(prompt: str) -> str:
        warnings.warn(prompt, getpass.GetPassWarning, stacklevel=1)
        return PASSPHRASE

    monkeypatch.setattr("getpass.getpass", seen)
    refused = run("seal", matter, "-o", tmp_path / "m.age")
    assert refused.exit_code == 1
    assert "use --passphrase-file" in " ".join(refused.stderr.split())
    assert not (tmp_path / "m.age").exists()


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_secret_that_others_may_read_is_refused(
    run: Run, matter: Path, pair: Pair, key_file: Path, mode: int
) -> None:
    age = matter.parent / "m.age"
    assert run("seal", matter, "-o", age, "--recipient", pair.public).exit_code == 0
    key_file.chmod(mode)
    for command in (
        ["open", age, "-o", matter.parent / "b", "--identity"],
        ["seal", matter, "-o", "x", "--passphrase-file"],
    ):
        refused = run(*command, key_file)
        assert refused.exit_code == 1
        assert f"chmod 600 {key_file}" in refused.stderr.replace("\n", " ")
        assert pair.secret not in refused.output
    assert not (matter.parent / "b").exists()


def test_open_writes_over_nothing_unless_told(
    run: Run, matter: Path, pair: Pair, key_file: Path, tmp_path: Path
) -> None:
    age = tmp_path / "m.age"
    assert run("seal", matter, "-o", age, "--recipient", pair.public).exit_code == 0
    (matter / "case.yaml").write_text("later", encoding="utf-8")
    (matter / "mine").write_text("kept", encoding="utf-8")
    before = held(matter)
    refused = run("open", age, "-o", matter, "--identity", key_file)
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert held(matter) == before
    assert run("open", age, "-o", matter, "--identity", key_file, "--force").exit_code == 0
    assert held(matter) == {**FILES, "mine": b"kept"}


def test_what_cannot_be_sealed(run: Run, matter: Path, pair: Pair, tmp_path: Path) -> None:
    def refused(*arguments: object, code: int = 1) -> str:
        target = tmp_path / "new.age"
        result = run("seal", *arguments, "--recipient", pair.public, *(() if "-o" in arguments else ("-o", target)))
        assert result.exit_code == code, result.output
        assert not target.exists()
        return " ".join(result.stderr.split())

    assert "cannot be read" in refused(tmp_path / "missing")
    assert "name a file outside of it" in refused(matter, "-o", matter / "m.age")
    assert "two files would have one name" in refused(matter / "case.yaml", matter / "case.yaml")
    (tmp_path / "old.age").write_bytes(b"sealed before")
    assert "name a new file" in refused(matter, "-o", tmp_path / "old.age", code=2)
    (tmp_path / "empty").mkdir()
    assert "no file in" in refused(tmp_path / "empty")
    (matter / "link").symlink_to(matter / "case.yaml")
    assert "a link or a device" in refused(matter)
    (matter / "link").unlink()
    os.mkfifo(matter / "pipe")
    assert "a link or a device" in refused(matter)


def test_files_and_folders_by_their_own_names(
    run: Run, matter: Path, pair: Pair, key_file: Path, tmp_path: Path
) -> None:
    age = tmp_path / "m.age"
    assert run("seal", key_file, matter, "-o", age, "--recipient", pair.public).exit_code == 0
    assert run("open", age, "-o", tmp_path / "back", "--identity", key_file).exit_code == 0
    assert sorted(held(tmp_path / "back")) == sorted(["key.txt", *(f"matter/{name}" for name in FILES)])


def test_what_cannot_be_opened(run: Run, matter: Path, pair: Pair, key_file: Path, tmp_path: Path) -> None:
    age, back = tmp_path / "m.age", tmp_path / "back"
    assert run("seal", matter, "-o", age, "--recipient", pair.public).exit_code == 0
    other = private(tmp_path / "other.txt", new_pair().secret)

    def refused(*arguments: object, code: int = 1) -> str:
        result = run("open", *arguments, "-o", back)
        assert result.exit_code == code, result.output
        assert not back.exists()
        return " ".join(result.stderr.split())

    assert "no key given is the one it was sealed for" in refused(age, "--identity", other)
    assert "name the file of a secret one, --identity" in refused(age)
    assert "the one or the other" in refused(age, "--identity", other, "--passphrase-file", other, code=2)
    assert "is no secret key" in refused(age, "--identity", private(tmp_path / "odd.txt", "nothing"))
    assert "does not begin as an age file does" in refused(matter / "case.yaml", "--identity", key_file)
    assert "cannot be read" in refused(tmp_path / "missing.age", "--identity", key_file)
    whole = age.read_bytes()
    for damaged in (whole[:-1], whole[:-20] + bytes([whole[-20] ^ 1]) + whole[-19:], whole[: len(whole) // 2]):
        age.write_bytes(damaged)
        assert "damaged" in refused(age, "--identity", key_file)


def test_an_archive_that_leads_out_writes_nothing(run: Run, pair: Pair, key_file: Path, tmp_path: Path) -> None:
    """Whoever knows the public key can make one."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as zipped:
        zipped.writestr("../outside.txt", "x")
    age = tmp_path / "in" / "m.age"
    age.parent.mkdir()
    age.write_bytes(pyrage.encrypt(buffer.getvalue(), [pyrage.x25519.Recipient.from_str(pair.public)]))
    before = held(tmp_path)
    refused = run("open", age, "-o", age.parent / "back", "--identity", key_file)
    assert refused.exit_code == 1
    assert "lead out of the folder" in refused.stderr
    assert held(tmp_path) == before


def test_without_the_library_it_says_how_to_get_it(run: Run, matter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("relcon.sealing.library.has", lambda _name: False)
    refused = run("seal", matter, "-o", matter.parent / "m.age")
    assert refused.exit_code == 1
    assert "pip install 'relcon[seal]'" in refused.stderr.replace("\n", " ")
