# SPDX-License-Identifier: GPL-3.0-or-later
"""A few hundred pages, and finding one's way in them by key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView

from held.journal.answer import Words
from held.journal.entry import Entry, begin, write
from held.journal.moment import Moment
from held.journal.room import Room
from held.vault.vault import Vault
from sitting import Sitting

SitDown = Callable[..., Sitting]
PAGES = 300


@pytest.fixture
def sitting(sit_down: SitDown) -> Sitting:
    """Somebody with a page for each of the last days, who has just unlocked."""
    found = sit_down()
    found.sit_down()
    found.hands.type("Today")
    found.hands.hear("Kept")
    (today,) = found.entries(Room.INSIDE)

    def fill(vault: Vault) -> None:
        with vault.transaction():
            for back in range(1, PAGES):
                at = Moment(today.begun.at - timedelta(back), today.begun.day - timedelta(back))
                page = begin(today.asked, at)
                vault.entries.save(write(page, {"page": Words(f"Day {back}")}, (), at))

    found.in_vault(fill)
    return found


def test_home_and_end_and_pages_go_through_everything(sitting: Sitting) -> None:
    hands = sitting.hands
    _go(sitting, "Ctrl+5", "timeline_list")
    hands.press("End")
    hands.wait(lambda: "Just write" in _row(sitting), "the last row is not read")
    hands.press("Return")
    assert _page(sitting) == f"Day {PAGES - 1}"
    _go(sitting, "Ctrl+5", "timeline_list")
    hands.press("End")
    for _ in range(PAGES):
        hands.press("PgUp")
        if "Today" in _row(sitting):
            break
    hands.press("Return")
    assert _page(sitting) == "Today"


def test_one_comes_back_to_the_row_one_was_on_where_it_stood(sitting: Sitting) -> None:
    hands = sitting.hands
    _go(sitting, "Ctrl+3", "inside_list")
    for _ in range(9):
        hands.press("PgDown")
    hands.wait(lambda: _row(sitting) != "", "the row is not read")
    row, top = _row(sitting), _place(sitting)
    hands.press("Return")
    hands.see("page_edit")
    hands.press("Alt+Left")
    _arrive(sitting, "inside_list")
    assert (_row(sitting), _place(sitting)) == (row, top)
    hands.press("Alt+Right")
    hands.see("page_edit")
    hands.press("Alt+Left")
    _arrive(sitting, "inside_list")
    assert (_row(sitting), _place(sitting)) == (row, top)


def test_one_comes_back_also_from_another_place(sitting: Sitting) -> None:
    hands = sitting.hands
    _go(sitting, "Ctrl+5", "timeline_list")
    for _ in range(5):
        hands.press("PgDown")
    hands.wait(lambda: _row(sitting) != "", "the row is not read")
    row, top = _row(sitting), _place(sitting)
    _go(sitting, "Ctrl+1", "drafts_list")
    hands.press("Alt+Left")
    _arrive(sitting, "timeline_list")
    assert (_row(sitting), _place(sitting)) == (row, top)
    # Who goes there anew begins at the top.
    _go(sitting, "Ctrl+1", "drafts_list")
    _go(sitting, "Ctrl+5", "timeline_list")
    assert "Today" in _row(sitting)


def test_what_stood_on_the_page_one_left_is_in_the_list_one_goes_to(sitting: Sitting) -> None:
    hands = sitting.hands
    hands.press("Ctrl+N")
    hands.see("just_write_card")
    hands.press("Return")
    hands.see("page_edit")
    hands.type("not kept yet")
    _go(sitting, "Ctrl+3", "inside_list")
    hands.press("Return")
    assert _page(sitting) == "not kept yet"


def test_a_page_is_kept_at_the_top_from_the_menu_and_by_key(sitting: Sitting) -> None:
    hands = sitting.hands
    _go(sitting, "Ctrl+3", "inside_list")
    hands.press("End")
    hands.wait(lambda: _row(sitting) != "", "the row is not read")
    hands.press("Return")
    assert _page(sitting) == f"Day {PAGES - 1}"
    hands.choose("edit", "pin")
    hands.hear("Kept at the top")
    _go(sitting, "Ctrl+3", "inside_list")
    assert _titles(sitting)[:2] == ["Kept at the top", "Just write"]
    hands.press("Return")
    assert _page(sitting) == f"Day {PAGES - 1}"
    hands.press("F10")
    hands.see("main_menu")
    hands.arrow_to("edit_menu_row")
    hands.press("Return")
    assert hands.see("pin_action_menu_row").accessibleName() == "No longer at the top"
    hands.press("Escape")
    hands.press("Ctrl+T")
    hands.hear("No longer at the top")
    _go(sitting, "Ctrl+3", "inside_list")
    assert _titles(sitting)[0] == "Just write"


def test_what_was_moved_to_the_shelf_comes_back_with_ctrl_z(sitting: Sitting) -> None:
    hands = sitting.hands
    _go(sitting, "Ctrl+3", "inside_list")
    before = _count(sitting)
    hands.press("Delete")
    hands.hear("Moved to Letting go")
    hands.wait(lambda: _count(sitting) == before - 1, "it is still there")
    assert _list(sitting).hasFocus()
    hands.press("Ctrl+Z")
    hands.hear("It is back in its place.")
    hands.wait(lambda: _count(sitting) == before, "it has not come back")
    hands.press("Home")
    hands.press("Return")
    assert _page(sitting) == "Today"


def test_undo_on_the_notice_leaves_one_in_the_list(sitting: Sitting) -> None:
    hands = sitting.hands
    _go(sitting, "Ctrl+3", "inside_list")
    before = _count(sitting)
    hands.press("Delete")
    hands.tab_to("notice_button")
    hands.press("Space")
    hands.wait(lambda: _count(sitting) == before, "it has not come back")
    hands.wait(lambda: _list(sitting).hasFocus(), "the list does not have the focus")


def test_a_wish_to_look_again_stands_on_today_and_waits_when_put_off(sitting: Sitting) -> None:
    hands = sitting.hands
    page = _first_page(sitting)
    today = page.begun.day
    sitting.in_vault(lambda vault: vault.lists.ask_again(page.id, today))
    _go(sitting, "Ctrl+1", "drafts_list")
    hands.tab_to("asking_list")
    assert "Asked to be looked at again today" in _row(sitting)
    hands.press("Return")
    assert _page(sitting) == "Today"
    _go(sitting, "Ctrl+1", "drafts_list")
    hands.tab_to("not_now_button")
    hands.press("Return")
    hands.arrow_to("ask_in_a_week_menu_row")
    hands.press("Return")
    hands.gone("asking_list")
    hands.hear("It will ask again then.")
    week = today + timedelta(7)
    asked = sitting.in_vault(lambda vault: vault.lists.asked_again(week, 9))
    assert [entry.id for entry in asked] == [page.id]
    hands.press("Ctrl+Z")
    hands.see("asking_list")


def _first_page(sitting: Sitting) -> Entry:
    return sitting.entries(Room.INSIDE)[0]


def _go(sitting: Sitting, keys: str, wanted: str) -> None:
    sitting.hands.press(keys)
    _arrive(sitting, wanted)


def _arrive(sitting: Sitting, wanted: str) -> None:
    hands = sitting.hands
    hands.see(wanted)
    hands.wait(lambda: hands.focused().objectName() == wanted, f"{wanted} has no focus")
    hands.rest(30)


def _list(sitting: Sitting) -> QAbstractItemView:
    found = sitting.hands.see("inside_list")
    assert isinstance(found, QAbstractItemView)
    return found


def _row(sitting: Sitting) -> str:
    """What is said of the row one is on."""
    rows = sitting.hands.focused()
    assert isinstance(rows, QAbstractItemView)
    return str(rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def _place(sitting: Sitting) -> int:
    """How far down the window the row one is on stands."""
    rows = sitting.hands.focused()
    assert isinstance(rows, QAbstractItemView)
    return rows.mapTo(rows.window(), rows.visualRect(rows.currentIndex()).topLeft()).y()


def _count(sitting: Sitting) -> int:
    return _list(sitting).model().rowCount()


def _titles(sitting: Sitting) -> list[str]:
    model = _list(sitting).model()
    return [str(model.index(row, 0).data()) for row in range(4)]


def _page(sitting: Sitting) -> str:
    sitting.hands.see("page_edit")
    return sitting.hands.text_in("page_edit")
