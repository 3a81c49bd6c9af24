# SPDX-License-Identifier: GPL-3.0-or-later
"""The names of the vaults on the lock page, and whether a place elsewhere is remembered.

Brought in only where there is something to choose.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.files.places import VaultPlace
from held.ui.look import RoomHue, of
from held.ui.unlock.unlock_presenter import Choice
from held.ui.widgets.choice import Choice as NameChoice
from held.ui.widgets.flow import FlowLayout
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box, square
from held.ui.widgets.roving import Roving
from held.ui.widgets.tick import Tick

_BELOW = 16
_NO_ROOM = RoomHue.STORIES
"""Asked for by the controls this page borrows; both paint themselves in no room's hue here."""


class VaultNames(QWidget):
    """One name for each vault, the chosen one marked.

    chosen: emitted with the folder of another vault.
    remember_changed: emitted with whether to remember the place of the chosen one.
    """

    chosen = Signal(Path)
    remember_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vault_names")
        self._shown: tuple[VaultPlace, ...] = ()
        self._names: dict[Path, _Name] = {}
        self._row_holder = QWidget(self)
        self._row = FlowLayout(self._row_holder)
        self._roving = Roving(self)
        self._tick = _RememberTick(self.tr("Remember this place"), _NO_ROOM, self)
        name(self._tick, "remember_tick", self.tr("Remember this place"))
        self._tick.clicked.connect(self._tick_clicked)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._row_holder)
        self._column.addWidget(self._tick)
        self._fit()

    def show_choice(self, choice: Choice) -> None:
        """Show these names; those that stand already keep the focus they have."""
        if choice.vaults != self._shown:
            self._show_names(choice.vaults)
        for folder, shown in self._names.items():
            is_chosen = choice.chosen is not None and folder == choice.chosen.folder
            shown.setChecked(is_chosen)
            if is_chosen:
                self._roving.set_home(shown)
        self._tick.setVisible(choice.is_elsewhere)
        self._tick.setChecked(choice.chosen is not None and choice.chosen.remembered)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._column.setContentsMargins(0, 0, 0, of(self).px(_BELOW))

    def _show_names(self, vaults: tuple[VaultPlace, ...]) -> None:
        self._shown = vaults
        gone = {place.folder for place in vaults} ^ set(self._names)
        if not gone:
            return
        self._roving.clear()
        for shown in self._names.values():
            self._row.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._names.clear()
        for number, place in enumerate(vaults, start=1):
            self._names[place.folder] = self._make_name(place, _said(place, vaults), number)

    def _make_name(self, place: VaultPlace, said: str, number: int) -> _Name:
        made = _Name(said, place.folder, self._row_holder)
        name(made, f"vault_{number}_choice", said)
        made.clicked.connect(self._name_clicked)
        self._row.addWidget(made)
        self._roving.add(made)
        made.show()
        return made

    def _tick_clicked(self) -> None:
        self.remember_changed.emit(self._tick.isChecked())

    def _name_clicked(self) -> None:
        clicked = self.sender()
        if isinstance(clicked, _Name):
            self.chosen.emit(clicked.folder)


class _Name(NameChoice):
    """One name. Before anything is unlocked there is no room, so there is no room's hue."""

    def __init__(self, said: str, folder: Path, parent: QWidget) -> None:
        super().__init__(said, _NO_ROOM, parent, one_of_many=True)
        self.folder = folder

    def nextCheckState(self) -> None:
        """The chosen one stays chosen."""
        self.setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, look = self.tokens, self.look
        painter = crisp_painter(self)
        chosen = self.isChecked()
        left = look.px(12)
        if chosen:
            ground = self.washed(tokens.soft)
            draw_box(painter, self.rect(), self.ring_radius(), ground, tokens.accent)
            box = square(left, self.height() / 2, look.px(16))
            look.draw_icon(painter, "check", box, tokens.accent)
        else:
            draw_box(painter, self.rect(), self.ring_radius(), self.wash(), tokens.edge)
        lines = self._lines(self.width())
        ink = tokens.text if self.isEnabled() else tokens.hint
        lines.draw(painter, left + self._lead(), (self.height() - lines.height) // 2, ink)


class _RememberTick(Tick):
    """A tick in the program's own green."""

    def _paint_ring(self, painter: QPainter) -> None:
        tokens, look = self.tokens, self.look
        side = look.px(18)
        box = QRectF(0, look.px(16) - side / 2, side, side)
        chosen = self.isChecked()
        ground = self.washed(tokens.soft if chosen else tokens.raised)
        edge = tokens.accent if chosen else tokens.edge
        width = (1.5 if chosen else 1.25) * look.text_scale
        draw_box(painter, box, look.px(5), ground, edge, width)
        if chosen:
            look.draw_icon(painter, "check", box.adjusted(2, 2, -2, -2), tokens.accent)


def _said(place: VaultPlace, vaults: Sequence[VaultPlace]) -> str:
    """The name, and where it lies if another one is called the same."""
    alike = [other for other in vaults if other.name.casefold() == place.name.casefold()]
    return place.name if len(alike) == 1 else f"{place.name} ({place.folder.parent.name})"
