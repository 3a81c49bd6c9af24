# SPDX-License-Identifier: GPL-3.0-or-later
"""What came is planned before it is stored: two real vaults, real files, and every way it can fail."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from storyteller import HEARD, TODAY, Storyteller
from two_keepers import WORDS, compare, send, take_card

from held.bundles.age_file import decrypt, encrypt
from held.bundles.bundle_errors import AuthWrong, NotForThisCard
from held.bundles.card_text import parse_card
from held.journal.person import Person
from held.vault.received_store import BundleGone
from held.workflows import what_came
from held.workflows.colleagues import CardState
from held.workflows.open_bundle import NeedsNotebook, open_bundle
from held.workflows.own_card import identity, own_card
from held.workflows.receive_bundle import (
    Arrival,
    Doubt,
    ForSomeoneElse,
    NotToBeKept,
    Refusal,
    keep,
    look_at,
    open_with_words,
    plan,
)
from held.workflows.what_left import Opens, what_left


class Two:
    """Alder sends, Birch receives; each knows the other's card, and Birch has compared Alder's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.alder = Storyteller(folder / "alder")
        self.birch = Storyteller(folder / "birch")
        self.known_birch: Person = take_card(self.alder, self.birch, "Birch").person
        self.known_alder: Person = take_card(self.birch, self.alder, "Alder").person
        compare(self.birch, self.known_alder)
        self._files = 0

    def send(self) -> Path:
        """Another bundle from Alder to Birch."""
        self._files += 1
        return send(self.alder, self.known_birch, self.folder / f"{self._files}.age").path

    def look(self, file: Path) -> Arrival:
        arrival = look_at(self.birch.session, file)
        assert arrival is not None
        return arrival

    def keep(self, file: Path) -> None:
        keep(self.birch.session, self.look(file))

    @property
    def kept(self) -> int:
        return len(self.birch.session.vault.received.covered())


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    two = Two(tmp_path)
    yield two
    two.alder.close()
    two.birch.close()


def test_a_bundle_from_a_compared_card_says_from_whom_and_can_be_kept(two: Two) -> None:
    arrival = two.look(two.send())
    assert (arrival.code, arrival.card, arrival.by_card) == ("Alder", CardState.COMPARED, True)
    assert (arrival.refusal, arrival.doubt) == (None, None)
    assert arrival.bundle.until == date(2027, 3, 1)
    assert two.kept == 0
    keep(two.birch.session, arrival)
    (came,) = what_came.what_came(two.birch.session)
    assert (came.sender, came.received, came.until, came.ended) == (
        "Alder",
        TODAY,
        date(2027, 3, 1),
        False,
    )
    opened = what_came.open_kept(two.birch.session, came.place)
    assert opened.bundle == arrival.bundle
    assert HEARD.splitlines()[0] in arrival.bundle.letter


def test_nothing_of_it_stands_in_the_file(two: Two) -> None:
    sealed = two.send().read_bytes()
    assert b"-> mlkem768x25519 " in sealed
    assert not any(word in sealed for word in (b"Linden", b"Birch", b"rota", b"scrypt"))


def test_the_line_of_what_left_remembers_the_card(two: Two) -> None:
    two.send()
    assert [left.opens for left in what_left(two.alder.session)] == [Opens.CARD_NOT_COMPARED]
    compare(two.alder, two.known_birch)
    assert [left.opens for left in what_left(two.alder.session)] == [Opens.CARD]
    two.alder.session.vault.cards.remove(two.known_birch.id)
    assert [left.opens for left in what_left(two.alder.session)] == [Opens.CARD_GONE]


def test_the_same_bundle_again_is_here_already_and_never_overwritten(two: Two) -> None:
    file = two.send()
    two.keep(file)
    again = two.look(file)
    assert again.refusal is Refusal.HERE_ALREADY
    with pytest.raises(NotToBeKept):
        keep(two.birch.session, again, second_yes=True)
    assert two.kept == 1


def test_let_go_it_is_still_known_and_not_kept_again(two: Two) -> None:
    file = two.send()
    two.keep(file)
    (came,) = what_came.what_came(two.birch.session)
    what_came.let_go(two.birch.session, came.place)
    assert what_came.what_came(two.birch.session) == ()
    with pytest.raises(BundleGone):
        what_came.open_kept(two.birch.session, came.place)
    assert two.look(file).refusal is Refusal.LET_GO_BEFORE


def test_one_that_was_made_before_another_takes_a_second_yes(two: Two) -> None:
    older, newer = two.send(), two.send()
    two.keep(newer)
    arrival = two.look(older)
    assert (arrival.refusal, arrival.doubt) == (None, Doubt.OLDER)
    with pytest.raises(NotToBeKept):
        keep(two.birch.session, arrival)
    keep(two.birch.session, arrival, second_yes=True)
    assert two.kept == 2
    # The older one does not let what lies between them pass for new.
    assert two.birch.session.vault.cards.all()[0].last_counter is not None
    between = two.look(two.send())
    assert between.doubt is None


def test_after_its_last_day_it_is_not_kept_and_what_was_kept_stays_covered(two: Two) -> None:
    kept, late = two.send(), two.send()
    two.keep(kept)
    two.birch.clock.day = date(2027, 3, 2)
    arrival = two.look(late)
    assert (arrival.refusal, arrival.bundle.ended) == (Refusal.DAY_HAS_COME, True)
    with pytest.raises(NotToBeKept):
        keep(two.birch.session, arrival, second_yes=True)
    (came,) = what_came.what_came(two.birch.session)
    assert came.ended
    assert what_came.open_kept(two.birch.session, came.place).bundle is None


def test_from_a_card_that_is_not_here_nothing_can_be_kept(two: Two) -> None:
    file = two.send()
    two.birch.session.vault.cards.remove(two.known_alder.id)
    arrival = two.look(file)
    assert (arrival.code, arrival.refusal) == ("", Refusal.SENDER_UNKNOWN)
    with pytest.raises(NotToBeKept):
        keep(two.birch.session, arrival, second_yes=True)
    assert two.kept == 0


def test_from_a_card_not_yet_compared_nothing_can_be_kept_until_it_is(two: Two) -> None:
    file = two.send()
    two.birch.session.vault.cards.remove(two.known_alder.id)
    take_card(two.birch, two.alder, "Alder")
    arrival = two.look(file)
    assert (arrival.code, arrival.refusal) == ("Alder", Refusal.NOT_COMPARED)
    with pytest.raises(NotToBeKept):
        keep(two.birch.session, arrival, second_yes=True)
    compare(two.birch, two.known_alder)
    keep(two.birch.session, arrival)
    assert two.kept == 1


def test_a_card_taken_out_after_the_plan_lets_nothing_be_kept(two: Two) -> None:
    arrival = two.look(two.send())
    two.birch.session.vault.cards.remove(two.known_alder.id)
    with pytest.raises(NotToBeKept):
        keep(two.birch.session, arrival, second_yes=True)
    assert two.kept == 0


def test_under_spoken_words_it_is_kept_only_after_a_second_yes_and_marked(
    two: Two, tmp_path: Path
) -> None:
    ash = two.alder.knows("Ash")
    file = send(two.alder, ash, tmp_path / "spoken.age").path
    assert look_at(two.birch.session, file) is None
    arrival = plan(two.birch.session, open_with_words(file, WORDS.upper()))
    assert (arrival.code, arrival.by_card) == ("", False)
    assert (arrival.refusal, arrival.doubt) == (None, Doubt.SENDER_NOT_PROVEN)
    with pytest.raises(NotToBeKept):
        keep(two.birch.session, arrival)
    assert two.kept == 0
    keep(two.birch.session, arrival, second_yes=True)
    (came,) = what_came.what_came(two.birch.session)
    assert came.sender == ""
    again = plan(two.birch.session, open_with_words(file, WORDS))
    assert again.refusal is Refusal.HERE_ALREADY


@pytest.fixture
def carol(tmp_path: Path) -> Iterator[Storyteller]:
    carol = Storyteller(tmp_path / "carol")
    yield carol
    carol.close()


def test_a_bundle_for_another_card_stays_closed(two: Two, carol: Storyteller) -> None:
    with pytest.raises(ForSomeoneElse):
        look_at(carol.session, two.send())


def test_a_bundle_sealed_anew_for_a_third_person_is_refused(
    two: Two, carol: Storyteller, tmp_path: Path
) -> None:
    """Birch opens what Alder sent and seals it for Carol, who knows Alder's card."""
    compare(carol, take_card(carol, two.alder, "Alder").person)
    plain, anew = io.BytesIO(), tmp_path / "anew.age"
    decrypt(io.BytesIO(two.send().read_bytes()), plain, [identity(two.birch.session).hybrid])
    with anew.open("wb") as out:
        recipient = parse_card(own_card(carol.session).text).recipient
        encrypt(io.BytesIO(plain.getvalue()), out, [recipient])
    with pytest.raises(NotForThisCard):
        look_at(carol.session, anew)
    assert carol.session.vault.received.covered() == ()


def test_a_forged_sender_is_refused(two: Two, tmp_path: Path) -> None:
    """Mallory writes to Birch's card and puts the hash of Alder's card into it."""
    mallory = Storyteller(tmp_path / "mallory")
    birch = take_card(mallory, two.birch, "Birch").person
    file = send(mallory, birch, tmp_path / "mallory.age").path
    plain, forged = io.BytesIO(), tmp_path / "forged.age"
    decrypt(io.BytesIO(file.read_bytes()), plain, [identity(two.birch.session).hybrid])
    hashes = [identity(who.session).card.hash.encode() for who in (mallory, two.alder)]
    spelled = plain.getvalue().replace(*hashes)
    assert spelled != plain.getvalue()
    with forged.open("wb") as out:
        encrypt(io.BytesIO(spelled), out, [identity(two.birch.session).card.recipient])
    with pytest.raises(AuthWrong):
        look_at(two.birch.session, forged)
    mallory.close()


def test_without_a_notebook_a_bundle_to_a_card_says_to_open_it_first(two: Two) -> None:
    with pytest.raises(NeedsNotebook):
        open_bundle(two.send(), WORDS, TODAY)


def test_two_bundles_of_one_day_count_on_and_both_are_kept_in_their_order(two: Two) -> None:
    first, second = two.send(), two.send()
    for file in (first, second):
        assert two.look(file).doubt is None
        two.keep(file)
    two.birch.clock.day += timedelta(days=1)
    assert two.kept == 2


def test_what_is_kept_is_kept_with_its_counter_or_not_at_all(two: Two) -> None:
    arrival = two.look(two.send())
    session = two.birch.session

    def interrupted() -> None:
        with session.vault.transaction():
            keep(session, arrival)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        two.birch.on(partial(interrupted))
    assert two.kept == 0
    assert session.vault.cards.all()[0].last_counter is None
