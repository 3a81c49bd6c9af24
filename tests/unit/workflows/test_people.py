# SPDX-License-Identifier: GPL-3.0-or-later
"""People of one page, by their codes."""

from __future__ import annotations

from held.journal.identifiers import PersonId, SituationId, make_id
from held.journal.person import Person
from held.workflows import people, write_entry
from held.workflows.people import Circle
from held.workflows.session import Session

HERE = SituationId(make_id())


def test_a_code_names_one_person_however_it_is_typed() -> None:
    circle = Circle(HERE)
    maple = circle.introduce(" Maple ", HERE)
    assert maple.code == "Maple"
    assert circle.introduce("mAPLE", HERE) == maple
    assert circle.find_code("MAPLE ", HERE) == maple
    assert circle.unsaved == (maple,)


def test_the_same_code_among_co_facilitators_is_someone_else() -> None:
    circle = Circle(HERE)
    theirs, mine = circle.introduce("Maple", HERE), circle.introduce("Maple", None)
    assert theirs.id != mine.id
    assert circle.in_situation() == (theirs,)
    assert circle.co_facilitators() == (mine,)
    assert circle.codes() == {theirs.id: "Maple", mine.id: "Maple"}


def test_a_person_under_another_code_is_still_the_same() -> None:
    maple = Person(PersonId(make_id()), "Maple", HERE)
    circle = Circle(HERE, (maple,))
    birch = circle.rename(maple, " Birch ")
    assert (birch.id, birch.code, birch.situation) == (maple.id, "Birch", HERE)
    assert circle.find(maple.id) == birch
    assert circle.find_code("Maple", HERE) is None
    assert circle.unsaved == (birch,)


def test_a_person_of_another_page_is_not_known_here() -> None:
    assert Circle(HERE).find(PersonId(make_id())) is None


def test_a_code_changed_while_it_was_being_saved_is_saved_again() -> None:
    circle = Circle(HERE)
    maple = circle.introduce("Maple", HERE)
    under_way = circle.unsaved
    birch = circle.rename(maple, "Birch")
    circle.saved(under_way)
    assert circle.unsaved == (birch,)
    circle.saved(circle.unsaved)
    assert circle.unsaved == ()


def test_no_page_brings_the_people_of_another_one(session: Session) -> None:
    first = write_entry.begin(session, "story")
    first.circle.introduce("Aunt", first.circle.situation)
    jonas = first.circle.introduce("Jonas", None)
    write_entry.keep_even_empty(session, first.written)
    second = write_entry.begin(session, "story")
    around = second.circle.in_situation()
    assert [person.id for person in around] == [second.teller.id if second.teller else ""]
    assert second.circle.co_facilitators() == (jonas,)
    codes = {person.code for person in people.around(session, first.circle.situation)}
    assert {"Aunt", "Jonas"} < codes
