# SPDX-License-Identifier: GPL-3.0-or-later
"""A recovery sheet on paper and in small: what it says, and what a file of it gives away."""

from __future__ import annotations

import re
import zlib
from datetime import date

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from held.ui.look import Look
from held.ui.widgets.paper_pdf import as_pdf
from held.ui.widgets.paper_preview import PaperPreview
from held.ui.widgets.recovery_paper import PAGE, RecoveryPaper
from held.ui.widgets.recovery_paper_words import lead_words, line_words, paragraphs, title_words
from held.ui.widgets.recovery_sheet import RecoverySheet
from held.workflows.recovery_sheet import (
    ONE_SHEET,
    THREE_OF_FIVE,
    TWO_OF_THREE,
    Drawn,
    Sharing,
    draw,
)

DAY = date(2026, 5, 3)
BLACK, GREY = QColor(0, 0, 0), QColor(90, 90, 90)


@pytest.fixture
def drawn(look: Look) -> Drawn:
    return draw(DAY)


def pdf_of(drawn: Drawn, notebook: str = "", kept_by: str = "") -> bytes:
    paper = RecoveryPaper(drawn.sheets[0], drawn.sharing, 1, "3 May 2026", kept_by, notebook)

    def paint(painter: QPainter) -> None:
        paper.paint(painter, BLACK, GREY)

    return as_pdf(paint, PAGE)


def test_a_pdf_says_nothing_of_the_program_the_day_or_the_user(
    drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "wren-of-the-reeds")
    pdf = pdf_of(drawn)
    for trace in (b"Qt", b"Producer", b"Creat", b"ModDate", b"D:20", b"wren", b"xmp", b"uuid"):
        assert trace not in pdf, trace
    numbers = re.findall(rb"/ID \[ <([0-9a-f]+)> <([0-9a-f]+)> \]", pdf)
    assert {sign for pair in numbers for number in pair for sign in number} == {ord("0")}
    assert not re.search(rb"[0-9a-f]{8}-[0-9a-f]{4}-", pdf)


def test_the_same_sheet_gives_the_same_bytes_whenever_it_is_saved(drawn: Drawn) -> None:
    assert pdf_of(drawn) == pdf_of(drawn)


def test_every_object_of_the_pdf_is_still_where_the_file_says(drawn: Drawn) -> None:
    pdf = pdf_of(drawn)
    table = int(pdf.rsplit(b"startxref", 1)[1].split()[0])
    places = re.findall(rb"(\d{10}) 00000 n", pdf[table:])
    assert len(places) > 10
    for number, place in enumerate(places, start=1):
        assert pdf[int(place) :].startswith(b"%d 0 obj" % number)
    for stream in re.findall(rb"/FlateDecode\n>>\nstream\n(.*?)\nendstream", pdf, re.DOTALL):
        zlib.decompress(stream)


def test_a_name_stands_on_the_sheet_only_when_it_is_wanted(drawn: Drawn) -> None:
    assert pdf_of(drawn) != pdf_of(drawn, notebook="Winter") != pdf_of(drawn, kept_by="Linden")


def picture(paper: RecoveryPaper, *, covered: bool) -> QImage:
    image = QImage(PAGE.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    paper.paint(painter, BLACK, GREY, covered=covered)
    painter.end()
    return image


def test_covered_the_sheet_looks_the_same_whatever_its_words_are(look: Look) -> None:
    one, other = (RecoveryPaper(draw(DAY).sheets[0], ONE_SHEET, 1, "3 May 2026") for _ in range(2))
    assert picture(one, covered=True) == picture(other, covered=True)
    assert picture(one, covered=False) != picture(other, covered=False)


@pytest.mark.parametrize("sharing", [ONE_SHEET, TWO_OF_THREE, THREE_OF_FIVE])
def test_all_that_is_on_a_sheet_fits_on_it(look: Look, sharing: Sharing) -> None:
    drawn = draw(DAY, sharing)
    paper = RecoveryPaper(drawn.sheets[0], sharing, 1, "30 September 2026", "Linden", "Winter")
    seen = picture(paper, covered=False)
    edge = [seen.pixelColor(x, PAGE.toSize().height() - 40) for x in range(seen.width())]
    assert set(map(QColor.rgb, edge)) == {QColor(255, 255, 255).rgb()}


def test_the_sheet_of_a_circle_says_how_many_it_takes_and_that_it_is_a_trust() -> None:
    said = " ".join(
        [
            title_words(THREE_OF_FIVE, 2),
            lead_words(THREE_OF_FIVE),
            *line_words(),
            *(s for _heading, sentences in paragraphs(THREE_OF_FIVE) for s in sentences),
        ]
    )
    assert "sheet 2 of 5" in said
    assert "Any 3 of the 5" in said
    assert "Kept by" in said
    assert "Holding this is itself a trust." in said
    assert "Everything." not in said


def test_a_forgotten_sheet_leaves_no_word_on_the_page(drawn: Drawn, qtbot: QtBot) -> None:
    sheet = RecoverySheet()
    qtbot.addWidget(sheet)
    sheet.show_sheet(drawn, 1, "3 May 2026")
    words = set(drawn.sheets[0])
    assert words & said_by(sheet)
    sheet.forget()
    assert not words & said_by(sheet)


def said_by(sheet: QWidget) -> set[str]:
    """Every word that a label or a control of it has, seen or not."""
    said = []
    for part in sheet.findChildren(QWidget):
        said.append(part.accessibleName())
        text = getattr(part, "text", None)
        said.append(text() if callable(text) else "")
    return set(re.findall(r"[a-z]+", " ".join(said)))


def test_the_small_sheet_never_shows_a_word(look: Look, qtbot: QtBot) -> None:
    pictures = []
    for _ in range(2):
        preview = PaperPreview()
        qtbot.addWidget(preview)
        preview.show_paper(RecoveryPaper(draw(DAY).sheets[0], ONE_SHEET, 1, "3 May 2026"))
        pictures.append(preview.grab().toImage())
    assert pictures[0] == pictures[1]
