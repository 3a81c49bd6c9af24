# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet bar that says what happened and, for a while, offers to take it back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QWidget

from held.ui.look import SHADOW_REACH, Depth, FontRole, of
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import LinkButton
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box
from held.ui.widgets.text_label import Ink, TextLabel

STAYS_MS = 12_000
_HEIGHT = 48


class Notice(QWidget):
    """One sentence and one action at most. It never takes the focus.

    It stays as long as the pointer or the focus is on it, and goes `stays_ms` after that.
    """

    acted = Signal()
    gone = Signal()

    def __init__(self, parent: QWidget, *, stays_ms: int = STAYS_MS) -> None:
        super().__init__(parent)
        name(self, "notice_bar", "")
        self._label = TextLabel("", FontRole.CONTROL, Ink.TEXT, self)
        self._action = LinkButton("", self)
        name(self._action, "notice_button", "")
        self._row = QHBoxLayout(self)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._row.addWidget(self._label, 1, middle)
        self._row.addWidget(self._action, 0, middle)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(stays_ms)
        self._timer.timeout.connect(self._go_if_left)
        self._action.clicked.connect(self._act)
        self._action.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fit()
        self.hide()

    def tell(self, sentence: str, action: str = "") -> None:
        """Show a sentence, and words for what may be done about it."""
        self._label.setText(sentence)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, f"{sentence} {action}".strip())

    def go(self) -> None:
        """Take it away."""
        self._timer.stop()
        if not self.isHidden():
            self.hide()
            self.gone.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = of(self)
        painter = crisp_painter(self)
        reach = SHADOW_REACH
        paper = QRectF(self.rect().adjusted(reach, reach, -reach, -reach))
        look.draw_shadow(painter, paper, look.px(8), Depth.SLIP)
        draw_box(painter, paper, look.px(8), look.tokens.raised, look.tokens.edge)

    def _fit(self) -> None:
        side = SHADOW_REACH + of(self).px(16)
        around = SHADOW_REACH + of(self).px(8)
        self._row.setContentsMargins(side, around, side, around)
        self._row.setSpacing(of(self).px(24))
        self.setMinimumHeight(of(self).px(_HEIGHT) + 2 * SHADOW_REACH)

    def _act(self) -> None:
        self.go()
        self.acted.emit()

    def _go_if_left(self) -> None:
        focus = QApplication.focusWidget()
        # Qt's own notion of it is not told when the bar is laid elsewhere under a resting pointer.
        is_under_pointer = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        if is_under_pointer or (focus is not None and self.isAncestorOf(focus)):
            self._timer.start()
        else:
            self.go()
