# SPDX-License-Identifier: GPL-3.0-or-later
"""The veil: covers the whole window at once, before anything is saved or closed.

When the last words cannot be kept it stays, says so, and offers three ways on.  It never shows
what was written, and only a person may choose to lose it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget

from held.ui.error_text import Told
from held.ui.look import FontRole, of
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import NoReturnButton, PlainButton, PrimaryButton
from held.ui.widgets.naming import name
from held.ui.widgets.text_label import Ink, TextLabel

_COLUMN = 560


class Veil(QWidget):
    """Lies over `covered` and follows its size.

    try_again: the keeper wants the page kept where it belongs.
    save_elsewhere: the keeper wants the words sealed in a file somewhere else.
    lose: the keeper locks although the last words go.
    """

    try_again = Signal()
    save_elsewhere = Signal()
    lose = Signal()

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        name(self, "veil_panel", self.tr("Held is covered"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self.hide()
        covered.installEventFilter(self)

    def cover(self, words: str) -> None:
        """Cover everything now and say why in a few words.  Menus and dialogs above it go."""
        for window in QApplication.topLevelWidgets():
            if window is not self.window() and window.isVisible():
                window.close()
        self._choices.hide()
        self._happened.hide()
        self._next.hide()
        self._title.setText(words)
        self._fill()
        self.show()
        self.raise_()
        self.setFocus()
        # Painted before anything else is done: what comes next may take its time.
        self.repaint()

    def tell(self, told: Told) -> None:
        """The page could not be kept: say so and offer the ways on."""
        self._title.setText(told.title)
        self._happened.setText(told.happened)
        self._next.setText(told.next_step)
        for widget in (self._happened, self._next, self._choices):
            widget.show()
        self._again.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, f"{told.title} {told.happened}")

    def say(self, words: str) -> None:
        """One more sentence under what is there: the words that open a file, for one."""
        self._next.setText(words)
        self._next.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._fill()
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab stays on the veil: what it covers must not be typed into unseen."""
        stops = [b for b in self._choices.findChildren(QAbstractButton) if b.isVisible()]
        if stops:
            here = QApplication.focusWidget()
            last = stops.index(here) if here in stops else (-1 if onward else 0)
            following = stops[(last + (1 if onward else -1)) % len(stops)]
            reason = Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason
            following.setFocus(reason)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), of(self).tokens.window)

    def _fill(self) -> None:
        covered = self.parentWidget()
        if covered is not None:
            self.setGeometry(covered.rect())

    def _build(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        self._title = TextLabel("", FontRole.HEADING_2, alignment=middle)
        self._happened = TextLabel("", FontRole.CONTROL, alignment=middle)
        self._next = TextLabel("", FontRole.CONTROL, Ink.TEXT_2, alignment=middle)
        self._again = PrimaryButton(self.tr("Try again"))
        elsewhere = PlainButton(self.tr("Seal it elsewhere…"))
        lose = NoReturnButton(self.tr("Lock and lose the last words"))
        name(self._again, "veil_try_again_button", self._again.words())
        name(elsewhere, "veil_elsewhere_button", elsewhere.words())
        name(lose, "veil_lose_button", lose.words())
        self._again.clicked.connect(self.try_again)
        elsewhere.clicked.connect(self.save_elsewhere)
        lose.clicked.connect(self.lose)
        self._choices = QWidget()
        row = QHBoxLayout(self._choices)
        for button in (lose, elsewhere, self._again):
            row.addWidget(button)
        column = QWidget()
        column.setMaximumWidth(of(self).px(_COLUMN))
        inside = QVBoxLayout(column)
        for widget in (self._title, self._happened, self._next, self._choices):
            inside.addWidget(widget)
        around = QVBoxLayout(self)
        around.addStretch()
        sides = QHBoxLayout()
        sides.addStretch()
        sides.addWidget(column, 1)
        sides.addStretch()
        around.addLayout(sides)
        around.addStretch()
