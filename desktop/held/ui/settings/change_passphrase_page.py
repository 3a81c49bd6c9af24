# SPDX-License-Identifier: GPL-3.0-or-later
"""Where one stops before the passphrase is another: what changes, what stays, what is out of reach.

While it is changed the page may be left; if it then fails, the page comes back and says why.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from held.errors import HeldError
from held.ui.background import Lane
from held.ui.error_text import tell
from held.ui.look import FontRole
from held.ui.page import Kept, KeptState
from held.ui.settings.act_page import ActPage, unkept_while
from held.ui.settings.change_foot import ChangeFoot
from held.ui.settings.change_passphrase_presenter import ChangePassphrasePresenter
from held.ui.settings.present_passphrase import PresentPassphrase
from held.ui.widgets.naming import name
from held.ui.widgets.new_passphrase import NewPassphrase
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink, TextLabel
from held.workflows.session import Session

_MARGIN = 12
"""How far the quiet buttons stand out, so that their icons line up with the words."""


class ChangePassphrasePage(ActPage):
    """Asks for the passphrase as it is, and for another."""

    def __init__(self, session: Session, lane: Lane) -> None:
        foot = ChangeFoot(self.tr("Change it"), self.tr("Changing…"))
        super().__init__(self.tr("Passphrase"), foot)
        self.presenter = ChangePassphrasePresenter(session, lane, self)
        self._was_left = False
        self._heading = TextLabel(self.tr("Change the passphrase"), FontRole.HEADING_1)
        self._lead = TextLabel(
            self.tr("Then the new one opens your notebook, and what you wrote stays."),
            FontRole.LEAD,
            Ink.TEXT_2,
        )
        self._present = PresentPassphrase()
        self._new_heading = TextLabel(self.tr("The new one"), FontRole.HEADING_3)
        self._words = NewPassphrase(margin=_MARGIN)
        self._copies = SaidLine(self._out_of_reach(), "info")
        name(self._heading, "page_heading", self._heading.text())
        name(self._copies, "copies_line", self._out_of_reach())
        self._connect()
        self.presenter.new.draw_again()

    def fill_sheet(self, frame: PageFrame) -> None:
        sheet = frame.sheet
        sheet.add(self._heading)
        sheet.add(self._lead, above=8)
        sheet.add(self._copies, above=16)
        sheet.add(self._present, above=28)
        sheet.add(self._new_heading, above=32)
        sheet.add(self._words, above=16, beyond=_MARGIN)
        sheet.add(self.wrong, above=24)

    def first(self) -> QWidget | None:
        # Where the acts are the last thing on the sheet, one begins at the top, to read first.
        return self._present.edit if self.foot_is_on_sheet else self.foot.cancel_button

    def leave(self) -> None:
        self._was_left = True
        if not self.presenter.is_waiting:
            self._forget()

    def unkept(self) -> Callable[[], object] | None:
        return unkept_while(self.presenter.is_waiting)

    def _connect(self) -> None:
        presenter, words, foot = self.presenter, self._words, self.foot
        self._present.text_changed.connect(presenter.set_present)
        self._present.return_pressed.connect(self._go_to_new)
        words.draw_wanted.connect(presenter.new.draw_again)
        words.own_wanted.connect(presenter.new.use_own)
        words.own_changed.connect(presenter.new.set_own)
        words.typed_changed.connect(presenter.new.set_typed)
        words.done.connect(presenter.change)
        presenter.new.words_drawn.connect(words.show_words)
        presenter.new.typed_judged.connect(words.show_typed)
        presenter.new.typed_refused.connect(words.refuse_typed)
        presenter.new.strength_judged.connect(words.show_strength)
        presenter.present_missing.connect(self._present.ask)
        presenter.present_refused.connect(self._refuse_present)
        presenter.new_refused.connect(self._refuse_new)
        presenter.failed.connect(self._tell)
        presenter.waiting_changed.connect(self._show_waiting)
        presenter.changed.connect(self._changed)
        foot.cancel_button.clicked.connect(self.done)
        foot.change_button.clicked.connect(presenter.change)

    def _out_of_reach(self) -> str:
        return self.tr("Older copies of this notebook still open with the old passphrase.")

    def _go_to_new(self) -> None:
        self._words.take_focus(is_roomy=True)

    def _show_waiting(self, waiting: bool) -> None:
        if waiting:
            self._was_left = False
        self.show_change(waiting)
        self._present.setEnabled(not waiting)
        self._words.setEnabled(not waiting)

    def _refuse_present(self, _error: HeldError) -> None:
        self._not_changed()
        self._present.refuse()

    def _refuse_new(self, error: HeldError) -> None:
        self._not_changed()
        told = tell(error)
        self._words.own.show_error(f"{told.title} {self._nothing_changed()}")
        self._words.own.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, error: HeldError) -> None:
        from held.workflows.failures import WriteFailed

        self._not_changed()
        either = self.tr("Either of the two may open your notebook now. Keep both.")
        told = either if isinstance(error, WriteFailed) else self._nothing_changed()
        self.say_wrong(f"{tell(error).title} {told}")

    def _nothing_changed(self) -> str:
        return self.tr("Nothing was changed. The old passphrase still opens your notebook.")

    def _not_changed(self) -> None:
        self.kept.emit(Kept(KeptState.NOT_KEPT, self.tr("Not changed")))

    def _changed(self) -> None:
        was_left = self._was_left
        self._forget()
        if not was_left:
            self.done.emit()
        # Said last: another page takes the notice of the one before away.
        self.notice_asked.emit(self.tr("The passphrase is changed."), "")
        self.kept.emit(Kept(KeptState.KEPT))

    def _forget(self) -> None:
        self.presenter.forget()
        self._words.forget()
        self._present.forget()
