# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles: what left, newest first, and the doors to preparing and to receiving."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from held.journal.identifiers import BundleId, EntryId, make_id
from held.journal.permission import Form
from held.journal.sent_bundle import SentBundle
from held.ui.navigation import Destination, Place

Sharer = Any  # from the conftest beside this


def left(sharer: Sharer, story: EntryId, until: date, counter: int) -> None:
    line = SentBundle(
        id=BundleId(make_id()),
        story=story,
        to=sharer.rowan.id,
        parts=("heard",),
        form=Form.BUNDLE,
        until=until,
        left=sharer.teller.clock.now(),
        counter=counter,
        digest=bytes(32),
    )
    sharer.lane.run_now(lambda: sharer.teller.session.vault.bundles.save(line))


def rows(sharer: Sharer) -> list[Any]:
    return [w for w in sharer.see("sent_list").children() if w.objectName().endswith("_row")]


def test_while_nothing_has_left_it_says_so_and_offers_to_prepare(sharer: Sharer) -> None:
    sharer.open()
    assert "Nothing has left this notebook." in sharer.said()
    assert QApplication.focusWidget() is sharer.see("prepare_first_button")
    sharer.press(Qt.Key.Key_Space)
    sharer.settle()
    assert "There is no story here yet, so nothing can leave." in sharer.said()


def test_what_someone_sent_can_be_read_from_here(sharer: Sharer) -> None:
    sharer.open()
    sharer.press_button("receive_first_button")
    assert sharer.gone[-1] == Destination(Place.RECEIVE)


def test_each_bundle_says_to_whom_from_where_when_and_until_when(sharer: Sharer) -> None:
    left(sharer, sharer.teller.told("Linden"), date(2027, 3, 1), 1)
    left(sharer, sharer.teller.told("Wren"), date(2026, 11, 20), 2)
    left(sharer, EntryId(make_id()), date(2028, 1, 1), 3)
    sharer.open()
    assert [(row.words(), row.note) for row in rows(sharer)] == [
        ("For Rowan, from a story that is gone", "Written on 22 November. Until 1 January 2028."),
        ("For Rowan, from Wren", "Written on 22 November. Its last day was 20 November."),
        ("For Rowan, from Linden", "Written on 22 November. Until 1 March."),
    ]
    spoken = QAccessible.queryAccessibleInterface(rows(sharer)[2])
    assert spoken.role() == QAccessible.Role.ListItem
    assert spoken.text(QAccessible.Text.Name) == "For Rowan, from Linden"
    assert spoken.text(QAccessible.Text.Description) == "Written on 22 November. Until 1 March."


def test_arrows_go_through_the_list_and_a_row_leads_to_its_story(sharer: Sharer) -> None:
    linden, wren = sharer.teller.told("Linden"), sharer.teller.told("Wren")
    left(sharer, linden, date(2027, 3, 1), 1)
    left(sharer, wren, date(2027, 3, 1), 2)
    sharer.open()
    rows(sharer)[0].setFocus(Qt.FocusReason.TabFocusReason)
    sharer.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is rows(sharer)[1]
    sharer.press(Qt.Key.Key_Return)
    assert sharer.gone[-1] == Destination(Place.PAGE, entry=linden)


def test_a_row_whose_story_is_gone_leads_nowhere(sharer: Sharer) -> None:
    left(sharer, EntryId(make_id()), date(2027, 3, 1), 1)
    sharer.open()
    before = len(sharer.gone)
    rows(sharer)[0].setFocus(Qt.FocusReason.TabFocusReason)
    sharer.press(Qt.Key.Key_Return)
    assert len(sharer.gone) == before
