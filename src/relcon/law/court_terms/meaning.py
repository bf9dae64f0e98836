"""What a sentence comes to, as court records phrase it: imprisonment between bounds, and what else bears on points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, reduce
from itertools import pairwise
from typing import Final

from relcon.law.court_terms.grammar import Amount, Part, Unread, of_unit_of, stages
from relcon.law.terms import FOR_LIFE, NO_IMPRISONMENT, Length
from relcon.records.base import Answer


@dataclass(frozen=True, slots=True)
class Pronounced:
    """A sentence, read wholly.

    Attributes
    ----------
    least, most
        The sentence of imprisonment (USSG §4A1.2(b)), between bounds: the maximum imposed, less what is suspended,
        with what a revocation added.
    probation
        The longest probation, between bounds; ``None`` for none.
    said
        How it was read, with the cites of what was applied.
    asks
        What its words leave open; empty for nothing.
    supervised
        Whether it has a custodial or supervisory part: a fine alone has none.
    guilt
        Of a diversion, whether guilt was found or admitted in court; ``yes`` for every other sentence.
    pending
        Guilt is established, and nothing imposed yet.
    court
        A court that the words name: ``tribal``, or of a court-martial ``general``, ``special``, ``summary``,
        ``article_15``; empty for none.
    juvenile, age
        Whether the words name a juvenile court or authority; an age that they name, of the offense or the sentence.
    """

    least: Length
    most: Length
    probation: tuple[Length, Length] | None = None
    said: str = ""
    asks: str = ""
    supervised: Answer = "yes"
    guilt: Answer = "yes"
    pending: bool = False
    court: str = ""
    juvenile: bool = False
    age: int | None = None

    @property
    def plain(self) -> Length | None:
        """The length, where it is settled and nothing else bears on it."""
        return self.least if self.least == self.most and self.guilt == "yes" and not self.pending else None


@dataclass(frozen=True, slots=True)
class _Stage:
    """The imprisonment of one stage, between bounds, and how it was reached."""

    least: Length = NO_IMPRISONMENT
    most: Length = NO_IMPRISONMENT
    how: str = ""
    asks: str = ""


_TERMS: Final = (
    "term",
    "jail",
    "condition",
    "life",
    "served term",
    "concurrent term",
    "consecutive term",
    "two consecutive",
)
_WITHOUT: Final = (
    "fine",
    "probation",
    "release",
    "home",
    "home on probation",
    "halfway house",
    "restriction",
    "reinstated",
)
_ON_PROBATION: Final = ("probation", "condition", "home on probation", "before judgment", "balance", "reinstated")
_RARE: Final = ("in lieu", "weekends", "work release", "until 21", "juvenile until 21")
_SUSPENSIONS: Final = ("suspended term", "suspended number", "all suspended", "all but", "all but number", "balance")
_COURTS: Final = {
    "tribal court": "tribal",
    "summary court-martial": "summary",
    "article 15": "article_15",
    "special court-martial": "special",
    "general court-martial": "general",
}
# What stands for a whole sentence by itself.
_WHOLE: Final = (
    *_TERMS,
    *_WITHOUT,
    *_SUSPENSIONS,
    "serve",
    "time served",
    "in lieu",
    "weekends",
    "work release",
    "deferred",
    "deferred on a plea",
    "before judgment",
    "diversion",
    "pending",
    "until 21",
    "juvenile until 21",
)


@cache
def read(text: str) -> Pronounced:
    """Read a prior sentence as a court record phrases it.

    Parameters
    ----------
    text
        Such as ``5 years probation, revoked, 2 years``.

    Returns
    -------
    Pronounced
        What it comes to.

    Raises
    ------
    Unread
        If any word of it is not known, or its words can be put together in two ways. Nothing is read in part.

    Notes
    -----
    Rule: USSG §4A1.2(a)(2)-(4), (b), (d), (f), (g), (i), (k)(1), (l), n.2, n.4, n.11.
    """
    found = stages(text)
    every = [part for stage in found for part in stage]
    names = {part.what for part in every}
    if not names & set(_WHOLE):
        raise Unread("no sentence")
    told = [_imprisonment(stage, first=place == 0) for place, stage in enumerate(found)]
    least, most = _sum([one.least for one in told]), _sum([one.most for one in told])
    how = ", then ".join(_said(one) for one in told)
    # (k)(1): the original term and that imposed upon revocation are added.
    how = f"{_between(least, most)}: {how}, added (§4A1.2(k)(1))" if len(told) > 1 else how
    asks = "; ".join(one.asks for one in told if one.asks)
    guilt = _guilt(names, len(found) > 1)
    if guilt == "yes" and names & {"deferred", "deferred on a plea", "before judgment"} and len(found) == 1:
        # (f) counts it under (c); of imprisonment that was part of it the text says nothing.
        least, how = NO_IMPRISONMENT, f"{how}, guilt found or admitted without a conviction (§4A1.2(f))"
        asks = asks or ("whether imprisonment with a deferred judgment is counted by length" if most.positive else "")
    if guilt != "yes":
        how = f"{how}, diverted (§4A1.2(f))"
        asks = asks or ("whether guilt was found or admitted in court" if guilt == "unknown" else "")
    pending = "pending" in names
    if pending and (len(names - {"pending", "guilty"}) or len(found) > 1):
        raise Unread("a sentence beside one that is pending")
    return Pronounced(
        least,
        most,
        _probation(every),
        "guilt established, not yet sentenced (§4A1.2(a)(4))" if pending else how,
        asks,
        "unknown" if pending else "no" if names <= {"fine", "guilty", "note"} else "yes",
        guilt,
        pending,
        _court(names),
        bool(names & {"juvenile", "juvenile until 21"}),
        _age(every),
    )


def length_of(text: str | None) -> Length | None:
    """Return the imprisonment that a text settles, such as ``6 years`` or ``probation``; ``None`` for no text."""
    try:
        return None if text is None else read(text).plain
    except Unread:
        return None


def _said(stage: _Stage) -> str:
    return stage.how or _between(stage.least, stage.most)


def _between(least: Length, most: Length) -> str:
    if least == most:
        return str(least) if most.positive else "no imprisonment"
    return f"{least if least.positive else 'nothing'} to {most}" if not most.life else "imprisonment of unknown length"


def _imprisonment(parts: Sequence[Part], first: bool) -> _Stage:
    """Return the imprisonment of one stage."""
    parts = _alternatives(parts)
    terms = [part for part in parts if part.what in _TERMS]
    serve = [part for part in parts if part.what == "serve"]
    suspended = [part for part in parts if part.what in _SUSPENSIONS]
    rare = [part for part in parts if part.what in _RARE]
    credited = [part for part in parts if part.what == "time served"]
    if rare:
        if len(rare) > 1 or terms or serve or suspended:
            raise Unread("how its parts belong together")
        return _rare(rare[0])
    if credited and terms and not _credit(parts, credited[0], terms):
        raise Unread("whether the time served is a term of its own")
    if credited and (serve or suspended) and not terms:
        raise Unread("whether the time served is a term of its own")
    if any(part.what == "release" for part in parts) and not (terms or serve or credited):
        raise Unread("the imprisonment before the release")
    if not terms and not serve and credited:
        return _Stage(NO_IMPRISONMENT, FOR_LIFE, "time served", "how many days were served")
    if suspended:
        return _less(parts, terms, serve, suspended)
    if serve:
        return _served(terms, serve)
    if not first and not terms and not any(part.what in _WITHOUT for part in parts):
        return _Stage(NO_IMPRISONMENT, FOR_LIFE, "a revocation", "what was imposed upon revocation")
    return _term(terms, [part.what for part in parts if part.what in ("concurrent", "consecutive")])


def _alternatives(parts: Sequence[Part]) -> list[Part]:
    """Leave out a term to which a fine is the alternative: a sentence without imprisonment, n.4."""
    kept = list(parts)
    for before, part in pairwise(parts):
        if part.joined_by == "OR":
            terms = [one for one in (before, part) if one.what in ("term", "jail")]
            if len(terms) != 1 or not {before.what, part.what} & {"fine"} or len(parts) != len((before, part)):
                raise Unread("what 'or' leaves to choose")
            kept = [one for one in parts if one is not terms[0]]
    return kept


def _credit(parts: Sequence[Part], served: Part, terms: list[Part]) -> bool:
    """Whether time served is credit on the only term, or that term says how long it was: ``time served (75 days)``."""
    order = list(parts)
    at, of = order.index(served), order.index(terms[0])
    return len(terms) == 1 and (served.joined_by != "AND" if of < at else terms[0].joined_by == "(")


def _rare(part: Part) -> _Stage:
    """Return the bounds of what the text of the Manual does not measure."""
    length = part.amount.length if part.amount is not None else NO_IMPRISONMENT
    if part.what == "in lieu":
        # n.4 if the defendant chooses it; imprisonment if it stands for a fine that was not paid.
        return _Stage(NO_IMPRISONMENT, length, f"{length} or a fine", "whether the fine was an alternative (n.4)")
    if part.what == "work release":
        # From a halfway house it is none (§4A1.1, background).
        how = f"{length} of work release"
        return _Stage(NO_IMPRISONMENT, length, how, "whether it was served from a jail or a halfway house")
    if part.what == "weekends" and part.number is not None and part.number.denominator == 1:
        count = int(part.number)
        how = f"{count} weekends of one or two days"
        return _Stage(Length(0, count), Length(0, count + count), how, "how many days the weekends are")
    # n.2: detention before trial, and the time from the sentence to that birthday.
    return _Stage(NO_IMPRISONMENT, FOR_LIFE, "until the twenty-first birthday", "how long that was (n.2)")


def _less(parts: Sequence[Part], terms: list[Part], serve: list[Part], suspended: list[Part]) -> _Stage:
    """Return what a suspension leaves, §4A1.2(a)(3) and (b)(2)."""
    if len(suspended) > 1 or len(terms) > 1:
        raise Unread("which part is suspended")
    part, place = suspended[0], list(parts).index(suspended[0])
    if serve:
        if part.what not in ("balance", "suspended term") or (part.what == "suspended term" and terms):
            raise Unread("which part is suspended")
        whole = terms if part.what == "balance" else [part]
        return _served(whole, serve)
    if part.what == "balance":
        raise Unread("what is to be served before the balance")
    before = [one for one in terms if list(parts).index(one) < place]
    if part.what == "all suspended" or (part.what == "suspended term" and not before):
        after = [one for one in terms if one not in before]
        if any(one.what not in ("jail", "condition") for one in after):
            raise Unread("whether what follows is suspended")
        if after:
            # Wholly suspended, with imprisonment as a condition (n.2).
            return _term(after)
        how = "wholly suspended (§4A1.2(a)(3))"
        return _Stage(how=how)
    amount = before[0].amount if before else None
    if amount is None or part.joined_by not in (",", "WITH", "("):
        raise Unread("of what a part is suspended")
    given = part.amount or of_unit_of(part.number, amount)
    if amount.length.life or given.length.less_than(amount.length) != "yes":
        raise Unread("more suspended than imposed")
    left = given.length if part.what.startswith("all but") else amount.length.minus(given.length)
    return _Stage(left, left, f"{left} not suspended of {amount.length} (§4A1.2(b)(2))")


def _served(terms: list[Part], serve: list[Part]) -> _Stage:
    """Return the portion to be served, of a longer term if one is named."""
    amount = serve[0].amount
    if len(serve) > 1 or len(terms) > 1 or amount is None:
        raise Unread("what is to be served")
    whole = terms[0].amount if terms else None
    if whole is None:
        return _Stage(amount.length, amount.length)
    if amount.length.less_than(whole.length) != "yes":
        raise Unread("more to be served than imposed")
    return _Stage(amount.length, amount.length, f"{amount.length} to serve of {whole.length} (§4A1.2(b)(2))")


def _term(terms: list[Part], apart: Sequence[str] = ()) -> _Stage:
    """Return one term, the longest of concurrent ones, the aggregate of consecutive ones: §4A1.2(a)(2)."""
    amounts = [
        amount
        for part in terms
        for amount in (Amount(FOR_LIFE) if part.what == "life" else part.amount, part.second)
        if amount is not None
    ]
    if len(amounts) <= 1:
        if apart and any(amount.joined for amount in amounts):
            raise Unread("one length or two")
        length = amounts[0].length if amounts else NO_IMPRISONMENT
        return _Stage(length, length)
    ways = {what.split()[-1] for what in apart} | {
        "consecutive" if "consecutive" in part.what else "concurrent" for part in terms if "con" in part.what
    }
    if len(ways) != 1 or any(amount.joined for amount in amounts):
        raise Unread("two terms, neither concurrent nor consecutive")
    lengths = [amount.length for amount in amounts]
    if ways == {"consecutive"}:
        total = _sum(lengths)
        return _Stage(total, total, f"{total}, consecutive terms together (§4A1.2(a)(2))")
    longest = reduce(_longer, lengths)
    return _Stage(longest, longest, f"{longest}, the longest of concurrent terms (§4A1.2(a)(2))")


def _longer(one: Length, other: Length) -> Length:
    if one == other:
        return one
    answer = one.less_than(other)
    if answer == "unknown":
        raise Unread("which term is the longer")
    return other if answer == "yes" else one


def _sum(lengths: Sequence[Length]) -> Length:
    return reduce(Length.plus, lengths, NO_IMPRISONMENT)


def _probation(parts: Sequence[Part]) -> tuple[Length, Length] | None:
    """Return the longest probation, for §4A1.2(c)(1); of unknown length where none is named."""
    found = [part for part in parts if part.what in _ON_PROBATION]
    if not found:
        return None
    known = [part.amount.length for part in found if part.what == "probation" and part.amount is not None]
    if not known:
        return NO_IMPRISONMENT, FOR_LIFE
    longest = reduce(_longer, known)
    return longest, longest


def _guilt(names: set[str], revoked: bool) -> Answer:
    """Return whether guilt was found or admitted: of a diversion only where its words say so, §4A1.2(f)."""
    if revoked or not names & {"deferred", "diversion"} or "guilty" in names:
        return "yes"
    return "no" if "diversion" in names else "unknown"


def _court(names: set[str]) -> str:
    found = [_COURTS[name] for name in _COURTS if name in names]
    if len(found) > 1:
        raise Unread("which court")
    return found[0] if found else ""


def _age(parts: Sequence[Part]) -> int | None:
    ages = [part.number for part in parts if part.what == "age" and part.number is not None]
    if len(ages) > 1 or any(age.denominator != 1 for age in ages):
        raise Unread("whose age it is")
    return int(ages[0]) if ages else None
