# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of help as labels of ours, which keys can scroll.  It loads nothing and opens nothing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from held.ui.help.help_text import Block, Shape
from held.ui.look import FontRole, of
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box
from held.ui.widgets.scrolled_in import scrolled_in
from held.ui.widgets.text_label import Ink, TextLabel

_ABOVE = {
    Shape.TITLE: 0,
    Shape.HEADING: 28,
    Shape.PARAGRAPH: 12,
    Shape.ITEM: 8,
    Shape.TYPED: 12,
}
_INWARDS = 18
_DOT = 4


class _Item(QWidget):
    """One line of a list, with a dot before it or with its keys behind it."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self._has_dot = not block.keys
        self._row = QHBoxLayout(self)
        self._words = TextLabel(block.text, FontRole.CONTROL)
        self._row.addWidget(self._words, 1)
        if block.keys:
            keys = TextLabel(block.keys, FontRole.CONTROL_STRONG, Ink.TEXT_2, wraps=False)
            self._row.addWidget(keys, 0, Qt.AlignmentFlag.AlignTop)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._has_dot:
            look = of(self)
            side = look.px(_DOT)
            dot = QRectF(look.px(4), (look.line_height(FontRole.CONTROL) - side) / 2, side, side)
            draw_box(crisp_painter(self), dot, side / 2, look.tokens.text_2)

    def _fit(self) -> None:
        inwards = of(self).px(_INWARDS) if self._has_dot else 0
        self._row.setContentsMargins(inwards, 0, 0, 0)
        self._row.setSpacing(of(self).px(24))


class _Typed(QWidget):
    """A line to be typed elsewhere, as it is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.addWidget(TextLabel(text, FontRole.CONTROL_STRONG))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = of(self).tokens
        draw_box(crisp_painter(self), self.rect(), of(self).px(8), tokens.raised, tokens.hairline)

    def _fit(self) -> None:
        side, ends = of(self).px(12), of(self).px(10)
        self._column.setContentsMargins(side, ends, side, ends)


class Article(QWidget):
    """Shows blocks below each other.  With the focus, arrows and page keys scroll what it is in."""

    def __init__(self) -> None:
        super().__init__()
        self._ring = False
        self._blocks: list[Block] = []
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        name(self, "help_article", "")

    def show_blocks(self, blocks: Iterable[Block]) -> None:
        """Show these in place of what was there, from the top."""
        self._blocks = list(blocks)
        title = next((b.text for b in self._blocks if b.shape is Shape.TITLE), "")
        rest = [f"{b.text} {b.keys}".strip() for b in self._blocks if b.shape is not Shape.TITLE]
        name(self, "help_article", title, "\n".join(rest))
        self._lay_out()
        area = scrolled_in(self)
        if area is not None:
            area.verticalScrollBar().setValue(0)

    def ring_wanted(self) -> bool:
        return self._ring

    def ring_rect(self) -> QRect:
        return self.rect()

    def ring_radius(self) -> float:
        return of(self).px(8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        reasons = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        self._ring = event.reason() in reasons
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._ring = False
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        area = scrolled_in(self)
        bar = None if area is None else area.verticalScrollBar()
        line = of(self).line_height(FontRole.CONTROL) * 2
        if bar is None:
            super().keyPressEvent(event)
            return
        wanted = {
            Qt.Key.Key_Down: bar.value() + line,
            Qt.Key.Key_Up: bar.value() - line,
            Qt.Key.Key_PageDown: bar.value() + bar.pageStep() - line,
            Qt.Key.Key_Space: bar.value() + bar.pageStep() - line,
            Qt.Key.Key_PageUp: bar.value() - bar.pageStep() + line,
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(wanted)

    def _lay_out(self) -> None:
        while self._column.count():
            self._column.takeAt(0)
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        for block in self._blocks:
            part = _part(block)
            self._parts.append(part)
            self._column.addSpacing(of(self).px(_ABOVE[block.shape]))
            self._column.addWidget(part)
            part.show()


def _part(block: Block) -> QWidget:
    if block.shape is Shape.ITEM:
        return _Item(block)
    if block.shape is Shape.TYPED:
        return _Typed(block.text)
    role = {
        Shape.TITLE: FontRole.HEADING_1,
        Shape.HEADING: FontRole.HEADING_3,
    }.get(block.shape, FontRole.CONTROL)
    return TextLabel(block.text, role)
