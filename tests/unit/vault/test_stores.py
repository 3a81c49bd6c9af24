# SPDX-License-Identifier: GPL-3.0-or-later
"""What is saved comes back as it was, in the wording it was asked in, together or not at all."""

from __future__ import annotations

import string
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeper import FREE_PAGE, Keeper
from msgspec.structs import replace

from held.journal import permission
from held.journal.answer import (
    About,
    Answer,
    Chosen,
    Linked,
    Quote,
    Row,
    Rows,
    Ticked,
    When,
    Who,
    Words,
)
from held.journal.entry import Entry, write
from held.journal.identifiers import (
    BundleId,
    EntryId,
    MarkId,
    PersonId,
    RowId,
    SituationId,
    make_id,
)
from held.journal.layer import Lifted, Mark
from held.journal.moment import Moment
from held.journal.permission import Form, MayNote, Permission, PermissionRecord
from held.journal.person import Person
from held.journal.room import Room
from held.journal.sent_bundle import SentBundle
from held.journal.template import Kind, Place, Question, Section, Template
from held.vault.connection import Connection
from held.vault.entry_number import EntryUnknown
from held.vault.permission_store import PermissionIsHistory
from held.vault.person_store import CodeTaken, PersonUnknown
from held.vault.stored_values import moment_columns, read_moment
from held.vault.vault import Vault

STORY = Template(
    "story",
    3,
    Room.STORIES,
    "A story",
    (
        Section(
            "page",
            Place.PAGE,
            (
                Question("heard", Kind.LONG, "What did I hear?"),
                Question("teller", Kind.PERSON, "Who told me?"),
                Question("when", Kind.DATE, "When?"),
                Question("beside", Kind.LINK, "Beside what?"),
                Question(
                    "lines", Kind.ROWS, "Lines", questions=(Question("who", Kind.PERSON, "Who?"),)
                ),
            ),
        ),
    ),
)


@pytest.fixture
def vault(keeper: Keeper) -> Vault:
    return keeper.open()


def a_story(keeper: Keeper, answers: dict[str, Answer]) -> Entry:
    return write(keeper.begin(STORY), answers, (), keeper.now())


def newcomer(code: str, situation: SituationId | None = None) -> Person:
    return Person(PersonId(make_id()), code, situation)


def test_a_story_with_every_kind_of_reference_comes_back(keeper: Keeper, vault: Vault) -> None:
    page = vault.entries.save(keeper.wrote("a page"))
    wren = newcomer("Wren", SituationId(make_id()))
    quote = Row(RowId(make_id()), quote=Quote(page.id, MarkId(make_id())), answers={})
    said: dict[str, Answer] = {
        "heard": Words("Zoë spoke,\nquietly."),
        "teller": Who(wren.id),
        "when": When(About("last spring", date(2025, 4, 1))),
        "beside": Linked((page.id,)),
        "lines": Rows((Row(RowId(make_id()), "a line", answers={"who": Who(wren.id)}), quote)),
    }
    mark = Mark(MarkId(make_id()), "heard", 0, 3, Lifted.SAW, page.id)
    entry = write(keeper.begin(STORY, about=page), said, (mark,), keeper.now())
    entry = replace(entry, situation=wren.situation, set_down=keeper.now(), shelved=keeper.now())
    kept = vault.entries.save(entry, newcomers=(wren,))
    assert kept == replace(entry, revision=1)
    assert vault.entries.read(entry.id) == kept
    assert vault.people.read(wren.id) == wren


def test_each_save_counts_one_more_even_from_an_older_page(keeper: Keeper, vault: Vault) -> None:
    entry = keeper.wrote("one")
    assert [vault.entries.save(entry).revision for _ in range(3)] == [1, 2, 3]


def test_a_later_day_adds_a_layer_and_leaves_the_first_untouched(
    keeper: Keeper, vault: Vault
) -> None:
    first = vault.entries.save(keeper.wrote("on the day itself"))
    later = keeper.now()
    later = Moment(later.at + timedelta(days=40), later.day + timedelta(days=40))
    second = vault.entries.save(write(first, {"page": Words("how I see it now")}, (), later))
    read = vault.entries.read(first.id)
    assert read == second
    assert read.layers[0] == first.layers[0]
    assert len(read.layers) == 2


def test_layers_taken_back_are_gone(keeper: Keeper, vault: Vault) -> None:
    first = vault.entries.save(keeper.wrote("one"))
    later = Moment(datetime(2027, 1, 1, tzinfo=UTC), date(2027, 1, 1))
    both = vault.entries.save(write(first, {"page": Words("two")}, (), later))
    vault.entries.save(replace(both, layers=both.layers[:1]))
    assert vault.entries.read(first.id).layers == first.layers


def test_an_entry_keeps_the_wording_it_was_asked_in(keeper: Keeper, vault: Vault) -> None:
    old = vault.entries.save(keeper.wrote("asked before"))
    newer = replace(FREE_PAGE, version=2, title="Just a page")
    new = vault.entries.save(write(keeper.begin(newer), {"page": Words("x")}, (), keeper.now()))
    assert vault.entries.read(old.id).asked == FREE_PAGE
    assert vault.entries.read(new.id).asked == newer
    assert [c.title for c in vault.entries.covered(Room.INSIDE)] == ["Just a page", "Free page"]


def test_a_wording_is_stored_once_however_many_entries_were_asked_in_it(keeper: Keeper) -> None:
    vault = keeper.open()
    for _ in range(5):
        vault.entries.save(keeper.wrote("x"))
    keeper.close()
    connection = keeper.connect()
    assert connection.execute("SELECT count(*) FROM wording") == [(1,)]
    connection.close()


def test_a_list_shows_what_is_in_the_room_newest_writing_first_and_covered(
    keeper: Keeper, vault: Vault
) -> None:
    wren = newcomer("Wren", SituationId(make_id()))
    said: dict[str, Answer] = {"heard": Words("never in a list"), "teller": Who(wren.id)}
    told = replace(a_story(keeper, said), situation=wren.situation)
    vault.entries.save(told, newcomers=(wren,))
    inside = [vault.entries.save(keeper.wrote(text)) for text in ("one", "two", "three")]
    inside[0] = vault.entries.save(
        write(inside[0], {"page": Words("one, again")}, (), keeper.now())
    )
    vault.entries.save(replace(inside[1], shelved=keeper.now()))
    down = keeper.now()
    vault.entries.save(replace(inside[2], set_down=down))
    shown = vault.entries.covered(Room.INSIDE)
    assert [(c.id, c.set_down) for c in shown] == [(inside[0].id, None), (inside[2].id, down)]
    (story,) = vault.entries.covered(Room.STORIES)
    assert (story.code, story.title, story.template_id) == ("Wren", "A story", "story")
    assert story.permission == Permission()
    assert (story.begun, story.written) == (told.begun, told.latest.written)
    assert shown[0].permission is None
    assert "never in a list" not in repr(story)
    assert vault.entries.covered(Room.TESTS) == ()


def test_the_page_written_beside_another_is_found_by_its_template(
    keeper: Keeper, vault: Vault
) -> None:
    page = vault.entries.save(keeper.wrote("a page"))
    assert vault.entries.find_beside(page.id, "free") is None
    entry = write(keeper.begin(FREE_PAGE, about=page), {"page": Words("urge")}, (), keeper.now())
    beside = vault.entries.save(entry)
    assert vault.entries.find_beside(page.id, "free") == beside
    assert vault.entries.find_beside(page.id, "story") is None


def test_an_entry_that_is_not_there_is_said_to_be_unknown(keeper: Keeper, vault: Vault) -> None:
    never = EntryId(make_id())
    with pytest.raises(EntryUnknown):
        vault.entries.read(never)
    with pytest.raises(EntryUnknown):
        vault.permissions.save(PermissionRecord(never, 1, keeper.now(), {}))
    with pytest.raises(PersonUnknown):
        vault.people.read(PersonId(make_id()))
    assert vault.permissions.history(never) == ()


def may(choice: str) -> dict[str, Answer]:
    return {"may_note": Chosen(choice)}


def test_a_history_is_added_to_and_only_its_newest_statement_completed(
    keeper: Keeper, vault: Vault
) -> None:
    story = vault.entries.save(a_story(keeper, {"heard": Words("x")}))
    records = vault.permissions
    assert records.next_number(story.id) == 1
    first = PermissionRecord(story.id, 1, keeper.now(), may("in_my_head"))
    records.save(first)
    completed = replace(first, said=keeper.now(), answers={**may("yes"), "x": Ticked(ticked=True)})
    records.save(completed)
    second = PermissionRecord(story.id, 2, keeper.now(), may("no"))
    records.save(second)
    assert records.history(story.id) == (completed, second)
    assert records.next_number(story.id) == 3
    for never in (first, replace(second, number=4), replace(second, number=0)):
        with pytest.raises(PermissionIsHistory):
            records.save(never)
    assert records.history(story.id) == (completed, second)
    (covered,) = vault.entries.covered(Room.STORIES)
    assert covered.permission == permission.current((completed, second))
    assert covered.permission is not None
    assert covered.permission.may_note is MayNote.NO


def test_the_database_itself_refuses_to_change_an_earlier_statement(keeper: Keeper) -> None:
    vault = keeper.open()
    story = vault.entries.save(a_story(keeper, {"heard": Words("x")}))
    for number in (1, 2):
        vault.permissions.save(PermissionRecord(story.id, number, keeper.now(), may("no")))
    keeper.close()
    connection = keeper.connect()
    with pytest.raises(Exception, match="never changed"), connection.transaction():
        connection.execute("UPDATE permission_record SET answers = x'' WHERE number = 1")
    connection.close()


def test_a_code_is_one_persons_within_a_situation_whatever_its_case(vault: Vault) -> None:
    here, there = SituationId(make_id()), SituationId(make_id())
    wren, same, mine = newcomer("Wren", here), newcomer("Wren", there), newcomer("Wren")
    for person in (wren, same, mine):
        vault.people.save(person)
    with pytest.raises(CodeTaken):
        vault.people.save(newcomer("WREN", here))
    with pytest.raises(CodeTaken):
        vault.people.save(newcomer("wren"))
    vault.people.save(replace(wren, code="Heron"))
    assert vault.people.around(here) == (replace(wren, code="Heron"), mine)
    assert vault.people.around(None) == (mine,)
    assert vault.people.codes() == {"Heron", "Wren"}


def test_an_entry_and_its_newcomers_are_kept_together_or_not_at_all(
    keeper: Keeper, vault: Vault
) -> None:
    situation = SituationId(make_id())
    vault.people.save(newcomer("Wren", situation))
    story = replace(a_story(keeper, {"heard": Words("x")}), situation=situation)
    newcomers = (newcomer("Owl", situation), newcomer("wren", situation))
    with pytest.raises(CodeTaken):
        vault.entries.save(story, newcomers=newcomers)
    assert "Owl" not in vault.people.codes()
    assert vault.entries.covered(Room.STORIES) == ()


def test_several_saves_in_one_transaction_stand_or_fall_together(
    keeper: Keeper, vault: Vault
) -> None:
    class Interrupted(Exception):
        pass

    entry = keeper.wrote("x")

    def save_two() -> None:
        with vault.transaction():
            vault.entries.save(entry)
            vault.settings.save("left_off", entry.id)
            raise Interrupted

    with pytest.raises(Interrupted):
        save_two()
    with pytest.raises(EntryUnknown):
        vault.entries.read(entry.id)
    assert vault.settings.read("left_off") is None


def test_settings_are_replaced_by_name(vault: Vault) -> None:
    vault.settings.save("look", "dusk")
    vault.settings.save("look", "dämmerung")
    assert vault.settings.read("look") == "dämmerung"


def test_what_left_is_listed_newest_first_and_counted_upward(keeper: Keeper, vault: Vault) -> None:
    story, other = EntryId(make_id()), EntryId(make_id())
    assert vault.bundles.last_counter() is None
    sent = [
        SentBundle(
            id=BundleId(make_id()),
            story=of,
            to=PersonId(make_id()),
            parts=("heard", "when"),
            form=Form.BUNDLE,
            until=date(2026, 6, 1),
            left=keeper.now(),
            counter=counter,
            digest=bytes(32),
        )
        for of, counter in ((story, 5), (other, 9), (story, 7))
    ]
    for bundle in sent:
        vault.bundles.save(bundle)
    assert vault.bundles.sent() == tuple(reversed(sent))
    assert vault.bundles.last_counter() == 9


AWARE = st.datetimes(
    min_value=datetime(1, 1, 2),  # noqa: DTZ001
    max_value=datetime(9999, 12, 30),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=14)), timezone(-timedelta(hours=11))]),
)


@given(AWARE, st.dates())
def test_a_moment_keeps_its_microsecond_and_its_own_day(at: datetime, day: date) -> None:
    columns = moment_columns(Moment(at, day))
    assert columns[0] is not None
    assert columns[1] is not None
    back = read_moment(columns[0], columns[1])
    assert (back.at, back.day) == (at, day)


ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from(string.printable), max_size=300
)


def test_any_text_comes_back_letter_for_letter(keeper: Keeper, vault: Vault) -> None:
    @given(ANY_TEXT)
    def comes_back(text: str) -> None:
        entry = keeper.wrote(text)
        vault.entries.save(entry)
        assert vault.entries.read(entry.id).layers == entry.layers

    comes_back()


def test_references_follow_what_the_page_says_now(keeper: Keeper) -> None:
    vault = keeper.open()
    one, two = (vault.entries.save(keeper.wrote(text)) for text in ("one", "two"))
    story = vault.entries.save(a_story(keeper, {"beside": Linked((one.id,))}))
    vault.entries.save(write(story, {"beside": Linked((two.id,))}, (), keeper.now()))
    keeper.close()
    connection = keeper.connect()
    assert targets(connection) == [two.id]
    connection.close()


def targets(connection: Connection) -> list[str]:
    return [target.hex() for (target,) in connection.execute("SELECT target FROM reference")]


def test_what_was_shelved_with_its_page_lies_on_the_shelf_as_one(
    keeper: Keeper, vault: Vault
) -> None:
    page = vault.entries.save(keeper.wrote("a page"))
    beside = write(keeper.begin(FREE_PAGE, about=page), {"page": Words("urge")}, (), keeper.now())
    hollow = keeper.begin(FREE_PAGE, about=page)
    for entry in (beside, hollow):
        vault.entries.save(entry)
    assert [e.id for e in vault.entries.beside(page.id)] == [beside.id, hollow.id]
    listed = vault.entries.covered(Room.INSIDE)
    assert [(c.id, c.beside) for c in listed] == [(beside.id, "Free page"), (page.id, "")]
    together = keeper.now()
    for entry in (page, beside):
        vault.entries.save(replace(entry, shelved=together))
    assert [(c.id, c.shelved) for c in vault.entries.on_shelf()] == [(page.id, together)]
    vault.entries.save(replace(beside, shelved=keeper.now()))
    assert [c.id for c in vault.entries.on_shelf()] == [beside.id, page.id]
