# SPDX-License-Identifier: GPL-3.0-or-later
"""Hand permitted parts of a story to a co-facilitator, in a file that six spoken words open.

The permission function is asked twice: for the page on which a person reads what would leave, and
again at the moment of writing.  No plain text touches the disk.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from held.bundles.age_file import Passphrase
from held.bundles.bundle_reader import read_bundle
from held.bundles.bundle_writer import WrittenBundle, write_bundle
from held.bundles.contents import BundleContents, Member, MemberPermission, next_counter
from held.errors import HeldError
from held.files.atomic_write import atomic_write
from held.files.disk_errors import PlaceKind
from held.files.whole_file import read_whole
from held.journal.entry import Entry
from held.journal.identifiers import BundleId, EntryId, PersonId, make_id
from held.journal.permission import Form, Leaving, Part, Permission, current, what_may_leave
from held.journal.person import Person
from held.journal.plain_text import Codes, lines_of
from held.journal.sent_bundle import SentBundle
from held.workflows import letter, people
from held.workflows.session import Session

_LARGEST_FILE = 80 * 2**20
"""Bytes of a written bundle that are read again: 64 MiB of content, and what sealing adds."""


class NothingMayLeave(HeldError):
    """No part of this story may go to this person today."""


class PermissionChanged(HeldError):
    """What may leave is no longer what was read on the page."""


class ReadBackDiffers(HeldError):
    """The written file does not hold what was meant to be in it; it was not handed over."""


@dataclass(frozen=True)
class Preview:
    """All that would leave, to be read as the recipient will.

    until: the first of the parts' last days; the bundle as a whole ends then.
    letter: every line as it would stand in the file.
    """

    story: Entry
    to: Person
    permission: Permission
    leaving: Leaving
    codes: Codes
    until: date | None
    letter: tuple[str, ...]
    handling: tuple[str, ...]


@dataclass(frozen=True)
class HandedOver:
    """A bundle that was written, opened again and found right."""

    path: Path
    to: Person
    until: date
    left: SentBundle


def could_receive(session: Session, story_id: EntryId) -> tuple[Person, ...]:
    """The people whom the permission of a story names, in its order, each once."""
    permission = current(session.vault.permissions.history(story_id))
    known = {share.to: None for share in permission.shares if share.to is not None}
    return tuple(session.vault.people.read(person) for person in known)


def preview(session: Session, story_id: EntryId, to: PersonId) -> Preview:
    """What may go to `to` in a bundle today.  It may be nothing: then `leaving` says why."""
    story = session.vault.entries.read(story_id)
    records = session.vault.permissions.history(story_id)
    today = session.clock.now().day
    leaving = what_may_leave(story, records, to, Form.BUNDLE, today)
    person = session.vault.people.read(to)
    codes = {p.id: p.code for p in people.around(session, story.situation)}
    until = min((part.until for part in leaving.parts), default=None)
    permission = current(records)
    handling = letter.handling(permission)
    lines = letter.compose(leaving.parts, codes, until, handling) if until else ()
    return Preview(story, person, permission, leaving, codes, until, lines, handling)


def write(session: Session, shown: Preview, target: Path, spoken: str) -> HandedOver:
    """Write what was shown to `target`, open it again with the same words, and compare.

    Asks the permission function anew: when anything differs from what was shown, nothing is
    written.  The ledger keeps that it left, and no content.
    Raises NothingMayLeave, PermissionChanged, ReadBackDiffers, BundleTooLarge and disk errors.
    """
    now = preview(session, shown.story.id, shown.to.id)
    if not now.leaving.parts or now.until is None:
        raise NothingMayLeave
    if now.letter != shown.letter or now.leaving.parts != shown.leaving.parts:
        raise PermissionChanged
    contents = _contents(session, now, now.until)
    written = _write_and_compare(contents, target, spoken)
    left = SentBundle(
        id=BundleId(written.id),
        story=now.story.id,
        to=now.to.id,
        parts=tuple(part.question.id for part in now.leaving.parts),
        form=Form.BUNDLE,
        until=now.until,
        left=session.clock.now(),
        counter=contents.counter,
        digest=bytes.fromhex(written.digest),
    )
    session.vault.bundles.save(left)
    return HandedOver(target, now.to, now.until, left)


def _contents(session: Session, shown: Preview, until: date) -> BundleContents:
    created = session.clock.now().at.date()
    return BundleContents(
        letter=shown.letter,
        members=tuple(_member(shown, part) for part in shown.leaving.parts),
        handling=shown.handling,
        created=created,
        expires=until,
        counter=next_counter(session.vault.bundles.last_counter(), created),
    )


def _member(shown: Preview, part: Part) -> Member:
    named = shown.permission.named
    return Member(
        id=make_id(),
        title=part.question.name or part.question.prompt,
        lines=lines_of(part.question, part.answer, shown.codes),
        permission=MemberPermission(
            form="bundle",
            named=named.value if named else None,
            until=part.until,
            purpose=shown.permission.purpose,
        ),
    )


def _write_and_compare(contents: BundleContents, target: Path, spoken: str) -> WrittenBundle:
    key = Passphrase(spoken)
    sealed = io.BytesIO()
    written = write_bundle(contents, key, sealed)
    atomic_write(target, sealed.getvalue(), PlaceKind.EXPORT)
    again = io.BytesIO(read_whole(target, PlaceKind.EXPORT, _LARGEST_FILE))
    opened = read_bundle(again, key)
    if opened.digest != written.digest or opened.contents != contents:
        raise ReadBackDiffers
    return written
