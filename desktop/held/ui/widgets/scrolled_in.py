# SPDX-License-Identifier: GPL-3.0-or-later
"""Which area scrolls a widget that is as long as what it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget


def scrolled_in(widget: QWidget) -> QScrollArea | None:
    """The nearest scroll area around a widget; None while it lies in none."""
    holder = widget.parentWidget()
    while holder is not None and not isinstance(holder, QScrollArea):
        holder = holder.parentWidget()
    return holder
