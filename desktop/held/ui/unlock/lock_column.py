# SPDX-License-Identifier: GPL-3.0-or-later
"""The one column of the lock page: brand, passphrase, Open, and the doors that lead elsewhere.

Passive: it shows what it is told, and says what was pressed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from held.ui.error_text import Told
from held.ui.look import FontRole, of
from held.ui.unlock.unlock_presenter import Choice
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import LinkButton, OpenButton, PrimaryButton
from held.ui.widgets.column import Column
from held.ui.widgets.field import Field
from held.ui.widgets.naming import name
from held.ui.widgets.text_label import Ink, TextLabel

if TYPE_CHECKING:
    from held.ui.unlock.vault_names import VaultNames


class LockColumn(Column):
    """What stands below the table's edge.

    open_wanted: emitted with the passphrase.
    name_chosen: emitted with the folder of the vault whose name was chosen.
    remember_changed: emitted with whether the chosen vault's place is to be remembered.
    """

    open_wanted = Signal(str)
    name_chosen = Signal(Path)
    remember_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lock_column")
        self._names: VaultNames | None = None
        self._build()
        self._lay_links()

    def show_choice(self, choice: Choice) -> None:
        """Show the names, if they say anything, and whether there is something to open."""
        if choice.names_shown:
            self._names_widget().show_choice(choice)
        if self._names is not None:
            self._names.setVisible(choice.names_shown)
        has_one = choice.chosen is not None
        self.passphrase.setEnabled(has_one)
        self.open_button.setEnabled(has_one)
        self.words_button.setEnabled(has_one)
        hint = ""
        if choice.places_damaged:
            hint = self.tr(
                "The list of other places cannot be read. Your notebooks are not touched."
            )
        elif not has_one:
            hint = self.tr("There is no notebook here yet.")
        self.passphrase.show_hint(hint)

    def show_waiting(self, waiting: bool) -> None:
        """Say at once that it is being opened; the window stays alive meanwhile."""
        opening = self.tr("Opening…")
        if waiting:
            self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.passphrase.clear_error()
            announce(self, opening)
        self.open_button.setText(opening if waiting else self.tr("Open"))
        self.passphrase.edit.setReadOnly(waiting)
        for control in (
            self.open_button,
            self.words_button,
            self.another_button,
            self.new_button,
            self.backup_button,
            self.receive_button,
            *((self._names,) if self._names else ()),
        ):
            control.setEnabled(not waiting)

    def say(self, told: Told) -> None:
        """Tell a failure beside the field; what was typed stays for correction."""
        self.passphrase.show_error(told.whole)

    def say_not_a_notebook(self) -> None:
        """The folder that was chosen holds no vault."""
        self.passphrase.show_error(
            self.tr("That folder is not a notebook. Look for one whose name ends in “.held”.")
        )

    def forget_passphrase(self) -> None:
        """Leave nothing of it in the field, nor in what could be undone there."""
        self.passphrase.set_text("")
        self.passphrase.clear_error()
        if self.passphrase.eye_button is not None:
            self.passphrase.eye_button.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_links()

    def fit(self) -> None:
        super().fit()
        self._lay_links()

    def _build(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._brand = TextLabel(self.tr("Held"), FontRole.DISPLAY, alignment=centre, parent=self)
        self.passphrase = Field(self.tr("Passphrase"), self, secret=True)
        name(self.passphrase.edit, "passphrase_edit", self.tr("Passphrase"))
        self.open_button = PrimaryButton(self.tr("Open"), self)
        name(self.open_button, "open_button", self.tr("Open"))
        self._build_links()
        self.receive_button = OpenButton(
            self.tr("Someone sent me something"), self, icon="mail-open"
        )
        name(self.receive_button, "receive_button", self.tr("Someone sent me something"))
        sentence = TextLabel(
            self.tr("A file, and six words spoken to you. It is read here and nothing is stored."),
            FontRole.SMALL,
            Ink.HINT,
            self,
            alignment=centre,
        )
        self.place(self._brand, 28, self.passphrase, 16, self.open_button, 16)
        self.place_centred(self.words_button)
        self.place_centred(self._links)
        self.place_centred(self.backup_button)
        self.place(16, _Hairline(self), 23, self.receive_button, 12, sentence)
        self.passphrase.return_pressed.connect(self._ask_to_open)
        self.open_button.clicked.connect(self._ask_to_open)
        self.passphrase.text_changed.connect(self.passphrase.clear_error)

    def _build_links(self) -> None:
        self.words_button = LinkButton(self.tr("Use recovery words"), self)
        name(self.words_button, "recovery_words_button", self.tr("Use recovery words"))
        self.another_button = LinkButton(self.tr("Another notebook…"), self)
        name(self.another_button, "another_button", self.tr("Another notebook…"))
        self.new_button = LinkButton(self.tr("Make a new notebook"), self)
        name(self.new_button, "new_button", self.tr("Make a new notebook"))
        self.backup_button = LinkButton(self.tr("From a backup…"), self)
        name(self.backup_button, "backup_button", self.tr("From a backup…"))
        self._links = QWidget(self)
        self._links_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._links)
        self._links_row.setContentsMargins(0, 0, 0, 0)
        for link in (self.another_button, self.new_button):
            self._links_row.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)

    def _lay_links(self) -> None:
        """Side by side while there is room, else one below the other."""
        gap = of(self).px(24)
        side_by_side = sum(
            link.sizeHint().width() for link in (self.another_button, self.new_button)
        )
        directions = QBoxLayout.Direction
        fits = side_by_side + gap <= self.width()
        self._links_row.setDirection(directions.LeftToRight if fits else directions.TopToBottom)
        self._links_row.setSpacing(gap if fits else 0)

    def _names_widget(self) -> VaultNames:
        if self._names is None:
            from held.ui.unlock.vault_names import VaultNames

            self._names = VaultNames(self)
            self._names.chosen.connect(self.name_chosen)
            self._names.remember_changed.connect(self.remember_changed)
            self._column.insertWidget(self._column.indexOf(self.passphrase), self._names)
            self.setTabOrder(self._names, self.passphrase)
        return self._names

    def _ask_to_open(self) -> None:
        if self.passphrase.text():
            self.open_wanted.emit(self.passphrase.text())
        else:
            self.passphrase.edit.setFocus(Qt.FocusReason.OtherFocusReason)


class _Hairline(QWidget):
    """A line one px high."""

    def sizeHint(self) -> QSize:
        return QSize(1, 1)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), of(self).tokens.hairline)
