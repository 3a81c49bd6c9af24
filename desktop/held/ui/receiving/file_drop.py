# SPDX-License-Identifier: GPL-3.0-or-later
"""One file that is dropped on a page, if its name says that it is a bundle.

Never the only way: every page that takes a drop has a button for the same.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

BUNDLE_PATTERNS = ("*.age",)
_ENDING = ".age"


class FileDrop(QObject):
    """dropped: emitted with the Path."""

    dropped = Signal(Path)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in {
            QEvent.Type.DragEnter,
            QEvent.Type.Drop,
        }:
            file = _dropped_file(event.mimeData())
            if file is None:
                return super().eventFilter(watched, event)
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent):
                self.dropped.emit(file)
            return True
        return super().eventFilter(watched, event)


def _dropped_file(dropped: QMimeData) -> Path | None:
    urls = dropped.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    file = Path(urls[0].toLocalFile())
    return file if file.suffix.casefold() == _ENDING else None
