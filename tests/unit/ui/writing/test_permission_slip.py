# SPDX-License-Identifier: GPL-3.0-or-later
"""The slip beside a story: every question of it opened once, as narrow as it stands there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from audit import audit, small_targets
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from held.journal.answer import Chosen, When, Words
from held.journal.loose_date import Exactly
from held.journal.template import Place
from held.templates.template_file import read_template
from held.ui.look import Look
from held.ui.widgets.fold import Fold
from held.ui.writing.answer_control import Asking
from held.ui.writing.permission_slip import PermissionSlip

STORY = Path(__file__).parents[4] / "resources" / "templates" / "story"


@pytest.fixture
def slip(look: Look, qtbot: QtBot, asking: Asking) -> Iterator[PermissionSlip]:
    """As it stands beside the page, with all its questions in sight."""
    section = read_template(STORY).section(Place.BESIDE)
    assert section is not None
    slip = PermissionSlip(section, replace(asking, co_facilitators=True, narrow=True))
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(slip)
    area.resize(look.px(272), look.px(680))
    with qtbot.waitActive(area):
        area.show()
    QTest.keyClick(part(slip, "permission_more_button"), Qt.Key.Key_Space)
    yield slip
    area.close()


def part(slip: QWidget, object_name: str) -> QWidget:
    found = slip.findChild(QWidget, object_name)
    assert found is not None, object_name
    return found


def place_in(holder: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(holder, QPoint(0, 0)), widget.size())


def words_in(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_question_is_cut_when_it_is_open(
    slip: PermissionSlip, look: Look, qtbot: QtBot, scale: float
) -> None:
    look.set_text_scale(scale)
    window = slip.window()
    window.resize(look.px(272), look.px(680))
    folds = slip.findChildren(Fold)
    assert len(folds) > 10

    def check() -> None:
        assert audit(window) == []
        assert small_targets(window) == []

    for fold in folds:
        QTest.keyClick(fold.head, Qt.Key.Key_Space)
        assert fold.is_open()
        qtbot.waitUntil(check, timeout=2000)


def test_a_day_ahead_is_said_in_full_below_its_field(slip: PermissionSlip, qtbot: QtBot) -> None:
    fold = part(slip, "keep_until_fold")
    QTest.keyClick(fold, Qt.Key.Key_Space)
    QTest.keyClick(part(slip, "keep_until_in_90_days_button"), Qt.Key.Key_Space)
    body = part(slip, "keep_until_date")
    day = body.findChild(QLineEdit, "first_day_edit")
    assert day is not None

    def check() -> None:
        (said,) = (label for label in body.findChildren(QLabel) if "2026" in label.text())
        assert said.text() == "Friday 20 February 2026"
        assert place_in(body, said).top() > place_in(body, day).bottom()
        assert body.rect().contains(place_in(body, said))
        assert not part(body, "unknown_choice").isVisible()

    qtbot.waitUntil(check, timeout=2000)


@pytest.mark.parametrize("question", ["purpose", "share", "limits_told", "withdrawn"])
def test_the_words_of_a_question_stand_on_the_slip_once(
    slip: PermissionSlip, question: str
) -> None:
    head = part(slip, f"{question}_fold")
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert isinstance(head.parentWidget(), Fold)
    assert head.accessibleName() not in words_in(slip)


def test_what_was_said_stands_on_the_folded_slip(slip: PermissionSlip, asking: Asking) -> None:
    slip.show_answers(
        {
            "may_note": Chosen("yes"),
            "purpose": Words("To walk beside them"),
            "keep_until": When(Exactly(asking.today)),
        }
    )
    spoken = {fold.head.words(): fold.head.spoken_value() for fold in slip.findChildren(Fold)}
    assert spoken["May I keep a note?"] == "Yes"
    assert spoken["For what?"] == "To walk beside them"
    assert spoken["Until when?"] == "Saturday 22 November 2025"


def test_what_was_said_stays_said_though_its_fold_was_never_opened(slip: PermissionSlip) -> None:
    said = {"may_note": Chosen("yes"), "purpose": Words("To walk beside them")}
    slip.show_answers(said)
    QTest.keyClick(part(slip, "purpose_fold"), Qt.Key.Key_Space)
    line = part(slip, "purpose_edit")
    QTest.keyClicks(line, ", slowly")
    assert slip.answers() == {
        "may_note": Chosen("yes"),
        "purpose": Words("To walk beside them, slowly"),
    }


def test_tab_goes_from_a_fold_into_what_it_opened_and_on_to_the_next(slip: PermissionSlip) -> None:
    head = part(slip, "purpose_fold")
    head.setFocus()
    QTest.keyClick(head, Qt.Key.Key_Space)
    passed = []
    for _ in range(3):
        QTest.keyClick(slip.window().focusWidget(), Qt.Key.Key_Tab)
        passed.append(slip.window().focusWidget().objectName())
    assert passed[0] == "purpose_edit"
    assert passed[-1] == "detail_fold"
