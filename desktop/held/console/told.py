# SPDX-License-Identifier: GPL-3.0-or-later
"""What went wrong, in the words of both front ends, save where a terminal leaves other things to do."""

from __future__ import annotations

from held.errors import HeldError
from held.workflows import failures as f
from held.workflows.failure_words import words_for

# fmt: off

_IN_A_TERMINAL: dict[type[HeldError], tuple[str, str, str]] = {
    f.NeedsNotebook: (
        "This was made for a card, and a card opens it.",
        "Your card is in your notebook. No words are needed.",
        "Name the notebook with --notebook.",
    ),
    f.HandleLatched: (
        "The disk failed.",
        "Held stopped, and changed nothing more.",
        "Copy the notebook to another disk, and try with the copy.",
    ),
}
_DISK_FULL = (
    "The disk is full.",
    "What was kept before is safe.",
    "Make some room, and try again.",
)


def tell(error: HeldError) -> tuple[str, ...]:
    """What happened, what it means and what to do, a line each."""
    if isinstance(error, f.DiskFull) and error.place is f.PlaceKind.VAULT:
        return _DISK_FULL
    return _IN_A_TERMINAL.get(type(error)) or words_for(error, str)
