# SPDX-License-Identifier: GPL-3.0-or-later
"""Help as it is read: topics, keys, and what is honest about the seal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from audit import audit, small_targets
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from held.seal import Gap
from held.ui.actions import COMMANDS
from held.ui.help.article import Article
from held.ui.help.help_page import TOPICS, HelpPage
from held.ui.help.help_text import Block, Shape, blocks_of
from held.ui.help.seal_words import seal_blocks
from held.ui.help.topics import Topics
from held.ui.look import Look
from held.ui.navigation import Destination, Navigation, Place
from held.ui.open_desk import OpenDesk

RESOURCES = Path(__file__).parents[4] / "resources"
GAPS = tuple(gap.value for gap in Gap)


class Shown:
    """Help on the desk."""

    def __init__(self, desk: OpenDesk, navigation: Navigation) -> None:
        self.desk = desk
        self.navigation = navigation

    def see(self, object_name: str) -> Any:
        found = [
            widget
            for widget in self.desk.findChildren(QWidget)
            if widget.objectName() == object_name and widget.isVisible()
        ]
        assert found, object_name
        return found[0]

    def article(self) -> Article:
        found = self.desk.findChild(Article)
        assert found is not None
        return found

    def words(self) -> str:
        labels = self.article().findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())


@pytest.fixture
def show(look: Look, qtbot: QtBot) -> Callable[..., Shown]:
    def lay(
        topic: str = "",
        width: int = 1280,
        height: int = 800,
        *,
        fenced: bool = True,
        gaps: tuple[str, ...] = (),
    ) -> Shown:
        navigation = Navigation()
        navigation.go(Destination(Place.HELP))
        desk = OpenDesk(navigation)
        qtbot.addWidget(desk)
        desk.resize(width, height)
        desk.show_page(HelpPage(navigation, fenced=fenced, gaps=gaps, topic=topic))
        with qtbot.waitActive(desk):
            desk.show()
        return Shown(desk, navigation)

    return lay


def test_every_page_of_help_is_a_topic_and_has_a_title() -> None:
    there = {path.stem for path in (RESOURCES / "help" / "en").glob("*.md")}
    assert there == set(TOPICS)
    for topic in TOPICS:
        text = (RESOURCES / "help" / "en" / f"{topic}.md").read_text(encoding="utf-8")
        blocks = blocks_of(text)
        assert blocks[0].shape is Shape.TITLE
        assert [b.text for b in blocks if b.shape is Shape.PLACE and b.text] in (
            [],
            ["seal"],
            ["keys"],
        )


def test_help_opens_at_first_steps_and_at_the_topic_asked_for(show: Callable[..., Shown]) -> None:
    assert show().words().startswith("First steps")
    assert show("what_protects_this").words().startswith("What protects this")
    assert show("no such topic").words().startswith("First steps")


def test_topics_are_chosen_by_key_and_back_comes_to_the_same_one(
    show: Callable[..., Shown],
) -> None:
    shown = show()
    row = shown.see("first_steps_topic")
    row.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(row, Qt.Key.Key_Down)
    chosen = QApplication.focusWidget()
    assert chosen is shown.see("what_protects_this_topic")
    QTest.keyClick(chosen, Qt.Key.Key_Return)
    assert shown.words().startswith("What protects this")
    assert shown.article().hasFocus()
    assert shown.navigation.here == Destination(Place.HELP, topic="what_protects_this")


def test_where_there_is_little_room_one_line_holds_the_topics(show: Callable[..., Shown]) -> None:
    shown = show(width=640, height=480)
    line = shown.see("topic_menu")
    line.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(shown.see("first_steps_menu_row"), Qt.Key.Key_End)
    QTest.keyClick(shown.see("credits_menu_row"), Qt.Key.Key_Return)
    assert shown.words().startswith("Credits")


def test_a_long_page_is_read_by_keys_alone(show: Callable[..., Shown]) -> None:
    shown = show("what_protects_this", width=640, height=480)
    article = shown.article()
    bar = next(
        area for area in shown.desk.findChildren(QScrollArea) if area.isAncestorOf(article)
    ).verticalScrollBar()
    places = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(article, key)
        places.append(bar.value())
    assert 0 < places[0] < places[1] < places[2] == bar.maximum()
    assert places[3] == 0


def test_the_whole_page_can_be_heard(show: Callable[..., Shown]) -> None:
    shown = show("half_page")
    article = shown.article()
    assert article.accessibleName() == "The colleague’s half page"
    assert "age -d bundle.held.age" in article.accessibleDescription()


def test_a_sealed_computer_is_called_sealed_and_one_that_is_not_is_not(
    show: Callable[..., Shown],
) -> None:
    assert "Held is sealed." in show("what_protects_this").words()
    bare = show("what_protects_this", fenced=False, gaps=("not_linux",)).words()
    assert "Held is not sealed." in bare
    assert "This system is not Linux." in bare
    assert "Other programs of yours cannot read" not in bare


@pytest.mark.parametrize("gap", GAPS)
def test_every_gap_of_the_seal_has_words(gap: str) -> None:
    told = list(seal_blocks(fenced=False, gaps=(gap,)))
    items = [block.text for block in told if block.shape is Shape.ITEM]
    assert len(items) == 1
    assert items[0] != gap
    assert items[0].endswith(".")


def test_an_open_memory_is_never_passed_over(show: Callable[..., Shown]) -> None:
    words = show("what_protects_this", gaps=("memory_readable",)).words()
    assert "may read the memory of Held" in words
    assert "cannot read its memory" not in words


def test_every_key_of_the_table_is_told(show: Callable[..., Shown]) -> None:
    words = show("keys").words()
    for command in COMMANDS:
        if command.keys:
            assert command.text.replace("&", "").removesuffix("…") in words
            assert command.keys in words


def test_what_a_person_must_know_is_said_plainly(show: Callable[..., Shown]) -> None:
    words = show("what_protects_this").words().lower()
    for plain in (
        "encryption protects a locked notebook",
        "without the passphrase, a recovery sheet or enough sheets of a circle, what you wrote is lost",
        "sharing cannot be undone",
    ):
        assert plain in words
    for topic in TOPICS:
        text = (RESOURCES / "help" / "en" / f"{topic}.md").read_text(encoding="utf-8").lower()
        for boast in (
            "military",
            "unhackable",
            "unbreakable",
            "secure delete",
            "zero knowledge",
            "anonymous",
            "deniable",
            "wiped",
            "hipaa",
            "gdpr",
        ):
            assert boast not in text, (topic, boast)


def test_signs_of_other_markdown_stay_plain_text() -> None:
    text = (
        "# Title\n\n[a link](file:///etc/passwd) and <img src=x>\nsecond line\n\n- one\n    typed\n"
    )
    assert blocks_of(text) == [
        Block(Shape.TITLE, "Title"),
        Block(Shape.PARAGRAPH, "[a link](file:///etc/passwd) and <img src=x> second line"),
        Block(Shape.ITEM, "one"),
        Block(Shape.TYPED, "typed"),
    ]


def test_help_loads_nothing(show: Callable[..., Shown]) -> None:
    shown = show()
    assert shown.desk.findChildren(QTextBrowser) == []
    formats = {label.textFormat() for label in shown.article().findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 800, 1.0), (640, 480, 1.0), (1280, 800, 2.0)]
)
def test_a_topic_has_no_fault(
    show: Callable[..., Shown], look: Look, topic: str, width: int, height: int, scale: float
) -> None:
    look.set_text_scale(scale)
    shown = show(topic, width, height, gaps=GAPS, fenced=False)
    assert audit(shown.desk) == []
    topics = shown.desk.findChild(Topics)
    assert topics is not None
    assert small_targets(topics) == []
