# SPDX-License-Identifier: GPL-3.0-or-later
"""No sequence of receiving stores anything from a sender who is not proven, or without a yes.

A rule machine over a real vault: cards come, are compared, taken out and changed, the clock moves,
and files arrive in any order, true, forged, for somebody else, again.  What is in the vault is
compared with a book of what may be there.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from storyteller import TODAY, Storyteller

from held.bundles.age_file import Passphrase, encrypt
from held.bundles.bundle_writer import write_bundle, write_card_bundle
from held.bundles.card import CardIdentity, make_card_identity
from held.bundles.card_text import spell_card_block
from held.bundles.contents import BundleContents, Member, MemberPermission
from held.errors import HeldError
from held.workflows import receive_bundle, take_in_card
from held.workflows.compare_card import look_at_card, say_different, say_same
from held.workflows.own_card import identity
from held.workflows.receive_bundle import Arrival
from held.workflows.what_came import let_go, what_came

WORDS = "acorn lantern clover thimble gravel twilight"
SENDERS = st.sampled_from(("Alder", "Ash"))
LAST_DAYS = st.integers(-1, 60)


def _contents(counter: int, until_in_days: int) -> BundleContents:
    until = TODAY.fromordinal(TODAY.toordinal() + until_in_days)
    permission = MemberPermission("bundle", None, until, "")
    return BundleContents(
        letter=("It was told.",),
        members=(Member("0" * 32, "What I heard", ("It was told.",), permission),),
        handling=(),
        created=TODAY,
        expires=until,
        counter=counter,
    )


class Receiving(RuleBasedStateMachine):
    """Birch's vault, and what the world does to it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.birch = Storyteller(Path(self._folder.name))
        self.mine = identity(self.birch.session)
        self.senders: dict[str, CardIdentity] = {}
        self.known: dict[str, str] = {}
        self.compared: set[str] = set()
        self.files: list[tuple[str, Path]] = []
        self.may_be_kept = 0

    @initialize()
    def something_lies_there_from_each_kind_of_sender(self) -> None:
        """Alder is known and compared, Ash is not."""
        self.a_card_comes("Alder", anew=True)
        self.words_are_compared("Alder", same=True)
        self.a_card_comes("Ash", anew=True)
        for code in ("Alder", "Ash"):
            self.somebody_writes_a_bundle(code, 3, 40)
        self.somebody_unproven_writes_under_words(3, 40)

    def teardown(self) -> None:
        self.birch.close()
        self._folder.cleanup()

    @rule(code=SENDERS, anew=st.booleans())
    def a_card_comes(self, code: str, anew: bool) -> None:
        if anew or code not in self.senders:
            self.senders[code] = make_card_identity(code)
        card = self.senders[code].card
        offered = take_in_card.look_at_text(self.birch.session, spell_card_block(card))
        take_in_card.take_in(self.birch.session, offered, code)
        if self.known.get(code) != card.hash:
            self.compared.discard(self.known.get(code, ""))
            self.known[code] = card.hash

    @precondition(lambda self: self.known)
    @rule(code=SENDERS, same=st.booleans())
    def words_are_compared(self, code: str, same: bool) -> None:
        if code not in self.known:
            return
        people = self.birch.session.vault.people.around(None)
        person = next(person for person in people if person.code == code)
        shown = look_at_card(self.birch.session, person.id)
        if same:
            say_same(self.birch.session, shown)
            self.compared.add(self.known[code])
        else:
            say_different(self.birch.session, shown)
            self.compared.discard(self.known.pop(code))

    @rule(days=st.integers(1, 9))
    def days_go_by(self, days: int) -> None:
        self.birch.clock.day = TODAY.fromordinal(self.birch.clock.day.toordinal() + days)

    @rule(code=SENDERS, counter=st.integers(1, 5), until=LAST_DAYS)
    def somebody_writes_a_bundle(self, code: str, counter: int, until: int) -> None:
        sender = self.senders.setdefault(code, make_card_identity(code))
        out = io.BytesIO()
        write_card_bundle(_contents(counter, until), sender, self.mine.card, out)
        self._lay_down(sender.card.hash, out.getvalue())

    @rule(counter=st.integers(1, 5), until=LAST_DAYS)
    def somebody_unproven_writes_under_words(self, counter: int, until: int) -> None:
        out = io.BytesIO()
        write_bundle(_contents(counter, until), Passphrase(WORDS, work_factor=1), out)
        self._lay_down("", out.getvalue())

    @rule(code=SENDERS)
    def somebody_writes_for_another_card(self, code: str) -> None:
        sender = self.senders.setdefault(code, make_card_identity(code))
        out = io.BytesIO()
        write_card_bundle(_contents(1, 9), sender, make_card_identity("").card, out)
        self._lay_down(sender.card.hash, out.getvalue())

    @rule(content=st.binary(max_size=60))
    def somebody_seals_anything_for_my_card(self, content: bytes) -> None:
        out = io.BytesIO()
        encrypt(io.BytesIO(content), out, [self.mine.card.recipient])
        self._lay_down("nobody", out.getvalue())

    @rule(data=st.data())
    def one_file_is_opened_and_kept(self, data: st.DataObject) -> None:
        sender, file = data.draw(st.sampled_from(self.files))
        self._try_to_keep(sender, file, second_yes=data.draw(st.booleans()))

    @rule(second_yes=st.booleans())
    def every_file_is_opened_and_kept(self, second_yes: bool) -> None:
        for sender, file in self.files:
            self._try_to_keep(sender, file, second_yes=second_yes)

    @precondition(lambda self: self.may_be_kept)
    @rule()
    def something_is_let_go(self) -> None:
        let_go(self.birch.session, what_came(self.birch.session)[0].place)
        self.may_be_kept -= 1

    @invariant()
    def only_what_was_kept_is_there(self) -> None:
        assert len(what_came(self.birch.session)) == self.may_be_kept

    def _try_to_keep(self, sender: str, file: Path, *, second_yes: bool) -> None:
        arrival = self._open(file)
        if arrival is None:
            return
        before = len(what_came(self.birch.session))
        try:
            receive_bundle.keep(self.birch.session, arrival, second_yes=second_yes)
        except HeldError:
            assert len(what_came(self.birch.session)) == before
            return
        self.may_be_kept += 1
        if sender:
            assert sender in self.compared, "kept from a sender who was not compared"
        else:
            assert second_yes, "kept from nobody proven without a second yes"

    def _open(self, file: Path) -> Arrival | None:
        session = self.birch.session
        try:
            arrival = receive_bundle.look_at(session, file)
            if arrival is None:
                opened = receive_bundle.open_with_words(file, WORDS)
                arrival = receive_bundle.plan(session, opened)
            return arrival
        except HeldError:
            return None

    def _lay_down(self, sender: str, content: bytes) -> None:
        file = Path(self._folder.name) / f"{len(self.files)}.age"
        file.write_bytes(content)
        self.files.append((sender, file))


Receiving.TestCase.settings = settings(
    max_examples=20,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
TestReceiving = Receiving.TestCase
