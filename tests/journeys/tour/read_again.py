# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on the disk, read again by code while Held has it locked: the vault, and each byte."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from held.journal.answer import Rows, Words
from held.journal.entry import Entry
from held.journal.layer import Lifted
from held.journal.room import Room
from held.vault.vault import Vault, open_with, read_key_file, unlock
from tour.guide import NotHeld
from tour.words import PASSPHRASE, PLAIN_MARKERS

_ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


@contextmanager
def opened(folder: Path, passphrase: str = PASSPHRASE) -> Iterator[Vault]:
    """The vault, opened beside Held with the passphrase that was typed."""
    key_file = read_key_file(folder)
    vault = open_with(folder, key_file, unlock(key_file, passphrase))
    try:
        yield vault
    finally:
        vault.close()


def entries_in(vault: Vault, room: Room, template: str) -> list[Entry]:
    """The entries of a room on one template, shelf apart."""
    found = [vault.entries.read(covered.id) for covered in vault.entries.covered(room)]
    return [entry for entry in found if entry.asked.id == template]


def text_of(entry: Entry, question: str) -> str:
    """What was written there."""
    answer = entry.answers.get(question)
    return answer.text if isinstance(answer, Words) else ""


def lines_of(entry: Entry, question: str) -> list[str]:
    """The lines of rows, as typed."""
    answer = entry.answers.get(question)
    return [row.line for row in answer.rows] if isinstance(answer, Rows) else []


def lifted(page: Entry) -> list[tuple[Lifted, str | None]]:
    """What was lifted from a page, with the words each mark stands on."""
    return [(mark.lifted, page.text_of(mark.id)) for mark in page.latest.marks]


def quoted(vault: Vault, line: Entry) -> list[str | None]:
    """The words that lifted lines refer to, read from the pages they stand on."""
    answer = line.answers.get("lines")
    rows = answer.rows if isinstance(answer, Rows) else ()
    quotes = [row.quote for row in rows if row.quote is not None]
    return [vault.entries.read(quote.entry).text_of(quote.mark) for quote in quotes]


def find_plain_words(*folders: Path) -> None:
    """Raise NotHeld, naming the file, if anything that was written stands there in the clear."""
    needles = [marker.encode(e) for marker in PLAIN_MARKERS for e in _ENCODINGS]
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            content = file.read_bytes()
            if any(needle in content for needle in needles):
                raise NotHeld(f"words stand in the clear in {file.name}")
