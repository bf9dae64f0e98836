"""How weights are written in results."""

from __future__ import annotations


def grams(micro: int) -> str:
    """Write whole micrograms as grams: no exponent, no trailing zeros.

    Parameters
    ----------
    micro : int
        Micrograms (or millionths of a counted unit); not negative.

    Returns
    -------
    str
        Such as ``"1500"`` or ``"0.05"``.
    """
    whole, rest = divmod(micro, 1_000_000)
    return str(whole) if rest == 0 else f"{whole}.{rest:06d}".rstrip("0")
