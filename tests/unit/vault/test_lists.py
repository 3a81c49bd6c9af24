# SPDX-License-Identifier: GPL-3.0-or-later
"""Windows into lists: what they show is what lies in the vault, and an index yields it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from keeper import FREE_PAGE, Keeper
from msgspec.structs import replace

from held.journal.answer import Answer, When, Words
from held.journal.entry import Entry, write
from held.journal.identifiers import EntryId, make_id
from held.journal.look_again import LOOK_AGAIN
from held.journal.loose_date import Exactly
from held.journal.moment import Moment
from held.journal.room import Room
from held.vault import lists
from held.vault.entry_number import EntryUnknown
from held.vault.lists import SHELF, THROUGH_TIME, Order, Part
from held.vault.vault import Vault

ORDERS = {"room": lists.in_room(Room.INSIDE), "time": THROUGH_TIME, "shelf": SHELF}
TODAY = date(2026, 3, 10)


def fill(keeper: Keeper, vault: Vault, count: int, *, shelved: bool = False) -> list[EntryId]:
    """Pages, two at each moment and a day between them, the newest first."""
    found = []
    for number in range(count):
        page = keeper.wrote(f"page {number}")
        later = timedelta(number // 2)
        begun = Moment(datetime(2026, 3, 10, 9, tzinfo=UTC) + later, date(2026, 3, 10) + later)
        layer = replace(page.latest, begun=begun, written=begun)
        page = replace(page, layers=(layer,), shelved=begun if shelved else None)
        found.append(vault.entries.save(page).id)
    return found[::-1]


@pytest.mark.parametrize("kind", ORDERS)
def test_windows_side_by_side_are_the_whole_list(keeper: Keeper, kind: str) -> None:
    vault, order = keeper.open(), ORDERS[kind]
    expected = fill(keeper, vault, 70, shelved=kind == "shelf")
    found: list[EntryId] = []
    for part in vault.lists.parts(order):
        for first in range(0, part.count, 9):
            room = min(9, part.count - first)
            found += [e.id for e in vault.lists.window(order, part.key, first, room)]
    assert found == expected


@pytest.mark.parametrize("kind", ORDERS)
def test_every_entry_knows_its_place(keeper: Keeper, kind: str) -> None:
    vault, order = keeper.open(), ORDERS[kind]
    entries = fill(keeper, vault, 40, shelved=kind == "shelf")
    assert [vault.lists.find_place(order, entry) for entry in entries] == list(range(40))
    assert vault.lists.find_place(order, EntryId(make_id())) is None


def test_a_window_goes_on_into_the_months_before(keeper: Keeper) -> None:
    vault = keeper.open()
    entries = fill(keeper, vault, 120)
    parts = vault.lists.parts(THROUGH_TIME)
    assert [part.key for part in parts] == ["2026-05", "2026-04", "2026-03"]
    over = vault.lists.window(THROUGH_TIME, parts[0].key, parts[0].count - 2, 10)
    first = parts[0].count - 2
    assert [entry.id for entry in over] == entries[first : first + 10]


@pytest.mark.parametrize("kind", ORDERS)
def test_no_list_is_sorted_or_read_whole_to_show_a_part_of_it(keeper: Keeper, kind: str) -> None:
    order = ORDERS[kind]
    asked = (
        f"EXPLAIN QUERY PLAN SELECT number FROM entry WHERE {order.which} AND {order.part} <= ?"
        f" ORDER BY {order.part} DESC, {order.within} DESC, number DESC LIMIT 9 OFFSET 9"
    )
    connection = keeper.connect()
    connection._depth = 1  # For a statement that is no read by its first word.
    plan = " ".join(str(row[-1]) for row in connection.execute(asked, (*order.values, "x")))
    connection._depth = 0
    connection.give_up()
    assert "USING INDEX entry_" in plan or "USING COVERING INDEX entry_" in plan
    assert "TEMP B-TREE" not in plan


def test_what_is_kept_at_the_top_stands_first_in_its_room_alone(keeper: Keeper) -> None:
    vault, order = keeper.open(), lists.in_room(Room.INSIDE)
    entries = fill(keeper, vault, 5)
    vault.lists.pin(entries[3], pinned=True)
    assert vault.lists.parts(order) == (Part(1, 1), Part(0, 4))
    assert _ids(vault, order)[0] == entries[3]
    assert _ids(vault, THROUGH_TIME) == entries
    assert vault.lists.is_pinned(entries[3])
    vault.lists.pin(entries[3], pinned=False)
    assert _ids(vault, order) == entries


def test_a_later_save_keeps_what_is_pinned_where_it_is(keeper: Keeper) -> None:
    vault = keeper.open()
    page = vault.entries.save(keeper.wrote("one"))
    vault.lists.pin(page.id, pinned=True)
    vault.entries.save(page)
    assert vault.lists.is_pinned(page.id)


def test_the_keepers_calendar_decides_the_month(keeper: Keeper) -> None:
    """At the edge of a month, an instant may lie in another month than the keeper's day."""
    vault = keeper.open()
    for number, day in enumerate((date(2026, 3, 31), date(2026, 4, 1), date(2026, 3, 31))):
        page = keeper.wrote(str(number))
        moment = Moment(page.begun.at + timedelta(hours=number), day)
        vault.entries.save(
            replace(page, layers=(replace(page.latest, begun=moment, written=moment),))
        )
    assert vault.lists.parts(THROUGH_TIME) == (Part("2026-04", 1), Part("2026-03", 2))


def test_a_wish_that_was_put_off_survives_a_save_and_asks_again_then(keeper: Keeper) -> None:
    vault = keeper.open()
    page = _asking(keeper, vault, TODAY)
    vault.lists.put_off(page.id, TODAY + timedelta(7))
    vault.entries.save(page)
    assert _asked(vault, TODAY) == []
    assert _asked(vault, TODAY + timedelta(6)) == []
    assert _asked(vault, TODAY + timedelta(7)) == [page.id]


def test_a_wish_that_was_let_go_stays_so_and_a_new_one_is_heard(keeper: Keeper) -> None:
    vault = keeper.open()
    page = _asking(keeper, vault, TODAY)
    vault.lists.put_off(page.id, None)
    assert _asked(vault, TODAY + timedelta(400)) == []
    said: dict[str, Answer] = {**page.answers, LOOK_AGAIN: When(Exactly(date(2026, 4, 1)))}
    vault.entries.save(write(page, said, (), keeper.now()))
    assert _asked(vault, date(2026, 4, 1)) == [page.id]


def test_what_lies_on_the_shelf_asks_for_nothing(keeper: Keeper) -> None:
    vault = keeper.open()
    page = _asking(keeper, vault, TODAY)
    vault.entries.save(replace(page, shelved=keeper.now()))
    assert _asked(vault, TODAY) == []


def test_the_number_of_changes_tells_when_places_may_be_others(keeper: Keeper) -> None:
    vault = keeper.open()
    seen = [vault.lists.changes]
    page = vault.entries.save(keeper.wrote("one"))
    seen.append(vault.lists.changes)
    vault.lists.pin(page.id, pinned=True)
    seen.append(vault.lists.changes)
    vault.settings.save("preferences", "{}")
    assert len(set(seen)) == 3
    assert vault.lists.changes == seen[-1]


def test_nobody_can_be_pinned_or_put_off_who_is_not_there(keeper: Keeper) -> None:
    vault, gone = keeper.open(), EntryId(make_id())
    with pytest.raises(EntryUnknown):
        vault.lists.pin(gone, pinned=True)
    with pytest.raises(EntryUnknown):
        vault.lists.put_off(gone, None)
    with pytest.raises(EntryUnknown):
        vault.lists.ask_again(gone, None)
    with pytest.raises(EntryUnknown):
        vault.lists.is_pinned(gone)


def test_only_pages_still_open_are_drafts(keeper: Keeper) -> None:
    vault = keeper.open()
    first, second, third = (vault.entries.save(keeper.wrote(word)) for word in "abc")
    vault.entries.save(replace(second, set_down=keeper.now()))
    beside = replace(keeper.wrote("line"), about=third.id)
    vault.entries.save(beside)
    assert [page.id for page in vault.lists.still_open(9)] == [third.id, first.id]
    assert [page.id for page in vault.lists.still_open(1)] == [third.id]
    down = vault.lists.find_set_down()
    assert down is not None
    assert down.id == second.id


def _asking(keeper: Keeper, vault: Vault, day: date) -> Entry:
    answers: dict[str, Answer] = {"page": Words("one"), LOOK_AGAIN: When(Exactly(day))}
    return vault.entries.save(write(keeper.begin(FREE_PAGE), answers, (), keeper.now()))


def _asked(vault: Vault, today: date) -> list[EntryId]:
    return [entry.id for entry in vault.lists.asked_again(today, 9)]


def _ids(vault: Vault, order: Order) -> list[EntryId]:
    parts = vault.lists.parts(order)
    return [entry.id for entry in vault.lists.window(order, parts[0].key, 0, 1000)]
