# SPDX-License-Identifier: GPL-3.0-or-later
"""From the right passphrase to a usable page, and from Ctrl+L to the veil and the unlock page.

Real keys into the real window, on a real screen.  The derivation is made cheap, so that what is
measured at unlocking is what comes after it.
"""

from __future__ import annotations

import statistics
import subprocess
import sys

from figures import Figure
from virtual_screen import VirtualScreen

ROUNDS = 9
PASSPHRASE = "six words that nobody else has"
WRITTEN = "What I heard today stays with me for a while. "

WITH_A_CHEAP_KEY = """
import sys
from held.app.compose import Composition, Surroundings
from held.app.start import make_application, this_program
from held.files.places import Places
from held.seal import seal_process
from held.vault.key_slots import DerivationCost
from held.workflows.clock import SystemClock
from held.workflows.unlock_vault import Vaults

seal = seal_process()
cost = DerivationCost(memory_kib=64, passes=3, lanes=1)
places, clock = Places.of_this_user(), SystemClock()
if sys.argv[1] == "make a vault":
    vaults = Vaults(places, clock, cost)
    vaults.make(vaults.folder_for("Notebook"), sys.argv[2]).close()
    sys.exit()
application = make_application()
around = Surroundings(places, clock, seal, this_program(), cost)
composition = Composition(application, around)
composition.show()
sys.exit(application.exec())
"""


def measure() -> list[Figure]:
    """Seconds; medians, and for the veil the longest too."""
    program = [sys.executable, "-c", WITH_A_CHEAP_KEY]
    subprocess.run([*program, "make a vault", PASSPHRASE], check=True)
    with VirtualScreen() as screen:
        rounds = [_round(screen, [*program, "open"]) for _ in range(ROUNDS + 1)][1:]
    opened, veiled, back = (list(column) for column in zip(*rounds, strict=True))
    return [
        Figure("unlock: key derived to page usable", statistics.median(opened), "s", 0.15),
        Figure("lock: key to veil", statistics.median(veiled), "s", 0.15),
        Figure("lock: key to veil, longest", max(veiled), "s", 0.15),
        Figure("lock: key to unlock page usable again", statistics.median(back), "s", 0.6),
    ]


def _round(screen: VirtualScreen, program: list[str]) -> tuple[float, float, float]:
    """Open, write, lock at once: the seconds of each step."""
    with screen.running(program):
        screen.type_text(PASSPHRASE)
        opened = screen.seconds_to_page_at_rest("Return")
        screen.type_text(WRITTEN)
        veiled = screen.seconds_to_new_page("ctrl+l")
        back = veiled + screen.seconds_to_new_window()
    return opened, veiled, back
