# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything in a vault looked at once, on a copy, and what was found; never what it says.

Must not change the vault, and must not stop at the first thing that is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import TypeVar

from held.errors import HeldError
from held.files.atomic_write import PREVIOUS_ENDING
from held.files.disk_errors import FileTooLarge, FolderMissing, PlaceKind
from held.files.whole_file import read_whole
from held.journal.answer import Answer, Rows, Who
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, PersonId
from held.vault import key_file as key_files
from held.vault.bundle_store import BundleStore
from held.vault.card_store import CardStore
from held.vault.connection import Connection, HandleLatched
from held.vault.entry_store import EntryStore
from held.vault.identity_store import IdentityStore
from held.vault.key_file import KEY_FILE_NAME, LARGEST_KEY_FILE, KeyFile, KeyFileDamaged
from held.vault.key_file_record import KeyFileRecord
from held.vault.migrate import check_schema, is_older, migrate
from held.vault.permission_store import PermissionStore
from held.vault.person_store import PersonStore
from held.vault.reading_copy import reading_copy
from held.vault.received_store import ReceivedStore
from held.vault.root_key import RootKey
from held.vault.write_ahead_log import LogState

T = TypeVar("T")

_NO_VALUE_OF_OURS = (ValueError, TypeError, OverflowError)
"""What reading a column raises that holds no room, no day or no id."""


class Finding(Enum):
    """One thing to tell about a vault."""

    PAGES_CHANGED = "pages_changed"
    """Pages of the file whose seal does not fit; counted in pages of the file."""
    STRUCTURE_BROKEN = "structure_broken"
    """SQLite's own check found that rows and indexes do not fit each other."""
    ROWS_ASTRAY = "rows_astray"
    """Rows that hang on a row which is not there."""
    CHANGES_LOST = "changes_lost"
    """Finished changes lie in the log and cannot be read in."""
    ENTRIES_UNREADABLE = "entries_unreadable"
    PERMISSIONS_UNREADABLE = "permissions_unreadable"
    PEOPLE_UNREADABLE = "people_unreadable"
    BUNDLES_UNREADABLE = "bundles_unreadable"
    """What is remembered of bundles that left."""
    CARDS_UNREADABLE = "cards_unreadable"
    """The keeper's own keys, or the cards of colleagues."""
    RECEIVED_UNREADABLE = "received_unreadable"
    """What came and was kept."""
    KEY_FILE_OLDER = "key_file_older"
    """The key file is not the one the database knows: a removed passphrase may work again."""
    KEY_COPY_DAMAGED = "key_copy_damaged"
    """`vault.json.bak` is missing or cannot be read."""
    CHANGE_UNFINISHED = "change_unfinished"
    """The log ends inside a change that was never called kept."""
    OLDER_FORM = "older_form"
    """Written by an older Held; brought to today's form when it is opened."""
    REFERENCES_GONE = "references_gone"
    """Lines and links that speak of a page or a line that is not there any more."""
    PEOPLE_GONE = "people_gone"
    """Answers that name a person who is not there any more."""


WRONG = frozenset(Finding) - {
    Finding.CHANGE_UNFINISHED,
    Finding.OLDER_FORM,
    Finding.REFERENCES_GONE,
    Finding.PEOPLE_GONE,
}
"""What should not be.  The others come about in ordinary use."""

Findings = Counter[Finding]
"""How often each was found; what was not found is not in it."""


def examine(folder: Path, key_file: KeyFile, root: RootKey, beside: Path) -> Findings:
    """Look at everything in the vault at `folder`.  Takes seconds in a large one.

    beside: where an encrypted copy may lie for a moment.
    Raises OpenElsewhere, DatabaseMissing, DatabaseDamaged (no page can be read), VaultTooNew,
    CipherMissing, HandleLatched and disk errors.
    """
    found = Findings()
    if not _key_copy_is_whole(folder):
        found[Finding.KEY_COPY_DAMAGED] = 1
    database = folder / key_file.database
    with reading_copy(database, root.database_key, beside) as connection:
        check_schema(connection)
        found += _log(connection.log_state)
        found += _file(connection)
        record = KeyFileRecord(connection, root, key_file)
        if not record.is_known():
            found[Finding.KEY_FILE_OLDER] = 1
        if is_older(connection):
            found[Finding.OLDER_FORM] = 1
        if not found[Finding.PAGES_CHANGED]:
            migrate(connection)
            found += _Reading(connection).findings()
    return found


def _key_copy_is_whole(folder: Path) -> bool:
    try:
        path = folder / (KEY_FILE_NAME + PREVIOUS_ENDING)
        key_files.decode(read_whole(path, PlaceKind.VAULT, LARGEST_KEY_FILE))
    except (FileTooLarge, FolderMissing, KeyFileDamaged):
        return False
    return True


def _log(state: LogState) -> Findings:
    kinds = {
        LogState.BROKEN: Finding.CHANGES_LOST,
        LogState.UNFINISHED: Finding.CHANGE_UNFINISHED,
    }
    return Findings([kinds[state]] if state in kinds else [])


def _file(connection: Connection) -> Findings:
    """The seal of every page, SQLite's structure, and rows that hang on others."""
    pages = connection.execute("PRAGMA cipher_integrity_check")
    if pages:
        # SQLite's own checks would stop at the first of these pages.
        return Findings({Finding.PAGES_CHANGED: len(pages)})
    found = Findings()
    if connection.execute("PRAGMA integrity_check") != [("ok",)]:
        found[Finding.STRUCTURE_BROKEN] = 1
    astray = len(connection.execute("PRAGMA foreign_key_check"))
    return found + Findings({Finding.ROWS_ASTRAY: astray})


class _Reading:
    """Reads every entry, statement, person and bundle once, through the stores that pages use."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._found = Findings()
        self._entries: set[bytes] = set()
        self._marks: set[tuple[bytes, bytes]] = set()
        self._lifted: set[tuple[bytes, bytes]] = set()
        self._people: set[str] = set()

    def findings(self) -> Findings:
        """What cannot be read, and what speaks of something that is gone."""
        self._read_people()
        for name in self._names("entry"):
            self._read_entry(name)
        self._read_bundles()
        self._follow_references()
        # A sum drops what was counted as none.
        return self._found + Findings()

    def _names(self, table: str) -> list[bytes]:
        return [name for (name,) in self._connection.execute(f"SELECT id FROM {table}")]  # noqa: S608 (names of ours)

    def _read_people(self) -> None:
        store = PersonStore(self._connection)
        for name in self._names("person"):
            person = PersonId(name.hex())
            if self._try(Finding.PEOPLE_UNREADABLE, store.read, person) is not None:
                self._people.add(person)

    def _read_entry(self, name: bytes) -> None:
        self._entries.add(name)
        entry = EntryId(name.hex())
        read = self._try(Finding.ENTRIES_UNREADABLE, EntryStore(self._connection).read, entry)
        history = PermissionStore(self._connection).history
        self._try(Finding.PERMISSIONS_UNREADABLE, history, entry)
        if read is None:
            return
        if not read.layers:
            self._found[Finding.ENTRIES_UNREADABLE] += 1
        for mark in (mark for layer in read.layers for mark in layer.marks):
            self._marks.add((name, bytes.fromhex(mark.id)))
            self._lifted.add((bytes.fromhex(mark.entry), bytes.fromhex(mark.id)))
        gone = {person for person in _people_in(read) if person not in self._people}
        self._found[Finding.PEOPLE_GONE] += len(gone)

    def _read_bundles(self) -> None:
        self._try(Finding.BUNDLES_UNREADABLE, BundleStore(self._connection).sent)
        self._try(Finding.CARDS_UNREADABLE, IdentityStore(self._connection).find)
        self._try(Finding.CARDS_UNREADABLE, CardStore(self._connection).all)
        self._try(Finding.RECEIVED_UNREADABLE, ReceivedStore(self._connection).covered)

    def _follow_references(self) -> None:
        """A line is quoted by its page and mark; from a mark, the way leads to the line's page."""
        for target, mark in self._connection.execute("SELECT target, mark FROM reference"):
            to_page = not mark or (target, mark) in self._lifted
            there = target in self._entries if to_page else (target, mark) in self._marks
            self._found[Finding.REFERENCES_GONE] += not there

    def _try(self, finding: Finding, read: Callable[..., T], *of: object) -> T | None:
        """What `read` gives; None, and counted, where it cannot be read."""
        try:
            return read(*of)
        except HandleLatched:
            raise
        except (HeldError, *_NO_VALUE_OF_OURS):
            self._found[finding] += 1
            return None


def _people_in(entry: Entry) -> Iterator[PersonId]:
    for layer in entry.layers:
        for answer in layer.answers.values():
            yield from _named(answer)


def _named(answer: Answer) -> Iterator[PersonId]:
    match answer:
        case Who(person=person):
            yield person
        case Rows(rows=rows):
            for row in rows:
                for under in row.answers.values():
                    yield from _named(under)
