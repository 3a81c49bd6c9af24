# SPDX-License-Identifier: GPL-3.0-or-later
"""A notebook as somebody has it after a life of listening: thousands of pages of 200 words.

The rooms take turns, the days go back over thirty years, and every page is another one.  Made
through the stores, so that it is a vault like any other.

    python many_pages.py COUNT [cheap]
"""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta

from held.files.places import Places
from held.journal.answer import Answer, Chosen, Row, Rows, When, Words
from held.journal.entry import begin, write
from held.journal.identifiers import RowId, make_id
from held.journal.loose_date import About
from held.journal.moment import Moment
from held.journal.permission import PermissionRecord
from held.vault.key_slots import DerivationCost
from held.workflows import preferences
from held.workflows.clock import SystemClock
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults
from notebook import CHEAP, PASSPHRASE

WORDS = 200
IN_ONE_GO = 1_000
YEARS = 30
_SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "da",
    "de",
    "do",
    "fa",
    "fe",
    "ga",
    "go",
    "ka",
    "ke",
    "ki",
    "la",
    "le",
    "lo",
    "ma",
    "me",
    "mi",
    "na",
    "ne",
    "no",
    "pa",
    "po",
    "ra",
    "re",
    "ri",
    "sa",
    "se",
    "so",
    "ta",
    "te",
    "ti",
    "to",
    "va",
    "ve",
    "vo",
    "wa",
    "we",
    "zu",
    "rö",
    "né",
    "ün",
]


def vocabulary(count: int = 8_000) -> list[str]:
    """Made-up words, the same each time; the early ones are common, as in any language."""
    chance = random.Random(11)
    words = {"".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(2 * count)}
    return sorted(words, key=lambda word: (len(word), word))[:count]


def make_many(places: Places, count: int, cost: DerivationCost | None = None) -> None:
    """A vault called "Notebook" with `count` pages, whose keeper left off in none of them."""
    vaults = Vaults(places, SystemClock(), cost)
    session = vaults.make(vaults.folder_for("Notebook"), PASSPHRASE)
    chance, known = random.Random(5), vocabulary()
    weights = [1 / (place + 3) for place in range(len(known))]
    for first in range(0, count, IN_ONE_GO):
        with session.vault.transaction():
            for number in range(first, min(first + IN_ONE_GO, count)):
                said = " ".join(chance.choices(known, weights, k=WORDS))
                _write(session, number, said, _moment(number, count))
        session.fold_in()
    preferences.save(session, preferences.Preferences())
    session.close()


def _moment(number: int, count: int) -> Moment:
    back = timedelta(days=YEARS * 365) * (1 - number / count)
    at = datetime(2026, 11, 1, 9, tzinfo=UTC) - back
    return Moment(at, at.date())


def _write(session: Session, number: int, said: str, now: Moment) -> None:
    template_id = ("just_write", "story", "test")[number % 3]
    answers: dict[str, Answer]
    if template_id == "story":
        answers = {"heard": Words(said), "happened": When(About("last spring", now.day))}
    elif template_id == "test":
        rows = [Row(RowId(make_id()), line=part) for part in said.split(" no ")]
        answers = {"lines": Rows(tuple(rows))}
    else:
        answers = {"page": Words(said)}
    page = begin(session.catalog.template(template_id), now)
    saved = session.vault.entries.save(write(page, answers, (), now))
    if template_id == "story" and number % 2:
        session.vault.permissions.save(
            PermissionRecord(saved.id, 1, now, {"may_note": Chosen("yes")})
        )


if __name__ == "__main__":
    length, *wishes = sys.argv[1:]
    make_many(Places.of_this_user(), int(length), CHEAP if "cheap" in wishes else None)
