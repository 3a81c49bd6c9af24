# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person should hear after unlocking, though the vault opened."""

from __future__ import annotations

from enum import Enum

from held.vault.write_ahead_log import LogState
from held.workflows.session import Session


class OpenNotice(Enum):
    """One thing that is not as it was left."""

    CHANGES_MAY_BE_MISSING = "changes_may_be_missing"
    """The log of the last changes was damaged after the program had ended without locking."""
    OLDER_KEY_FILE = "older_key_file"
    """An older vault.json is in place, so that a removed passphrase may work again."""
    OPEN_TO_OTHERS = "open_to_others"
    """Other people of this computer can change or replace the vault's folder."""


def notices(session: Session) -> tuple[OpenNotice, ...]:
    """Everything to be told now, the gravest first."""
    found = session.vault.notices
    told = {
        OpenNotice.CHANGES_MAY_BE_MISSING: found.log is LogState.BROKEN,
        OpenNotice.OLDER_KEY_FILE: found.older_key_file,
        OpenNotice.OPEN_TO_OTHERS: found.open_to_others,
    }
    return tuple(notice for notice, holds in told.items() if holds)
