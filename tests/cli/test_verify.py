"""Every file that a command writes has a receipt; `relcon verify` tells whether it still holds, and what changed."""

from __future__ import annotations

import json
import re
import shutil
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import typer

import relcon
from relcon.cli.app import app
from relcon.cli.asked import ANSWERS, FILES, NO_RECEIPT
from relcon.cli.commands import imported
from tests.cli.conftest import Run

CASE, PROFFER, PSR, OFFERS = "case.yaml", "proffer.yaml", "psr.yaml", "offers.yaml"
BOTH: Final = (CASE, PROFFER)

WRITTEN: Final[dict[str, tuple[str, ...]]] = {
    "check": ("check", *BOTH),
    "exposure": ("exposure", CASE, "--why", "-p", "middle"),
    "explain": ("explain", CASE, "smith", "e1"),
    "matrix": ("matrix", CASE, "-d", "Smith", "--all"),
    "roles": ("roles", CASE),
    "whatif": ("whatif", CASE, "-t", "interview-1"),
    "leverage": ("leverage", CASE),
    "simulate": ("simulate", *BOTH, "-w", "silent", "-w", "protected"),
    "offer": ("offer", CASE, OFFERS),
    "brief": ("brief", *BOTH),
    "memo": ("memo", *BOTH, "--no-figures"),
    "psr": ("psr", CASE, PSR, PROFFER),
    "after": ("after", *BOTH, "-s", "session-1"),
    "view": ("view", *BOTH),
    "exhibit": ("exhibit", CASE, PROFFER, "--for", "smith", "--what", "time"),
    "export": ("export", CASE, "--to", "gexf"),
    "editions": ("editions", CASE),
    "letter show": ("letter", "show", *BOTH),
    "letter compare": ("letter", "compare", *BOTH, "nyed-2005"),
    "letter questions": ("letter", "questions", *BOTH, "--why"),
    "letter redline": ("letter", "redline", *BOTH),
}
"""Of each command one file that it writes, of the small matter."""
ENDS: Final = {"memo": "memo.docx", "view": "page.html", "exhibit": "fig.svg"}
OFFER: Final = """\
format: relcon/offer/1
offers:
  - {id: offer-b, person: smith, type: B, factual_basis: [{text: "A purchase.", facts: [e1]}]}
"""
REPORT: Final = """\
format: relcon/psr/1
case: case.yaml
defendant: smith
disclosed: 2026-08-03
sentencing: 2026-09-15
paragraphs:
  - {number: 11, page: 4, kind: offense_conduct, relies_on: [e1], text: "Sixty grams, by his own words.",
     amounts: [{substance: cocaine, quantity: "60 g"}]}
"""
OTHER_FORMS: Final = (
    ("exposure", CASE, "--format", "json"),
    ("exposure", CASE, "--format", "csv"),
    ("exposure", CASE, "--format", "md"),
    ("check", CASE, "--format", "json"),
    ("simulate", *BOTH, "--format", "json"),
    ("view", CASE, "--simple"),
    ("view", *BOTH, "--audience", "client"),
    ("exhibit", *BOTH, "--for", "smith", "--audience", "joint-defense"),
    *(("export", CASE, "--to", to) for to in ("workbook", "csv", "graphml", "ftm", "i2")),
)


@pytest.fixture
def matter(small: tuple[Path, Path], tmp_path: Path) -> Path:
    """A folder with the small matter, to be changed."""
    for file in small:
        shutil.copy(file, tmp_path / file.name)
    (tmp_path / OFFERS).write_text(OFFER, encoding="utf-8")
    (tmp_path / PSR).write_text(REPORT, encoding="utf-8")
    return tmp_path


def files_of(words: tuple[str, ...], folder: Path) -> list[Path]:
    return [folder / word for word in words if word in (CASE, PROFFER, PSR, OFFERS)]


def write(run: Run, folder: Path, words: tuple[str, ...], name: str = "answer.txt") -> Path:
    arguments = [folder / word if word in (CASE, PROFFER, PSR, OFFERS) else word for word in words]
    result = run(*arguments, "-o", folder / name)
    assert result.exit_code == 0, result.output
    return folder / name


def verify(run: Run, file: Path, *files: Path) -> dict[str, Any]:
    """Return what is told of a file, whose verdict and exit code agree."""
    result = run("verify", file, *files, "--format", "json")
    found: dict[str, Any] = json.loads(result.stdout)
    codes = {"holds": 0, "does not hold": 1, "cannot be told": 3}
    assert result.exit_code == codes[found["verdict"]], result.output
    return found


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


# A command without a receipt is a decision


def commands() -> Iterator[tuple[str, Any]]:
    """Yield every command that takes ``-o``, by its words, with its function."""
    for name in typer.main.get_command(app).commands:  # type: ignore[attr-defined] # a group
        command = imported(name)
        inner = getattr(command, "commands", None)
        for words, one in ((f"{name} {sub}", each) for sub, each in inner.items()) if inner else ((name, command),):
            if name != "import" and any("--output" in parameter.opts for parameter in one.params):
                yield words, one


def test_every_command_that_writes_a_file_has_a_receipt_or_a_reason() -> None:
    writing = {words for words, _ in commands()}
    assert set(ANSWERS) | NO_RECEIPT.keys() == writing
    assert not set(ANSWERS) & NO_RECEIPT.keys()
    assert set(WRITTEN) == set(ANSWERS), "write one file of the command in WRITTEN"


def test_every_parameter_that_takes_a_file_stands_in_a_receipt_by_its_hash() -> None:
    named = set()
    for words, one in commands():
        if words in ANSWERS:
            hints = typing.get_type_hints(
                one.callback.__wrapped__ if hasattr(one.callback, "__wrapped__") else one.callback
            )
            named |= {name for name, hint in hints.items() if "Path" in str(hint)}
    assert named - {"case", "output"} <= set(FILES)


# What was written holds; one gram more, it does not


@pytest.mark.parametrize("name", WRITTEN)
def test_what_a_command_wrote_holds_though_a_comment_changed_the_file(run: Run, matter: Path, name: str) -> None:
    words = WRITTEN[name]
    file = write(run, matter, words, ENDS.get(name, "answer.txt"))
    with (matter / CASE).open("a", encoding="utf-8") as stream:
        stream.write("# a comment\n")
    found = verify(run, file, *files_of(words, matter))
    assert (found["verdict"], found["command"]) == ("holds", name)
    assert [one["what"] for one in found["changed"]] == ["the case file"]
    assert found["figures"] == found["numbers"] == found["lines"] == []


@pytest.mark.parametrize("name", ["offer", "psr"])
def test_a_file_of_several_files_asks_for_them_in_their_order(run: Run, matter: Path, name: str) -> None:
    words = WRITTEN[name]
    written = write(run, matter, words)
    files = files_of(words, matter)
    assert run("verify", written, files[0]).exit_code == 2
    with files[1].open("a", encoding="utf-8") as stream:
        stream.write("# a comment\n")
    found = verify(run, written, *files)
    assert (found["verdict"], len(found["changed"])) == ("holds", 1)
    assert found["changed"][0]["what"].startswith("the file named as")


@pytest.mark.parametrize("words", OTHER_FORMS, ids=" ".join)
def test_every_form_of_file_holds(run: Run, matter: Path, words: tuple[str, ...]) -> None:
    file = write(run, matter, words, "out")
    assert verify(run, file, *files_of(words, matter))["verdict"] == "holds"


def test_a_memo_as_text_says_which_figures_moved(run: Run, matter: Path) -> None:
    file = write(run, matter, WRITTEN["memo"], "memo.md")
    replaced(matter / CASE, 'quantity: "60 g"', 'quantity: "61 g"')
    found = verify(run, file, matter / CASE, matter / PROFFER)
    assert found["verdict"] == "does not hold"
    assert {one["defendant"] for one in found["figures"]} == {"smith"}
    assert "protected" in {one["outcome"] for one in found["figures"]}


@pytest.mark.parametrize("name", ["exposure", "explain", "matrix", "brief", "simulate", "view"])
def test_one_gram_more_is_told_with_the_figures_that_it_moves(run: Run, matter: Path, name: str) -> None:
    """Of e1, 60 g without 5 g for own use, which Middle counts whole."""
    words = WRITTEN[name]
    file = write(run, matter, words, ENDS.get(name, "answer.txt"))
    replaced(matter / CASE, 'quantity: "60 g"', 'quantity: "61 g"')
    found = verify(run, file, *files_of(words, matter))
    assert found["verdict"] == "does not hold"
    assert [one["what"] for one in found["changed"]] == ["the case file"]
    if name == "brief":  # the sheet's rows have months alone, and a gram moves none
        assert any(
            "480 g" in (line["before"] or "") and "480 g" not in (line["after"] or "") for line in found["lines"]
        )
        return
    moved = [one for one in found["figures"] if one["position"] == "psr" and one["defendant"] == "smith"]
    assert moved
    for one in moved:
        before, after = (float(one[side]["quantities"]["cocaine"]) for side in ("before", "after"))
        assert float(one["grams"]["cocaine"]) == after - before > 0


def test_figures_that_move_most_months_stand_first(run: Run, matter: Path) -> None:
    file = write(run, matter, ("exposure", CASE, "--format", "json"))
    replaced(matter / CASE, 'quantity: "60 g"', 'quantity: "6 kg"')
    found = verify(run, file, matter / CASE)
    months = [max(abs(one["months"] or 0), abs(one["table_months"] or 0)) for one in found["figures"]]
    assert months == sorted(months, reverse=True)
    assert months[0] > 0
    said = run("verify", file, matter / CASE).stdout
    assert "Does not hold: figures changed." in said
    assert max(map(len, said.splitlines())) <= 80


def test_another_order_of_the_records_moves_no_figure(run: Run, matter: Path) -> None:
    written = [write(run, matter, WRITTEN[name], f"{name}.out") for name in ("exposure", "matrix", "export")]
    text = (matter / CASE).read_text(encoding="utf-8")
    first, second = re.findall(r"(?ms)^  - \{id: e[34],.*?(?=^  - |^\S|^$)", text)[:2]
    (matter / CASE).write_text(text.replace(first, "@").replace(second, first).replace("@", second), encoding="utf-8")
    for file in written:
        found = verify(run, file, matter / CASE)
        assert (found["verdict"], len(found["changed"])) == ("holds", 1), (file.stem, found)


def test_a_gram_of_the_example_is_told_with_whose_weight_it_is(run: Run, root: Path, tmp_path: Path) -> None:
    """Dunn bought 250 g on January 20, 2025 (e20): an own act, in every position."""
    shutil.copy(root / "examples" / "riverside" / CASE, tmp_path / CASE)
    file = write(run, tmp_path, ("exposure", CASE, "-d", "dunn"))
    text = (tmp_path / CASE).read_text(encoding="utf-8")
    event = re.search(r"(?ms)^  - \{id: e20,.*?quantity: \"250 g\"", text)
    assert event is not None
    replaced(tmp_path / CASE, event[0], event[0].replace("250 g", "251 g"))
    found = verify(run, file, tmp_path / CASE)
    assert found["verdict"] == "does not hold"
    of_weight = [one for one in found["figures"] if one["defendant"] == "dunn" and not one["of"]]
    assert {one["position"] for one in of_weight} == {"defense", "psr", "government"}
    assert {tuple(one["grams"].items()) for one in of_weight} == {(("cocaine", "1"),)}


def test_another_proffer_is_named_as_what_changed(run: Run, matter: Path) -> None:
    file = write(run, matter, WRITTEN["brief"])
    with (matter / PROFFER).open("a", encoding="utf-8") as stream:
        stream.write("# a comment\n")
    found = verify(run, file, matter / CASE, matter / PROFFER)
    assert (found["verdict"], [one["what"] for one in found["changed"]]) == ("holds", ["the proffer file"])


# Tampered with


@pytest.mark.parametrize(
    ("words", "name", "old", "new"),
    [
        (WRITTEN["exposure"], "a.txt", "480 g", "380 g"),
        (("exposure", CASE, "--format", "json"), "a.json", '"480"', '"380"'),
        (("exposure", CASE, "--format", "csv"), "a.csv", "480", "380"),
        (WRITTEN["view"], "a.html", "480", "380"),
        (WRITTEN["exhibit"], "a.svg", "Smith", "Smyth"),
        (WRITTEN["export"], "a.gexf", "240", "140"),
        (WRITTEN["exposure"], "b.txt", '"case_sha256": "', '"case_sha256": "0'),
    ],
    ids=lambda one: one if isinstance(one, str) else one[0],
)
def test_a_changed_figure_is_told_as_tampered(
    run: Run, matter: Path, words: tuple[str, ...], name: str, old: str, new: str
) -> None:
    file = write(run, matter, words, name)
    replaced(file, old, new)
    found = verify(run, file, *files_of(words, matter))
    assert (found["verdict"], found["why"].partition(":")[0]) == (
        "cannot be told",
        "it was changed after relcon wrote it",
    )


def test_a_forged_digest_does_not_help(run: Run, matter: Path) -> None:
    """The digest is no signature: what holds is what the files give, whatever the receipt says of itself."""
    from relcon.artefacts.carriers import answer_content, digest
    from relcon.results.exposure import Receipt

    file = write(run, matter, ("exposure", CASE, "--format", "json"))
    answer = json.loads(file.read_text(encoding="utf-8"))
    answer["defendants"]["smith"]["positions"]["psr"]["range"] = [24, 30]
    receipt = Receipt.model_validate(answer["receipt"]).model_dump(mode="json")
    answer["receipt"]["written"]["sha256"] = digest(receipt, answer_content(answer))
    file.write_text(json.dumps(answer), encoding="utf-8")
    found = verify(run, file, matter / CASE)
    assert (found["verdict"], found["changed"]) == ("does not hold", [])
    assert "says something else than these files give" in found["why"]
    assert [one["position"] for one in found["figures"]] == ["psr"]


# Copies for others


@pytest.mark.parametrize("audience", ["joint-defense", "court"])
@pytest.mark.parametrize("words", [("view",), ("exhibit", "--for", "smith")], ids=lambda one: one[0])
def test_a_copy_for_others_holds_nothing_of_the_proffer_s_file(
    run: Run, matter: Path, audience: str, words: tuple[str, ...]
) -> None:
    with_proffer = (words[0], *BOTH, *words[1:], "--audience", audience)
    alone = (words[0], CASE, *words[1:], "--audience", audience)
    if words[0] == "exhibit" and audience == "court":
        with_proffer, alone = ((*one, "-p", "defense") for one in (with_proffer, alone))
    file = write(run, matter, with_proffer, "copy")
    data = file.read_bytes()
    read = relcon.read_proffer(matter / PROFFER, relcon.read_case(matter / CASE))
    for hashed in (read.proffer_sha256, read.case_sha256):
        assert hashed is not None
        assert hashed[:8].encode() not in data
    assert data == write(run, matter, alone, "other").read_bytes(), "nothing tells that there is a proffer"
    receipt = data[data.rindex(b"relcon receipt") :].lower()
    assert not re.search(rb"proffer|client|admission|world|silent|protected|contested", receipt)
    assert verify(run, file, matter / CASE)["verdict"] == "holds"
    assert verify(run, file, matter / CASE, matter / PROFFER)["verdict"] == "holds"


def test_a_client_s_copy_has_hashes_of_its_own(run: Run, matter: Path) -> None:
    words = ("view", *BOTH, "--audience", "client")
    file = write(run, matter, words, "client.html")
    read = relcon.read_proffer(matter / PROFFER, relcon.read_case(matter / CASE))
    assert not any(
        one is None or one[:8].encode() in file.read_bytes() for one in (read.case_sha256, read.proffer_sha256)
    )
    replaced(matter / CASE, 'quantity: "60 g"', 'quantity: "61 g"')
    found = verify(run, file, *files_of(words, matter))
    assert (found["verdict"], [one["what"] for one in found["changed"]]) == ("does not hold", ["the case file"])


# What cannot be told, and what is wrong usage


def test_what_has_no_receipt_says_so(run: Run, matter: Path) -> None:
    assert "no place for a receipt" in verify(run, matter / CASE, matter / CASE)["why"]
    export = write(run, matter, ("export", CASE, "--to", "json"), "case.json")
    assert "no place for a receipt" in verify(run, export, matter / CASE)["why"]
    (matter / "letter.txt").write_text("Dear counsel", encoding="utf-8")
    assert "no receipt" in verify(run, matter / "letter.txt", matter / CASE)["why"]
    printed = run("exposure", matter / CASE)
    assert "relcon verify" not in printed.stdout


def test_what_names_no_file_or_the_wrong_ones_is_wrong_usage(run: Run, matter: Path) -> None:
    file = write(run, matter, WRITTEN["brief"])
    assert run("verify", matter / "none.txt", matter / CASE).exit_code == 2
    result = run("verify", file, matter / CASE)
    assert (result.exit_code, "FILE CASE PROFFER" in " ".join(result.stderr.split())) == (2, True), result.output


def test_a_person_who_is_gone_cannot_be_asked_about(run: Run, matter: Path) -> None:
    file = write(run, matter, ("explain", CASE, "smith"))
    text = file.read_text(encoding="utf-8")
    assert str(matter) not in text, "no path of this machine"
    text = (matter / CASE).read_text(encoding="utf-8")
    gone = re.sub(r"\bsmith\b", "jones", text).replace("Smith", "Jones")
    (matter / CASE).write_text(gone, encoding="utf-8")
    found = verify(run, file, matter / CASE)
    assert (found["verdict"], "smith" in found["why"]) == ("cannot be told", True)


def test_verifying_writes_nothing_but_what_was_asked(run: Run, matter: Path) -> None:
    file = write(run, matter, ("export", CASE, "--to", "csv"), "tables")
    before = {one.name: one.read_bytes() for one in matter.rglob("*") if one.is_file()}
    verify(run, file, matter / CASE)
    assert {one.name: one.read_bytes() for one in matter.rglob("*") if one.is_file()} == before


def test_a_program_verifies_too(run: Run, matter: Path) -> None:
    file = write(run, matter, WRITTEN["exposure"])
    assert relcon.verify(file, matter / CASE).verdict == "holds"
    page = matter / "made.html"
    page.write_text(relcon.view(relcon.read_case(matter / CASE)), encoding="utf-8")
    assert "names no command" in relcon.verify(page, matter / CASE).why
