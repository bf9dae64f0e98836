"""Where the scheduler of a Dask cluster may be: on this machine, or anywhere behind TLS with both ends known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final

LOCAL: Final = "local"
"""Asks for a cluster of this machine, made for one run and gone with it."""
_ADDRESS = re.compile(r"(?:(?P<protocol>[a-z]+)://)?(?P<host>\[[0-9a-fA-F:.]+\]|[^\s:/\[\]]+):(?P<port>[0-9]{1,5})")


class SchedulerRefused(Exception):
    """No case data is sent to this scheduler; the message says why, and what to type instead."""


@dataclass(frozen=True, slots=True)
class Address:
    """A scheduler's address, checked.

    Attributes
    ----------
    protocol, host, port
        ``tcp`` or ``tls``; a name or number, in brackets where it is of IPv6; a port.
    """

    protocol: str
    host: str
    port: str

    @classmethod
    def read(cls, text: str) -> Address:
        """Return the address that a text names.

        Raises
        ------
        SchedulerRefused
            Where it is no address, or data would leave this machine without TLS.
        """
        found = _ADDRESS.fullmatch(text)
        protocol = "" if found is None else found["protocol"] or "tcp"
        if found is None or protocol not in ("tcp", "tls"):
            raise SchedulerRefused(
                f"{text} is no address of a scheduler: write local, tcp://127.0.0.1:8786 or tls://HOST:8786"
            )
        one = cls(protocol, found["host"], found["port"])
        if protocol == "tcp" and not one.here:
            raise SchedulerRefused(
                f"{one} would carry case data over a network where others can read it: start the cluster with "
                f"certificates and write tls://{one.host}:{one.port}"
            )
        return one

    @property
    def here(self) -> bool:
        """Whether it is of this machine alone (loopback)."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return False

    def __str__(self) -> str:
        return f"{self.protocol}://{self.host}:{self.port}"


def leaves_this_machine(scheduler: str | None) -> bool:
    """Return whether tasks for a scheduler, as it was typed, carry their data over a network."""
    return scheduler is not None and scheduler != LOCAL and not Address.read(scheduler).here
