# SPDX-License-Identifier: GPL-3.0-or-later
"""What a page hands to the window: its parts.  Where they stand is the frame's affair."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from held.journal.identifiers import EntryId
from held.ui.look import RoomHue
from held.ui.navigation import Place


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
    sheet: what lies on the sheet of paper; None for a page without one.
    open_room: what lies on the window itself, in place of a sheet.
    hue: of the room; with a sheet it also gives the ribbon.
    slip: what stands beside the sheet; folded: the one line that stands for it in little room.
    strip: what lies under the sheet.  chip, actions: what stands in the header.
    where_icon, where: the left end of the foot line.
    """

    place: Place
    crumbs: tuple[str, ...]
    sheet: QWidget | None = None
    open_room: QWidget | None = None
    hue: RoomHue | None = None
    slip: QWidget | None = None
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
    """

    changed = Signal()
    kept = Signal(object)

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

    def first(self) -> QWidget | None:
        """What has the focus when the page is shown; None for the first that takes Tab."""
        return None

    def leave(self) -> None:
        """The page is about to go: begin to keep what stands on it."""

    def keep_now(self) -> None:
        """Keep what stands here, on the vault lane and at once; for locking.

        Called on the lane.  Raises HeldError; then the page still has the words.
        """
