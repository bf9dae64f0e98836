"""The archive inside: the same bytes for the same files, and nothing out of it that could do harm."""

from __future__ import annotations

import io
import random
import stat
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relcon.sealing import archive
from relcon.sealing.archive import packed, unpacked
from relcon.sealing.names import leads_out
from relcon.sealing.refused import NotSealed

PARTS = st.text(min_size=1, max_size=20).filter(lambda part: "/" not in part and not leads_out(part))
TREES = st.dictionaries(
    PARTS, st.one_of(st.binary(max_size=50), st.dictionaries(PARTS, st.binary(max_size=50))), max_size=6
)


@given(TREES)
def test_every_file_comes_back_by_its_name(tree: dict[str, bytes | dict[str, bytes]]) -> None:
    """Whatever the name: spaces, other scripts, marks that compose, emoji."""
    files: dict[str, bytes] = {}
    for name, held in tree.items():
        files |= {name: held} if isinstance(held, bytes) else {f"{name}/{below}": one for below, one in held.items()}
    assert unpacked(packed(files.items())) == files


def test_the_same_files_are_the_same_bytes_and_say_nothing_of_when_or_whose() -> None:
    files = {"b": b"1", "a/c": b"2"}
    assert packed(files.items()) == packed(files.items())
    with zipfile.ZipFile(io.BytesIO(packed(files.items()))) as zipped:
        assert [(one.filename, one.date_time[0]) for one in zipped.infolist()] == [("b", 1980), ("a/c", 1980)]
        assert {stat.filemode(one.external_attr >> 16) for one in zipped.infolist()} == {"-rw-------"}


def made(name: str = "a", mode: int = stat.S_IFREG | 0o600, kind: int = zipfile.ZIP_STORED, times: int = 1) -> bytes:
    """Return a ZIP file as somebody else could make it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", kind) as zipped:
        for _ in range(times):
            entry = zipfile.ZipInfo("x" * len(name))
            entry.external_attr, entry.create_system, entry.compress_type = mode << 16, 3, kind
            zipped.writestr(entry, b"content")
    return buffer.getvalue().replace(b"x" * len(name), name.encode())


@pytest.mark.parametrize(
    "name", ["/etc/x", "../x", "a/../../x", "..\\x", "C:\\x", "C:/x", "a\0b", "./x", "a//b", "../"]
)
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(NotSealed, match="lead out"):
        unpacked(made(name))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK])
def test_a_link_or_device_is_refused(kind: int) -> None:
    with pytest.raises(NotSealed, match="links or devices"):
        unpacked(made(mode=kind | 0o600))


def test_what_is_compressed_is_refused() -> None:
    """A few bytes could become any number."""
    with pytest.raises(NotSealed, match="compressed"):
        unpacked(made(kind=zipfile.ZIP_DEFLATED))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_stands_twice_is_refused() -> None:
    with pytest.raises(NotSealed, match="twice"):
        unpacked(made(times=2))
    with pytest.raises(NotSealed, match="twice"):
        unpacked(packed([("a", b""), ("a/b", b"")]))


def test_folders_and_files_without_a_mode_are_taken() -> None:
    assert unpacked(made("a/", stat.S_IFDIR | 0o700)) == {}
    assert unpacked(made("a", 0)) == {"a": b"content"}


def test_too_much_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    large, many = packed([("a", b"x" * 100)]), packed((str(one), b"") for one in range(20))
    monkeypatch.setattr(archive, "LARGEST", 99)
    monkeypatch.setattr(archive, "MOST", 19)
    monkeypatch.setattr(zipfile.ZipFile, "read", None)
    for one in (large, many):
        with pytest.raises(NotSealed, match="at most"):
            unpacked(one)
    with pytest.raises(NotSealed, match="at most"):
        packed([("a", b"x" * 100)])


def test_a_name_that_leads_out_is_not_sealed_either() -> None:
    with pytest.raises(NotSealed, match="rename it"):
        packed([("a\\b", b"")])


def changed(archive: bytes, draw: random.Random) -> bytes:
    """Return an archive with a few bytes changed, cut out or doubled."""
    data = bytearray(archive)
    for _ in range(draw.randint(1, 4)):
        at = draw.randrange(len(data))
        match draw.randrange(3):
            case 0:
                data[at] = draw.choice((0, 1, 0x7F, 0xFF, draw.randrange(256)))
            case 1:
                del data[at : at + draw.randint(1, 40)]
            case _:
                data[at:at] = data[at : at + draw.randint(1, 40)]
    return bytes(data)


def test_whatever_was_changed_comes_back_clean_or_is_refused() -> None:
    draw = random.Random(7)  # noqa: S311 -- changes, not secrets
    whole = packed([("case.yaml", b"format"), ("imported/rows 1.jsonl", b"{}\n" * 9), ("müller", b"")])
    ends: dict[str, int] = {"taken": 0, "refused": 0}
    for _ in range(3000):
        try:
            names = unpacked(changed(whole, draw))
        except NotSealed:
            ends["refused"] += 1
        else:
            ends["taken"] += 1
            assert not any(leads_out(name) for name in names)
    assert min(ends.values()) > 20, ends


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip file", packed([])[:-4]])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(NotSealed, match="no archive"):
        unpacked(data)
