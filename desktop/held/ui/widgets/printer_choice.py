# SPDX-License-Identifier: GPL-3.0-or-later
"""Which printer takes the page, where there is one; and where there is none, so it is said."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.choice import Option
from held.ui.widgets.column import Column
from held.ui.widgets.naming import name
from held.ui.widgets.radio_row import RadioGroup
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.text_label import Ink
from held.workflows.paper import Printers


class PrinterChoice(Column):
    """chosen: emitted with the name of the printer that is to print."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("printer_choice")
        self._found = Printers()
        self._group: RadioGroup | None = None
        self._none = SaidLine(parent=self)
        way = self.tr("A printer on a network gets the words over that network.")
        self._way = SaidLine(way, "info", self)
        name(self._way, "printer_way_line", way)
        self._first = SaidLine(parent=self)
        self._first.hide()
        self._button = PlainButton(self.tr("Print on this one"), self)
        name(self._button, "print_on_button", self._button.words())
        self._button.clicked.connect(self._choose)
        self.place(16, self._none, self._way, 8, self._first, 8)
        self.place_left(self._button)

    def show_printers(self, found: Printers) -> None:
        """Offer these.  None is chosen before a person chooses, but for the usual one."""
        self._found = found
        if self._group is not None:
            self._column.removeWidget(self._group)
            self._group.hide()
            self._group.deleteLater()
            self._group = None
        self._none.setVisible(not found.names)
        self._first.hide()
        for part in (self._way, self._button):
            part.setVisible(bool(found.names))
        if found.names:
            self._offer(found)
        else:
            said = self.tr("No printer is set up here. Save it as a PDF, or write by hand.")
            self._none.say(said, "info", Ink.TEXT_2)
            announce(self, said)

    def _offer(self, found: Printers) -> None:
        options = [Option(f"printer_{n}", printer) for n, printer in enumerate(found.names, 1)]
        group = RadioGroup(options, None, self)
        name(group, "printer_group", self.tr("Printer"))
        self._column.insertWidget(self._column.indexOf(self._way), group)
        self.setTabOrder(group, self._button)
        self._group = group
        if found.usual:
            group.set_chosen(f"printer_{found.names.index(found.usual) + 1}")
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            # Not on the button: Enter, pressed once too often, must not print anywhere.
            group.take_focus()

    def _choose(self) -> None:
        chosen = self._group.chosen() if self._group is not None else None
        if chosen is None:
            said = self.tr("First choose a printer.")
            self._first.say(said, "info", Ink.TEXT_2)
            self._first.show()
            announce(self, said)
        else:
            self.chosen.emit(self._found.names[int(chosen.removeprefix("printer_")) - 1])
