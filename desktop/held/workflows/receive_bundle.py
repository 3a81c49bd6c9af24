# SPDX-License-Identifier: GPL-3.0-or-later
"""Someone sent me something, with my notebook open: a plan first, and only then what I choose.

Nothing is stored before it is kept, and nothing is kept from a sender whose card was not compared.
What has no proven sender, or comes behind what it should come before, takes a second yes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from enum import Enum
from pathlib import Path

import msgspec

from held.bundles.age_file import NoMatchingKey, Passphrase
from held.bundles.bundle_reader import OpenedBundle, read_bundle, read_card_bundle
from held.bundles.card_text import parse_card
from held.errors import HeldError
from held.journal.drawn_words import normalise_spoken
from held.journal.identifiers import BundleId, PersonId
from held.vault.card_store import StoredCard
from held.vault.received_store import KeptBundle
from held.workflows.colleagues import CardState, state_of
from held.workflows.open_bundle import ReceivedBundle, is_for_card, legible, read_sealed
from held.workflows.own_card import identity
from held.workflows.people import code_of
from held.workflows.session import Session

__all__ = ["Arrival", "OpenedBundle"]


class ForSomeoneElse(HeldError):
    """The file was made for another card than mine; it stays closed."""


class NotToBeKept(HeldError):
    """It may not be kept as things are now: its plan has changed meanwhile, or says so."""


class Refusal(Enum):
    """Why a bundle can be looked at and not kept."""

    SENDER_UNKNOWN = "sender_unknown"
    NOT_COMPARED = "not_compared"
    DAY_HAS_COME = "day_has_come"
    HERE_ALREADY = "here_already"
    LET_GO_BEFORE = "let_go_before"


class Doubt(Enum):
    """Why keeping a bundle takes a second yes."""

    SENDER_NOT_PROVEN = "sender_not_proven"
    OLDER = "older"


@dataclass(frozen=True)
class Arrival:
    """A bundle that opened and is whole, before anything of it is stored.

    sender: a colleague whose card is proven to have sent it; None: not proven.
    code: theirs in my notebook; empty without a sender.
    by_card: whether it was made for my card; else spoken words opened it.
    card: how far the sender's card can be trusted.
    refusal: why it cannot be kept; None when it can.  doubt: why that takes a second yes.
    """

    sender: PersonId | None
    code: str
    by_card: bool
    card: CardState
    refusal: Refusal | None
    doubt: Doubt | None
    bundle: ReceivedBundle = field(repr=False)
    opened: OpenedBundle = field(repr=False)


def look_at(session: Session, path: Path) -> Arrival | None:
    """What a file made for my card brings; None for one that words open, which were not said yet.

    Raises ForSomeoneElse, TooLongToShow and what `read_card_bundle` and `read_whole` raise; among
    them AuthWrong for a forged one and NotForThisCard for one that was sealed anew.
    """
    sealed = read_sealed(path)
    if not is_for_card(sealed):
        return None
    known = [parse_card(stored.body) for stored in session.vault.cards.all()]
    try:
        opened = read_card_bundle(io.BytesIO(sealed), identity(session), known)
    except NoMatchingKey:
        raise ForSomeoneElse from None
    return plan(session, opened)


def open_with_words(path: Path, spoken: str) -> OpenedBundle:
    """What lies in a file under spoken words.  Asks no session.

    Takes about a second, and as much longer as the file wants: never on the thread of the vault.
    Raises what `read_bundle` and `read_whole` raise.
    """
    return read_bundle(io.BytesIO(read_sealed(path)), Passphrase(normalise_spoken(spoken)))


def plan(session: Session, opened: OpenedBundle) -> Arrival:
    """What a file that was opened brings, as things are now.  Raises TooLongToShow."""
    bundle = legible(opened.contents, session.clock.now().day)
    sender = _sender(session, opened)
    person = sender.person if sender else None
    return Arrival(
        sender=person,
        code=code_of(session, person),
        by_card=opened.claimed is not None,
        card=state_of(sender),
        refusal=_refusal(session, opened, sender, ended=bundle.ended),
        doubt=_doubt(opened, sender),
        bundle=bundle,
        opened=opened,
    )


def keep(session: Session, arrival: Arrival, *, second_yes: bool = False) -> KeptBundle:
    """Keep what came, in one transaction.  The plan is made anew: it may have changed.

    Raises NotToBeKept, HereAlready and what a save can raise; then nothing was kept.
    """
    with session.vault.transaction():
        now = plan(session, arrival.opened)
        if now.refusal is not None or (now.doubt is not None and not second_yes):
            raise NotToBeKept
        sender = _sender(session, arrival.opened)
        kept = _kept(session, arrival.opened, sender)
        session.vault.received.save(kept, msgspec.json.encode(arrival.opened.contents))
        if sender is not None:
            seen = max(kept.counter, sender.last_counter or 0)
            session.vault.cards.save(replace(sender, last_counter=seen))
    return kept


def _sender(session: Session, opened: OpenedBundle) -> StoredCard | None:
    """The card that is proven to have sent it, if it is still here."""
    if opened.sender is None:
        return None
    return session.vault.cards.find_by_hash(bytes.fromhex(opened.sender.hash))


def _refusal(
    session: Session, opened: OpenedBundle, sender: StoredCard | None, *, ended: bool
) -> Refusal | None:
    if opened.claimed is not None and sender is None:
        return Refusal.SENDER_UNKNOWN
    here = session.vault.received.find(sender.person if sender else None, BundleId(opened.id))
    if here is not None:
        return Refusal.LET_GO_BEFORE if here.let_go else Refusal.HERE_ALREADY
    if sender is not None and sender.compared is None:
        return Refusal.NOT_COMPARED
    return Refusal.DAY_HAS_COME if ended else None


def _doubt(opened: OpenedBundle, sender: StoredCard | None) -> Doubt | None:
    if opened.claimed is None:
        return Doubt.SENDER_NOT_PROVEN
    last = sender.last_counter if sender else None
    return Doubt.OLDER if last is not None and opened.contents.counter <= last else None


def _kept(session: Session, opened: OpenedBundle, sender: StoredCard | None) -> KeptBundle:
    return KeptBundle(
        id=BundleId(opened.id),
        sender=sender.person if sender else None,
        card=sender.hash if sender else None,
        counter=opened.contents.counter,
        made=opened.contents.created,
        until=opened.contents.expires,
        received=session.clock.now(),
        digest=bytes.fromhex(opened.digest),
    )
