# SPDX-License-Identifier: GPL-3.0-or-later
"""Back into a notebook whose passphrase is forgotten: words, then a new passphrase, then open.

No word is corrected, and none is kept longer than it takes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from held.errors import HeldError
from held.vault import recovery_words, vault
from held.vault.key_slots import make_affordable_slot
from held.vault.recovery_slots import open_with_sheets
from held.vault.recovery_words import Sheet
from held.workflows.session import Session
from held.workflows.unlock_vault import DerivedKey, Vaults

__all__ = ["Sheet"]

WORDS_ON_A_SHEET = recovery_words.WORDS_ON_A_SHEET
_WORD = re.compile(r"[^\W\d_]+")


def known_words() -> tuple[str, ...]:
    """Every word that can stand on a sheet, in the order of the alphabet."""
    return recovery_words.word_list()


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text that was pasted or typed, in small letters; numbers are left out."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text).lower()))


def begun_by(letters: str, words: Sequence[str]) -> str:
    """The one of `words` that begins so, "" if there is none or more than one."""
    fitting = [word for word in words if word.startswith(letters)] if letters else []
    return fitting[0] if len(fitting) == 1 else ""


def read_next(words: Sequence[str], before: Sequence[Sheet]) -> Sheet:
    """One more sheet, from its words.

    Raises WordsMissing, WordUnknown, WordsMismatched or WordsNotHelds for the words themselves,
    SheetTwice or SheetsMixed for how they go with the sheets entered before.
    """
    sheet = recovery_words.read_sheet(words)
    recovery_words.check_next(before, sheet)
    return sheet


def find_key(folder: Path, sheets: Sequence[Sheet]) -> DerivedKey:
    """The key that these sheets give.  Opens nothing yet.

    Raises WrongWords, MoreSheetsNeeded, SheetsMixed, SlotDamaged, KeyFileAltered, KeyFileDamaged,
    VaultTooNew, FolderMissing or ReadFailed.
    """
    key_file = vault.read_key_file(folder)
    root, _slot = open_with_sheets(key_file, sheets)
    return DerivedKey(folder, key_file, root)


def open_anew(vaults: Vaults, key: DerivedKey, passphrase: str) -> Session:
    """The vault open; from now on it opens with `passphrase` and not with the one before.

    What it opened with on paper still opens it.  Takes about a second.  Raises what `Vaults.open`
    raises, PassphraseRefused, NotEnoughMemory and disk errors; then the vault is closed, and the
    passphrase is the one before, save after a WriteFailed, which leaves either of the two.
    """
    slot = make_affordable_slot(key.root, passphrase, vaults.cost)
    session = vaults.open(key)
    try:
        session.vault.replace_passphrase(slot)
    except HeldError:
        with suppress(HeldError):
            session.close()
        raise
    return session
