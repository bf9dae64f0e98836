"""Which matters a folder holds: told by format lines, includes and the case that a proffer names."""

from __future__ import annotations

from pathlib import Path

import pytest

from relcon.reading.matters import MattersFound, _outline, digest, matters_in
from relcon.reading.text_tree import TextMap

CASE = "format: relcon/case/1\n"
PROFFER = "format: relcon/proffer/1\ncase: {}\nclient: smith\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return tmp_path / "office"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def named(found: MattersFound) -> list[tuple[str, str | None, list[str]]]:
    return [(one.case, one.proffer, [name for name, _ in one.files]) for one in found.matters]


def test_each_case_file_is_a_matter_and_each_proffer_belongs_to_the_case_it_names(office: Path) -> None:
    write(
        office,
        {
            "b/case.yaml": CASE,
            "a/case.yaml": CASE,
            "a/client/one.yaml": PROFFER.format("../case.yaml"),
            "a/two.yml": PROFFER.format("case.yaml"),
            "c/case.json": '{"format": "relcon/case/1"}',
        },
    )
    assert named(matters_in(office)) == [
        ("a/case.yaml", "a/client/one.yaml", ["a/case.yaml", "a/client/one.yaml"]),
        ("a/case.yaml", "a/two.yml", ["a/case.yaml", "a/two.yml"]),
        ("b/case.yaml", None, ["b/case.yaml"]),
        ("c/case.json", None, ["c/case.json"]),
    ]


def test_what_a_case_file_includes_is_no_matter_and_comes_in_the_order_of_reading(office: Path) -> None:
    write(
        office,
        {
            "case.yaml": f"{CASE}include: [z.yaml, sub/a.yaml, missing.yaml, ../outside.yaml]\n",
            "z.yaml": f"{CASE}include: [sub/b.yaml]\n",
            "sub/a.yaml": CASE,
            "sub/b.yaml": CASE,
            "../outside.yaml": CASE,
        },
    )
    assert named(matters_in(office)) == [("case.yaml", None, ["case.yaml", "z.yaml", "sub/b.yaml", "sub/a.yaml"])]


def test_files_that_include_one_another_are_not_lost(office: Path) -> None:
    write(office, {"a.yaml": f"{CASE}include: [b.yaml]\n", "b.yaml": f"{CASE}include: [a.yaml]\n"})
    assert [one.case for one in matters_in(office).matters] == ["a.yaml", "b.yaml"]


def test_other_files_links_and_hidden_ones_are_passed_over(office: Path) -> None:
    write(
        office,
        {
            "case.yaml": CASE,
            "notes.yaml": "format: relcon/offer/1\n",
            "docket.json": '{"format": "relcon/docket/1"}',
            "case.txt": CASE,
            ".old/case.yaml": CASE,
            ".case.yaml": CASE,
        },
    )
    (office / "again.yaml").symlink_to(office / "case.yaml")
    (office / "loop").symlink_to(office)
    assert named(matters_in(office)) == [("case.yaml", None, ["case.yaml"])]


def test_a_proffer_that_names_no_case_there_stands_alone(office: Path) -> None:
    write(office, {"a.yaml": PROFFER.format("gone.yaml"), "case.yaml": CASE, "z/b.yaml": PROFFER.format("case.yaml")})
    assert [(case, proffer) for case, proffer, _ in named(matters_in(office))] == [
        ("", "a.yaml"),
        ("case.yaml", None),
        ("", "z/b.yaml"),
    ]


def test_a_proffer_that_cannot_be_parsed_belongs_to_the_only_case_beside_it(office: Path) -> None:
    write(office, {"a/case.yaml": CASE, "a/proffer.yaml": f"{PROFFER}x: [1\n", "b.yaml": CASE})
    assert ("a/case.yaml", "a/proffer.yaml") in [(one.case, one.proffer) for one in matters_in(office).matters]


def test_what_a_file_includes_is_known_by_its_digests(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(office, {"case.yaml": f"{CASE}include: [a.yaml]\n", "a.yaml": CASE})
    first = matters_in(office)
    known = {"case.yaml": {name: digest(data) for name, data in first.matters[0].files}}
    parsed: list[str] = []

    def noted(data: bytes, name: str) -> TextMap:
        parsed.append(name)
        return _outline(data, name)

    monkeypatch.setattr("relcon.reading.matters._outline", noted)
    assert matters_in(office, known) == first
    assert parsed == ["a.yaml"]
    write(office, {"case.yaml": f"{CASE}include: []\n"})
    assert named(matters_in(office, known)) == [("a.yaml", None, ["a.yaml"]), ("case.yaml", None, ["case.yaml"])]


def test_a_file_that_cannot_be_opened_is_named(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(office, {"case.yaml": CASE, "shut.yaml": CASE})
    opened = Path.open

    def shut(self: Path, *arguments: object, **named: object) -> object:
        if self.name == "shut.yaml":
            raise PermissionError
        return opened(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", shut)
    found = matters_in(office)
    assert found.closed == ("shut.yaml",)
    assert [one.case for one in found.matters] == ["case.yaml"]
