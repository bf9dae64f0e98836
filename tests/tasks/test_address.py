"""Where case data may be sent: this machine, or a scheduler behind TLS."""

from __future__ import annotations

import pytest

from relcon.tasks.address import Address, SchedulerRefused, leaves_this_machine


@pytest.mark.parametrize(
    "text",
    [
        "tcp://127.0.0.1:8786",
        "127.0.0.1:8786",
        "tcp://127.9.0.1:8786",
        "localhost:8786",
        "tcp://[::1]:8786",
        "tls://127.0.0.1:1",
    ],
)
def test_loopback_is_this_machine(text: str) -> None:
    assert Address.read(text).here
    assert not leaves_this_machine(text)


@pytest.mark.parametrize("text", ["tls://192.0.2.7:8786", "tls://scheduler.example:8786", "tls://[2001:db8::1]:8786"])
def test_elsewhere_is_reached_with_tls_and_is_said_to_leave(text: str) -> None:
    assert str(Address.read(text)) == text
    assert leaves_this_machine(text)


@pytest.mark.parametrize(
    "text",
    [
        "tcp://192.0.2.7:8786",
        "192.0.2.7:8786",
        "0.0.0.0:8786",
        "tcp://localhost.example:8786",
        "tcp://127.0.0.1.example:8786",
        "scheduler.example:8786",
        "tcp://[2001:db8::1]:8786",
    ],
)
def test_elsewhere_without_tls_is_refused_with_the_address_to_write(text: str) -> None:
    with pytest.raises(SchedulerRefused, match="write tls://"):
        Address.read(text)


@pytest.mark.parametrize("text", ["", "127.0.0.1", "ws://127.0.0.1:8786", "inproc://1:2", "tls://a b:1", "tcp://:8786"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(SchedulerRefused, match="no address of a scheduler"):
        Address.read(text)


def test_nothing_leaves_without_a_scheduler_or_with_a_local_one() -> None:
    assert not leaves_this_machine(None)
    assert not leaves_this_machine("local")
