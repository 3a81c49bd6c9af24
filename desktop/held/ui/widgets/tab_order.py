# SPDX-License-Identifier: GPL-3.0-or-later
"""The order in which Tab goes through parts that were not made in the order they are read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def chain(*parts: QWidget | None) -> None:
    """Let Tab go through each part in turn, and through each one's insides as they stand."""
    stops = [stop for part in parts if part is not None for stop in _stops(part)]
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)


def first_stop(part: QWidget) -> QWidget:
    """Where Tab would first come to inside `part`, or `part` itself."""
    inside = (stop for stop in _stops(part) if stop.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return next(inside, part)


def _stops(part: QWidget) -> Iterator[QWidget]:
    if _is_stop(part):
        yield part
    widget = part.nextInFocusChain()
    inside = []
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget) and _is_stop(widget):
            inside.append(widget)
        widget = widget.nextInFocusChain()
    yield from inside


def _is_stop(widget: QWidget) -> bool:
    # Members of a group that is one Tab stop are in the chain too: the arrows may make them it.
    # A part that hands its focus on (`setFocusProxy`) is a stop for Qt as well, and one that was
    # left where it was makes Tab run in a circle: so our parts have none.
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
