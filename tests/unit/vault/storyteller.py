# SPDX-License-Identifier: GPL-3.0-or-later
"""Someone with a real open vault who was told stories and asked what may be passed on.

Stories and permissions are written through the workflows that pages use.  For tests of bundles.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from held.files.places import Places
from held.journal.answer import Answer, Chosen, Row, Rows, Several, When, Who, Words
from held.journal.identifiers import EntryId, RowId, make_id
from held.journal.loose_date import Exactly
from held.journal.moment import Moment
from held.journal.person import Person
from held.vault.key_slots import DerivationCost
from held.workflows import give_permission, write_entry
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults

T = TypeVar("T")

CHEAP = DerivationCost(memory_kib=64, passes=3, lanes=1)
TODAY = date(2026, 11, 22)
HEARD = (
    "Linden told me the rota was changed before anyone had asked them.\n"
    "They want one person to know. They also hope that the next meeting opens by asking"
    " what was left unsaid."
)


class StandingClock:
    """Noon on `day`, and a minute later each time it is asked."""

    def __init__(self) -> None:
        self.day = TODAY
        self._minutes = 0

    def now(self) -> Moment:
        self._minutes += 1
        noon = datetime(self.day.year, self.day.month, self.day.day, 12, tzinfo=UTC)
        return Moment(noon + timedelta(minutes=self._minutes), self.day)


def _at_once(work: Callable[[], T]) -> T:
    return work()


class Storyteller:
    """session: open.  Close it with `close`.

    on: does a piece of work where the vault lives: a lane's `run_now`, or at once.
    """

    def __init__(self, folder: Path, on: Callable[[Callable[[], Any]], Any] = _at_once) -> None:
        self.clock = StandingClock()
        self.on = on
        vaults = Vaults(Places(folder / "share", folder / "config"), self.clock, CHEAP)
        place = vaults.folder_for("Winter")
        self.session: Session = on(partial(vaults.make, place, "sieben stille Äpfel"))

    def close(self) -> None:
        self.on(self.session.close)

    def told(self, teller: str = "Linden", **answers: Answer) -> EntryId:
        """A story by `teller`; without answers only its page is written."""
        return self.on(partial(self._tell, teller, answers))

    def rewrite(self, story: EntryId, **answers: Answer) -> None:
        """Say something else on the page of a story."""
        self.on(partial(self._rewrite, story, answers))

    def knows(self, code: str) -> Person:
        """A co-facilitator of that code, who is in the vault from now on."""
        return self.on(partial(self._know, code))

    def asked(self, story: EntryId, slip: dict[str, Answer]) -> None:
        """A new statement of permission, beside the page."""
        self.on(partial(self._ask, story, slip))

    def _tell(self, teller: str, answers: dict[str, Answer]) -> EntryId:
        draft = write_entry.begin(self.session, write_entry.STORY)
        assert draft.teller is not None
        draft.circle.rename(draft.teller, teller)
        draft.say({"heard": Words(HEARD), **answers})
        return write_entry.keep(self.session, draft.written).entry.id

    def _rewrite(self, story: EntryId, answers: dict[str, Answer]) -> None:
        draft = write_entry.resume(self.session, story)
        draft.say({**draft.entry.answers, **answers})
        write_entry.keep(self.session, draft.written)

    def _know(self, code: str) -> Person:
        draft = write_entry.begin(self.session, write_entry.FREE_PAGE)
        person = draft.circle.introduce(code, None)
        self.session.vault.people.save(person)
        return person

    def _ask(self, story: EntryId, slip: dict[str, Answer]) -> None:
        draft = write_entry.resume(self.session, story)
        give_permission.state(self.session, draft.written, slip, None)


def said_yes(
    *to: Person,
    parts: Sequence[str] = ("heard", "gist"),
    forms: Sequence[str] = ("bundle",),
    until: date | None = date(2027, 3, 1),
    keep_until: date | None = date(2027, 3, 1),
    detail: str = "themes",
    **more: Answer,
) -> dict[str, Answer]:
    """A slip on which `parts` may go to each of `to`."""
    rows = tuple(
        row(
            with_whom=Who(person.id),
            parts=Several(tuple(parts)),
            forms=Several(tuple(forms)),
            **({"until": When(Exactly(until))} if until else {}),
        )
        for person in to
    )
    slip: dict[str, Answer] = {
        "may_note": Chosen("yes"),
        "purpose": Words("to walk beside them"),
        "detail": Chosen(detail),
        "how_named": Chosen("code"),
        "share": Rows(rows),
        **more,
    }
    if keep_until is not None:
        slip["keep_until"] = When(Exactly(keep_until))
    return slip


def row(line: str = "", **answers: Answer) -> Row:
    """One line, with answers behind it."""
    return Row(RowId(make_id()), line, None, answers)
