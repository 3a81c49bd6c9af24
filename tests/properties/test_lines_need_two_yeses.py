# SPDX-License-Identifier: GPL-3.0-or-later
"""No line of Tests reaches a bundle without its two yeses, at any level of calls, and none at all
that was lifted, names who told a story, or stands in Inside.
"""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from storyteller import Storyteller, said_yes
from tester import TESTS, line, page_of

from held.journal.answer import Chosen, Quote, Row, Who
from held.journal.entry import Entry
from held.journal.identifiers import EntryId, MarkId
from held.journal.line_permission import ChosenLine, OfferedLine, what_lines_may_leave
from held.journal.room import Room
from held.workflows.lines_from_tests import decide, offered
from held.workflows.make_bundle import NothingMayLeave, PermissionChanged, preview, write
from held.workflows.open_bundle import open_bundle

SPOKEN = "chalk meadow onion ladder quilt harbor"

# What a line is: its words alone, or what keeps it here.
KINDS = ("mine", "lifted", "asks_teller", "names_teller")
ROWS = st.lists(st.sampled_from(KINDS), min_size=1, max_size=5)
YESES = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=5, max_size=5)
"""For each line: whether it was chosen, and whether the second yes was given."""


@contextmanager
def _keeper() -> Iterator[tuple[Storyteller, EntryId, Who]]:
    with tempfile.TemporaryDirectory() as folder:
        teller = Storyteller(Path(folder))
        story = teller.told()
        told = teller.session.vault.entries.read(story).answers["teller"]
        assert isinstance(told, Who)
        try:
            yield teller, story, told
        finally:
            teller.close()


def _row(kind: str, number: int, story: EntryId, told: Who) -> Row:
    words = f"thought number {number}"
    if kind == "lifted":
        return line(words, quote=Quote(story, MarkId("0" * 32)))
    if kind == "asks_teller":
        return line(words, ask_whom=told)
    if kind == "names_teller":
        return line(f"{words}, so Linden")
    return line(words, basis=Chosen("saw"))


def _claimed(page: Entry, row: Row) -> OfferedLine:
    """What a caller could claim to have been offered, right or not."""
    how = "I saw or heard it" if row.answers.get("basis") else "I do not know yet"
    return OfferedLine(page.id, row.id, row.line, how, page.latest.written.day)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, YESES, st.sampled_from(Room), st.booleans())
def test_a_bundle_says_just_the_lines_that_have_both_yeses(
    kinds: list[str], yeses: list[tuple[bool, bool]], room: Room, slip: bool
) -> None:
    with _keeper() as (teller, story, told):
        session = teller.session
        rowan = teller.knows("Rowan")
        if slip:
            teller.asked(story, said_yes(rowan))
        rows = [_row(kind, n, story, told) for n, kind in enumerate(kinds)]
        page = page_of(*rows, teller=teller)
        if room is not Room.TESTS:
            page = replace(page, room=room, asked=replace(TESTS, room=room))
        page = session.vault.entries.save(page)
        chosen = tuple(
            ChosenLine(_claimed(page, row), second_yes)
            for row, (is_chosen, second_yes) in zip(rows, yeses, strict=False)
            if is_chosen
        )
        may = [
            row.line
            for row, kind, (is_chosen, second_yes) in zip(rows, kinds, yeses, strict=False)
            if is_chosen and second_yes and kind == "mine" and room is Room.TESTS
        ]

        tellers = session.vault.entries.tellers()
        pure = what_lines_may_leave(chosen, {page.id: page}, tellers)
        assert [leaving.words for leaving in pure.lines] == may
        assert [leaving.words for leaving in decide(session, chosen).lines] == may
        if room is not Room.TESTS:
            assert offered(session) == ()

        shown = preview(session, story, rowan.id, chosen)
        in_letter = [] if shown.letter is None else list(shown.letter.lines)
        assert [said for said in in_letter if "thought number" in said] == (may if slip else [])
        assert (shown.letter is not None) == slip


@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
@given(st.booleans(), st.booleans())
def test_the_file_itself_has_no_other_line(second_yes: bool, claimed: bool) -> None:
    """A caller that changes what was shown, in whichever direction, gets no file."""
    with _keeper() as (teller, story, _told):
        session, rowan = teller.session, teller.knows("Rowan")
        teller.asked(story, said_yes(rowan))
        page = session.vault.entries.save(
            page_of(line("thought number 0", basis=Chosen("saw")), teller=teller)
        )
        rows = page.answers["lines"].rows  # type: ignore[union-attr]
        with_yes = (ChosenLine(_claimed(page, rows[0]), second_yes=True),)
        chosen = (ChosenLine(_claimed(page, rows[0]), second_yes),)
        shown = preview(session, story, rowan.id, chosen)
        if claimed:
            shown = dataclasses.replace(
                shown, letter=preview(session, story, rowan.id, with_yes).letter
            )
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "bundle.age"
            try:
                write(session, shown, target, SPOKEN)
            except (PermissionChanged, NothingMayLeave):
                assert not target.exists()
                assert claimed
                assert not second_yes
                return
            letter = open_bundle(target, SPOKEN, teller.clock.day).letter
            assert ("thought number 0" in letter) == second_yes
