# SPDX-License-Identifier: GPL-3.0-or-later
"""A short list of things to choose or do, on a slip of raised paper over the page.

It is a part of the window, not a window of its own: what covers the window covers it too, and it
cannot outlive a lock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from held.ui.look import SHADOW_REACH, Depth, FontRole, of
from held.ui.widgets.control import Control
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box, square
from held.ui.widgets.roving import Roving
from held.ui.widgets.scroll_bar import give_quiet_bars
from held.ui.widgets.spoken import Speaking, speak_as
from held.ui.widgets.text_lines import text_width

_ICON = 16
_ROUND = 10


@dataclass(frozen=True)
class MenuLine:
    """One line of a menu: its lasting key, its words, perhaps an icon, perhaps its shortcut."""

    key: str
    text: str
    icon: str = ""
    shortcut: str = ""
    enabled: bool = True
    chosen: bool = False


class _MenuRow(Control, Speaking):
    RADIUS = 6

    def __init__(self, line: MenuLine, parent: QWidget) -> None:
        super().__init__(line.text, parent)
        self.line = line
        self.setEnabled(line.enabled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speak_as(self)

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.MenuItem

    def spoken_chosen(self) -> bool | None:
        return self.line.chosen or None

    def ring_wanted(self) -> bool:
        return False  # The wash says where one is; a ring inside so small a slip would crowd it.

    def sizeHint(self) -> QSize:
        look = self.look
        width = text_width(self.words(), look.font(FontRole.CONTROL_STRONG)) + look.px(8 + 24 + 8)
        if self.line.shortcut:
            width += look.px(24) + text_width(self.line.shortcut, look.font(FontRole.SMALL))
        return QSize(width, look.px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens, line = self.look, self.tokens, self.line
        painter = crisp_painter(self)
        wash = tokens.wash_hover if self.hasFocus() else self.wash()
        if wash is not None:
            draw_box(painter, self.rect(), self.ring_radius(), wash)
        middle = self.height() / 2
        icon = "check" if line.chosen else line.icon
        if icon:
            ink = tokens.accent if line.chosen else tokens.text_2
            look.draw_icon(painter, icon, square(look.px(8), middle, look.px(_ICON)), ink)
        painter.setFont(look.font(FontRole.CONTROL_STRONG))
        painter.setPen(tokens.text if self.isEnabled() else tokens.hint)
        row = QRectF(look.px(32), 0, self.width() - look.px(40), self.height())
        vertical = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft | vertical, self.words())
        if line.shortcut:
            painter.setFont(look.font(FontRole.SMALL))
            painter.setPen(tokens.hint)
            painter.drawText(row, Qt.AlignmentFlag.AlignRight | vertical, line.shortcut)


class QuietMenu(QWidget, Speaking):
    """Open it with `open_under`; it goes by itself. `chosen` carries the key of the line."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, window: QWidget, object_name: str, accessible_name: str) -> None:
        super().__init__(window)
        name(self, object_name, accessible_name)
        self._rows: list[_MenuRow] = []
        self._roving = Roving(self)
        self._opener: QWidget | None = None
        self._area = QScrollArea(self)
        give_quiet_bars(self._area)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.viewport().setAutoFillBackground(False)
        self._lines = QWidget()
        self._area.setWidget(self._lines)
        self._lines.setAutoFillBackground(False)
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        speak_as(self)
        self.hide()

    def spoken_role(self) -> QAccessible.Role:
        return QAccessible.Role.PopupMenu

    def spoken_press(self) -> None:
        self.close_menu()

    def set_lines(self, lines: Sequence[MenuLine]) -> None:
        """Put these lines in place of those that were there."""
        self._roving.clear()
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._make_row(line) for line in lines]

    def open_under(self, opener: QWidget) -> None:
        """Show it below `opener`, or above where there is no room, and take the focus there."""
        window = self.parentWidget()
        if window is None or not self._rows:
            return
        self._opener = opener
        look = of(self)
        around = SHADOW_REACH + look.px(8)
        self.ensurePolished()
        size = self._column.sizeHint().grownBy(QMargins(around, around, around, around))
        size.setWidth(max(size.width(), opener.width() + 2 * SHADOW_REACH))
        # What has no room in the window scrolls.
        size.setHeight(min(size.height(), window.height() + 2 * SHADOW_REACH))
        self.setGeometry(_place(opener, window, size, look.px(4)))
        self._area.setGeometry(self.rect().adjusted(around, around, -around, -around))
        self.show()
        self.raise_()
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        first = next((row for row in self._rows if row.line.chosen), None)
        home = first or next((row for row in self._rows if row.isEnabled()), None)
        if home is not None:
            self._roving.set_home(home)
            home.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_menu(self) -> None:
        """Take it away and give the focus back."""
        if self.isHidden():
            return
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if had_focus and self._opener is not None:
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, _MenuRow):
            self._area.ensureWidgetVisible(watched, 0, 0)
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            spot = self.mapFromGlobal(event.globalPosition().toPoint())
            if isinstance(watched, QWidget) and not self._paper().contains(spot):
                self.close_menu()
                return watched is self._opener
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self.close_menu()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        self.close_menu()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        painter = crisp_painter(self)
        paper, radius = QRectF(self._paper()), look.px(_ROUND)
        look.draw_shadow(painter, paper, radius, Depth.SLIP)
        draw_box(painter, paper, radius, look.tokens.raised, look.tokens.edge)

    def _paper(self) -> QRect:
        reach = SHADOW_REACH
        return self.rect().adjusted(reach, reach, -reach, -reach)

    def _make_row(self, line: MenuLine) -> _MenuRow:
        row = _MenuRow(line, self._lines)
        name(row, f"{line.key}_menu_row", line.text)
        row.clicked.connect(self._row_clicked)
        self._column.addWidget(row)
        self._roving.add(row)
        return row

    def _row_clicked(self) -> None:
        row = self.sender()
        self.close_menu()
        if isinstance(row, _MenuRow):
            self.chosen.emit(row.line.key)


def _place(opener: QWidget, window: QWidget, size: QSize, gap: int) -> QRect:
    corner = opener.mapTo(window, QPoint(0, opener.height() + gap))
    left = corner.x() - SHADOW_REACH
    left = max(-SHADOW_REACH, min(left, window.width() - size.width() + SHADOW_REACH))
    top = corner.y() - SHADOW_REACH
    if top + size.height() - SHADOW_REACH > window.height():
        above = opener.mapTo(window, QPoint(0, -gap)).y()
        top = max(-SHADOW_REACH, above - size.height() + SHADOW_REACH)
    return QRect(QPoint(left, top), size)
