"""The worlds of a proffer: what each says of the client's disposition, and which admitted facts then count.

Source: design semantics §4; USSG §1B1.8, §3C1.1, §3E1.1, §5C1.2; 18 U.S.C. §3553(f).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from relcon.proffer.sessions.completeness import Criterion

Counting = Literal["nothing", "violent", "protected", "derivative", "all", "lifted", "rebuttal", "supplied by others"]
"""Which of the client's admissions count against the client.

``protected`` honors the letter as written; ``derivative`` adds what leads may find; ``rebuttal`` adds what answers an
objection and the letter lets the government use at sentencing; ``all`` is everything, ``lifted`` everything but what
the statute itself keeps from enhancing; ``supplied by others`` is what another person may say, the client silent.
"""


@dataclass(frozen=True, slots=True)
class World:
    """One world.

    Attributes
    ----------
    counting
        What counts against the client.
    speaks
        Whether the client has spoken, so that the statements are evidence against others and narrow what they narrow.
    trial, acceptance, obstruction
        As in `relcon.engine.disposition.Disposition`.
    criterion5
        The fifth safety-valve criterion if the disclosure is complete; ``stated`` leaves it to the case file,
        ``session`` asks whether the session counts as a safety-valve disclosure.
    notes
        What the world leaves open, said once for the world.
    risks
        What it leaves open on the client's worksheet.
    """

    counting: Counting
    speaks: bool = True
    trial: bool = False
    acceptance: Literal["none"] | None = None
    obstruction: bool | None = None
    criterion5: Criterion | Literal["stated", "session"] = "unknown"
    notes: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()


_NO_MOTION: Final = "no motion under USSG §5K1.1 or 18 U.S.C. §3553(e) in this outcome"
CURE: Final = "the fifth safety-valve criterion is open: an earlier lapse may be cured by the sentencing hearing"
_AFTER_TRIAL: Final = "no reduction under §3E1.1 after trial; n.2 leaves room for rare exceptions"
_DISCLOSED: Final = (
    (
        "what is disclosed under 18 U.S.C. §3553(f) raises nothing here unless it relates to a violent "
        "offense; what 'enhance' reaches beyond base level, characteristics and role is open, as are use "
        "against others, derivative use and use in other prosecutions (USSG §5C1.2 n.4)"
    ),
    _NO_MOTION,
    "USSG §1B1.8 adds nothing where only the client's own crimes are told (n.6)",
)
_BREACH: Final = "the letter's own standard decides what a breach is, and who finds it"

WORLDS: Final[Mapping[str, World]] = MappingProxyType(
    {
        "trial": World(
            "nothing", speaks=False, trial=True, acceptance="none", criterion5="stated", risks=(_AFTER_TRIAL,)
        ),
        # The statute asks for disclosure by the sentencing hearing, whatever was put to trial (§3553(f)(5)).
        "trial_disclosed": World(
            "violent",
            trial=True,
            acceptance="none",
            criterion5="met",
            notes=_DISCLOSED,
            risks=(_AFTER_TRIAL,),
        ),
        "silent": World("nothing", speaks=False, criterion5="stated"),
        "safety_valve_only": World(
            "violent",
            criterion5="met",
            notes=_DISCLOSED,
        ),
        "protected": World(
            "protected",
            criterion5="session",
            notes=(
                "protected is the guideline range alone, not the sentence within it or a variance (USSG §1B1.8 n.1)",
            ),
        ),
        "derivative": World(
            "derivative",
            criterion5="session",
            notes=("every lead is taken as found; each alone is shown with its admission",),
        ),
        "unprotected": World("all", criterion5="session"),
        "triggered_trial": World(
            "lifted",
            trial=True,
            acceptance="none",
            notes=(
                "at most: every admission, whatever the defense at trial; what each defense lets in stands under trial",
            ),
            risks=(_AFTER_TRIAL, CURE),
        ),
        "triggered_sentencing": World(
            "rebuttal",
            risks=(
                (
                    "§3E1.1 is at risk where an objection falsely denies or frivolously contests relevant conduct "
                    "(n.1(A)); read here as stated in the case file"
                ),
                CURE,
            ),
        ),
        "breach": World(
            "lifted",
            acceptance="none",
            obstruction=True,
            notes=(
                "a breach by falsehood; nothing in USSG §1B1.8 then restricts use ((b)(4), n.4)",
                _BREACH,
                _NO_MOTION,
            ),
            risks=(
                (
                    "§3C1.1 assumes a falsehood within n.4(F)-(H): to a judge, to probation, or to agents if material "
                    "and if it significantly obstructed; an unsworn one to agents is otherwise not enough (n.5(B))"
                ),
                "§3E1.1 is then ordinarily lost, not always (n.4)",
                CURE,
            ),
        ),
        "breach_refusal": World(
            "lifted",
            notes=("a breach by refusing to go on (USSG §1B1.8(b)(4))", _BREACH, _NO_MOTION),
            risks=("a refusal to go on is in no example of §3C1.1 n.4 and by itself adds nothing", CURE),
        ),
        "breach_new_crime": World(
            "lifted",
            acceptance="none",
            notes=("a breach by a new crime (USSG §1B1.8(b)(4))", _BREACH, _NO_MOTION),
            risks=("§3E1.1 is ordinarily lost by a new crime (n.1(B)), not always", CURE),
        ),
        "leak": World(
            "supplied by others",
            speaks=False,
            criterion5="stated",
            notes=(
                (
                    "facts that another person named under others may supply, on likely topics, as one who took part "
                    "or is recorded to know: not information provided under the agreement (USSG §1B1.8(a)); what they "
                    "would say of anyone but the client is not shown"
                ),
            ),
        ),
        "agreed": World("nothing", speaks=False, criterion5="stated"),
    }
)
