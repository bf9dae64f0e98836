"""Names and allowed values of the options by which the three positions differ; their values and authority are law."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from relcon.records.base import Record, ShortForm, Whole

Ground = Literal["agreed", "object", "knowledge", "nature", "took_part", "supervised", "presumed"]


def _scale(value: Any) -> Any:
    return None if value == "none" else value


class OptionChanges(Record):
    """Changes that a case file makes to one position's options; what is left out keeps the built-in value."""

    quantity: Literal["low", "point", "high"] | None = None
    grounds: tuple[Ground, ...] | None = None
    took_part_scale: Annotated[Whole | None, BeforeValidator(_scale), ShortForm(const="none")] = None
    weak: Literal["in", "out"] | None = None
    client_word: Literal["believed", "corroborated", "conceded"] | None = None
    suppressed: Literal["in", "out"] | None = None
    open_norm: Literal["in", "out"] | None = None
    straddling: Literal["in", "open", "out"] | None = None
    slice: Literal["in", "midpoint", "out"] | None = None
    membership_end: Literal["as_recorded", "with_evidence", "by_finding"] | None = None
    record_dates: Literal["shorten", "lengthen"] | None = None
    personal_use_conspiracy: Literal["in", "out", "by_circuit"] | None = None
    personal_use_other: Literal["in", "out", "by_circuit"] | None = None
    statutory_quantity: Literal["own", "conspiracy", "object", "by_circuit"] | None = None
    acquitted_overlap: Literal["in", "out"] | None = None
    unable_or_unwilling: Literal["holds", "undisputed", "by_finding"] | None = None
    delivery_unknown: Literal["delivered", "agreed", "larger"] | None = None
    purity_mix: Literal["rows", "per_event"] | None = None
    aggravating_role: Literal["lowest_compelled", "lowest_corroborated", "highest"] | None = None
    mitigating_role: Literal["highest", "undisputed_else_lowest", "lowest_if_undisputed"] | None = None
    firearm_connection: Literal["in", "out"] | None = None
    presence: Literal["named", "place_and_date"] | None = None
    imported_lot: Literal["importing", "any_event"] | None = None
    silent_term: Literal["against_government", "for_government"] | None = None
    court_3661: Literal["open", "barred"] | None = None


class PositionChanges(Record):
    """Option changes by position."""

    defense: OptionChanges = OptionChanges()
    psr: OptionChanges = OptionChanges()
    government: OptionChanges = OptionChanges()
