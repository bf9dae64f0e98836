"""The page's texts: its data, its scripts and its template use no word that no output uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.forbidden_words import said
from tests.views.conftest import RIVERSIDE, Blocks

OWN = (RIVERSIDE / "case.yaml", RIVERSIDE / "proffer.yaml")
IDS = {"id", "world", "failed", "none_counted"}
"""Fields that hold ids, which the page looks up and never shows."""


def shown(data: object, field: str = "") -> Iterator[str]:
    """Yield the texts of a page's data; the state of a criterion is a key of the legend, not a text."""
    if isinstance(data, dict):
        for name, value in data.items():
            if not (name == "criteria" and field == "safety_valve"):
                yield from shown(value, name)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from shown(value, field)
    elif isinstance(data, str) and field not in IDS:
        yield data


@pytest.mark.parametrize("audience", ["counsel", "client", "court"])
def test_the_data_of_a_page_uses_none(audience: str, request: pytest.FixtureRequest) -> None:
    data, _ = request.getfixturevalue(audience)
    found = {text: words for text in shown(data) if (words := said(text, own=OWN))}
    assert found == {}


@pytest.mark.parametrize("audience", ["counsel", "client", "court"])
def test_inside_a_text_a_day_is_in_words(audience: str, request: pytest.FixtureRequest) -> None:
    data = request.getfixturevalue(audience)[0]
    found = [text for name, value in data.items() for text in shown(value, name) if ISO.search(text)]
    alone = {value for row in (*data["events"], *data["records"]) for value in (row["date"], row.get("sort"))}
    alone |= {data["head"].get(name) for name in ("session", "letter", "sentencing")}
    alone |= {letter["entered"] for letter in data["worksheet"].get("letters", ())}
    alone |= {day for period in data.get("measures", {}).get("periods", ()) for day in period}
    assert set(found) - alone == set()  # what stands alone the script writes


def test_the_legend_of_the_criteria_is_not_what_fails_or_is_met(counsel: Blocks) -> None:
    assert counsel[0]["criteria"]["5"]["not met"] == "not yet made; possible until the sentencing hearing"
    assert counsel[0]["criteria"]["4"]["met"] == "nothing on record against it"


ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`')
PLACE = re.compile(r"\$\{[^{}]*\}")


def phrases(script: str) -> Iterator[str]:
    """Yield the literals of a script that are read: those of several words, or capitalized."""
    code = re.sub(r"^\s*(//|\*|/\*).*$", "", script, flags=re.MULTILINE)
    for plain, template in LITERAL.findall(code):
        text = plain or PLACE.sub("X", template)
        if " " in text.strip() or text[:1].isupper():
            yield text


def test_the_scan_reads_what_a_script_shows() -> None:
    assert list(phrases('say("In each world"); x("toggle"); `${a} his ${b}`; // "he said"')) == [
        "In each world",
        "X his X",
        "he said",
    ]
    assert list(phrases('// "he said"\n')) == []


def test_the_scripts_and_the_template_use_none(root: Path) -> None:
    files = sorted(file for file in (root / "viz").rglob("*") if file.suffix in (".js", ".css", ".j2"))
    read = {file.name: file.read_text(encoding="utf-8") for file in files}
    texts = {name: phrases(text) if name.endswith(".js") else [text] for name, text in read.items()}
    assert {name: words for name, all_ in texts.items() for text in all_ if (words := said(text))} == {}
