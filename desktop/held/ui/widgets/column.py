# SPDX-License-Identifier: GPL-3.0-or-later
"""Things one below the other, with gaps that grow with the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from held.ui.look import of


class Column(QWidget):
    """Add with `place`.  Lengths are in px of the design.

    margin: left and right of each thing, except of those added with `place_wide`.
    """

    def __init__(self, parent: QWidget | None = None, *, margin: int = 0) -> None:
        super().__init__(parent)
        self.margin = margin
        self._side: int | None = None
        self._gaps: list[tuple[QSpacerItem, int]] = []
        self._rows: list[QHBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def place(self, *parts: QWidget | int) -> None:
        """Widgets, and the gaps between them."""
        for part in parts:
            if isinstance(part, int):
                self._add_gap(part)
            else:
                self._add(part, has_margin=True)

    def place_wide(self, widget: QWidget) -> None:
        """A widget that goes into the margin, such as a row of quiet buttons."""
        self._add(widget, has_margin=False)

    def place_centred(self, widget: QWidget) -> None:
        """A widget at its own width, in the middle."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def place_left(self, widget: QWidget) -> None:
        """A widget at its own width, at the left."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def place_stretch(self) -> None:
        """What is left of the height goes here."""
        self._column.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    def set_side(self, px: int) -> None:
        """Left and right in px as shown, where `margin` has less room than it would like."""
        self._side = px
        self.fit()

    def fit(self) -> None:
        """Measure for the present text scale."""
        for gap, length in self._gaps:
            self._size(gap, length)
        for row in self._rows:
            side = self._side_px()
            row.setContentsMargins(side, 0, side, 0)
        self._column.invalidate()

    def _add(self, widget: QWidget, *, has_margin: bool) -> None:
        if not has_margin or not self.margin:
            self._column.addWidget(widget)
            return
        row = QHBoxLayout()
        side = self._side_px()
        row.setContentsMargins(side, 0, side, 0)
        row.addWidget(widget)
        self._rows.append(row)
        self._column.addLayout(row)

    def _add_gap(self, length: int) -> None:
        gap = QSpacerItem(0, 0)
        self._size(gap, length)
        self._gaps.append((gap, length))
        self._column.addItem(gap)

    def _side_px(self) -> int:
        return of(self).px(self.margin) if self._side is None else self._side

    def _size(self, gap: QSpacerItem, length: int) -> None:
        fixed = QSizePolicy.Policy.Fixed
        gap.changeSize(0, of(self).px(length), QSizePolicy.Policy.Minimum, fixed)
