# SPDX-License-Identifier: GPL-3.0-or-later
"""From an empty page to an entry in the vault and back, with the people on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from held.journal.answer import Answer, Chosen, Who, Words
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, make_id
from held.journal.layer import Lifted, Mark
from held.journal.room import Room
from held.templates.broken import TemplateUnknown
from held.vault.entry_number import EntryUnknown
from held.workflows import lift_line, write_entry
from held.workflows.session import Session
from held.workflows.write_entry import TELLER, Draft, Written


class Clock:
    """The fixture of that name, by what these tests use of it."""

    move: Callable[..., None]


def keep(session: Session, draft: Draft) -> Entry:
    kept = write_entry.keep(session, draft.written)
    draft.kept(kept)
    return kept.entry


def wrote(session: Session, template: str, **answers: Answer) -> Draft:
    draft = write_entry.begin(session, template)
    draft.say(answers)
    keep(session, draft)
    return draft


def read(session: Session, draft: Draft) -> Entry:
    return session.vault.entries.read(draft.entry.id)


def said(entry: Entry, question: str) -> str:
    answer = entry.answers.get(question)
    return answer.text if isinstance(answer, Words) else ""


# A page


def test_a_page_that_never_held_a_word_leaves_nothing_behind(session: Session) -> None:
    draft = write_entry.begin(session, "just_write")
    draft.say({"page": Words("  \n ")})
    assert draft.is_kept
    keep(session, draft)
    assert draft.entry.revision == 0
    with pytest.raises(EntryUnknown):
        read(session, draft)


def test_what_was_kept_is_read_again_as_it_stood(session: Session) -> None:
    draft = wrote(session, "just_write", page=Words("Größe, שלום, 雪\n\nand a second line"))
    assert read(session, draft) == draft.entry
    assert said(read(session, draft), "page") == "Größe, שלום, 雪\n\nand a second line"


def test_a_page_is_kept_until_something_else_stands_on_it(session: Session) -> None:
    draft = wrote(session, "just_write", page=Words("one"))
    assert draft.is_kept
    draft.say({"page": Words("one, two")})
    assert not draft.is_kept
    keep(session, draft)
    assert draft.is_kept
    draft.say({"page": Words("one, two")})
    assert draft.is_kept


def test_words_typed_while_a_save_is_under_way_are_not_taken_for_kept(session: Session) -> None:
    draft = write_entry.begin(session, "just_write")
    draft.say({"page": Words("one")})
    under_way = draft.written
    draft.say({"page": Words("one, two")})
    draft.kept(write_entry.keep(session, under_way))
    assert not draft.is_kept
    assert said(draft.entry, "page") == "one, two"
    keep(session, draft)
    assert said(read(session, draft), "page") == "one, two"


def test_a_page_emptied_while_its_first_save_is_under_way_is_kept_empty(session: Session) -> None:
    draft = write_entry.begin(session, "just_write")
    draft.say({"page": Words("one")})
    write_entry.keep(session, draft.written)
    draft.say({"page": Words("")})
    assert not draft.is_kept
    keep(session, draft)
    assert read(session, draft).is_empty


def test_midnight_while_the_first_save_is_under_way_leaves_the_first_day(
    session: Session, clock: Clock
) -> None:
    draft = write_entry.begin(session, "just_write")
    draft.say({"page": Words("on Tuesday")})
    write_entry.keep(session, draft.written)
    clock.move(days=1)
    draft.say({"page": Words("on Wednesday")})
    keep(session, draft)
    texts = [layer.answers["page"] for layer in read(session, draft).layers]
    assert texts == [Words("on Tuesday"), Words("on Wednesday")]


def test_a_page_that_was_emptied_is_kept_empty(session: Session) -> None:
    draft = wrote(session, "just_write", page=Words("one"))
    draft.say({"page": Words("")})
    assert not draft.is_kept
    keep(session, draft)
    assert read(session, draft).is_empty


def test_another_day_adds_a_reading_and_leaves_the_one_before(
    session: Session, clock: Clock
) -> None:
    first = wrote(session, "just_write", page=Words("on Tuesday"))
    clock.move(days=1)
    draft = write_entry.resume(session, first.entry.id)
    draft.say({"page": Words("on Wednesday")})
    keep(session, draft)
    texts = [said_in.answers["page"] for said_in in read(session, draft).layers]
    assert texts == [Words("on Tuesday"), Words("on Wednesday")]


def test_opening_a_page_on_another_day_adds_nothing(session: Session, clock: Clock) -> None:
    first = wrote(session, "just_write", page=Words("on Tuesday"))
    clock.move(days=1)
    draft = write_entry.resume(session, first.entry.id)
    draft.say(dict(draft.entry.answers), draft.entry.latest.marks)
    assert draft.is_kept
    assert draft.entry == first.entry


def test_a_page_that_is_not_there_or_a_template_that_is_not_there_is_told(
    session: Session,
) -> None:
    with pytest.raises(EntryUnknown):
        write_entry.resume(session, EntryId(make_id()))
    with pytest.raises(TemplateUnknown):
        write_entry.begin(session, "never_was")


def test_a_page_that_was_set_down_says_when(session: Session) -> None:
    draft = wrote(session, "just_write", page=Words("one"))
    write_entry.set_down(session, draft.entry)
    assert read(session, draft).set_down == session.clock.now()
    assert said(read(session, draft), "page") == "one"


# Who told it


def test_a_story_begins_with_a_code_that_nobody_has_yet(session: Session) -> None:
    first = wrote(session, "story", heard=Words("one"))
    second = wrote(session, "story", heard=Words("two"))
    assert first.teller is not None
    assert second.teller is not None
    assert first.teller.code in session.code_words
    assert first.teller.code != second.teller.code
    assert first.entry.situation != second.entry.situation


def test_the_person_who_told_it_is_kept_with_the_first_word(session: Session) -> None:
    draft = write_entry.begin(session, "story")
    assert session.vault.people.codes() == frozenset()
    draft.say({"heard": Words("as told")})
    assert not draft.is_kept
    entry = keep(session, draft)
    assert draft.teller is not None
    assert entry.answers[TELLER] == Who(draft.teller.id)
    again = write_entry.resume(session, entry.id)
    assert again.teller == draft.teller


def test_a_story_page_without_a_word_keeps_no_person(session: Session) -> None:
    draft = write_entry.begin(session, "story")
    draft.say({})
    assert draft.is_kept
    keep(session, draft)
    assert session.vault.people.codes() == frozenset()


def test_a_page_that_is_no_story_is_told_by_nobody(session: Session) -> None:
    assert write_entry.begin(session, "just_write").teller is None
    story = wrote(session, "story", heard=Words("as told"))
    line = lift_line.park(session, story.entry, "fix it")
    beside = write_entry.resume(session, line.id)
    beside.say(dict(beside.entry.answers))
    assert beside.teller is None
    assert beside.is_kept


def test_another_code_for_the_person_who_told_it_is_kept_with_the_page(session: Session) -> None:
    draft = wrote(session, "story", heard=Words("as told"))
    assert draft.teller is not None
    draft.circle.rename(draft.teller, " Maple ")
    draft.say(dict(draft.entry.answers))
    assert not draft.is_kept
    keep(session, draft)
    assert draft.is_kept
    again = write_entry.resume(session, draft.entry.id)
    assert again.teller is not None
    assert again.teller.code == "Maple"


def test_a_story_takes_back_who_told_it_when_everything_else_is_taken_out(
    session: Session,
) -> None:
    draft = wrote(session, "story", heard=Words("as told"))
    draft.say({"heard": Words("")})
    keep(session, draft)
    assert read(session, draft).is_empty


# A free page that turns out to be a story


def test_a_free_page_becomes_a_story_with_the_same_words(session: Session, clock: Clock) -> None:
    draft = wrote(session, "just_write", page=Words("first day"))
    clock.move(days=1)
    mark_id = lift_line.lift(session, draft.entry, "page", (0, 5), Lifted.ASSUME).mark
    draft.say({"page": Words("second day")}, (mark_id,))
    keep(session, draft)
    moved = write_entry.as_story(session, draft.entry).entry
    assert moved.id == draft.entry.id
    assert moved.room is Room.STORIES
    assert [layer.answers["heard"] for layer in moved.layers] == [
        Words("first day"),
        Words("second day"),
    ]
    assert [layer.begun.day for layer in moved.layers] == [date(2026, 3, 10), date(2026, 3, 11)]
    assert moved.text_of(mark_id.id) == "secon"
    assert session.vault.entries.read(moved.id) == moved
    assert session.vault.permissions.history(moved.id) == ()
    assert session.vault.entries.covered(Room.INSIDE) == ()


def test_a_page_becomes_a_story_before_it_was_ever_kept(session: Session) -> None:
    draft = write_entry.begin(session, "just_write")
    draft.say({"page": Words("as told")})
    moved = write_entry.as_story(session, draft.entry)
    assert session.vault.entries.read(moved.entry.id).answers["heard"] == Words("as told")
    (person,) = moved.people
    assert moved.entry.answers[TELLER] == Who(person.id)


def test_a_mark_keeps_its_words_and_its_kind_through_the_vault(session: Session) -> None:
    draft = wrote(session, "just_write", page=Words("She never listens."))
    lifted = lift_line.lift(session, draft.entry, "page", (0, 18), Lifted.ASSUME)
    draft.say({"page": Words("She never listens.")}, (lifted.mark,))
    keep(session, draft)
    (mark,) = read(session, draft).latest.marks
    assert isinstance(mark, Mark)
    assert mark == lifted.mark


def test_something_beside_an_empty_page_keeps_the_page(session: Session) -> None:
    draft = write_entry.begin(session, "story")
    draft.kept(write_entry.keep_even_empty(session, draft.written))
    assert draft.entry.revision == 1
    assert read(session, draft).is_empty
    assert draft.is_kept


def test_a_result_for_a_page_that_was_not_saved_changes_nothing(session: Session) -> None:
    draft = write_entry.begin(session, "just_write")
    empty = draft.written
    draft.say({"page": Words("one")})
    draft.kept(write_entry.keep(session, empty))
    assert not draft.is_kept


def test_an_answer_is_kept_beside_the_words(session: Session) -> None:
    draft = wrote(session, "story", heard=Words("as told"), channel=Chosen("by_phone"))
    assert read(session, draft).answers["channel"] == Chosen("by_phone")
    assert isinstance(draft.written, Written)
