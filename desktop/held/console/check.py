# SPDX-License-Identifier: GPL-3.0-or-later
"""`held check`: one plain line for each thing that was found, and none of what was written."""

from __future__ import annotations

from held.console import found_words, words
from held.console.attend import NOT_WELL, WELL, Sitting
from held.workflows import check_vault
from held.workflows.check_vault import WRONG, Finding


def check(sitting: Sitting) -> int:
    """Look at a whole notebook.  Raises HeldError and what asking raises."""
    around = sitting.around
    check_vault.look_at_key_file(sitting.place)
    key = around.vaults.derive(sitting.place, sitting.secret(words.ASK_TO_OPEN))
    found = check_vault.check(key, around.own_folder)
    for finding in Finding:
        if found[finding]:
            sitting.speech.say(found_words.FOUND[finding].format(count=found[finding]))
    if WRONG & found.keys():
        sitting.speech.say(found_words.NOT_WELL)
        return NOT_WELL
    sitting.speech.say(found_words.ALL_WELL)
    return WELL
