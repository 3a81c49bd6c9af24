# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page hands to the window: its parts.  Where they stand is the frame's affair."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from held.journal.entry import Entry
from held.journal.identifiers import EntryId, PersonId
from held.ui.look import RoomHue
from held.ui.navigation import Place
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import HEADED_TOP
from held.ui.widgets.slip import Slip


class KeptState(Enum):
    """Whether what stands on the page is in the vault."""

    KEPT = "kept"
    KEEPING = "keeping"
    NOT_KEPT = "not_kept"


@dataclass(frozen=True)
class Kept:
    """What the foot line says at its right end; `why` only when it is not kept."""

    state: KeptState
    why: str = ""


@dataclass
class PageParts:
    """The pieces of one page.

    place: the row of the sidebar one is in.
    crumbs: where one is, the last being here.
    sheet: what lies on the sheet of paper; None for a page that fills it in `fill`.
    open_room: what lies on the window itself, in place of a sheet.
    hue: of the room; with a sheet it also gives the ribbon.
    slips: what stands beside the sheet; folded: the one line that stands for them in little room,
        which the page puts on its sheet by itself.
    strip: what lies under the sheet.  chip, actions: what stands in the header.
    where_icon, where: the left end of the foot line.
    """

    place: Place
    crumbs: tuple[str, ...]
    sheet: QWidget | None = None
    open_room: QWidget | None = None
    hue: RoomHue | None = None
    slips: tuple[Slip, ...] = ()
    folded: QWidget | None = None
    strip: QWidget | None = None
    chip: QWidget | None = None
    actions: tuple[QWidget, ...] = field(default=())
    where_icon: str = ""
    where: str = ""


class Page(QWidget):
    """One page of the open window.  It owns its presenter and its parts; it shows nothing itself.

    changed: some of `parts` is another one now; the window lays them out anew.
    kept: emitted with a Kept when that changes.
    notice_asked: a sentence to say quietly, and words for taking it back, which may be empty.
    """

    changed = Signal()
    kept = Signal(Kept)
    notice_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.hide()

    @property
    def parts(self) -> PageParts:
        """What to show now."""
        raise NotImplementedError

    @property
    def entry(self) -> EntryId | None:
        """The entry that stands here, once it is in the vault."""
        return None

    @property
    def is_pinned(self) -> bool:
        """Whether what `pin` would act on here is kept at the top."""
        return False

    def acts(self) -> Mapping[str, Callable[[], None]]:
        """What menus and keys can start here, by the id of the command."""
        return {}

    @property
    def veils_when_idle(self) -> bool:
        """Whether idling only covers this page: someone is listening, not away."""
        return False

    def fill(self, frame: PageFrame) -> None:
        """Put what the page brings onto its frame.  Called once, before it is shown."""
        parts = self.parts
        if parts.open_room is not None:
            frame.set_room(parts.open_room)
        elif parts.sheet is not None:
            frame.sheet.set_ends(HEADED_TOP)
            frame.sheet.add(parts.sheet)
        frame.sheet.set_ribbon(parts.hue if parts.open_room is None else None)
        self.dress(frame)

    def dress(self, frame: PageFrame) -> None:
        """Put what stands around the sheet onto its frame."""
        parts = self.parts
        if parts.slips:
            frame.set_slips(*parts.slips, folded=parts.folded)
        if parts.strip is not None:
            frame.set_strip(parts.strip)
        if parts.chip is not None:
            frame.header.set_chip(parts.chip)
        frame.header.set_actions(parts.actions)
        frame.foot.set_place(parts.where_icon, parts.where, parts.hue)

    def first(self) -> QWidget | None:
        """What has the focus when the page is shown; None for the first that takes Tab."""
        return None

    def take_back(self) -> None:
        """The keeper wants back what the last notice told."""

    def leave(self) -> None:
        """The page is about to go: begin to keep what stands on it, on the vault lane."""

    def unkept(self) -> Callable[[], object] | None:
        """What is still to be done on the vault lane so that nothing here is lost, if anything.

        Called on the GUI thread when Held locks; the work raises HeldError when it cannot be done.
        """
        return None

    def codes(self) -> dict[PersonId, str]:
        """The codes of the people on this page."""
        return {}

    def unkept_entry(self) -> Entry | None:
        """The page as an entry, when the vault does not have all of it; for sealing elsewhere."""
        return None
