# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the files that come with Held lie: templates, words, icons, fonts, help.

An installed Held carries them inside the package; a checkout has them in `resources/` at its root.
Must not know what is in them.
"""

from __future__ import annotations

from pathlib import Path

from held.errors import HeldError

_PACKAGE = Path(__file__).resolve().parent.parent


class ResourceMissing(HeldError):
    """A file that comes with Held is not there: the installation is not whole.

    `name` is its path below `resources/`, with slashes.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def resource(*parts: str) -> Path:
    """The path of a file or folder that comes with Held, named by its parts below `resources/`.

    Raises ResourceMissing.
    """
    installed = _PACKAGE / "resources"
    root = installed if installed.is_dir() else _PACKAGE.parent.parent / "resources"
    path = root.joinpath(*parts)
    if not path.exists():
        raise ResourceMissing("/".join(parts))
    return path
