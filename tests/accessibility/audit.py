# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person who listens, tabs or sees little would run into on a window. In-process.

Each fault is one plain sentence naming the control. An empty list is what every page must give.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from held.ui.look import RoomHue, Tokens
from held.ui.widgets.focus_ring import Ringed
from held.ui.widgets.text_label import TextLabel
from held.ui.widgets.text_lines import longest_word

LEAST_TARGET = 24
TARGET_AIM = 32

_LEAST_TEXT = 4.5
_LEAST_EDGE = 3.0


def audit(window: QWidget) -> list[str]:
    """Every fault of what the window shows now."""
    return [
        *_roles(window),
        *_names(window),
        *_same_names(window),
        *_targets(window, LEAST_TARGET),
        *_tab_order(window),
        *_cut_words(window),
        *_outside(window),
        *_sideways(window),
    ]


def small_targets(window: QWidget) -> list[str]:
    """Controls under the size Held aims at, though none is under the size it must have."""
    return _targets(window, TARGET_AIM)


def tab_stops(window: QWidget) -> list[QWidget]:
    """The widgets Tab stops at, in order, from the one after the window itself."""
    found: list[QWidget] = []
    part = window.nextInFocusChain()
    while part is not None and part is not window:
        if _stops_tab(part, window):
            found.append(part)
        part = part.nextInFocusChain()
    return found


def contrast(first: QColor, second: QColor) -> float:
    """The ratio of WCAG between two opaque colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def contrast_faults(tokens: Tokens) -> list[str]:
    """Pairs of colours that lie on each other and are too near."""
    faults = []
    for label, ink, ground, least in _pairs(tokens):
        ratio = contrast(ink, ground)
        if ratio < least:
            faults.append(f"{label} has {ratio:.2f}, and needs {least}.")
    return faults


def _interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, widget
    return found


def _shown(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and widget.window() is window:
            yield widget


def _focusable(window: QWidget) -> Iterator[QWidget]:
    for widget in _shown(window):
        focusable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        if focusable and widget.isEnabled() and widget.focusProxy() is None:
            yield widget


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or '(without object name)'}"


def _spoken(widget: QWidget) -> str:
    return _interface(widget).text(QAccessible.Text.Name).strip()


def _walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.isValid():
            yield from _walk(child)


def _roles(window: QWidget) -> list[str]:
    return [
        f"{found.object()} has no role."
        for found in _walk(_interface(window))
        if found.role() == QAccessible.Role.NoRole
    ]


def _names(window: QWidget) -> list[str]:
    faults = []
    for widget in _focusable(window):
        if isinstance(widget, QAbstractScrollArea) and _is_only_scrolled(widget):
            continue
        if not _spoken(widget):
            faults.append(f"{_called(widget)} can have the focus and has no spoken name.")
        if not widget.objectName() or widget.objectName().startswith("qt_"):
            faults.append(f"{_called(widget)} ({_spoken(widget)}) has no object name.")
    return faults


def _is_only_scrolled(area: QAbstractScrollArea) -> bool:
    return not isinstance(area, QTextEdit | QPlainTextEdit) and area.objectName() == ""


def _same_names(window: QWidget) -> list[str]:
    seen: dict[tuple[str, str, QAccessible.Role], QWidget] = {}
    faults = []
    for widget in _focusable(window):
        key = (_group_name(widget, window), _spoken(widget), _interface(widget).role())
        if key[1] and key in seen:
            faults.append(f"{_called(widget)} is called “{key[1]}”, as {_called(seen[key])} is.")
        seen[key] = widget
    return faults


def _group_name(widget: QWidget, window: QWidget) -> str:
    part = widget.parentWidget()
    while part is not None and part is not window:
        if part.accessibleName():
            return part.accessibleName()
        part = part.parentWidget()
    return ""


def _targets(window: QWidget, least: int) -> list[str]:
    faults = []
    for widget in _focusable(window):
        size = widget.size()
        if min(size.width(), size.height()) < least:
            faults.append(
                f"{_called(widget)} is {size.width()} by {size.height()} to touch, under {least}."
            )
    return faults


def _stops_tab(widget: QWidget, window: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isEnabled()
        and widget.isVisibleTo(window)
        and widget.window() is window
        and widget.focusProxy() is None
    )


def _tab_order(window: QWidget) -> list[str]:
    faults = []
    chain = {id(window)}
    part = window.nextInFocusChain()
    while part is not None and id(part) not in chain:
        chain.add(id(part))
        part = part.nextInFocusChain()
    if part is not None and part is not window:
        faults.append(f"Tab never comes back to the start: it goes round from {_called(part)}.")
    for widget in _shown(window):
        if _stops_tab(widget, window) and id(widget) not in chain:
            faults.append(f"{_called(widget)} cannot be reached by Tab.")
        if isinstance(widget, QTextEdit | QPlainTextEdit) and not widget.tabChangesFocus():
            faults.append(f"{_called(widget)} keeps Tab for itself.")
    return faults


def _cut_words(window: QWidget) -> list[str]:
    faults = []
    for widget in _shown(window):
        if not widget.isVisibleTo(window) or widget.visibleRegion().isEmpty():
            continue
        need = _need(widget)
        if need.width() > widget.width() or need.height() > widget.height():
            faults.append(
                f"{_called(widget)} is cut: it needs {need.width()} by {need.height()} "
                f"and has {widget.width()} by {widget.height()}."
            )
        layout = widget.layout()
        if layout is not None and layout.hasHeightForWidth():
            need_height = layout.totalMinimumHeightForWidth(widget.width())
            if need_height > widget.height():
                faults.append(
                    f"{_called(widget)} cuts what it holds: that needs {need_height} "
                    f"at {widget.width()} wide, and there is {widget.height()}."
                )
    return faults


def _need(widget: QWidget) -> QSize:
    if isinstance(widget, TextLabel) and widget.wordWrap():
        width = longest_word(widget.text(), widget.font())
        return QSize(width, widget.heightForWidth(widget.width()))
    if isinstance(widget, TextLabel):
        return widget.sizeHint() - QSize(1, 0)
    if isinstance(widget, QLabel) and widget.text():
        metrics = QFontMetrics(widget.font())
        box = metrics.boundingRect(
            widget.contentsRect(), int(Qt.TextFlag.TextWordWrap), widget.text()
        )
        return (
            box.size()
            if widget.wordWrap()
            else QSize(metrics.horizontalAdvance(widget.text()), box.height())
        )
    if isinstance(widget, QAbstractButton):
        need = widget.minimumSizeHint()
        if widget.hasHeightForWidth():
            need.setHeight(max(need.height(), widget.heightForWidth(widget.width())))
        return need
    return QSize(0, 0)


def _outside(window: QWidget) -> list[str]:
    faults = []
    for widget in _shown(window):
        holder = widget.parentWidget()
        if holder is None or not (_need(widget).height() or isinstance(widget, Ringed)):
            continue
        place = QRect(widget.geometry())
        is_scrolled = isinstance(holder.parentWidget(), QAbstractScrollArea)
        if not is_scrolled and not holder.rect().contains(place):
            faults.append(f"{_called(widget)} reaches out of {_called(holder)} and is cut there.")
    return faults


def _sideways(window: QWidget) -> list[str]:
    return [
        f"{_called(area)} scrolls sideways."
        for area in window.findChildren(QAbstractScrollArea)
        if area.isVisibleTo(window) and area.horizontalScrollBar().isVisibleTo(area)
    ]


def _luminance(colour: QColor) -> float:
    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _pairs(tokens: Tokens) -> Iterator[tuple[str, QColor, QColor, float]]:
    t = tokens
    grounds = {"window": t.window, "side": t.side, "table": t.table, "page": t.page}
    grounds["raised"] = t.raised
    for label, ground in grounds.items():
        for word in ("text", "text_2", "hint", "accent"):
            yield f"{word} on {label}", getattr(t, word), ground, _LEAST_TEXT
        yield f"edge on {label}", t.edge, ground, _LEAST_EDGE
        yield f"focus on {label}", t.focus, ground, _LEAST_EDGE
    for fill in ("fill", "fill_hover", "fill_pressed"):
        yield f"on_fill on {fill}", t.on_fill, getattr(t, fill), _LEAST_TEXT
    for soft in ("soft", "selection", "found", "no_return_soft"):
        yield f"text on {soft}", t.text, getattr(t, soft), _LEAST_TEXT
    for label, ground in (("page", t.page), ("raised", t.raised), ("its soft", t.no_return_soft)):
        yield f"no_return on {label}", t.no_return, ground, _LEAST_TEXT
    for hue in RoomHue:
        room = t.room(hue)
        yield f"{hue} on its soft", room.hue, room.soft, _LEAST_TEXT
        yield f"text on the soft of {hue}", t.text, room.soft, _LEAST_TEXT
        for label, ground in (("page", t.page), ("raised", t.raised), ("window", t.window)):
            yield f"{hue} on {label}", room.hue, ground, _LEAST_TEXT
        yield f"ribbon of {hue} on page", room.ribbon, t.page, _LEAST_EDGE
