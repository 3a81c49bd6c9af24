# SPDX-License-Identifier: GPL-3.0-or-later
"""Cards between two real vaults: made with them, given away, taken in, compared by seven words."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from storyteller import TODAY, Storyteller
from two_keepers import compare, take_card

from held.bundles.card import make_card_identity
from held.bundles.card_errors import CardDamaged, NotACard
from held.bundles.card_text import spell_card_block
from held.files.disk_errors import FolderMissing
from held.vault.card_store import CardTaken
from held.workflows import own_card, take_in_card
from held.workflows.colleagues import CardState, colleagues
from held.workflows.compare_card import CardGone, look_at_card, say_different, say_same
from held.workflows.new_file import TargetTaken
from held.workflows.take_in_card import OwnCardGiven, look_at_file, look_at_text


@pytest.fixture
def me(tmp_path: Path) -> Iterator[Storyteller]:
    me = Storyteller(tmp_path / "mine")
    yield me
    me.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Storyteller]:
    other = Storyteller(tmp_path / "theirs")
    yield other
    other.close()


def test_a_new_vault_has_its_keys_from_the_first_moment(me: Storyteller) -> None:
    identity = me.session.vault.identity.find()
    assert identity is not None
    assert identity.name == ""
    assert identity.made.day == TODAY


def test_my_card_says_seven_words_which_stay_when_i_call_myself_otherwise(
    me: Storyteller, other: Storyteller
) -> None:
    card = own_card.own_card(me.session)
    assert len(card.words) == 7
    assert own_card.own_card(me.session) == card
    named = own_card.call_me(me.session, "  Zoë\tof the\u202e circle ")
    assert named.name == "Zoë of the circle"
    assert named.words == card.words
    assert own_card.own_card(other.session).words != card.words


def test_a_card_goes_from_one_vault_to_another_as_a_file_and_as_text(
    me: Storyteller, other: Storyteller, tmp_path: Path
) -> None:
    shown = own_card.call_me(other.session, "Ro")
    file = own_card.write_own_card(other.session, tmp_path / own_card.NEUTRAL_NAME)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    text = f"Hello,\nhere it is:\n\n{shown.text}\nSee you soon"
    for offered in (look_at_file(me.session, file), look_at_text(me.session, text)):
        assert (offered.name, offered.words, offered.holder) == ("Ro", shown.words, None)
        assert me.session.vault.cards.all() == ()


def test_a_file_of_that_name_is_left_as_it_is(me: Storyteller, tmp_path: Path) -> None:
    target = tmp_path / "card.held.card"
    target.write_text("somebody's own")
    with pytest.raises(TargetTaken):
        own_card.write_own_card(me.session, target)
    assert target.read_text() == "somebody's own"
    with pytest.raises(FolderMissing):
        own_card.write_own_card(me.session, tmp_path / "gone" / "card.held.card")


def test_a_card_taken_in_is_not_compared_until_both_say_so(
    me: Storyteller, other: Storyteller
) -> None:
    rowan = take_card(me, other, "Rowan")
    assert (rowan.person.code, rowan.card, rowan.came) == ("Rowan", CardState.NOT_COMPARED, TODAY)
    shown = look_at_card(me.session, rowan.person.id)
    assert shown.words == own_card.own_card(other.session).words
    same = say_same(me.session, shown)
    assert (same.card, same.compared) == (CardState.COMPARED, TODAY)
    assert colleagues(me.session) == (same,)


def test_a_colleague_is_known_by_my_code_and_may_have_no_card(
    me: Storyteller, other: Storyteller
) -> None:
    rowan, ash = me.knows("Rowan"), me.knows("Ash")
    taken = take_card(me, other, " rowan ")
    assert taken.person == rowan
    assert [(c.person, c.card) for c in colleagues(me.session)] == [
        (rowan, CardState.NOT_COMPARED),
        (ash, CardState.NONE),
    ]


def test_the_same_card_once_more_changes_nothing(me: Storyteller, other: Storyteller) -> None:
    compared = compare(me, take_card(me, other, "Rowan").person)
    me.clock.day += timedelta(days=9)
    offered = look_at_text(me.session, own_card.call_me(other.session, "By another name").text)
    assert offered.holder == compared
    assert take_card(me, other, "Rowan") == compared


def test_another_card_for_the_same_colleague_needs_comparing_anew(
    me: Storyteller, other: Storyteller
) -> None:
    rowan = compare(me, take_card(me, other, "Rowan").person)
    offered = look_at_text(me.session, spell_card_block(make_card_identity("Ro").card))
    taken = take_in_card.take_in(me.session, offered, "Rowan")
    assert taken.person == rowan.person
    assert taken.card is CardState.NOT_COMPARED
    assert look_at_card(me.session, rowan.person.id).words == offered.words


def test_one_card_cannot_be_taken_in_for_two_people(me: Storyteller, other: Storyteller) -> None:
    take_card(me, other, "Rowan")
    with pytest.raises(CardTaken):
        take_card(me, other, "Ash")
    assert [c.person.code for c in colleagues(me.session)] == ["Rowan"]


def test_words_that_differ_take_the_card_out_and_leave_the_colleague(
    me: Storyteller, other: Storyteller
) -> None:
    rowan = take_card(me, other, "Rowan")
    shown = look_at_card(me.session, rowan.person.id)
    assert say_different(me.session, shown).card is CardState.NONE
    for act in (say_same, say_different):
        with pytest.raises(CardGone):
            act(me.session, shown)
    with pytest.raises(CardGone):
        look_at_card(me.session, rowan.person.id)


def test_what_was_read_aloud_of_one_card_never_counts_for_another(
    me: Storyteller, other: Storyteller
) -> None:
    rowan = take_card(me, other, "Rowan")
    shown = look_at_card(me.session, rowan.person.id)
    another = spell_card_block(make_card_identity("").card)
    take_in_card.take_in(me.session, look_at_text(me.session, another), "Rowan")
    with pytest.raises(CardGone):
        say_same(me.session, shown)
    (present,) = colleagues(me.session)
    assert present.card is CardState.NOT_COMPARED


def test_my_own_card_and_what_is_no_card_are_refused(me: Storyteller) -> None:
    mine = own_card.own_card(me.session).text
    with pytest.raises(OwnCardGiven):
        look_at_text(me.session, mine)
    with pytest.raises(NotACard):
        look_at_text(me.session, "a shopping list")
    with pytest.raises(CardDamaged):
        look_at_text(me.session, mine.replace(mine[40], "" if mine[40] != "A" else "B", 1))
    assert me.session.vault.cards.all() == ()
