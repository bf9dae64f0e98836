"""What the tests of sealing share: files of a matter, and keys that nothing was sealed for before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pyrage import x25519

FILES: Final[Mapping[str, bytes]] = {
    "case.yaml": b"format: relcon/case/1\n",
    "imported/r\u00fcck 1.jsonl": b"\0\r\n\xff" * 100,
    ".hidden": b"",
}


@dataclass(frozen=True)
class Pair:
    """A public key and its secret one."""

    public: str
    secret: str


def new_pair() -> Pair:
    """Return a new pair of keys."""
    secret = x25519.Identity.generate()
    return Pair(str(secret.to_public()), str(secret))
