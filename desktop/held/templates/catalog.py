# SPDX-License-Identifier: GPL-3.0-or-later
"""All templates of one folder in one language, each read when it is first asked for.

Making a Catalog touches no file, so that opening a vault never waits for templates.
"""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from held.journal.template import Template
from held.templates.broken import TemplateBroken, TemplateUnknown
from held.templates.check import SAFE_ID
from held.templates.template_file import read_template
from held.templates.toml_file import Fault, read_toml
from held.templates.wording import file_name, lay_over

DOORS_NAME = "doors.toml"
_LANGUAGE = re.compile(r"([a-z]{2,3})(_[A-Z]{2})?")
_WRITTEN_IN = "en"


class Doors(Struct, frozen=True, forbid_unknown_fields=True):
    """The order in which templates are offered, by id; others that have a door follow by id."""

    doors: tuple[str, ...] = ()


class Catalog:
    """The templates in `folder`, worded in `language`.

    folder: holds `doors.toml` and one folder for each template.
    language: such as "de" or "pt_BR"; where there is no such wording, "pt" and then English stand
        in.
    """

    def __init__(self, folder: Path, language: str = _WRITTEN_IN) -> None:
        self._folder = folder
        self._wordings = _wordings_for(language)
        self._read: dict[str, Template | TemplateBroken] = {}
        self._broken_wordings: dict[str, TemplateBroken] = {}

    def template(self, template_id: str) -> Template:
        """The template of that id.

        Raises TemplateUnknown, and TemplateBroken when it is there and cannot be read.
        """
        if template_id not in self._read:
            folder = self._folder / template_id
            if SAFE_ID.fullmatch(template_id) is None or not folder.is_dir():
                raise TemplateUnknown(template_id)
            self._read[template_id] = self._look_into(folder)
        found = self._read[template_id]
        if isinstance(found, TemplateBroken):
            raise TemplateBroken(found.template, found.where, found.reason)
        return found

    def offered(self) -> tuple[Template, ...]:
        """The templates that have a door: those of `doors.toml` first and in its order, then by id.

        A broken template is left out here and named in `broken`.
        """
        there, _ = self._listed()
        doors, _ = self._doors()
        order = [name for name in doors if name in there]
        order += [name for name in there if name not in order]
        found = (self._look_up(there[name]) for name in order)
        return tuple(t for t in found if isinstance(t, Template) and t.door)

    @property
    def broken(self) -> tuple[TemplateBroken, ...]:
        """Everything in the folder that cannot be read, by id; reads what was not read yet.

        A template whose wording is at fault is named here and still opens, in English.
        """
        there, faults = self._listed()
        faults += self._doors()[1]
        for folder in there.values():
            found = self._look_up(folder)
            faults += [found] if isinstance(found, TemplateBroken) else []
        return (*faults, *(self._broken_wordings[name] for name in sorted(self._broken_wordings)))

    def _listed(self) -> tuple[dict[str, Path], list[TemplateBroken]]:
        try:
            folders = sorted(path for path in self._folder.iterdir() if path.is_dir())
        except OSError:
            return {}, [TemplateBroken("", self._folder.name, "cannot be read")]
        return {path.name: path for path in folders}, []

    def _doors(self) -> tuple[tuple[str, ...], list[TemplateBroken]]:
        try:
            return read_toml(self._folder / DOORS_NAME, Doors).doors, []
        except Fault as fault:
            where = fault.where if fault.where == DOORS_NAME else f"{DOORS_NAME}: {fault.where}"
            return (), [TemplateBroken("", where, fault.reason)]

    def _look_up(self, folder: Path) -> Template | TemplateBroken:
        if folder.name not in self._read:
            self._read[folder.name] = self._look_into(folder)
        return self._read[folder.name]

    def _look_into(self, folder: Path) -> Template | TemplateBroken:
        try:
            template = read_template(folder)
        except TemplateBroken as broken:
            return broken
        wording = next((path for name in self._wordings if (path := folder / name).exists()), None)
        if wording is None:
            return template
        try:
            return lay_over(template, wording)
        except TemplateBroken as broken:
            self._broken_wordings[folder.name] = broken
            return template


def _wordings_for(language: str) -> tuple[str, ...]:
    """The names of wording files to look for, the nearest first; none for English."""
    form = _LANGUAGE.fullmatch(language)
    if form is None or form[1] == _WRITTEN_IN:
        return ()
    return tuple(dict.fromkeys((file_name(language), file_name(form[1]))))
