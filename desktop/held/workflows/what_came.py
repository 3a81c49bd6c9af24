# SPDX-License-Identifier: GPL-3.0-or-later
"""What came and was kept: covered in a list, opened one at a time, let go.

It can be read and let go, and nothing else: no workflow here or elsewhere hands it on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from held.bundles.contents import BundleContents
from held.vault.received_store import BundleGone, KeptBundle
from held.workflows.open_bundle import ReceivedBundle, legible
from held.workflows.people import code_of
from held.workflows.session import Session


@dataclass(frozen=True)
class Came:
    """One bundle that was kept, covered.

    place: by which it is found again.
    sender: the code of the colleague who is proven to have sent it; empty: not proven.
    received: the keeper's day.  until: the last day on which it may be held, if there is one.
    ended: whether that day is over; then it stays covered.
    """

    place: int
    sender: str
    received: date
    until: date | None
    ended: bool


@dataclass(frozen=True)
class Opened:
    """A kept bundle.  `bundle` is None once its day has come: then it can only be let go."""

    came: Came
    bundle: ReceivedBundle | None


def what_came(session: Session) -> tuple[Came, ...]:
    """Everything that was kept and not let go, the latest first."""
    today = session.clock.now().day
    return tuple(_came(session, kept, today) for kept in session.vault.received.covered())


def open_kept(session: Session, place: int) -> Opened:
    """One of them, to be read.  Raises BundleGone."""
    today = session.clock.now().day
    kept, body = session.vault.received.read(place)
    came = _came(session, kept, today)
    if came.ended:
        return Opened(came, None)
    try:
        contents = msgspec.json.decode(body, type=BundleContents)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BundleGone from None
    return Opened(came, legible(contents, today))


def let_go(session: Session, place: int) -> None:
    """Remove its words for good.  Raises what a save can raise; then nothing was removed."""
    session.vault.received.let_go(place)


def _came(session: Session, kept: KeptBundle, today: date) -> Came:
    return Came(
        place=kept.place,
        sender=code_of(session, kept.sender),
        received=kept.received.day,
        until=kept.until,
        ended=kept.until is not None and kept.until < today,
    )
