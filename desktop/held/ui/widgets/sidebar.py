# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of the notebook, one below the other. Which places there are is told from outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from held.ui.look import Drawing, FontRole, RoomHue, of
from held.ui.widgets.control import Control
from held.ui.widgets.frame_geometry import SIDEBAR
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box, square
from held.ui.widgets.roving import Roving
from held.ui.widgets.text_lines import text_width

_ROW = 40
_SIDE = 12
_ICON_X = 12
_LABEL_X = 44


@dataclass(frozen=True)
class Place:
    """One row: what it is called by us, its icon and words, its room's hue, its keys."""

    id: str
    icon: str
    label: str
    hue: RoomHue | None = None
    shortcut: str = ""


class SidebarRow(Control):
    """A place to go to; or an act, such as locking, that can be reached from everywhere."""

    focused = Signal()

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(place.label, parent)
        self.place = place
        self._current = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name(self, f"{place.id}_row", place.label)

    def set_current(self, current: bool) -> None:
        self._current = current
        self.setAccessibleDescription(self.tr("You are here") if current else "")
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def sizeHint(self) -> QSize:
        words = text_width(self.words(), self.look.font(FontRole.CONTROL_WHERE))
        return QSize(self.look.px(_LABEL_X + _SIDE) + words, self.look.px(_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = self.look, self.tokens
        painter = crisp_painter(self)
        ink = tokens.text_2
        if self._current:
            hue = self.place.hue
            room = tokens.room(hue) if hue is not None else None
            ink = room.hue if room else tokens.accent
            draw_box(painter, self.rect(), self.ring_radius(), room.soft if room else tokens.soft)
            bar = square(0, self.height() / 2, look.px(20))
            bar.setWidth(3)
            draw_box(painter, bar, 1.5, ink)
        wash = self.wash()
        if wash is not None:
            draw_box(painter, self.rect(), self.ring_radius(), wash)
        icon = square(look.px(_ICON_X), self.height() / 2, look.px(20))
        look.draw_icon(painter, self.place.icon, icon, ink)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        look, tokens = self.look, self.tokens
        room = QRectF(self.rect()).adjusted(look.px(_LABEL_X), 0, -look.px(_SIDE), 0)
        role = FontRole.CONTROL_WHERE if self._current else FontRole.CONTROL
        painter.setFont(look.font(role))
        painter.setPen(tokens.text)
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, upright | Qt.AlignmentFlag.AlignLeft, self.words())
        if self.place.shortcut:
            painter.setFont(look.font(FontRole.SMALL))
            painter.setPen(tokens.hint)
            painter.drawText(room, upright | Qt.AlignmentFlag.AlignRight, self.place.shortcut)


class _NewButton(Control):
    """Begins something."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setText(self.tr("New…"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name(self, "new_button", self.words())

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(192), self.look.px(_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = self.look, self.tokens
        painter = crisp_painter(self)
        ground = self.washed(tokens.raised)
        draw_box(painter, self.rect(), self.ring_radius(), ground, tokens.edge)
        icon = square(look.px(14), self.height() / 2, look.px(16))
        look.draw_icon(painter, "plus", icon, tokens.text)
        painter.setFont(look.font(FontRole.CONTROL_STRONG))
        painter.setPen(tokens.text)
        room = self.rect().adjusted(look.px(_LABEL_X), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.words())


class _MenuButton(Control):
    """Opens the menus that a bar above the window would have."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Menu"))
        name(self, "menu_button", self.tr("Menu"))

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(36), self.look.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = crisp_painter(self)
        wash = self.wash()
        if wash is not None:
            draw_box(painter, self.rect(), self.ring_radius(), wash)
        side = self.look.px(20)
        icon = square((self.width() - side) / 2, self.height() / 2, side)
        self.look.draw_icon(painter, "menu", icon, self.tokens.text_2)


class _Brand(QWidget):
    """The mark and the name, and the menu button at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.menu_button = _MenuButton(self)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(self.menu_button)
        self.fit()

    def fit(self) -> None:
        look = of(self)
        # The icon, not its button, ends where the rows end.
        self._row.setContentsMargins(0, 0, look.px(12) - 1, 0)
        self.setFixedHeight(look.px(64))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = of(self), crisp_painter(self)
        middle = self.height() / 2
        mark = square(look.px(23), middle, look.px(22))
        look.draw_drawing(painter, Drawing.BRAND_MARK, mark)
        painter.setFont(look.font(FontRole.BRAND))
        painter.setPen(look.tokens.text)
        room = self.rect().adjusted(look.px(56), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, "Held")


class Sidebar(QWidget):
    """Brand, New…, the places, and at the foot what is needed everywhere.

    Arrow keys go from row to row; Tab stops once, where one is.
    """

    chosen = Signal(str)
    new_asked = Signal()
    menu_asked = Signal()

    def __init__(
        self,
        places: Sequence[Place],
        foot_places: Sequence[Place],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._brand = _Brand(self)
        self.menu_button = self._brand.menu_button
        self.new_button = _NewButton(self)
        self._roving = Roving(self)
        self._list = QWidget()
        self._list_column = QVBoxLayout(self._list)
        self._list_column.setSpacing(0)
        self._rows = [self._make_row(place) for place in places]
        self._list_column.addStretch(1)
        self._rows += [self._make_row(place) for place in foot_places]
        self._area = self._make_area()
        self._new_row = QHBoxLayout()
        self._new_row.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.setContentsMargins(0, 0, 1, 0)
        column.addWidget(self._brand)
        column.addLayout(self._new_row)
        column.addWidget(self._area, 1)
        self.menu_button.clicked.connect(self.menu_asked)
        self.new_button.clicked.connect(self.new_asked)
        name(self, "places_region", self.tr("Places"))
        self._fit()

    def set_current(self, place_id: str) -> None:
        """Show where one is; an id that has no row marks none."""
        for row in self._rows:
            row.set_current(row.place.id == place_id)
            if row.place.id == place_id:
                self._roving.set_home(row)

    def focus_current(self) -> None:
        """Give the focus to the row where Tab would stop."""
        for row in self._rows:
            if row.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                row.setFocus(Qt.FocusReason.TabFocusReason)

    def row(self, place_id: str) -> SidebarRow:
        return next(row for row in self._rows if row.place.id == place_id)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = of(self).tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.side)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), tokens.hairline)

    def _make_row(self, place: Place) -> SidebarRow:
        row = SidebarRow(place, self._list)
        row.clicked.connect(self._row_clicked)
        row.focused.connect(self._show_focused)
        self._list_column.addWidget(row)
        self._roving.add(row)
        return row

    def _make_area(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A bar would squeeze the rows; wheel and arrow keys go everywhere.
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(self._list)
        self._list.setAutoFillBackground(False)
        return area

    def _row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, SidebarRow):
            self.chosen.emit(row.place.id)

    def _show_focused(self) -> None:
        row = self.sender()
        if isinstance(row, SidebarRow):
            self._area.ensureWidgetVisible(row, 0, of(self).px(8))

    def _fit(self) -> None:
        px = of(self).px
        self._brand.fit()
        self._new_row.setContentsMargins(px(_SIDE), 0, px(_SIDE) - 1, 0)
        self._list_column.setContentsMargins(px(_SIDE), px(24), px(_SIDE) - 1, px(16))
        self.setFixedWidth(px(SIDEBAR))
