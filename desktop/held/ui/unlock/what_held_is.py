# SPDX-License-Identifier: GPL-3.0-or-later
"""The first screen: what Held does, and what it cannot do.  Nothing is asked here."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from held.ui.look import FontRole, of
from held.ui.widgets.buttons import LinkButton, OpenButton
from held.ui.widgets.column import Column
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel

_ICON = "mail-open"


class WhatHeldIs(Column):
    """Three lines each.  `sealed` is whether this computer let Held shut itself off."""

    def __init__(self, sealed: bool, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent, margin=margin)
        self.setObjectName("what_held_is_screen")
        self.heading = TextLabel(self.tr("What Held is"), FontRole.HEADING_1, parent=self)
        lead = self.tr("A notebook for people who listen. It stays on this computer.")
        self.place(self.heading, 8, TextLabel(lead, FontRole.LEAD, Ink.TEXT_2, self))
        self._add_lines(self.tr("What it does"), "check", self._does())
        self._add_lines(self.tr("What it cannot do"), "info", self._cannot(sealed))
        self.receive_button = OpenButton(self.tr("Someone sent me something"), self, icon=_ICON)
        name(self.receive_button, "receive_button", self.tr("Someone sent me something"))
        sentence = self.tr("A file, and six words spoken to you. No notebook is needed for it.")
        self.backup_button = LinkButton(self.tr("I have a backup to bring back"), self)
        name(self.backup_button, "backup_button", self.tr("I have a backup to bring back"))
        self.place(28, self.receive_button, 8, TextLabel(sentence, FontRole.SMALL, Ink.HINT, self))
        self.place(12)
        self.place(_at_the_left(self.backup_button))
        self.place_stretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where large text meets a small window, the words need the room of the icon.
        self.receive_button.set_icon(_ICON)
        room = self.width() - 2 * of(self).px(self.margin)
        if self.receive_button.sizeHint().width() > room:
            self.receive_button.set_icon("")

    def _add_lines(self, title: str, icon: str, lines: tuple[str, ...]) -> None:
        self.place(24, TextLabel(title, FontRole.HEADING_3, parent=self))
        for line in lines:
            self.place(8, SaidLine(line, icon, self))

    def _does(self) -> tuple[str, ...]:
        return (
            self.tr("It encrypts what you write. Locked, it opens only with your passphrase."),
            self.tr("It works without any network. There is no account and no server."),
            self.tr("A part of a story leaves only where you noted a yes."),
        )

    def _cannot(self, sealed: bool) -> tuple[str, ...]:
        lines = (
            self.tr("It cannot stand against a court that tells you to open it."),
            self.tr("It cannot help if someone makes you open it by force."),
            self.tr("It cannot protect you on a watched computer. Open, it can be read there."),
        )
        if sealed:
            return lines
        return (
            *lines,
            self.tr(
                "It is not sealed here: this computer did not let Held shut out the network. "
                "Held itself still never uses it."
            ),
        )


def _at_the_left(button: LinkButton) -> QWidget:
    row = QWidget()
    FlowLayout(row).addWidget(button)
    return row
