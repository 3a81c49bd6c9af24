# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands on one recovery sheet, painted the same on the screen and on paper.

Lengths are in points of a page that is as wide as A4 and as high as US Letter, so that it fits both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from held.ui.look import FontRole, present_look
from held.ui.widgets.recovery_paper_words import lead_words, line_words, paragraphs, title_words
from held.workflows.recovery_sheet import Sharing

PAGE = QSizeF(595, 792)
_SIDE, _TOP = 60.0, 52.0
_COLUMNS = 4
_ROW, _GAP = 34.0, 6.0


@dataclass(frozen=True)
class RecoveryPaper:
    """One sheet.

    day: on which it was made, in words.  number: which of the sheets, from 1.
    kept_by, notebook: what the keeper wants to stand there; empty for a line to write on.
    """

    words: tuple[str, ...] = field(repr=False)
    sharing: Sharing
    number: int
    day: str
    kept_by: str = ""
    notebook: str = ""

    def paint(
        self, painter: QPainter, ink: QColor, quiet: QColor, *, covered: bool = False
    ) -> None:
        """Paint it at the origin, in points; `quiet` is for lines and small things.

        covered: with a bar in the place of each word.
        """
        _Brush(painter, ink, quiet, covered).paint(self)


class _Brush:
    """Where on the page one is."""

    def __init__(self, painter: QPainter, ink: QColor, quiet: QColor, covered: bool) -> None:
        self._painter = painter
        self._covered = covered
        self._ink = ink
        self._quiet = quiet
        self._y = _TOP

    def paint(self, paper: RecoveryPaper) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._say("Held", FontRole.HEADING_3, 11, quiet=True)
        self._say(title_words(paper.sharing, paper.number), FontRole.HEADING_1, 24, below=4)
        self._say(lead_words(paper.sharing), FontRole.LEAD, 13, below=10)
        for label, value in zip(
            line_words(), (paper.notebook, paper.kept_by, paper.day), strict=True
        ):
            self._line(label, value)
        self._y += 14
        self._grid(paper.words)
        for heading, sentences in paragraphs(paper.sharing):
            self._say(heading, FontRole.HEADING_3, 13, above=10, below=2)
            for sentence in sentences:
                self._say(sentence, FontRole.CONTROL, 11, below=2)

    def _say(
        self,
        text: str,
        role: FontRole,
        size: int,
        *,
        above: float = 0,
        below: float = 0,
        quiet: bool = False,
    ) -> None:
        self._y += above
        self._painter.setFont(_font(role, size))
        self._painter.setPen(self._quiet if quiet else self._ink)
        room = QRectF(_SIDE, self._y, PAGE.width() - 2 * _SIDE, PAGE.height())
        flags = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        self._y += self._painter.drawText(room, flags, text).height() + below

    def _line(self, label: str, value: str) -> None:
        painter, bottom = self._painter, self._y + 20
        painter.setFont(_font(FontRole.CONTROL, 11))
        painter.setPen(self._ink)
        painter.drawText(QPointF(_SIDE, bottom - 4), label)
        painter.setFont(_font(FontRole.SHORT_ANSWER, 12))
        painter.drawText(QPointF(_SIDE + 110, bottom - 4), value)
        painter.setPen(QPen(self._quiet, 0.5))
        painter.drawLine(QPointF(_SIDE + 106, bottom), QPointF(PAGE.width() - _SIDE, bottom))
        self._y = bottom + 3

    def _grid(self, words: Sequence[str]) -> None:
        width = (PAGE.width() - 2 * _SIDE - (_COLUMNS - 1) * _GAP) / _COLUMNS
        for place, word in enumerate(words):
            row, column = divmod(place, _COLUMNS)
            box = QRectF(
                _SIDE + column * (width + _GAP), self._y + row * (_ROW + _GAP), width, _ROW
            )
            self._word(box, place + 1, word)
        rows = -(-len(words) // _COLUMNS)
        self._y += rows * (_ROW + _GAP)

    def _word(self, box: QRectF, number: int, word: str) -> None:
        painter = self._painter
        painter.setPen(QPen(self._quiet, 0.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(_font(FontRole.SMALL, 9))
        painter.drawText(box.adjusted(7, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, str(number))
        if self._covered:
            bar = QRectF(box.left() + 24, box.center().y() - 3, 56, 6)
            painter.fillRect(bar, self._quiet)
            return
        painter.setFont(_fitting(_font(FontRole.DRAWN_WORD, 15), word, box.width() - 28))
        painter.setPen(self._ink)
        painter.drawText(box.adjusted(24, 0, 0, 0), middle | Qt.AlignmentFlag.AlignLeft, word)


def _fitting(font: QFont, word: str, room: float) -> QFont:
    """The font, smaller where a word is long."""
    width = QFontMetricsF(font).horizontalAdvance(word)
    if width > room:
        font.setPixelSize(int(font.pixelSize() * room / width))
    return font


def _font(role: FontRole, size: int) -> QFont:
    """The font of a role at a size of the page, whatever the size of text on the screen."""
    font = present_look().font(role)
    font.setPixelSize(size)
    return font
