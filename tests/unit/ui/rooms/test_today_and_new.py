# SPDX-License-Identifier: GPL-3.0-or-later
"""Today and New…: a greeting that counts nothing, and ways to begin."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from held.templates.catalog import Catalog
from held.ui.navigation import Destination, Place
from held.ui.rooms.new_page import NewPage
from held.ui.rooms.today_page import TodayPage

Show = Callable[..., Any]
Notebook = Any  # from the conftest beside this


def today(notebook: Notebook) -> TodayPage:
    return TodayPage(notebook.session, notebook.lane, notebook.navigation, notebook.shelving)


def test_a_new_notebook_is_welcomed_without_a_list(notebook: Notebook, show: Show) -> None:
    shown = show(today(notebook))
    assert shown.see("page_heading").text() == "Welcome. Begin wherever you like."
    assert shown.find("drafts_list") is None
    assert shown.see("just_write_card").hasFocus()


def test_what_is_still_open_is_as_it_was_left(notebook: Notebook, show: Show) -> None:
    page = notebook.write("just_write")
    shown = show(today(notebook))
    assert shown.see("page_heading").text() == "Welcome. It is as you left it."
    shown.see("drafts_list")
    shown.press(Qt.Key.Key_Return)
    assert notebook.asked == [Destination(Place.PAGE, entry=page.id)]


def test_after_setting_down_today_says_only_that(notebook: Notebook, show: Show) -> None:
    notebook.set_down(notebook.write("story"))
    shown = show(today(notebook))
    assert shown.see("page_heading").text() == "You set something down."
    assert shown.find("drafts_list") is None


def test_something_written_later_ends_that_greeting(notebook: Notebook, show: Show) -> None:
    notebook.set_down(notebook.write("story"))
    notebook.clock.move(hours=1)
    notebook.write("just_write")
    shown = show(today(notebook))
    assert shown.see("page_heading").text() == "Welcome. It is as you left it."


def test_today_counts_nothing(notebook: Notebook, show: Show) -> None:
    for _ in range(7):
        notebook.write("just_write")
    shown = show(today(notebook))
    shown.see("drafts_list")
    said = [label.text() for label in shown.desk.findChildren(QLabel) if label.isVisible()]
    assert [text for text in said if re.search(r"\d", text)] == []


def test_more_open_pages_are_a_press_away(notebook: Notebook, show: Show) -> None:
    for _ in range(4):
        notebook.write("just_write")
    shown = show(today(notebook))
    link = shown.see("timeline_link")
    QTest.keyClick(link, Qt.Key.Key_Return)
    assert notebook.asked == [Destination(Place.TIMELINE)]


def test_today_says_honestly_that_nothing_is_on_paper_and_where_that_can_be_changed(
    notebook: Notebook, show: Show
) -> None:
    shown = show(today(notebook))
    assert shown.see("no_sheet_line").accessibleName() == "There is no recovery sheet yet."
    shown.see("recovery_link").click()
    assert notebook.asked == [Destination(Place.SETTINGS)]


def test_with_a_sheet_on_paper_today_says_nothing_of_it(notebook: Notebook, show: Show) -> None:
    notebook.put_on_paper()
    shown = show(today(notebook))
    shown.see("just_write_card")
    assert shown.find("no_sheet_line") is None
    assert shown.find("recovery_link") is None


def test_the_cards_begin_a_page_by_key(notebook: Notebook, show: Show) -> None:
    page = NewPage(notebook.session, notebook.lane, notebook.navigation)
    shown = show(page)
    first = shown.see("just_write_card")
    assert first.hasFocus()
    assert "Not the place for a story" in first.accessibleDescription()
    shown.press(Qt.Key.Key_Down)
    assert shown.see("story_card").hasFocus()
    shown.press(Qt.Key.Key_Return)
    assert notebook.asked == [Destination(Place.PAGE, template="story")]


def test_only_pages_that_have_a_door_are_offered(notebook: Notebook, show: Show) -> None:
    shown = show(NewPage(notebook.session, notebook.lane, notebook.navigation))
    shown.see("story_card")
    assert shown.find("line_card") is None
    assert shown.find("parked_card") is None


def test_a_broken_page_is_named_and_the_others_are_offered(
    notebook: Notebook, show: Show, tmp_path: Path
) -> None:
    templates = tmp_path / "templates"
    for name, text in (
        ("whole", 'id = "whole"\nversion = 1\nroom = "inside"\ntitle = "Whole"\ndoor = "Whole"\n'),
        ("broken", "id = 3\n"),
    ):
        (templates / name).mkdir(parents=True)
        (templates / name / "template.toml").write_text(text, encoding="utf-8")
    with (templates / "whole" / "template.toml").open("a", encoding="utf-8") as file:
        file.write('[[sections]]\nid = "s"\nplace = "page"\n[[sections.questions]]\n')
        file.write('id = "page"\nkind = "long"\nprompt = "Write"\n')
    (templates / "doors.toml").write_text('doors = ["whole", "broken"]\n', encoding="utf-8")
    notebook.session.catalog = Catalog(templates)
    shown = show(NewPage(notebook.session, notebook.lane, notebook.navigation))
    shown.see("whole_card")
    said = " ".join(label.text() for label in shown.desk.findChildren(QLabel) if label.isVisible())
    assert "broken" in said
