# SPDX-License-Identifier: GPL-3.0-or-later
"""What one page at a time lies on: the places at the left, or behind a button where it is narrow.

It must not know which places and pages there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from held.ui.look import of
from held.ui.widgets.frame_geometry import Band, band_of
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sidebar import Sidebar


class _Veil(QWidget):
    """Lies over the page while the places are open over it."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.setObjectName("places_veil")

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = QColor(Qt.GlobalColor.black)
        shade.setAlphaF(0.28)
        QPainter(self).fillRect(self.rect(), shade)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()


class Desk(QWidget):
    """Shows one page frame and the sidebar it was made with."""

    def __init__(self, sidebar: Sidebar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sidebar = sidebar
        self._page: PageFrame | None = None
        self._focus_before: QWidget | None = None
        self._veil = _Veil(self)
        self._veil.pressed.connect(self.close_places)
        sidebar.setParent(self)
        sidebar.chosen.connect(self.close_places)
        sidebar.new_asked.connect(self.close_places)
        self._place()

    def page(self) -> PageFrame | None:
        return self._page

    def show_page(self, page: PageFrame) -> None:
        """Lay this page on the desk; the one before is hidden and stays alive."""
        if self._page is page:
            return
        if self._page is not None:
            self._page.header.places_asked.disconnect(self.open_places)
            self._page.hide()
        self._page = page
        page.setParent(self)
        page.header.places_asked.connect(self.open_places)
        page.lower()
        page.setGeometry(self.rect())
        page.show()
        QWidget.setTabOrder(self.sidebar, page)

    def open_places(self) -> None:
        """Lay the places over the page. Esc, a press beside them or a choice closes them."""
        if self._has_room() or self._veil.isVisible():
            return
        self._focus_before = QApplication.focusWidget()
        self._veil.setGeometry(self.rect())
        self._veil.raise_()
        self._veil.show()
        self.sidebar.raise_()
        self.sidebar.show()
        self.sidebar.focus_current()

    def close_places(self) -> None:
        """Put the places away again and give the focus back."""
        if not self._veil.isVisible():
            return
        before, self._focus_before = self._focus_before, None
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._veil.hide()
        self.sidebar.setVisible(self._has_room())

    def go_to_region(self, step: int) -> None:
        """Give the focus to the next (1) or the one before (-1) of the parts of the page."""
        regions: list[QWidget] = [self.sidebar] if self._has_room() else []
        if self._page is not None:
            regions += self._page.regions()
        focus = QApplication.focusWidget()
        here = [n for n, part in enumerate(regions) if focus and part.isAncestorOf(focus)]
        start = here[-1] if here else -1
        for distance in range(1, len(regions) + 1):
            region = regions[(start + step * distance) % len(regions)]
            if region is self.sidebar:
                self.sidebar.focus_current()
                return
            if _focus_first(region):
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._veil.isVisible():
            self.close_places()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if not self._veil.isVisible():
            return super().focusNextPrevChild(forward)
        # What lies under the veil can be neither seen nor reached.
        stops = list(_stops(self.sidebar))
        focus = QApplication.focusWidget()
        at = stops.index(focus) + (1 if forward else -1) if focus in stops else 0
        stops[at % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _has_room(self) -> bool:
        return band_of(self.width(), of(self).text_scale) >= Band.MIDDLE

    def _place(self) -> None:
        self._veil.hide()
        if self._page is not None:
            self._page.setGeometry(self.rect())
        self.sidebar.setGeometry(0, 0, self.sidebar.minimumWidth(), self.height())
        self.sidebar.setVisible(self._has_room())


def _stops(region: QWidget) -> Iterator[QWidget]:
    for part in region.findChildren(QWidget):
        if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield part


def _focus_first(region: QWidget) -> bool:
    first = next(_stops(region), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.TabFocusReason)
    return first is not None
