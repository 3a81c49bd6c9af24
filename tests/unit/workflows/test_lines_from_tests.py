# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines from Tests go along in a real bundle, one by one, with two yeses asked for again."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from storyteller import TODAY, Storyteller, said_yes
from tester import assumed, line, page_of

from held.journal.answer import Chosen, Quote, Rows, Who
from held.journal.entry import write as write_on
from held.journal.identifiers import EntryId, MarkId
from held.journal.line_permission import ChosenLine, LineStays
from held.journal.person import Person
from held.journal.sent_bundle import LINE
from held.workflows.lines_from_tests import offered
from held.workflows.make_bundle import PermissionChanged, preview, write
from held.workflows.open_bundle import open_bundle
from held.workflows.shelve import shelve

WORDS = "chalk meadow onion ladder quilt harbor"
HEAD = "One person’s unfinished thoughts, not findings."


@pytest.fixture
def teller(tmp_path: Path) -> Iterator[Storyteller]:
    teller = Storyteller(tmp_path)
    yield teller
    teller.close()


@pytest.fixture
def rowan(teller: Storyteller) -> Person:
    return teller.knows("Rowan")


@pytest.fixture
def story(teller: Storyteller, rowan: Person) -> EntryId:
    told = teller.told()
    teller.asked(told, said_yes(rowan))
    return told


def chosen(teller: Storyteller, *words: str) -> tuple[ChosenLine, ...]:
    """These lines of those that are offered, with both yeses."""
    found = {one.words: one for one in offered(teller.session)}
    return tuple(ChosenLine(found[said], second_yes=True) for said in words)


def test_what_may_go_is_offered_newest_page_first(teller: Storyteller, story: EntryId) -> None:
    session = teller.session
    assumed(teller, "An older line.", basis="saw")
    assumed(teller, "One.", "Two.")
    quote = Quote(story, MarkId("0" * 32))
    lifted = page_of(line("", quote=quote), line("Linden was tired."), teller=teller, about=story)
    session.vault.entries.save(lifted)
    gone = assumed(teller, "Set aside.")
    shelve(session, gone.id)
    told = session.vault.entries.read(story).answers["teller"]
    assert isinstance(told, Who)
    assumed(teller, "A line that asks them.", ask_whom=told)

    assert [(one.words, one.how_i_know, one.day) for one in offered(session)] == [
        ("One.", "I worked it out", TODAY),
        ("Two.", "I worked it out", TODAY),
        ("An older line.", "I saw or heard it", TODAY),
    ]


def test_a_chosen_line_stands_in_the_letter_and_in_the_file_under_what_it_is(
    teller: Storyteller, story: EntryId, rowan: Person, tmp_path: Path
) -> None:
    assumed(teller, "They had a reason.", "Nobody was asked.")
    lines = chosen(teller, "They had a reason.")
    shown = preview(teller.session, story, rowan.id, lines)
    assert shown.letter is not None
    assert shown.letter.lines[-4:] == (
        HEAD,
        "",
        "They had a reason.",
        "How I know it: I worked it out.",
    )
    done = write(teller.session, shown, tmp_path / "bundle.age", WORDS)
    received = open_bundle(tmp_path / "bundle.age", WORDS, TODAY)
    assert received.letter == shown.letter.lines
    assert "Nobody was asked." not in received.letter
    # They are no part of what was told, and travel under nobody's permission.
    assert [part.title for part in received.parts] == ["What I heard"]
    assert done.left.parts == ("heard", LINE)
    assert teller.session.vault.bundles.sent() == (done.left,)


def test_several_lines_each_have_their_own_head(
    teller: Storyteller, story: EntryId, rowan: Person
) -> None:
    assumed(teller, "One.", "Two.")
    shown = preview(teller.session, story, rowan.id, chosen(teller, "Two.", "One."))
    assert shown.letter is not None
    assert [p.lines[0] for p in shown.letter.passages if p.title == HEAD] == ["Two.", "One."]


def test_lines_alone_are_no_bundle(teller: Storyteller, rowan: Person) -> None:
    told = teller.told()
    assumed(teller, "One.")
    shown = preview(teller.session, told, rowan.id, chosen(teller, "One."))
    assert shown.letter is None


@pytest.mark.parametrize("change", ["words", "how", "shelved", "lifted"])
def test_a_line_that_changed_since_it_was_read_stops_the_writing(
    teller: Storyteller, story: EntryId, rowan: Person, tmp_path: Path, change: str
) -> None:
    session = teller.session
    page = assumed(teller, "They had a reason.")
    shown = preview(session, story, rowan.id, chosen(teller, "They had a reason."))
    answer = page.answers["lines"]
    assert isinstance(answer, Rows)
    (row,) = answer.rows
    now = {
        "words": replace(row, line="They had two."),
        "how": replace(row, answers={"basis": Chosen("saw")}),
        "lifted": replace(row, quote=Quote(story, MarkId("0" * 32))),
    }
    if change == "shelved":
        shelve(session, page.id)
    else:
        said = write_on(page, {"lines": Rows((now[change],))}, (), teller.clock.now())
        session.vault.entries.save(said)
    with pytest.raises(PermissionChanged):
        write(session, shown, tmp_path / "bundle.age", WORDS)
    assert not (tmp_path / "bundle.age").exists()
    again = preview(session, story, rowan.id, shown.chosen)
    assert again.lines.lines == ()
    assert len(again.lines.stays) == 1


def test_a_preview_that_claims_a_yes_nobody_gave_is_not_written(
    teller: Storyteller, story: EntryId, rowan: Person, tmp_path: Path
) -> None:
    """Whoever puts a page together wrongly still cannot make a file of it."""
    assumed(teller, "They had a reason.")
    yes = preview(teller.session, story, rowan.id, chosen(teller, "They had a reason."))
    half = tuple(replace(choice, second_yes=False) for choice in yes.chosen)
    assert preview(teller.session, story, rowan.id, half).lines.stays == (LineStays.NO_SECOND_YES,)
    for claimed in (dataclasses.replace(yes, chosen=half), dataclasses.replace(yes, chosen=())):
        with pytest.raises(PermissionChanged):
            write(teller.session, claimed, tmp_path / "bundle.age", WORDS)
    assert not (tmp_path / "bundle.age").exists()


def test_a_line_that_comes_to_name_a_new_teller_stays(
    teller: Storyteller, story: EntryId, rowan: Person
) -> None:
    assumed(teller, "Hazel had a reason.")
    lines = chosen(teller, "Hazel had a reason.")
    assert preview(teller.session, story, rowan.id, lines).lines.lines
    teller.told("Hazel")
    assert preview(teller.session, story, rowan.id, lines).lines.stays == (LineStays.NAMES_TELLER,)
