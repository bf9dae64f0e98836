"""What `relcon offer` prints says what its answer holds, in every form."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pytest

from relcon import api
from relcon.records.matter import Matter
from relcon.reports.forms import comma_separated, json_text, markdown
from relcon.reports.offers_report import offers_report
from relcon.reports.offers_screen import binding, offers_screen
from relcon.reports.screen import SCREEN
from relcon.reports.text import text
from relcon.results.offers import OfferRange, Offers

POSITIONS = ("defense", "psr", "government")


@pytest.fixture(scope="module")
def matter(root: Path) -> Matter:
    return api.read_case(root / "examples/riverside/case.yaml")


@pytest.fixture(scope="module")
def found(root: Path, matter: Matter) -> Offers:
    return api.offer(matter, api.read_offers(root / "examples/riverside/offers.yaml", matter))


def cell(one: OfferRange) -> str:
    """Return a range as it has to stand in a cell, from the answer alone."""
    ends = [("–".join(dict.fromkeys(map(str, span))) if span is not None else "") for span in (one.total, one.range)]
    table = "–".join(dict.fromkeys(map(str, one.guideline_range))) if one.guideline_range is not None else ""
    assert ends[0] == ends[1]  # no consecutive term here
    return ends[0] if table == ends[0] else f"{ends[0]} ({table})"


def row(printed: str, label: str) -> list[str]:
    line = next(line for line in printed.splitlines() if line.startswith(label))
    return re.split(r"\s{2,}|(?<=\)) ", line.removeprefix(label).strip())


def test_every_range_of_the_table_is_the_answer_s(found: Offers, matter: Matter) -> None:
    printed = text(offers_report(found, matter))
    expected = {"As the case stands": found.baseline}
    names = ("Type B (offer-b)", "Type C (offer-c)", "Type A (offer-phone)")
    expected |= {name: offer.positions for name, offer in zip(names, found.offers, strict=True)}
    expected["  court looks behind"] = found.offers[0].behind
    for label, ranges in expected.items():
        assert row(printed, label)[-3:] == [cell(ranges[position]) for position in POSITIONS]


def test_every_price_is_the_answer_s(found: Offers, matter: Matter) -> None:
    printed = text(offers_report(found, matter, why=True), 200)
    section = printed.partition("Which words cost what")[2].partition("Not said by the offer")[0]
    pairs = []
    for offer in found.offers:
        for one in offer.words:
            sides = [(one.absent, one.present), (one.behind_absent, one.behind)]
            for absent, present in sides:
                if absent is not None and present is not None:
                    pairs += [(cell(absent[p]), cell(present[p])) for p in POSITIONS]
    moved = {pair for pair in pairs if pair[0] != pair[1]}
    assert moved
    for without, with_them in moved:
        assert f"{without} to" in section
        assert with_them in section
    told = set(re.findall(r"(\d+(?:–\d+)?(?: \(\d+–\d+\))?) to", section))
    assert told == {without for without, _ in moved}


def screen(found: Offers, matter: Matter, *ids: str) -> list[str]:
    """The screen of some of the offers."""
    offers = tuple(one for one in found.offers if one.id in ids) if ids else found.offers
    return text(offers_screen(found.model_copy(update={"offers": offers}), matter)).splitlines()


def test_the_screen_is_eighty_columns_wide_and_answers_first(found: Offers, matter: Matter) -> None:
    assert max(map(len, text(offers_report(found, matter)).splitlines())) <= 80
    lines = screen(found, matter)
    assert (len(lines) <= SCREEN, max(map(len, lines)) <= 80) == (True, True)
    assert next(line for line in lines if line.startswith("Dunn, Middle: 120 (57–71) as the case stands"))


def test_the_screen_says_which_limit_binds(found: Offers, matter: Matter) -> None:
    """§841(b)(1)(B): 60 over 57-71 in Defense and Middle; §843(b): 48 under every table range (USSG §5G1.1(a), (c))."""
    whole = " ".join(" ".join(screen(found, matter)).split())
    assert "By statute 60 to 480: the minimum cuts off the table in Defense and Middle." in whole
    assert "By statute none to 48: the maximum decides." in whole
    some = found.baseline["psr"]  # 120 over 57-71: §5G1.1(b)
    assert binding(some) == "the minimum decides"
    assert binding(some.model_copy(update={"range": (120, 121), "guideline_range": (97, 121)})).startswith(
        "the minimum"
    )
    assert binding(some.model_copy(update={"range": (210, 240), "guideline_range": (210, 262)})).startswith("the max")
    assert binding(some.model_copy(update={"range": None, "guideline_range": None})) == "unknown which binds"


def test_the_screen_of_two_offers_has_each_word_that_moves_most_months_in_middle_first(
    found: Offers, matter: Matter
) -> None:
    """1.9 kg stipulated: 87 to 60. 3.5 kg admitted, behind it: 70 to 87. The pistol: table 46 to 57, then 70 to 87."""
    whole = " ".join(" ".join(screen(found, matter, "offer-b", "offer-c")).split())
    words = ["stipulated cocaine 1.9 kg (offer-b): 87–108 to 60–71 (57–71).", "three and a half kilograms", "A pistol"]
    assert [whole.find(one) for one in words] == sorted(whole.find(one) for one in words)
    assert min(whole.find(one) for one in words) > 0
    assert "behind the stipulations 70–87 to 87–108" in whole and "Bears on §2D1.1(b)(1)." in whole
    assert (
        "5 words that move no month" in whole and "more" not in whole.partition("WHICH WORDS")[2].partition("And ")[0]
    )


def test_csv_has_every_row_in_every_position(found: Offers, matter: Matter) -> None:
    rows = list(csv.DictReader(StringIO(comma_separated(offers_report(found, matter)).partition("\n")[2])))
    stands = {row["position"]: row for row in rows if row["row"] == "as the case stands"}
    assert {p: (row["total_low"], row["total_high"]) for p, row in stands.items()} == {
        p: tuple(map(str, found.baseline[p].total or ())) for p in POSITIONS
    }
    for offer in found.offers:
        own = [row for row in rows if row["offer"] == offer.id]
        without = sum(1 + (one.behind_absent is not None) for one in offer.words)
        assert len(own) == len(POSITIONS) * (2 + without)


def test_the_answer_reads_back_from_its_json_and_markdown_names_every_offer(found: Offers, matter: Matter) -> None:
    assert Offers.model_validate_json(json_text(found)) == found
    assert all(offer.id in markdown(offers_report(found, matter)) for offer in found.offers)


def test_why_adds_the_lines_that_a_word_moves(found: Offers, matter: Matter) -> None:
    short, whole = (text(offers_report(found, matter, why=why)) for why in (False, True))
    assert "Lines that differ: §2D1.1(b)(1)" in whole
    assert "Lines that differ" not in short
    assert str(api.show(found, matter)) == text(offers_screen(found, matter))


def test_nothing_is_advised_or_ranked(found: Offers, matter: Matter) -> None:
    for printed in (text(offers_report(found, matter, why=True)), "\n".join(screen(found, matter))):
        assert not re.search(r"\b(should|better|best|recommend|prefer|advis)", printed)
    assert printed.index("(offer-b)") < printed.index("(offer-c)") < printed.index("(offer-phone)")
