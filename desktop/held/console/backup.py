# SPDX-License-Identifier: GPL-3.0-or-later
"""`held backup`: one more file in a folder, opened again and checked before it counts."""

from __future__ import annotations

from pathlib import Path

from held.console import words
from held.console.arguments import TO
from held.console.attend import WELL, Sitting
from held.workflows import back_up_vault


def backup(sitting: Sitting) -> int:
    """Back a notebook up.  Raises HeldError and what asking raises."""
    folder = back_up_vault.check_folder(Path(sitting.wish.options[TO]).absolute())
    vaults = sitting.around.vaults
    session = vaults.open(vaults.derive(sitting.place, sitting.secret(words.ASK_TO_OPEN)))
    try:
        made = back_up_vault.back_up_to(session, folder)
    finally:
        session.close()
    sitting.speech.say(words.BACKED_UP.format(file=made.path.name))
    return WELL
