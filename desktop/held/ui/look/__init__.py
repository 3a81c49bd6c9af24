# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours, type, icons, drawings and shadows. Painters import from here; nothing here is a page."""

from held.ui.look.drawings import Drawing
from held.ui.look.fonts import FontRole
from held.ui.look.look import Look, Theme, look_beside, of, present_look
from held.ui.look.shadow import SHADOW_REACH, Depth
from held.ui.look.tokens import RoomColours, RoomHue, Tokens, faded, over

__all__ = [
    "SHADOW_REACH",
    "Depth",
    "Drawing",
    "FontRole",
    "Look",
    "RoomColours",
    "RoomHue",
    "Theme",
    "Tokens",
    "faded",
    "look_beside",
    "of",
    "over",
    "present_look",
]
