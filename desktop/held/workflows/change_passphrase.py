# SPDX-License-Identifier: GPL-3.0-or-later
"""Another passphrase for an open notebook, given by someone who knows the present one.

An open notebook alone does not allow it: it may have been left open on a table.
"""

from __future__ import annotations

from held.vault.key_slots import PassphraseRefused, WrongPassphrase, make_affordable_slot
from held.vault.vault import unlock
from held.workflows.session import Session


def change(session: Session, present: str, new: str) -> None:
    """Let the vault open with `new` and no longer with `present`.  Takes about two seconds.

    Raises WrongPassphrase for `present`, PassphraseRefused for `new`, NotEnoughMemory and disk
    errors.  After each of them the vault opens with `present`, save after a WriteFailed: a disk
    that fails at the very last step leaves either of the two.
    """
    vault = session.vault
    try:
        unlock(vault.key_file, present, session.cost)
    except PassphraseRefused:
        # What cannot be a passphrase at all is not this one either.
        raise WrongPassphrase from None
    vault.replace_passphrase(make_affordable_slot(vault.root, new, session.cost))
