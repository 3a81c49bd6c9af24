# SPDX-License-Identifier: GPL-3.0-or-later
"""Permission beside a page: the slip, the line that stands for it in little room, and the chip.

It shows and collects.  What follows from a permission is decided in `held.journal.permission`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal

from held.journal.permission import MAY_NOTE, MayNote, Permission, PermissionRecord, current
from held.journal.person import Person
from held.journal.template import Place as Standing
from held.journal.template import Section, Template
from held.ui.look import RoomHue
from held.ui.widgets.fold import FoldLine
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.permission_chip import PermissionChip
from held.ui.writing.answer_control import Asking
from held.ui.writing.chip_words import chip_words, fold_words
from held.ui.writing.opened import Opened
from held.ui.writing.permission_slip import PermissionSlip


class PermissionSide(QObject):
    """Three forms of one statement; the page puts each in its place.

    is_new: the page has just been begun, so nothing is asked by itself yet.
    stated: emitted with all answers on the slip after a person changed one.
    """

    stated = Signal(dict)

    def __init__(
        self,
        section: Section,
        asking: Asking,
        history: Sequence[PermissionRecord],
        *,
        is_new: bool,
    ) -> None:
        super().__init__()
        self._frame: PageFrame | None = None
        self.slip = PermissionSlip(section, asking)
        self.slip.set_fills_height(True)
        if history:
            self.slip.show_answers(history[-1].answers)
        if not is_new and current(history).may_note is MayNote.NOT_ASKED:
            # Asked at the next opening, never when a page is left.
            self.slip.unfold(MAY_NOTE)
        opening = self.tr("look closer")
        self.fold_line = FoldLine(section.title, opening, hue=asking.hue, icon="handshake")
        spoken = self.tr("{title}, look closer").format(title=section.title)
        name(self.fold_line, "permission_fold_button", spoken)
        self.chip = PermissionChip()
        name(self.chip, "permission_chip", self.tr("Permission"))
        self.slip.stated.connect(self._tell)
        self.fold_line.clicked.connect(self._toggle)
        self.chip.clicked.connect(self._show)

    def attach(self, frame: PageFrame) -> None:
        """Open and fold on this frame from now on."""
        self._frame = frame
        frame.slip_opened.connect(self.fold_line.set_open)

    def say(self, permission: Permission, teller: Person | None, today: date) -> None:
        """Say whose permission it is, and where it stands on the local day `today`."""
        self.slip.set_code(teller.code if teller else self.tr("they"))
        words = chip_words(permission, today)
        self.chip.show_stand(words.stand, words.strong, words.quiet)
        self.fold_line.set_answer(fold_words(permission))

    def _tell(self) -> None:
        self.stated.emit(self.slip.answers())

    def _toggle(self) -> None:
        if self._frame is None:
            return
        if self.slip.isVisible():
            self._frame.open_slip(False)
        else:
            self._frame.show_slip()

    def _show(self) -> None:
        if self._frame is not None:
            self._frame.show_slip()


def make_side(
    template: Template, opened: Opened, hue: RoomHue, today: date
) -> PermissionSide | None:
    """The permission beside a page, where its template asks for one."""
    section = template.section(Standing.BESIDE)
    if section is None:
        return None
    asking = Asking(opened.draft.circle, hue, today, co_facilitators=True, narrow=True)
    is_new = not opened.draft.entry.revision
    return PermissionSide(section, asking, opened.history, is_new=is_new)
