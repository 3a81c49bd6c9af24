# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages are found by their words, as far as they may be shown, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from held.journal.answer import Answer, Chosen, Row, Rows, When, Words
from held.journal.entry import Entry
from held.journal.identifiers import RowId, make_id
from held.journal.layer import Lifted
from held.journal.loose_date import Exactly
from held.journal.room import Room
from held.vault.search_index import SEARCH_INDEX_NAME
from held.workflows import give_permission, lift_line, search, shelve, write_entry
from held.workflows.search import MOST_FOUND, Found, OpenIndex, Sought
from held.workflows.session import Session

EVERYWHERE = frozenset(Room)


class Clock:
    """The fixture of that name, by what these tests use of it."""

    move: Callable[..., None]


class Seeker:
    """Someone who looks for words in an open vault."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.index = OpenIndex(session)

    def catch_up(self) -> int:
        """Do all there is to do; how many pages were taken in."""
        taken = 0
        texts = search.unseen(self._session)
        while True:
            while texts:
                taken += len(texts)
                texts = search.took_in(self._session, self.index.lay(texts))
            if self.index.is_walked:
                self.index.call_whole()
                return taken
            there = search.next_before(self._session, self.index.walked_to)
            texts = search.lacks(self._session, self.index.compare(there))

    def find(self, typed: str, rooms: frozenset[Room] = EVERYWHERE) -> tuple[Found, ...]:
        self.catch_up()
        sought = Sought(typed, rooms)
        return search.show(self._session, self.index.find(sought), sought)

    def entries(self, typed: str, rooms: frozenset[Room] = EVERYWHERE) -> list[str]:
        return [found.entry.id for found in self.find(typed, rooms)]

    def restart(self) -> None:
        self.index.close()
        self.index = OpenIndex(self._session)


@pytest.fixture
def seeker(session: Session) -> Iterator[Seeker]:
    seeker = Seeker(session)
    yield seeker
    seeker.index.close()


def write(session: Session, template: str, **answers: Answer) -> Entry:
    draft = write_entry.begin(session, template)
    draft.say(answers)
    return write_entry.keep(session, draft.written).entry


def rewrite(session: Session, entry: Entry, **answers: Answer) -> None:
    draft = write_entry.resume(session, entry.id)
    draft.say({**draft.entry.answers, **answers})
    write_entry.keep(session, draft.written)


def said_yes(session: Session, story: Entry) -> None:
    draft = write_entry.resume(session, story.id)
    give_permission.state(session, draft.written, {"may_note": Chosen("yes")}, None)


def test_a_page_is_found_with_the_place_of_its_words(session: Session, seeker: Seeker) -> None:
    page = write(session, "just_write", page=Words("Frau Müller stood in the kitchen."))
    (found,) = seeker.find("MULLER kit")
    assert found.entry.id == page.id
    assert found.excerpt is not None
    assert [found.excerpt.text[slice(*span)] for span in found.excerpt.found] == [
        "Müller",
        "kitchen",
    ]


def test_nothing_from_inside_is_found_unless_it_is_asked_for(
    session: Session, seeker: Seeker
) -> None:
    write(session, "just_write", page=Words("the kitchen"))
    assert seeker.entries("kitchen", Sought().rooms) == []
    assert len(seeker.entries("kitchen", Sought().rooms | {Room.INSIDE})) == 1


@pytest.mark.parametrize("answer", ["not_asked", "in_my_head", "no", None])
def test_a_story_without_a_yes_is_found_but_stays_covered(
    session: Session, seeker: Seeker, answer: str | None
) -> None:
    story = write(session, "story", heard=Words("the kitchen smelled of bread"))
    if answer is not None:
        draft = write_entry.resume(session, story.id)
        give_permission.state(session, draft.written, {"may_note": Chosen(answer)}, None)
    (found,) = seeker.find("kitchen")
    assert found.excerpt is None
    assert found.entry.code
    assert "bread" not in repr(found)


def test_a_story_whose_day_has_come_is_found_but_covered_again(
    session: Session, seeker: Seeker
) -> None:
    story = write(session, "story", heard=Words("the kitchen smelled of bread"))
    yesterday = session.clock.now().day - timedelta(1)
    draft = write_entry.resume(session, story.id)
    slip = {"may_note": Chosen("yes"), "keep_until": When(Exactly(yesterday))}
    give_permission.state(session, draft.written, slip, None)
    (found,) = seeker.find("kitchen")
    assert found.excerpt is None


def test_long_pages_are_taken_in_a_few_at_a_time_so_that_nothing_waits_long(
    session: Session,
) -> None:
    for number in range(4):
        write(session, "just_write", page=Words(f"kitchen {number} " * 10_000))
    assert len(search.unseen(session)) == 1


def test_a_story_with_a_yes_shows_the_place_of_its_words(session: Session, seeker: Seeker) -> None:
    said_yes(session, write(session, "story", heard=Words("the kitchen smelled of bread")))
    (found,) = seeker.find("kitchen")
    assert found.excerpt is not None


def test_every_kind_of_written_answer_is_found(session: Session, seeker: Seeker) -> None:
    story = write(
        session,
        "story",
        heard=Words("in the garden"),
        their_words=Words("at the window"),
    )
    row = Row(RowId(make_id()), line="beside the stove", answers={"basis": Chosen("saw")})
    line = write(session, "test", lines=Rows((row,)))
    assert seeker.entries("garden window") == [story.id]
    assert seeker.entries("stove") == [line.id]


def test_nobody_is_found_by_who_they_are(session: Session, seeker: Seeker) -> None:
    draft = write_entry.begin(session, "story")
    assert draft.teller is not None
    draft.circle.rename(draft.teller, "Wrenlike")
    draft.say({"heard": Words("the kitchen")})
    story = write_entry.keep(session, draft.written).entry
    assert seeker.entries("wrenlike") == []
    assert seeker.entries("kitchen") == [story.id]


def test_a_lifted_line_is_found_on_its_page_alone(session: Session, seeker: Seeker) -> None:
    page = write(session, "just_write", page=Words("the kitchen was dark"))
    lift_line.lift(session, page, "page", (4, 11), Lifted.ASSUME)
    assert seeker.entries("kitchen") == [page.id]


def test_only_the_newest_reading_is_found(session: Session, seeker: Seeker, clock: Clock) -> None:
    page = write(session, "just_write", page=Words("the kitchen"))
    clock.move(days=2)
    rewrite(session, page, page=Words("the garden"))
    assert seeker.entries("garden") == [page.id]
    assert seeker.entries("kitchen") == []


def test_what_lies_on_the_shelf_is_not_found_until_it_is_put_back(
    session: Session, seeker: Seeker
) -> None:
    page = write(session, "just_write", page=Words("the kitchen"))
    assert seeker.entries("kitchen") == [page.id]
    rows = seeker.index.find(Sought("kitchen", EVERYWHERE))
    shelve.shelve(session, page.id)
    # Also before the index has heard of it.
    assert search.show(session, rows, Sought("kitchen", EVERYWHERE)) == ()
    assert seeker.entries("kitchen") == []
    shelve.put_back(session, page.id)
    assert seeker.entries("kitchen") == [page.id]


def test_a_page_that_became_a_story_is_found_in_stories_alone(
    session: Session, seeker: Seeker
) -> None:
    page = write(session, "just_write", page=Words("the kitchen"))
    assert seeker.entries("kitchen", frozenset({Room.INSIDE})) == [page.id]
    write_entry.as_story(session, page)
    assert seeker.entries("kitchen", frozenset({Room.INSIDE})) == []
    assert seeker.entries("kitchen", frozenset({Room.STORIES})) == [page.id]


def test_the_latest_written_comes_first_and_at_most_fifty(
    session: Session, seeker: Seeker, clock: Clock
) -> None:
    pages = []
    for _ in range(MOST_FOUND + 3):
        clock.move(minutes=1)
        pages.append(write(session, "just_write", page=Words("the kitchen")).id)
    assert seeker.entries("kitchen") == pages[::-1][:MOST_FOUND]


def test_nothing_is_read_twice(session: Session, seeker: Seeker) -> None:
    for _ in range(3):
        write(session, "just_write", page=Words("the kitchen"))
    assert seeker.catch_up() == 3
    assert seeker.catch_up() == 0
    seeker.restart()
    assert seeker.catch_up() == 0
    write(session, "just_write", page=Words("the garden"))
    assert seeker.catch_up() == 1


def test_a_page_saved_while_it_is_read_is_read_again(session: Session, seeker: Seeker) -> None:
    page = write(session, "just_write", page=Words("the kitchen"))
    texts = search.unseen(session)
    rewrite(session, page, page=Words("the garden"))
    search.took_in(session, seeker.index.lay(texts))
    assert seeker.entries("garden") == [page.id]
    assert seeker.entries("kitchen") == []


@pytest.mark.parametrize("count", [3, 1200])
def test_a_lost_index_is_made_anew_without_a_word(
    session: Session, seeker: Seeker, count: int
) -> None:
    with session.vault.transaction():
        for number in range(count):
            write(session, "just_write", page=Words(f"the kitchen {number}"))
    assert seeker.catch_up() == count
    seeker.index.close()
    path = session.vault.folder / SEARCH_INDEX_NAME
    content = path.read_bytes()
    path.write_bytes(content[:4096] + bytes(len(content) - 4096))
    seeker.restart()
    assert len(seeker.entries("kitchen")) == min(count, MOST_FOUND)
    assert not seeker.index.is_behind


def test_damage_that_shows_later_is_mended_while_one_searches(
    session: Session, seeker: Seeker
) -> None:
    with session.vault.transaction():
        for number in range(600):
            write(session, "just_write", page=Words(f"the kitchen {number} and so on"))
    seeker.catch_up()
    seeker.index.close()
    path = session.vault.folder / SEARCH_INDEX_NAME
    with path.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(bytes(path.stat().st_size - 5 * 4096))
    seeker.restart()
    assert len(seeker.entries("kitchen")) == MOST_FOUND
    assert len(seeker.entries("599")) == 1


def test_an_index_that_has_not_seen_everything_says_so(session: Session, seeker: Seeker) -> None:
    write(session, "just_write", page=Words("the kitchen"))
    seeker.index.find(Sought("kitchen"))
    assert seeker.index.is_behind
    seeker.catch_up()
    assert not seeker.index.is_behind


def test_once_closed_it_does_nothing_more(session: Session, seeker: Seeker) -> None:
    write(session, "just_write", page=Words("the kitchen"))
    seeker.index.close()
    assert seeker.index.find(Sought("kitchen", EVERYWHERE)) == ()
    assert seeker.index.lay(search.unseen(session)) == ()
    assert search.unseen(session)
    assert not (session.vault.folder / SEARCH_INDEX_NAME).exists()


def test_it_is_known_whether_there_is_anything_to_find(session: Session) -> None:
    assert not search.has_anything(session)
    write(session, "just_write", page=Words("the kitchen"))
    assert search.has_anything(session)
