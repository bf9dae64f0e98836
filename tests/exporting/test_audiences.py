"""What exports for others do not hold, in the bytes of every form: the same as for the page (`tests/views`)."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from relcon.audiences.audience import Audience, copy_for
from relcon.exporting.export import FORMS, Form, exported
from relcon.reading.files import read_case
from relcon.records.matter import Matter
from tests.helpers.hostile import MARKER, Markers, example, write

Bytes = Callable[[Audience, Form], str]
OTHERS: tuple[Audience, ...] = ("client", "joint-defense", "court")
OUTSIDE: tuple[Audience, ...] = ("joint-defense", "court")
STATUS = r"(?i)\b(informants?|cooperat\w*|uncharged|undercover|flipped|sting|controlled.buy)\b"
GRADES = {"strong": "weak", "fair": "strong", "weak": "fair"}
ALL_FORMS = tuple(FORMS)


def in_workbook(data: bytes) -> str:
    """Return the cells of a workbook's sheets but for the heads and the lists of words, which are the format's."""
    book = load_workbook(io.BytesIO(data))
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    return "\n".join(
        str(cell) for sheet in shown for row in sheet.iter_rows(2, values_only=True) for cell in row if cell
    )


def written(matter: Matter, audience: Audience, form: Form) -> str:
    files = exported(copy_for(matter, audience), form).files.values()
    return "\n".join(one if isinstance(one, str) else in_workbook(one) for one in files)


def of(matter: Matter) -> Bytes:
    return cache(lambda audience, form: written(matter, audience, form))


class Marked:
    """The example with a marker in every place that takes text, and a finding of counsel's."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.markers = Markers("c")
        self.folder = folder
        tree = json.loads(write(root, folder, "case", self.markers.mark)[0].read_text(encoding="utf-8"))
        finding = {"id": f"{MARKER}f{MARKER}", "defendant": "ortega", "about": "e6", "prong": "quantity"}
        tree["findings"].append({**finding, "answer": "3 kg", "by": "counsel", "authority": f"{MARKER}a{MARKER}"})
        self.tree = tree
        self.texts = of(self.read(tree))

    def read(self, tree: Any) -> Matter:
        file = self.folder / "case.json"
        file.write_text(json.dumps(tree), encoding="utf-8")
        return read_case(file)


@pytest.fixture(scope="module")
def marked(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Marked:
    return Marked(root, tmp_path_factory.mktemp("marked"))


@pytest.fixture(scope="module")
def riverside(root: Path) -> Bytes:
    return of(read_case(root / "examples" / "riverside" / "case.yaml"))


def found(text: str) -> set[str]:
    return set(re.findall(f"{MARKER}[a-z0-9]+{MARKER}", text))


@pytest.mark.parametrize(
    ("form", "least"), [("json", 100), ("csv", 100), ("graphml", 60), ("gexf", 60), ("i2", 60), ("workbook", 100)]
)
def test_counsels_own_holds_the_markers(marked: Marked, form: Form, least: int) -> None:
    """Or their absence elsewhere would say nothing."""
    assert len(found(marked.texts("counsel", form))) > least


@pytest.mark.parametrize("form", ALL_FORMS)
@pytest.mark.parametrize("audience", OUTSIDE)
def test_no_note_assertion_or_finding_of_counsels(marked: Marked, audience: Audience, form: Form) -> None:
    text = marked.texts(audience, form)
    notes = {
        marker for marker, place in marked.markers.places.items() if re.search(r"\.(note|why|ground|filing)$", place)
    }
    assert len(notes) > 10
    assert found(text) & (notes | {f"{MARKER}f{MARKER}", f"{MARKER}a{MARKER}"}) == set()
    assert not re.search('asserted_by|disputed_by|"grade|,grade|held_by|known_since|challenge', text)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_grades_and_notes_change_no_byte(marked: Marked, audience: Audience) -> None:
    def changed(node: Any) -> Any:
        if isinstance(node, dict):
            same = {key: changed(value) for key, value in node.items() if key != "note"}
            graded = {"grade": GRADES[node.get("grade", "fair")]} if "kind" in node and "bates" in node else {}
            return {**same, **graded}
        return [changed(item) for item in node] if isinstance(node, list) else node

    other = marked.read(changed(marked.tree))
    for form in ALL_FORMS:
        assert written(other, audience, form) == marked.texts(audience, form), form


def hidden_names(root: Path) -> set[str]:
    """Return names, aliases and ids of people who are not named in a copy, word by word."""
    words: set[str] = set()
    for person in example(root, "case")["people"]:
        if person["status"] != "defendant" or "flipped" in person:
            text = " ".join([person["name"], *person.get("aliases", []), person["id"]])
            words |= {word.lower() for word in re.findall(r"\w+", text) if len(word) > 2}
    return words - {"not", "identified", "the"}


@pytest.mark.parametrize("form", ALL_FORMS)
@pytest.mark.parametrize("audience", OTHERS)
def test_nobody_is_named_who_is_not_a_defendant_nor_what_they_are(
    root: Path, riverside: Bytes, audience: Audience, form: Form
) -> None:
    text = riverside(audience, form)
    names = hidden_names(root)
    assert len(names) > 8
    assert {name for name in names if re.search(rf"(?i)(?<![a-z]){re.escape(name)}(?![a-z])", text)} == set()
    assert re.findall(STATUS, text) == []
    assert re.search(STATUS, riverside("counsel", form))


@pytest.mark.parametrize("form", ALL_FORMS)
def test_restricted_exhibits_are_in_no_copy_for_others(marked: Marked, form: Form) -> None:
    tree = json.loads(json.dumps(marked.tree))
    kinds = ("protective_order", "attorney_eyes_only", "sealed", "grand_jury", "joint_defense", "psr")
    restricted = tree["evidence"][: len(kinds)]
    for exhibit, kind in zip(restricted, kinds, strict=True):
        exhibit["restriction"] = [kind]
    secrets = [exhibit["title"] for exhibit in restricted] + [label for one in restricted for label in one["bates"]]
    secrets += [f'"{exhibit["id"]}"' for exhibit in restricted] + list(kinds[:4])
    matter = marked.read(tree)
    for audience in OTHERS:
        text = written(matter, audience, form)
        assert [secret for secret in secrets if secret in text] == [], audience


@pytest.mark.parametrize("audience", OTHERS)
def test_a_copy_is_a_case_that_can_be_read(riverside: Bytes, tmp_path: Path, audience: Audience) -> None:
    file = tmp_path / "case.json"
    file.write_text(riverside(audience, "json"), encoding="utf-8")
    assert {one.status for one in read_case(file).people.values()} == {"defendant", "unidentified"}


@pytest.mark.parametrize("form", ["csv", "graphml", "gexf", "ftm", "i2"])
def test_each_copy_has_its_heading(riverside: Bytes, form: Form) -> None:
    assert "PRIVILEGED: ATTORNEY" in riverside("counsel", form)
    assert "PRIVILEGED: ATTORNEY" in riverside("client", form)
    assert "JOINT DEFENSE AND COMMON INTEREST" in riverside("joint-defense", form)
    assert not re.search("PRIVILEGED|WORK PRODUCT|proffer|contested|world|silent", riverside("court", form))
