# SPDX-License-Identifier: GPL-3.0-or-later
"""Where everything on a page stands, from the size of the window and of the text. Numbers only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QRect, QSize

SIDEBAR = 216
PAGE = 720
SLIP = 272
GUTTER = 24
CARDS = 1016  # three columns of 328 and two gaps of 16


class Band(IntEnum):
    """How much room there is. The number is the least width, divided by the text scale."""

    SMALL = 0
    NARROW = 768
    MIDDLE = 984
    WIDE = 1280


@dataclass(frozen=True)
class FrameGeometry:
    """Rectangles in the window. `room` is what a page without a sheet has."""

    band: Band
    header: QRect
    sheet: QRect
    slip: QRect | None
    strip: QRect | None
    foot: QRect
    room: QRect
    padding: int

    @property
    def has_sidebar(self) -> bool:
        """Whether the places stand beside the page all the time."""
        return self.band >= Band.MIDDLE


@dataclass(frozen=True)
class Wanted:
    """What a page brings: a slip, and how high its strip is (0 for none)."""

    slip: bool = False
    strip_height: int = 0
    sheet: bool = True


def band_of(width: int, scale: float) -> Band:
    """The band of a window that is `width` px wide when text is shown at `scale`."""
    fitting = width / scale
    return max(band for band in Band if fitting >= band)


def measure(window: QSize, scale: float, wanted: Wanted) -> FrameGeometry:
    """Everything's place in a window of this size."""
    band = band_of(window.width(), scale)
    left = round(SIDEBAR * scale) if band >= Band.MIDDLE else 0
    across = _across(window.width(), left, scale, band, wanted)
    top = round(24 + 40 * scale)
    foot_height = round(40 * scale)
    # Larger text takes the air between the sheet and the foot line.
    bottom = window.height() - foot_height - max(0, min(16, round(16 * (2 - scale))))
    gap = round(GUTTER * scale) if wanted.strip_height else 0
    sheet_bottom = bottom - wanted.strip_height - gap
    x, width = across.sheet
    slip = None
    if across.slip is not None:
        slip = QRect(across.slip, top, round(SLIP * scale), bottom - top)
    strip = None
    if wanted.strip_height:
        strip = QRect(x, bottom - wanted.strip_height, width, wanted.strip_height)
    head_x, head_width = across.sheet if wanted.sheet else across.room
    return FrameGeometry(
        band=band,
        header=QRect(head_x, 0, head_width, min(top, 2 * round(16 + 16 * scale))),
        sheet=QRect(x, top, width, max(0, sheet_bottom - top)),
        slip=slip,
        strip=strip,
        foot=QRect(head_x, window.height() - foot_height, head_width, foot_height),
        room=QRect(across.room[0], top, across.room[1], max(0, bottom - top)),
        padding=round((32 if band is Band.SMALL else 72) * scale),
    )


@dataclass(frozen=True)
class _Across:
    sheet: tuple[int, int]
    slip: int | None
    room: tuple[int, int]


def _across(window: int, left: int, scale: float, band: Band, wanted: Wanted) -> _Across:
    if band is Band.SMALL:
        whole = (GUTTER, window - 2 * GUTTER)
        return _Across(whole, None, whole)
    page, gutter = round(PAGE * scale), round(GUTTER * scale)
    free = window - left
    cards = min(free - 2 * gutter, round(CARDS * scale))
    room = (left + (free - cards) // 2, cards)
    if band is Band.WIDE and wanted.slip:
        both = page + gutter + round(SLIP * scale)
        x = left + (free - both) // 2
        return _Across((x, page), x + page + gutter, room)
    return _Across((left + (free - page) // 2, page), None, room)
