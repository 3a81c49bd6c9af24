# SPDX-License-Identifier: GPL-3.0-or-later
"""Our icons in any colour. Their names are the names of the files; their meaning is elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_RATIOS = (1.0, 1.25, 1.5, 2.0)


class Icons:
    """Draws icons from a folder of SVG files whose lines are `currentColor`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: dict[str, str] = {}
        # By the colour itself: by a token's name, dark would keep light icons.
        self._renderers: dict[tuple[str, int], QSvgRenderer] = {}

    def draw(self, painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
        """Straight into the painter, so it is sharp at every ratio."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(painter.opacity() * colour.alphaF())
        self._renderer(name, colour).render(painter, rect)
        painter.restore()

    def icon(self, name: str, colour: QColor, size: int) -> QIcon:
        """For the few places where Qt wants an icon of its own, such as a window's."""
        made = QIcon()
        for ratio in _RATIOS:
            pixmap = QPixmap(QSize(size, size) * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.draw(painter, name, QRectF(0, 0, size, size), colour)
            painter.end()
            made.addPixmap(pixmap)
        return made

    def _renderer(self, name: str, colour: QColor) -> QSvgRenderer:
        key = (name, colour.rgb())
        if key not in self._renderers:
            text = self._text(name).replace("currentColor", colour.name())
            self._renderers[key] = QSvgRenderer(QByteArray(text.encode()))
        return self._renderers[key]

    def _text(self, name: str) -> str:
        if name not in self._texts:
            file = self._folder / f"{name}.svg"
            self._texts[name] = file.read_text(encoding="utf-8")
        return self._texts[name]
