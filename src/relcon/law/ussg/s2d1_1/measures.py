"""USSG §2D1.1(c) Notes (E)-(G), n.9, n.10: bringing a quantity to what the tables count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from relcon.law.open_points import point
from relcon.law.tables import load
from relcon.law.ussg.s2d1_1.quantity_table import micro
from relcon.records.customs import MICRO, Dimension
from relcon.records.substances import SUBSTANCES, Substance

NOTES: Final = "2D1.1-notes"
TYPICAL: Final = "2D1.1-n9"


@dataclass(frozen=True, slots=True)
class TableAmount:
    """A quantity as the tables count it.

    Attributes
    ----------
    micro
        Micrograms, micro-units or micro-millilitres, as the substance is counted.
    substance
        The id under which it counts: the drug itself where the Manual's typical weight is one of the actual drug.
    notes
        What was assumed, with its cite.
    """

    micro: int
    substance: str
    notes: tuple[str, ...] = ()


def needs_purity(substance: str) -> bool:
    """Whether a weight under this id counts only through the drug itself, as with oxycodone; §2D1.1(c) Note (B)."""
    return SUBSTANCES[substance].conversion is None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What :func:`table_amount` was asked."""

    quantity: int
    dimension: Dimension
    substance: Substance
    per_unit: int | None
    edition: str

    def pieces(self, each: int) -> int:
        # Counts and volumes are held in millionths, so that half a pill stays exact; what is finer is dropped.
        return self.quantity * each // MICRO

    def note(self, key: str, what: str) -> tuple[str, str]:
        """Return an amount stated in a note to the table, and its cite."""
        table = load(NOTES, self.edition)
        return table.text(key, what), table.text(key, "cite")

    def found(self, amount: int, *notes: str) -> TableAmount:
        return TableAmount(amount, self.substance.id, notes)


def _grams(asked: _Asked) -> TableAmount | None:
    if asked.dimension == "mass":
        lsd = asked.substance.id == asked.note("lsd_dose", "of")[0]
        return asked.found(asked.quantity, *([point("lsd_alone").said] if lsd else []))
    if asked.dimension == "volume":
        text, cite = asked.note("millilitre_of_liquid", "weight")
        return asked.found(asked.pieces(micro(text)), f"1 ml counted as {text} ({cite})")
    if asked.dimension == "plants":
        return _plants(asked)
    if asked.dimension == "doses" and asked.substance.id == asked.note("lsd_dose", "of")[0]:
        text, cite = asked.note("lsd_dose", "weight")
        ignored = "; the stated weight of a dose, carrier included, is not used" if asked.per_unit else ""
        return asked.found(asked.pieces(micro(text)), f"each dose on a carrier counted as {text} ({cite}){ignored}")
    if asked.per_unit is not None:
        return asked.found(asked.pieces(asked.per_unit))
    return _typical(asked)


def _plants(asked: _Asked) -> TableAmount | None:
    if asked.substance.id != asked.note("plant", "of")[0]:
        return None
    text, cite = asked.note("plant", "weight")
    if asked.per_unit is not None and asked.per_unit > micro(text):
        said = f"each plant counted by its weight, which exceeds {text} ({cite})"
        return asked.found(asked.pieces(asked.per_unit), said)
    return asked.found(asked.pieces(micro(text)), f"each plant counted as {text} ({cite})")


def _typical(asked: _Asked) -> TableAmount | None:
    table, here = load(TYPICAL, asked.edition), ("weights", asked.substance.id)
    if not table.has(*here):
        return None
    one = table.text(*here, "of") if table.has(*here, "of") else None
    if one is not None and asked.dimension != "doses":
        return None
    text = table.text(*here, "weight")
    said = f"typical weight of one {one or 'dose or pill'}, {text} ({table.cite}); not if the case shows better"
    amount = asked.pieces(micro(text))
    if not table.flag(*here, "actual"):
        return asked.found(amount, said)
    return TableAmount(amount, asked.substance.actual_id or asked.substance.id, (f"{said}; weight of the drug itself",))


def _units(asked: _Asked) -> TableAmount | None:
    if asked.dimension in ("units", "pills"):
        return asked.found(asked.quantity)
    if asked.dimension == "volume":
        text, cite = asked.note("unit_of_liquid", "volume")
    elif asked.dimension == "mass" and asked.substance.steroid:
        text, cite = asked.note("unit_of_steroid", "weight")
    else:
        return None
    return asked.found(asked.quantity * MICRO // micro(text), f"each {text} counted as one unit ({cite})")


def _millilitres(asked: _Asked) -> TableAmount | None:
    if asked.dimension == "volume":
        return asked.found(asked.quantity)
    if asked.dimension != "mass":
        return None
    text, cite = asked.note("millilitre_of_liquid", "weight")
    return asked.found(asked.quantity * MICRO // micro(text), f"{text} of liquid counted as 1 ml ({cite})")


_BY_MEASURE: Final = {"g": _grams, "unit": _units, "ml": _millilitres}


def table_amount(
    quantity: int, dimension: Dimension, substance: str, per_unit: int | None, edition: str
) -> TableAmount | None:
    """Bring a quantity to what the tables count for its substance.

    Parameters
    ----------
    quantity
        Micrograms, micro-millilitres, or a count times 10**6.
    dimension
        What is measured: mass, volume, doses, units, pills or plants.
    substance
        Substance id.
    per_unit
        Micrograms of one dose, pill, unit or plant, where counsel states it. For oxycodone and hydrocodone write the
        strength under the ``_actual`` id.
    edition
        A shipped edition of the Manual.

    Returns
    -------
    TableAmount or None
        ``None``: the weight is unknown.

    Notes
    -----
    Rules: §2D1.1(c) Note (E) (a marihuana plant is 100 g, or its actual weight if greater), Note (F) (a unit is a pill,
    capsule or tablet, 0.5 ml of liquid, 25 mg of a steroid in another form), Note (G) with n.10 (a dose of LSD on a
    carrier is 0.4 mg, whatever the carrier weighs), n.9 (typical weights; those marked as actual count as the drug
    itself), n.8(D) (1 ml of liquid is 1 g). A dose of a substance counted in units is not said to be a pill, so its
    number of units is unknown.
    """
    found = SUBSTANCES[substance]
    return _BY_MEASURE[found.measure](_Asked(quantity, dimension, found, per_unit, edition))
