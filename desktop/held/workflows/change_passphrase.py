# SPDX-License-Identifier: GPL-3.0-or-later
"""Another passphrase for an open notebook, given by someone who knows the present one."""

from __future__ import annotations

from held.vault.key_slots import make_affordable_slot
from held.workflows import prove_passphrase
from held.workflows.session import Session


def change(session: Session, present: str, new: str) -> None:
    """Let the vault open with `new` and no longer with `present`.  Takes about two seconds.

    Raises WrongPassphrase for `present`, PassphraseRefused for `new`, NotEnoughMemory and disk
    errors.  After each of them the vault opens with `present`, save after a WriteFailed: a disk
    that fails at the very last step leaves either of the two.
    """
    prove_passphrase.check(session, present)
    vault = session.vault
    vault.replace_passphrase(make_affordable_slot(vault.root, new, session.cost))
