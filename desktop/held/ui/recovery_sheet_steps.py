# SPDX-License-Identifier: GPL-3.0-or-later
"""Joins a recovery sheet with its rules, and asks for a place when it is to be a file.

For each page that shows one; what the page is for is the page's affair.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QObject

from held.errors import HeldError
from held.ui.dialogs import choose_target
from held.ui.error_text import tell
from held.ui.recovery_sheet_presenter import RecoverySheetPresenter
from held.ui.widgets.recovery_sheet import RecoverySheet
from held.workflows.recovery_sheet import Drawn

NEUTRAL_NAME = "sheet.pdf"
"""It does not say what the file opens."""


class RecoverySheetSteps(QObject):
    """Lives as long as the page.  Each knows the presenter, and asks it how far one has come."""

    def __init__(
        self, presenter: RecoverySheetPresenter, sheet: RecoverySheet, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._sheet = sheet
        sheet.print_wanted.connect(presenter.look_for_printers)
        sheet.printer_chosen.connect(self._print)
        sheet.save_wanted.connect(self._ask_for_place)
        sheet.written.connect(presenter.wrote_by_hand)
        sheet.next_wanted.connect(presenter.show_next)
        sheet.previous_wanted.connect(presenter.show_previous)
        sheet.typed.connect(presenter.answer)
        presenter.shown.connect(self._show)
        presenter.printers_found.connect(sheet.show_printers)
        presenter.taken.connect(sheet.show_taken)
        presenter.asked.connect(sheet.show_questions)
        presenter.judged.connect(sheet.rehearsal.show_right)
        presenter.refused.connect(sheet.rehearsal.refuse)
        presenter.waiting_changed.connect(sheet.show_waiting)
        presenter.failed.connect(self._tell)

    def end(self) -> None:
        """Drop every word, here and on the page, which goes."""
        self._presenter.end()
        self._sheet.forget()

    def _show(self, drawn: Drawn, number: int) -> None:
        self._sheet.show_sheet(drawn, number, _whole_day(drawn.day))

    def _print(self, printer: str) -> None:
        self._presenter.print_on(printer, self._sheet.pdf())

    def _ask_for_place(self) -> None:
        choose_target(
            self._sheet.window(), self.tr("choose where to save it"), NEUTRAL_NAME, self._save
        )

    def _save(self, target: Path) -> None:
        self._presenter.save(target, self._sheet.pdf())

    def _tell(self, error: HeldError) -> None:
        self._sheet.show_failure(tell(error).whole)


def _whole_day(day: date) -> str:
    """With its year: paper is looked at in other years."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
