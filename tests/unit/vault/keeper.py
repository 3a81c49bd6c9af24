# SPDX-License-Identifier: GPL-3.0-or-later
"""Someone with a real vault, whose derivation costs next to nothing.  For tests and benchmarks."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path

from held.journal import entry as entries
from held.journal.answer import Words
from held.journal.entry import Entry
from held.journal.moment import Moment
from held.journal.room import Room
from held.journal.template import Kind, Place, Question, Section, Template
from held.vault import vault as vaults
from held.vault.connection import Connection
from held.vault.key_slots import DerivationCost
from held.vault.vault import Vault

FREE_PAGE = Template(
    "free",
    1,
    Room.INSIDE,
    "Free page",
    (Section("page", Place.PAGE, (Question("page", Kind.LONG, "Write"),)),),
)
PASSPHRASE = "sieben stille Äpfel"


class Keeper:
    """Someone with one vault.  What `open` opened is closed at the end of the test."""

    passphrase = PASSPHRASE
    cost = DerivationCost(memory_kib=64, passes=3, lanes=1)

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: list[Vault] = []
        self._minutes = itertools.count()

    def make(self) -> Vault:
        self._open.append(vaults.make_vault(self.folder, self.passphrase, self.cost))
        return self._open[-1]

    def open(self, passphrase: str = PASSPHRASE) -> Vault:
        key_file = vaults.read_key_file(self.folder)
        root = vaults.unlock(key_file, passphrase, self.cost)
        self._open.append(vaults.open_with(self.folder, key_file, root))
        return self._open[-1]

    def close(self) -> None:
        while self._open:
            self._open.pop().close()

    def now(self) -> Moment:
        """A moment, each a minute after the one before."""
        at = datetime(2026, 3, 10, 8, tzinfo=UTC) + timedelta(minutes=next(self._minutes))
        return Moment(at, at.date())

    def begin(self, template: Template, about: Entry | None = None) -> Entry:
        return entries.begin(template, self.now(), about=about.id if about else None)

    def wrote(self, text: str, page: Template = FREE_PAGE) -> Entry:
        """An entry that says `text` and is not yet kept."""
        return entries.write(self.begin(page), {"page": Words(text)}, (), self.now())

    def connect(self) -> Connection:
        """The bare database, for a look that no store offers.  Closed by who asked."""
        key_file = vaults.read_key_file(self.folder)
        root = vaults.unlock(key_file, self.passphrase, self.cost)
        return Connection(self.folder / key_file.database, root.database_key)
