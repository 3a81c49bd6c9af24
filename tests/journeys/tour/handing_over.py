# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle for Rowan: read as they will read it, handed over, and read back from the disk."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from held.workflows.clock import SystemClock
from held.workflows.open_bundle import ReceivedBundle, open_bundle
from tour.guide import Guide
from tour.words import (
    ASKED_OF_ME,
    ASSUMED,
    CO_FACILITATOR,
    HAPPENED,
    HEARD,
    PARKED,
    THEIR_WORDS,
    URGED,
    WHY_THEM,
)

BUNDLE_NAME = "bundle.held.age"
ALLOWED = (HEARD, ASKED_OF_ME)
NOT_ALLOWED = (THEIR_WORDS, PARKED, ASSUMED, URGED, WHY_THEM, HAPPENED)


def hand_over(guide: Guide) -> None:
    """From Bundles to a file in the folder of the pictures."""
    _choose(guide)
    _read_as_they_will(guide)
    _write(guide)


def bundle_file(guide: Guide) -> Path:
    """Where the bundle is written."""
    return guide.shown / BUNDLE_NAME


def _choose(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Bundles offers the story and Rowan, and nobody else"):
        hands.press("Ctrl+6")
        hands.press_button("prepare_first_button")
        hands.hear("Only what they allowed")
        guide.picture("bundle-which-story")
        hands.press_by_name(lambda words: words.startswith(_code(guide)))
        hands.press_by_name(lambda words: words == CO_FACILITATOR)
        guide.pictures("bundle-for-whom")
        hands.press_button("read_button")


def _read_as_they_will(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Read it as Rowan will: all that would leave, and what stays behind"):
        hands.see("letter_edit")
        hands.wait(lambda: hands.see("write_button").isEnabled(), "the letter does not come")
        letter = hands.text_in("letter_edit")
        for words in ALLOWED:
            guide.check(words in letter, "the letter lacks something that was allowed")
        for words in NOT_ALLOWED:
            guide.check(words not in letter, "the letter says something that was not allowed")
        hands.hear("Everything in Inside")
        hands.hear("Their words")
        guide.pictures("read-it-as-they-will")
        hands.press_button("write_button")


def _write(guide: Guide) -> None:
    hands = guide.hands
    with guide.step("Six words to say aloud, and what it means to hand it over"):
        spoken = [hands.read(f"word_{number}_label") for number in range(1, 7)]
        words = " ".join(word.split()[-1] for word in spoken)
        guide.keep_beside("spoken", words)
        hands.hear("It cannot be called back")
        guide.pictures("hand-over")
        hands.press_button("choose_place_button")
    with guide.step("The bundle is written, opened again and compared"):
        hands.see("place_dialog")
        hands.press("Ctrl+A")
        hands.type(str(bundle_file(guide)))
        guide.picture("hand-over-where")
        hands.press("Return")
        hands.see("done_button")
        guide.pictures("hand-over-written")
    with guide.step("Read back from the disk, it says what was allowed and not a word more"):
        read_back(guide, words)
    with guide.step("Bundles notes to whom it went and until when"):
        hands.press_button("done_button")
        hands.hear(f"For {CO_FACILITATOR}")
        guide.pictures("bundles")


def read_back(guide: Guide, words: str) -> ReceivedBundle:
    """The bundle, decrypted by code; NotHeld if it says anything but what was allowed."""
    today = SystemClock().now().day
    received = open_bundle(bundle_file(guide), words, today)
    letter = "\n".join(received.letter)
    for allowed in ALLOWED:
        guide.check(allowed in letter, "the bundle lacks something that was allowed")
    whole = letter + "".join(line for part in received.parts for line in part.lines)
    for kept in NOT_ALLOWED:
        guide.check(kept not in whole, "the bundle says something that was not allowed")
    guide.check(len(received.parts) == len(ALLOWED), "the bundle has other parts")
    guide.check(received.until == today + timedelta(30), "the bundle ends on another day")
    guide.check(not received.ended, "the bundle has ended already")
    content = bundle_file(guide).read_bytes()
    guide.check(content.startswith(b"age-encryption.org/v1"), "it is no age file")
    guide.check(HEARD.encode() not in content, "the bundle is not encrypted")
    return received


def _code(guide: Guide) -> str:
    """The code of the person who told the story, as the page shows it."""
    return guide.kept_beside("code")
