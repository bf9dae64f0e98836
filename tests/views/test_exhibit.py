"""A picture for paper: its letters are the engine's, and each audience's copy holds what that audience may see."""

from __future__ import annotations

from typing import Any, get_args
from xml.etree import ElementTree as ET

import pytest

from relcon.cli.options import Exhibit
from relcon.proffer.refusal import Refusal, UnknownName
from relcon.records.matter import Matter
from relcon.views.exhibit import PICTURES, What, exhibit
from tests.helpers.matters import case
from tests.views.test_audience import CASE, SECRETS

WORLD_WORDS = ("world", "protected", "proffer", "silent", "contested", "open", "letter", "ceiling", "middle")


def texts(written: str) -> list[str]:
    root = ET.fromstring(written)  # noqa: S314  # it is our own
    return [one.text or "" for one in root.iter() if one.tag.endswith(("text", "title"))]


def test_every_picture_has_a_word_and_every_word_a_picture() -> None:
    assert set(get_args(What)) == set(get_args(Exhibit)) == {*PICTURES, "mitigation"}


@pytest.mark.parametrize("what", PICTURES)
@pytest.mark.parametrize("audience", ["client", "joint-defense", "court"])
def test_nobody_is_named_who_may_not_be(what: What, audience: Any) -> None:
    written = exhibit(case(**CASE), what, "held", "defense", audience=audience)
    assert {word for word in SECRETS if word.lower() in written.lower()} == set()


@pytest.mark.parametrize("what", PICTURES)
def test_a_filing_has_no_word_of_worlds_or_of_other_readings(what: What, matter: Matter) -> None:
    written = exhibit(matter, what, "dunn", "defense", audience="court")
    assert {word for word in WORLD_WORDS if word in " ".join(texts(written)).lower()} == set()
    assert not {"C", "P", "?"} & set(texts(written))
    assert "PRIVILEGED" not in written


@pytest.mark.parametrize("what", PICTURES)
def test_counsels_own_has_the_privilege_line_and_the_sentence(what: What, matter: Matter) -> None:
    said = " ".join(texts(exhibit(matter, what, "dunn", "psr", world="silent")))
    assert "PRIVILEGED: ATTORNEY–CLIENT" in said
    assert "Dunn, Middle, Plea, no disclosure: 120" in said
    assert "United States v. Salas et al." in said


@pytest.mark.parametrize("what", PICTURES)
def test_the_same_matter_gives_the_same_bytes(what: What, matter: Matter) -> None:
    assert exhibit(matter, what, "dunn", "government") == exhibit(matter, what, "dunn", "government")


@pytest.mark.parametrize(
    ("position", "world", "audience", "error"),
    [
        ("psr", None, "court", Refusal),
        ("defense", "silent", "court", Refusal),
        ("psr", "silent", "joint-defense", Refusal),
        ("psr", "no-such", "counsel", UnknownName),
    ],
)
def test_what_an_audience_may_not_have_is_refused(
    matter: Matter, position: Any, world: str | None, audience: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        exhibit(matter, "matrix", "dunn", position, world=world, audience=audience)


def test_somebody_without_a_worksheet_has_no_picture(matter: Matter) -> None:
    with pytest.raises(UnknownName):
        exhibit(matter, "matrix", "frey", "psr")


def test_a_line_of_the_network_says_apart_what_counts_and_what_the_letter_keeps_out(matter: Matter) -> None:
    """Salas to Dunn: 2.75 kg count, and the 500 g of September 15 are told in the session and kept out."""
    said = texts(exhibit(matter, "network", "dunn", "psr", world="protected"))
    assert {"2.75 kg", "500 g"} <= set(said)
    assert "westside: cocaine, ≤ 500 g, with Hale, Crane" in said
    assert "500 g" not in texts(exhibit(matter, "network", "dunn", "psr", world="silent"))
