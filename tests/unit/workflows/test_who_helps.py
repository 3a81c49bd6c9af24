# SPDX-License-Identifier: GPL-3.0-or-later
"""The keeper's own list of who helps."""

from __future__ import annotations

from held.workflows import who_helps
from held.workflows.session import Session
from held.workflows.who_helps import WhoHelps

SAM = WhoHelps("Sam, next door", "knock, or 0151 000")


def test_held_brings_no_line_of_its_own(session: Session) -> None:
    assert who_helps.read(session) == ()


def test_the_list_comes_back_as_it_was_typed_and_in_its_order(session: Session) -> None:
    doctor = WhoHelps("", "the number on the fridge")
    who_helps.save(session, (SAM, doctor))
    assert who_helps.read(session) == (SAM, doctor)


def test_a_line_that_was_only_begun_is_not_kept(session: Session) -> None:
    assert who_helps.save(session, (WhoHelps(" "), SAM, WhoHelps(""))) == (SAM,)
    assert who_helps.read(session) == (SAM,)


def test_a_list_can_be_emptied_again(session: Session) -> None:
    who_helps.save(session, (SAM,))
    who_helps.save(session, ())
    assert who_helps.read(session) == ()


def test_a_value_that_does_not_fit_is_left_alone(session: Session) -> None:
    session.vault.settings.save("who_helps", '{"who": 3}')
    assert who_helps.read(session) == ()
    assert session.vault.settings.read("who_helps") == '{"who": 3}'
