# SPDX-License-Identifier: GPL-3.0-or-later
"""The one window: what is shown while locked or open, the menu, the veil over all of it.

It holds no rules, no vault and no words of errors.  Its title is always the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from held.ui.actions import Actions, Menu
from held.ui.widgets.focus_ring import FocusRing
from held.ui.widgets.naming import name
from held.ui.widgets.quiet_menu import MenuLine, QuietMenu

if TYPE_CHECKING:
    from held.ui.locking.veil import Veil

SMALLEST = QSize(640, 480)
USUAL = QSize(1280, 800)
_TITLE_BAR = 40


class MainWindow(QWidget):
    """closing: the keeper asked to close the window; it stays until text is kept."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Held")
        name(self, "main_window", "Held")
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self.actions_table = Actions(self)
        self._stack = QStackedLayout(self)
        self._veil: Veil | None = None
        self._ring = FocusRing(self)
        self._menu: QuietMenu | None = None
        self._opener: QWidget | None = None
        self._alt_alone = False

    @property
    def veil(self) -> Veil:
        """Made when it is first asked for, which is when a vault opens: there is nothing to cover
        on the first page a person sees.
        """
        if self._veil is None:
            from held.ui.locking.veil import Veil

            self._veil = Veil(self)
        return self._veil

    def open_at(self, size: QSize) -> None:
        """Take this size, or what the screen leaves beside the system's own bars and a title."""
        screen = self.screen()
        # Without a screen there is a make-believe one, smaller than our pictures.
        if QGuiApplication.platformName() != "offscreen":
            free = screen.availableGeometry().size() - QSize(0, _TITLE_BAR)
            size = size.boundedTo(free).expandedTo(SMALLEST)
        self.resize(size)

    def show_widget(self, widget: QWidget) -> None:
        """Show this alone; what was shown before dies."""
        before = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        self._ring.raise_()

    def open_menu(self, opener: object) -> None:
        """The menus, under `opener`: first their names, then what is in the chosen one."""
        if not isinstance(opener, QWidget):
            return
        self._opener = opener
        lines = [
            MenuLine(menu.name.lower(), _plain(QCoreApplication.translate("Menu", menu.value)))
            for menu in Menu
        ]
        self._open(lines)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.closing.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._alt_alone = event.key() == Qt.Key.Key_Alt
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt and self._alt_alone:
            self.actions_table["menu"].trigger()
        self._alt_alone = False
        super().keyReleaseEvent(event)

    def _open(self, lines: list[MenuLine]) -> None:
        if self._menu is None:
            self._menu = QuietMenu(self, "main_menu", self.tr("Menu"))
            self._menu.chosen.connect(self._menu_chosen, Qt.ConnectionType.QueuedConnection)
        self._menu.set_lines(lines)
        if self._opener is not None:
            self._menu.open_under(self._opener)

    def _menu_chosen(self, key: str) -> None:
        if key.upper() in Menu.__members__:
            actions = self.actions_table.in_menu(Menu[key.upper()])
            self._open(
                [
                    MenuLine(
                        action.objectName(),
                        _plain(action.text()),
                        shortcut=action.shortcut().toString(),
                        enabled=action.isEnabled(),
                    )
                    for action in actions
                ]
            )
            return
        self.actions_table[key.removesuffix("_action")].trigger()


def _plain(text: str) -> str:
    return text.replace("&", "")
