# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told about controls whose meaning Qt cannot guess from their class.

Qt speaks for plain buttons and ticks already. A control that is something else calls `speak_as`
once; its role, value and openness are then asked for when somebody listens, and not before.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QApplication, QWidget


class Speaking:
    """Mixed into a widget that says for itself what it is. It calls `speak_as` once."""

    def spoken_role(self) -> QAccessible.Role:
        """What kind of control this is."""
        return QAccessible.Role.Button

    def spoken_name(self) -> str:
        """What it is called where `naming.name` has not said."""
        if isinstance(self, QAbstractButton):
            return self.text().replace("&&", "&")
        return ""

    def spoken_value(self) -> str:
        """Its answer in words, or nothing."""
        return ""

    def spoken_open(self) -> bool | None:
        """Whether what it opens is open; None if it opens nothing."""
        return None

    def spoken_chosen(self) -> bool | None:
        """Whether it is chosen; None if it cannot be."""
        return None

    def spoken_press(self) -> None:
        """What happens when a reader presses it."""
        if isinstance(self, QAbstractButton):
            self.click()


class _Face(QAccessibleWidget):
    """One control as a screen reader meets it."""

    def text(self, kind: QAccessible.Text) -> str:
        control = self.object()
        if kind == QAccessible.Text.Value and isinstance(control, Speaking):
            return control.spoken_value()
        said: str = super().text(kind)
        if kind == QAccessible.Text.Name and not said and isinstance(control, Speaking):
            return control.spoken_name()
        return said

    def role(self) -> QAccessible.Role:
        control = self.object()
        return control.spoken_role() if isinstance(control, Speaking) else super().role()

    def state(self) -> QAccessible.State:
        found = super().state()
        control = self.object()
        if not isinstance(control, Speaking):
            return found
        is_open, is_chosen = control.spoken_open(), control.spoken_chosen()
        if is_open is not None:
            found.expandable = 1
            found.expanded, found.collapsed = int(is_open), int(not is_open)
        if is_chosen is not None:
            found.checkable = 1
            found.checked = int(is_chosen)
        return found

    def actionNames(self) -> list[str]:
        return ["Press", *super().actionNames()]

    def doAction(self, action_name: str) -> None:
        control = self.object()
        if action_name == "Press" and isinstance(control, Speaking):
            control.spoken_press()
        else:
            super().doAction(action_name)


class _Faces(QObject):
    """Keeps every face alive as long as Qt uses it. A child of the QApplication."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName("spoken_faces")
        self._faces: list[_Face] = []
        QAccessible.installFactory(self.make)

    def make(self, _class_name: str, thing: QObject) -> QAccessibleInterface | None:
        """Qt asks this for every object a reader meets."""
        if not isinstance(thing, QWidget) or not isinstance(thing, Speaking):
            return None
        self._faces = [face for face in self._faces if _is_alive(face)]
        face = _Face(thing, thing.spoken_role())
        self._faces.append(face)
        return face


def _is_alive(face: _Face) -> bool:
    try:
        return face.isValid()
    except RuntimeError:  # Qt has deleted its half, together with the control.
        return False


def speak_as(control: Speaking) -> None:
    """Let this control speak for itself from now on."""
    application = QApplication.instance()
    if (
        isinstance(control, QWidget)
        and isinstance(application, QApplication)
        and application.findChild(_Faces, "spoken_faces") is None
    ):
        _Faces(application)
