# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text broken into lines of one fixed height, measured and drawn alike."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

_LINE_BREAK = "\u2028"
_NO_BREAK = "\u00a0"


class TextLines:
    """Text laid out for a width in px; long words break last of all.

    most: how many lines there may be; what has no room in them ends in "…" and `is_cut` says so.
    None: as many as it takes.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        line_height: int,
        width: float,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        most: int | None = None,
    ) -> None:
        self.line_height = line_height
        self.is_cut = False
        option = QTextOption(alignment)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(text.replace("\n", _LINE_BREAK), font)
        self._layout.setTextOption(option)
        # Or every draw shapes the text once more.
        self._layout.setCacheEnabled(True)
        self.width = 0.0
        # Measured widths are whole px, so a line may be a part of one wider than it was measured.
        room = max(1.0, width + 1)
        self._lay_out(room)
        if most is not None and self._layout.lineCount() > most:
            self._cut(most, room)

    @property
    def height(self) -> int:
        """Of all lines together."""
        return self._layout.lineCount() * self.line_height

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Draw with the upper left corner at x, y."""
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(x, y))

    def _cut(self, most: int, width: float) -> None:
        """Let the last line that has room hold the beginning of all that is left."""
        self.is_cut = True
        # Qt counts in the units of UTF-16, two of its bytes each.
        units = self._layout.text().encode("utf-16-le")
        start = 2 * self._layout.lineAt(most - 1).textStart()
        rest = units[start:].decode("utf-16-le").replace(_LINE_BREAK, " ")
        metrics = QFontMetrics(self._layout.font())
        shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, int(width))
        self._layout.setText(units[:start].decode("utf-16-le") + shown.replace(" ", _NO_BREAK))
        self._lay_out(width)

    def _lay_out(self, width: float) -> None:
        self._layout.beginLayout()
        y = 0.0
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            slack = (self.line_height - line.height()) / 2
            line.setPosition(QPointF(0, round(y + slack + line.ascent()) - line.ascent()))
            self.width = max(self.width, line.naturalTextWidth())
            y += self.line_height
            line = self._layout.createLine()
        self._layout.endLayout()


def text_width(text: str, font: QFont) -> int:
    """The width of the longest of its lines if nothing wraps, in whole px."""
    metrics = QFontMetrics(font)
    return max(metrics.horizontalAdvance(line) for line in text.split("\n"))


def longest_word(text: str, font: QFont) -> int:
    """The narrowest width at which no word breaks, in whole px."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
