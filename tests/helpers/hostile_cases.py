"""Small drawn cases with any text that a record may hold: control characters, formulas, other scripts."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from relcon.records.case import CaseFile
from tests.helpers.drawn import PEOPLE, cases, day
from tests.helpers.matters import case as built

NASTY = (
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "a\x00b\x08c\x1bd\x7fe\x85f",
    "\ufffe\uffff",
    "\u202eright to left\u202c \u05d0\u05d1 \u0627\u0644",
    "]]>&amp;<!--\"'--> <a b='c'>",
    "line\r\nline\rline\nline\u2028line",
    '"quoted"; semi, comma',
    " space before and after ",
    "\U0001f9ea\u0301",
)
TEXTS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
IN_FILES = st.one_of(
    st.sampled_from([text for text in NASTY if not {"\x00", "\uffff"} & set(text)]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=30),
)
"""Texts that a file may hold: its reader refuses control characters."""
NUMBER = "+13125550101"
OTHER = "(312) 555-0102"


@st.composite
def hostile_cases(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> CaseFile:
    """Draw a case: records of every kind that a graph holds, with any text wherever one is free."""
    given: dict[str, Any] = draw(cases())
    given["case"] = {"caption": draw(texts)}
    for person in given["people"]:
        person["name"] = draw(texts)
        person["note"] = draw(st.none() | texts)
        person["aliases"] = draw(st.lists(texts, max_size=2))
    given["people"][0]["phones"] = [{"number": NUMBER, "from": day(1), "to": "unknown"}, OTHER]
    for event in given["events"]:
        event["note"] = draw(st.none() | texts)
        event["coded"] = {"words": draw(texts), "reading": draw(texts), "by": "an agent"}
        event["usd"] = draw(st.sampled_from([None, "26000", "0.01", "1234.5"]))
    for undertaking in given["undertakings"]:
        undertaking["title"] = draw(texts)
    ends = [*PEOPLE, NUMBER, OTHER]
    given["contacts"] = [
        {
            "id": f"c{n}",
            "between": draw(st.permutations(ends))[:2],
            "medium": draw(st.sampled_from(["call", "text", "app", "meeting"])),
            "first": draw(st.sampled_from([day(0), "unknown"])),
            "last": draw(st.sampled_from([day(9), "unknown"])),
            "count": str(draw(st.integers(0, 10**8))),
        }
        for n in range(draw(st.integers(0, 4)))
    ]
    given["payments"] = [
        {
            "id": f"p{n}",
            "date": draw(st.sampled_from([day(3), "unknown", {"from": day(1), "to": day(4)}])),
            "from": PEOPLE[0],
            "to": PEOPLE[n % len(PEOPLE)],
            "usd": "12.50",
            "kind": draw(st.sampled_from(["paid", "owed", "fronted"])),
            "note": draw(st.none() | texts),
        }
        for n in range(draw(st.integers(0, 3)))
    ]
    return built(**given).case
