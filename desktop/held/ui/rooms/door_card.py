# SPDX-License-Identifier: GPL-3.0-or-later
"""A way into a new page: its name, what it asks, and when it is not the right one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from held.journal.template import Template
from held.ui.look import FontRole, of
from held.ui.widgets.control import Control
from held.ui.widgets.naming import name
from held.ui.widgets.painting import crisp_painter, draw_box
from held.ui.widgets.roving import Roving
from held.ui.widgets.text_lines import TextLines, longest_word, text_width

_PADDING = 20
_GAP = 16
_UNDER_TITLE = 2
_ABOVE_NOT_FOR = 8


class DoorCard(Control):
    """One page to begin.  `template_id` says which."""

    RADIUS = 10

    def __init__(self, template: Template, parent: QWidget, *, with_not_for: bool) -> None:
        super().__init__(template.door, parent)
        self.template_id = template.id
        self._asks = template.asks
        self._not_for = template.not_for if with_not_for else ""
        described = f"{self._asks} {self._not_for}".strip()
        name(self, f"{template.id}_card", template.door, described)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        fonts = self.look.font
        widest = max(
            text_width(self.words(), fonts(FontRole.HEADING_3)),
            text_width(self._asks, fonts(FontRole.CONTROL)),
            text_width(self._not_for, fonts(FontRole.SMALL)),
        )
        width = min(widest, self.look.px(480)) + 2 * self.look.px(_PADDING)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        narrow = longest_word(self.words(), self.look.font(FontRole.HEADING_3))
        width = narrow + 2 * self.look.px(_PADDING)
        return QSize(width, self.look.px(64))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, asks, not_for = self._lines(width)
        height = title.height + 2 * self.look.px(_PADDING)
        if self._asks:
            height += asks.height + self.look.px(_UNDER_TITLE)
        if self._not_for:
            height += not_for.height + self.look.px(_ABOVE_NOT_FOR)
        return height

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, tokens = self.look, self.tokens
        painter = crisp_painter(self)
        ground = self.washed(tokens.raised)
        draw_box(painter, self.rect(), self.ring_radius(), ground, tokens.edge)
        title, asks, not_for = self._lines(self.width())
        x = y = look.px(_PADDING)
        title.draw(painter, x, y, tokens.text)
        y += title.height
        if self._asks:
            y += look.px(_UNDER_TITLE)
            asks.draw(painter, x, y, tokens.text_2)
            y += asks.height
        if self._not_for:
            not_for.draw(painter, x, y + look.px(_ABOVE_NOT_FOR), tokens.hint)

    def _lines(self, width: int) -> tuple[TextLines, TextLines, TextLines]:
        room = width - 2 * self.look.px(_PADDING)

        def lines(text: str, role: FontRole) -> TextLines:
            return TextLines(text, self.look.font(role), self.look.line_height(role), room)

        return (
            lines(self.words(), FontRole.HEADING_3),
            lines(self._asks, FontRole.CONTROL),
            lines(self._not_for, FontRole.SMALL),
        )


class DoorCards(QWidget):
    """Cards below each other: one Tab stop, arrows go between them.

    chosen: emitted with the id of the template to begin.
    """

    chosen = Signal(str)

    def __init__(self, *, with_not_for: bool) -> None:
        super().__init__()
        self._with_not_for = with_not_for
        self._cards: list[DoorCard] = []
        self._roving = Roving(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(of(self).px(_GAP))

    def show_doors(self, templates: Sequence[Template]) -> None:
        """Show a card for each, in place of those that were there."""
        if [card.template_id for card in self._cards] == [t.id for t in templates]:
            return
        self._roving.clear()
        for card in self._cards:
            self._column.removeWidget(card)
            card.deleteLater()
        self._cards = [self._card(template) for template in templates]

    def first(self) -> QWidget | None:
        """The first card."""
        return self._cards[0] if self._cards else None

    def _card(self, template: Template) -> DoorCard:
        card = DoorCard(template, self, with_not_for=self._with_not_for)
        card.clicked.connect(self._choose)
        self._column.addWidget(card)
        self._roving.add(card)
        card.show()
        return card

    def _choose(self) -> None:
        card = self.sender()
        if isinstance(card, DoorCard):
            self.chosen.emit(card.template_id)
