"""What the page's bytes are, and what those of a copy for others do not hold."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from relcon.views.packing import unpacked
from tests.browser.markup import elements
from tests.helpers.hostile import MARKER, Markers, example, hostile_page_of, write
from tests.helpers.pages import Pages, build

Copies = Callable[[str], str]
FOLDER = "zqxfolderzqx"
OTHERS = ("client", "joint-defense", "court")
WITHOUT_PROFFER = ("joint-defense", "court")
NOT_NAMED = ("informant", "cooperator", "uncharged", "unidentified")
COURT_WORDS = ("world", "protected", "proffer", "silent", "contested", "admission")
GRADES = {"strong": "weak", "fair": "strong", "weak": "fair"}


# The bytes themselves


def test_same_input_same_bytes_whatever_the_machine(pages: Pages, tmp_path: Path) -> None:
    """Built by this process, and by others with another hash seed, time zone, language and width."""
    folder = pages.root / "examples" / "riverside"

    def start(name: str, files: list[str], **differs: str) -> subprocess.Popen[str]:
        program = [sys.executable, "-m", "relcon", "view", *(str(folder / file) for file in files), "-o", name]
        paths = {"PYTHONPATH": str(pages.root / "src"), "PATH": os.environ["PATH"], "HOME": str(tmp_path)}
        return subprocess.Popen(
            program, env={**paths, **differs}, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    far = {"PYTHONHASHSEED": "424242", "TZ": "Pacific/Kiritimati", "LANG": "de_DE.ISO-8859-1", "COLUMNS": "40"}
    near = {"PYTHONHASHSEED": "1", "TZ": "America/Chicago", "LANG": "C", "PYTHONUTF8": "0"}
    running = [start("far", ["case.yaml", "proffer.yaml"], **far), start("near", ["case.yaml"], **near)]
    here = [pages.riverside(), pages.riverside(proffer=False)]
    said = [(one.communicate()[0], one.returncode) for one in running]
    assert [code for _, code in said] == [0, 0], said
    assert (tmp_path / "far").read_bytes() == here[0].read_bytes()
    assert (tmp_path / "near").read_bytes() == here[1].read_bytes()


def test_the_file_is_utf_8_with_plain_line_ends(pages: Pages) -> None:
    data = pages.riverside().read_bytes()
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"</html>\n")
    assert "\ufffd" not in data.decode("utf-8")


def test_only_its_owner_may_read_the_file(pages: Pages, tmp_path: Path) -> None:
    """Whatever the mask, and also where a file that others may read lay there before."""
    page = tmp_path / "view.html"
    page.write_text("before", encoding="utf-8")
    page.chmod(0o644)
    before = os.umask(0)
    try:
        build(page, pages.root / "examples" / "riverside" / "case.yaml")
    finally:
        os.umask(before)
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def blocks(page: Path) -> dict[str, str]:
    """Return the data blocks of a page by id, as text."""
    return {
        one.attributes["id"]: one.text
        for one in elements(page)
        if one.name == "script" and one.attributes.get("type") == "application/json"
    }


def test_no_text_ends_its_block(pages: Pages) -> None:
    page = hostile_page_of(pages)
    found = blocks(page)
    assert found.keys() == {"data", "switches"}
    for text in found.values():
        assert not re.search("[<>&\u2028\u2029]", text)
        json.loads(text)
    text = page.read_text(encoding="utf-8").lower()
    assert text.count("<script") == text.count("</script") == len(found) + 1  # the page's own
    assert not [one for one in elements(page) if one.name == "script" and "<!--" in one.text]


# What a copy for others does not hold


def renamed(tree: Any, ids: Iterable[str]) -> Any:
    """Return the tree with each of the ids, wherever it stands alone, turned into a marker."""
    known = {id: f"{MARKER}id{number:03d}{MARKER}" for number, id in enumerate(sorted(ids))}

    def rename(node: Any) -> Any:
        if isinstance(node, dict):
            return {known.get(key, key): rename(value) for key, value in node.items()}
        if isinstance(node, list):
            return [rename(item) for item in node]
        return known.get(node, node) if isinstance(node, str) else node

    return rename(tree)


def ids(tree: Any) -> set[str]:
    """Return the ids of all records in a tree."""
    if isinstance(tree, dict):
        own = {tree["id"]} if isinstance(tree.get("id"), str) else set()
        return own.union(*map(ids, tree.values()))
    return set().union(*map(ids, tree)) if isinstance(tree, list) else set()


class Marked:
    """The matter with a marker in every place that takes text, and the ids of the proffer's records as markers."""

    def __init__(self, root: Path, folder: Path) -> None:
        folder.mkdir()
        self.of_case, self.of_proffer = Markers("c"), Markers("p")
        self.case = write(root, folder, "case", self.of_case.mark)[0]
        self.proffer = write(root, folder, "proffer", self.of_proffer.mark)[0]
        case = json.loads(self.case.read_text(encoding="utf-8"))
        case["findings"].append(
            {
                "id": f"{MARKER}finding{MARKER}",
                "defendant": "ortega",
                "about": "e6",
                "prong": "quantity",
                "answer": "3 kg",
                "by": "counsel",
                "authority": f"{MARKER}authority{MARKER}",
            }
        )
        self.case.write_text(json.dumps(case), encoding="utf-8")
        proffer = json.loads(self.proffer.read_text(encoding="utf-8"))
        self.proffer.write_text(json.dumps(renamed(proffer, ids(proffer) - ids(case))), encoding="utf-8")


@pytest.fixture(scope="module")
def marked(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Marked:
    return Marked(root, tmp_path_factory.mktemp("marked") / FOLDER)


@pytest.fixture(scope="module")
def copies(pages: Pages, marked: Marked) -> Copies:
    """The marked matter's page for an audience, made from the case and the proffer."""

    def copy(audience: str) -> str:
        files = (marked.case, marked.proffer)
        page = pages.page(f"marked-{audience}", lambda page: build(page, *files, "--audience", audience))
        return page.read_text(encoding="utf-8")

    return copy


def found(text: str, letter: str = "") -> set[str]:
    return set(re.findall(f"{MARKER}{letter}[a-z0-9]+{MARKER}", text))


def test_the_clients_copy_holds_the_markers(copies: Copies) -> None:
    """Or their absence elsewhere would say nothing: his copy has his proffer."""
    assert len(found(copies("client"), "p")) > 12
    assert len(found(copies("client"), "id")) > 10
    assert len(found(copies("client"), "c")) > 100


@pytest.mark.parametrize("audience", WITHOUT_PROFFER)
def test_no_byte_of_the_proffer(copies: Copies, audience: str) -> None:
    assert found(copies(audience), "p") | found(copies(audience), "id") == set()


@pytest.mark.parametrize("audience", WITHOUT_PROFFER)
def test_the_copy_is_the_same_with_a_proffer_and_without(
    marked: Marked, copies: Copies, tmp_path: Path, audience: str
) -> None:
    """No number, digest, word or space tells that there is one."""
    assert build(tmp_path / "a.html", marked.case, "--audience", audience).read_text("utf-8") == copies(audience)


@pytest.mark.parametrize("audience", WITHOUT_PROFFER)
def test_no_note_and_no_finding_of_counsels(copies: Copies, marked: Marked, audience: str) -> None:
    notes = {marker for marker, place in marked.of_case.places.items() if place.endswith(".note")}
    assert len(notes) > 10
    assert found(copies(audience)) & (notes | {f"{MARKER}finding{MARKER}", f"{MARKER}authority{MARKER}"}) == set()
    assert not re.search("asserted_by|disputed_by", copies(audience))


@pytest.mark.parametrize("audience", WITHOUT_PROFFER)
def test_grades_and_notes_change_no_byte(marked: Marked, copies: Copies, tmp_path: Path, audience: str) -> None:
    case = json.loads(marked.case.read_text(encoding="utf-8"))

    def changed(node: Any) -> Any:
        if isinstance(node, dict):
            return {
                key: GRADES[value] if key == "grade" else "another note" if key == "note" else changed(value)
                for key, value in node.items()
            }
        return [changed(item) for item in node] if isinstance(node, list) else node

    other = tmp_path / "case.json"
    other.write_text(json.dumps(changed(case)), encoding="utf-8")
    assert build(tmp_path / "a.html", other, "--audience", audience).read_text("utf-8") == copies(audience)


@pytest.mark.parametrize("audience", OTHERS)
def test_no_copy_says_where_the_files_lay(copies: Copies, audience: str) -> None:
    assert FOLDER not in copies(audience)
    assert "case.json" not in copies(audience)


@pytest.mark.parametrize("audience", WITHOUT_PROFFER)
def test_no_reason_tells_of_an_assertion(pages: Pages, audience: str) -> None:
    """Who asserts or disputes a record is counsel's own, and so is that another reading of it is kept."""
    data = blocks(pages.riverside("--audience", audience, proffer=False))["data"]
    assert re.findall(r"(?i)[^\"]*\b(?:not asserted|asserted by|disputed by)\b[^\"]*", data) == []


def people(root: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = example(root, "case")["people"]
    return found


def names(person: dict[str, Any]) -> set[str]:
    """Return what a person could be known by: the words of his name and aliases, and his id."""
    written = " ".join([person["name"], *person.get("aliases", [])])
    words = {word for word in re.findall(r"\w+", written) if len(word) > 2}
    return {word.lower() for word in words | {person["id"]}} - {"not", "identified", "the"}


@pytest.mark.parametrize("audience", ["client", "joint-defense"])
def test_informants_cooperators_and_uncharged_persons_have_no_name(pages: Pages, root: Path, audience: str) -> None:
    """Neither as a person's name nor inside another text or id."""
    page = pages.riverside("--audience", audience, proffer=audience == "client")
    text = " ".join(blocks(page).values()).lower()
    for person in people(root):
        if person["status"] in NOT_NAMED:
            assert {name for name in names(person) if re.search(rf"(?<![a-z]){name}(?![a-z])", text)} == set()


@pytest.mark.parametrize("audience", ["client", "joint-defense"])
def test_nor_initials_nor_status(pages: Pages, root: Path, audience: str) -> None:
    page = pages.riverside("--audience", audience, proffer=audience == "client")
    data = unpacked(json.loads(blocks(page)["data"]))
    shown = {one["status"] for one in data["people"]}
    assert shown & {"informant", "cooperator", "uncharged", "unidentified", "undercover"} == set()
    text = " ".join(blocks(page).values())
    assert not re.search(r"(?i)\b(informants?|cooperat(?:or|ors|ing)|uncharged)\b", text)
    for person in people(root):
        initials = [word[0] for word in re.findall(r"[A-Z]\w+", person["name"])]
        if person["status"] in NOT_NAMED and len(initials) > 1:
            assert not re.search(r"\b" + r"\.\s?".join(initials) + r"\.", text)


def test_restricted_evidence_is_in_no_copy_for_others(marked: Marked, tmp_path: Path) -> None:
    case = json.loads(marked.case.read_text(encoding="utf-8"))
    kinds = ("protective_order", "attorney_eyes_only", "sealed", "grand_jury", "psr")
    restricted = case["evidence"][: len(kinds)]
    for exhibit, kind in zip(restricted, kinds, strict=True):
        exhibit["restriction"] = [kind]
    other = tmp_path / "case.json"
    other.write_text(json.dumps(case), encoding="utf-8")
    titles = {exhibit["title"] for exhibit in restricted}
    labels = {label for exhibit in restricted for label in exhibit["bates"]}
    page = tmp_path / "view.html"
    assert len(found(build(page, other).read_text(encoding="utf-8")) & titles) == len(kinds)
    for audience in ("client", "joint-defense"):
        text = build(page, other, "--audience", audience).read_text(encoding="utf-8")
        assert found(text) & titles == set(), audience
        assert {label for label in labels if label in text} == set(), audience


def test_the_clients_copy_says_first_where_not_to_take_it(pages: Pages) -> None:
    head = json.loads(blocks(pages.riverside("--audience", "client"))["data"])["head"]
    assert "jail" in " ".join([head["banner"], *head["notices"]])


@pytest.fixture(scope="module")
def court(pages: Pages) -> Path:
    return pages.riverside("--audience", "court", proffer=False)


def test_a_filing_has_no_word_of_what_if(copies: Copies, court: Path) -> None:
    """In the whole file, scripts and styles among it."""
    for text in (copies("court"), court.read_text(encoding="utf-8")):
        assert {word for word in COURT_WORDS if word in text.lower()} == set()


@pytest.mark.parametrize("audience", ["court", "joint-defense"])
def test_no_phrase_of_grades_suppression_doubt_or_counsels_placing(pages: Pages, audience: str) -> None:
    head, *_, script = (
        pages.riverside("--audience", audience, proffer=False).read_text(encoding="utf-8").lower().split("<script>")
    )  # a library is not ours
    phrases = ("not believed", "grade", "suppress", "doubt", "whatif", "weak evidence", "counsel's own placing")
    assert [one for one in (*phrases, "counsel's total") if one in head + script] == []


def test_a_filing_has_the_defense_position_alone(court: Path) -> None:
    found = blocks(court)
    data = unpacked(json.loads(found["data"]))
    assert found.keys() == {"data"}
    assert [one["id"] for one in data["positions"]] == ["defense"]
    assert [list(one) for one in data["computed"].values()] == [["defense"]]
    assert data.keys() & {"admissions", "worlds", "none_counted"} == set()
    assert not any(one.get("would_change") for one in data["explanations"])
    assert not any({"up", "down"} & one["said"].keys() for one in data["answers"])
    assert not re.search("Middle|ceiling|[Pp]redicted", found["data"])


def test_each_audience_has_its_own_digest(copies: Copies) -> None:
    digests = [re.findall(r'"digest":\s*"([0-9a-f]+)"', copies(audience)) for audience in OTHERS]
    assert all(len(one) == 1 and len(one[0]) >= 12 for one in digests)
    assert len({one[0] for one in digests}) == len(OTHERS)
