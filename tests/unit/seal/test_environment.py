# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing in the environment makes the process start a program."""

from __future__ import annotations

import pytest

from held.seal.environment import make_restart_environment, scrub

BUS = "DBUS_SESSION_BUS_ADDRESS"


@pytest.mark.parametrize(
    "named",
    [
        {},
        {BUS: "autolaunch:"},
        {BUS: "unixexec:path=/usr/bin/something"},
        {BUS: "tcp:host=127.0.0.1,port=4000"},
        {BUS: "unix:path=/run/user/7/bus;autolaunch:"},
    ],
)
@pytest.mark.parametrize(
    ("runtime", "bus"),
    [
        ({"XDG_RUNTIME_DIR": "/run/user/7"}, "unix:path=/run/user/7/bus"),
        ({}, "unix:path=/dev/null"),
        ({"XDG_RUNTIME_DIR": "/run/a;autolaunch:"}, "unix:path=/dev/null"),
    ],
)
def test_the_bus_library_is_never_left_to_start_one(
    named: dict[str, str], runtime: dict[str, str], bus: str
) -> None:
    environment = {**named, **runtime}
    scrub(environment)
    assert environment[BUS] == bus
    assert make_restart_environment(environment)[BUS] == bus


def test_a_bus_that_is_named_stays() -> None:
    environment = {BUS: "unix:abstract=/tmp/dbus-1,guid=12", "XDG_RUNTIME_DIR": "/run/user/7"}
    scrub(environment)
    assert environment[BUS] == "unix:abstract=/tmp/dbus-1,guid=12"
