"""The result ``relcon/roles/1``: elements of role first, tiers beside them, measures of contacts last."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from relcon.results.base import Result
from relcon.results.exposure import Manual, Receipt
from relcon.results.network import Measures, Placement
from relcon.results.roles import RoleAnswer


class DefendantRoles(Result):
    """One defendant: the elements of role by position; empty where the Manual is not shipped."""

    positions: dict[str, RoleAnswer] = Field(default_factory=dict)
    manual: Manual | None = None
    warnings: tuple[str, ...] = ()


class Roles(Result):
    """Every defendant asked for; tiers and measures of everybody. No level rests on a tier or a measure."""

    format: Literal["relcon/roles/1"] = "relcon/roles/1"
    receipt: Receipt
    defendants: dict[str, DefendantRoles]
    tiers: dict[str, Placement]
    measures: Measures
