# SPDX-License-Identifier: GPL-3.0-or-later
"""Beside a check-in: time to sit, and the way past it when somebody may be in danger.

Without room for both, one line stands for the pause and the way past it stays in sight.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from held.journal.template import Section
from held.ui.look import FontRole, RoomHue, of
from held.ui.widgets.buttons import LinkButton
from held.ui.widgets.column import Column
from held.ui.widgets.fold import FoldLine
from held.ui.widgets.frame_geometry import Band
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.slip import Slip
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.writing.pause_slip import PauseSlip


class HelpsLink(LinkButton):
    """The way to what helps now.  spoken: said aloud where more than one leads there."""

    def __init__(self, object_name: str, spoken: str = "") -> None:
        super().__init__("", icon="arrow-right")
        self.setText(self.tr("Go to what helps now"))
        name(self, object_name, spoken or self.words())


class DangerSlip(Slip):
    """The door past everything else.  helps_wanted: somebody goes through it."""

    helps_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(quiet=True)
        title = self.tr("Someone may be in danger")
        name(self, "danger_slip", title)
        words = Column()
        slow = TextLabel(self.tr("Then nothing here should slow you."), FontRole.SMALL, Ink.TEXT_2)
        words.place(TextLabel(title, FontRole.CONTROL_STRONG), 2, slow, 10)
        link = HelpsLink("danger_helps_button")
        link.clicked.connect(self.helps_wanted)
        words.place_left(link)
        self.column.addWidget(words)

    def _fit(self) -> None:
        px = of(self).px
        self.column.setContentsMargins(px(20), px(18), px(20), px(16))


class PauseSide(QObject):
    """helps_wanted: nothing should slow the keeper now."""

    helps_wanted = Signal()

    def __init__(self, section: Section, hue: RoomHue) -> None:
        super().__init__()
        self._frame: PageFrame | None = None
        self._not_now = False
        self._in_danger = False
        self.slip = PauseSlip(section)
        self.danger = DangerSlip()
        self._line = FoldLine(section.title, self.tr("look closer"), hue=hue, icon="clock")
        spoken = self.tr("{title}, look closer").format(title=section.title)
        name(self._line, "pause_fold_button", spoken)
        self._link = HelpsLink("fold_helps_button")
        self.folded = Column()
        small = TextLabel(self.tr("Someone may be in danger"), FontRole.SMALL, Ink.TEXT_2)
        self.folded.place(self._line, 12)
        # Where the writing begins, although the line above goes further.
        beside = Column(margin=16)
        beside.place(small)
        row = Column()
        row.place_left(self._link)
        beside.place(row)
        self.folded.place(beside)
        self._line.clicked.connect(self._toggle)
        self._link.clicked.connect(self.helps_wanted)
        self.danger.helps_wanted.connect(self.helps_wanted)
        self.slip.put_away.connect(self._put_away)
        self.slip.left_changed.connect(self._line.set_answer)

    @property
    def is_sitting(self) -> bool:
        """Whether somebody sits now: still there, though nothing is touched."""
        return self.slip.is_sitting

    def attach(self, frame: PageFrame) -> None:
        """Open, fold and end on this frame from now on."""
        self._frame = frame
        frame.slip_opened.connect(self._line.set_open)
        frame.placed.connect(self._placed)
        frame.installEventFilter(self)

    def offer(self) -> None:
        """Bring the pause into sight, also after it was put away."""
        self._not_now = False
        self._show_what_is_wanted()
        if self._frame is not None and not self._in_danger:
            self._frame.show_slip()

    def make_way(self, in_danger: bool) -> None:
        """While somebody may be less safe if this waits, no pause stands in the way."""
        self._in_danger = in_danger
        if in_danger:
            self.slip.stop()
        self._show_what_is_wanted()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc from anywhere on the page; what else needs it has taken it by then."""
        # Looked at first: a frame that dies still sends, when its slips are gone already.
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape and self.slip.is_sitting:
            self.slip.stop()
            return True
        return super().eventFilter(watched, event)

    def _put_away(self) -> None:
        self._not_now = True
        self._show_what_is_wanted()

    def _show_what_is_wanted(self) -> None:
        away = self._not_now or self._in_danger
        self.slip.setHidden(away)
        self._line.setHidden(away)

    def _placed(self) -> None:
        """Where the line stands for both slips, the way past the pause stands under the line."""
        if self._frame is not None:
            self.danger.setHidden(self._frame.band < Band.WIDE)

    def _toggle(self) -> None:
        if self._frame is None:
            return
        if self.slip.isVisible():
            self._frame.open_slip(False)
        else:
            self._frame.show_slip()
