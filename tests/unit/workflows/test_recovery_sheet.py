# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways in on paper: made by someone who knows the passphrase, tried, taken back, used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from held.files.disk_errors import WriteFailed
from held.files.places import Places
from held.vault.key_slots import DerivationCost, PassphraseRefused, WrongPassphrase
from held.vault.recovery_slots import WrongWords
from held.workflows import recover, recovery_sheet
from held.workflows.clock import SystemClock
from held.workflows.recovery_sheet import ONE_SHEET, THREE_OF_FIVE, TWO_OF_THREE, Drawn, Sharing
from held.workflows.session import Session
from held.workflows.unlock_vault import Vaults

OLD, NEW = "sieben stille Äpfel", "acht laute Birnen"
TODAY = SystemClock().now().day


@pytest.fixture
def vaults(tmp_path: Path, cheap_cost: DerivationCost) -> Vaults:
    return Vaults(Places(tmp_path / "share", tmp_path / "config"), SystemClock(), cheap_cost)


@pytest.fixture
def folder(vaults: Vaults) -> Path:
    return vaults.folder_for("Winter")


@pytest.fixture
def session(vaults: Vaults, folder: Path) -> Iterator[Session]:
    session = vaults.make(folder, OLD)
    yield session
    session.close()


def made(session: Session, sharing: Sharing = ONE_SHEET) -> Drawn:
    return recovery_sheet.make(session, OLD, recovery_sheet.draw(TODAY, sharing))


def read(drawn: Drawn, *numbers: int) -> list[recover.Sheet]:
    """The sheets of these numbers, as they are entered one after another."""
    sheets: list[recover.Sheet] = []
    for number in numbers:
        sheets.append(recover.read_next(drawn.sheets[number - 1], sheets))
    return sheets


@pytest.mark.parametrize("sharing", [ONE_SHEET, TWO_OF_THREE, THREE_OF_FIVE])
def test_words_lead_from_a_forgotten_passphrase_to_a_new_one(
    session: Session, vaults: Vaults, folder: Path, sharing: Sharing
) -> None:
    drawn = made(session, sharing)
    session.close()
    for passphrase in (NEW, "and once more"):
        key = recover.find_key(folder, read(drawn, *range(1, sharing.needed + 1)))
        recover.open_anew(vaults, key, passphrase).close()
        vaults.open(vaults.derive(folder, passphrase)).close()
    for before in (OLD, NEW):
        with pytest.raises(WrongPassphrase):
            vaults.derive(folder, before)


def test_what_there_is_says_when_it_was_made_and_when_it_was_tried(session: Session) -> None:
    assert recovery_sheet.ways(session) == ()
    sheet, circle = made(session), made(session, TWO_OF_THREE)
    alone, shared = recovery_sheet.ways(session)
    assert (alone.id, alone.alone, alone.sharing, alone.made) == (sheet.way, True, ONE_SHEET, TODAY)
    assert (shared.alone, shared.sharing, shared.tried) == (False, TWO_OF_THREE, None)
    tried = recovery_sheet.try_sheets(session, read(circle, 1, 3))
    assert (tried.id, tried.tried) == (circle.way, TODAY)


def test_without_the_present_passphrase_nothing_is_made_or_taken_back(session: Session) -> None:
    drawn = made(session)
    before = session.vault.key_file
    with pytest.raises(WrongPassphrase):
        recovery_sheet.make(session, "wrong", recovery_sheet.draw(TODAY))
    with pytest.raises(WrongPassphrase):
        recovery_sheet.take_back(session, "wrong", drawn.way)
    assert session.vault.key_file == before


def test_what_is_taken_back_opens_no_more_and_the_other_does(
    session: Session, folder: Path
) -> None:
    sheet, circle = made(session), made(session, TWO_OF_THREE)
    recovery_sheet.take_back(session, OLD, sheet.way)
    assert [way.id for way in recovery_sheet.ways(session)] == [circle.way]
    session.close()
    with pytest.raises(WrongWords):
        recover.find_key(folder, read(sheet, 1))
    recover.find_key(folder, read(circle, 2, 3))


def test_a_notebook_made_with_a_sheet_knows_its_day(vaults: Vaults, folder: Path) -> None:
    drawn = recovery_sheet.draw(TODAY)
    session = vaults.make(folder, OLD, drawn, tried=True)
    (way,) = recovery_sheet.ways(session)
    assert (way.made, way.tried) == (TODAY, TODAY)
    session.close()
    recover.find_key(folder, read(drawn, 1))


def test_notes_that_were_lost_or_spoiled_hide_no_way_in(session: Session) -> None:
    drawn = made(session, TWO_OF_THREE)
    for spoiled in ("", "[]", '{"x": 1}'):
        session.vault.settings.save("recovery", spoiled)
        (way,) = recovery_sheet.ways(session)
        assert (way.id, way.alone, way.made) == (drawn.way, False, None)


def test_a_new_passphrase_that_cannot_be_leaves_the_old_one(
    session: Session, vaults: Vaults, folder: Path
) -> None:
    drawn = made(session)
    session.close()
    key = recover.find_key(folder, read(drawn, 1))
    with pytest.raises(PassphraseRefused):
        recover.open_anew(vaults, key, "")
    vaults.open(vaults.derive(folder, OLD)).close()


def test_a_key_that_cannot_be_written_leaves_the_old_passphrase_and_a_closed_notebook(
    session: Session, vaults: Vaults, folder: Path
) -> None:
    drawn = made(session)
    session.close()
    key = recover.find_key(folder, read(drawn, 1))
    copy = folder / "vault.json.bak"
    copy.unlink()
    (copy / "in the way").mkdir(parents=True)
    with pytest.raises(WriteFailed):
        recover.open_anew(vaults, key, NEW)
    vaults.open(vaults.derive(folder, OLD)).close()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1. Academic  2. acid\n3) ACNE", ("academic", "acid", "acne")),
        ("academic,acid;acne", ("academic", "acid", "acne")),
        ("", ()),
        ("1 2 3", ()),
    ],
)
def test_words_are_found_in_a_text_however_it_is_numbered(
    text: str, words: tuple[str, ...]
) -> None:
    assert recover.words_in(text) == words


def test_a_word_is_completed_only_when_one_alone_can_be_meant() -> None:
    known = recover.known_words()
    assert recover.begun_by("acad", known) == "academic"
    assert recover.begun_by("ac", known) == ""
    assert recover.begun_by("acae", known) == ""
    assert recover.begun_by("", known) == ""


def test_three_words_are_asked_for_in_an_order_that_paper_has() -> None:
    for sharing in (ONE_SHEET, TWO_OF_THREE, THREE_OF_FIVE):
        asked = recovery_sheet.questions(sharing)
        assert len({(q.sheet, q.word) for q in asked}) == 3
        assert list(asked) == sorted(asked, key=lambda q: (q.sheet, q.word))
        assert len({q.sheet for q in asked}) == (1 if sharing == ONE_SHEET else 3)


def test_drawn_words_stand_in_no_text_about_them() -> None:
    drawn = recovery_sheet.draw(TODAY)
    said = f"{drawn!r} {drawn!s}"
    assert not any(word in said for word in drawn.sheets[0])
    assert drawn.secret.hex() not in said


def test_a_key_found_with_words_is_the_key_of_the_passphrase(
    session: Session, vaults: Vaults, folder: Path
) -> None:
    drawn = made(session, THREE_OF_FIVE)
    by_words = recover.find_key(folder, read(drawn, 5, 1, 3))
    assert by_words.root.to_wrap == vaults.derive(folder, OLD).root.to_wrap
