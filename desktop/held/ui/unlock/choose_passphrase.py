# SPDX-License-Identifier: GPL-3.0-or-later
"""The second screen: a passphrase is chosen, and where the notebook will lie.

Passive: it shows what it is told, and says what was typed and pressed.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from held.ui.error_text import Told
from held.ui.look import FontRole
from held.ui.unlock.first_run_presenter import NewVault
from held.ui.unlock.place_section import PlaceSection
from held.ui.widgets.column import Column
from held.ui.widgets.new_passphrase import NewPassphrase
from held.ui.widgets.text_label import Ink, TextLabel


class ChoosePassphrase(Column):
    """What opens the notebook, and below it what it is called.

    name_changed: emitted with the notebook's name.
    folder_wanted: emitted when it is to lie in another folder.
    """

    name_changed = Signal(str)
    folder_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent, margin=margin)
        self.setObjectName("choose_passphrase_screen")
        self.heading = TextLabel("", FontRole.HEADING_1, parent=self)
        self._lead = TextLabel("", FontRole.LEAD, Ink.TEXT_2, self)
        self.words = NewPassphrase(self, margin=margin)
        self.place_section = PlaceSection(self)
        self.place(self.heading, 8, self._lead, 24)
        self.place_wide(self.words)
        self.place(12)
        self.place_wide(self.place_section)
        self.place_stretch()
        self.words.own_wanted.connect(self._show_kind)
        self.place_section.name_changed.connect(self.name_changed)
        self.place_section.folder_wanted.connect(self.folder_wanted)
        self._show_kind(False)

    def show_place(self, place: NewVault) -> None:
        """Say what the notebook is called and where it will lie."""
        self.place_section.show_place(place)

    def refuse_name(self, told: Told) -> None:
        """Say why this name cannot be."""
        self.place_section.refuse_name(told)

    def _show_kind(self, own: bool) -> None:
        if own:
            self.heading.setText(self.tr("Your own words open your notebook"))
            self._lead.setText(
                self.tr("Held keeps no copy of them, so nobody can look them up for you.")
            )
        else:
            self.heading.setText(self.tr("Six words open your notebook"))
            self._lead.setText(
                self.tr(
                    "They were drawn by chance on this computer, just now. "
                    "Held keeps no copy, so nobody can look them up for you."
                )
            )
