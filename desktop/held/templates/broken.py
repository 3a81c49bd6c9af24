# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be wrong with a template on disk.  It must not know how a person is told."""

from __future__ import annotations

from held.errors import HeldError


class TemplateBroken(HeldError):
    """A template, or one of its wordings, is not what Held can read.

    template: the name of its folder; empty when no folder could be looked into at all.
    where: the place, such as `sections[0].questions[2].prompt`, a line and column of the file, or
        the name of the file; a wording's places begin with the name of its file and a colon.
    reason: a short phrase for whoever wrote the template.
    """

    def __init__(self, template: str, where: str, reason: str) -> None:
        super().__init__(template, where, reason)
        self.template = template
        self.where = where
        self.reason = reason


class TemplateUnknown(HeldError):
    """No template of that id is here."""

    def __init__(self, template: str) -> None:
        super().__init__(template)
        self.template = template
