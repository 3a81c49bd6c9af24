# SPDX-License-Identifier: GPL-3.0-or-later
"""Links to other pages, by what a covered list shows of them.  Nothing of them is copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from held.journal.answer import Answer, Linked
from held.journal.identifiers import EntryId
from held.journal.room import Room
from held.journal.template import Question
from held.ui.look import FontRole, of
from held.ui.places import ROOM_ICONS
from held.ui.widgets.buttons import QuietButton
from held.ui.widgets.naming import name
from held.ui.widgets.near_day import near_day
from held.ui.widgets.tab_order import chain
from held.ui.widgets.text_label import Ink, TextLabel
from held.ui.widgets.title_finder import Findable, TitleFinder
from held.ui.widgets.typed_day import said_day
from held.ui.widgets.way_line import WayLine
from held.ui.writing.answer_control import AnswerControl, Asking
from held.workflows.link_entries import EntryTitle


def title_words(title: EntryTitle, today: date) -> str:
    """A code or the kind of page, and its day."""
    return f"{title.words}, {near_day(title.day, today)}"


class _LinkLine(QWidget):
    """One link: the way there, or that there is none any more, and a way to take it away."""

    def __init__(self, entry: EntryId, asking: Asking, object_name: str) -> None:
        super().__init__()
        self.entry = entry
        self._links = asking.links
        title = asking.titles.get(entry)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(of(self).px(8))
        if title is not None and title.is_here:
            words = title_words(title, asking.today)
            way = WayLine(words, ROOM_ICONS[title.room])
            name(way, f"{object_name}_way_button", self.tr("Open {title}").format(title=words))
            way.clicked.connect(self._open)
            row.addWidget(way)
        else:
            words = self.tr("No longer here")
            row.addWidget(TextLabel(words, FontRole.SMALL, Ink.TEXT_2, wraps=False))
        self.away = QuietButton(self.tr("Unlink"), compact=True)
        name(self.away, f"{object_name}_away_button", self.tr("Unlink {it}").format(it=words))
        row.addWidget(self.away)
        row.addStretch(1)

    def _open(self) -> None:
        if self._links is not None:
            self._links.open(self.entry)


class LinkControl(AnswerControl):
    """What is linked, and a finder that opens when another link is wanted."""

    def __init__(self, question: Question, asking: Asking) -> None:
        super().__init__(question, asking)
        self._titles = dict(asking.titles)
        self._linked: list[_LinkLine] = []
        self._finder: TitleFinder | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(of(self).px(4))
        self.column.addLayout(self._lines)
        self._another = QuietButton(self.tr("Link a story…"), icon="plus", compact=True, flush=True)
        name(self._another, self.object_named("link_button"), question.prompt, question.why)
        self._another.clicked.connect(self._find)
        self.column.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeft)
        self.offer_asides()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._lines.setSpacing(of(self).px(4))
        super().changeEvent(event)

    def read(self) -> Answer | None:
        return Linked(tuple(line.entry for line in self._linked))

    def show_said(self, answer: Answer | None) -> None:
        for line in list(self._linked):
            self._drop(line)
        for entry in answer.entries if isinstance(answer, Linked) else ():
            self._add(entry)

    def _add(self, entry: EntryId) -> None:
        number = len(self._linked) + 1
        known = replace(self.asking, titles=self._titles)
        line = _LinkLine(entry, known, self.object_named(str(number)))
        line.away.clicked.connect(self._away_pressed)
        self._linked.append(line)
        self._lines.addWidget(line)
        line.show()
        chain(*self._linked, self._another)

    def _drop(self, line: _LinkLine) -> None:
        self._linked.remove(line)
        self._lines.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _away_pressed(self) -> None:
        pressed = self.sender()
        for line in self._linked:
            if line.away is pressed:
                self._another.setFocus(Qt.FocusReason.TabFocusReason)
                self._drop(line)
                self.answered.emit()
                return

    # Finding

    def _find(self) -> None:
        links = self.asking.links
        if self._finder is None:
            self._finder = self._make_finder()
            if links is not None:
                links.found.connect(self._show_found)
                links.failed.connect(self._finder.say)
        self._finder.show()
        self._another.hide()
        self._finder.edit.clear()
        self._finder.edit.setFocus(Qt.FocusReason.TabFocusReason)
        if links is not None:
            links.look()
        else:
            self._finder.set_titles(())

    def _make_finder(self) -> TitleFinder:
        finder = TitleFinder(
            self.tr("A code or a day"), self.object_named("link"), ROOM_ICONS[Room.STORIES]
        )
        finder.chosen.connect(self._chosen)
        finder.left.connect(self._leave_finder)
        self.column.insertWidget(self.column.indexOf(self._another) + 1, finder)
        chain(self._another, finder)
        return finder

    def _show_found(self, titles: object) -> None:
        if self._finder is None or self._finder.isHidden() or not isinstance(titles, tuple):
            return
        self._titles |= {title.id: title for title in titles}
        linked = {line.entry for line in self._linked}
        today = self.asking.today
        self._finder.set_titles(
            [
                Findable(t.id, title_words(t, today), f"{said_day(t.day, QLocale())} {t.day}")
                for t in titles
                if t.id not in linked
            ]
        )

    def _chosen(self, key: str) -> None:
        self._add(EntryId(key))
        self._leave_finder()
        self.answered.emit()

    def _leave_finder(self) -> None:
        if self._finder is not None:
            self._another.show()
            self._another.setFocus(Qt.FocusReason.TabFocusReason)
            self._finder.hide()
