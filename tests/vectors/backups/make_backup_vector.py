# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes `format-1.held-backup`, once: what a released Held has written is never written anew.

PYTHONPATH=desktop:tests/unit/vault python tests/vectors/backups/make_backup_vector.py FILE
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from keeper import Keeper

from held.vault.backup import Stamp

TEXT = "What was backed up in the first form."


def make(target: Path) -> None:
    """A backup of a notebook with one page, whose key costs next to nothing."""
    with tempfile.TemporaryDirectory() as folder:
        keeper = Keeper(Path(folder) / "Winter.held")
        vault = keeper.make()
        vault.entries.save(keeper.wrote(TEXT))
        made = vault.back_up(Path(folder), Stamp(7, date(2026, 3, 10)), _unheeded, bool)
        keeper.close()
        target.write_bytes(made.path.read_bytes())


def _unheeded(_done: int, _all: int) -> None:
    """Nobody looks."""


if __name__ == "__main__":
    make(Path(sys.argv[1]))
