# SPDX-License-Identifier: GPL-3.0-or-later
"""A painted page as a PDF that says nothing but what is painted: no program, no day, no user.

Made in memory.  Qt writes who made a PDF and when, and a number drawn by chance; each is blanked at
its own length, so that the places in the file stay right and the same page gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

_POINTS_PER_INCH = 72
_INFO = re.compile(rb"(?<=\n1 0 obj\n<<\n).*?(?=\n>>)", re.DOTALL)
_DESCRIPTION = re.compile(
    rb"(?<=/Metadata /Subtype /XML\n).*?stream\n(.*?)(?=\nendstream)", re.DOTALL
)
_NUMBER = re.compile(rb"(?<=/ID \[ ).*?(?= \])")


def as_pdf(paint: Callable[[QPainter], None], page: QSizeF) -> bytes:
    """What `paint` paints in points at its origin, on a page as is usual where one lives.

    page: how much it paints, put in the middle of the paper.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(_usual_paper()))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    scale = writer.resolution() / _POINTS_PER_INCH
    painter.scale(scale, scale)
    paper = writer.pageLayout().fullRectPoints().size()
    painter.translate((paper.width() - page.width()) / 2, (paper.height() - page.height()) / 2)
    paint(painter)
    painter.end()
    return _without_traces(bytes(buffer.data().data()))


def _usual_paper() -> QPageSize.PageSizeId:
    american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return QPageSize.PageSizeId.Letter if american else QPageSize.PageSizeId.A4


def _without_traces(pdf: bytes) -> bytes:
    pdf = _INFO.sub(_blanks, pdf, count=1)
    pdf = _DESCRIPTION.sub(_blank_description, pdf, count=1)
    return _NUMBER.sub(_zeros, pdf, count=1)


def _blanks(found: re.Match[bytes]) -> bytes:
    return b" " * len(found[0])


def _blank_description(found: re.Match[bytes]) -> bytes:
    """The same before the stream, which keeps its length."""
    return found[0][: -len(found[1])] + b" " * len(found[1])


def _zeros(found: re.Match[bytes]) -> bytes:
    return re.sub(rb"[0-9a-f]", b"0", found[0])
