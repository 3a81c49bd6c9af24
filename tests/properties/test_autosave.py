# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is typed, on whatever day, however often it is kept and opened again: nothing is lost.

A draft and a real vault, and a keeper who does things in any order: types, waits for a save or
does not, crosses midnight, locks, or has the power cut.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from held.files.places import Places
from held.journal.answer import Answer, Chosen, Words
from held.journal.entry import Entry
from held.journal.moment import Moment
from held.vault.key_slots import DerivationCost
from held.workflows import write_entry
from held.workflows.session import Session
from held.workflows.unlock_vault import DerivedKey, Vaults
from held.workflows.write_entry import TELLER, Draft, Written

PASSPHRASE = "sieben stille Äpfel"
COST = DerivationCost(memory_kib=64, passes=3, lanes=1)

# Explaining a failure traces every line, and takes minutes.
_ENOUGH = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    phases=[Phase.generate, Phase.shrink],
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
channels = st.sampled_from([None, "in_person", "by_phone"])


class MovedClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 10, 8, tzinfo=UTC)

    def now(self) -> Moment:
        return Moment(self.at, self.at.date())


class Keeping(RuleBasedStateMachine):
    """One page, begun as a free one or as a story.

    said, kept: what stands on the page, and what of it the vault was last given.  code, kept_code:
    another code for the person who told it.
    said_on, kept_on: the same for the end of each day on which something was typed.  Until it is
    first saved, a page has one day only: that of its first word.
    """

    def __init__(self, vaults: Vaults, key: DerivedKey, clock: MovedClock) -> None:
        super().__init__()
        self.vaults, self.key, self.clock = vaults, key, clock
        self.session: Session = vaults.open(key)
        self.under_way: list[Written] = []
        self.said: dict[str, Answer] = {}
        self.kept: dict[str, Answer] = {}
        self.code = self.kept_code = ""
        self.said_on: dict[date, dict[str, Answer]] = {}
        self.kept_on: dict[date, dict[str, Answer]] = {}

    def teardown(self) -> None:
        self.session.close()

    @initialize(template=st.sampled_from(["just_write", "story"]))
    def begin(self, template: str) -> None:
        self.draft: Draft = write_entry.begin(self.session, template)
        self.page = "heard" if template == "story" else "page"

    # What a keeper does

    @rule(text=texts)
    def type_on_the_page(self, text: str) -> None:
        self._say(self.page, Words(text) if text.strip() else None)

    @precondition(lambda self: self.page == "heard")
    @rule(channel=channels)
    def choose(self, channel: str | None) -> None:
        self._say("channel", Chosen(channel) if channel else None)

    @precondition(lambda self: self.page == "heard" and self.said)
    @rule(code=st.sampled_from(["Maple", "Birch", "maple"]))
    def give_another_code(self, code: str) -> None:
        teller = self.draft.teller
        assert teller is not None
        self.draft.circle.rename(teller, code)
        self.code = code

    @rule(days=st.integers(1, 3))
    def go_to_bed(self, days: int) -> None:
        self.clock.at += timedelta(days=days)

    @rule(minutes=st.integers(1, 300))
    def wait(self, minutes: int) -> None:
        later = self.clock.at + timedelta(minutes=minutes)
        if later.date() == self.clock.at.date():
            self.clock.at = later

    # What Held does

    @rule()
    def save(self) -> None:
        """The page is saved; the word that it is comes back later."""
        if not self.draft.is_kept:
            self.under_way.append(write_entry.keep(self.session, self.draft.written))
            self._took()

    @precondition(lambda self: self.under_way)
    @rule()
    def come_back(self) -> None:
        self.draft.kept(self.under_way.pop(0))

    @rule()
    def lock_and_open(self) -> None:
        """Locking keeps what is unkept, then closes."""
        if not self.draft.is_kept:
            write_entry.keep(self.session, self.draft.written)
            self._took()
        self.session.close()
        self._open_again()

    @rule()
    def lose_power(self) -> None:
        """What was not saved goes; what was saved does not."""
        self.said, self.said_on = dict(self.kept), dict(self.kept_on)
        self.code = self.kept_code
        self.session.close()
        self._open_again()

    # What must hold

    @invariant()
    def the_page_says_what_was_typed(self) -> None:
        if hasattr(self, "draft"):
            assert _without_teller(self.draft.entry) == self.said

    @invariant()
    def the_vault_has_every_day(self) -> None:
        if not self.kept_on:
            return
        entry = self.session.vault.entries.read(self.draft.entry.id)
        assert _without_teller(entry) == self.kept
        for day, kept in self.kept_on.items():
            readings = [layer for layer in entry.layers if layer.begun.day <= day]
            told = {k: a for k, a in readings[-1].answers.items() if k != TELLER}
            assert told == kept, day
        begun = [layer.begun.day for layer in entry.layers]
        assert begun == sorted(set(begun))

    @invariant()
    def kept_is_said_only_of_what_is_kept(self) -> None:
        if hasattr(self, "draft") and self.draft.is_kept and not self.under_way:
            assert self.said == self.kept

    def _say(self, question: str, answer: Answer | None) -> None:
        before = dict(self.said)
        self.said.pop(question, None)
        if answer is not None:
            self.said[question] = answer
        if self.said == before:
            return
        day = self.clock.now().day
        if not self.kept_on and before:
            (day,) = self.said_on
        self.said_on[day] = dict(self.said)
        if not self.kept_on and not self.said:
            self.said_on.clear()
        self.draft.say(dict(self.said), self.draft.entry.latest.marks)

    def _took(self) -> None:
        self.kept = dict(self.said)
        self.kept_on, self.kept_code = dict(self.said_on), self.code

    def _open_again(self) -> None:
        self.under_way.clear()
        self.session = self.vaults.open(self.key)
        if self.kept_on:
            self.draft = write_entry.resume(self.session, self.draft.entry.id)
            if self.kept_code:
                assert self.draft.teller is not None
                assert self.draft.teller.code == self.kept_code
        else:
            self.draft = write_entry.begin(self.session, self.draft.entry.asked.id)


def _without_teller(entry: Entry) -> dict[str, Answer]:
    return {key: answer for key, answer in entry.answers.items() if key != TELLER}


def test_nothing_that_was_kept_is_ever_lost(tmp_path: Path) -> None:
    clock = MovedClock()
    vaults = Vaults(Places(tmp_path / "share", tmp_path / "config"), clock, COST)
    folder = vaults.folder_for("Winter")
    vaults.make(folder, PASSPHRASE).close()
    key = vaults.derive(folder, PASSPHRASE)
    run_state_machine_as_test(lambda: Keeping(vaults, key, clock), settings=_ENOUGH)
