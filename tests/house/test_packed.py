"""The packed file holds what the YAML files hold, and gives way to a file that was changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from relcon import packed

FILES = sorted(path for path in packed.ROOT.rglob("*.yaml") if not {"templates", "example"} & set(path.parts))


def test_packed_file_is_current() -> None:
    written = (packed.ROOT / packed.FILE).read_text(encoding="utf-8")
    assert written == packed.packed(), "run: make tables"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(packed.ROOT).as_posix())
def test_a_file_is_unpacked_as_it_is_parsed(path: Path) -> None:
    assert packed.unpacked(path) == YAML(typ="base").load(path.read_text(encoding="utf-8"))


def test_no_file_is_parsed_where_the_packed_file_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_parsed", None)
    assert len([packed.unpacked(path) for path in FILES]) == len(FILES) > 100


def test_a_changed_file_is_parsed_and_not_taken_from_the_pack(tmp_path: Path) -> None:
    source = packed.ROOT / "records" / "units.yaml"
    changed = tmp_path / "units.yaml"
    changed.write_bytes(source.read_bytes().replace(b"units:", b"measures:"))
    assert packed.unpacked(source).keys() == {"units"}
    assert packed.unpacked(changed).keys() == {"measures"}
