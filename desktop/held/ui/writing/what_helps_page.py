# SPDX-License-Identifier: GPL-3.0-or-later
"""What helps now, when somebody may be in danger: acting first, and the keeper's own list.

It asks for no account of what happened, sends nobody anywhere, and carries no number of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from held.ui.background import Lane
from held.ui.look import FontRole
from held.ui.navigation import Place
from held.ui.page import Page, PageParts
from held.ui.widgets.buttons import PlainButton, QuietButton
from held.ui.widgets.column import Column
from held.ui.widgets.foot_line import Keeping
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.ruled_line import RuledLine
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.tab_order import chain
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.writing.side_by_side import SideBySide
from held.ui.writing.what_helps_presenter import WhatHelpsPresenter
from held.workflows.session import Session
from held.workflows.who_helps import WhoHelps


class WhatHelpsPage(Page):
    """back_wanted: back to the page one came from."""

    back_wanted = Signal()

    def __init__(self, session: Session, lane: Lane) -> None:
        super().__init__()
        self.presenter = WhatHelpsPresenter(session, lane)
        self._frame: PageFrame | None = None
        self._heading = TextLabel(self.tr("What helps now"), FontRole.HEADING_1)
        name(self._heading, "page_heading", self._heading.text())
        self._back = PlainButton(self.tr("Back to the page"), icon="arrow-left")
        name(self._back, "back_button", self._back.words())
        self._back.clicked.connect(self.back_wanted)
        self._list = OwnList()
        self._list.edited.connect(self._edited)
        self.presenter.found.connect(self._list.show_lines)
        self.presenter.kept_changed.connect(self.kept)
        self.presenter.look()

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.INSIDE,
            crumbs=(self._heading.text(),),
            where_icon="lock",
            where=self.tr("Only in this notebook"),
        )

    def fill(self, frame: PageFrame) -> None:
        sheet = frame.sheet
        sheet.set_ends(HEADED_TOP)
        sheet.add(self._heading)
        kept = self.tr("All that you typed is kept. It can wait.")
        sheet.add(TextLabel(kept, FontRole.CONTROL, Ink.TEXT_2), above=4)
        first = self.tr("You need not do this alone. Acting comes first; writing can wait.")
        call = self.tr("Call those who can help where you are, or someone on your own list.")
        ask = self.tr("If you can, ask the person: what do you want to happen next?")
        sheet.add(TextLabel(first, FontRole.LEAD), above=28)
        sheet.add(TextLabel(call, FontRole.LEAD), above=12)
        row = Column()
        row.place_left(self._back)
        sheet.add(row, above=24)
        sheet.add(TextLabel(self.tr("My own list"), FontRole.HEADING_2), above=32)
        calm = self.tr(
            "Fill it in on a calm day: Held comes with no numbers. It goes into no bundle."
        )
        sheet.add(TextLabel(calm, FontRole.CONTROL, Ink.TEXT_2), above=4)
        sheet.add(self._list, above=16)
        sheet.add(TextLabel(ask, FontRole.LEAD), above=32)
        sheet.add_stretch()
        sheet.set_ribbon(None)
        self.dress(frame)
        frame.foot.set_keeping(Keeping.KEPT)

    def first(self) -> QWidget | None:
        return self._back

    def leave(self) -> None:
        self.presenter.keep()

    def unkept(self) -> Callable[[], object] | None:
        return self.presenter.unkept()

    def _edited(self) -> None:
        self.presenter.edited(self._list.lines())


class OwnList(Column):
    """Lines of two: who it is, and how they are reached.  edited: a person changed one."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[_OwnLine] = []
        self._under_one_another = Column()
        self._another = QuietButton(self.tr("Another line"), icon="plus", compact=True, flush=True)
        name(self._another, "another_line_button", self.tr("Another line in my own list"))
        self._another.clicked.connect(self._begin_another)
        self.place(self._under_one_another, 8)
        self.place_left(self._another)
        self._begin_line(WhoHelps(""))

    def lines(self) -> tuple[WhoHelps, ...]:
        """What the list says now, with the lines that were only begun."""
        return tuple(line.said() for line in self._lines)

    def show_lines(self, found: object) -> None:
        """Show the list, if nothing was typed before it came."""
        if not isinstance(found, tuple) or not all(said.is_empty for said in self.lines()):
            return
        for number, said in enumerate(found):
            if number < len(self._lines):
                self._lines[number].show_said(said)
            else:
                self._begin_line(said)

    def _begin_line(self, said: WhoHelps) -> _OwnLine:
        line = _OwnLine(len(self._lines) + 1)
        line.show_said(said)
        line.edited.connect(self.edited)
        self._lines.append(line)
        self._under_one_another.place(line, 12)
        chain(*self._lines, self._another)
        return line

    def _begin_another(self) -> None:
        line = self._begin_line(WhoHelps(""))
        line.who.edit.setFocus(Qt.FocusReason.TabFocusReason)


class _OwnLine(Column):
    """edited: a person typed."""

    edited = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.who = RuledLine(self.tr("Who"))
        self._reached = RuledLine(self.tr("How I reach them"))
        for kind, line in (("who", self.who), ("reached", self._reached)):
            spoken = self.tr("{label}, line {number}")
            spoken = spoken.format(label=line.label.text(), number=number)
            name(line.edit, f"helps_{number}_{kind}_edit", spoken)
            line.edit.textEdited.connect(self._typed)
        self.place(SideBySide(self.who, self._reached))

    def said(self) -> WhoHelps:
        return WhoHelps(self.who.text(), self._reached.text())

    def show_said(self, said: WhoHelps) -> None:
        self.who.set_text(said.who)
        self._reached.set_text(said.reached)

    def _typed(self, _text: str) -> None:
        self.edited.emit()
