# SPDX-License-Identifier: GPL-3.0-or-later
"""One ring a window that goes to whatever has the focus.

Rings painted inside controls get cut at their edges, so this is a transparent widget over all of
them. It goes only to controls that ask for it (`ring_wanted`, `ring_rect`, `ring_radius`).
"""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from held.ui.look import of
from held.ui.widgets.painting import crisp_painter, draw_box

_GAP = 1
_WIDTH = 2
_REACH = _GAP + _WIDTH

_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.FocusIn,
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.ParentChange,
    QEvent.Type.EnabledChange,
    QEvent.Type.LayoutRequest,
    QEvent.Type.StyleChange,
}


@runtime_checkable
class Ringed(Protocol):
    """A control the ring can go round."""

    def ring_wanted(self) -> bool:
        """Whether the ring is wanted now."""

    def ring_rect(self) -> QRect:
        """What it goes round, in the control's coordinates."""

    def ring_radius(self) -> float:
        """The corner radius of that, in px."""


class FocusRing(QWidget):
    """The ring of one window. Made once beside the window's contents."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._target: QWidget | None = None
        self._ringed: Ringed | None = None
        self._watched: list[QWidget] = []
        self._radius = 0.0
        self._placed = QRect()
        self._painted: tuple[QRect, QRect, float, int] | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self._focus_moved(None, window.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Destroy:
            self._let_go()
        elif event.type() in _MOVES:
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = crisp_painter(self)
        box = QRectF(self._placed).translated(-self.pos())
        radius = self._radius + _REACH
        draw_box(painter, box, radius, None, of(self).tokens.focus, _WIDTH)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        window = self.parentWidget()
        if new is not None and window is not None and not window.isAncestorOf(new):
            new = None
        self._let_go()
        if new is None or not isinstance(new, Ringed):
            return
        self._target = self._ringed = new
        new.destroyed.connect(self._let_go)
        part: QWidget | None = new
        while part is not None and part is not window:
            part.installEventFilter(self)
            self._watched.append(part)
            part = part.parentWidget()
        self._follow()

    def _let_go(self) -> None:
        # A control that had the ring before may die later, and must not take it from another.
        if self._target is not None:
            with suppress(RuntimeError):  # It is being deleted just now.
                self._target.destroyed.disconnect(self._let_go)
        for part in self._watched:
            try:
                part.removeEventFilter(self)
            except RuntimeError:  # It has been deleted, and its filters with it.
                continue
        self._watched.clear()
        self._target = self._ringed = None
        self.hide()

    def _follow(self) -> None:
        target, ringed, window = self._target, self._ringed, self.parentWidget()
        if (
            target is None
            or ringed is None
            or window is None
            or not ringed.ring_wanted()
            or not target.isVisibleTo(window)
        ):
            self.hide()
            return
        inner = ringed.ring_rect()
        place = QRect(target.mapTo(window, inner.topLeft()), inner.size())
        self._placed = place.adjusted(-_REACH, -_REACH, _REACH, _REACH)
        self._radius = ringed.ring_radius()
        seen = self._placed & _seen_through(target, window)
        self.setGeometry(seen)
        self.setVisible(not seen.isEmpty())
        self.raise_()
        # This runs some twenty times at a key, and what lies below is painted along with it.
        looks = (self._placed, seen, self._radius, of(self).tokens.focus.rgba())
        if looks != self._painted:
            self._painted = looks
            self.update()


def _seen_through(target: QWidget, window: QWidget) -> QRect:
    """What the scroll areas around the target leave of the window."""
    seen = window.rect()
    part = target.parentWidget()
    while part is not None and part is not window:
        holder = part.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is part:
            corner = part.mapTo(window, QPoint(0, 0))
            seen &= QRect(corner, part.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        part = holder
    return seen
