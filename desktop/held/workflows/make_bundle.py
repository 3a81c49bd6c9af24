# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand permitted parts of a story to a co-facilitator, in a file that their card opens or, without
one, six spoken words.

The permission function is asked twice: for the page on which a person reads what would leave, and
again at the moment of writing; so is the one for lines from Tests.  These stand in the letter
alone, since they are no part of what was told.  No plain text touches the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from held.bundles.card_text import parse_card
from held.bundles.contents import BundleContents, Member, MemberPermission, next_counter
from held.errors import HeldError
from held.files.atomic_write import atomic_write
from held.files.disk_errors import PlaceKind
from held.journal.answer import Who
from held.journal.entry import Entry
from held.journal.identifiers import BundleId, EntryId, PersonId, make_id
from held.journal.line_permission import ChosenLine, LinesLeaving
from held.journal.permission import Form, Leaving, Part, Permission, current, what_may_leave
from held.journal.person import Person
from held.journal.plain_text import Codes
from held.journal.sent_bundle import LINE, SentBundle
from held.vault.card_store import StoredCard
from held.workflows import letter, lines_from_tests, people
from held.workflows.colleagues import CardState, state_of
from held.workflows.letter import Letter
from held.workflows.new_file import check_free
from held.workflows.own_card import identity
from held.workflows.sealing import Sealed, seal, seal_to_card
from held.workflows.session import Session
from held.workflows.write_entry import TELLER


class NothingMayLeave(HeldError):
    """No part of this story may go to this person today."""


class PermissionChanged(HeldError):
    """What may leave is no longer what was read on the page."""


class WritingStopped(HeldError):
    """The keeper stopped it before the file had its name."""


@dataclass(frozen=True)
class Preview:
    """All that would leave, to be read as the recipient will.

    teller: the code of who told the story; empty when that was not said.
    until: the first of the parts' last days; the bundle as a whole ends then.
    letter: every line as it would stand in the file; None when nothing may leave.
    chosen: the lines from Tests that the keeper chose; lines: which of them may leave, and why
    others stay.  They go along with a story, and never by themselves.
    stored: the card for which the file would be; None where spoken words open it.
    """

    story: Entry
    to: Person
    teller: str
    permission: Permission
    leaving: Leaving
    codes: Codes
    until: date | None
    letter: Letter | None
    chosen: tuple[ChosenLine, ...]
    lines: LinesLeaving
    stored: StoredCard | None = field(repr=False)

    @property
    def card(self) -> CardState:
        """How far the card can be trusted, or that there is none."""
        return state_of(self.stored)


@dataclass(frozen=True)
class HandedOver:
    """A bundle that was written, opened again and found right."""

    path: Path
    to: Person
    until: date
    left: SentBundle


def preview(
    session: Session, story_id: EntryId, to: PersonId, chosen: Sequence[ChosenLine] = ()
) -> Preview:
    """What may go to `to` in a bundle today.  It may be nothing: then `leaving` says why.

    chosen: lines from Tests, each decided on its own.
    Raises EntryUnknown, PersonUnknown or AnswersUnreadable.
    """
    story = session.vault.entries.read(story_id)
    records = session.vault.permissions.history(story_id)
    today = session.clock.now().day
    leaving = what_may_leave(story, records, to, Form.BUNDLE, today)
    if story.shelved is not None:
        leaving = Leaving((), leaving.stays)
    person = session.vault.people.read(to)
    codes = {p.id: p.code for p in people.around(session, story.situation)}
    until = min((part.until for part in leaving.parts), default=None)
    permission = current(records)
    lines = lines_from_tests.decide(session, chosen)
    read = letter.compose(leaving.parts, codes, until, permission, lines.lines) if until else None
    return Preview(
        story=story,
        to=person,
        teller=_teller(story, codes),
        permission=permission,
        leaving=leaving,
        codes=codes,
        until=until,
        letter=read,
        chosen=tuple(chosen),
        lines=lines,
        stored=session.vault.cards.find(to),
    )


def write(
    session: Session,
    shown: Preview,
    target: Path,
    spoken: str,
    is_stopped: Callable[[], bool] | None = None,
) -> HandedOver:
    """Write what was shown to `target`, open it again, and compare.

    spoken: the words that will open it, for somebody without a card; else they are not used.
    Asks both permission functions anew: when anything differs from what was shown, nothing is
    written.  The file takes its name only once it was found right, together with the line in the
    ledger, which holds no content.  Under spoken words this takes about two seconds.
    is_stopped: asked once more before the file takes its name.
    Raises NothingMayLeave, PermissionChanged, TargetTaken, WritingStopped, ReadBackDiffers,
    BundleTooLarge, disk errors and what a save can raise; then there is no file and no line.
    """
    now = preview(session, shown.story.id, shown.to.id, shown.chosen)
    if now.letter is None or now.until is None:
        raise NothingMayLeave
    if _decided(now) != _decided(shown):
        raise PermissionChanged
    check_free(target)
    contents = _contents(session, now, now.letter, now.until)
    sealed = _seal(session, now, contents, spoken)
    left = _line(session, now, now.until, sealed, contents.counter)
    check = partial(_check, sealed, is_stopped)
    try:
        with session.vault.transaction():
            session.vault.bundles.save(left)
            atomic_write(target, sealed.octets, PlaceKind.EXPORT, check=check)
    except HeldError:
        # What is not in the ledger must not lie about.
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise
    return HandedOver(target, now.to, now.until, left)


def _teller(story: Entry, codes: Codes) -> str:
    told = story.answers.get(TELLER)
    return codes.get(told.person, "") if isinstance(told, Who) else ""


def _decided(preview: Preview) -> object:
    """Everything that a person read and agreed to by reading it."""
    card = preview.stored.hash if preview.stored else None
    said = (preview.letter, preview.leaving.parts, preview.permission, preview.until)
    return (*said, preview.to, card, preview.card)


def _seal(session: Session, shown: Preview, contents: BundleContents, spoken: str) -> Sealed:
    if shown.stored is None:
        return seal(contents, spoken)
    return seal_to_card(contents, identity(session), parse_card(shown.stored.body))


def _line(
    session: Session, shown: Preview, until: date, sealed: Sealed, counter: int
) -> SentBundle:
    return SentBundle(
        id=BundleId(sealed.id),
        story=shown.story.id,
        to=shown.to.id,
        parts=(*(p.question.id for p in shown.leaving.parts), *(LINE for _ in shown.lines.lines)),
        form=Form.BUNDLE,
        until=until,
        left=session.clock.now(),
        counter=counter,
        digest=bytes.fromhex(sealed.digest),
        card=shown.stored.hash if shown.stored else None,
    )


def _contents(session: Session, shown: Preview, read: Letter, until: date) -> BundleContents:
    created = session.clock.now().at.date()
    return BundleContents(
        letter=read.lines,
        members=tuple(_member(shown, part) for part in shown.leaving.parts),
        handling=letter.handling(shown.permission),
        created=created,
        expires=until,
        counter=next_counter(session.vault.bundles.last_counter(), created),
    )


def _member(shown: Preview, part: Part) -> Member:
    named = shown.permission.named
    passage = letter.passage(part, shown.codes)
    return Member(
        id=make_id(),
        title=passage.title,
        lines=passage.lines,
        permission=MemberPermission(
            form="bundle",
            named=named.value if named else None,
            until=part.until,
            purpose=letter.one_line(shown.permission.purpose),
        ),
    )


def _check(sealed: Sealed, is_stopped: Callable[[], bool] | None, written: bytes) -> None:
    """Whether the file may take its name: it is right, and nobody stopped it meanwhile."""
    sealed.check(written)
    if is_stopped is not None and is_stopped():
        raise WritingStopped
