# SPDX-License-Identifier: GPL-3.0-or-later
"""Handing over: it is said what is for good, six words are shown, and a file is truly written."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken
from storyteller import TODAY, row, said_yes

from held.bundles.bundle_reader import read_card_bundle
from held.bundles.card import CardIdentity, make_card_identity
from held.bundles.card_text import spell_card_block
from held.journal.answer import Chosen, Rows
from held.ui.navigation import Destination, Place
from held.ui.widgets.word_tile import WordTile
from held.workflows.compare_card import look_at_card, say_same
from held.workflows.open_bundle import open_bundle
from held.workflows.own_card import identity
from held.workflows.take_in_card import look_at_text, take_in

Sharer = Any  # from the conftest beside this


def words(sharer: Sharer) -> list[str]:
    return [tile.text() for tile in sharer.see_all(WordTile)]


def sent(sharer: Sharer) -> tuple[Any, ...]:
    return sharer.lane.run_now(sharer.teller.session.vault.bundles.sent)


def files(sharer: Sharer) -> list[str]:
    return [f.name for f in sharer.folder.iterdir() if f.name not in {"share", "config"}]


def test_it_says_to_whom_what_until_when_and_that_it_is_for_good(sharer: Sharer) -> None:
    sharer.hand_over(sharer.told())
    said = sharer.said()
    assert "Hand this to Rowan" in said
    for strong, small in [
        ("To Rowan", "From Linden: What I heard, The gist"),
        ("Until 1 March", "Then Rowan is asked to let it go"),
        ("It cannot be called back", "Once Rowan has it, Held cannot reach it."),
    ]:
        assert said[said.index(strong) + 1] == small
    assert "Say them aloud to Rowan. Do not send them along with the file." in said


def test_the_focus_is_on_the_safe_button_and_six_words_are_shown(sharer: Sharer) -> None:
    sharer.hand_over(sharer.told())
    assert QApplication.focusWidget() is sharer.see("back_button")
    assert len(words(sharer)) == 6
    assert all(words(sharer))
    assert files(sharer) == []


def test_a_bundle_is_written_read_back_said_and_noted(sharer: Sharer) -> None:
    sharer.hand_over(sharer.told())
    spoken = " ".join(words(sharer))
    target = sharer.folder / "bundle.held.age"
    sharer.write_to(target)
    sharer.see("done_button")

    said = sharer.said()
    assert "It was written, opened again and compared." in said
    assert said[said.index("bundle.held.age") + 1] == str(sharer.folder)
    assert "“You may have this until 1 March. Please pass nothing on.”" in said
    assert any("age -d bundle.held.age" in line for line in said)
    assert " ".join(words(sharer)) == spoken
    received = open_bundle(target, spoken, TODAY)
    assert [part.title for part in received.parts] == ["What I heard", "The gist"]
    assert received.until == date(2027, 3, 1)

    assert QApplication.focusWidget() is sharer.see("done_button")
    sharer.press(Qt.Key.Key_Space)
    assert sharer.gone[-1] == Destination(Place.BUNDLES)
    sharer.wait(lambda: sharer.find("sent_list") is not None)
    (line,) = sent(sharer)
    assert sharer.see(f"{line.id}_row").words() == "For Rowan, from Linden"


def test_the_suggested_name_says_neither_who_nor_what(sharer: Sharer) -> None:
    sharer.hand_over(sharer.told())
    sharer.press_button("choose_place_button")
    sharer.wait(lambda: sharer.dialog() is not None)
    dialog = sharer.dialog()
    assert [Path(file).name for file in dialog.selectedFiles()] == ["bundle.held.age"]
    dialog.reject()
    sharer.wait(lambda: sharer.dialog() is None)
    assert sharer.see("choose_place_button").isEnabled()
    assert sent(sharer) == ()


def test_permission_taken_back_while_reading_writes_nothing_and_says_so(sharer: Sharer) -> None:
    story = sharer.told()
    sharer.hand_over(story)
    taken_back = {**said_yes(sharer.rowan), "withdrawn": Rows((row("all of it"),))}
    sharer.teller.asked(story, taken_back)
    sharer.write_to(sharer.folder / "bundle.held.age")
    label = sharer.see("failure_label")
    assert label.text().startswith("Nothing of this story may leave now.")
    sharer.wait(lambda: "Nothing may go to Rowan now. At the side it says why." in sharer.said())
    assert "Linden took it back" in sharer.said()
    assert files(sharer) == []
    assert sent(sharer) == ()


def test_permission_that_says_less_by_now_is_read_once_more_as_it_is(sharer: Sharer) -> None:
    story = sharer.told()
    sharer.hand_over(story)
    sharer.teller.asked(story, {**said_yes(sharer.rowan), "detail": Chosen("gist")})
    sharer.write_to(sharer.folder / "bundle.held.age")
    label = sharer.see("failure_label")
    assert label.text().startswith("What may leave has changed since you read it.")
    sharer.see("letter_edit")
    sharer.wait(lambda: "The gist" in sharer.see("letter_edit").text())
    assert "Linden told me" not in sharer.see("letter_edit").text()
    assert files(sharer) == []
    assert sent(sharer) == ()


def test_a_place_that_does_not_take_it_is_told_and_the_words_stay_the_same(sharer: Sharer) -> None:
    sharer.hand_over(sharer.told())
    spoken = words(sharer)
    page = sharer.desk.page
    # The folder vanishes between the choice and the writing.
    page.presenter.write(sharer.folder / "gone" / "bundle.held.age")
    label = sharer.see("failure_label")
    assert label.text().startswith("The place is not there now.")
    assert sharer.see("choose_place_button").isEnabled()
    assert words(sharer) == spoken
    assert sent(sharer) == ()
    target = sharer.folder / "bundle.held.age"
    sharer.write_to(target)
    sharer.see("done_button")
    assert sharer.find("failure_label") is None
    assert open_bundle(target, " ".join(spoken), TODAY).letter


def test_while_it_is_written_it_can_be_stopped(sharer: Sharer) -> None:
    sharer.hand_over(sharer.told())
    page = sharer.desk.page
    page.presenter.write(sharer.folder / "bundle.held.age")
    button = sharer.see("choose_place_button")
    assert button.words() == "Writing…"
    assert not button.isEnabled()
    stop = QApplication.focusWidget()
    assert stop is not None
    assert stop.accessibleName() == "Stop writing"
    QTest.keyClick(stop, Qt.Key.Key_Space)
    assert sharer.see("failure_label").text().startswith("You stopped it.")
    assert button.words() == "Choose where to write it…"
    assert files(sharer) == []
    assert sent(sharer) == ()


def test_the_words_can_be_covered_and_copied_as_a_secret(sharer: Sharer) -> None:
    sharer.hand_over(sharer.told())
    spoken = words(sharer)
    sharer.press_button("copy_words_button")
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == " ".join(spoken)
    assert copied.data("x-kde-passwordManagerHint") == b"secret"
    sharer.press_button("hide_words_button")
    assert not any(words(sharer))
    assert all(tile.accessibleName().endswith("covered") for tile in sharer.see_all(WordTile))
    sharer.press_button("hide_words_button")
    assert words(sharer) == spoken


def test_whoever_leaves_the_page_leaves_the_words_behind(sharer: Sharer) -> None:
    sharer.hand_over(sharer.told())
    page = sharer.desk.page
    spoken = words(sharer)
    page.leave()
    assert page.presenter.words == ()
    assert not any(words(sharer))
    page.presenter.write(sharer.folder / "bundle.held.age")
    sharer.settle()
    assert files(sharer) == []
    sharer.press_button("back_button")
    sharer.see("letter_edit")
    sharer.settle()
    sharer.press_button("write_button")
    assert words(sharer) != spoken


def test_a_page_that_dies_while_it_writes_leaves_no_file_behind(sharer: Sharer) -> None:
    sharer.hand_over(sharer.told())
    page = sharer.desk.page
    page.presenter.write(sharer.folder / "bundle.held.age")
    sharer.navigation.go(Destination(Place.BUNDLES))
    sharer.wait(lambda: not Shiboken.isValid(page))
    sharer.settle()
    sharer.wait(lambda: sharer.find("empty_label") is not None)
    assert files(sharer) == []
    assert sent(sharer) == ()


def _gives_a_card(sharer: Sharer, *, compared: bool) -> CardIdentity:
    """Rowan's card, in the notebook from now on; its secret half is Rowan's."""
    theirs = make_card_identity("Ro")

    def take() -> None:
        session = sharer.teller.session
        take_in(session, look_at_text(session, spell_card_block(theirs.card)), "Rowan")
        if compared:
            say_same(session, look_at_card(session, sharer.rowan.id))

    sharer.lane.run_now(take)
    return theirs


def test_for_somebody_with_a_card_no_words_are_drawn_and_only_that_card_opens_it(
    sharer: Sharer,
) -> None:
    rowan = _gives_a_card(sharer, compared=True)
    sharer.hand_over_to_card(sharer.told())
    assert words(sharer) == []
    assert not any("six words" in text.lower() for text in sharer.said())
    assert "Opens with the card of Rowan" in sharer.said()
    target = sharer.folder / "bundle.held.age"
    sharer.write_to(target)
    sharer.see("done_button")
    mine = sharer.lane.run_now(lambda: identity(sharer.teller.session))
    opened = read_card_bundle(io.BytesIO(target.read_bytes()), rowan, [mine.card])
    assert opened.sender == mine.card
    (line,) = sent(sharer)
    assert line.card == bytes.fromhex(rowan.card.hash)
    how = "With Held: open the notebook, then Someone sent me something."
    assert how in sharer.said()


def test_a_card_that_is_not_compared_is_said_on_every_page_up_to_the_file(
    sharer: Sharer,
) -> None:
    _gives_a_card(sharer, compared=False)
    story = sharer.told()
    sharer.open(story)
    row = sharer.see(f"{sharer.rowan.id}_radio")
    assert row.accessibleDescription() == "Until 1 March. Their card is not yet compared."
    sharer.press_button(f"{sharer.rowan.id}_radio")
    sharer.press_button("read_button")
    warned = "Opens with a card, not yet compared"
    sharer.wait(lambda: warned in sharer.said())
    sharer.press_button("write_button")
    sharer.wait(lambda: warned in sharer.said())
    sharer.write_to(sharer.folder / "bundle.held.age")
    sharer.see("done_button")
    assert warned in sharer.said()
    sharer.press_button("done_button")
    (line,) = sent(sharer)
    note = sharer.see(f"{line.id}_row").note
    assert note.endswith("The card is not yet compared.")


def test_a_card_that_changes_after_reading_lets_nothing_be_written(sharer: Sharer) -> None:
    _gives_a_card(sharer, compared=True)
    sharer.hand_over_to_card(sharer.told())
    _gives_a_card(sharer, compared=False)
    sharer.write_to(sharer.folder / "bundle.held.age")
    sharer.see("failure_label")
    sharer.see("letter_edit")
    assert files(sharer) == []
    assert sent(sharer) == ()


def test_in_a_small_window_what_went_wrong_is_seen_whole_with_what_to_do(sharer: Sharer) -> None:
    sharer.desk.resize(640, 480)
    sharer.hand_over(sharer.told())
    sharer.desk.page.presenter.write(sharer.folder / "gone" / "bundle.held.age")
    for part in (sharer.see("failure_label"), sharer.see("choose_place_button")):
        assert part.visibleRegion().boundingRect() == part.rect()
