"""Bytes to an age file and back (age-encryption.org/v1), through pyrage: what `age` and `rage` read and write too.

A passphrase and keys never stand together: the format allows one or the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pyrage

from relcon.sealing.refused import NotSealed

_HEADS: Final = (b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----")
_FOR_PASSPHRASE: Final = b"\n-> scrypt "
_HEAD: Final = 1024  # bytes in which the first recipient of a file stands


@dataclass(frozen=True)
class Keys:
    """By what a file is sealed or opened; `repr` shows none of it.

    Attributes
    ----------
    passphrase
        Or ``None``, where it is sealed for recipients or opened with identities.
    recipients, identities
        Public keys (``age1…``), or secret ones (``AGE-SECRET-KEY-…``).
    """

    passphrase: str | None = None
    recipients: tuple[str, ...] = ()
    identities: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return "Keys(…)"


def sealed(content: bytes, keys: Keys) -> bytes:
    """Return bytes as an age file.

    Raises
    ------
    NotSealed
        Where a recipient is none.
    """
    if keys.passphrase is not None:
        return bytes(pyrage.passphrase.encrypt(content, keys.passphrase))
    return bytes(pyrage.encrypt(content, [_recipient(one) for one in keys.recipients]))


def opened(age: bytes, keys: Keys) -> bytes:
    """Return what an age file holds: all of it, once all of it is known to be whole.

    Raises
    ------
    NotSealed
        Where it is no such file, was damaged, or opens with something else.
    """
    if not age.startswith(_HEADS):
        raise NotSealed("this is no sealed file: it does not begin as an age file does; nothing was written")
    try:
        if keys.passphrase is not None:
            return bytes(pyrage.passphrase.decrypt(age, keys.passphrase))
        identities = [_identity(one) for one in keys.identities]
        return bytes(pyrage.decrypt(age, identities))
    except pyrage.DecryptError:
        what = "the passphrase is not" if keys.passphrase is not None else "no key given is"
        raise NotSealed(f"{what} the one it was sealed for, or the file is damaged; nothing was written") from None


def wants_passphrase(age: bytes) -> bool | None:
    """Whether a file was sealed with a passphrase, and not for keys; ``None`` where that does not show (armor)."""
    return _FOR_PASSPHRASE in age[:_HEAD] if age.startswith(_HEADS[0]) else None


def _recipient(text: str) -> object:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        raise NotSealed(f"{text} is no public key: one begins with age1 and is copied whole") from None


def _identity(text: str) -> object:
    try:
        return pyrage.x25519.Identity.from_str(text)
    except pyrage.IdentityError:
        raise NotSealed("a line of the file of keys is no secret key: one begins with AGE-SECRET-KEY-1") from None
