"""The example matter with an attack in every place that takes text, and with a marker of its own in each.

Ids, days, weights and words of a list are restricted by the format and stay what they are.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from relcon.reading.text_file import read_tree
from relcon.schemas import schemas
from tests.helpers.free_text import REFERENCES, Mark, filled, places
from tests.helpers.pages import Pages, build

Name = Literal["case", "proffer"]

RAN = "ranFromData"
"""What an attack sets on the window if it runs; nothing else in the page may be called so."""

ATTACKS = (
    f"\"'><img src=x onerror=\"window.{RAN}='img'\">",
    f"</script><script>window.{RAN}='script'</script>",
)
"""In every place. One of the others, and one of the tails, comes with them in turn."""
OTHERS = (
    f"</style></title></textarea><svg onload=\"window.{RAN}='svg'\">",
    f"<!--<script>window.{RAN}='comment'-->",
    f"<iframe srcdoc=\"<script>parent.{RAN}='frame'</script>\"></iframe>",
    f"<a href=\"javascript:window.{RAN}='link'\">href</a>",
    f"javascript:window.{RAN}='url'",
    f"${{window.{RAN}='literal'}}`\\",
    "{{ 7*7 }}{% raw %}{# #}",
    "&lt;b&gt;&amp;quot;&#x3c;",
)
LABEL = f"<img src=x onerror={RAN}=1>"
TAILS = (
    "\u202edetrevni\u202c\u2066isolated\u2069",
    "zero\u200bwidth\u200d\ufeff\u00ad",
    "lines\u2028and\u2029paragraphs\u0085",
    "W" * 160,
    "\U0001f9ea\u0301\u0301\u0301 \u05d0\u05d1 \u0627\u0644",
    "__proto__ constructor toString",
)
MARKER = "zqx"

# What the example leaves out, so that every place of both schemas is written to once.
_TERM = {"value": "silent", "quote": "", "page": ""}
_AT_SENTENCING = ("probation", "3553a_use", "acceptance_use", "3553e_motion", "safety_valve_carveout")
MORE_TERMS: dict[str, Any] = {
    "letter": {"version_quote": dict(_TERM), "counsel_statements_covered": dict(_TERM)},
    "use_breadth": dict(_TERM),
    "charged_on_word_alone": dict(_TERM),
    "kastigar_waived": dict(_TERM),
    "rebuttal_standard": dict(_TERM),
    "sentencing": {name: dict(_TERM) for name in _AT_SENTENCING},
    "truthfulness": {"obstruction_3C1_1": dict(_TERM)},
    "breach": {"notice_cure": dict(_TERM)},
    "topics": {"out": {"value": ["taxes"], "quote": "", "page": ""}},
    "use_only": {"value": ["impeachment"], "quote": "", "page": ""},
}
MORE_PEOPLE: list[dict[str, Any]] = [
    {
        "id": "stranger",
        "name": "A stranger",
        "status": "uncharged",
        "phones": ["+13125550190", {"number": "+13125550191"}],
        "defendant": {
            "counts": [{"count": "9", "statute": "21 USC 841(a)(1)"}],
            "criminal_history": {
                "sentences": [{"id": "stranger-s1", "offense": "theft", "term": "1 year"}],
                "anticipated": [{"offense": "a state case"}],
            },
        },
    }
]
MORE_FACTS: dict[str, Any] = {
    "undertakings": [
        {
            "id": "u-more",
            "title": "Another plan",
            "members": [{"id": "m-more", "person": "stranger", "scope": "open", "from": "2025-01-10"}],
        }
    ],
    "functions": [{"id": "fn-more", "person": "crane", "undertaking": "westside", "function": "retail"}],
    "circumstances": [{"id": "g-more", "kind": "threat", "date": "2025-08-20", "by": ["crane"]}],
    "payments": [
        {"id": "p-more", "date": "2025-08-20", "from": "crane", "to": "dunn", "usd": "400", "kind": "paid"},
    ],
    "contacts": [
        {
            "id": "c-more",
            "between": ["crane", "stranger"],
            "medium": "call",
            "first": "2025-08-20",
            "last": "2025-08-20",
            "count": "1",
        }
    ],
}
MORE_OF_EVENT = {
    "coded": {"words": "ticket", "reading": "half", "by": "an agent"},
    "acquitted": [{"person": "stranger", "count": "9"}],
}


def _merged(base: Any, more: Any) -> Any:
    if isinstance(base, dict) and isinstance(more, dict):
        return {**base, **{key: _merged(base[key], item) if key in base else item for key, item in more.items()}}
    return more


def example(root: Path, name: Name) -> dict[str, Any]:
    """Return a file of the example matter as a tree of text, with what the example leaves out."""
    tree, _ = read_tree((root / "examples" / "riverside" / f"{name}.yaml").read_bytes(), name)
    plain: dict[str, Any] = json.loads(json.dumps(tree))
    covered = {"phone": "+13125550190", "from": "2025-01-10", "to": "2025-11-02"}
    tolls = {"id": f"{name}-tolls", "kind": "toll", "covers": [covered]}
    plain["evidence"].append(tolls)
    plain["evidence"][0]["custody_gaps"] = [{"from": "2025-06-05", "to": "2025-06-18"}]
    plain["mitigation"] = [
        {"id": f"{name}-life", "person": "dunn", "kind": "work", "what": "work", "date": "2025-06-05"}
    ]
    plain["noted"] = [{"check": "uncited", "record": tolls["id"], "why": "produced next week"}]
    if name == "case":
        plain["challenges"] = [
            {"id": "ch-more", "kind": "custody", "to": [plain["evidence"][0]["id"]], "ground": "a gap"}
        ]
        agreement = plain["agreements"][0]
        agreement["waivers"] = {"appeal": "yes"}
        agreement["factual_basis"][0]["answers"] = [{"about": "g2", "prong": "characteristic", "answer": "in"}]
        historied = next(one for one in plain["people"] if "criminal_history" in (one.get("defendant") or {}))
        historied["defendant"]["criminal_history"]["anticipated"] = [{"offense": "a state case"}]
    if name == "proffer":
        plain["case"] = "case.json"
        plain["letters"][0]["terms"] = _merged(plain["letters"][0]["terms"], MORE_TERMS)
        plain["evidence"][0]["challenge"] = {"ground": "privilege"}
        plain["people"] = MORE_PEOPLE
        admission = next(one for one in plain["admissions"] if one["id"] == "a2")
        admission["facts"].update(MORE_FACTS)
        admission["facts"]["events"][0].update(MORE_OF_EVENT)
        differently = [{"admission": "a4", "says": "something else", "page": "page three"}]
        plain["sessions"][1]["report"] = {"said": ["a2"], "said_differently": differently}
    return plain


def attack_labels(tree: Any) -> Any:
    """Return the tree with an attack before the number of each Bates page: a label is any text that ends in digits."""
    if isinstance(tree, dict):
        return {
            key: [f"{LABEL}{label}" for label in value] if key == "bates" else attack_labels(value)
            for key, value in tree.items()
        }
    return [attack_labels(item) for item in tree] if isinstance(tree, list) else tree


def attack(place: str, old: str | None) -> str:
    """Return text that attacks the page; the same for the same text, so that references hold."""
    seed = old or place
    turn = sum(seed.encode())
    return " ".join([seed, *ATTACKS, OTHERS[turn % len(OTHERS)], TAILS[turn // len(OTHERS) % len(TAILS)]])


class Markers:
    """A marker of its own for each place and text: what of a file is found elsewhere can be told."""

    def __init__(self, letter: str) -> None:
        self.letter = letter
        self.places: dict[str, str] = {}
        self._known: dict[str | None, str] = {}

    def mark(self, place: str, old: str | None) -> str:
        """Return the marker; equal texts that refer to one another stay equal."""
        if old is not None and old in self._known:
            return self._known[old]
        marker = f"{MARKER}{self.letter}{len(self.places):04d}{MARKER}"
        self.places[marker] = place
        if old is not None:
            self._known[old] = marker
        return marker


def write(root: Path, folder: Path, name: Name, mark: Mark) -> tuple[Path, set[str]]:
    """Write a file of the matter with each place filled; return it, and the places that were reached."""
    reached: set[str] = set()

    def noted(place: str, old: str | None) -> str:
        reached.add(place)
        return mark(place, old)

    tree = filled(example(root, name), schemas()[name], name, noted)
    path = folder / f"{name}.json"
    path.write_text(json.dumps(tree, ensure_ascii=True), encoding="utf-8", newline="\n")
    return path, reached


def hostile_files(root: Path, folder: Path) -> tuple[Path, Path]:
    """Write case and proffer with every attack in every place, Bates labels among them."""
    files = write(root, folder, "case", attack)[0], write(root, folder, "proffer", attack)[0]
    for file in files:
        tree = attack_labels(json.loads(file.read_text(encoding="utf-8")))
        file.write_text(json.dumps(tree, ensure_ascii=True), encoding="utf-8", newline="\n")
    return files


def hostile_page_of(pages: Pages) -> Path:
    """Return the page of the hostile matter."""

    def make(page: Path) -> None:
        folder = page.with_suffix(".matter")
        folder.mkdir()
        build(page, *hostile_files(pages.root, folder))

    return pages.page("hostile", make)


def unreached(name: Name, reached: set[str]) -> set[str]:
    """Return the places that stayed empty; a term is written in its long form, which stands for its short one."""
    long = {where.removesuffix("[]").removesuffix(".value") for where in reached}
    wanted = places(schemas()[name], name) - REFERENCES
    return {where for where in wanted if where.removesuffix("[]").removesuffix(".value") not in long}
