"""Which keys of its JSON the figures of each command stand under, and what its text counts that the JSON does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, Final

from relcon.reports.simulation_report import BLOCKS
from tests.helpers.facts import Fact
from tests.helpers.printed import POSITIONS
from tests.helpers.read_back import Place

PRICES: Final = (
    Place(r"against \d", ("asks",)),
    Place(r"if so|if not", ("still_open",)),
    Place(r"\A[^%]*stops at", ("minimum", "binding")),
    Place(r"\A(?!.*\d g of ).*\btable \d", ("low_end_before", "low_end_after")),
    Place(r"either way|after the minimum", ("final_before", "final_after")),
    Place(r"^.* · \w+ alone: (?:By|After)", ("first",)),
    Place(r"^.* · \w+ alone: With", ("first_disclosed",)),
    Place(r"^.* · \w+ with: (?:By|After)", ("last",)),
    Place(r"^.* · \w+ with: With", ("last_disclosed",)),
    Place(r"^.* · .*: By", ("low_end_before", "low_end_after")),
    Place(r"^.* · .*: (?:After|With)", ("final_before", "final_after")),
    Place(r"to settle|own acts?, |facts? untold", ("counted",)),
)
SECTIONS: Final = (
    Place(r"^.* · Alone: (?:grams|levels|months)", ("first",)),
    Place(r"^.* · With the rest: (?:grams|levels|months)", ("last",)),
    Place(r"^.* · Alone: \(f\)", ("first_disclosed",)),
    Place(r"^.* · With the rest: \(f\)", ("last_disclosed",)),
    Place(r"^.* · .*\(f\)\(5\)", ("counted",)),
    Place(r"^.* · (?:.*: )?grams", ("grams",)),
    Place(r"^.* · (?:.*: )?levels", ("levels",)),
    Place(r"^.* · (?:.*: )?months", ("months",)),
    Place(r"^.* · Converted grams", ("converted_grams",)),
    *(
        Place(rf"^.* · {head} %", (share,))
        for head, share in (("25", "1/4"), ("50", "1/2"), ("75", "3/4"), ("100", "1"))
    ),
    Place(r"^.* · Low end", ("low_end",)),
    Place(r"^.* · Against", ("against_low_end",)),
    Place(r"^.* · leads to", ("reaches",)),
    Place(r"^.* · average", ("average",)),
    *(Place(rf"^.* {estimate} · ", (estimate,)) for estimate in ("low", "point", "high")),
    Place(r"^- (?:Trial|Plea), this disclosure, if all", ("full_disclosure",)),
    Place(r"own acts?, |facts? untold", ("counted",)),
)
"""In tables whole: by the row's labels and the column's heading."""
WITHOUT: Final = (
    Place(r"a time$|^\d+ of \d+ move|\bmore\b", ("counted", "toggles")),
    Place(r"\blevel \d", ("total_offense_level",)),
    Place(
        r"^(?!.*level)[\w: ]*(?:Defense|Middle|Ceiling|all positions) (?:table )?\d",
        ("range", "total", "guideline_range"),
    ),
)
SCREENS: Final[Mapping[str, tuple[Place, ...]]] = {
    "exposure CASE": (),
    "exposure CASE -d ONE": (),
    "matrix CASE -d ONE -d TWO": (
        *(Place(rf"^{row}:", (row,)) for row in ("Own act", "Joint", "Contested", "Open")),
        Place(r"^\d+ of \d+ transactions", ("counted",)),
    ),
    "roles CASE": (
        Place(r"^[A-Z][a-z]", ("levels",)),
        Place(r"^[A-Z][a-z]", ("aggravating", "mitigating")),
        Place(r"\d others", ("counted",)),
    ),
    "explain CASE ONE EVENT": (),
    "whatif CASE": WITHOUT,
    "whatif CASE -d ONE": WITHOUT,
    "editions CASE": (),
    "check CASE PROFFER": (
        Place(r"against", ("range", "total", "guideline_range")),
        Place(r"on the weight", ("if_supported",)),
    ),
    "brief CASE PROFFER": PRICES,
    "simulate CASE PROFFER": (*PRICES, *SECTIONS),
}
"""Which keys the figures of a command's rows and clauses stand under, besides what is so in all; of screens."""
OF_A_LETTER: Final[Mapping[str, tuple[Place, ...]]] = {
    "letter show CASE PROFFER": (Place(r"open: \d+ points", ("counted",)),),
    "letter questions CASE PROFFER": (Place(r"silent on \d|\d pairs", ("counted",)),),
    "letter compare CASE PROFFER nyed-2005": (),
}
WHOLE: Final[Mapping[str, tuple[Place, ...]]] = {
    "exposure CASE -d ONE --why": (),
    **{f"simulate CASE PROFFER --section {block}": (*PRICES, *SECTIONS) for block in BLOCKS},
}
COMMANDS: Final[Mapping[str, tuple[Place, ...]]] = {**SCREENS, **OF_A_LETTER, **WHOLE, "demo": PRICES}


def counted(command: str, data: Any, text: str, events: int) -> Iterator[Fact]:
    """Yield what an answer counts, and its JSON does not say as a number."""

    def fact(number: int, *tags: str) -> Fact:
        return Fact(number, frozenset({"counted", *tags}))

    if command == "demo":
        yield fact(events)
    if command.startswith("matrix"):
        letters = {id: _letters(one) for id, one in data["defendants"].items()}
        touched = {event for found in letters.values() for event in found}
        yield from map(fact, (len(touched), events, len(letters)))
        for id, found in letters.items():
            for row in ("Own act", "Joint", "Contested", "Open"):
                yield fact(list(found.values()).count(row), id, row)
    elif command.startswith("roles"):
        yield fact(len(re.findall(r"[(,] [A-Z]|\([A-Z]", text.partition("others: none")[2].partition(")")[0])))
    elif command.startswith("whatif"):
        positions = [one for id in data["defendants"].values() for one in id["positions"].values()]
        yield fact(len({moved for one in positions for moved in one["moves"]}))
    elif command.startswith(("brief", "simulate", "demo")):
        own = [one for one in data["untold"] if one["records"]]
        acts = {id for one in own if one["kind"] == "event" for id in one["records"]}
        told = {id for one in own for id in one["records"] if "defense" not in one["not_in"].get(id, ())}
        sessions = data.get("simulation", {}).get("sessions", ())
        for untold in (told, *(set(one["untold"]) for one in sessions)):
            yield from (fact(len(some)) for some in (untold & acts, untold - acts))
        for id, one in data.get("simulation", {}).get("admissions", {}).items():
            for key, position in product(("first_disclosed", "last_disclosed"), POSITIONS.values()):
                change = one[key].get(position, {})
                if change.get("final_before") is not None and change["final_after"] is not None:
                    yield fact(change["final_after"] - change["final_before"], id, key, position)
    elif command.startswith("letter show"):
        terms = [term for letter in data["letters"] for term in letter["terms"]]
        yield fact(sum(term["silent"] and not term["answered"] for term in terms))
    elif command.startswith("letter q"):
        kinds = Counter(one["kind"] for found in data["questions"].values() for one in found)
        yield from map(fact, kinds.values())


def _letters(found: Any) -> dict[str, str]:
    """Return the row in which each transaction of a defendant is counted; contested is what differs by position."""
    letters = {}
    for event in dict.fromkeys(id for one in found["positions"].values() for id in one["events"]):
        told = [one["events"].get(event, {}) for one in found["positions"].values()]
        if any(one.get("open") for one in told):
            letters[event] = "Open"
        elif all(one.get("in") for one in told):
            own = any("1B1.3(a)(1)(A)" in one.get("basis", ()) for one in told)
            letters[event] = "Own act" if own else "Joint"
        elif any(one.get("in") for one in told):
            letters[event] = "Contested"
    return letters
