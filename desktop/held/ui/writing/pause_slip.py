# SPDX-License-Identifier: GPL-3.0-or-later
"""There is time: a still picture, a span to choose, and what is left of it in text.

Nothing moves, sounds or tells anyone how to breathe.  How long somebody sat is kept nowhere.  It
is offered beside the page; whoever writes on is not held up by it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from held.journal.template import Section
from held.ui.look import Drawing, FontRole, of
from held.ui.widgets.announce import announce
from held.ui.widgets.buttons import PlainButton
from held.ui.widgets.column import Column
from held.ui.widgets.empty_room import Picture
from held.ui.widgets.field import Field
from held.ui.widgets.naming import name
from held.ui.widgets.slip import Slip
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.writing.countdown import Countdown
from held.workflows.auto_lock import waking_seconds

MOST_MINUTES = 60
_PICTURE = QSize(240, 144)
_BESIDE_PICTURE = 16
_INNER = 4
_GAP = 8


class _Span(PlainButton):
    """One of four; two of them stand in the width of the slip."""

    PADDING = 12


class PauseSlip(Slip):
    """left_changed: emitted with what is left of the time; nothing when nobody sits any more.
    put_away: not now.
    """

    left_changed = Signal(str)
    put_away = Signal()

    def __init__(self, section: Section, seconds: Callable[[], float] = waking_seconds) -> None:
        super().__init__()
        name(self, "pause_slip", section.title)
        self._span = 0
        self._countdown = Countdown(self, seconds)
        self._why = TextLabel(section.why, FontRole.CONTROL, Ink.TEXT_2)
        self._offer = self._make_offer()
        self._sitting = self._make_sitting()
        self._sitting.hide()
        words = Column(margin=_INNER)
        words.place(16, TextLabel(section.title, FontRole.HEADING_3), 8)
        words.place(self._offer, self._sitting)
        self.column.addWidget(Picture(Drawing.WATER_AND_STONES, _PICTURE))
        self.column.addWidget(words)
        self._countdown.left_changed.connect(self._left.setText)
        self._countdown.left_changed.connect(self.left_changed)
        self._countdown.over.connect(self._end)

    @property
    def is_sitting(self) -> bool:
        """Whether somebody sits now."""
        return self._countdown.is_running

    @property
    def stop_button(self) -> QWidget:
        """What has the focus while somebody sits."""
        return self._stop

    def stop(self) -> None:
        """End it at once."""
        self._countdown.stop()

    def _fit(self) -> None:
        px = of(self).px
        side = px(_BESIDE_PICTURE)
        self.column.setContentsMargins(side, side, side, px(18))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._grid.setSpacing(of(self).px(_GAP))

    # Building

    def _make_offer(self) -> QWidget:
        offer, spans = Column(), QWidget()
        self._grid = QGridLayout(spans)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(of(self).px(_GAP))
        self._one = self._make_span("1_minute_button", self.tr("1 minute"), 0)
        self._three = self._make_span("3_minutes_button", self.tr("3 minutes"), 1)
        self._own = self._make_span("own_time_button", self.tr("My own time"), 2)
        self._not_now = self._make_span("not_now_button", self.tr("Not now"), 3)
        self._one.clicked.connect(self._sit_one)
        self._three.clicked.connect(self._sit_three)
        self._own.clicked.connect(self._ask_minutes)
        self._not_now.clicked.connect(self.put_away)
        hint = TextLabel(self.tr("Esc ends it at any moment."), FontRole.SMALL, Ink.HINT)
        offer.place(self._why, 16, spans, self._make_own_time(), 16, hint)
        return offer

    def _make_span(self, object_name: str, words: str, place: int) -> PlainButton:
        button = _Span(words)
        name(button, object_name, words)
        self._grid.addWidget(button, place // 2, place % 2)
        self._grid.setColumnStretch(place % 2, 1)
        return button

    def _make_own_time(self) -> QWidget:
        self._own_time = Column()
        self._minutes = Field(self.tr("How many minutes?"), compact=True)
        name(self._minutes.edit, "own_time_edit", self._minutes.label.text())
        self._minutes.return_pressed.connect(self._sit_own)
        begin = PlainButton(self.tr("Begin"), compact=True)
        name(begin, "begin_pause_button", self.tr("Begin to sit"))
        begin.clicked.connect(self._sit_own)
        self._own_time.place(16, self._minutes, 8)
        self._own_time.place_left(begin)
        self._own_time.hide()
        return self._own_time

    def _make_sitting(self) -> QWidget:
        sitting = Column()
        calm = TextLabel(self.tr("Nothing has to be decided now."), FontRole.CONTROL, Ink.TEXT_2)
        self._left = TextLabel("", FontRole.HEADING_2)
        # With a name of its own it can be read at any time and is never read out by itself.
        name(self._left, "pause_left_label", self.tr("Time left"))
        self._stop = PlainButton(self.tr("Stop"))
        name(self._stop, "stop_pause_button", self.tr("Stop sitting"))
        self._stop.clicked.connect(self.stop)
        hint = TextLabel(self.tr("Esc ends it, too."), FontRole.SMALL, Ink.HINT)
        sitting.place(calm, 16, self._left, 16)
        sitting.place_left(self._stop)
        sitting.place(16, hint)
        return sitting

    # What happens

    def _sit_one(self) -> None:
        self._sit(1)

    def _sit_three(self) -> None:
        self._sit(3)

    def _ask_minutes(self) -> None:
        self._own_time.show()
        self._minutes.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _sit_own(self) -> None:
        typed = self._minutes.text().strip()
        minutes = int(typed) if typed.isdecimal() and len(typed) <= 3 else 0
        if 1 <= minutes <= MOST_MINUTES:
            self._minutes.clear()
            self._own_time.hide()
            self._sit(minutes)
        else:
            wrong = self.tr("A whole number from 1 to {most}, please.")
            self._minutes.show_error(wrong.format(most=MOST_MINUTES))

    def _sit(self, minutes: int) -> None:
        self._span = minutes * 60
        self._countdown.begin(self._span)
        self._offer.hide()
        self._sitting.show()
        self._stop.setFocus(Qt.FocusReason.TabFocusReason)
        announce(self, self.tr("You sit for %n minute(s). Esc ends it.", "", minutes))

    def _end(self, sat: int) -> None:
        was_here = QApplication.focusWidget() is self._stop
        self._sitting.hide()
        self._offer.show()
        ran_out = sat >= self._span
        over = self.tr("The time is over.") if ran_out else self.tr("Stopped.")
        self._why.setText(self.tr("{over} Sit again, or go on.").format(over=over))
        announce(self, over)
        if was_here:
            self._one.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left_changed.emit("")
