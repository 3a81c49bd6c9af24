# SPDX-License-Identifier: GPL-3.0-or-later
"""The line drawings, with the theme's colours put in before they are drawn."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QRectF, QSizeF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from held.ui.look.tokens import Tokens


class Drawing(StrEnum):
    """Every drawing by the name of its file."""

    STILL_LIFE = "still_life"
    TWO_CHAIRS = "two_chairs"
    WATER_AND_STONES = "water_and_stones"
    LAMP = "lamp"
    OPEN_WINDOW = "open_window"
    LEAF_ON_WATER = "leaf_on_water"
    BRAND_MARK = "brand_mark"


class Drawings:
    """Draws from a folder of SVG texts in which `$text_2` and so on stand for colours."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._renderers: dict[tuple[Drawing, int], QSvgRenderer] = {}

    def draw(self, painter: QPainter, drawing: Drawing, rect: QRectF, tokens: Tokens) -> None:
        """As large as fits into `rect`, in its middle."""
        renderer = self._renderer(drawing, tokens)
        size = QSizeF(renderer.viewBoxF().size())
        scale = min(rect.width() / size.width(), rect.height() / size.height())
        target = QRectF(0, 0, size.width() * scale, size.height() * scale)
        target.moveCenter(rect.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, target)
        painter.restore()

    def size(self, drawing: Drawing, tokens: Tokens) -> QSizeF:
        """The drawing's own size in px at text scale 1."""
        return QSizeF(self._renderer(drawing, tokens).viewBoxF().size())

    def _renderer(self, drawing: Drawing, tokens: Tokens) -> QSvgRenderer:
        key = (drawing, id(tokens))
        if key not in self._renderers:
            text = (self._folder / f"{drawing}.svg").read_text(encoding="utf-8")
            coloured = Template(text).substitute(tokens.plain_colours())
            self._renderers[key] = QSvgRenderer(QByteArray(coloured.encode()))
        return self._renderers[key]
