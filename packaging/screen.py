# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a screen can be reached: Qt ends the whole process where it cannot, so we look first."""

from __future__ import annotations

import ctypes
import os
import socket
from pathlib import Path


def is_named() -> bool:
    """Whether the environment names a screen, which may still turn out not to answer."""
    return bool(os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY"))


def is_reachable() -> bool:
    """Whether a Wayland or an X screen answers this person, access rights included."""
    return _wayland_answers() or _x_answers()


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    place = Path(os.environ.get("XDG_RUNTIME_DIR", "/nowhere"), name)
    with socket.socket(socket.AF_UNIX) as door:
        door.settimeout(2)
        try:
            door.connect(str(place))
        except OSError:
            return False
    return True


def _x_answers() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(None)
    if not display:
        return False
    x11.XCloseDisplay(display)
    return True
