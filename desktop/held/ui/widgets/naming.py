# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place where a control gets its names: one for tests, one for those who listen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def name(widget: QWidget, object_name: str, accessible_name: str, description: str = "") -> None:
    """Name a control: `object_name` in snake_case ending in its kind, the rest translated."""
    widget.setObjectName(object_name)
    widget.setAccessibleName(accessible_name)
    if description:
        widget.setAccessibleDescription(description)
