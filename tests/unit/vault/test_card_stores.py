# SPDX-License-Identifier: GPL-3.0-or-later
"""The keeper's own keys, colleagues' cards, and what came: each is kept as it is, or refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from keeper import Keeper

from held.journal.identifiers import BundleId, PersonId, make_id
from held.journal.person import Person
from held.vault.card_store import CardTaken, StoredCard
from held.vault.identity_store import StoredIdentity
from held.vault.received_store import BundleGone, HereAlready, KeptBundle
from held.vault.vault import Vault

HASH = bytes(range(32))
OTHER_HASH = bytes(range(1, 33))


@pytest.fixture
def vault(keeper: Keeper) -> Vault:
    return keeper.open()


@pytest.fixture
def rowan(vault: Vault) -> Person:
    return colleague(vault, "Rowan")


def colleague(vault: Vault, code: str) -> Person:
    person = Person(PersonId(make_id()), code)
    vault.people.save(person)
    return person


def a_card(keeper: Keeper, of: Person, digest: bytes = HASH) -> StoredCard:
    return StoredCard(of.id, digest, b"the card", keeper.now())


def came(keeper: Keeper, sender: Person | None) -> KeptBundle:
    return KeptBundle(
        id=BundleId(make_id()),
        sender=sender.id if sender else None,
        card=HASH if sender else None,
        counter=2_520_000,
        made=date(2026, 11, 22),
        until=date(2027, 3, 1),
        received=keeper.now(),
        digest=OTHER_HASH,
    )


def test_an_identity_is_kept_once_and_never_replaced(keeper: Keeper, vault: Vault) -> None:
    assert vault.identity.find() is None
    first = StoredIdentity(bytes(32), HASH, "", keeper.now())
    vault.identity.begin(first)
    vault.identity.begin(StoredIdentity(HASH, HASH, "Another", keeper.now()))
    assert vault.identity.find() == first
    vault.identity.rename("Zoë")
    assert vault.identity.find() == replace(first, name="Zoë")


def test_the_secret_half_is_never_spelled_out(keeper: Keeper) -> None:
    spelled = repr(StoredIdentity(HASH, OTHER_HASH, "", keeper.now()))
    assert repr(HASH) not in spelled
    assert repr(OTHER_HASH) not in spelled


def test_a_card_is_found_by_its_person_and_by_its_hash(
    keeper: Keeper, vault: Vault, rowan: Person
) -> None:
    card = a_card(keeper, rowan)
    vault.cards.save(card)
    assert vault.cards.find(rowan.id) == card
    assert vault.cards.find_by_hash(HASH) == card
    assert vault.cards.find_by_hash(OTHER_HASH) is None
    compared = replace(card, compared=keeper.now(), last_counter=7)
    vault.cards.save(compared)
    assert vault.cards.all() == (compared,)


def test_another_card_takes_the_place_of_the_first(
    keeper: Keeper, vault: Vault, rowan: Person
) -> None:
    vault.cards.save(replace(a_card(keeper, rowan), compared=keeper.now(), last_counter=7))
    other = a_card(keeper, rowan, OTHER_HASH)
    vault.cards.save(other)
    assert vault.cards.all() == (other,)
    assert vault.cards.find_by_hash(HASH) is None


def test_two_people_cannot_have_one_card(keeper: Keeper, vault: Vault, rowan: Person) -> None:
    vault.cards.save(a_card(keeper, rowan))
    with pytest.raises(CardTaken):
        vault.cards.save(a_card(keeper, colleague(vault, "Ash")))
    assert [card.person for card in vault.cards.all()] == [rowan.id]


def test_a_card_taken_out_leaves_its_person(keeper: Keeper, vault: Vault, rowan: Person) -> None:
    vault.cards.save(a_card(keeper, rowan))
    vault.cards.remove(rowan.id)
    assert vault.cards.all() == ()
    assert vault.people.read(rowan.id) == rowan


def test_what_came_is_listed_covered_and_read_whole(
    keeper: Keeper, vault: Vault, rowan: Person
) -> None:
    first, second = came(keeper, rowan), replace(came(keeper, None), until=None)
    vault.received.save(first, b"the first document")
    vault.received.save(second, b"the second")
    listed = vault.received.covered()
    assert [bundle.id for bundle in listed] == [second.id, first.id]
    assert vault.received.read(listed[1].place) == (
        replace(first, place=listed[1].place),
        b"the first document",
    )
    assert listed[0].until is None


def test_a_bundle_that_is_here_is_never_overwritten(
    keeper: Keeper, vault: Vault, rowan: Person
) -> None:
    for sender in (rowan, None):
        bundle = came(keeper, sender)
        vault.received.save(bundle, b"what came first")
        with pytest.raises(HereAlready):
            vault.received.save(replace(bundle, counter=9_999_999), b"something else")
        here = vault.received.find(bundle.sender, bundle.id)
        assert here is not None
        assert vault.received.read(here.place)[1] == b"what came first"


def test_one_sender_cannot_take_the_place_of_another_with_the_same_id(
    keeper: Keeper, vault: Vault, rowan: Person
) -> None:
    bundle = came(keeper, rowan)
    vault.received.save(bundle, b"of Rowan")
    vault.received.save(replace(bundle, sender=colleague(vault, "Ash").id), b"of Ash")
    vault.received.save(replace(bundle, sender=None, card=None), b"of nobody proven")
    assert len(vault.received.covered()) == 3


def test_let_go_the_words_are_gone_and_it_is_still_known(
    keeper: Keeper, vault: Vault, rowan: Person
) -> None:
    bundle = came(keeper, rowan)
    vault.received.save(bundle, b"a marker of its own")
    (listed,) = vault.received.covered()
    vault.received.let_go(listed.place)
    assert vault.received.covered() == ()
    with pytest.raises(BundleGone):
        vault.received.read(listed.place)
    known = vault.received.find(rowan.id, bundle.id)
    assert known is not None
    assert known.let_go
    with pytest.raises(HereAlready):
        vault.received.save(bundle, b"once more")


def test_a_place_where_nothing_is_holds_nothing(vault: Vault) -> None:
    with pytest.raises(BundleGone):
        vault.received.read(99)
