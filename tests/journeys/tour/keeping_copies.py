# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup: made, opened again, tried, and where it lies."""

from __future__ import annotations

from tour.guide import Guide
from tour.words import PASSPHRASE


def keeping_copies(guide: Guide) -> None:
    """Under Backups, by keys."""
    hands = guide.hands
    with guide.step("A backup is made while one can go on, opened again and checked"):
        hands.choose("go", "backups")
        hands.press_button("make_backup_button")
        hands.hear("Done. It was opened again and checked.")
        guide.pictures("backups")
        made = list((guide.away / "data").rglob("*.held-backup"))
        guide.check(bool(made), "there is no backup")
    with guide.step("The newest is tried with the passphrase alone, as on another computer"):
        hands.tab_to("try_passphrase_edit")
        hands.type(PASSPHRASE)
        hands.press("Return")
        hands.hear("opens, and all of it can be read.")
        guide.picture("backup-tried")
