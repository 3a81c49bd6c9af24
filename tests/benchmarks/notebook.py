# SPDX-License-Identifier: GPL-3.0-or-later
"""A notebook as somebody has it after a year: a few hundred pages, and a story left open.

The story has lines lifted from it, and the code words of its people stand in it.

    python notebook.py WORDS [cheap]
"""

from __future__ import annotations

import random
import sys

from held.files.places import Places
from held.journal.answer import Chosen, Words
from held.journal.layer import Lifted
from held.vault.key_slots import DerivationCost
from held.workflows import give_permission, lift_line, preferences, write_entry
from held.workflows.clock import SystemClock
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults

PASSPHRASE = "six words that nobody else has"
CHEAP = DerivationCost(memory_kib=64, passes=3, lanes=1)
PAGES = 300
MARKS = 20
OTHERS = ("Juniper", "Linden")
PROSE = (
    "the meeting moved on before anyone had asked what they meant they said it was a good"
    " discussion and somebody looked at the door for a while then **nobody** spoke"
)


def prose(words: int, codes: tuple[str, ...] = (), seed: int = 7) -> str:
    """Paragraphs of that many words; the same for the same numbers."""
    chance, known = random.Random(seed), [*PROSE.split() * 3, *codes]
    paragraphs, left = [], words
    while left > 0:
        count = min(left, chance.randint(40, 120))
        paragraphs.append(" ".join(chance.choice(known) for _ in range(count)) + ".")
        left -= count
    return "\n".join(paragraphs)


def make_notebook(places: Places, words: int, cost: DerivationCost | None = None) -> None:
    """A vault called "Notebook" whose keeper left off in a story of so many words."""
    vaults = Vaults(places, SystemClock(), cost)
    session = vaults.make(vaults.folder_for("Notebook"), PASSPHRASE)
    for number in range(PAGES):
        with session.vault.transaction():
            _write(session, ("just_write", "story")[number % 2], prose(200, seed=number))
    _leave_off(session, words)
    session.close()


def _leave_off(session: Session, words: int) -> None:
    draft = write_entry.begin(session, write_entry.STORY)
    teller = draft.teller
    assert teller is not None
    for code in OTHERS:
        draft.circle.introduce(code, draft.circle.situation)
    text = prose(words, (teller.code, *OTHERS))
    draft.say({"heard": Words(text)})
    draft.kept(write_entry.keep(session, draft.written))
    step = len(text) // MARKS
    lifted = [
        lift_line.lift(session, draft.entry, "heard", (start, start + 60), Lifted.ASSUME).mark
        for start in range(0, len(text) - 60, step)
    ]
    draft.say({"heard": Words(text)}, tuple(lifted))
    draft.kept(write_entry.keep(session, draft.written))
    give_permission.state(session, draft.written, {"may_note": Chosen("yes")}, visit=None)
    preferences.save(session, preferences.with_left_off(preferences.Preferences(), draft.entry.id))


def _write(session: Session, template_id: str, text: str) -> None:
    draft = write_entry.begin(session, template_id)
    question = "heard" if template_id == write_entry.STORY else "page"
    draft.say({question: Words(text)})
    write_entry.keep(session, draft.written)


if __name__ == "__main__":
    length, *wishes = sys.argv[1:]
    make_notebook(Places.of_this_user(), int(length), CHEAP if "cheap" in wishes else None)
