# SPDX-License-Identifier: GPL-3.0-or-later
"""`held restore`: a notebook from a backup and the passphrase of that day, and nothing else."""

from __future__ import annotations

from pathlib import Path

from held.console import words
from held.console.arguments import TO
from held.console.attend import WELL, Sitting
from held.journal.plain_text import day_in_words
from held.workflows import restore_vault
from held.workflows.restore_vault import Holding


def restore(sitting: Sitting) -> int:
    """Bring a backup back.  Raises HeldError and what asking raises."""
    target = Path(sitting.wish.options[TO]).absolute()
    restore_vault.check_target(target)
    restore_vault.look_at(sitting.place)
    secret = sitting.secret(words.ASK_TO_OPEN)
    opened = sitting.around.vaults.open_backup(sitting.place, secret)
    holding = restore_vault.bring_back(opened, target)
    sitting.speech.say(
        words.TAKEN_ON.format(made=day_in_words(opened.made)), _holds(holding), words.RESTORED
    )
    return WELL


def _holds(holding: Holding) -> str:
    if holding.first is None or holding.last is None:
        return words.HOLDS_NOTHING
    return words.HOLDS.format(
        first=day_in_words(holding.first),
        last=day_in_words(holding.last),
        rooms=", ".join(words.ROOMS[room] for room in holding.rooms),
    )
