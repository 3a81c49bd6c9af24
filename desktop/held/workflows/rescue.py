# SPDX-License-Identifier: GPL-3.0-or-later
"""When pages cannot be kept: their words, sealed in a file elsewhere, under six drawn words.

The file is a bundle with a letter and no parts, so that *Someone sent me something* opens it, and
so does every program for age files.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from held.bundles.contents import BundleContents, next_counter
from held.files.atomic_write import atomic_write
from held.files.disk_errors import PlaceKind
from held.journal.answer import Answer, LeftOpen
from held.journal.entry import Entry
from held.journal.plain_text import Codes, lines_of
from held.journal.template import Question
from held.workflows.clock import Clock
from held.workflows.sealing import seal

_OWN_WORDS = "These are my own words, kept here because the notebook could not take them."


def seal_elsewhere(
    entries: Sequence[Entry],
    target: Path,
    spoken: str,
    clock: Clock,
    codes: Codes | None = None,
) -> None:
    """Write what the pages say now to `target`, open it again with `spoken`, and compare.

    codes: of the people on the pages; without them people are left out.  Takes about two seconds.
    The file takes its name only once it was found right.  Uses no vault.
    Raises ReadBackDiffers, BundleTooLarge and disk errors; then `target` is as it was.
    """
    day = clock.now().at.date()
    pages = (line for entry in entries for line in _lines(entry, codes or {}))
    contents = BundleContents(
        letter=(_OWN_WORDS, *pages),
        members=(),
        handling=(_OWN_WORDS,),
        created=day,
        expires=None,
        counter=next_counter(None, day),
    )
    sealed = seal(contents, spoken)
    atomic_write(target, sealed.octets, PlaceKind.EXPORT, check=sealed.check)


def _lines(entry: Entry, codes: Codes) -> Iterator[str]:
    for question in entry.asked.questions():
        answer = entry.answers.get(question.id)
        if answer is not None:
            yield ""
            yield question.prompt
            yield ""
            yield from _said(question, answer, codes)


def _said(question: Question, answer: Answer, codes: Codes) -> tuple[str, ...]:
    if isinstance(answer, LeftOpen):
        return (answer.aside.value.replace("_", " "),)
    return lines_of(question, answer, codes)
