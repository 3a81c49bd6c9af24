# SPDX-License-Identifier: GPL-3.0-or-later
"""Name and place of a new notebook: folded away, since the usual ones are good for most."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from held.ui.error_text import Told
from held.ui.look import FontRole
from held.ui.unlock.first_run_presenter import NewVault
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.column import Column
from held.ui.widgets.field import Field
from held.ui.widgets.naming import name
from held.ui.widgets.text_label import Ink, TextLabel

_MARGIN = 12


class PlaceSection(Column):
    """One quiet button; pressed, a field for the name and a way to another folder.

    name_changed: emitted with the name as it is typed.
    folder_wanted: emitted when another folder is to be chosen.
    """

    name_changed = Signal(str)
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=_MARGIN)
        self.setObjectName("place_section")
        self._folded = QWidget(self)
        opener = QuietButton(self.tr("Name and place…"), self._folded, icon="folder")
        name(opener, "name_and_place_button", self.tr("Name and place…"))
        row = QHBoxLayout(self._folded)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(opener)
        row.addStretch(1)
        self.place_wide(self._folded)
        self._inside = Column(self, margin=_MARGIN)
        self._build_inside()
        self._inside.hide()
        self.place_wide(self._inside)
        opener.clicked.connect(self.open)

    def open(self) -> None:
        """Show the field."""
        self._folded.hide()
        self._inside.show()
        self._name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.edit.selectAll()

    def show_place(self, place: NewVault) -> None:
        """Show this name and place."""
        if self._name.text() != place.name:
            self._name.set_text(place.name)
        if place.parent is None:
            said = self.tr("It lies in your own folder, where Held looks first.")
        else:
            said = self.tr("It will lie in the folder “{folder}”. Held remembers this place.")
            said = said.format(folder=place.parent.name or str(place.parent))
        self._where.setText(said)

    def refuse_name(self, told: Told) -> None:
        """Say why this name cannot be."""
        self.open()
        self._name.show_error(told.whole)

    def _build_inside(self) -> None:
        self._name = Field(self.tr("Name of the notebook"), self._inside)
        name(self._name.edit, "notebook_name_edit", self.tr("Name of the notebook"))
        self._name.show_hint(self.tr("It can be seen while the notebook is locked."))
        self._where = TextLabel("", FontRole.CONTROL, Ink.TEXT_2, self._inside)
        acts = QWidget(self._inside)
        folder = QuietButton(self.tr("Another folder…"), acts, icon="folder-open")
        name(folder, "another_folder_button", self.tr("Another folder…"))
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(folder)
        row.addStretch(1)
        self._inside.place(16, self._name, 16, self._where, 4)
        self._inside.place_wide(acts)
        folder.clicked.connect(self.folder_wanted)
        self._name.text_changed.connect(self.name_changed)
        self._name.text_changed.connect(self._name.clear_error)
