# SPDX-License-Identifier: GPL-3.0-or-later
"""Help: one topic on the sheet, the others beside it.  Its pages lie in `resources/help`.

It is told what the seal achieved and looks at nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from held.files.bundled_resources import resource
from held.ui.help.article import Article
from held.ui.help.help_text import Block, Shape, blocks_of
from held.ui.help.key_words import key_blocks
from held.ui.help.seal_words import seal_blocks
from held.ui.help.topics import Topics
from held.ui.look import of
from held.ui.navigation import Destination, Navigation, Place
from held.ui.page import Page, PageParts
from held.ui.widgets.choice import Option
from held.ui.widgets.choice_menu import ChoiceMenu
from held.ui.widgets.page_frame import PageFrame
from held.ui.widgets.sheet import HEADED_TOP
from held.workflows.unlock_vault import LANGUAGE

TOPICS = (
    "first_steps",
    "what_protects_this",
    "permission",
    "half_page",
    "keys",
    "formats",
    "credits",
)


class HelpPage(Page):
    """fenced, gaps: whether the seal shuts Held off from networks, and the ids of what it could
    not have.  topic: one of TOPICS; anything else shows the first.
    """

    def __init__(
        self, navigation: Navigation, *, fenced: bool, gaps: Sequence[str], topic: str = ""
    ) -> None:
        super().__init__()
        self._navigation = navigation
        self._fenced = fenced
        self._gaps = tuple(gaps)
        self._pages = {each: blocks_of(_text(each)) for each in TOPICS}
        options = [Option(each, _title(blocks)) for each, blocks in self._pages.items()]
        self._topics = Topics(options)
        self._menu = ChoiceMenu(self.tr("Topic"), options, "topic_menu")
        self._folded = _WithAirBelow(self._menu)
        self._article = Article()
        self._topics.chosen.connect(self._choose)
        self._menu.changed.connect(self._choose)
        self._parts = PageParts(
            place=Place.HELP,
            crumbs=(),
            slips=(self._topics,),
            folded=self._folded,
            where_icon="circle-question-mark",
            where=self.tr("Comes with Held, and needs no network"),
        )
        self._show(topic if topic in TOPICS else TOPICS[0])

    @property
    def parts(self) -> PageParts:
        return self._parts

    def fill(self, frame: PageFrame) -> None:
        frame.sheet.set_ends(HEADED_TOP)
        frame.sheet.add(self._folded)
        frame.sheet.add(self._article)
        frame.sheet.add_stretch()
        frame.sheet.set_ribbon(None)
        self.dress(frame)

    def first(self) -> QWidget | None:
        return self._article

    def _choose(self, topic: str) -> None:
        self._navigation.settle(Destination(Place.HELP, topic=topic))
        self._show(topic)
        self._article.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show(self, topic: str) -> None:
        self._article.show_blocks(self._filled(self._pages[topic]))
        self._topics.set_here(topic)
        self._menu.set_key(topic)
        self._parts.crumbs = (self.tr("Help"), _title(self._pages[topic]))

    def _filled(self, blocks: Sequence[Block]) -> Iterator[Block]:
        """The blocks with what Held knows itself put in at its places."""
        for block in blocks:
            if block.shape is not Shape.PLACE:
                yield block
            elif block.text == "seal":
                yield from seal_blocks(fenced=self._fenced, gaps=self._gaps)
            else:
                yield from key_blocks()


class _WithAirBelow(QWidget):
    """The line that stands for the topics; when it goes, the air below it goes too."""

    def __init__(self, line: QWidget) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.addWidget(line)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        self._column.setContentsMargins(0, 0, 0, of(self).px(28))


def _text(topic: str) -> str:
    return resource("help", LANGUAGE, f"{topic}.md").read_text(encoding="utf-8")


def _title(blocks: Sequence[Block]) -> str:
    return next(block.text for block in blocks if block.shape is Shape.TITLE)
