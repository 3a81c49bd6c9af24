# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever changes what opens a notebook shows first that they know its passphrase.

An open notebook alone does not allow it: it may have been left open on a table.
"""

from __future__ import annotations

from held.vault.key_slots import PassphraseRefused, WrongPassphrase
from held.vault.vault import unlock
from held.workflows.session import Session


def check(session: Session, present: str) -> None:
    """Whether `present` opens the open vault.  Takes about a second.

    Raises WrongPassphrase, NotEnoughMemory and what else a key file can be refused for.
    """
    try:
        unlock(session.vault.key_file, present, session.cost)
    except PassphraseRefused:
        # What cannot be a passphrase at all is not this one either.
        raise WrongPassphrase from None
