# SPDX-License-Identifier: GPL-3.0-or-later
"""A page of the settings that changes what opens the notebook: one stops there before it acts.

Its acts stay in sight at the foot; in a low window they are the last thing on the sheet.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal

from held.ui.look import of
from held.ui.navigation import Place
from held.ui.page import Kept, KeptState, Page, PageParts
from held.ui.settings.change_foot import ChangeFoot
from held.ui.widgets.announce import announce
from held.ui.widgets.naming import name
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.said_line import SaidLine
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.text_label import Ink

_LEAST_SHEET = 280


class ActPage(Page):
    """crumb: what the page is about, in a word or two.

    done: it was changed, or is left as it is.
    """

    done = Signal()

    def __init__(self, crumb: str, foot: ChangeFoot) -> None:
        super().__init__()
        self._crumb = crumb
        self.foot = foot
        self.frame: PageFrame | None = None
        self.foot_is_on_sheet = False
        self.wrong = SaidLine()
        name(self.wrong, "failure_line", "")
        self.wrong.hide()

    @property
    def parts(self) -> PageParts:
        return PageParts(
            place=Place.SETTINGS,
            crumbs=(self.tr("Settings"), self._crumb),
            where_icon="settings",
            where=self.tr("Nothing changes before you say so"),
        )

    def fill(self, frame: PageFrame) -> None:
        self.frame = frame
        frame.sheet.set_ends(HEADED_TOP)
        self.fill_sheet(frame)
        frame.sheet.add_stretch()
        frame.sheet.set_foot(self.foot)
        frame.sheet.set_ribbon(None)
        frame.placed.connect(self._put_foot)
        self.dress(frame)

    def fill_sheet(self, frame: PageFrame) -> None:
        """Put what the page is about on the sheet, above its foot."""

    def say_wrong(self, said: str) -> None:
        """Say why nothing was changed, where the page has put `wrong`."""
        self.wrong.say(said, "info", Ink.NO_RETURN)
        name(self.wrong, "failure_line", said)
        self.wrong.show()
        announce(self.wrong, said)
        if self.frame is not None:
            self.frame.sheet.show_part(self.wrong)

    def show_change(self, waiting: bool) -> None:
        """Say whether the change is under way; what went wrong before no longer stands."""
        self.wrong.hide()
        if waiting:
            self.foot.change_button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.kept.emit(Kept(KeptState.KEEPING))
        self.foot.show_waiting(waiting)

    def _put_foot(self) -> None:
        """In a low window the acts are the last thing on the sheet, so that they hide nothing."""
        frame = self.frame
        if frame is None:
            return
        low = frame.geometry_now().sheet.height() < of(self).px(_LEAST_SHEET)
        if low == self.foot_is_on_sheet:
            return
        self.foot_is_on_sheet = low
        if low:
            frame.sheet.set_foot(None)
            frame.sheet.add(self.foot, above=24)
        else:
            frame.sheet.remove(self.foot)
            frame.sheet.set_foot(self.foot)


def wait_for_the_lane() -> None:
    """For `Page.unkept`: the change stands before this on the lane; there is no more to it."""


def unkept_while(waiting: bool) -> Callable[[], object] | None:
    """What `Page.unkept` answers while a change is under way, and when none is."""
    return wait_for_the_lane if waiting else None
