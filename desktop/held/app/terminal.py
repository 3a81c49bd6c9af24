# SPDX-License-Identifier: GPL-3.0-or-later
"""From a command in a terminal to its exit code: seal, compose, attend.  There is no Qt on this
road, and the seal stands before the first file, as it does before the window.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence

from held.app import crash_report
from held.console import words
from held.console.arguments import NotUnderstood, Wish, understand
from held.console.attend import NOT_WELL, Surroundings, attend, refuse
from held.console.speech import Speech
from held.files.places import Places
from held.seal import seal_process
from held.workflows.clock import SystemClock
from held.workflows.unlock_vault import Vaults

_STOPPING = (signal.SIGTERM, signal.SIGHUP)
"""Asked to end by one of these, a half-written copy has to be cleared away first."""


def serve(arguments: Sequence[str]) -> int:
    """Carry out one command.  Returns the exit code."""
    crash_report.install()
    try:
        for number in _STOPPING:
            signal.signal(number, signal.default_int_handler)
        return _serve(arguments)
    except KeyboardInterrupt:
        # On a line of its own, since the terminal shows the keys that did it.
        Speech().remark("", words.STOPPED)
        return NOT_WELL
    except BrokenPipeError:
        # Nobody reads any further, as when a letter is piped into `head`.
        return NOT_WELL


def _serve(arguments: Sequence[str]) -> int:
    speech = Speech()
    try:
        wish = understand(arguments)
        return attend(wish, _surroundings(wish), speech)
    except NotUnderstood as error:
        return refuse(error, speech)


def _surroundings(wish: Wish) -> Surroundings:
    descriptor = wish.descriptor
    seal = seal_process(keep=() if descriptor is None else (descriptor,))
    places, clock = Places.of_this_user(), SystemClock()
    return Surroundings(Vaults(places, clock), clock, places.vault_folder, seal.fenced)
