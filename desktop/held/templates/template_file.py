# SPDX-License-Identifier: GPL-3.0-or-later
"""A template folder read into a `journal.Template`, in the English it was written in.

It must not know which template is asked for, or in which language.
"""

from __future__ import annotations

from pathlib import Path

from held.journal.template import Template
from held.templates.broken import TemplateBroken
from held.templates.check import check
from held.templates.toml_file import Fault, read_toml

__all__ = ["FILE_NAME", "TemplateBroken", "read_template"]

FILE_NAME = "template.toml"


def read_template(folder: Path) -> Template:
    """The template in `folder`, whose name must be the template's id.

    Raises TemplateBroken with the first place that is wrong.
    """
    try:
        template = read_toml(folder / FILE_NAME, Template)
        check(template)
    except Fault as fault:
        raise TemplateBroken(folder.name, fault.where, fault.reason) from None
    if template.id != folder.name:
        raise TemplateBroken(folder.name, "id", "is not the name of the folder")
    return template
