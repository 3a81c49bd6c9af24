# SPDX-License-Identifier: GPL-3.0-or-later
"""Take back what Held gave to the clipboards, before it locks or ends."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


def drop_selections() -> None:
    """Empty both clipboards, each only if what is in it is still ours."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear(clipboard.Mode.Clipboard)
    if clipboard.supportsSelection() and clipboard.ownsSelection():
        clipboard.clear(clipboard.Mode.Selection)
