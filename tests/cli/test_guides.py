"""The pages for counsel: every block that begins with a command line shows lines that this command prints today."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from typer.testing import CliRunner

from relcon.cli.app import app
from relcon.words import CRITERIA, OUTCOMES, REASONS
from tests.cli.conftest import Printed
from tests.cli.test_demo_and_new import WRITTEN
from tests.entry.test_indictment import ALL as ANSWERS

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ("what-it-answers.md", "first-hour.md", "worksheet.md", "before-a-proffer.md", "glossary.md")
ALSO = ("one-defendant.md", "psr.md")
"""Pages beside those that lead to one another."""
COMMAND = "$ relcon "
LEFT_OUT = "(…)"
PRONOUNS = r"\b(he|his|him|himself|she|hers?)\b"
NEVER = r"\b(worlds?|lock-in|toggles?|prongs?|seam|masks?|lattice|upper bound|shapley|honoured|judgement)\b"
CODE = r"```.*?```|`[^`]*`|\]\([^)]*\)"

Print = Callable[[str], list[str]]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def excerpts(text: str) -> list[tuple[str, list[list[str]]]]:
    """Return the quoted blocks of a page: the command, and the stretches of lines between those left out."""
    blocks = [
        block.strip("\n").splitlines() for block in re.findall(r"^```\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    ]
    found = []
    for first, *lines in (block for block in blocks if block[0].startswith(COMMAND)):
        parts = [list(part) for left_out, part in groupby(lines, LEFT_OUT.__eq__) if not left_out]
        found.append((first.removeprefix(COMMAND), parts))
    return found


def missing(parts: list[list[str]], printed: list[str]) -> list[str]:
    """Return the first stretch that does not stand in what was printed, after the stretches before it."""
    start = 0
    for part in parts:
        places = (at for at in range(start, len(printed)) if printed[at : at + len(part)] == part)
        at = next(places, None)
        if at is None:
            return part
        start = at + len(part)
    return []


QUOTED = [pytest.param(*one, id=f"{name}: {one[0]}") for name in PAGES + ALSO for one in excerpts(page(name))]


@pytest.fixture(scope="module")
def printed(demo: tuple[Path, Printed], tmp_path_factory: pytest.TempPathFactory) -> Print:
    """What a command prints where ``riverside`` lies, line by line; run once, or read where the demo wrote it."""
    here = tmp_path_factory.mktemp("guides")
    (here / "riverside").symlink_to(demo[0])
    written = {" ".join(arguments): demo[0] / "answers" / f"{name}.txt" for name, arguments in WRITTEN.items()}

    @cache
    def lines(command: str) -> list[str]:
        if command == "demo":
            return [line.rstrip() for line in demo[1].text.splitlines()]
        answer = written.get(command.replace("riverside/", ""))
        if answer is not None:
            return answer.read_text(encoding="utf-8").splitlines()
        folder = here / "asked" if "--from" in command else here
        folder.mkdir(exist_ok=True)
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            if "my-matter/" in command and not Path("my-matter").exists():
                assert CliRunner().invoke(app, ["new", "my-matter"]).exit_code == 0
            result = CliRunner().invoke(app, command.split(), input="".join(f"{answer}\n" for answer in ANSWERS))
        assert result.exit_code == 0, result.output
        return [line.rstrip() for line in result.stdout.splitlines()]

    return lines


@pytest.mark.parametrize(("command", "parts"), QUOTED)
def test_a_quoted_block_is_what_its_command_prints(command: str, parts: list[list[str]], printed: Print) -> None:
    assert parts
    assert missing(parts, printed(command)) == []


def test_lines_that_are_not_printed_or_in_another_order_are_found() -> None:
    assert missing([["a", "b"], ["d"]], list("abcd")) == []
    assert missing([["a", "c"]], list("abcd")) == ["a", "c"]
    assert missing([["d"], ["a"]], list("abcd")) == ["a"]


@pytest.mark.parametrize("name", PAGES + ALSO)
def test_a_page_speaks_as_the_outputs_do(name: str) -> None:
    said = re.sub(CODE, "", page(name), flags=re.DOTALL)
    assert re.findall(rf"{PRONOUNS}|{NEVER}", said, re.IGNORECASE) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_leads_to_the_four_others_and_the_readme_to_it(name: str) -> None:
    others = [other for other in PAGES if other != name]
    assert [other for other in others if f"]({other}" not in page(name)] == []
    assert f"](docs/{name})" in (DOCS.parent / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [CRITERIA, OUTCOMES, REASONS], ids=["criteria", "outcomes", "reasons"])
def test_the_glossary_has_every_word_with_its_id(words: dict[str, str]) -> None:
    rows = [line for line in page("glossary.md").splitlines() if line.startswith("| ")]
    unsaid = [
        id for id, word in words.items() if not any(row.startswith(f"| {word} |") and f"{id}`" in row for row in rows)
    ]
    assert unsaid == []


def test_the_terms_that_move_numbers_are_said_to_do_so_where_they_are_explained() -> None:
    section = page("before-a-proffer.md").partition("## The terms that move numbers")[2].partition("\n## ")[0]
    cells = [line.split("|")[2] for line in section.splitlines() if line.startswith("| ")]
    terms = [path.rpartition(".")[2] for cell in cells for path in re.findall(r"`([\w.]+)`", cell)]
    explained = page("letter-terms.md").splitlines()
    moving = {line.split("`")[1] for line in explained if line.startswith("| `") and "Moves numbers" in line}
    assert terms and set(terms) - moving == {"entered"}  # which is no term: see the page of the proffer file


def test_every_id_of_the_glossary_is_one_of_the_files_or_of_a_result() -> None:
    schemas = "\n".join(path.read_text(encoding="utf-8") for path in (DOCS.parent / "schemas").glob("*.json"))
    known = {*re.findall(r"[\w/]+", schemas), *OUTCOMES, *REASONS, *CRITERIA, "middle", "ceiling"}
    cells = [line.rsplit("|", 2)[1] for line in page("glossary.md").splitlines() if line.startswith("| ")]
    ids = {id for cell in cells for code in re.findall(r"`([^`]+)`", cell) for id in re.findall(r"[\w/]+", code)}
    assert ids - known == set()
