# SPDX-License-Identifier: GPL-3.0-or-later
"""Read it as they will: all that would leave, nothing that would not, and nothing to change."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from storyteller import HEARD, said_yes

from held.journal.answer import Ticked, Words
from held.ui.look import of
from held.workflows.make_bundle import preview

Sharer = Any  # from the conftest beside this


def test_the_page_says_every_line_of_the_letter_and_no_other(sharer: Sharer) -> None:
    story = sharer.told()
    sharer.read(story)
    session = sharer.teller.session
    shown = sharer.lane.run_now(lambda: preview(session, story, sharer.rowan.id))
    lines = [line for line in shown.letter.lines if line]
    assert sharer.see("letter_edit").text().split("\n") == lines
    assert set(HEARD.split("\n")) <= set(lines)
    assert "so that was that" not in lines
    assert "Read it as Rowan will" in sharer.said()
    assert "This is all that would leave." in sharer.said()


def test_the_slips_say_what_goes_along_and_what_stays_and_why(sharer: Sharer) -> None:
    sharer.read(sharer.told(do_not_raise=Ticked(True)))
    said = sharer.said()
    for strong, small in [
        ("To Rowan", "Opens with six words, never in the file"),
        ("Until 1 March", "Then Rowan is asked to let it go"),
        ("Please pass nothing on", "A request, not a lock"),
        ("Please let them begin", "Also a request"),
        ("Their words", "Only if Linden allowed more detail"),
        ("How it reached me, Who told me", "These stay with me"),
        ("Everything in Inside", "It does not travel"),
        ("Lines in Tests", "None chosen"),
    ]:
        assert said[said.index(strong) + 1] == small


def test_it_can_be_selected_and_copied_by_key_and_never_changed(sharer: Sharer) -> None:
    sharer.read(sharer.told())
    paper = sharer.see("letter_edit")
    before = paper.text()
    assert QApplication.focusWidget() is paper
    for key in (Qt.Key.Key_A, Qt.Key.Key_Delete, Qt.Key.Key_Return):
        QTest.keyClick(paper, key)
    QTest.keyClick(paper, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(paper, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert paper.text() == before
    QTest.keyClick(paper, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(paper, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "This was told to me in confidence."
    assert copied.data("x-kde-passwordManagerHint") == b"secret"


def test_codes_are_drawn_with_dots(sharer: Sharer) -> None:
    sharer.read(sharer.told())
    paper = sharer.see("letter_edit")
    hue = of(paper).tokens.room("stories").hue
    picture = paper.grab().toImage()

    def plum(x: int, y: int) -> bool:
        colour = picture.pixelColor(x, y)
        return colour.alpha() > 0 and colour.hsvHue() in range(hue.hsvHue() - 15, hue.hsvHue() + 15)

    found = [(x, y) for x in range(60) for y in range(picture.height()) if plum(x, y)]
    assert len(found) > 10
    assert max(y for _, y in found) - min(y for _, y in found) < 8


def test_a_long_letter_is_read_by_key_to_its_end(sharer: Sharer) -> None:
    story = sharer.told()
    sharer.teller.rewrite(story, heard=Words("\n".join(f"Line {n}" for n in range(120))))
    sharer.desk.resize(640, 480)
    sharer.read(story)
    paper = sharer.see("letter_edit")
    area = paper.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    seen = [area.verticalScrollBar().value()]
    for _ in range(3):
        QTest.keyClick(paper, Qt.Key.Key_PageDown)
        seen.append(area.verticalScrollBar().value())
    assert seen == sorted(set(seen))
    assert paper.textCursor().blockNumber() > 15
    QTest.keyClick(paper, Qt.Key.Key_PageUp)
    assert area.verticalScrollBar().value() < seen[-1]


def test_in_little_room_one_line_stands_for_the_slips_and_opens_them(sharer: Sharer) -> None:
    sharer.desk.resize(900, 800)
    sharer.read(sharer.told())
    assert "Everything in Inside" not in sharer.said()
    sharer.press_button("goes_along_fold_button")
    assert "Everything in Inside" in sharer.said()
    assert "Please pass nothing on" in sharer.said()
    sharer.press_button("goes_along_fold_button")
    assert "Everything in Inside" not in sharer.said()


def test_when_nothing_may_go_any_more_it_says_why_and_offers_only_back(sharer: Sharer) -> None:
    story = sharer.told()
    sharer.choose(story)
    sharer.teller.asked(story, said_yes(sharer.rowan, forms=("spoken",)))
    sharer.press_button("read_button")
    sharer.wait(lambda: "Nothing may go to Rowan now. At the side it says why." in sharer.said())
    assert sharer.find("letter_edit") is None
    assert sharer.find("write_button") is None
    said = sharer.said()
    assert said[said.index("What I heard") + 1] == "Not in a bundle"


def test_back_leads_to_the_same_choice(sharer: Sharer) -> None:
    story = sharer.told()
    sharer.read(story)
    sharer.press_button("back_button")
    sharer.wait(lambda: sharer.find("read_button") is not None)
    sharer.settle()
    assert sharer.see(f"{story}_radio").isChecked()
    assert sharer.see(f"{sharer.rowan.id}_radio").isChecked()
    assert sharer.see("read_button").isEnabled()
