# SPDX-License-Identifier: GPL-3.0-or-later
"""The way through the pages about recovery: each is made when it is gone to, and leads back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from held.ui.background import Lane
from held.ui.page import Page
from held.workflows.session import Session


class RecoverySteps(QObject):
    """page_made: a page follows that no place leads to; emitted with the Page to show."""

    page_made = Signal(Page)

    def __init__(self, session: Session, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane

    def show(self) -> None:
        """Show what there is."""
        from held.ui.settings.recovery_page import RecoveryPage

        page = RecoveryPage(self._session, self._lane)
        page.make_wanted.connect(self._make)
        page.try_wanted.connect(self._try)
        page.take_back_wanted.connect(self._take_back)
        self.page_made.emit(page)

    def _make(self, circle: bool, replaced: object) -> None:
        from held.files.places import vault_name
        from held.ui.settings.make_way_page import MakeWayPage
        from held.workflows.recovery_sheet import Way

        page = MakeWayPage(
            self._session,
            self._lane,
            circle=circle,
            replaced=replaced if isinstance(replaced, Way) else None,
            notebook=vault_name(self._session.vault.folder),
        )
        page.done.connect(self.show)
        self.page_made.emit(page)

    def _try(self) -> None:
        from held.ui.settings.try_words_page import TryWordsPage

        page = TryWordsPage(self._session, self._lane)
        page.done.connect(self.show)
        self.page_made.emit(page)

    def _take_back(self, way: object) -> None:
        from held.ui.settings.take_back_page import TakeBackPage
        from held.workflows.recovery_sheet import Way

        assert isinstance(way, Way)
        page = TakeBackPage(self._session, self._lane, way)
        page.done.connect(self.show)
        self.page_made.emit(page)
