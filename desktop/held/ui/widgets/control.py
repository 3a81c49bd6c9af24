# SPDX-License-Identifier: GPL-3.0-or-later
"""What all our pressed things share: the keys, the hover, the ring, and following the look."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from held.ui.look import Look, Tokens, of, over

_POINTED = (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.PopupFocusReason)
_PRESSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Control(QAbstractButton):
    """A thing to press. Space and Enter press it; children paint themselves."""

    RADIUS = 8

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = True
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def look(self) -> Look:
        return of(self)

    @property
    def tokens(self) -> Tokens:
        return of(self).tokens

    def setText(self, text: str) -> None:
        super().setText(text.replace("&", "&&"))
        self.updateGeometry()

    def words(self) -> str:
        """The text as it is read, without Qt's mark for access keys."""
        return self.text().replace("&&", "&")

    def ring_wanted(self) -> bool:
        """Whether the focus ring goes round this now: not after a click."""
        return self._ring

    def ring_rect(self) -> QRect:
        """What the ring goes round, in own coordinates."""
        return self.rect()

    def ring_radius(self) -> float:
        """The corner of what the ring goes round."""
        return self.look.px(self.RADIUS)

    def washed(self, ground: QColor) -> QColor:
        """The ground as hover and press leave it."""
        if not self.isEnabled():
            return ground
        if self.isDown():
            return over(ground, self.tokens.wash_pressed)
        return over(ground, self.tokens.wash_hover) if self.underMouse() else ground

    def wash(self) -> QColor | None:
        """What lies over whatever is behind a control that has no ground of its own."""
        if not self.isEnabled():
            return None
        if self.isDown():
            return self.tokens.wash_pressed
        return self.tokens.wash_hover if self.underMouse() else None

    def relook(self) -> None:
        """The look has changed: measure and paint again."""
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.relook()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._ring = event.reason() not in _POINTED
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring = True
        if event.key() in _PRESSING and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)
