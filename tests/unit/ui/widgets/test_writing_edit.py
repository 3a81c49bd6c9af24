# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing on the page: with real keys, in many scripts, with paste, undo and marks."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from held.ui.look import FontRole, Look
from held.ui.widgets.marked_paper import SETTLING_MS
from held.ui.widgets.marks import Mark, MarkKind
from held.ui.widgets.naming import name
from held.ui.widgets.writing_edit import WritingEdit

WREN = "Wren said the meeting moved on."


@pytest.fixture
def edit(show: Callable[..., QWidget]) -> WritingEdit:
    edit = WritingEdit()
    name(edit, "writing_edit", "Writing")
    edit.set_side(48)
    window = show(edit)
    window.resize(720, 600)
    edit.setFocus()
    return edit


def press(edit: WritingEdit, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(edit, key, held)


def write(edit: WritingEdit, words: str) -> None:
    """Press a key for each sign; `QTest.keyClicks` knows only the keys of ASCII."""
    for sign in words:
        key = Qt.Key.Key_Space if sign == " " else Qt.Key.Key_unknown
        QTest.sendKeyEvent(QTest.KeyAction.Click, edit, key, sign, Qt.KeyboardModifier.NoModifier)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


# What is typed


@pytest.mark.parametrize(
    "words",
    ["Ærlig talt, žluťoučký kůň", "שלום לך", "مرحبا بك", "三人の話", "tea 🫖 and 👩‍👧"],
)
def test_what_is_typed_is_what_is_read_back(edit: WritingEdit, words: str) -> None:
    write(edit, words)
    press(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "x")
    assert edit.text() == f"{words}\nx"


def test_a_hard_space_stays_a_hard_space(edit: WritingEdit) -> None:
    edit.set_text("20\u00a0000 words\tand a tab")
    assert edit.text() == "20\u00a0000 words\tand a tab"


def test_typing_tells_that_the_text_changed_and_showing_a_text_does_not(
    edit: WritingEdit, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(edit.text_edited):
        edit.set_text(WREN)
    with qtbot.waitSignal(edit.text_edited):
        QTest.keyClicks(edit, "a")


def test_tab_leaves_the_page(edit: WritingEdit, show: Callable[..., QWidget]) -> None:
    other = WritingEdit()
    name(other, "other_edit", "Other")
    show(edit, other)
    edit.setFocus()
    press(edit, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert edit.text() == ""


def test_markdown_stays_as_typed_and_control_b_and_i_wrap_and_unwrap(edit: WritingEdit) -> None:
    edit.set_text("- one\n> two **three**")
    assert edit.text() == "- one\n> two **three**"
    edit.set_text("quiet words")
    edit.set_selection(0, 5)
    press(edit, Qt.Key.Key_B, CTRL)
    assert edit.text() == "**quiet** words"
    press(edit, Qt.Key.Key_B, CTRL)
    assert edit.text() == "quiet words"
    edit.set_caret(11)
    press(edit, Qt.Key.Key_I, CTRL)
    QTest.keyClicks(edit, "x")
    press(edit, Qt.Key.Key_I, CTRL)
    QTest.keyClicks(edit, "y")
    assert edit.text() == "quiet words*x*y"


def test_bold_words_are_shown_bold_after_an_emoji(edit: WritingEdit) -> None:
    edit.set_text("🫖 **tea** now")
    QTest.qWait(10)
    formats = edit.document().firstBlock().layout().formats()
    bold = [(f.start, f.length) for f in formats if f.format.fontWeight() > 500]
    assert bold == [(5, 3)]


# Undo


def test_undo_goes_back_word_by_word_to_the_empty_page_and_forward_again(
    edit: WritingEdit,
) -> None:
    QTest.keyClicks(edit, "one two three")
    seen = []
    while edit.document().isUndoAvailable():
        press(edit, Qt.Key.Key_Z, CTRL)
        seen.append(edit.text())
    assert seen == ["one two", "one", ""]
    for _ in seen:
        press(edit, Qt.Key.Key_Z, CTRL, SHIFT)
    assert edit.text() == "one two three"


def test_undo_after_the_text_was_made_larger_takes_back_words_and_keeps_the_lines(
    edit: WritingEdit, look: Look
) -> None:
    QTest.keyClicks(edit, "one two")
    look.set_text_scale(1.5)
    press(edit, Qt.Key.Key_Z, CTRL)
    assert edit.text() == "one"
    assert edit.document().firstBlock().blockFormat().lineHeight() == 42


def test_nothing_comes_back_after_the_undo_steps_were_cleared(edit: WritingEdit) -> None:
    QTest.keyClicks(edit, "a real name")
    edit.clear_undo()
    press(edit, Qt.Key.Key_Z, CTRL)
    assert edit.text() == "a real name"


def test_a_text_that_was_shown_cannot_be_undone(edit: WritingEdit) -> None:
    edit.set_text(WREN)
    press(edit, Qt.Key.Key_Z, CTRL)
    assert edit.text() == WREN


# Paste and copy


def test_pasted_markup_comes_as_words_and_opens_no_file(edit: WritingEdit, tmp_path: Path) -> None:
    # Whoever opens a pipe that nobody writes to waits for ever.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    offered = QMimeData()
    offered.setHtml(
        f'<head><style>body{{background:url("file://{pipe}")}}</style></head><p>Some <b>words</b></p>'
        f'<img src="file://{pipe}"><p>and &amp; more</p><object data="{pipe}">no</object>'
    )
    QGuiApplication.clipboard().setMimeData(offered)
    press(edit, Qt.Key.Key_V, CTRL)
    QTest.qWait(20)
    assert edit.text() == "Some words\nand & more"


def test_a_picture_asked_for_is_never_opened(edit: WritingEdit, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    edit.setHtml(f'words <img src="file://{pipe}"> here')
    edit.repaint()
    found = edit.document().resource(
        QTextDocument.ResourceType.ImageResource.value, QUrl.fromLocalFile(str(pipe))
    )
    assert isinstance(found, QImage)
    assert found.size().width() == 1


@pytest.mark.parametrize("text", ["file:///etc/passwd", "/etc/passwd"])
def test_files_are_not_pasted(edit: WritingEdit, text: str) -> None:
    offered = QMimeData()
    offered.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    offered.setText(text)
    assert not edit.canInsertFromMimeData(offered)
    edit.insertFromMimeData(offered)
    assert edit.text() == ""


def test_pasted_text_loses_what_cannot_be_seen(edit: WritingEdit) -> None:
    QGuiApplication.clipboard().setText("one\r\ntwo\u2028three\x00\x1b[1m\ufffc")
    press(edit, Qt.Key.Key_V, CTRL)
    assert edit.text() == "one\ntwo\nthree[1m"


def test_what_is_copied_is_plain_and_asks_to_be_left_alone(edit: WritingEdit) -> None:
    edit.set_text("one\ntwo 🫖")
    press(edit, Qt.Key.Key_A, CTRL)
    press(edit, Qt.Key.Key_C, CTRL)
    offered = QGuiApplication.clipboard().mimeData()
    assert offered.text() == "one\ntwo 🫖"
    assert not offered.hasHtml()
    assert offered.data("x-kde-passwordManagerHint").data() == b"secret"


def test_a_selection_cannot_be_dragged_out(edit: WritingEdit) -> None:
    edit.set_text(WREN)
    edit.selectAll()
    inside = edit.cursorRect().center() - QPoint(40, 0)
    QTest.mousePress(edit.viewport(), Qt.MouseButton.LeftButton, pos=inside)
    assert not edit.textCursor().hasSelection()
    QTest.mouseRelease(edit.viewport(), Qt.MouseButton.LeftButton, pos=inside)


def test_input_methods_are_asked_not_to_learn_the_words(edit: WritingEdit) -> None:
    hints = edit.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


# Lines


def test_lines_are_28_high_with_14_between_paragraphs_and_words_stand_at_the_margin(
    edit: WritingEdit,
) -> None:
    edit.set_text("one " * 60 + "\ntwo")
    QTest.qWait(10)
    first, second = edit.document().begin(), edit.document().begin().next()
    lines = first.layout()
    assert lines.lineAt(1).y() - lines.lineAt(0).y() == 28
    gap = second.layout().position().y() - first.layout().position().y()
    assert gap == 28 * lines.lineCount() + 14
    assert lines.position().x() == 48


def test_larger_text_has_higher_lines_in_old_and_new_paragraphs(
    edit: WritingEdit, look: Look
) -> None:
    edit.set_text("one\ntwo")
    look.set_text_scale(2.0)
    edit.set_caret(7)
    press(edit, Qt.Key.Key_Return)
    heights = []
    block = edit.document().begin()
    while block.isValid():
        heights.append(block.blockFormat().lineHeight())
        block = block.next()
    assert heights == [56, 56, 56]
    assert edit.font() == look.font(FontRole.WRITING)


def test_the_page_grows_with_the_text(edit: WritingEdit) -> None:
    before = edit.minimumHeight()
    for _ in range(6):
        press(edit, Qt.Key.Key_Return)
    assert edit.minimumHeight() >= before + 6 * 42


# Selection


def test_a_selection_is_told_once_it_has_settled_with_keys(edit: WritingEdit, qtbot: QtBot) -> None:
    edit.set_text("🫖 tea for two")
    edit.set_caret(2)
    told: list[tuple[int, int]] = []
    edit.selection_settled.connect(lambda start, end: told.append((start, end)))
    for _ in range(3):
        press(edit, Qt.Key.Key_Right, SHIFT)
    assert told == []
    qtbot.waitUntil(lambda: told == [(2, 5)])
    with qtbot.waitSignal(edit.selection_left):
        press(edit, Qt.Key.Key_Right)


def test_a_selection_with_the_mouse_is_told_after_the_button_is_up(
    edit: WritingEdit, qtbot: QtBot
) -> None:
    edit.set_text(WREN)
    QTest.qWait(10)
    start, end = QPoint(50, 14), QPoint(200, 14)
    viewport = edit.viewport()
    with qtbot.assertNotEmitted(edit.selection_settled, wait=SETTLING_MS + 100):
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(viewport, end)
    with qtbot.waitSignal(edit.selection_settled):
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def test_the_sentence_at_the_caret_can_be_taken(edit: WritingEdit) -> None:
    text = "🫖 First one. The second, “quoted.” Third"
    edit.set_text(text)
    edit.set_caret(text.index("second"))
    edit.select_sentence()
    start, end = edit.selection()
    assert text[start:end] == "The second, “quoted.”"


# Marks


def at(edit: WritingEdit, mark: Mark) -> str:
    return edit.text()[mark.start : mark.end]


def mark_of(edit: WritingEdit, words: str, kind: MarkKind = MarkKind.LIFTED) -> Mark:
    start = edit.text().index(words)
    return Mark("m", start, start + len(words), kind, icon="eye", spoken="Saw")


def test_marks_stay_with_their_words_while_text_is_typed_before_and_behind(
    edit: WritingEdit,
) -> None:
    edit.set_text("🫖 They left early. I stayed.")
    edit.set_marks([mark_of(edit, "They left early.")])
    edit.set_caret(0)
    write(edit, "Yes 🫖. ")
    press(edit, Qt.Key.Key_Return)
    end = edit.marks()[0].end
    edit.set_caret(end)
    QTest.keyClicks(edit, " So")
    (mark,) = edit.marks()
    assert at(edit, mark) == "They left early."
    assert (mark.id, mark.icon) == ("m", "eye")


def test_typing_inside_a_mark_makes_it_longer(edit: WritingEdit) -> None:
    edit.set_text("They left early.")
    edit.set_marks([mark_of(edit, "left early")])
    edit.set_caret(9)
    QTest.keyClicks(edit, " very")
    assert at(edit, edit.marks()[0]) == "left very early"


def test_a_mark_goes_with_its_words_and_comes_back_with_undo(
    edit: WritingEdit, qtbot: QtBot
) -> None:
    edit.set_text("They left early. I stayed.")
    edit.set_marks([mark_of(edit, "left early")])
    edit.set_selection(0, 17)
    with qtbot.waitSignal(edit.marks_changed):
        press(edit, Qt.Key.Key_Delete)
    assert edit.marks() == []
    with qtbot.waitSignal(edit.marks_changed):
        press(edit, Qt.Key.Key_Z, CTRL)
    assert at(edit, edit.marks()[0]) == "left early"


def test_a_mark_past_the_text_is_left_off(edit: WritingEdit) -> None:
    edit.set_text("short")
    edit.set_marks([Mark("m", 3, 40, MarkKind.LIFTED)])
    assert edit.marks() == []


def colours(edit: WritingEdit) -> set[str]:
    QTest.qWait(20)
    image = edit.grab().toImage()
    area = range(image.width()), range(image.height())
    return {image.pixelColor(x, y).name() for x in area[0] for y in area[1]}


@pytest.mark.parametrize(
    ("kind", "ground"),
    [(MarkKind.FOUND, "selection"), (MarkKind.WAITING, "found"), (MarkKind.OPEN, "found")],
)
def test_found_and_waiting_words_lie_on_their_colour(
    edit: WritingEdit, look: Look, kind: MarkKind, ground: str
) -> None:
    edit.resize(300, 60)
    edit.set_text("the only nurse")
    colour = getattr(look.tokens, ground).name()
    assert colour not in colours(edit)
    edit.set_marks([mark_of(edit, "only nurse", kind)])
    assert colour in colours(edit)


def test_code_words_get_dots_only_where_they_stand_whole(edit: WritingEdit) -> None:
    edit.resize(300, 60)
    edit.set_text("Wrenfield and Wrens")
    plain = edit.grab().toImage()
    edit.set_codes(["Wren"])
    assert edit.grab().toImage() == plain
    edit.set_text("So Wren’s turn")
    with_dots = edit.grab().toImage()
    edit.set_codes([])
    assert edit.grab().toImage() != with_dots


def test_the_margin_shows_what_was_lifted_and_nothing_where_it_is_too_narrow(
    edit: WritingEdit,
) -> None:
    edit.set_text("They left early.")
    QTest.qWait(10)
    margin = edit.grab().toImage().copy(0, 0, 40, 40)
    edit.set_marks([mark_of(edit, "left early")])
    assert edit.grab().toImage().copy(0, 0, 40, 40) != margin
    edit.set_side(24)
    narrow = edit.grab().toImage().copy(0, 0, 24, 40)
    edit.set_marks([])
    assert edit.grab().toImage().copy(0, 0, 24, 40) == narrow


def test_the_placeholder_is_seen_until_something_is_typed(edit: WritingEdit) -> None:
    empty = edit.grab().toImage()
    edit.set_placeholder("Begin anywhere")
    assert edit.grab().toImage() != empty
    QTest.keyClicks(edit, "a")
    with_letter = edit.grab().toImage()
    edit.set_placeholder("")
    assert edit.grab().toImage() == with_letter


def test_the_menu_offers_plain_acts_and_they_work(edit: WritingEdit) -> None:
    edit.set_text(WREN)
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 14))
    menu = QMenu(edit)
    edit.fill_menu(menu)
    words = [action.text() for action in menu.actions()]
    assert words == ["Undo", "Redo", "Cut", "Copy", "Paste", "Select all"]
    menu.actions()[-1].trigger()
    assert edit.selection() == (0, len(WREN))
