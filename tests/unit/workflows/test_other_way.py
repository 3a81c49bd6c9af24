# SPDX-License-Identifier: GPL-3.0-or-later
"""A check-in read with two codes in each other's place."""

from __future__ import annotations

from held.journal.answer import Chosen, OnScale, Row, Rows, Words
from held.journal.identifiers import PersonId, RowId, SituationId, make_id
from held.journal.person import Person
from held.workflows.other_way import Passage, look_for_codes, read_other_way, written_on
from held.workflows.session import Session


def test_all_that_was_written_is_there_and_nothing_that_was_chosen(session: Session) -> None:
    answers = {
        "activation_before": OnScale("close"),
        "own_words": Words("Wren was late.\n\nI waited."),
        "first_pull": Chosen("teller"),
        "my_share": Rows((Row(RowId(make_id()), "I shouted", answers={"did": Words("Loud")}),)),
    }
    assert written_on(session.catalog.template("check_in"), answers) == (
        Passage("In my own words, if there are any", ("Wren was late.", "I waited.")),
        Passage("What of this is mine?", ("I shouted", "  What did I do? Loud")),
    )


def test_the_codes_in_the_text_are_offered_and_no_others(session: Session) -> None:
    for code in ("Wren", "Linden", "Juniper"):
        person = Person(PersonId(make_id()), code, SituationId(make_id()))
        session.vault.people.save(person)
    passages = (Passage("What?", ("Linden asked wren.",)),)
    assert look_for_codes(session, passages).codes == ("Linden", "Wren")


def test_two_words_change_places_in_every_line() -> None:
    passages = (Passage("What?", ("Wren asked Linden.", "Linden sat.")),)
    read = read_other_way(passages, " Wren ", "Linden.")
    assert read == (Passage("What?", ("Linden asked Wren.", "Wren sat.")),)


def test_what_cannot_change_places_is_not_read() -> None:
    assert read_other_way((Passage("What?", ("Wren",)),), "Wren", "wren") is None
