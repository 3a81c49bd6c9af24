# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever has the files and not the passphrase reads nothing that was written, in any encoding."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from keeper import FREE_PAGE, Keeper
from msgspec.structs import replace

from held.journal.answer import Chosen, Row, Rows, Words
from held.journal.entry import Entry, write
from held.journal.identifiers import MarkId, PersonId, RowId, SituationId, make_id
from held.journal.layer import Lifted, Mark
from held.journal.permission import PermissionRecord
from held.journal.person import Person
from held.vault.vault import Vault

MARKERS = (
    "Zwölfkämpfer",
    "Grünspecht",
    "Überlaufbecken",
    "Föhnwelle",
    "Mückenlarve",
    "Größenklasse",
)
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


def fill(keeper: Keeper, vault: Vault) -> Entry:
    """One marker in each kind of field that can hold words."""
    said, code, own, permission, setting, wording = MARKERS
    page = replace(FREE_PAGE, title=wording)
    entry = keeper.begin(page)
    mark = Mark(MarkId(make_id()), "page", 0, 4, Lifted.SAW, entry.id)
    answers = {
        "page": Words(said + " und mehr " * 2000),
        "choice": Chosen(own=own),
        "rows": Rows((Row(RowId(make_id()), line=said),)),
    }
    situation = SituationId(make_id())
    entry = replace(write(entry, answers, (mark,), keeper.now()), situation=situation)
    vault.entries.save(entry, newcomers=(Person(PersonId(make_id()), code, situation),))
    said_so = {"purpose": Words(permission)}
    vault.permissions.save(PermissionRecord(entry.id, 1, keeper.now(), said_so))
    vault.settings.save("note", setting)
    return entry


def found_in(folder: Path) -> Iterator[str]:
    for path in folder.iterdir():
        looked_at = path.read_bytes() + path.name.encode()
        for marker in MARKERS:
            if any(marker.encode(encoding) in looked_at for encoding in ENCODINGS):
                yield f"{marker} in {path.name}"


def test_no_word_stands_in_any_file_while_open_or_after(keeper: Keeper) -> None:
    vault = keeper.open()
    entry = fill(keeper, vault)
    names = {path.name for path in keeper.folder.iterdir()}
    assert "vault-1.db-wal" in names
    assert list(found_in(keeper.folder)) == []
    vault.checkpoint()
    assert list(found_in(keeper.folder)) == []
    keeper.close()
    assert list(found_in(keeper.folder)) == []
    assert keeper.open().entries.read(entry.id).asked.title == MARKERS[-1]


def test_no_other_file_is_open_behind_the_vault(keeper: Keeper) -> None:
    vault = keeper.open()
    before = open_files()
    fill(keeper, vault)
    vault.checkpoint()
    assert open_files() - before <= {str(keeper.folder / "vault-1.db-wal")}


def open_files() -> set[str]:
    found = set()
    for descriptor in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found.add(str(descriptor.readlink()))
    return {path for path in found if path.startswith("/") and not path.startswith("/proc")}


def test_the_search_would_find_a_word_that_lay_in_the_clear(keeper: Keeper) -> None:
    for number, encoding in enumerate(ENCODINGS):
        (keeper.folder / f"plain-{number}").write_bytes(MARKERS[0].encode(encoding))
    assert len(list(found_in(keeper.folder))) == 3


def test_the_database_looks_like_noise(keeper: Keeper) -> None:
    fill(keeper, keeper.open())
    keeper.close()
    content = (keeper.folder / "vault-1.db").read_bytes()
    counts = Counter(content).values()
    bits = -sum(n / len(content) * math.log2(n / len(content)) for n in counts)
    assert bits > 7.99


def test_no_file_is_named_after_what_is_in_it(keeper: Keeper) -> None:
    entry = fill(keeper, keeper.open())
    names = " ".join(path.name for path in keeper.folder.iterdir())
    assert entry.id not in names
    assert set(names.split()) == {"vault.json", "vault.json.bak", "vault-1.db", "vault-1.db-wal"}
