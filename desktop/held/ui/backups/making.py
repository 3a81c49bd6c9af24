# SPDX-License-Identifier: GPL-3.0-or-later
"""One button that makes a backup and, while it is made, stops it; and a line that says how it goes.

Passive.  The button stays in its place, so that the focus does not jump.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from held.ui.look import FontRole
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton, PrimaryButton
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel

_CHECKED_FROM = 100


class Making(QObject):
    """parts: what stands on the sheet, each with the gap above it.

    make_wanted, stop_wanted: what the button is pressed for.
    folder_wanted: another folder is to be chosen.  usual_wanted: the usual one.
    """

    make_wanted = Signal()
    stop_wanted = Signal()
    folder_wanted = Signal()
    usual_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_making = False
        self._where = TextLabel("", FontRole.CONTROL)
        name(self._where, "backup_place_label", "")
        self._space = TextLabel("", FontRole.SMALL, Ink.HINT)
        name(self._space, "backup_space_label", "")
        self._state = SaidLine()
        name(self._state, "backup_state_line", "")
        self._state.hide()
        acts = QWidget()
        self.make_button = PrimaryButton("")
        self._choose = PlainButton(self.tr("Choose a folder…"), icon="folder-open")
        self._usual = PlainButton(self.tr("Beside the notebook again"))
        name(self._choose, "choose_folder_button", self._choose.words())
        name(self._usual, "usual_folder_button", self._usual.words())
        flow = FlowLayout(acts)
        for button in (self.make_button, self._choose, self._usual):
            flow.addWidget(button)
        self.parts = ((24, self._where), (4, self._space), (16, acts), (12, self._state))
        self.show_making(False)
        self.make_button.clicked.connect(self._pressed)
        self._choose.clicked.connect(self.folder_wanted)
        self._usual.clicked.connect(self.usual_wanted)

    def show_place(self, where: str, *, is_usual: bool) -> None:
        """Say where backups go."""
        self._where.setText(where)
        self._where.setAccessibleName(where)
        had_focus = self._usual.hasFocus()
        self._usual.setVisible(not is_usual)
        if had_focus and is_usual:
            self._choose.setFocus()

    def show_space(self, said: str) -> None:
        """Say what they take."""
        self._space.setText(said)
        self._space.setAccessibleName(said)

    def show_making(self, making: bool) -> None:
        """Say whether one is being made."""
        self._is_making = making
        words = self.tr("Stop") if making else self.tr("Make one now")
        self.make_button.setText(words)
        name(self.make_button, "make_backup_button", words)
        self._choose.setEnabled(not making)
        self._usual.setEnabled(not making)
        if making:
            self.say(self.tr("Making a backup. You can go on writing."), "ellipsis")

    def show_progress(self, per_cent: int) -> None:
        """Say how far it is, without saying it aloud each time."""
        if per_cent >= _CHECKED_FROM:
            self._show(self.tr("Opening it again and checking it…"), "ellipsis", Ink.TEXT_2)
        else:
            said = self.tr("Copying: {per_cent} %. You can go on writing.")
            self._show(said.format(per_cent=per_cent), "ellipsis", Ink.TEXT_2)

    def say(self, text: str, icon: str = "check") -> None:
        """Say what came of it."""
        self._show(text, icon, Ink.ACCENT if icon == "check" else Ink.TEXT_2)
        announce(self._state, text)

    def say_failure(self, text: str) -> None:
        """Say why there is none."""
        self._show(text, "info", Ink.NO_RETURN)
        announce(self._state, text)

    def _show(self, text: str, icon: str, ink: Ink) -> None:
        self._state.say(text, icon, ink)
        name(self._state, "backup_state_line", text)
        self._state.show()

    def _pressed(self) -> None:
        (self.stop_wanted if self._is_making else self.make_wanted).emit()
