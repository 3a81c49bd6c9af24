# SPDX-License-Identifier: GPL-3.0-or-later
"""The search index finds what it was given, forgets without a trace, and can always be made anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from held.journal.room import Room
from held.journal.search_terms import words_of
from held.vault import search_index, search_volumes
from held.vault.connection import Connection, DatabaseDamaged
from held.vault.search_index import MOST_FOUND, SearchIndex, Worded

KEY = b"k" * 32
EVERYWHERE = frozenset(Room)
CANARY = "zwölfkämpfer"
MINUTE = 60 * 1_000_000

Open = Callable[[], SearchIndex]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "search.index"


@pytest.fixture
def open_index(path: Path) -> Iterator[Open]:
    opened: list[SearchIndex] = []

    def again() -> SearchIndex:
        while opened:
            opened.pop().close()
        opened.append(SearchIndex(path, KEY))
        return opened[-1]

    yield again
    while opened:
        opened.pop().close()


def page(number: int, text: str, room: Room = Room.STORIES, minute: int | None = None) -> Worded:
    written = (number if minute is None else minute) * MINUTE
    return Worded(number, 1, written, room, words_of(text))


def test_a_page_is_found_by_the_beginnings_of_its_words(open_index: Open) -> None:
    index = open_index()
    index.lay([page(1, "the kitchen was dark"), page(2, "kites over the garden")])
    assert index.find(("kit",), EVERYWHERE) == (2, 1)
    assert index.find(("kitch",), EVERYWHERE) == (1,)
    assert index.find(("kitch", "d"), EVERYWHERE) == (1,)
    assert index.find(("kitch", "garden"), EVERYWHERE) == ()
    assert index.find((), EVERYWHERE) == ()


def test_only_the_rooms_that_are_asked_for_are_looked_in(open_index: Open) -> None:
    index = open_index()
    index.lay([page(n, "the kitchen", room) for n, room in enumerate(Room)])
    found = {room: index.find(("kit",), {room}) for room in Room}
    assert found == {room: (n,) for n, room in enumerate(Room)}
    assert index.find(("kit",), ()) == ()


def test_the_words_of_one_page_do_not_join_those_of_another_room(open_index: Open) -> None:
    index = open_index()
    index.lay([page(1, "bread", Room.INSIDE)])
    index.lay([page(1, "bread and wine", Room.STORIES)])
    assert index.find(("bread",), {Room.INSIDE}) == ()
    assert index.find(("wine",), {Room.STORIES}) == (1,)


@pytest.mark.parametrize("order", [1, -1])
def test_the_newest_come_first_in_whatever_order_they_were_laid(
    open_index: Open, monkeypatch: pytest.MonkeyPatch, order: int
) -> None:
    monkeypatch.setattr(search_volumes, "FULL", 8)
    index = open_index()
    for number in range(1, 121)[::order]:
        index.lay([page(number, f"the kitchen {number}")])
    assert index.find(("kit",), EVERYWHERE) == tuple(range(120, 120 - MOST_FOUND, -1))
    assert index.find(("7",), EVERYWHERE) == (79, 78, 77, 76, 75, 74, 73, 72, 71, 70, 7)


def test_a_page_that_was_written_again_stands_first(open_index: Open) -> None:
    index = open_index()
    index.lay([page(n, "the kitchen") for n in (1, 2, 3)])
    index.lay([page(1, "the kitchen again", minute=10)])
    assert index.find(("kit",), EVERYWHERE) == (1, 3, 2)


def test_pages_of_the_same_moment_are_all_found(open_index: Open) -> None:
    index = open_index()
    index.lay([page(n, "the kitchen", minute=5) for n in range(9)])
    assert set(index.find(("kit",), EVERYWHERE)) == set(range(9))


def test_words_that_were_taken_out_are_not_found(open_index: Open) -> None:
    index = open_index()
    index.lay([page(1, "the kitchen")])
    index.lay([page(1, "the garden")])
    assert index.find(("kit",), EVERYWHERE) == ()
    index.lay([page(1, "")])
    assert index.find(("gard",), EVERYWHERE) == ()


def test_it_knows_what_it_lacks_and_forgets_what_is_gone(open_index: Open) -> None:
    index = open_index()
    index.lay([page(n, "the kitchen") for n in (1, 2, 3, 9)])
    assert index.lacking([(1, 1), (2, 5), (4, 1)], 1, 4) == (2, 4)
    assert index.find(("kit",), EVERYWHERE) == (9, 2, 1)


def test_what_was_laid_is_there_after_it_was_closed(open_index: Open) -> None:
    open_index().lay([page(1, "the kitchen")])
    assert open_index().find(("kit",), EVERYWHERE) == (1,)
    index = open_index()
    assert not index.is_whole
    index.call_whole()
    assert open_index().is_whole


# Nothing stays behind


def pages_of(path: Path) -> bytes:
    """Every decrypted value of every table, those below the word tables too."""
    connection = Connection(path, KEY)
    tables = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    rows = [row for t in tables for row in connection.execute(f"SELECT * FROM {t}")]
    connection.close()
    return b"\n".join(v if isinstance(v, bytes) else str(v).encode() for row in rows for v in row)


@pytest.mark.parametrize("others", [0, 300])
def test_deleted_words_leave_no_trace_in_the_decrypted_index(
    open_index: Open, path: Path, others: int
) -> None:
    (word,) = words_of(CANARY)
    open_index().lay([page(n, f"kitchen {n} {'and so on ' * 20}") for n in range(others)])
    open_index().lay([page(1000, f"kitchen {CANARY}", minute=others // 2)])
    open_index().close()
    # FTS5 leaves out what a word shares with the one before it; its ending stands whole.
    ending = word[4:].encode()
    assert ending in pages_of(path)
    open_index().lacking([], 1000, 1000)
    open_index().close()
    assert ending not in pages_of(path)


def test_deleted_words_leave_no_trace_when_a_page_is_written_again(
    open_index: Open, path: Path
) -> None:
    (word,) = words_of(CANARY)
    open_index().lay([page(n, "the kitchen") for n in range(50)])
    open_index().lay([page(7, f"the kitchen {CANARY}")])
    open_index().lay([page(7, "the kitchen")])
    open_index().close()
    assert word[4:].encode() not in pages_of(path)


def test_its_files_look_like_noise(open_index: Open, path: Path) -> None:
    index = open_index()
    index.lay([page(n, f"{CANARY} kitchen") for n in range(400)])
    for file in path.parent.iterdir():
        content = file.read_bytes()
        assert not any(word.encode() in content for word in words_of(f"{CANARY} kitchen"))
        assert b"SQLite format" not in content
    assert {file.name for file in path.parent.iterdir()} == {path.name, f"{path.name}-wal"}


# It can always be made anew


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 // 4096 * 4096)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _scratch(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[20:60] = b"\0" * 40
    path.write_bytes(content)


def _other_key(path: Path) -> None:
    path.unlink()
    SearchIndex(path, b"x" * 32).close()


def _plain_words(path: Path) -> None:
    path.write_text("not a database " * 1000)


def _remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("harm", [_empty, _scratch, _other_key, _plain_words, _remove])
def test_an_index_that_is_of_no_use_is_made_anew(
    open_index: Open, path: Path, harm: Callable[[Path], None]
) -> None:
    open_index().lay([page(n, "the kitchen") for n in range(300)])
    open_index().close()
    harm(path)
    index = open_index()
    assert index.find(("kit",), EVERYWHERE) == ()
    index.lay([page(1, "the kitchen")])
    assert open_index().find(("kit",), EVERYWHERE) == (1,)


def test_an_index_whose_words_were_folded_otherwise_is_made_anew(
    open_index: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_index().lay([page(1, "the kitchen")])
    monkeypatch.setattr(search_index, "FOLDING", "another way")
    assert open_index().find(("kit",), EVERYWHERE) == ()


def test_damage_within_it_is_said_and_it_can_be_discarded(open_index: Open, path: Path) -> None:
    open_index().lay([page(n, f"the kitchen {n} {'and more ' * 40}{n}") for n in range(900)])
    open_index().close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(os.urandom(size - 4096 * 3))
    index = open_index()
    with pytest.raises(DatabaseDamaged):
        index.lay([page(number, f"the garden {number}") for number in range(900)])
    index.discard()
    assert not path.exists()


def test_a_copy_of_an_older_state_is_as_good_as_any(open_index: Open, path: Path) -> None:
    open_index().lay([page(1, "the kitchen")])
    open_index().close()
    copy = path.with_suffix(".copy")
    shutil.copy(path, copy)
    open_index().lay([page(1, "the garden", minute=9), page(2, "the kitchen")])
    open_index().close()
    shutil.copy(copy, path)
    index = open_index()
    assert index.lacking([(1, 2), (2, 1)], 0, 9) == (1, 2)
