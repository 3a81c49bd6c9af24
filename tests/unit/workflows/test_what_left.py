# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of what left knows codes and days, newest first, and never a word of a story."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from storyteller import HEARD, TODAY, Storyteller

from held.journal.identifiers import BundleId, EntryId, PersonId, make_id
from held.journal.permission import Form
from held.journal.sent_bundle import SentBundle
from held.workflows.shelve import shelve
from held.workflows.what_left import what_left


@pytest.fixture
def teller(tmp_path: Path) -> Iterator[Storyteller]:
    teller = Storyteller(tmp_path)
    yield teller
    teller.close()


def left(teller: Storyteller, story: EntryId, to: PersonId, counter: int) -> None:
    """A line as writing a bundle adds it."""
    teller.session.vault.bundles.save(
        SentBundle(
            id=BundleId(make_id()),
            story=story,
            to=to,
            parts=("heard",),
            form=Form.BUNDLE,
            until=date(2027, 3, 1),
            left=teller.clock.now(),
            counter=counter,
            digest=bytes(32),
        )
    )


def test_it_says_to_whom_from_which_story_when_and_until_when(teller: Storyteller) -> None:
    rowan, ash = teller.knows("Rowan"), teller.knows("Ash")
    linden, wren = teller.told("Linden"), teller.told("Wren")
    left(teller, linden, rowan.id, 1)
    teller.clock.day = date(2026, 11, 23)
    left(teller, wren, ash.id, 2)
    newest, oldest = what_left(teller.session)
    assert (newest.to, newest.teller, newest.story) == ("Ash", "Wren", wren)
    assert (oldest.to, oldest.teller, oldest.story) == ("Rowan", "Linden", linden)
    assert (newest.left, newest.until) == (date(2026, 11, 23), date(2027, 3, 1))
    assert oldest.left == TODAY
    assert not any(line in repr((newest, oldest)) for line in HEARD.splitlines())


def test_a_story_on_the_shelf_is_named_and_not_led_to(teller: Storyteller) -> None:
    rowan, story = teller.knows("Rowan"), teller.told()
    left(teller, story, rowan.id, 1)
    shelve(teller.session, story)
    (line,) = what_left(teller.session)
    assert (line.teller, line.story) == ("Linden", None)


def test_what_is_not_in_the_vault_any_more_leaves_its_line(teller: Storyteller) -> None:
    left(teller, EntryId(make_id()), PersonId(make_id()), 1)
    (line,) = what_left(teller.session)
    assert (line.to, line.teller, line.story) == ("", "", None)
