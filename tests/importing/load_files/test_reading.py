"""Load files drawn here: forms of writing, labels, families, duplicates; nothing inside is opened."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from relcon.importing.run import Done, run, undo
from tests.importing.conftest import Small, fates

T, S = "þ", "\x14"


def dat(*rows: tuple[str, ...], names: tuple[str, ...] = ("BEGBATES", "ENDBATES", "TITLE")) -> str:
    """Return a load file of these rows."""
    return "".join(S.join(f"{T}{cell}{T}" for cell in row) + "\r\n" for row in (names, *rows))


def imported(small: Small, data: str | bytes, name: str = "VOL001.dat", **options: Any) -> Done:
    return run(small.request(data, "production", name, **{"map": None, "evidence": None, **options}))


def rows(small: Small, place: int = -1) -> list[dict[str, Any]]:
    return [dict(row.values) for row in small.store.files[place].rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_gives_the_same_documents(small: Small, encoding: str) -> None:
    imported(small, dat(("GOV-0001", "GOV-0003", "Søren’s list")).encode(encoding))
    assert rows(small) == [{"first": "GOV-0001", "last": "GOV-0003", "title": "Søren’s list"}]


def test_thorns_line_breaks_and_separators_inside_a_cell_are_its_own(small: Small) -> None:
    done = imported(small, dat(("GOV-1", "GOV-1", f"{T}{T}or®one\r\ntwo{S}three, “four”"), ("GOV-2", "GOV-2", "")))
    assert done.receipt.counts["used"] == 2
    assert [one.get("title") for one in rows(small)] == [f"{T}or\none\r\ntwo{S}three, “four”", None]


def test_lines_of_other_scripts_do_not_break_what_is_kept(small: Small) -> None:
    title = "one\u2028two\u0085three\u000bfour"
    imported(small, dat(("GOV-1", "GOV-1", title)))
    assert rows(small)[0]["title"] == title


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
@pytest.mark.parametrize(
    "text",
    [
        "þBegin Batesþ,þEnd Batesþ|þGOV-1þ,þGOV-2þ|",
        "þPROD_BEGþ\x14þPROD_ENDþ|þGOV-1þ\x14þGOV-2þ",
        "BEGDOC#\x14ENDDOC#|GOV-1\x14GOV-2|",
        '"Beg Bates","End Bates"|"GOV-1","GOV-2"|',
    ],
)
def test_other_ways_of_writing_are_read(small: Small, text: str, end: str) -> None:
    imported(small, text.replace("|", end))
    assert rows(small) == [{"first": "GOV-1", "last": "GOV-2"}]


def test_a_map_names_columns_that_no_list_names(small: Small) -> None:
    written = "format: relcon/map/1\nkind: production\ncolumns: {first: Erste, last: Letzte}\n"
    (small.folder / "m.yaml").write_text(written, encoding="utf-8")
    text = dat(("GOV-1", "GOV-2", "x"), names=("Erste", "Letzte", "BEGBATES"))
    imported(small, text, map=small.folder / "m.yaml")
    assert rows(small) == [{"first": "GOV-1", "last": "GOV-2"}]


def test_each_row_has_its_fate(small: Small) -> None:
    done = imported(
        small,
        dat(
            ("GOV-0001", "GOV-0002", "a"),
            ("GOV-0001", "GOV-0002", "a"),
            ("GOV-0001", "GOV-0002", "another title"),
            ("GOV-0001", "GOV-0009", "a"),
            ("BEGBATES", "ENDBATES", "TITLE"),
            ("no label", "GOV-0003", "b"),
            ("", "GOV-0003", "b"),
            ("GOV-0005", "GOV-0004", "c"),
        )
        + "\r\nþGOV-0006þ\r\n",
    )
    assert fates(done) == {
        "2": "used",
        "3": "same_row",
        "4": "same_id",
        "5": "conflict",
        "7": "bad_bates",
        "8": "missing_field",
        "9": "bad_bates",
        "11": "wrong_columns",
    }
    assert done.receipt.why["furniture"] == {"header": ["1"], "repeated_header": ["6"], "blank": ["10"]}


def test_labels_that_read_like_totals_are_documents(small: Small) -> None:
    imported(small, dat(("TOTAL 0001", "", ""), ("COUNT-0001", "", "")))
    assert [one["first"] for one in rows(small)] == ["TOTAL 0001", "COUNT-0001"]


def test_pages_of_a_list_of_pages(small: Small) -> None:
    text = (
        "GOV-1,V1,D:\\a\\1.tif,,,,\nGOV-2,V1,..\\2.tif,Y,,,2\nGOV-3,V1,/etc/passwd,,,,\n\n"
        "GOV-3,V1,/etc/passwd,,,,\nGOV-3,V1,other.tif,,,,\nGOV-4,V1,x.tif\n"
    )
    done = imported(small, text, "V1.opt")
    assert fates(done) == {
        "1": "used",
        "2": "used",
        "3": "used",
        "5": "same_row",
        "6": "conflict",
        "7": "wrong_columns",
    }
    assert [one["document"] for one in rows(small)[:3]] == [None, "GOV-2", "GOV-2"]
    assert any("does not begin a document" in note for note in done.notes)
    again = imported(small, "GOV-3,V2,b.tif,Y,,,1\nGOV-4,V2,c.tif,Y,,,1\n", "V2.opt")
    assert fates(again) == {"1": "same_id", "2": "used"}


def test_paths_inside_are_text_and_never_opened(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    there = small.file("secret", "secret.txt")
    opened: list[str] = []
    plain = Path.open

    def seen(path: Path, *rest: Any, **more: Any) -> Any:
        opened.append(str(path))
        return plain(path, *rest, **more)

    monkeypatch.setattr(Path, "open", seen)
    imported(small, dat(("GOV-1", "GOV-1", str(there)), names=("BEGBATES", "ENDBATES", "NATIVELINK")))
    assert rows(small)[0]["native"] == str(there)
    assert opened
    assert str(there) not in opened


def test_a_production_taken_out_again_leaves_the_other_list(small: Small) -> None:
    imported(small, dat(("GOV-1", "GOV-2", "a")))
    before = small.state
    done = imported(small, "GOV-1,V,1.tif,Y,,,1\n", "VOL001.opt")
    lists = small.folder / "imported" / "pages" / "VOL001.jsonl"
    assert json.loads(lists.read_text(encoding="utf-8"))["images"] == 1
    undo(small.case, done.receipt.sha256)
    after = small.state
    assert after.pop("VOL001.opt")
    assert after == before
    undo(small.case, "VOL001.dat")
    assert not lists.exists()
