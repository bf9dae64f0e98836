"""The words of which court records make a sentence: tokens, each of one kind; a word that is not known has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

# What each kind is written as. A phrase of several words is taken before its first words alone.
PHRASES: Final = {
    "YEAR": "year, years, yr, yrs",
    "MONTH": "month, months, mo, mos, mth, mths",
    "WEEK": "week, weeks, wk, wks",
    "DAY": "day, days",
    "LIFE": "life, natural life, life imprisonment, life in prison, life sentence, life sentences, life "
    "term, life terms, life without parole, life with parole, life without the possibility of "
    "parole, life with the possibility of parole",
    "TO": "to",
    "UP TO": "up to, not to exceed, not more than, no more than, max, maximum, maximum of, a maximum of, at most",
    "INDETERMINATE": "indeterminate, indeterminate sentence",
    "PLACE": "in, in the, of, for, county, state, federal, city, local, sentence, sentenced to, term of",
    "CUSTODY": "jail, prison, custody, imprisonment, incarceration, confinement, penitentiary, doc, bop, "
    "department of corrections, house of correction, jail time, commitment, committed",
    "IMPOSED": "imposed, executed",
    "SERVE": "serve, to serve, to be served",
    "CONDITION": "as a condition, as a condition of probation, condition of probation, as condition of "
    "probation, as a condition of supervision",
    "KIND": "supervised, unsupervised, formal, informal, bench, felony, misdemeanor",
    "PROBATION": "probation, prob, community supervision, conditional discharge, probationary term",
    "RELEASE": "supervised release, parole, mandatory release, special parole, post-release supervision",
    "FINE": "fine, fined, costs, court costs, fees, restitution, fine only, costs only, community service",
    "LIEU": "in lieu of fine, in lieu of a fine, in lieu of the fine, in default of fine, in default of a "
    "fine, in default of payment",
    "SUSPENDED": "suspended, susp, ses, sis, ses/sis, sis/ses, imposition suspended, execution suspended, "
    "imposition of sentence suspended, execution of sentence suspended, suspended sentence, "
    "stayed, execution stayed, imposition stayed",
    "ALL": "all, entirely, wholly, totally, fully",
    "ALL BUT": "all but",
    "BALANCE": "balance, remainder, rest, the balance, the remainder, the rest",
    "PROBATED": "probated",
    "TIME SERVED": "time served, cts, credit for time served, credit time served, sentenced to time served",
    "CREDIT": "credit, credit for",
    "SERVED": "served",
    "PAROLED": "paroled after, released after, paroled, released on parole after",
    "NOTE": "good time, with good time, case closed, same day, same indictment, same charging instrument, "
    "same information, same case, split sentence, on appeal, appeal pending",
    "STAYED ON APPEAL": "stayed pending appeal, execution stayed pending appeal, stayed on appeal",
    "HOME": "home detention, home confinement, house arrest, electronic monitoring",
    "HALFWAY": "halfway house, community confinement, ccc, community corrections center, residential reentry center",
    "RESTRICTION": "restriction",
    "WEEKENDS": "weekends, weekend",
    "WORK RELEASE": "work release",
    "CONCURRENT": "concurrent, concurrently, to run concurrently",
    "CONSECUTIVE": "consecutive, consecutively, to run consecutively",
    "CONSECUTIVE TO": "consecutive to",
    "REVOKED": "revoked, violated, violation, viol",
    "PROBATION REVOKED": "vop, prob viol, probation violation, violation of probation",
    "SUSPENSION REVOKED": "ses vacated, sis vacated, suspension vacated, suspended sentence vacated, suspension "
    "revoked, suspended sentence revoked",
    "REINSTATED": "reinstated, continued on probation, probation continued, probation reinstated, restored to "
    "probation, continued on supervision",
    "DEFERRED": "deferred adjudication, withheld adjudication, adjudication withheld, deferred sentence, "
    "deferred judgment, deferred entry of judgment",
    "BEFORE JUDGMENT": "probation before judgment, pbj",
    "DIVERSION": "pretrial diversion, pre-trial diversion, diversion, acd, deferred prosecution, adjournment "
    "in contemplation of dismissal, nolle prosequi after program, nolle prosequi after diversion",
    "DISMISSED": "dismissed, charge dismissed, charges dismissed, case dismissed",
    "GUILTY": "plea of guilty, on a plea of guilty, guilty plea, on a guilty plea, pleaded guilty, pled "
    "guilty, plea of nolo, on a plea of nolo, plea of nolo contendere, on a plea of nolo "
    "contendere, convicted, found guilty",
    "PENDING": "sentencing pending, awaiting sentencing, awaiting sentence, not yet sentenced, sentence pending",
    "JUVENILE": "juvenile, juvenile court, juvenile adjudication, juvenile commitment, adjudicated "
    "delinquent, youth authority, committed to youth authority, committed to the youth authority, "
    "juvenile detention",
    "UNTIL 21": "until 21st birthday, until his 21st birthday, until her 21st birthday, until age 21, to age "
    "21, until the age of 21, not to exceed 21st birthday, not to exceed the 21st birthday",
    "AGE": "age, aged",
    "TRIBAL": "tribal court, tribal",
    "SUMMARY": "summary court-martial",
    "ARTICLE 15": "article 15",
    "SPECIAL": "special court-martial",
    "GENERAL": "general court-martial",
    ",": ",",
    ";": ";",
    "(": "(",
    ")": ")",
    "AND": "and, plus, &, +, and then, then, followed by",
    "WITH": "with, on",
    "OR": "or",
    "-": "-",
}  # fmt: skip
_ONES: Final = (
    "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, "
    "seventeen, eighteen, nineteen, twenty"
)
_TENS: Final = "ten, twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety"
# Tens and ones as numbers.
_NUMBERS: Final = {word: 10 * number for number, word in enumerate(_TENS.split(", "), start=1)} | {
    word: number for number, word in enumerate(_ONES.split(", "), start=1)
}
_ARTICLES: Final = ("a", "an")
_IDIOMS: Final = {"11/29": ("11", "months", "29", "days")}
_TOKEN: Final = re.compile(
    r"\$\s?\d[\d,]*(?:\.\d\d)?|\d+/\d+|\d+(?:st|nd|rd|th)\b|\d+(?:\.\d+)?|[a-z]+(?:[-'/][a-z]+)*\.?|\S"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A token: its kind, empty if it is not known; how it is written; the number that it is, if one."""

    kind: str
    text: str
    number: Fraction | None = None


def _spelled() -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): kind for kind, listed in PHRASES.items() for phrase in _listed(listed)}


def _listed(text: str) -> list[str]:
    return [text] if text == "," else text.split(", ")


_PHRASES: Final = _spelled()
_LONGEST: Final = max(len(phrase) for phrase in _PHRASES)


def words(text: str) -> tuple[Word, ...]:
    """Return the tokens of a text, the longest phrase known before a shorter one."""
    plain = text.strip().rstrip(".").lower().replace("’", "'").replace("–", "-").replace("—", ", ")
    pieces = _TOKEN.findall(plain.replace("w/o ", "without ").replace("w/", "with ").replace("s' ", "s "))
    pieces = [piece.rstrip(".") if piece[0].isalpha() else piece for piece in pieces]
    return tuple(_words([one for piece in pieces for one in _IDIOMS.get(piece, (piece,))]))


def _words(pieces: list[str]) -> Iterator[Word]:
    at = 0
    while at < len(pieces):
        size = next((n for n in range(_LONGEST, 0, -1) if tuple(pieces[at : at + n]) in _PHRASES), 0)
        if size:
            phrase = tuple(pieces[at : at + size])
            yield Word(_PHRASES[phrase], " ".join(phrase))
        else:
            yield _single(pieces[at])
        at += size or 1


def _single(piece: str) -> Word:
    if piece[0] == "$" and len(piece) > 1:
        return Word("MONEY", piece)
    if piece in _ARTICLES:
        return Word("A", piece, Fraction(1))
    if piece in _NUMBERS:
        return Word("NUMBER", piece, Fraction(_NUMBERS[piece]))
    if piece[0].isdigit() and piece.replace(".", "", 1).isdigit():
        return Word("NUMBER", piece, Fraction(piece))
    return Word("", piece)
