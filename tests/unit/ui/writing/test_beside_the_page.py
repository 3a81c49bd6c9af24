# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said beside a page, a permission or a parked line, counts as kept only when it is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from storyteller import Storyteller

from held.errors import HeldError
from held.journal.answer import Answer, Chosen, Words
from held.journal.layer import Mark
from held.ui.background import Lane
from held.ui.page import Kept, KeptState
from held.ui.writing.writing_presenter import WritingPresenter
from held.workflows import give_permission, lift_line, write_entry

YES: dict[str, Answer] = {"may_note": Chosen("yes")}
NO: dict[str, Answer] = {"may_note": Chosen("no")}


class Story:
    """A page on which someone's words stand, and what the page was told about keeping."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.folder = folder
        self.lane = Lane("vault")
        self.session = Storyteller(folder, self.lane.run_now).session
        self.draft = self.lane.run_now(lambda: write_entry.begin(self.session, write_entry.STORY))
        self.presenter = WritingPresenter(self.session, self.lane, self.draft, self)
        self.presenter.kept_changed.connect(self.take_kept)
        self.kept = KeptState.KEEPING
        self._qtbot = qtbot

    def answers(self) -> dict[str, Answer]:
        return {"heard": Words("They folded their napkin into four.")}

    def marks(self) -> tuple[Mark, ...]:
        return ()

    def take_kept(self, kept: Kept) -> None:
        self.kept = kept.state

    def wait_until(self, state: KeptState) -> None:
        self._qtbot.waitUntil(lambda: self.kept is state)

    def said(self) -> list[Answer | None]:
        history = self.lane.run_now(
            lambda: give_permission.history(self.session, self.draft.entry.id)
        )
        return [record.answers.get("may_note") for record in history]

    def parked(self) -> list[str]:
        rows = self.lane.run_now(lambda: lift_line.parked_beside(self.session, self.draft.entry.id))
        return [row.line for row in rows]

    def pull_out_the_stick(self) -> None:
        """The folder is gone while the vault is open."""
        vault = self.session.vault.folder
        vault.rename(vault.with_name("elsewhere"))

    def close(self) -> None:
        with suppress(HeldError):
            self.lane.run_now(self.session.close)
        self.lane.stop()


@pytest.fixture
def story(tmp_path: Path, qtbot: QtBot) -> Iterator[Story]:
    story = Story(tmp_path, qtbot)
    yield story
    story.close()


def test_a_no_that_was_not_kept_does_not_count_as_kept_when_trying_again(story: Story) -> None:
    story.presenter.state_permission(YES)
    story.wait_until(KeptState.KEPT)
    story.pull_out_the_stick()
    story.presenter.state_permission(NO)
    story.wait_until(KeptState.NOT_KEPT)
    story.presenter.keep()
    story.kept = KeptState.KEEPING
    story.wait_until(KeptState.NOT_KEPT)
    work = story.presenter.unkept()
    assert work is not None
    with pytest.raises(HeldError):
        story.lane.run_now(work)


def test_locking_at_once_after_a_no_keeps_the_no(story: Story) -> None:
    story.presenter.state_permission(YES)
    story.wait_until(KeptState.KEPT)
    story.presenter.state_permission(NO)
    work = story.presenter.unkept()
    if work is not None:
        story.lane.run_now(work)
    assert story.said() == [Chosen("no")]


def test_what_is_said_during_one_visit_is_one_statement_however_fast(story: Story) -> None:
    for answers in (YES, NO, YES, NO):
        story.presenter.state_permission(answers)
    story.wait_until(KeptState.KEPT)
    assert story.said() == [Chosen("no")]
    assert story.presenter.unkept() is None


def test_a_parked_line_that_was_not_kept_is_still_there_to_be_kept(story: Story) -> None:
    story.presenter.keep()
    story.wait_until(KeptState.KEPT)
    story.pull_out_the_stick()
    story.presenter.park("explain how busy that week was")
    story.wait_until(KeptState.NOT_KEPT)
    work = story.presenter.unkept()
    assert work is not None
    with pytest.raises(HeldError):
        story.lane.run_now(work)


def test_a_line_is_parked_once_even_if_held_locks_while_it_is(story: Story) -> None:
    for words in ("explain", "ask when"):
        story.presenter.park(words)
    work = story.presenter.unkept()
    assert work is not None
    story.lane.run_now(work)
    assert story.parked() == ["explain", "ask when"]
    story.wait_until(KeptState.KEPT)
    assert story.presenter.unkept() is None
