"""The part ``value`` of ``relcon/simulation/2``: facts under the headings of USSG §5K1.1(a), and novelty. No score."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Result


class Stated(Result):
    """One fact under a heading, with the admissions it speaks of and where it can be looked up."""

    text: str
    admissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


class Factor(Result):
    """One of the five things that §5K1.1(a) names, with what the file has under it."""

    title: str
    cite: str
    facts: tuple[Stated, ...] = ()
    open: tuple[str, ...] = ()


class Target(Result):
    """One other person, and which admissions about that person are new, partly new, or known already."""

    person: str
    new: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    duplicate: tuple[str, ...] = ()


class Known(Result):
    """One admission beside the government's own exhibits; ``unshown`` are its facts to which none is cited."""

    state: Literal["new", "partly", "duplicate"]
    pages: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


class Speaker(Result):
    """Somebody else who may speak, and why that person could know of which admissions.

    ``stated``: named by counsel under ``others``; ``before_session``: that person's proffer came before the session;
    ``later``: those of which every fact happened after that proffer; ``undated``: those of which no fact has a date.
    """

    person: str
    stated: bool
    proffered: str | None = None
    before_session: bool = False
    could_know: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    later: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()


class Ahead(Result):
    """These people speak first, in whatever order: what stays new, and what one of them could have told by then.

    ``as_recorded`` marks those whose own proffers came before the session.
    """

    first: tuple[str, ...]
    stays_new: tuple[str, ...]
    could_be_told: tuple[str, ...]
    as_recorded: bool = False


class Novelty(Result):
    """Novelty if others speak first. ``every_order``: the sets shown stand for all ``orders`` of the people."""

    new: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    ahead: tuple[Ahead, ...]
    orders: str
    every_order: bool
    open: tuple[str, ...] = ()


class Value(Result):
    """What the file says on each of the five things of USSG §5K1.1(a); each admission and target; novelty."""

    usefulness: Factor
    truthfulness: Factor
    nature_and_extent: Factor
    risk: Factor
    timeliness: Factor
    admissions: dict[str, Known]
    targets: tuple[Target, ...]
    novelty: Novelty
