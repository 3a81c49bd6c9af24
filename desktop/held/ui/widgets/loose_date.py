# SPDX-License-Identifier: GPL-3.0-or-later
"""When it was, as loosely as one remembers: a day, about then, between two, or not known."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from held.journal.loose_date import About, Between, Exactly, LooseDate, Unknown
from held.ui.look import RoomHue, of
from held.ui.widgets.choice import ChoiceGroup, Option
from held.ui.widgets.field import Field
from held.ui.widgets.naming import name
from held.ui.widgets.typed_day import said_day, typed_day

_EXACTLY, _ABOUT, _BETWEEN, _UNKNOWN = "exactly", "about", "between", "unknown"


class LooseDateEdit(QWidget):
    """Ways to say when, and the fields for the chosen way. `changed` comes from people only.

    With `day_only` there is nothing but one field for the exact day; an answer that is
    looser than that brings the other ways back.
    """

    changed = Signal()

    def __init__(
        self,
        hue: RoomHue,
        today: date,
        parent: QWidget | None = None,
        *,
        looking_back: bool = True,
        day_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._looking_back = looking_back
        self._day_only = day_only
        self._setting = False
        self._ways = ChoiceGroup(self._options(), hue, self)
        self._ways.changed.connect(self._way_chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._ways)
        self._ways.setVisible(not day_only)
        self._words = self._make_field(
            self.tr("In your words"), "about_words_edit", self.tr("last spring")
        )
        self._first = self._make_field(self.tr("The day"), "first_day_edit", self.tr("14 November"))
        self._last = self._make_field(
            self.tr("Until the day"), "last_day_edit", self.tr("20 November")
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._show_fields()
        self._fit()

    def value(self) -> LooseDate | None:
        """What has been said, or None while it says nothing yet."""
        way = self._way()
        first, last = self._day_in(self._first), self._day_in(self._last)
        if way == _EXACTLY and first is not None:
            return Exactly(first)
        if way == _ABOUT and self._words.text().strip():
            return About(self._words.text().strip(), first)
        if way == _BETWEEN and first is not None and last is not None and first <= last:
            return Between(first, last)
        return Unknown() if way == _UNKNOWN else None

    def set_value(self, value: LooseDate | None) -> None:
        """Show an answer given before."""
        self._setting = True
        self._words.clear()
        self._first.clear()
        self._last.clear()
        if self._day_only and value is not None and not isinstance(value, Exactly):
            # Said in a time when looser answers could be given: it must not be lost for that.
            self._day_only = False
            self._ways.show()
        match value:
            case Exactly(day=day):
                self._ways.set_chosen([_EXACTLY])
                self._first.set_text(self._said(day))
            case About(words=words, day=day):
                self._ways.set_chosen([_ABOUT])
                self._words.set_text(words)
                self._first.set_text(self._said(day) if day is not None else "")
            case Between(first=first, last=last):
                self._ways.set_chosen([_BETWEEN])
                self._first.set_text(self._said(first))
                self._last.set_text(self._said(last))
            case Unknown():
                self._ways.set_chosen([_UNKNOWN])
            case None:
                self._ways.set_chosen([])
        self._show_fields()
        self._setting = False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _options(self) -> list[Option]:
        return [
            Option(_EXACTLY, self.tr("on a day")),
            Option(_ABOUT, self.tr("about then")),
            Option(_BETWEEN, self.tr("between two days")),
            Option(_UNKNOWN, self.tr("I do not know")),
        ]

    def _make_field(self, label: str, object_name: str, placeholder: str) -> Field:
        field = Field(label, self, placeholder=placeholder)
        name(field.edit, object_name, label)
        field.text_changed.connect(self._typed)
        field.edit.editingFinished.connect(self._left_field)
        self._column.addWidget(field)
        return field

    def _fit(self) -> None:
        self._column.setSpacing(of(self).px(12))

    def _way(self) -> str:
        return _EXACTLY if self._day_only else next(iter(self._ways.chosen()), "")

    def _way_chosen(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        way = self._way()
        self._words.setVisible(way == _ABOUT)
        self._first.setVisible(way in {_EXACTLY, _ABOUT, _BETWEEN})
        self._last.setVisible(way == _BETWEEN)
        labels = {
            _ABOUT: self.tr("A day near it, if you like"),
            _BETWEEN: self.tr("From the day"),
        }
        label = labels.get(way, self.tr("The day"))
        self._first.label.setText(label)
        self._first.edit.setAccessibleName(label)

    def _typed(self, _text: str) -> None:
        for field in (self._first, self._last):
            day = self._day_in(field)
            field.clear_error()
            field.show_hint(said_day(day, QLocale()) if day else "", "check" if day else "")
        if not self._setting:
            self.changed.emit()

    def _left_field(self) -> None:
        for field in (self._first, self._last):
            if field.text().strip() and self._day_in(field) is None:
                sentence = self.tr("This could not be read as a day. Try {day}.")
                field.show_error(sentence.format(day=self._said(self._today)))
        first, last = self._day_in(self._first), self._day_in(self._last)
        if self._way() == _BETWEEN and first and last and last < first:
            self._last.show_error(self.tr("This day is before the other one."))

    def _day_in(self, field: Field) -> date | None:
        return typed_day(field.text(), self._today, QLocale(), looking_back=self._looking_back)

    def _said(self, day: date) -> str:
        return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
