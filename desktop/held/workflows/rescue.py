# SPDX-License-Identifier: GPL-3.0-or-later
"""When a page cannot be kept: its words, sealed in a file elsewhere, under six drawn words.

The file is an age file with plain text in it, so that it opens anywhere.
"""

from __future__ import annotations

import io
from pathlib import Path

from held.bundles.age_file import Passphrase, encrypt
from held.files.atomic_write import atomic_write
from held.files.disk_errors import PlaceKind
from held.journal.entry import Entry
from held.journal.plain_text import lines_of


def seal_elsewhere(entry: Entry, target: Path, spoken: str) -> None:
    """Write what the page says now to `target`, to be opened with `spoken`.  Raises disk errors."""
    lines: list[str] = []
    for question in entry.asked.questions():
        answer = entry.answers.get(question.id)
        if answer is not None:
            lines += [question.prompt, *lines_of(question, answer, {}), ""]
    sealed = io.BytesIO()
    encrypt(io.BytesIO("\n".join(lines).encode()), sealed, [Passphrase(spoken)])
    atomic_write(target, sealed.getvalue(), PlaceKind.EXPORT)
