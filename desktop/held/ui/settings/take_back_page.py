# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one stops before words on paper open nothing any more: what goes, what is out of reach."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.page import Kept, KeptState
from held.ui.settings.act_page import ActPage, unkept_while
from held.ui.settings.change_foot import ChangeFoot
from held.ui.settings.present_passphrase import PresentPassphrase
from held.ui.settings.recovery_presenter import TakeBackPresenter
from held.ui.settings.way_words import way_words
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.recovery_sheet import Way
from held.workflows.session import Session


class TakeBackPage(ActPage):
    """way: the one to be taken back."""

    def __init__(self, session: Session, lane: Lane, way: Way) -> None:
        foot = ChangeFoot(self.tr("Take it back"), self.tr("Taking it back…"), no_return=True)
        super().__init__(self.tr("Recovery"), foot)
        self.presenter = TakeBackPresenter(session, lane, way, self)
        self._heading = TextLabel(self.tr("Take it back"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        said = f"{way_words(way, session.clock.now().day)}."
        self._lead = TextLabel(said, FontRole.LEAD, Ink.TEXT_2)
        self._lines = [SaidLine(line, icon) for icon, line in self._what_happens()]
        self._present = PresentPassphrase()
        self._connect()

    def fill_sheet(self, frame: PageFrame) -> None:
        frame.sheet.add(self._heading)
        frame.sheet.add(self._lead, above=8)
        for above, line in zip((20, 12, 12), self._lines, strict=True):
            frame.sheet.add(line, above=above)
        frame.sheet.add(self._present, above=28)
        frame.sheet.add(self.wrong, above=16)

    def first(self) -> QWidget | None:
        return self._present.edit if self.foot_is_on_sheet else self.foot.cancel_button

    def leave(self) -> None:
        if not self.presenter.is_waiting:
            self._forget()

    def unkept(self) -> Callable[[], object] | None:
        return unkept_while(self.presenter.is_waiting)

    def _connect(self) -> None:
        presenter, foot = self.presenter, self.foot
        self._present.text_changed.connect(presenter.set_present)
        self._present.return_pressed.connect(presenter.take_back)
        presenter.present_missing.connect(self._present.ask)
        presenter.present_refused.connect(self._present.refuse)
        presenter.failed.connect(self._tell)
        presenter.waiting_changed.connect(self._show_waiting)
        presenter.taken_back.connect(self._finish)
        foot.cancel_button.clicked.connect(self.done)
        foot.change_button.clicked.connect(presenter.take_back)

    def _what_happens(self) -> tuple[tuple[str, str], ...]:
        return (
            ("check", self.tr("Its words open this notebook no more.")),
            ("check", self.tr("The passphrase and all other ways stay as they are.")),
            (
                "info",
                self.tr(
                    "Older copies of the notebook, or of its key file, still open with the words. "
                    "Held cannot reach them. Destroy the paper as well."
                ),
            ),
        )

    def _show_waiting(self, waiting: bool) -> None:
        self.show_change(waiting)
        if not waiting:
            self.kept.emit(Kept(KeptState.KEPT))
        self._present.setEnabled(not waiting)

    def _finish(self) -> None:
        self._forget()
        self.done.emit()
        # Said last: another page takes the notice of the one before away.
        self.notice_asked.emit(self.tr("Those words open this notebook no more."), "")

    def _tell(self, error: HeldError) -> None:
        self.say_wrong(tell(error).whole)

    def _forget(self) -> None:
        self.presenter.forget()
        self._present.forget()
