# SPDX-License-Identifier: GPL-3.0-or-later
"""What is sealed on this computer now, in words.  It is told what holds; it asks no system."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from held.ui.help.help_text import Block, Shape


def seal_blocks(*, fenced: bool, gaps: Sequence[str]) -> Iterator[Block]:
    """A heading, whether Held is shut off from every network, and what could not be had.

    gaps: the ids that the seal gives; one that has no words yet is named as it is.
    """
    yield Block(Shape.HEADING, _tr(_HEADING))
    yield Block(Shape.PARAGRAPH, _tr(_SEALED if fenced else _NOT_SEALED))
    told = [gap for gap in gaps if gap in _GAPS]
    unknown = [gap for gap in gaps if gap not in _GAPS]
    if gaps:
        yield Block(Shape.PARAGRAPH, _tr(_COULD_NOT))
    for gap in told:
        yield Block(Shape.ITEM, _tr(_GAPS[gap]))
    for gap in unknown:
        yield Block(Shape.ITEM, gap)
    if not gaps and fenced:
        yield Block(Shape.PARAGRAPH, _tr(_ALL_OF_IT))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Seal", text)


_HEADING = QT_TRANSLATE_NOOP("Seal", "On this computer now")
_SEALED = QT_TRANSLATE_NOOP(
    "Seal", "Held is sealed. The system refuses it every network, and Held has tested that."
)
_NOT_SEALED = QT_TRANSLATE_NOOP(
    "Seal", "Held is not sealed. It still never uses a network, but the system does not enforce it."
)
_ALL_OF_IT = QT_TRANSLATE_NOOP(
    "Seal", "Other programs of yours cannot read its memory. A crash leaves no copy of it behind."
)
_COULD_NOT = QT_TRANSLATE_NOOP("Seal", "This could not be had:")
_GAPS = {
    "not_linux": QT_TRANSLATE_NOOP("Seal", "This system is not Linux. The seal is made for Linux."),
    "unknown_machine": QT_TRANSLATE_NOOP(
        "Seal", "This kind of computer is not known to the seal yet."
    ),
    "no_filters_in_kernel": QT_TRANSLATE_NOOP(
        "Seal", "This Linux has no way to shut a program off from the network."
    ),
    "filter_refused": QT_TRANSLATE_NOOP(
        "Seal", "Something around Held, such as a container, forbids the seal."
    ),
    "thread_not_reached": QT_TRANSLATE_NOOP("Seal", "A part of Held could not be reached in time."),
    "door_open": QT_TRANSLATE_NOOP(
        "Seal", "The seal was laid, but the test after it found an open door."
    ),
    "rights_can_grow": QT_TRANSLATE_NOOP(
        "Seal", "A program started from Held could gain more rights."
    ),
    "memory_readable": QT_TRANSLATE_NOOP(
        "Seal", "Other programs of yours may read the memory of Held while it is open."
    ),
    "core_file_possible": QT_TRANSLATE_NOOP(
        "Seal", "After a crash, the system may write the memory of Held to a file."
    ),
    "descriptors_left": QT_TRANSLATE_NOOP(
        "Seal", "Files that were open when Held was started may still be open."
    ),
    "foreign_library": QT_TRANSLATE_NOOP(
        "Seal", "A library from elsewhere was loaded into Held before it began."
    ),
    "display_over_network": QT_TRANSLATE_NOOP(
        "Seal", "The screen that was named lies across a network. Held cannot go there."
    ),
}
