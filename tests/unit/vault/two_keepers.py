# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people with a vault each, who give each other cards and bundles.  For tests.

Everything goes through the workflows that pages use, and through real files.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from storyteller import Storyteller, said_yes

from held.journal.person import Person
from held.workflows import compare_card, own_card, take_in_card
from held.workflows.colleagues import Colleague
from held.workflows.make_bundle import HandedOver, preview, write

WORDS = "chalk meadow onion ladder quilt harbor"


def take_card(taker: Storyteller, giver: Storyteller, code: str) -> Colleague:
    """`taker` takes in the card of `giver` under `code`, and has not compared it yet."""
    text = giver.on(partial(own_card.own_card, giver.session)).text

    def take_in() -> Colleague:
        offered = take_in_card.look_at_text(taker.session, text)
        return take_in_card.take_in(taker.session, offered, code)

    return taker.on(take_in)


def compare(taker: Storyteller, colleague: Person) -> Colleague:
    """`taker` says that both see the same words."""

    def say_same() -> Colleague:
        shown = compare_card.look_at_card(taker.session, colleague.id)
        return compare_card.say_same(taker.session, shown)

    return taker.on(say_same)


def send(teller: Storyteller, to: Person, target: Path, spoken: str = WORDS) -> HandedOver:
    """`teller` writes a bundle with what was heard to `target`, for the card of `to` if any."""
    story = teller.told()
    teller.asked(story, said_yes(to, parts=("heard",)))

    def write_it() -> HandedOver:
        shown = preview(teller.session, story, to.id)
        return write(teller.session, shown, target, spoken)

    return teller.on(write_it)
